"""One bad file becomes one message; the others are read, in order."""

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest

from extractor.read.guard import Job, read_guarded
from schemas.document import Document
from schemas.errors import UnreadableFile
from tests import misbehaving
from tests.pdf_paper import paper, prose

HERE = Path(__file__)


@pytest.mark.parametrize(
    ("reader", "reason"),
    [
        (misbehaving.crash_on_bad, "crashed"),
        (misbehaving.hang_on_bad, "time_limit"),
        (misbehaving.eat_on_bad, "memory_limit"),
        (misbehaving.stumble_on_bad, "crashed"),
    ],
)
def test_one_bad_file_does_not_take_the_others_with_it(reader: Callable[[Job], Document], reason: str) -> None:
    names = ["a", "b", "bad", "c", "d"]
    results = list(
        read_guarded([Job(HERE, name) for name in names], seconds=4, memory_mb=1024, workers=2, reader=reader)
    )
    assert [result.name for result in results] == names
    bad = results[2]
    assert isinstance(bad, UnreadableFile)
    assert bad.reason == reason
    assert bad.message.zh.startswith("bad：")
    assert all(isinstance(result, Document) for at, result in enumerate(results) if at != 2)


def test_real_files_come_back_whole(tmp_path: Path) -> None:
    pdf, text = tmp_path / "a.pdf", tmp_path / "b.txt"
    pdf.write_bytes(paper(prose(["全年支出12.5万元。"])))
    text.write_text("全年支出12.5万元。", "utf-8")
    jobs = [Job(pdf, "a.pdf"), Job(text, "b.txt"), Job(tmp_path / "none.pdf", "none.pdf")]
    read_pdf, read_text, missing = read_guarded(jobs, workers=1)
    assert isinstance(read_pdf, Document)
    assert isinstance(read_text, Document)
    assert read_pdf.text == read_text.text
    place = read_pdf.place(read_pdf.span(4, 8))
    assert place.page == 1
    assert place.boxes
    assert isinstance(missing, UnreadableFile)
    assert missing.reason == "missing"


def test_plain_text_needs_no_worker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_pool(*_: object) -> None:
        raise AssertionError("a pool was started")

    monkeypatch.setattr("pebble.ProcessPool", no_pool)
    text = tmp_path / "b.txt"
    text.write_text("支出12.5万元", "utf-8")
    (document,) = read_guarded([Job(text, "b.txt")], meanwhile=no_pool)
    assert isinstance(document, Document)


def test_something_else_is_done_while_a_worker_starts(tmp_path: Path) -> None:
    done = Event()
    jobs = [Job(HERE, name) for name in "ab"]
    results = list(read_guarded(jobs, workers=1, reader=misbehaving.crash_on_bad, meanwhile=done.set))
    assert done.wait(timeout=10)
    assert [result.name for result in results] == ["a", "b"]


def test_more_files_than_fit_the_window(tmp_path: Path) -> None:
    text = tmp_path / "b.txt"
    text.write_text("支出12.5万元", "utf-8")
    jobs = [Job(text, str(number)) for number in range(60)]
    assert [result.name for result in read_guarded(jobs, workers=1)] == [job.name for job in jobs]
