"""A folder of strangers' files: the good ones are all checked, each bad one is told with its reason."""

import io
import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.review.batch.commanding import Desk, good, hand_in, records

pytestmark = pytest.mark.slow


def pdf(password: str | None = None) -> bytes:
    page = io.BytesIO()
    canvas = Canvas(page)
    canvas.drawString(72, 700, "Budget 100.00, spent 90.00 in 2023")
    canvas.save()
    if password is None:
        return page.getvalue()
    locked = io.BytesIO()
    with pikepdf.open(page) as document:
        document.save(locked, encryption=pikepdf.Encryption(user=password, owner=password))
    return locked.getvalue()


def zip_bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w") as inside:
            for _ in range(300):
                inside.write(bytes(1 << 20))
    return file.getvalue()


def nested_docx() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<a>" * 200_000 + "</a>" * 200_000)
    return file.getvalue()


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le")
BAD: dict[str, tuple[Callable[[], bytes], set[str]]] = {
    "死机.txt": (lambda: b"CRASH", {"crashed"}),
    "停住.txt": (lambda: b"HANG", {"time_limit"}),
    "吃内存.txt": (lambda: b"EAT", {"memory_limit"}),
    "加密.pdf": (lambda: pdf("mima"), {"encrypted"}),
    "空.docx": (lambda: b"", {"empty"}),
    "半截.pdf": (lambda: pdf()[:300], {"truncated", "damaged"}),
    "半截.docx": (lambda: b"PK\x03\x04" + bytes(200), {"truncated", "damaged"}),
    "炸弹.docx": (zip_bomb, {"hostile", "too_large", "damaged"}),
    "深层.docx": (nested_docx, {"hostile", "damaged", "crashed"}),
    "老格式.doc": (lambda: OLD, {"unsupported", "damaged"}),
    "二进制.txt": (lambda: bytes(range(256)) * 40, {"damaged", "unsupported"}),
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[int, dict[str, dict[str, object]], list[str]]:
    """Exit code and records of one batch over everything bad at once, each bad file beside a good one."""
    desk = Desk(tmp_path_factory.mktemp("desk"))
    names = hand_in(desk.inbox, 6)
    for nth, (name, (content, _)) in enumerate(BAD.items()):
        (desk.inbox / f"坏{nth}").mkdir()
        (desk.inbox / f"坏{nth}" / "报告.txt").write_text(good(nth))
        (desk.inbox / f"坏{nth}" / name).write_bytes(content())
    (desk.inbox / "空文件夹").mkdir()
    (desk.inbox / "零字节.txt").touch()
    (desk.inbox / "其实是文本.xlsx").write_text(good(70))
    (desk.inbox / "其实是PDF.docx").write_bytes(pdf())
    (desk.inbox / "没有扩展名").write_bytes(pdf())
    deep = desk.inbox / "深层文件夹" / Path(*["层"] * 60)
    deep.mkdir(parents=True)
    (deep / "报告.txt").write_text(good(71))
    done = desk.poisoned("--format", "jsonl", "--time-limit", "3", "--memory-limit", "1500")
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, records(done.stdout), names


def test_the_good_ones_are_all_checked(told: tuple[int, dict[str, dict[str, object]], list[str]]) -> None:
    code, found, names = told
    assert code == 3
    for name in [*names, "其实是文本.xlsx", "深层文件夹"]:
        assert (found[name]["state"], found[name]["errors"], found[name]["report"]["unreadable"]) == ("done", 1, [])  # type: ignore[index]
    for name in ("其实是PDF.docx", "没有扩展名"):
        assert found[name]["report"]["submission"]["documents"][0]["media_type"] == "application/pdf"  # type: ignore[index]


@pytest.mark.parametrize(("nth", "name"), list(enumerate(BAD)), ids=list(BAD))
def test_a_bad_file_costs_only_itself_and_says_why(
    told: tuple[int, dict[str, dict[str, object]], list[str]], nth: int, name: str
) -> None:
    record = told[1][f"坏{nth}"]
    report = json.loads(json.dumps(record["report"]))
    assert record["errors"] == 1, "the good file beside it is checked"
    (gap,) = {(each["document"], each["reason"]) for each in report["unreadable"]}
    assert gap[0] == name
    assert gap[1] in BAD[name][1]
    assert all(each["message"]["zh"] and each["message"]["en"] for each in report["unreadable"])


def test_what_is_empty_is_told(told: tuple[int, dict[str, dict[str, object]], list[str]]) -> None:
    _, found, _ = told
    assert (found["空文件夹"]["state"], found["空文件夹"]["reason"]) == ("set_aside", "empty")
    assert [each["reason"] for each in found["零字节.txt"]["report"]["unreadable"]] == ["empty"]  # type: ignore[index]


def test_nothing_is_lost_and_nothing_twice(told: tuple[int, dict[str, dict[str, object]], list[str]]) -> None:
    assert len(told[1]) == 6 + len(BAD) + 6


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_told(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    hand_in(desk.inbox, 2)
    (desk.inbox / "单位000" / "报告.txt").chmod(0)
    found = records(desk.poisoned("--format", "jsonl").stdout)
    assert found["单位000"]["report"]["unreadable"][0]["reason"] == "not_allowed"
