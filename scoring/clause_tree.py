"""Reading the tree that the clause grammar makes: tokens, numbers, bounds and rewards."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from lark import Token, Tree

from scoring.formula import Bound


class Branch(Tree[Token]):
    """A tree that is named by plain text; Lark's own name is a token, which takes ten times as long to compare."""

    def __init__(self, data: str, children: list[Tree[Token] | Token], meta: Any = None) -> None:
        super().__init__(str(data), children, meta)


def reward_of(reward: Tree[Token] | Token) -> Decimal | None:
    token = next(iter(tokens_in(reward, "POINTS", "FULL", "NOTHING"))) if isinstance(reward, Tree) else reward
    if token.type == "FULL":
        return None
    return Decimal(0) if token.type in ("NOTHING", "FORFEIT") else number_in(str(token))


_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def bound_of(value: str) -> Bound:
    unit = value.lstrip("0123456789.,")
    return Bound.made(value=number_in(value), unit="%" if "百分点" in unit else unit)


def number_in(text: str) -> Decimal:
    match = _NUMBER.search(text.replace(",", ""))
    return Decimal(match[0]) if match else Decimal(0)


def tokens_in(tree: Tree[Token], *types: str) -> Iterator[Token]:
    return (token for token in _tokens(tree) if token.type in types)


def text_of(tree: Tree[Token] | Token) -> str:
    return str(tree) if isinstance(tree, Token) else "".join(_tokens(tree))


def subtrees(tree: Tree[Token], rule: str) -> Iterator[Tree[Token]]:
    """The parts of a tree that a rule of the grammar made, the deepest first: what ``find_data`` does, only sooner."""
    found = [tree]
    for each in found:
        found.extend(child for child in reversed(each.children) if isinstance(child, Tree))
    return (each for each in reversed(found) if each.data == rule)


def _tokens(tree: Tree[Token]) -> Iterator[Token]:
    for child in tree.children:
        if isinstance(child, Token):
            yield child
        else:
            yield from _tokens(child)
