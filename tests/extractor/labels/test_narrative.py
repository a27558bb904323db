"""Whole paragraphs: headings, projects, page breaks and cells give figures their scope, role and period."""

import pytest

from extractor.figures import find_figures
from extractor.labels import find_department_and_year, label_narrative, label_text
from extractor.read import read_bytes
from schemas.extraction import WHOLE, Claim, Role
from tests.extractor.labels.spoken import labels_of, printed, report


def claims(body: str, known_projects: tuple[str, ...] = ()) -> dict[str, Claim]:
    return {printed(claim.figure): claim for claim in labels_of(body, known_projects)[1].claims}


def test_a_heading_that_names_a_topic_is_the_scope() -> None:
    found = claims(
        "二、主要履职绩效\n\n（一）河湖巡查管护\n\n全年巡查河道8,640公里。\n\n（二）资金使用情况\n\n支出182万元。"
    )
    assert found["8,640公里"].scope == "河湖巡查管护"
    assert found["182万元"].scope == WHOLE


@pytest.mark.parametrize("title", ["（一）项目支出。", "（一）项目支出情况\n\n"])
def test_a_heading_that_names_a_part_of_the_budget_is_the_scope(title: str) -> None:
    found = claims(f"二、预算执行\n\n{title}预算574万元，决算552.86万元，完成率96.32%。")
    assert {claim.scope for claim in found.values()} == {"项目支出"}
    assert found["96.32%"].metric == "budget_execution_rate"


def test_a_title_that_names_a_project_is_the_scope_of_all() -> None:
    document = report("一、基本情况\n\n预算120万元。", title="智慧水务平台项目支出绩效自评报告")
    labelled = label_narrative(document, find_figures(document))
    assert [claim.scope for claim in labelled.claims] == ["智慧水务平台"]


def test_known_project_names_are_found_in_headings_and_sentences() -> None:
    body = "二、主要履职情况\n\n3. 技能评价\n\n支出20万元。\n\n4. 其他情况\n\n设备购置共支出8万元。"
    found = claims(body, ("技能评价", "设备购置"))
    assert found["20万元"].scope == "技能评价"
    assert found["8万元"].scope == "设备购置"


def test_that_project_is_the_one_named_before() -> None:
    found = claims("二、履职情况\n\n“晚晴行动”项目进展顺利，服务老人320人。该项目预算30万元。")
    assert found["30万元"].scope == "晚晴行动"


def test_a_quoted_name_of_something_else_is_no_scope() -> None:
    found = claims("二、履职情况\n\n认定12名“岗位能手”，“三公”经费支出3万元。")
    assert found["12名"].scope == WHOLE
    assert found["3万元"].scope == "三公经费"


def test_under_aims_what_is_counted_is_a_target() -> None:
    found = claims("一、年度重点工作任务\n\n举办技能竞赛5场。\n\n二、绩效目标完成情况\n\n举办技能竞赛6场。")
    assert found["5场"].role is Role.TARGET
    assert found["6场"].role is Role.ACTUAL


def test_plans_for_later_are_of_the_next_year() -> None:
    found = claims("四、下一步工作计划\n\n举办讲座30场。")
    assert (found["30场"].role, found["30场"].period) == (Role.TARGET, "2022")


def test_a_sentence_that_a_page_break_split_is_one() -> None:
    document, labelled = labels_of(
        "一、基本情况\n\n我单位全年预算收入平稳，年初预算800万元，全年支出\n\n760万元，预算执行率95%。"
    )
    [ratio] = labelled.ratios
    assert printed(ratio.numerator) == "760万元"
    quote = document.text[ratio.context.start : ratio.context.end]
    assert "年初预算" in quote
    assert quote.endswith("95%。")


def test_a_cell_gives_its_role_and_scope_where_its_words_say_none() -> None:
    text = "完成培训300人次，预算40万元"
    document = read_bytes("cell.txt", text.encode())
    labelled = label_text(
        document, find_figures(document), 0, len(text), scope="技能提升", role=Role.TARGET, source="table"
    )
    assert [(claim.role, claim.scope, claim.source) for claim in labelled.claims] == [
        (Role.TARGET, "技能提升", "table"),
        (None, "技能提升", "table"),
    ]


def test_a_cell_keeps_to_its_own_text() -> None:
    text = "目标300人次。实际310人次。"
    document = read_bytes("cell.txt", text.encode())
    labelled = label_text(document, find_figures(document), 0, text.index("实"))
    assert [printed(claim.figure) for claim in labelled.claims] == ["300人次"]


def test_the_same_thing_in_other_words_shares_its_characters() -> None:
    """What matching needs: the same subsidy in a report and in a table cell."""
    told = claims("一、基本情况\n\n完成适岗培训补贴发放工作，共计拨付500家次企业补贴820万元，惠及3,100人次。")
    cell = claims("一、基本情况\n\n全年拨付500家企业员工适岗补贴820万元，培训人员3,100人次。")
    for quote in ("820万元", "3,100人次"):
        ours, theirs = (found[quote].words.replace(" ", "") for found in (told, cell))
        assert len(set(ours) & set(theirs)) >= 4, (ours, theirs)


def test_wholes_and_denominators_of_earlier_paragraphs_are_found() -> None:
    _, labelled = labels_of(
        "一、收支情况\n\n年初预算500万元，调整预算600万元。\n\n全年支出570万元，按调整预算计算的执行率为95%。\n\n"
        "基本支出342万元，占60%；项目支出228万元，占40%。"
    )
    found = {printed(ratio.rate): [printed(each) for each in ratio.denominators] for ratio in labelled.ratios}
    assert found == {"95%": ["600万元"], "60%": ["570万元"], "40%": ["570万元"]}


def test_parts_named_after_a_whole_of_another_paragraph() -> None:
    _, labelled = labels_of(
        "一、支出情况\n\n全年支出90万元，其中基本支出40万元，项目支出50万元。\n\n项目支出包括：康复服务30万元，就业帮扶25万元。"
    )
    sums = {printed(total.total): [printed(part) for part in total.parts] for total in labelled.sums}
    assert sums == {"90万元": ["40万元", "50万元"], "50万元": ["30万元", "25万元"]}


@pytest.mark.parametrize(
    ("text", "department", "year"),
    [
        ("2022年度部门整体绩效自评报告\n\n部门名称（公章）：云山区档案馆\n", "云山区档案馆", "2022"),
        ("青石县水利局2023年度部门整体支出绩效自评报告\n\n一、概况\n", "青石县水利局", "2023"),
        ("海东市人民医院\n2021年度部门整体绩效自评报告\n\n一、概况\n", "海东市人民医院", "2021"),
        ("项目支出绩效自评表\n\n填报单位：平湖镇财政所\n\n(2020年度)\n", "平湖镇财政所", "2020"),
        ("关于绩效工作的说明\n\n没有名称。\n", None, None),
    ],
)
def test_department_and_year(text: str, department: str | None, year: str | None) -> None:
    assert find_department_and_year(read_bytes("head.txt", text.encode())) == (department, year)


def test_every_figure_outside_tables_is_claimed_once_and_in_its_sentence() -> None:
    _, labelled = labels_of(
        "一、概况\n\n编制40名，在职38人。控制率=38/40*100%=95%。\n\n项目\t预算\t支出\n甲\t20\t19\n乙\t30\t28\n\n共2个项目。"
    )
    ids = [claim.figure.id for claim in labelled.claims]
    assert len(ids) == len(set(ids))
    assert {printed(claim.figure) for claim in labelled.claims} == {"40名", "38人", "95%", "2个"}
    assert all(claim.context.covers(claim.figure.span) for claim in labelled.claims)
