"""Which two columns a column of changes compares."""

from __future__ import annotations

from tests.extractor.tables.reading import growths, tables_in

_TABLE = """
项目（万元）\t上年决算数\t本年预算数\t本年决算数\t增减额
“三公”经费合计\t14.68\t12.91\t{total}\t-5.10
1.公务接待费\t4.18\t3.91\t2.58\t-1.60
2.公务用车运行费\t10.50\t9.00\t7.00\t{car}
"""


def test_the_rows_decide_where_the_headers_leave_two_pairs():
    found = growths(tables_in(_TABLE.format(total="9.58", car="-3.50")))
    assert found == [("-5.10", "14.68", "9.58"), ("-1.60", "4.18", "2.58"), ("-3.50", "10.50", "7.00")]


def test_a_slip_in_one_row_does_not_hide_the_pair():
    assert ("-5.10", "14.68", "9.85") in growths(tables_in(_TABLE.format(total="9.85", car="-3.50")))


def test_rows_that_bear_out_no_pair_decide_nothing():
    assert growths(tables_in(_TABLE.format(total="9.85", car="-9.00"))) == []


_RATES = """
项目（万元）\t上年决算数\t本年决算数\t{header}
本年收入\t5,820.14\t6,108.32\t4.95
本年支出\t5,790.66\t6,032.58\t4.18
"""


def test_a_header_in_per_cent_makes_bare_numbers_rates():
    read = tables_in(_RATES.format(header="比上年增减%"))
    assert [each.change.unit.symbol for each in read.growths] == ["%", "%"]


def test_bare_numbers_under_a_rate_are_no_differences():
    assert growths(tables_in(_RATES.format(header="增长率"))) == []


def test_of_a_running_total_against_that_of_last_year():
    table = """
月份\t当月支出\t累计支出\t上年同期累计\t同比增减
6月\t312.75\t1,486.30\t1,402.16\t6.00%
9月\t286.90\t2,245.64\t2,163.88\t3.78%
12月\t402.36\t2,951.27\t2,886.40\t2.25%
"""
    assert [(change, old, new) for change, old, new in growths(tables_in(table, "单位：万元"))] == [
        ("6.00%", "1,402.16", "1,486.30"),
        ("3.78%", "2,163.88", "2,245.64"),
        ("2.25%", "2,886.40", "2,951.27"),
    ]


def test_a_pair_that_no_row_bears_out_is_dropped():
    table = "项目\t上年决算\t本年决算\t增减比例\n甲\t120.00\t150.00\t3.10%\n乙\t80.00\t95.00\t7.70%\n丙\t60.00\t66.00\t4.40%\n"
    assert growths(tables_in(table)) == []
