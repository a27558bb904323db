"""Points that a clause gives as a share of the item's weight (完成率×分值, 得80%权重分), written out as points."""

from __future__ import annotations

import re
from decimal import Decimal

from schemas.patterns import late

_WEIGHT = r"(?:(?:该|本|此|对应)(?:项|三级)?)?(?:三级|单项)?(?:指标)?的?(?:标准|权重|满)?(?:分值|权重分?值?|满分值?|标准分值?|权重得分)(?![\d是为=])"
_SIGN = late(r"[×*xX乘]")  # most clauses have none
_TIMES = late(rf"(?P<sign>[×*xX]|乘以?)\s*{_WEIGHT}")
_TIMES_BEFORE = late(rf"(?<=[=为按]){_WEIGHT}\s*(?P<sign>[×*]|乘以)")
_SHARE = late(rf"(?P<verb>[得计给扣]|扣减|扣除)(?:{_WEIGHT}的)?(?P<share>\d+(?:\.\d+)?)%(?:的?{_WEIGHT})?")


def in_points(clause: str, weight: Decimal) -> str:
    """The clause with the item's weight in figures; a share of something else stays as it is."""
    if _SIGN.search(clause):
        points = f"{weight.normalize():f}分"
        clause = _TIMES.sub(rf"\g<sign>{points}", clause)
        clause = _TIMES_BEFORE.sub(rf"{points}\g<sign>", clause)
    return _SHARE.sub(lambda match: _share(match, weight), clause) if "%" in clause else clause


def _share(match: re.Match[str], weight: Decimal) -> str:
    if re.search(_WEIGHT, match[0]) is None:
        return match[0]
    return f"{match['verb']}{(weight * Decimal(match['share']) / 100).normalize():f}分"
