"""A second look before a sentence is called wrong: could its figures have been tied together otherwise?

Which figure a rate or a total belongs to is read from grammar, and grammar can mislead. Where other figures of the
same sentence give exactly what is printed, nothing is proven: the verdict is left open instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import Any

from schemas.document import Span
from schemas.extraction import Extraction, Growth, Ratio, Sum
from schemas.figure import Figure
from schemas.interval import Interval
from schemas.patterns import late
from scoring.figures_by_place import figures_of
from scoring.remembered import once
from scoring.verdict import Verdict, undetermined

_BEFORE = 160
"""How far before a relation's sentence its operands may stand, in characters: a sentence or two."""
_MOST_OTHERS = 10
_MOST_LEFT_OUT = 4
_SMALL = 1000
_TELLING = 20
_COARSE = 20
_FAR = 12
_OF = late(r"\s*的\s*(?:比重|比例|比率)?[为达到是约\s]*")
_OF_THE_BUDGET = late(
    r"(?:占|为|是|达到?|完成|相当于|按照?|以)[^，。；;：:0-9]{0,8}?(?:年初|调整后?)[^，。；;0-9]{0,6}?预算[^，。；;0-9]{0,12}$"
)
_BUDGET_NAMED = 30
_ZH = "同句中另有数字恰能得出该数，读法不唯一，未作判定"
_ROWS_ZH = "表中各行的从属关系无法确定，未作判定"
_ROWS_EN = "which rows lie under which cannot be told"
_EN = "other figures of the same sentence give exactly this value, so the reading is open"


def with_second_look(thing: Any, verdict: Verdict, extraction: Extraction) -> Verdict:
    """The verdict, left open where the figures beside it explain what is printed."""
    if not verdict.wrong or not isinstance(thing, Ratio | Sum | Growth):
        return verdict
    if thing.basis == "table":
        misread = isinstance(thing, Sum) and _rows_misread(thing, extraction)
        return undetermined(verdict.figures, _ROWS_ZH, _ROWS_EN, verdict.subject) if misread else verdict
    if thing.basis not in ("sentence", "list"):
        return verdict
    nameless = isinstance(thing, Sum) and thing.total.unit.dimension == "number"  # 生师比1:1.5:2
    misread = nameless or _has_its_rate(thing, extraction) or _divides_by_parts(thing, extraction)
    misread = misread or _far_off(thing, extraction)
    if not misread and not _explained(thing, _beside(extraction, thing.context), extraction):
        return verdict
    return undetermined(verdict.figures, _ZH, _EN, verdict.subject)


def _explained(thing: Ratio | Sum | Growth, beside: Sequence[Figure], extraction: Extraction) -> bool:
    match thing:
        case Ratio():
            return _rate_explained(thing, beside, extraction)
        case Sum():
            return _total_explained(thing, beside)
        case Growth():
            return _change_explained(thing, beside)


def _beside(extraction: Extraction, context: Span) -> list[Figure]:
    """The figures of a sentence and of what stands shortly before it in the same paragraph."""
    text = extraction.texts.get(context.document, "")
    start = max(text.rfind("\n", 0, context.start) + 1, context.start - _BEFORE)
    found = figures_of(extraction)[context.document].within(start, context.end)
    return [figure for figure in found if figure.kind.is_figure and figure.value_to is None]


def _rate_explained(ratio: Ratio, beside: Sequence[Figure], extraction: Extraction) -> bool:
    """Whether two other figures make the rate; of a whole percentage, one of them must be an operand of its own.

    Two that have a rate of their own, which follows from them, make that one: a rate copied from the line before.
    """
    if any(_is_rest(ratio.rate, ratio.numerator, whole) for whole in ratio.denominators):
        return True
    if any(_leaves(ratio.rate, ratio.numerator, rest) for rest in ratio.denominators):
        return True
    own = {ratio.numerator.span, *(figure.span for figure in ratio.denominators)}
    loose = ratio.rate.decimals >= 1
    if ratio.metric == "funds_arrival_rate":  # 到位率 says what arrived: only the whole may be another one
        own = {ratio.numerator.span}
    if _names_its_whole(ratio, extraction) or _names_its_budget(ratio, extraction):
        whole, others = ratio.denominators[0], [figure for figure in beside if figure.span != ratio.rate.span]
        alike = [one for one in others if one.span != whole.span and one.unit.dimension == whole.unit.dimension]
        return any(_meets(ratio.rate, one, whole) or _meets(ratio.rate, whole, one) for one in alike)
    taken = {
        (other.numerator.span, whole.span)
        for other in extraction.ratios
        if other.rate.span != ratio.rate.span and other.numerator.span not in own
        for whole in other.denominators
        if whole.span not in own and _meets(other.rate, other.numerator, whole)
    }
    return any(
        (loose or one.span in own or two.span in own)
        and _meets(ratio.rate, one, two)
        and not {(one.span, two.span), (two.span, one.span)} & taken
        for one in beside
        for two in beside
        if one.span != two.span and one.unit.dimension == two.unit.dimension and one.value != two.value
    )


