"""What holds for every document: each run of digits is in exactly one figure, in order, and nothing overlaps."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.figures import find_figures
from extractor.read import read
from schemas.document import Document
from tests.extractor.figures.documents import grid, prose

_GOLDEN = sorted(Path(__file__).parents[3].glob("golden/*/*.txt")) + sorted(
    Path(__file__).parents[3].glob("golden/*/*.md")
)
_PIECES = st.sampled_from(
    [
        *"0123456789０１２，,.．%％-－—~+=*/（）()[]〔〕：:；。、 \n“”",
        "万元",
        "年",
        "月",
        "日",
        "号",
        "第",
        "个",
        "分",
        "人次",
    ]
    + [
        "百分点",
        "一",
        "二",
        "十",
        "两",
        "百",
        "半",
        "三分之二",
        "≥",
        "以上",
        "约",
        "电话",
        "附件",
        "A4",
        "x",
        "①",
        "元/人",
        "季度",
        "GB/T",
    ]
)
_TEXT = st.lists(_PIECES, max_size=60).map("".join)


def covers_all_digits_once(document: Document) -> None:
    figures = find_figures(document)
    assert [figure.id for figure in figures] == list(range(len(figures)))
    ends = [figure.span.end for figure in figures]
    assert all(end <= figure.span.start for end, figure in zip(ends, figures[1:], strict=False))
    for run in re.finditer("[0-9０-９]+", document.text):
        holders = [f for f in figures.within(0, run.end()) if f.span.start <= run.start() and run.end() <= f.span.end]
        assert len(holders) == 1, f"{run[0]!r} at {run.start()}"
    for figure in figures:
        assert figure.quote == document.quote(figure.span) != ""


@given(_TEXT)
def test_every_digit_of_a_text_is_in_one_figure(text: str) -> None:
    covers_all_digits_once(prose(text))


@given(_TEXT)
def test_so_it_is_in_text_that_a_machine_read(text: str) -> None:
    covers_all_digits_once(prose(text, by_ocr=True))


@given(st.lists(st.tuples(_TEXT, _TEXT, _TEXT), min_size=1, max_size=4))
def test_so_it_is_in_tables(rows: list[tuple[str, str, str]]) -> None:
    flat = [tuple(cell.replace("\n", "") for cell in row) for row in rows]
    covers_all_digits_once(grid(("序号", "预算金额（万元）", "评分标准"), *flat))


@pytest.mark.parametrize("path", _GOLDEN, ids=lambda path: path.parent.name)
def test_so_it_is_in_sample_submissions(path: Path) -> None:
    covers_all_digits_once(read(path))


def test_text_outside_all_blocks_is_read_too() -> None:
    document = prose("支出100万元").model_copy(update={"blocks": ()})
    assert [figure.quote for figure in find_figures(document)] == ["100万元"]


def test_no_number_crosses_a_cell() -> None:
    figures = find_figures(grid(("名称", "预算", "支出"), ("甲", "12", "万元")))
    assert [(figure.quote, figure.unit.symbol) for figure in figures] == [("12", "")]


@pytest.mark.parametrize(
    "piece", ["1", "1,", "1.1", "一", "一、", "a", "A1", "(1", "每项", "1 ", "其中1万", "≥1%的，得"]
)
def test_monotonous_text_takes_no_more_than_its_length(piece: str) -> None:
    """A pattern that backtracks would take minutes here."""
    document = prose(piece * 3000)
    covered = sum(len(figure.quote) for figure in find_figures(document))
    assert covered >= sum(character in "0123456789" for character in document.text)
