"""Scoring tables for tests, written as a Markdown table, and what the whole program makes of them."""

from collections.abc import Sequence

from extractor.extract import extract
from extractor.read import read_bytes
from schemas.finding import ScoredItem, ScoreSheet
from scoring.check import Checked, check

HEAD = "| 一级指标 | 三级指标 | 分值 | 评分标准 | 得分 | 得分说明 |\n|---|---|---|---|---|---|\n"


def checked(text: str) -> Checked:
    document = read_bytes("form.md", text.encode())
    return check(extract([document]), [document])


def item(weight: str, clause: str, score: str, told: str, *, before: str = "", name: str = "受检指标") -> ScoredItem:
    """One item of a scorecard of two, whose other one is beyond doubt; ``before`` is the narrative above."""
    rest = f"{100 - float(weight):g}"
    rows = f"| 管理 | {name} | {weight} | {clause} | {score} | {told} |\n| 产出 | 培训 | {rest} | 完成的得{rest}分 | {rest} | 完成 |\n"
    return sheet(f"{before}\n\n{HEAD}{rows}").items[0]


def sheet(text: str) -> ScoreSheet:
    (only,) = checked(text).scores
    return only


def codes(text: str, families: Sequence[str] = ()) -> list[str]:
    """The codes found, of some families or all."""
    found = [finding.code for finding in checked(text).findings]
    return [code for code in found if not families or code.rstrip("0123456789") in families]
