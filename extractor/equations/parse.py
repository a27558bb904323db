"""Parses one side of an equation into an expression of figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.equations.tokens import Sign, Token
from schemas.equation import Expression, Operation
from schemas.equation import Sign as Operator

_STRENGTH = {Sign.PLUS: 1, Sign.MINUS: 1, Sign.TIMES: 2, Sign.OVER: 2}
_OPERATORS: dict[Sign, Operator] = {Sign.PLUS: "+", Sign.MINUS: "−", Sign.TIMES: "×", Sign.OVER: "÷"}


@dataclass(frozen=True, slots=True)
class Side:
    """One side of an equation, and where it stands."""

    expression: Expression
    start: int
    end: int


class _NotAnExpression(Exception):
    pass


def parse_side(tokens: Sequence[Token], *, first: bool, last: bool) -> Side | None:
    """The expression of one side; None where it is none. Outer brackets may reach beyond the equation."""
    tokens = _closed(list(tokens), first, last)
    if not tokens:
        return None
    try:
        expression, after = _sum(tokens, 0, 1)
    except _NotAnExpression:
        return None
    if after != len(tokens):
        return None
    return Side(expression, tokens[0].start, tokens[-1].end)


def _closed(tokens: list[Token], first: bool, last: bool) -> list[Token]:
    """Drops what belongs to the sentence around: （…=99.6%） and a dash after the result."""
    depth = _depth(tokens)
    while first and depth > 0 and tokens and tokens[0].sign is Sign.OPEN:
        tokens, depth = tokens[1:], depth - 1
    while last and depth < 0 and tokens and tokens[-1].sign is Sign.CLOSE:
        tokens, depth = tokens[:-1], depth + 1
    while last and tokens and (tokens[-1].sign in _STRENGTH or (tokens[-1].sign is Sign.OPEN and depth > 0)):
        depth -= tokens[-1].sign is Sign.OPEN
        tokens = tokens[:-1]
    return tokens


def _depth(tokens: Sequence[Token]) -> int:
    return sum((token.sign is Sign.OPEN) - (token.sign is Sign.CLOSE) for token in tokens)


def _sum(tokens: Sequence[Token], at: int, strength: int) -> tuple[Expression, int]:
    """Operands joined by signs of at least this strength, from left to right."""
    left, at = _operand(tokens, at) if strength > 2 else _sum(tokens, at, strength + 1)
    while at < len(tokens) and _STRENGTH.get(tokens[at].sign or Sign.BREAK) == strength:
        sign = _OPERATORS[tokens[at].sign]  # type: ignore[index]
        right, at = _operand(tokens, at + 1) if strength > 2 else _sum(tokens, at + 1, strength + 1)
        left = Operation.made(sign=sign, left=left, right=right)
    return left, at


def _operand(tokens: Sequence[Token], at: int) -> tuple[Expression, int]:
    if at >= len(tokens):
        raise _NotAnExpression
    token = tokens[at]
    if token.figure is not None:
        return token.figure, at + 1
    if token.sign is not Sign.OPEN:
        raise _NotAnExpression
    inside, at = _sum(tokens, at + 1, 1)
    if at >= len(tokens) or tokens[at].sign is not Sign.CLOSE:
        raise _NotAnExpression
    return inside, at + 1
