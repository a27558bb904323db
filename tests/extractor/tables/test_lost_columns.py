"""Text files lose cells: headers are rebuilt, rows are placed by content, and what is uncertain stays unplaced."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extractor.tables import layouts
from tests.extractor.tables.reading import logical, outline, ratios, shown, sums, tables_in


def test_a_broken_header_is_rebuilt():
    read = tables_in(layouts.LOST_COLUMNS)
    assert ratios(read) == [
        ("村道保洁", "97.50%", "62.40", ["64.00"]),
        ("水塘清淤", "90.00%", "79.20", ["88.00"]),
        ("路灯维护", "100.00%", "35.00", ["35.00"]),
    ]
    assert ("村道保洁", "62.40", ["58.40", "4.00", "0.00"], True) in sums(read)


def test_a_total_that_rows_do_not_bear_out_is_not_assumed():
    spoiled = layouts.LOST_COLUMNS.replace("\t64.00\t", "\t61.00\t").replace("\t88.00\t88.00", "\t80.00\t88.00")
    (table,) = logical(spoiled.replace("\t35.00\t35.00\t0.00\t0.00\t35", "\t31.00\t35.00\t0.00\t0.00\t35"))
    assert not [
        column for column in table.columns if column.path[:1] == ("项目年度预算金额",) and column.meaning.quantity
    ]


def test_a_cell_that_fits_two_columns_stays_unplaced():
    (table,) = logical(layouts.LOST_COLUMNS)
    row = table.records[1]
    assert [cell.text for cell in row.unplaced] == ["清淤水塘9口", "淤泥外运规范"]
    assert row.get(table.columns[12]).text == "清淤水塘9口" and row.get(table.columns[21]).text == "已完成整改"
    (seen,) = tables_in(layouts.LOST_COLUMNS).seen
    assert len(seen.unplaced) == 2 and seen.note is not None


def test_pages_that_lose_a_column_are_one_scorecard():
    (card,) = tables_in(layouts.SHIFTED_SCORECARD).scorecards
    assert outline(card) == [
        (1, "过程", "40", None),
        (2, "资金管理", "25", None),
        (3, "预算执行率", "15", "14.2"),
        (3, "资金合规性", "10", "10"),
        (2, "资产管理", "15", None),
        (3, "资产安全性", "15", "15"),
        (1, "绩效", "60", None),
        (2, "履职效果", "60", None),
        (3, "重点工作完成率", "60", "50"),
    ]
    assert card.complete and shown(card.total_score) == "89.2"


def test_a_cell_split_by_a_page_break_is_joined():
    read = tables_in(layouts.SHIFTED_SCORECARD)
    (parts,) = read.split_cells
    assert len(parts) == 2
    last = read.scorecards[0].items[-1].children[-1].children[-1]
    assert len(last.explanation) == 2


_HEAD = "序号\t项目名称\t年初预算\t调整预算\t支出数\t执行率\t年度目标\t目标完成情况\t存在的问题\t整改情况"
_ROWS = [
    ["{n}", "绿道养护{n}期", "11{n}.00", "12{n}.00", "10{n}.00", "8{n}.00%", "养护绿道三段并补种苗木", "已完成", "因雨水多，工期顺延", "已完成整改"],
    ["{n}", "公厕运维{n}期", "21{n}.00", "22{n}.00", "20{n}.00", "9{n}.00%", "保持全部公厕整洁开放", "已完成", "因疫情影响，验收推迟", "已完成整改"],
]  # fmt: skip


@pytest.fixture(scope="module")
def whole():
    return [[cell.format(n=n) for cell in _ROWS[n % 2]] for n in range(1, 7)]


@settings(max_examples=60, deadline=None)
@given(row=st.integers(0, 5), lost=st.sets(st.integers(2, 9), min_size=1, max_size=3))
def test_a_row_that_lost_cells_is_never_misplaced(whole, row, lost):
    rows = [list(cells) for cells in whole]
    rows[row] = [cell for at, cell in enumerate(rows[row]) if at not in lost]
    (table,) = logical("\n".join([_HEAD, *("\t".join(cells) for cells in rows)]))
    truth = {cell: at for at, cell in enumerate(whole[row])}
    placed = {cell.text: at for at, cell in table.records[row].cells.items()}
    wrong = {text: at for text, at in placed.items() if truth[text.replace(",", "，")] != at}
    assert not wrong
