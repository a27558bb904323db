"""Lines of a cell are joined where the next word had no room, and kept apart where it had."""

import pytest

from extractor.read.pdf_wrapping import Edges, Measure, alignment_of, is_full, join_in_cell, join_in_text

EM = 10.0


def line(x0: float, x1: float, first: str, last: str, word: float = EM, *, numbered: bool = False) -> Edges:
    return Edges(x0, x1, EM, ord(first), ord(last), word, EM / 2 if first.isdigit() else EM, numbered)


@pytest.mark.parametrize(
    ("upper", "lower", "join"),
    [
        (line(0, 98, "年", "算"), line(0, 40, "的", "。"), ""),
        (line(0, 60, "年", "算"), line(0, 40, "的", "。"), "\n"),
        (line(0, 98, "2", "3"), line(0, 5, "5", "5", 5), ""),
        (line(0, 60, "9", "%"), line(0, 30, "9", "%", 30), "\n"),
        (line(0, 97, "t", "g"), line(0, 50, "c", "e", 50), " "),
        (line(0, 97, "完", ".", numbered=True), line(0, 50, "2", "人", 20), " "),
        (line(0, 75, "完", "成"), line(0, 60, "1", "%", 30), ""),
    ],
)
def test_joins_in_a_cell(upper: Edges, lower: Edges, join: str) -> None:
    assert join_in_cell(upper, lower, Measure(0, 100)) == join


def test_a_centred_line_has_its_room_on_both_sides() -> None:
    upper, lower = line(20, 80, "项", "况"), line(30, 70, "及", "况")
    assert alignment_of([upper, lower]) == "centre"
    assert join_in_cell(upper, lower, Measure(0, 100, "centre")) == "\n"
    assert join_in_cell(line(2, 98, "项", "况"), lower, Measure(0, 100, "centre")) == ""


def test_numbers_below_each_other_at_the_right_stay_two() -> None:
    lines = [line(60, 100, "1", "5", 40), line(50, 100, "2", "0", 50)]
    assert alignment_of(lines) == "right"
    assert join_in_cell(*lines, Measure(0, 100, "right")) == "\n"


def test_two_numbers_at_a_line_break_in_prose_stay_two() -> None:
    upper = line(0, 88, "共", "2")
    assert is_full(upper, line(0, 100, "3", "。", 20), Measure(0, 100))
    assert join_in_text(upper, line(0, 100, "3", "。", 20), Measure(0, 100)) == " "
    assert join_in_text(line(0, 99, "共", "2"), line(0, 100, "3", "。", 5), Measure(0, 100)) == ""
