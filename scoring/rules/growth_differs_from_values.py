"""A stated growth, fall or difference that does not follow from the two values beside it.

`从120万元增加到150万元，增长25%`: a growth rate is the change over the previous value; percentage points are the
difference of two rates; an absolute change is the difference of two amounts or counts.

## 中文

增长、下降的幅度或差额与前后两个数不符。

如“从120万元增加到150万元，增长25%”：增长率为变动额除以上期数，百分点为两个比率之差，增减额为两个金额或数量之
差。
"""

from collections.abc import Iterator
from dataclasses import replace

from schemas.base import Bilingual
from schemas.extraction import Growth
from schemas.figure import Quantity
from schemas.unit import PERCENT, PERCENTAGE_POINT
from scoring.rule import rule
from scoring.solve import solve_growth
from scoring.verdict import Verdict, compare, undetermined


@rule(
    code="RATE02",
    title=Bilingual(zh="增减幅度与前后两数不符", en="A stated change differs from the two values"),
    over=Growth,
    clause=Bilingual(zh="增长率＝（本期数－上期数）÷上期数", en="growth = (current − previous) ÷ previous"),
    message=Bilingual(
        zh="{name}写为 {stated}，按前后两数应为 {expected}（{computation}）",
        en="{name} is given as {stated}, the two values make {expected} ({computation})",
    ),
    fires_on="培训人数从1,200人增加到1,500人，增长30%。",
    silent_on="培训人数从1,200人增加到1,500人，增长25%。",
)
def growth_differs_from_values(growth: Growth) -> Verdict:
    figures = (growth.change, growth.current, growth.previous)
    if growth.previous.value == 0 and growth.change.unit.dimension == "ratio" != growth.current.unit.dimension:
        return undetermined(figures, "上期数为零，增长率无法计算", "the previous value is zero", growth.name)
    verdicts = [
        compare(read.change, change, growth.name or "增减幅度")
        for read in _readings(growth)
        for change in _changes(read)
    ]
    verdict = next((verdict for verdict in verdicts if not verdict.wrong), verdicts[0])
    return replace(verdict, solve=solve_growth(*figures, falls=growth.falls, relative=_relative(growth)))


def _relative(growth: Growth) -> bool:
    """Whether the change is a share of the previous value; said of two rates, most mean percentage points."""
    return growth.change.unit.dimension == "ratio" != growth.current.unit.dimension


def _readings(growth: Growth) -> Iterator[Growth]:
    """A change printed without a unit, as in a table, has that of the values, or is in percent."""
    if growth.change.unit.dimension != "number" or growth.current.unit.dimension == "number":
        yield growth
        return
    for unit in (growth.current.unit, PERCENT):
        yield growth.changed(change=growth.change.changed(unit=unit))


def _changes(growth: Growth) -> Iterator[Quantity]:
    """The ways the change may have been meant, the likeliest first."""
    old, new = (growth.current, growth.previous) if growth.falls else (growth.previous, growth.current)
    difference = new - old
    between_rates = growth.current.unit.dimension == "ratio"
    match growth.change.unit.dimension:
        case "points":
            yield _as_points(difference)
        case "ratio" if between_rates:
            yield difference  # 提高1.35%: said of two rates, most mean percentage points
            yield difference / growth.previous
        case "ratio":
            yield difference / growth.previous
        case _:
            yield difference


def _as_points(difference: Quantity) -> Quantity:
    difference.unit = PERCENTAGE_POINT
    return difference
