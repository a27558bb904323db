"""Rates: a printed rate against numerator ÷ denominator, for each way the rate may have been formed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from schemas.extraction import Ratio
from schemas.figure import Figure, total
from schemas.unit import PERCENT, Unit
from scoring.phrases import TOGETHER
from scoring.solve import Solve, solve_ratio
from scoring.verdict import Status, Verdict, compare, undetermined

_BARE = Unit(symbol="", dimension="ratio")
_BEST_FIRST = (Status.AGREES, Status.DIFFERS_STRICTLY, Status.UNDETERMINED, Status.DIFFERS)


def compare_rate(ratio: Ratio) -> Verdict:
    """The kindest verdict over all denominators and, for a rate printed without %, both its readings."""
    verdicts = [
        compare(rate, total(over) / under, ratio.name, solve_ratio(rate, over, under))
        for rate in readings_of(ratio.rate)
        for over, under in _quotients_of(ratio)
    ]
    if not verdicts:
        return undetermined(
            (ratio.rate, ratio.numerator, *ratio.denominators),
            "分母为零，比率无法计算",
            "the denominator is zero",
            ratio.name,
        )
    best = verdicts[0]
    if len(verdicts) > 1:
        best = min(verdicts, key=lambda verdict: (_BEST_FIRST.index(verdict.status), _distance(verdict, ratio.rate)))
        best = replace(best, solve=_any_of([verdict.solve for verdict in verdicts if verdict.solve]))
    return _with_the_others(best, verdicts) if best.wrong else best


def _with_the_others(best: Verdict, verdicts: Sequence[Verdict]) -> Verdict:
    """A rate that follows from no denominator is shown with all of them: any may be the one that is wrong."""
    figures = {figure.span: figure for verdict in (best, *verdicts) for figure in verdict.figures}
    computations = dict.fromkeys(each.computation for each in (best, *verdicts) if each.computation)
    return replace(best, figures=tuple(figures.values()), computation=TOGETHER.join(computations))


def _distance(verdict: Verdict, rate: Figure) -> Decimal:
    """How far a quotient is from the printed rate: the nearest denominator is the one that was meant."""
    wanted = verdict.solve(rate) if verdict.solve else None
    if wanted is None or not (wanted.low.is_finite() and wanted.high.is_finite()):
        return Decimal("Infinity")
    return abs((wanted.low + wanted.high) / 2 - verdict.figures[0].in_base())


def _any_of(solves: Sequence[Solve]) -> Solve:
    """A figure may stand in one of several quotients: the first that has it tells."""
    return lambda figure: next((wanted for solve in solves if (wanted := solve(figure)) is not None), None)


def readings_of(rate: Figure) -> Iterator[Figure]:
    """A rate printed with its sign is itself; a bare 0.96 or 96.42 may mean either 96%."""
    if rate.unit.dimension != "number":
        yield rate
        return
    if abs(rate.value) <= 2:
        yield rate.changed(unit=_BARE)
    if abs(rate.value) > Decimal("0.5"):
        yield rate.changed(unit=PERCENT)


def _quotients_of(ratio: Ratio) -> Iterator[tuple[tuple[Figure, ...], Figure]]:
    for denominator in ratio.denominators:
        if denominator.value != 0:
            yield from ((numerator, denominator) for numerator in numerators_of(ratio))
        if ratio.reverse and ratio.numerator.value != 0:
            yield (denominator,), ratio.numerator


def numerators_of(ratio: Ratio) -> Iterator[tuple[Figure, ...]]:
    """The figures that may make up the numerator, fewest first."""
    sure = (ratio.numerator, *ratio.added)
    yield from ((*sure, *ratio.perhaps[:several]) for several in range(len(ratio.perhaps) + 1))
