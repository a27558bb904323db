"""Reading the tree that the clause grammar makes: tokens, numbers, bounds and rewards."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from lark import Token, Tree

from scoring.formula import Bound


def reward_of(reward: Tree[Token] | Token) -> Decimal | None:
    token = next(iter(tokens_in(reward, "POINTS", "FULL", "NOTHING"))) if isinstance(reward, Tree) else reward
    if token.type == "FULL":
        return None
    return Decimal(0) if token.type in ("NOTHING", "FORFEIT") else number_in(str(token))


def bound_of(value: str) -> Bound:
    unit = re.sub(r"^[\d.,]+", "", value)
    return Bound(value=number_in(value), unit="%" if "百分点" in unit else unit)


def number_in(text: str) -> Decimal:
    match = re.search(r"\d+(?:\.\d+)?", text.replace(",", ""))
    return Decimal(match[0]) if match else Decimal(0)


def tokens_in(tree: Tree[Token], *types: str) -> Iterator[Token]:
    return (token for token in tree.scan_values(lambda each: isinstance(each, Token) and each.type in types))


def text_of(tree: Tree[Token] | Token) -> str:
    return str(tree) if isinstance(tree, Token) else "".join(str(t) for t in tree.scan_values(lambda _: True))
