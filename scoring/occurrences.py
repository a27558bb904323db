"""Points taken off for each occurrence, where the explanation says how many there were (发现2项不符合，每项扣1分)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from schemas.interval import Interval
from schemas.patterns import late
from scoring.formula import Award, Deduction, Part
from scoring.items import ItemRead
from scoring.phrases import QUOTED

_DIGITS = {word: at for at, word in enumerate("零一二三四五六七八九十")} | {"两": 2}
_FOUND = late(
    r"(?<![未没无不])(?:发现|存在|出现|发生|共有|有|共)(?:了)?(?P<number>\d{1,2}|[一二两三四五六七八九十])(?P<unit>[项处个次起例件])"
    r"(?![^，。；;]{0,12}(?:整改到位|已整改|除外|不扣))"
)


def counted_loss(parts: Sequence[Part], read: ItemRead, maximum: Decimal) -> tuple[Interval, str] | None:
    """The points left when each counted occurrence costs its points; None unless the clause is nothing else."""
    deduction = _only_deduction(parts, maximum)
    text = "".join(read.text(read.item.explanation).split())
    found = list(_FOUND.finditer(text))
    if deduction is None or len(found) != 1 or found[0]["unit"] != deduction.per_unit or deduction.per != 1:
        return None
    number = found[0]["number"]
    times = int(number) if number.isdigit() else _DIGITS[number]
    left = max(maximum - deduction.points * times, Decimal(0))
    shown = f"{maximum:f} − {times} × {deduction.points:f}" + QUOTED.said(quote=found[0][0])
    return Interval.point(left), shown


def _only_deduction(parts: Sequence[Part], maximum: Decimal) -> Deduction | None:
    """The deduction for each occurrence, beside nothing but the words that all points are for what has none."""
    formulas = [formula for part in parts for formula in part.formulas]
    deductions = [each for each in formulas if isinstance(each, Deduction) and each.beyond is None]
    awards = [each for each in formulas if isinstance(each, Award) and each.points in (None, maximum)]
    offered = [part.points for part in parts if part.points is not None]
    alone = len(deductions) == 1 and len(deductions) + len(awards) == len(formulas)
    unread = any(part.unread for part in parts)
    return deductions[0] if alone and not unread and offered in ([], [maximum]) else None
