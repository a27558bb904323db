"""Price times quantity within rows, and running totals from row to row."""

from __future__ import annotations

from tests.extractor.tables.reading import tables_in

_GRANTS = """
补贴类别\t补助标准（元/人·月）\t发放人次\t发放金额（元）
生活补贴\t195\t14,256\t2,779,920
护理补贴\t225\t16,032\t3,607,200
临时补贴\t252\t9,864\t2,485,728
合计\t—\t40,152\t8,872,848
"""
_PURCHASES = """
设备名称\t数量（台）\t单价（万元）\t金额（万元）
康复床\t12\t1.86\t22.32
训练器\t8\t3.45\t27.60
筛查仪\t15\t0.92\t13.80
"""
_QUARTERS = """
季度\t本季支出（万元）\t累计支出（万元）
一季度\t1,126.55\t1,126.55
二季度\t1,385.72\t2,512.27
三季度\t1,290.36\t3,802.63
四季度\t1,226.64\t5,029.27
"""


def products(text: str) -> list[tuple[str, str, str]]:
    return [(p.price.quote, p.quantity.quote, p.result.quote) for p in tables_in(text).products]


def test_a_standard_times_those_who_got_it():
    assert products(_GRANTS)[0] == ("195", "14,256", "2,779,920") and len(products(_GRANTS)) == 3
    assert all(product.price.exact for product in tables_in(_GRANTS).products)


def test_a_wrong_amount_among_right_ones():
    assert ("3.45", "8", "26.70") in products(_PURCHASES.replace("27.60", "26.70"))


def test_a_price_that_no_amount_follows_from():
    assert products(_PURCHASES.replace("27.60", "21.00").replace("13.80", "19.40")) == []


def test_a_monthly_standard_for_a_year():
    table = "类别\t标准（元/月）\t人数\t全年发放（元）\n一类\t300\t120\t432,000\n二类\t260\t85\t265,200\n"
    assert [product.months for product in tables_in(table).products] == [12, 12]


def test_each_quarter_adds_its_own():
    steps = [(s.total.quote, [p.quote for p in s.parts]) for s in tables_in(_QUARTERS).sums]
    assert steps == [
        ("2,512.27", ["1,126.55", "1,385.72"]),
        ("3,802.63", ["2,512.27", "1,290.36"]),
        ("5,029.27", ["3,802.63", "1,226.64"]),
    ]


def test_a_column_that_does_not_run_on_is_no_running_total():
    assert (
        tables_in(_QUARTERS.replace("2,512.27", "99.00").replace("3,802.63", "88.00").replace("5,029.27", "7.00")).sums
        == ()
    )
