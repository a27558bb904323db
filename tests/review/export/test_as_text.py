"""Text: places as file:line:col, the line with the quote marked, coverage and one verdict line at the end."""

import io

from rich.cells import cell_len
from rich.console import Console

from review.export.as_text import show
from review.pipeline import Reviewed
from schemas.base import Language


def text(reviewed: Reviewed, language: Language = "zh", width: int = 80, *, quiet: bool = False) -> str:
    file = io.StringIO()
    console = Console(file=file, width=width, color_system=None, highlight=False, emoji=False)
    show(reviewed, language, console, quiet=quiet)
    return file.getvalue()


def test_a_place_is_followed_by_its_line_with_the_quote_underlined(reviewed: Reviewed) -> None:
    lines = text(reviewed).splitlines()
    at = next(number for number, line in enumerate(lines) if "报告.txt:6:14" in line)
    assert "94.40%" in lines[at]
    assert lines[at + 1].endswith("预算执行率为94.40%。")
    before = lines[at + 1][: lines[at + 1].index("94.40%")]
    assert lines[at + 2].rstrip().endswith("│ " + " " * (cell_len(before) - cell_len("     6 │ ")) + "^^^^^^")


def test_it_ends_with_coverage_and_one_verdict_line(reviewed: Reviewed) -> None:
    lines = text(reviewed, width=100).rstrip().splitlines()
    assert lines[-1] == "结论：数据不一致，1 处错误、1 处警告；1 处已豁免；1 个文件未能完整读取。"
    assert any("共 9 个数字：已核对 5，未核对 4（只出现一次 2、序号 2）" in line for line in lines)
    assert any("RATE01" in line and "数字带有限定词" in line for line in lines)


def test_severities_come_worst_first_and_waived_last(reviewed: Reviewed) -> None:
    shown = text(reviewed)
    assert (
        shown.index("错误（1）") < shown.index("警告（1）") < shown.index("已豁免（1）") < shown.index("未能读取（1）")
    )


def test_quiet_leaves_out_coverage_and_verdict(reviewed: Reviewed) -> None:
    assert "核对范围" not in text(reviewed, quiet=True)
    assert "结论" not in text(reviewed, quiet=True)


def test_no_line_but_a_place_is_wider_than_the_screen(reviewed: Reviewed) -> None:
    for width in (50, 80, 120):
        lines = text(reviewed, "en", width).splitlines()
        assert all(cell_len(line) <= width for line in lines if ".txt:" not in line)


def test_markup_of_a_report_is_shown_not_followed(reviewed: Reviewed) -> None:
    assert "<b>合计</b>" in text(reviewed)
    finding = reviewed.report.findings[0]
    sly = finding.model_copy(update={"title": finding.title.model_copy(update={"zh": "[red]标题[/red] :smile:"})})
    shown = text(Reviewed(reviewed.report.model_copy(update={"findings": (sly,)})))
    assert "[red]标题[/red] :smile:" in shown
