"""Tells the constants of scoring clauses (≥90%的，得1分; 扣1分; ×100%) from figures.

A clause is known by the column it stands in, or by its own grammar.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from extractor.figures.draft import Draft, Region
from extractor.figures.headers import Headers
from schemas.kind import Kind
from schemas.patterns import late

_CRITERIA = re.compile(
    "评分标准|评分规则|评分细则|计分方法|计分标准|计分规则|计分办法|评价标准|打分标准|评分办法|评分方法|得分标准|评价要点|评分要点|指标说明|指标解释"
    "|指标释义|计算公式|赋分|评分依据及标准|指标内容及标准|扣分标准|标准及说明"
)
_REASONS = late(
    "原因|扣分情况|整改|得分情况|自评情况|完成情况|评分说明|得分说明|得分依据|评分依据|扣分说明|偏差|改进|备注"
)
_TARGETS = late("目标|指标值|计划|预期|完成值|实际值")
_POINTS = late(
    r"[得扣计加减]\s?\d{1,4}(?:\.\d{1,4})?\s?分|\(\s?\d{1,4}(?:\.\d{1,4})?\s?分\)|\d\s?分[，,。;；]|酌情|扣完为止|不得分|[×*]\s?100\s?%|[≥≤<>]\s?\d"
)
_COMPUTED = late(r"\d[%元万亿分\s)）]{0,6}[/÷*×+][\s(（]{0,4}\d[^=。；;]{0,60}=")
_WORDS = late("[一-鿿]")
_SENTENCE = re.compile(r"[^。；;\n]+")
# Grammar that makes a whole sentence a clause
_CLAUSE = re.compile(
    r"的[，,]?\s?(?:(?:得|扣|计|加)\s?[\d一]|不得分|得分[=为])|扣完为止|酌情(?:扣|给)|否则(?:不得分|得|扣)"
    r"|[≥≤<>][^。；;]{0,30}(?:得|扣|计)\s?\d{1,4}(?:\.\d{1,4})?\s?分|[≥≤<>]\s?\d[^。；;=]{0,25}[≥≤<>]\s?\d"
    r"|\d\s?%?\s?[≥≤<>]\s?[^\d\s][^。；;=]{0,20}[≥≤<>]\s?\d"
)
# Grammar that makes constants only of the numbers it spans: 每低1个百分点扣0.8分
_RATE_OF_POINTS = re.compile(
    r"(?:[一每1][ ]?[项处次个人天例条])[^，,。；;()]{0,14}扣\s?\d|每[^，,。；;()]{1,20}扣\s?[\d一]"
    r"|(?:最高|最多)(?:得|扣|加)?\s?\d|[一-鿿)）]\s?[×*]\s?\d{1,4}(?:\.\d{1,4})?\s?分"
)
# Grades: 90分（含）以上为优, 优（90-100分）; only these numbers are constants, not the rest of their sentence
_GRADE = r"[“\"]?(?:优|良|中|差|合格|不合格|一般)"
_POINTS_OF_GRADE = r"(?<![\d.])\d{1,4}(?:\.\d{1,3})?\s?分?\s?(?:\(不?含[^)]{0,4}\))?\s?"
_BOUNDS = rf"(?:[及或]?以[上下]|[-—~至]{{1,2}}\s?{_POINTS_OF_GRADE})"
_BAND = re.compile(
    rf"{_POINTS_OF_GRADE}{_BOUNDS}\s?(?:之间)?(?:的)?[为是]?(?:等级)?{_GRADE}"
    rf"|{_GRADE}[秀好等格]?[”\"]?(?:等级)?[(:：]\s?{_POINTS_OF_GRADE}{_BOUNDS}"
)
# What every clause has somewhere; asked first, since most texts hold none
_MAY_HOLD = re.compile(r"[≥≤<>每×*]|[扣得计加]\s?[\d一分]|扣完|最[高多]|酌情|否则|以[上下]|[-—~至]\s?\d")
_TIMES_HUNDRED = re.compile(r"[×*xX]\s?$")


def mark_clauses(region: Region, drafts: Sequence[Draft], headers: Headers | None) -> None:
    """Classes the constants of clauses in one region as Kind.FORMULA; their unit and value stay."""
    for draft in drafts:
        times = draft.value == 100 and _TIMES_HUNDRED.search(region.text[max(0, draft.start - 2) : draft.start])
        if times and draft.kind in (Kind.RATE, Kind.PLAIN):
            draft.kind = Kind.FORMULA
    starts = [draft.start for draft in drafts]
    for start, end in _clauses(region, headers):
        for draft in drafts[bisect_left(starts, start) : bisect_left(starts, end)]:
            if draft.kind.is_figure:
                draft.kind = Kind.FORMULA


def _clauses(region: Region, headers: Headers | None) -> list[tuple[int, int]]:
    if headers is not None and region.cell is not None and _is_criteria(region, headers):
        return [(0, len(region.text))]
    if not _MAY_HOLD.search(region.text):
        return []
    narrow = [match.span() for grammar in (_BAND, _RATE_OF_POINTS) for match in grammar.finditer(region.text)]
    return narrow + [
        sentence.span()
        for sentence in _SENTENCE.finditer(region.text)
        if _CLAUSE.search(sentence[0]) and not _COMPUTED.search(sentence[0])
    ]


def _is_criteria(region: Region, headers: Headers) -> bool:
    """Columns shift by one where cells have vanished, so a neighbour's header counts if the words agree."""
    cell, text = region.cell, region.text
    if cell is None or headers.is_header_row(cell.row):
        return False
    own = _head(headers, cell.row, cell.column)
    beside = (cell.column - 1, cell.column + cell.column_span)
    shifted = [column for column in beside if _heads_criteria(_head(headers, cell.row, column))]
    rightly = _heads_criteria(own) and not _REASONS.search(own)
    if not (rightly or shifted) or len(_WORDS.findall(text)) < 4 or _COMPUTED.search(text):
        return False
    if rightly:
        return True
    points = len(_POINTS.findall(text))
    if not points:
        return False
    if _TARGETS.search(own) and not _CLAUSE.search(text):
        return False  # ≥200家次；≥480批次 stands rightly beside the criteria
    if not _REASONS.search(own) or len(_CLAUSE.findall(text)) >= 2:
        return True
    return points >= 2 and not any(_POINTS.search(headers.text_at(cell.row, column)) for column in shifted)


@lru_cache(maxsize=1024)
def _heads_criteria(text: str) -> bool:
    return _CRITERIA.search(text) is not None


def _head(headers: Headers, row: int, column: int) -> str:
    above = headers.above(row, column)
    return headers.text(above[0]) if above else ""