def _names_its_whole(ratio: Ratio, extraction: Extraction) -> bool:
    """``占原值293,027,400元的97.45%``: the whole stands directly before its share and leaves no doubt."""
    whole = ratio.denominators[0].span
    text = extraction.texts.get(whole.document, "")[whole.end : ratio.rate.span.start]
    return len(ratio.denominators) == 1 and whole.end <= ratio.rate.span.start and _OF.fullmatch(text) is not None


def _names_its_budget(ratio: Ratio, extraction: Extraction) -> bool:
    """``年初预算…，调整后预算…，支出…，为调整后预算的92.64%``: of which of the two is said, whatever the other one would make."""
    before = extraction.texts.get(ratio.rate.span.document, "")[: ratio.rate.span.start][-_BUDGET_NAMED:]
    return len(ratio.denominators) == 1 and _OF_THE_BUDGET.search(before) is not None


def _is_rest(rate: Figure, part: Figure, whole: Figure) -> bool:
    """Whether the rate is that of what remains: 计划24场，取消2场，完成率91.67%."""
    if whole.value == 0 or part.value >= whole.value or part.unit.dimension != whole.unit.dimension:
        return False
    return rate.interval().meets((whole.interval() - part.interval()) / whole.interval())


def _leaves(rate: Figure, done: Figure, rest: Figure) -> bool:
    """Whether the rate is of what was done and what was not together: 完成12项，2项未完成，完成率85.71%."""
    together = done.interval() + rest.interval()
    return together.low > 0 and rate.interval().meets(done.interval() / together)


def _has_its_rate(thing: Ratio | Sum | Growth, extraction: Extraction) -> bool:
    """Whether the two operands already have another printed rate that is right: then this rate is of something else."""
    if not isinstance(thing, Ratio):
        return False
    wholes = {whole.span for whole in thing.denominators}
    return any(
        _meets(other.rate, other.numerator, whole)
        for other in extraction.ratios
        if other.rate.span != thing.rate.span and other.numerator.span == thing.numerator.span
        for whole in other.denominators
        if whole.span in wholes
    )


def _far_off(thing: Ratio | Sum | Growth, extraction: Extraction) -> bool:
    """Whether a rate is so far from its quotient that it is rather of other figures of its sentence."""
    if not isinstance(thing, Ratio) or thing.rate.value == 0 or thing.numerator.value == 0:
        return False
    own = {thing.numerator.span, *(whole.span for whole in thing.denominators)}
    told = figures_of(extraction)[thing.context.document].within(thing.context.start, thing.context.end)
    if all(each.span in own or each.unit.dimension != thing.numerator.unit.dimension for each in told):
        return False
    times = [
        thing.numerator.in_base() / (whole.in_base() * thing.rate.in_base())
        for whole in thing.denominators
        if whole.value != 0
    ]
    return bool(times) and not any(1 / Decimal(_FAR) < each < _FAR or _is_about_a_power(each) for each in times)


def _is_about_a_power(times: Decimal) -> bool:
    leading = times.scaleb(-times.adjusted())
    return leading < Decimal("1.25") or leading > 8


def _divides_by_parts(thing: Ratio | Sum | Growth, extraction: Extraction) -> bool:
    """Whether what was taken for the whole is only a part of the numerator: 参保312万人，其中职工58万人，参保率97%."""
    if not isinstance(thing, Ratio):
        return False
    parts = {part.span for each in extraction.sums if each.total.span == thing.numerator.span for part in each.parts}
    several = len(thing.denominators) > 1 and thing.numerator.interval().meets(_added(thing.denominators))
    return several or all(whole.span in parts for whole in thing.denominators)


def _meets(rate: Figure, one: Figure, two: Figure) -> bool:
    if rate.span in (one.span, two.span) or two.value == 0 or two.unit.dimension in ("ratio", "points", "number"):
        return False
    printed, quotient = rate.interval(), one.interval() / two.interval()
    if quotient.high - quotient.low > _COARSE * (
        printed.high - printed.low
    ):  # 2.5亿 ÷ 2.86亿 would make almost any rate
        return printed.contains(one.in_base() / two.in_base())
    return printed.meets(quotient)


