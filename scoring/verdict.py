"""Verdict: what one comparison of figures came to. The only place where intervals decide anything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Literal

from schemas.base import Bilingual
from schemas.document import Span
from schemas.figure import Derived, Figure, Quantity
from schemas.finding import Severity
from schemas.interval import Interval
from schemas.kind import Qualifier
from schemas.unit import PERCENT, Unit
from scoring.solve import Solve

PlaceRole = Literal["stated", "operand", "other", "context"]
Place = tuple[Span, PlaceRole]


@dataclass(frozen=True)
class Effect:
    """What a check does to a score: the printed score and its change; not ``certain`` where it can be argued."""

    score: Figure
    change: Decimal
    certain: bool = True

    @classmethod
    def towards(cls, score: Figure, points: Interval, *, certain: bool = True) -> Effect:
        """The change from a printed score to the nearest that is supported, with the decimals of the score."""
        nearest = points.low if score.value < points.low else points.high
        middle = (points.low + points.high) / 2 if points.high - points.low < Decimal("0.1") else nearest
        return cls(score, _rounded(middle, max(score.decimals, 2)) - score.value, certain)


class Status(StrEnum):
    """``differs`` under both readings is proven; ``differs_strictly`` only if trailing zeros were lost."""

    AGREES = "agrees"
    DIFFERS = "differs"
    DIFFERS_STRICTLY = "differs_strictly"
    UNDETERMINED = "undetermined"


_WRONG = frozenset({Status.DIFFERS, Status.DIFFERS_STRICTLY})


@dataclass  # frozen ones take three times as long to make
class Verdict:
    """The outcome of a check: its status, the figures it used (the stated one first) and what to tell.

    ``subject`` names the quantity for the fingerprint and the message; ``words`` fills the placeholders of the
    rule's message beyond ``{stated}``, ``{expected}``, ``{computation}``, ``{name}``. ``places`` overrides the evidence
    that is otherwise made from the figures. ``severity`` overrides the rule's own.
    """

    status: Status
    figures: tuple[Figure, ...]
    subject: str = ""
    computation: str | None = None
    expected: str | None = None
    reason: Bilingual | None = None
    words: Mapping[str, str] = field(default_factory=dict)
    places: tuple[Place, ...] = ()
    severity: Severity | None = None
    message: Bilingual | None = None
    effect: Effect | None = None
    solve: Solve | None = field(default=None, compare=False)
    """What a figure of this check would have to be for it to hold; lets failed checks be told as one."""

    @property
    def wrong(self) -> bool:
        return self.status in _WRONG


OPEN = Bilingual(
    zh="数字带有“约、以上、不低于”等限定词，无法判定是否相符",
    en="a qualifier such as about or at least leaves the value open",
)


def undetermined(figures: tuple[Figure, ...], zh: str, en: str, subject: str = "") -> Verdict:
    """A check that could not decide, with its reason."""
    return Verdict(Status.UNDETERMINED, figures, subject, reason=Bilingual(zh=zh, en=en))


def compare(stated: Figure, computed: Quantity, subject: str = "", solve: Solve | None = None) -> Verdict:
    """Whether a stated figure can be what was computed: wrong only where their intervals do not meet."""
    figures = (stated, *computed.figures)
    status = meeting(stated, computed)
    # a whole amount that differs only as an exact one is told with the decimals that make the difference
    decimals = (
        stated.decimals if status is not Status.DIFFERS_STRICTLY else max(stated.decimals, stated.neighbour_decimals)
    )
    return Verdict(
        status,
        figures,
        subject,
        computation=show_computation(computed, stated.unit, decimals),
        expected=show(computed, stated.unit, decimals),
        reason=OPEN if status is Status.UNDETERMINED else None,
        solve=solve,
    )


def meeting(one: Quantity, two: Quantity) -> Status:
    """Compare two quantities of one dimension under both readings."""
    printed = one.interval("printed").meets(two.interval("printed"))
    strict = one.interval("strict").meets(two.interval("strict"))
    if not printed:
        about = any(f.qualifier is Qualifier.ABOUT for f in one.figures + two.figures)
        return Status.UNDETERMINED if about else Status.DIFFERS
    if one.open or two.open:
        return Status.UNDETERMINED
    return Status.AGREES if strict else Status.DIFFERS_STRICTLY


def show(quantity: Quantity, unit: Unit, decimals: int) -> str | None:
    """A computed value as a reviewer would print it, in the unit and with the decimals of the stated figure."""
    middle = _middle(quantity)
    if middle is None:
        return None
    return f"{_rounded(middle / unit.factor, decimals):,f}{unit.symbol}"


def show_computation(quantity: Quantity, unit: Unit, decimals: int) -> str | None:
    """``4,492.01 ÷ 4,658.59 = 96.4242%``: the formula and its value with two decimals more than stated."""
    middle = _middle(quantity)
    if middle is None or not isinstance(quantity, Derived):
        return None
    shown = PERCENT if quantity.unit.dimension == "ratio" and unit.dimension in ("ratio", "number") else unit
    return f"{quantity.formula} = {_trimmed(middle / shown.factor, decimals + 2)}{shown.symbol}"


def _middle(quantity: Quantity) -> Decimal | None:
    if isinstance(quantity, Derived):
        return quantity.middle
    return quantity.in_base() if isinstance(quantity, Figure) else None


def _rounded(value: Decimal, decimals: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def _trimmed(value: Decimal, decimals: int) -> str:
    text = f"{_rounded(value, decimals):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def show_value(interval: Interval, like: Figure) -> str | None:
    """The middle of an interval as it would be printed in the place of a figure, with the decimals it needs."""
    if not (interval.low.is_finite() and interval.high.is_finite()):
        return None
    middle = (interval.low + interval.high) / 2 / like.unit.factor
    for decimals in range(like.decimals, like.decimals + 5):
        shown = _rounded(middle, decimals)
        if interval.contains(shown * like.unit.factor):
            break
    return f"{shown:,f}{like.unit.symbol}"
