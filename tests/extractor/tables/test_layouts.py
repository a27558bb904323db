"""One test a form of the genre: what its rows say once it is read."""

from schemas.extraction import WHOLE, Role, TableKind
from schemas.kind import Qualifier
from tests.extractor.tables import layouts
from tests.extractor.tables.reading import claims_of, growths, outline, ratios, roles_of, shown, sums, tables_in


def test_national_form():
    read = tables_in(layouts.NATIONAL_FORM)
    (card,) = read.scorecards
    assert outline(card) == [
        (1, "预算执行率", "10", "9.5"),
        (1, "产出指标", None, None),
        (2, "数量指标", None, None),
        (3, "加固长度", "30", "30"),
        (2, "质量指标", None, None),
        (3, "验收合格率", "20", "20"),
        (1, "效益指标", None, None),
        (2, "社会效益指标", None, None),
        (3, "参观人次", "30", "27"),
        (1, "满意度指标", None, None),
        (2, "服务对象满意度", None, None),
        (3, "游客满意度", "10", "10"),
    ]
    assert (shown(card.total_maximum), shown(card.total_score), card.complete) == ("100", "96.5", True)
    (project,) = read.projects
    assert project.name == "古城墙抢险加固"
    assert {key: figure.quote for key, figure in project.figures.items()} == {
        "initial": "300.00", "annual": "360.00", "spent": "342.00", "weight": "10", "execution_rate": "95.00%", "score": "9.5",
    }  # fmt: skip
    assert set(project.texts) == {"goal", "completion"}
    assert ratios(read)[0] == ("古城墙抢险加固", "95.00%", "342.00", ["360.00"])
    assert ("古城墙抢险加固", "342.00", ["302.00", "40.00", "0.00"], True) in sums(read)
    assert {seen.kind for seen in read.seen} >= {TableKind.PROJECT_FORM, TableKind.FUNDS, TableKind.SCORECARD}


def test_a_target_told_in_a_completion_cell_is_a_target():
    read = tables_in(layouts.NATIONAL_FORM)
    assert roles_of(read, "520米") == {Role.TARGET}
    assert roles_of(read, "500米") == {Role.TARGET}
    assert roles_of(read, "536米") == {Role.ACTUAL}
    assert {claim.scope for claim in claims_of(read, "536米")} == {"古城墙抢险加固"}


def test_sources_under_a_source():
    read = tables_in(layouts.NESTED_FUNDS)
    assert (WHOLE, "912.00", ["812.00", "100.00"], True) in sums(read)
    assert ("财政拨款" in {s.scope for s in read.ratios}) and len(read.ratios) == 6
    assert (WHOLE, "812.00", ["480.00", "190.00", "142.00"], True) in sums(read)


def test_weights_in_brackets():
    (card,) = tables_in(layouts.BRACKETED_WEIGHTS).scorecards
    assert outline(card)[:3] == [
        (1, "投入", "30分", None),
        (2, "预算编制", "18分", "17"),
        (2, "目标设定", "12分", "12"),
    ]
    assert shown(card.total_score) == "97"


def test_a_score_merged_over_a_group_is_the_groups():
    (card,) = tables_in(layouts.MERGED_SCORES).scorecards
    rows = outline(card)
    assert (2, "资产", "15", "13") in rows and (3, "利用率", "7", None) in rows
    assert card.complete and shown(card.total_maximum) == "100"


def test_rows_that_head_a_group():
    (card,) = tables_in(layouts.GROUP_ROWS).scorecards
    assert [(item.level, item.name, shown(item.maximum), len(item.children)) for item in card.items] == [
        (1, "产出指标", "60分", 2),
        (1, "效益指标", "40分", 1),
    ]


