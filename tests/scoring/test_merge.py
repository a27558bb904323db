"""Failed checks that one figure explains are one finding; those that it does not explain stay apart."""

from extractor.extract import extract
from extractor.read import read_bytes
from schemas.finding import Finding
from scoring.check import check


def found(text: str) -> list[Finding]:
    document = read_bytes("report.md", text.encode())
    return list(check(extract([document]), [document]).findings)


TABLE = """单位：万元

| 项目名称 | 年初预算 | 实际支出 | 执行率 |
|---|---|---|---|
| 道路养护 | 860.00 | {road} | 98.53% |
| 危桥改造 | 420.00 | 398.54 | {bridge} |
| 公交补贴 | 650.00 | 609.08 | 93.70% |
| 合计 | 1,930.00 | 1,854.98 | 96.11% |
"""


def test_a_consistent_table_is_silent() -> None:
    assert found(TABLE.format(road="847.36", bridge="94.89%")) == []


def test_a_wrong_cell_that_breaks_its_row_and_its_column_is_one_finding() -> None:
    (finding,) = found(TABLE.format(road="874.36", bridge="94.89%"))
    assert finding.evidence[0].quote == "874.36"
    assert finding.expected == "847.36万元"
    assert {"98.53%", "1,854.98"} <= {evidence.quote for evidence in finding.evidence}


def test_two_mistakes_are_two_findings() -> None:
    findings = found(TABLE.format(road="874.36", bridge="98.49%"))
    assert {finding.evidence[0].quote for finding in findings} == {"874.36", "98.49%"}


def test_findings_told_as_one_keep_their_computations() -> None:
    (finding,) = found(TABLE.format(road="874.36", bridge="94.89%"))
    assert "874.36 ÷ 860.00 = 101.6698%" in finding.message.zh


def test_the_worst_severity_of_findings_told_as_one_stays() -> None:
    """An unusual execution weight is no more than worth knowing; weights that miss their total are an error."""
    text = (
        "# 2022年度项目支出绩效自评表\n\n"
        "| 项目资金（万元） | | 全年预算数（A） | 全年执行数（B） | 分值 | 执行率（B/A） | 得分 |\n|---|---|---|---|---|---|---|\n"
        "| | 年度资金总额 | 240.00 | 240.00 | 20 | 100.00% | 20 |\n\n"
        "| 一级指标 | 分值 | 三级指标 | 分值 | 得分 |\n|---|---|---|---|---|\n"
        "| 产出指标 | 50 | 培训场次 | 50 | 50 |\n| 效益指标 | 30 | 就业人数 | 30 | 30 |\n"
        "| 满意度指标 | 10 | 学员满意度 | 10 | 10 |\n| 总分 | | | 100 | 110 |\n"
    )
    (finding,) = found(text)
    assert (finding.severity.value, finding.expected) == ("error", "10分")
