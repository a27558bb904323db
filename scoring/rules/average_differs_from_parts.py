"""A stated average that its total and its number do not make.

``补贴2,486户，发放补贴资金3,729万元，户均1.5万元``, ``平均每场120人次``, ``案均罚款7.86万元``: where one total and one number
stand before an average it is recomputed. Where several could be meant it is wrong only if it follows from none of them
and looks like the quotient of the nearest with a digit mistyped; so it is with an average by the month, too. The mean
of several rates (三项平均95.53%) is recomputed where it says how many it is of.

## 中文

平均数与其总数、个数不符。

如“补贴2,486户，发放补贴资金3,729万元，户均1.5万元”“平均每场120人次”“案均罚款7.86万元”：前文只有一个总数、一个个数的，
重新计算。可能的总数或个数不止一个的，以及按月平均的，只有用哪一个都算不出，而且与最近的商相比像是写错一个数字时才报出。几个比率的
平均数（三项平均95.53%）写明项数的，重新计算。
"""

from collections.abc import Iterator
from dataclasses import replace

from schemas.base import Bilingual
from schemas.extraction import Average
from schemas.figure import Figure, Quantity, constant, total
from schemas.finding import Severity
from scoring.rule import rule
from scoring.slips import looks_mistyped
from scoring.solve import solve_ratio
from scoring.verdict import Verdict, compare

_LIKELY = 4
"""How many of the nearest quotients a mistyped average is held against."""
_DAYS_OF_A_YEAR = (365, 366)


@rule(
    code="RATE04",
    title=Bilingual(zh="平均数与其总数、个数不符", en="An average differs from its total and number"),
    over=Average,
    clause=Bilingual(zh="平均数＝总数÷个数", en="average = total ÷ number"),
    message=Bilingual(
        zh="{name}写为 {stated}，按所列数字应为 {expected}（{computation}）",
        en="{name} is given as {stated}, the printed figures make {expected} ({computation})",
    ),
    fires_on="全年补贴农机2,486户，发放补贴资金3,729万元，户均1.60万元。",
    silent_on="全年补贴农机2,486户，发放补贴资金3,729万元，户均1.50万元。",
)
def average_differs_from_parts(each: Average) -> Verdict | None:
    verdicts = [_mean(each)] if each.mean else [_compared(each, *quotient) for quotient in _quotients(each)]
    agreeing = next((verdict for verdict in verdicts if not verdict.wrong), None)
    if agreeing is not None or not verdicts:
        return agreeing
    nearest = verdicts[0]
    if each.sure:
        return nearest
    quotients = [] if each.mean else list(_quotients(each, most_likely=True))[:_LIKELY]
    nearby = [_compared(each, *quotient) for quotient in quotients] or verdicts
    likely = (verdict for verdict in nearby if looks_mistyped(each.average, verdict.expected))
    return next((replace(verdict, severity=Severity.WARNING) for verdict in likely), None)


def _mean(each: Average) -> Verdict:
    return compare(each.average, total(each.totals) / constant(len(each.totals)), each.name or "平均数")


def _quotients(each: Average, *, most_likely: bool = False) -> Iterator[tuple[Figure, Quantity]]:
    """What may have been divided by what, the nearest first; the most likely are of a whole year."""
    days, months = (_DAYS_OF_A_YEAR[:1], (12,)) if most_likely else (_DAYS_OF_A_YEAR, range(12, 1, -1))
    counts: list[Quantity] = [count for count in each.counts if count.value != 0]
    if each.per > 1:
        counts = [count / constant(each.per) for count in counts]
    for whole in each.totals:
        if each.over == "day":
            yield from ((whole, count) for count in counts)
            yield from ((whole, constant(number)) for number in days)
        if each.over == "month":
            per_month = counts or [constant(1)]
            yield from ((whole, count * constant(number)) for number in months for count in per_month)
        yield from ((whole, count) for count in counts)


def _compared(each: Average, whole: Figure, count: Quantity) -> Verdict:
    verdict = compare(_rounded(each.average), whole / count, each.name or "平均数")
    if isinstance(count, Figure):
        return replace(verdict, solve=solve_ratio(each.average, (whole,), count))
    return verdict


def _rounded(average: Figure) -> Figure:
    """An average of persons is rounded as any other; only counts themselves are exact."""
    unit = average.unit
    return average.changed(unit=unit.changed(dimension=unit.dimension.replace("count:", "measure:")))