def test_operators_and_units_in_their_own_columns():
    read = tables_in(layouts.OWN_OPERATORS)
    (target,) = claims_of(read, "1200")
    assert target.figure.qualifier is Qualifier.AT_LEAST and target.figure.unit.symbol == "亩"
    area, cost = read.ratios
    assert (area.rate.quote, area.reverse, cost.rate.quote, cost.reverse) == ("105.00%", False, "106.67%", True)


def test_indicators_without_scores():
    read = tables_in(layouts.WITHOUT_SCORES)
    assert read.seen[0].kind is TableKind.INDICATORS
    assert roles_of(read, "240次") == {Role.TARGET} and roles_of(read, "251次") == {Role.ACTUAL}


def test_three_public_expenses():
    read = tables_in(layouts.THREE_PUBLIC)
    assert ("-25.00%", "2.40", "1.80") in growths(read) and ("1.00", "18.40", "19.40") in growths(read)
    assert ("三公经费", "19.40") in {(claim.scope, claim.figure.quote) for claim in read.claims}
    assert ["1.80", "17.60", "0.00"] in [parts for _, _, parts, _ in sums(read)]
    assert roles_of(read, "18.40") == {Role.LAST_YEAR}


def test_two_sides_of_one_table():
    read = tables_in(layouts.TWO_SIDED)
    assert [(total, parts) for _, total, parts, _ in sums(read)] == [
        ("1,010.00", ["860.20", "140.00", "9.80"]),
        ("1,025.00", ["1,010.00", "15.00"]),
        ("975.10", ["520.10", "455.00", "0.00"]),
        ("1,025.00", ["975.10", "49.90"]),
    ]
    assert {claim.metric for claim in claims_of(read, "860.20")} == {"revenue"}


def test_subtotals_are_not_added_twice():
    read = tables_in(layouts.SUBTOTALS)
    assert ("项目支出", "260.20", ["172.00", "88.20"], True) in sums(read)
    assert ("项目支出", "172.00", ["118.00", "54.00"], True) in sums(read)
    assert [project.name for project in read.projects] == ["智慧水务", "河长制考核", "泵站运维"]
    assert {claim.scope for claim in claims_of(read, "172.00")} == {"项目支出/局机关"}


def test_a_total_that_stands_first_and_a_part_of_a_project():
    read = tables_in(layouts.TOTAL_FIRST)
    assert ("项目支出", "163.20", ["98.00", "65.20"], True) in sums(read)
    assert [project.name for project in read.projects] == ["图书购置", "阅读推广"]
    assert {claim.scope for claim in claims_of(read, "34.30")} == {"图书购置/少儿图书"}
    assert {claim.period for claim in claims_of(read, "141.00")} == {"2022"}
    assert ("图书购置", "98.00%", "98.00", ["100.00"]) in ratios(read)


def test_key_values():
    read = tables_in(layouts.KEY_VALUES)
    (project,) = read.projects
    assert project.name == "乡村道路硬化" and shown(project.figures["budget"]) == "480.00"
    assert roles_of(read, "14.6公里") == {Role.ACTUAL}


def test_columns_named_by_letters():
    assert ratios(tables_in(layouts.CODED)) == [
        ("安全生产监管", "95.00%", "57.00", ["60.00"]),
        ("应急演练", "90.00%", "18.00", ["20.00"]),
    ]


def test_a_row_total_that_most_rows_bear_out():
    read = tables_in(layouts.STAFF)
    assert ("行政", "49", ["32", "6", "11"], True) in sums(read)
    wrong = tables_in(layouts.STAFF.replace("20 | 92", "20 | 93").replace("31 | 141", "31 | 142"))
    assert not [s for s in wrong.sums if s.scope == "行政"], "one row alone bears nothing out"


def test_the_item_of_execution_is_not_counted_twice():
    form = layouts.NATIONAL_FORM.replace("| 数量指标 | 加固长度 |", "| 数量指标 | 预算执行率 |")
    (card,) = tables_in(form).scorecards
    assert [item.name for item in card.items] == ["产出指标", "效益指标", "满意度指标"]
