"""ToldComparison: a sentence that says whether what was spent is more or less than its budget (决算数小于预算数).

Final accounts say so behind every item. Judged only where budget and accounts, or the rate of completion, stand
directly before the words, so that nothing else can be meant.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from schemas.extraction import Extraction
from schemas.figure import Figure
from schemas.finding import Severity
from schemas.patterns import late
from scoring.gather import gatherer

Sign = Literal[">", "<", "="]


@dataclass(frozen=True)
class ToldComparison:
    """What was spent, its budget (None where only the rate of completion is told), and what the words say of them."""

    spent: Figure
    budget: Figure | None
    sign: Sign
    said: str
    name: str

    @property
    def against(self) -> str:
        return self.budget.quote if self.budget is not None else "100%"


_BUDGET = r"(?:(?:年初|全年|调整|调整后)的?)?预算(?:数|安排)?"
_SIGNS: tuple[tuple[tuple[str, ...], Sign], ...] = (
    (("大于", "高于", "超过", "超出", "多于"), ">"),
    (("小于", "低于", "少于"), "<"),
)
# “大于（小于）”: a form nobody filled in; 决算数大于预算数3.2万元: the difference is told as well
_SAID = late(
    r"(?:支出|收入)?决算数?"
    rf"(?:(?P<sign>大于|高于|超过|超出|多于|小于|低于|少于|等于)了?{_BUDGET}"
    rf"|(?:与|同|和|较|比){_BUDGET}(?:相比)?(?:相等|相同|一致|持平))"
    r"(?![\d（(/、或数安])"
)
_MAY_BE_SAID = re.compile(r"决\s*算\s*数?\s*[大高超多小低少等与同和较比]")
_BEFORE_BUDGET = late(rf"{_BUDGET}[为是:：]?$")
_TO_SPENT = late(r"^[，,。；;]?(?:本年|全年|实际)?(?:支出|收入)?决算(?:数|支出)?[为是:：]?$")
_TO_RATE = late(rf"^[，,。；;]?(?:完成|达到|占|为)了?{_BUDGET}的?$")
_STOP = late(r"^[，,。；;]?$")
_LONG = 90
"""How far back the figures of a comparison are looked for."""


@gatherer(ToldComparison)
def told_comparisons(extraction: Extraction) -> Iterator[ToldComparison]:
    names = {claim.figure.span: claim.words for claim in extraction.claims}
    for document, text in extraction.texts.items():
        if not _MAY_BE_SAID.search(text):
            continue
        places = [at for at, letter in enumerate(text) if not letter.isspace()]
        told = list(_SAID.finditer("".join(text[at] for at in places)))
        if not told:
            continue
        figures = sorted(
            (figure for figure in extraction.figures if figure.span.document == document),
            key=lambda figure: figure.span.start,
        )
        ends = [figure.span.end for figure in figures]
        for match in told:
            start = places[match.start()]
            at = bisect_right(ends, start)
            found = _figures(text, figures[max(0, at - 4) : at], start)
            if found is not None:
                spent, budget = found
                yield ToldComparison(spent, budget, _sign(match), match[0], names.get(spent.span, ""))


def _sign(match: re.Match[str]) -> Sign:
    return next((sign for words, sign in _SIGNS if match["sign"] in words), "=")


def _figures(text: str, before: list[Figure], end: int) -> tuple[Figure, Figure | None] | None:
    """What was spent and its budget; the rate of completion where it stands alone."""
    rate = before[-1] if before and before[-1].unit.dimension == "ratio" else None
    if rate is not None:
        if not _STOP.match(_between(text, rate.span.end, end)):
            return None
        before, end = before[:-1], rate.span.start
    if not before or before[-1].unit.dimension != "money" or end - before[-1].span.end > _LONG:
        return None
    spent = before[-1]
    after = _between(text, spent.span.end, end)
    if not (_STOP if rate is None else _TO_RATE).match(after):
        return None
    if len(before) > 1 and before[-2].unit.dimension == "money" and _budget_of(text, before, spent):
        return spent, before[-2]
    spent_named = re.search(
        r"决算(?:数|支出)?[为是:：]?$", _between(text, max(0, spent.span.start - 12), spent.span.start)
    )
    return (rate, None) if rate is not None and spent_named else None


def _budget_of(text: str, before: list[Figure], spent: Figure) -> bool:
    """Whether the figure before is the only budget told of what was spent."""
    budget = before[-2]
    words = _between(text, max(0, budget.span.start - 12), budget.span.start)
    another = len(before) > 2 and "预算" in _between(text, max(0, before[-3].span.start - 12), before[-3].span.start)
    nearby = another and not re.search(r"[。；;]", text[before[-3].span.end : budget.span.start])
    beside = _TO_SPENT.match(_between(text, budget.span.end, spent.span.start))
    return bool(beside and _BEFORE_BUDGET.search(words) and not nearby)


def _between(text: str, start: int, end: int) -> str:
    return re.sub(r"\s", "", text[start:end])


def contradicts(told: ToldComparison) -> Severity | None:
    """How surely the figures contradict the words; None where they may agree."""
    spent = told.spent.interval()
    low, high = told.budget.interval() if told.budget is not None else (1, 1)
    above, below = spent.low > high, spent.high < low
    if (above and told.sign != ">") or (below and told.sign != "<"):
        return Severity.ERROR
    alike = told.budget is not None and told.spent.as_printed() == told.budget.as_printed()
    return Severity.WARNING if alike and told.sign != "=" else None
