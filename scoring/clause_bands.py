"""Bands of a clause (分档): from the grammar's conditions to named quantities between two bounds."""

from __future__ import annotations

from decimal import Decimal

from lark import Token, Tree

from scoring.clause_tree import bound_of, number_in, reward_of, subtrees, text_of, tokens_in
from scoring.formula import Band, Bound

_CONDITIONS = ("compared", "exact", "between", "edge", "range")
_FLIPPED = {"GE": "LE", "LE": "GE", "GT": "LT", "LT": "GT", "EQUALS": "EQUALS"}


def band_of(unit: Tree[Token]) -> Band:
    rewards = [child for child in unit.children if isinstance(child, Tree) and child.data == "reward"]
    band = Band(points=reward_of(rewards[0])) if rewards else _scaled(unit)
    for condition in unit.children:
        if not isinstance(condition, Tree) or condition.data not in _CONDITIONS:
            continue
        name, low, high = bounds_of(condition)
        band = band.changed(name=band.name or name, low=low or band.low, high=high or band.high)
    return band


def _scaled(unit: Tree[Token]) -> Band:
    """A band whose points are a share: <98%的，得分=执行率/98%×10分. A quotient of two names is another quantity."""
    quotient = next(subtrees(unit, "quotient"), None)
    points = next(
        number_in(str(child)) for child in unit.children if isinstance(child, Token) and child.type == "POINTS"
    )
    divisor = Bound(value=Decimal(1)) if quotient is None else _divisor(quotient)
    return Band(points=points, divisor=divisor)


def _divisor(quotient: Tree[Token]) -> Bound:
    printed = [bound_of(str(token)) for token in tokens_in(quotient, "VALUE")]
    return printed[0] if printed else Bound(value=Decimal(0))


def bounds_of(condition: Tree[Token]) -> tuple[str, Bound | None, Bound | None]:
    """The name and the two ends that one comparison gives."""
    name = "".join(text_of(each) for each in subtrees(condition, "names"))
    values = [bound_of(str(t)) for t in tokens_in(condition, "VALUE", "POINTS")]
    signs = [op.children[0].type for op in subtrees(condition, "op") if isinstance(op.children[0], Token)]
    if condition.data == "compared":
        return (name, *_ends(signs[0], values[0]))
    if condition.data == "exact":
        return (name, *_ends("GE" if values[0].base == 1 else "EQUALS", values[0]))
    if condition.data == "between" and len(signs) == 2:
        signs = list(reversed(signs)) if _first_sign(condition) != signs[0] else signs
        low_one, high_one = _ends(_FLIPPED[signs[0]], values[0])
        low_two, high_two = _ends(signs[1], values[1])
        return name, low_one or low_two, high_one or high_two
    if condition.data == "edge":
        return (name, *_edge(condition, values[0]))
    if condition.data == "range" and len(values) == 2:
        return (name, *_range(condition, values))
    return name, None, None


def _range(condition: Tree[Token], values: list[Bound]) -> tuple[Bound, Bound]:
    """The ends of a range; where one of them is said to be included (85%（含）-90%), the other is not."""
    low, high = sorted(values, key=lambda bound: bound.value)
    unit = low.unit or high.unit
    included = [_included(token, condition, values) for token in tokens_in(condition, "INCLUDED")]
    outside = any(tokens_in(condition, "EXCLUDED", "BELOW"))
    ends = {
        "low": not included or low.value in included,
        "high": (not included or high.value in included) and not outside,
    }
    return (
        low.changed(unit=unit, closed=ends["low"]),
        high.changed(closed=ends["high"], unit=unit),
    )


def _included(token: Token, condition: Tree[Token], values: list[Bound]) -> Decimal:
    """The end that a （含） stands behind, or names: （含75%）."""
    if any(character.isdigit() for character in token):
        return number_in(str(token))
    first = next(tokens_in(condition, "TO")).start_pos or 0
    return values[0].value if (token.start_pos or 0) < first else values[-1].value


def _first_sign(condition: Tree[Token]) -> str:
    first = next(child for child in condition.children if isinstance(child, Tree) and child.data == "op")
    token = first.children[0]
    return token.type if isinstance(token, Token) else ""


def _ends(sign: str, bound: Bound) -> tuple[Bound | None, Bound | None]:
    closed = bound.changed(closed=sign in ("GE", "LE", "EQUALS"))
    if sign == "EQUALS":
        return closed, closed
    return (closed, None) if sign in ("GE", "GT") else (None, closed)


def _edge(condition: Tree[Token], bound: Bound) -> tuple[Bound | None, Bound | None]:
    word = next(tokens_in(condition, "ABOVE", "ABOVE_OPEN", "BELOW", "WITHIN")).type
    if word in ("ABOVE", "ABOVE_OPEN"):
        return bound.changed(closed=word == "ABOVE"), None
    return None, bound.changed(closed=word == "WITHIN")
