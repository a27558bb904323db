"""Which rows of a funds block make up its total."""

from __future__ import annotations

from tests.extractor.tables.reading import sums, tables_in

_FUNDS = """
资金来源\t全年预算数（万元）\t全年执行数（万元）\t执行率
年度资金总额\t820.00\t790.00\t96.34%
其中：当年财政拨款\t820.00\t790.00\t96.34%
政府性基金\t{budget}\t{spent}\t-
其他资金\t0.00\t0.00\t-
"""


def _parts(budget: str, spent: str) -> list[list[str]]:
    return [
        parts
        for _, total, parts, exhaustive in sums(tables_in(_FUNDS.format(budget=budget, spent=spent)))
        if exhaustive
    ]


def test_a_source_without_budget_that_spends_is_a_part_of_the_total():
    assert _parts("0.00", "9.00") == [["820.00", "0.00", "0.00"], ["790.00", "9.00", "0.00"]]


def test_a_source_that_only_lies_under_the_row_before_is_no_part_of_the_total():
    assert ["820.00", "0.00"] in _parts("120.00", "90.00") and ["790.00", "0.00"] in _parts("120.00", "90.00")
