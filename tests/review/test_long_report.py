"""A report of forty pages, a server that fails one request in five: the check ends complete, and asks no more than it must."""

from __future__ import annotations

from pathlib import Path

from extractor.model.client import Client
from extractor.model.replies import FolderReplies
from review.exits import Exit, exit_of
from review.labelling import Labelling
from review.pipeline import Reviewed, review
from tests.extractor.model.asked import HASTY, endpoint
from tests.pdf_paper import Paper
from tests.servers.scripted import Request, Response, error, good, serve

PAGES = 40
WORKS = ("渠道清淤", "水质检测", "堤防加固")
PLACES = [first + second for first in "青白石龙高" for second in "溪坪塘桥湾岭渡沟"]


def _long_report() -> bytes:
    sheet = Paper()
    for page, place in enumerate(PLACES):
        sheet.text(72, 72, f"第{page + 1}部分 {place}片区", 14)
        for at, work in enumerate(WORKS):
            sheet.text(
                72, 110 + 60 * at, f"{place}{work}切块{100 + page}.{at + 10}万元，当年花掉{90 + page}.{at + 10}万元。"
            )
        sheet.text(72, 320, f"{place}站核定编制{page + 20}名，年末实有在编{page + 18}人，全年未发生{place}管网渗漏。")
        sheet.text(72, 350, f"入冬后{place}管网渗漏两处，已经修复。")
        if page + 1 < PAGES:
            sheet.next_page()
    return sheet.data()


def _check(file: Path, base_url: str, replies: Path) -> tuple[Reviewed, Client]:
    client = Client(endpoint(base_url), FolderReplies(replies), patience=HASTY)
    return review([file], labelling=Labelling("both", client, client)), client


def test_it_ends_complete_with_the_retries_it_should_have_made(tmp_path: Path) -> None:
    failed: list[int] = []

    def one_in_five_fails(request: Request) -> Response:
        if request.number % 5 == 4:
            failed.append(request.number)
            return error(503)
        return good(request)

    file = tmp_path / "report.pdf"
    file.write_bytes(_long_report())
    with serve(one_in_five_fails) as server:
        reviewed, client = _check(file, server.base_url, tmp_path / "replies")
        asked = len(server.requests)
        assert reviewed.report.submission.documents[0].pages == PAGES
        assert reviewed.report.coverage.unlabelled == () and not reviewed.report.unreadable
        assert exit_of(reviewed.report, "never", exit_zero=False) is Exit.CLEAN
        assert asked >= 10 and asked == client.sent.answered + len(failed)
        assert reviewed.report.model is not None and reviewed.report.model.requests == asked
        again, _ = _check(file, server.base_url, tmp_path / "replies")
        assert len(server.requests) == asked, "what was answered is not asked again"
        assert again.report.findings == reviewed.report.findings


def test_one_part_that_is_never_answered_is_named_and_costs_only_itself(tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(_long_report())
    with serve(lambda request: error(500) if "高塘渠道清淤" in request.material else good(request)) as server:
        reviewed, client = _check(file, server.base_url, tmp_path / "replies")
    left = reviewed.report.coverage.unlabelled
    assert left and {each.task for each in left} <= {"label-figures", "contradictions", "same-quantity"}
    assert any("高塘渠道清淤" in each.quote for part in left for each in part.evidence)
    assert client.sent.answered >= 8
    assert exit_of(reviewed.report, "never", exit_zero=False) is Exit.PARTIAL
    assert reviewed.report.verdict in ("incomplete", "inconsistent")
