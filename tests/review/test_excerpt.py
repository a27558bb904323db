"""Excerpts: quotes stay marked whatever the width, and no row is wider than asked."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from review.excerpt import by_line, readable
from schemas.finding import Evidence

LINES = st.text(alphabet="预算执行率9.5%，。 \tab", min_size=12, max_size=300)


def place(text: str, start: int, end: int) -> Evidence:
    line = text.count("\n", 0, start) + 1
    column = start - (text.rfind("\n", 0, start) + 1) + 1
    return Evidence(document="a.txt", start=start, end=end, quote=text[start:end], line=line, column=column)


@given(LINES, st.data(), st.integers(20, 120))
def test_rows_fit_and_marks_cover_the_quotes(text: str, data: st.DataObject, width: int) -> None:
    starts = data.draw(st.lists(st.integers(0, len(text) - 4), min_size=1, max_size=4))
    places = [place(text, start, start + 3) for start in starts]
    rows = [row for _, rows in by_line(places, {"a.txt": text}, width) for row in rows]
    assert all(cell_len(row.text) <= width for row in rows)
    marked = "".join(row.text[a:b] for row in rows for a, b in row.marks)
    for each in places:
        assert "".join(each.quote.split()) in marked.replace("¦", "").replace(" ", "")


def test_the_underline_counts_two_cells_for_a_chinese_character() -> None:
    text = "全年预算执行率为95.6%，较上年提高"
    [(_, [row])] = by_line([place(text, text.index("执"), text.index("为"))], {"a.txt": text}, 80)
    assert row.underline() == " " * 8 + "^" * 6


def test_places_of_one_line_are_shown_together_and_lines_apart() -> None:
    text = "支出90万元，预算100万元\n执行率80%"
    places = [place(text, text.index("80%"), len(text)), place(text, 2, 6), place(text, 9, 14)]
    shown = by_line(places, {"a.txt": text}, 60)
    assert [[each.quote for each in places] for places, _ in shown] == [["80%"], ["90万元", "100万元"]]
    assert [len(rows) for _, rows in shown] == [1, 1]
    assert len(shown[1][1][0].marks) == 2


def test_marks_far_apart_get_rows_of_their_own() -> None:
    text = "甲为10%，" + "中" * 100 + "乙为20%"
    places = [place(text, 2, 5), place(text, len(text) - 3, len(text))]
    [(_, rows)] = by_line(places, {"a.txt": text}, 40)
    assert [row.text[row.marks[0][0] : row.marks[0][1]] for row in rows] == ["10%", "20%"]
    assert rows[0].text.endswith("…") and rows[1].text.startswith("…")


def test_a_document_whose_text_is_not_at_hand_has_no_rows() -> None:
    text = "10%"
    assert by_line([place(text, 0, 3)], {}, 40) == [([place(text, 0, 3)], [])]


def test_markup_is_not_shown_and_cells_are_parted() -> None:
    raw = "<tr><td>产出</td><td>50</td></tr>"
    text = "\n   \n   产出     \n   50          "
    assert readable(raw, text).split() == ["产出", "50"]
    [(_, [row])] = by_line([place(raw, raw.index("50"), raw.index("50") + 2)], {"a.txt": readable(raw, text)}, 40)
    assert row.text.replace(" ", "") == "¦产出¦50"
