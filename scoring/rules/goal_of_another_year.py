"""Goals dated to an earlier year than the report's.

A form that was copied from last year keeps its year: the goals of 2022 in a form of 2023. Judged only where the label
of the goals itself names the year and the form has no goals of the right one.

## 中文

目标所写年度早于评价年度。

沿用上年表格时容易漏改年度：2023年的自评表里写着2022年的目标。仅在目标的标题本身写明年度、且表中没有评价年度的目
标时才报出。
"""

import re
from collections.abc import Iterator

from schemas.base import Bilingual
from schemas.document import Span
from schemas.extraction import Extraction
from schemas.patterns import late
from scoring.rule import rule
from scoring.verdict import Place, Status, Verdict

_LABEL = late(
    r"(?:^|(?<=[\n|\t>*：:]))[\s*#|（(]*(?P<year>20\d\d)\s*年度?(?:项目|部门|整体|预期|年初)?(?:年度|总体|绩效|工作|预期){1,2}目标(?!值|完成|任务|责任|计划)"
)
_TITLE = re.compile(r"(?P<year>20\d\d)\s*年度?[^\n|。；]{0,40}(?:自评|绩效评价)(?:报告|表|情况)")
_NEARBY = re.compile(r"(?P<year>20\d\d)\s*年度?")

_FORM = (
    "# 2023年度项目支出绩效自评表\n\n**{year}年度总体目标**：完成水质监测 40 次。\n\n"
    "| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |\n|---|---|---|---|---|---|---|\n"
    "| 产出指标 | 数量指标 | 水质监测 | ≥40次 | 42次 | 60 | 60 |\n"
    "| 效益指标 | 社会效益指标 | 水质达标率 | ≥90% | 91% | 40 | 40 |\n| 总分 | | | | | 100 | 100 |\n"
)


@rule(
    code="DATE02",
    title=Bilingual(zh="目标的年度不是评价年度", en="Goals of another year"),
    over=Extraction,
    clause=Bilingual(zh="绩效目标应为评价年度的目标", en="goals are those of the year under review"),
    message=Bilingual(
        zh="目标写为“{stated_year}”，而本表是 {year} 年度的自评",
        en="the goals are dated {stated_year}, the form is of {year}",
    ),
    fires_on=_FORM.format(year="2022"),
    silent_on=_FORM.format(year="2023"),
)
def goal_of_another_year(extraction: Extraction) -> Iterator[Verdict]:
    for document, text in extraction.texts.items():
        years = {match["year"] for match in _TITLE.finditer(text)}
        if len(years) != 1 or years != {extraction.year}:
            continue
        (year,) = years
        for match in _LABEL.finditer(text):
            if int(match["year"]) < int(year) and not _told_beside(text, match, year):
                yield _told(document, match, year, _title(text, match.start()))


def _told_beside(text: str, match: re.Match[str], year: str) -> bool:
    """Whether the goals of the right year stand beside, so that last year's are told for comparison."""
    around = text[max(0, match.start() - 300) : match.end() + 300]
    return any(other["year"] == year for other in _LABEL.finditer(around))


def _title(text: str, before: int) -> re.Match[str] | None:
    titles = [match for match in _TITLE.finditer(text) if match.start() < before]
    return titles[-1] if titles else None


def _told(document: str, match: re.Match[str], year: str, title: re.Match[str] | None) -> Verdict:
    start = match.start("year")
    at = Span(document, start, match.end())
    places: list[Place] = [(Span(document, at.start, at.start + _length(match)), "stated")]
    if title is not None:
        places.append((Span(document, title.start(), title.end()), "context"))
    words = {"stated_year": match[0][match.start("year") - match.start() :].strip("* "), "year": year}
    return Verdict(Status.DIFFERS, (), words["stated_year"] + year, words=words, places=tuple(places))


def _length(match: re.Match[str]) -> int:
    """The characters of the year itself with 年度."""
    label = match[0][match.start("year") - match.start() :]
    found = _NEARBY.match(label)
    return found.end() if found is not None else len(label)
