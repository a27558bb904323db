"""What a scoring clause means, as data: bands, proportions, deductions and awards, each over a named quantity.

A clause part is one numbered stretch of a clause. What has no formula is a judgement (a condition a person must
decide) or stays unread, with the reason.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal

from schemas.base import Model
from schemas.interval import INFINITY, Interval

_RATIOS = {"%": Decimal("0.01"), "‰": Decimal("0.001")}
_SCALES = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}


class Bound(Model):
    """One end of a band, in the unit it is printed in (``90`` with ``%``)."""

    value: Decimal
    unit: str = ""
    closed: bool = True

    @property
    def base(self) -> Decimal:
        """The value in the base unit of its dimension: 90% is 0.9, 3万元 is 30,000."""
        return self.value * _RATIOS.get(self.unit, _SCALES.get(self.unit[:1], Decimal(1)))

    @property
    def is_ratio(self) -> bool:
        return self.unit in _RATIOS

    @property
    def is_money(self) -> bool:
        return re.fullmatch("[万亿]?元", self.unit) is not None


class Band(Model):
    """Points for a named quantity between two bounds; a missing bound leaves that side open (分档计分)."""

    name: str = ""
    low: Bound | None = None
    high: Bound | None = None
    points: Decimal | None = None
    """None: the clause says 满分."""
    divisor: Bound | None = None
    """Where the points are in proportion to the quantity: what it is divided by (执行率/98%×10分)."""

    def holds(self, interval: Interval) -> bool | None:
        """Whether a value (a ratio as 0.95, a count as it is) lies inside; None where its interval straddles an end."""
        low, high = _end(self.low, -INFINITY), _end(self.high, INFINITY)
        above = _side(interval, low, self.low is None or self.low.closed, upwards=True)
        below = _side(interval, high, self.high is None or self.high.closed, upwards=False)
        if above is False or below is False:
            return False
        return None if above is None or below is None else True


class Otherwise(Model):
    """Points where no band before it holds (否则得0分)."""

    points: Decimal


class Share(Model):
    """Points in proportion to the threshold where it is not reached (不足180万元按比例得分)."""


class Proportion(Model):
    """Points in proportion to a named quantity or a quotient of two (得分＝执行率×1分, 已完成数÷计划数×6分)."""

    numerator: str
    denominator: str = ""
    divisor: Bound | None = None
    """A printed divisor, as the 25% of 序时进度25%."""
    points: Decimal
    cap: Decimal | None = None


class Deduction(Model):
    """Points taken off for each unit or occurrence, down to nothing (每超一个百分点扣0.1分, 发现一项扣1分)."""

    name: str = ""
    per: Decimal = Decimal(1)
    per_unit: str = ""
    points: Decimal
    beyond: Bound | None = None
    """The threshold past which the quantity counts; None where occurrences count."""


class Award(Model):
    """Points for a condition that a person must judge (制度健全的，得2分); ``points`` None means 满分."""

    condition: str
    points: Decimal | None


class Forfeit(Model):
    """Nothing is given where one quantity is above another (如实际采购金额大于采购计划金额，本项得0分)."""

    more: str
    less: str


Formula = Band | Otherwise | Share | Proportion | Deduction | Award | Forfeit


class Part(Model):
    """One numbered part of a clause: the points printed behind its head and its formulas."""

    text: str
    points: Decimal | None = None
    best: Decimal | None = None
    """The most points printed in one pair of brackets, where several may be alternatives."""
    formulas: tuple[Formula, ...] = ()
    unread: str = ""
    """Why a part with points has no formula; empty where it has one."""

    @property
    def kind(self) -> Literal["bands", "proportion", "deduction", "judgement", "unread"]:
        kinds = {type(formula) for formula in self.formulas}
        if Band in kinds:
            return "bands"
        if Proportion in kinds:
            return "proportion"
        if Deduction in kinds and any(isinstance(f, Deduction) and f.beyond for f in self.formulas):
            return "deduction"
        return "judgement" if kinds or self.points is not None else "unread"


def _end(bound: Bound | None, otherwise: Decimal) -> Decimal:
    return otherwise if bound is None else bound.base


def _side(interval: Interval, end: Decimal, closed: bool, *, upwards: bool) -> bool | None:
    """Whether all of an interval lies on the right side of an end; None where only part of it does."""
    inner, outer = (interval.low, interval.high) if upwards else (-interval.high, -interval.low)
    limit = end if upwards else -end
    if inner > limit or (closed and inner == limit):
        return True
    if outer < limit or (not closed and outer == limit):
        return False
    return None