def _total_explained(total: Sum, beside: Sequence[Figure]) -> bool:
    """Whether the total follows when some figures of the sentence are added to its parts, or some parts left out."""
    used = {figure.span for figure in (total.total, *total.parts, *total.subtracted)}
    dimension = total.total.unit.dimension
    if _divides_one_before(total, beside):
        return True
    others = [f for f in beside if f.span not in used and f.unit.dimension == dimension and f.value != 0]
    if abs(total.total.value) < _SMALL and total.total.decimals == 0:
        return _run_explained(total, beside)  # small counts add up to anything: only neighbours are believed
    if len(others) > _MOST_OTHERS or len(total.parts) > _MOST_OTHERS:
        return False
    wanted = total.total.interval()
    parts = _added(total.parts) - _added(total.subtracted)
    more = any(wanted.meets(parts + _added(extra)) for extra in _subsets(others))
    fewer = len(total.parts) > 2 and any(
        wanted.meets(_added([part for part in total.parts if part not in left_out]) - _added(total.subtracted))
        for left_out in _subsets(total.parts[1:], most=len(total.parts) - 2)
    )
    return more or fewer


def _divides_one_before(total: Sum, beside: Sequence[Figure]) -> bool:
    """Whether the parts make exactly what was told before the total: 抽检426份，合格423份，其中玉米286份、蔬菜140份."""
    made = _added(total.parts) - _added(total.subtracted)
    start = total.context.start
    return made.low > 0 and any(
        start <= figure.span.start < total.total.span.start
        and figure.unit.dimension == total.total.unit.dimension
        and figure.interval().meets(made)
        for figure in beside
    )


def _run_explained(total: Sum, beside: Sequence[Figure]) -> bool:
    """Whether figures that stand beside each other make the total: the sentence has two breakdowns of it."""
    if total.total.value < _TELLING:
        return False
    own = {part.span: part for part in total.parts}  # points of a sum are exact, those of the sentence are not
    told = (own.get(figure.span, figure) for figure in beside)
    alike = [f for f in told if f.unit.dimension == total.total.unit.dimension and f.span != total.total.span]
    sizes = range(2, max(len(total.parts), len(alike)))
    runs = (row[at : at + size] for row in (total.parts, alike) for size in sizes for at in range(len(row) - size + 1))
    return any(total.total.interval().meets(_added(run)) for run in runs)


def _rows_misread(total: Sum, extraction: Extraction) -> bool:
    """Whether leaving out the same rows mends this total and that of another column: they lie under other rows."""
    repairs = _repairs(total)
    return bool(repairs) and any(
        repairs & _repairs(other)
        for other in extraction.sums
        if other.basis == "table"
        and other.part_names == total.part_names
        and other.context == total.context
        and other.total.span != total.total.span
    )


@once
def _repairs(total: Sum) -> frozenset[tuple[int, ...]]:
    """The rows without which the parts make the total, where they do not with them."""
    wanted, added = total.total.interval(), _added(total.parts)
    if len(total.parts) > _MOST_OTHERS or wanted.meets(added):
        return frozenset()
    ends = [part.interval() for part in total.parts]
    nothing = {at for at, part in enumerate(total.parts) if part.value == 0}
    return frozenset(
        left_out
        for size in range(1, min(_MOST_LEFT_OUT, len(ends) - 2) + 1)
        for left_out in combinations(range(len(ends)), size)
        if not nothing.issuperset(left_out)
        and added.low - sum(ends[at].low for at in left_out) <= wanted.high
        and wanted.low <= added.high - sum(ends[at].high for at in left_out)
    )


def _subsets(figures: Sequence[Figure], most: int | None = None) -> Iterator[tuple[Figure, ...]]:
    for size in range(1, (len(figures) if most is None else most) + 1):
        yield from combinations(figures, size)


def _added(figures: Sequence[Figure]) -> Interval:
    added = Interval.point(Decimal(0))
    for figure in figures:
        added = added + figure.interval()
    return added


def _change_explained(growth: Growth, beside: Sequence[Figure]) -> bool:
    """Whether two other figures make the change, taken as a rate of growth or as a difference."""
    change, dimension = growth.change, growth.current.unit.dimension
    alike = [f for f in beside if f.unit.dimension == dimension and f.span != change.span and f.value != 0]
    return any(
        _changes(change, new, old)
        for new in alike
        for old in alike
        if new.span != old.span and {new.span, old.span} != {growth.current.span, growth.previous.span}
    )


def _changes(change: Figure, new: Figure, old: Figure) -> bool:
    if new.value <= old.value:
        return False
    difference = new.interval() - old.interval()
    if change.unit.dimension == new.unit.dimension:
        return change.interval().meets(difference)
    return change.unit.dimension == "ratio" and change.interval().meets(difference / old.interval())
