"""A whole submission: equations cut by a page break, several documents, the head of the report."""

from extractor.extract import extract
from extractor.read import read_bytes
from schemas.extraction import Extraction

HEADER = "一级指标\t三级指标\t分值\t得分\t得分说明\n"


def extraction_of(text: str) -> Extraction:
    return extract([read_bytes("report.txt", text.encode())])


def test_an_equation_cut_by_a_page_break_is_read_once_and_whole() -> None:
    first = "产出\t场次\t40\t40\t演出326场\n效益\t支出进度\t60\t57.6\t全年支出进度=48.30/\n"
    second = "\t\t\t\t50.30=96.02%\n"
    extraction = extraction_of(f"绩效评分表\n\n{HEADER}{first}\n{HEADER}{second}")
    steps = [step for equation in extraction.equations for step in equation.steps]
    assert [step.stated.quote for step in steps] == ["96.02%"]


def test_the_department_and_the_year_come_from_the_first_document_that_says_them() -> None:
    attachment = read_bytes("table.md", "| 项目 | 预算 |\n|---|---|\n| 养护 | 3 |\n".encode())
    report = read_bytes("report.txt", "部门名称：某市水务局\n\n2022年度部门整体绩效自评报告\n".encode())
    extraction = extract([attachment, report])
    assert (extraction.department, extraction.year) == ("某市水务局", "2022")
    assert extraction.documents == ("table.md", "report.txt")


def test_what_a_sentence_in_a_cell_computes_is_as_good_as_in_a_paragraph() -> None:
    told = (
        "为200名学员每人发放补贴300元，共发放6万元；办班12期，培训600人，平均每期50人；新增床位30张，由120张增至150张"
    )
    extraction = extraction_of(
        f"| 三级指标 | 分值 | 完成情况 | 得分 |\n|---|---|---|---|\n| 技能培训 | 50 | {told} | 50 |\n"
    )
    assert [(each.price.quote, each.result.quote) for each in extraction.products] == [("300元", "6万元")]
    assert [each.average.quote for each in extraction.averages] == ["50人"]
