"""Cuts text into the tokens of equations: figures, signs, brackets; what else stands there ends an equation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from schemas.figure import Figure
from schemas.figures import Figures
from schemas.kind import Kind
from schemas.patterns import late


class Sign(StrEnum):
    """What a token is besides a figure."""

    PLUS = "+"
    MINUS = "−"
    TIMES = "×"
    OVER = "÷"
    OPEN = "("
    CLOSE = ")"
    EQUALS = "="
    WORDS = "words"
    BREAK = "break"


@dataclass(slots=True)  # frozen ones take three times as long to make
class Token:
    """A figure or a sign, and where it stands in the document."""

    start: int
    end: int
    sign: Sign | None = None
    figure: Figure | None = None


_SIGNS = {
    **dict.fromkeys("+＋", Sign.PLUS),
    **dict.fromkeys("-−－", Sign.MINUS),
    **dict.fromkeys("*×＊∗·⋅", Sign.TIMES),
    **dict.fromkeys("/÷／∕", Sign.OVER),
    **dict.fromkeys("([（［【{", Sign.OPEN),
    **dict.fromkeys(")]）］】}", Sign.CLOSE),
    **dict.fromkeys("=＝≈", Sign.EQUALS),
}
_SUM_SIGNS = "Σ∑"
EQUALS = re.compile("[=＝≈]")
_SENTENCE = late("[^。；;，]+[。；;，]?")
_TIMES_LETTERS = "xX"
_COMPARISONS = "<>≤≥＜＞!"
_BREAKS = "，。；;、,:：!！?？|≤≥<>＜＞～~…—"
_OPERAND_KINDS = frozenset(
    [Kind.AMOUNT, Kind.RATE, Kind.POINTS, Kind.COUNT, Kind.MEASURE, Kind.SCORE, Kind.PLAIN, Kind.FORMULA, Kind.DURATION]
)
_NAMING_KINDS = frozenset([Kind.NAME, Kind.ORDINAL, Kind.YEAR, Kind.DATE])  # “三公”经费支出, 2021年预算数
_OPERATORS = frozenset([Sign.PLUS, Sign.MINUS, Sign.TIMES, Sign.OVER])
_GOES_ON = _OPERATORS | {Sign.EQUALS, Sign.OPEN}
_PARTING = frozenset([Sign.BREAK, Sign.WORDS])
_LONGEST_NAME = 24
_LONGEST_RUN = 120


def runs_of(text: str, parts: Sequence[tuple[int, int]], figures: Figures) -> Iterator[list[Token]]:
    """The stretches without words or breaks that hold an equals sign."""
    tokens = _without_names(_tokens(text, parts, figures))
    run: list[Token] = []
    headless = False
    for token in [*tokens, Token(0, 0, Sign.BREAK)]:
        if token.sign not in _PARTING:
            run.append(token)
            continue
        whole = not headless or (bool(run) and run[0].sign is Sign.EQUALS)
        if any(each.sign is Sign.EQUALS for each in run) and len(run) <= _LONGEST_RUN and whole:
            yield run
        # 支出92万元 ÷ <words that could not be read> 164万元 × 100% = 56%: what follows is only a tail
        headless = bool(run and run[-1].sign in _OPERATORS) or (headless and not run and token.sign is Sign.WORDS)
        run = []


def _tokens(text: str, parts: Sequence[tuple[int, int]], figures: Figures) -> list[Token]:
    tokens: list[Token] = []
    for start, end in _sentences(text, parts):
        starts = {figure.span.start: figure for figure in figures.within(start, end)}
        at = start
        while at < end:
            token = _token(text, at, starts, tokens)
            if token is not None:
                tokens.append(token)
            at = token.end if token else at + 1
    return tokens


def _sentences(text: str, parts: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The sentences with an equals sign; where a page cuts a text, also those at the cut."""
    for part, (start, end) in enumerate(parts):
        for sentence in _SENTENCE.finditer(text, start, end):
            at_cut = (sentence.end() >= end and part + 1 < len(parts)) or (sentence.start() == start and part > 0)
            if at_cut or EQUALS.search(sentence[0]):
                yield sentence.span()


def _token(text: str, at: int, starts: dict[int, Figure], before: list[Token]) -> Token | None:
    figure, sign = starts.get(at), text[at]
    if figure is not None:
        if figure.kind in _NAMING_KINDS:
            return Token(at, figure.span.end, Sign.WORDS)
        operand = figure.kind in _OPERAND_KINDS and figure.value_to is None
        return Token(at, figure.span.end, None if operand else Sign.BREAK, figure if operand else None)
    if sign == "\n" and not _wrapped(text, at, before):
        return Token(at, at + 1, Sign.BREAK)
    if sign.isspace() or sign in _SUM_SIGNS:
        return None
    if sign in _SIGNS:
        compared = _SIGNS[sign] is Sign.EQUALS and (text[at - 1 : at] in _COMPARISONS and at > 0)
        return Token(at, at + 1, Sign.BREAK if compared else _SIGNS[sign])
    if sign in _TIMES_LETTERS and _joins_operands(text, at, before):
        return Token(at, at + 1, Sign.TIMES)
    if sign in "%％" and before and before[-1].sign is Sign.CLOSE:
        return None  # (471.35/486.20)% says the quotient in percent
    if sign in _BREAKS:
        return Token(at, at + 1, Sign.BREAK)
    return Token(at, at + 1, Sign.WORDS)


def _joins_operands(text: str, at: int, before: list[Token]) -> bool:
    after = text[at + 1 : at + 3].strip()[:1]
    ends_operand = bool(before) and (before[-1].figure is not None or before[-1].sign is Sign.CLOSE)
    return ends_operand and after != "" and after in "0123456789("


def _wrapped(text: str, at: int, before: list[Token]) -> bool:
    """Whether a line break only wraps an equation."""
    after = text[at:].lstrip()[:1]
    return bool(before and before[-1].sign in _GOES_ON) or (after != "" and after in "=*/×÷+)")


def _without_names(tokens: list[Token]) -> list[Token]:
    """Names of operands go: 支出 185.47 / 预算 195, 132.35（实际）/132.88（计划）."""
    kept: list[Token] = []
    at = 0
    while at < len(tokens):
        stop = _end_of_words(tokens, at)
        before = kept[-1] if kept else None
        if stop > at and stop - at <= _LONGEST_NAME and _names_operand(tokens, stop, before):
            at = stop
            continue
        closing = _remark(tokens, at, before)
        if closing:
            at = closing
            continue
        kept.append(tokens[at])
        at += 1
    return kept


def _end_of_words(tokens: Sequence[Token], at: int) -> int:
    stop, words = min(len(tokens), at + _LONGEST_NAME + 1), Sign.WORDS
    while at < stop and tokens[at].sign is words:
        at += 1
    return at


def _names_operand(tokens: Sequence[Token], stop: int, before: Token | None) -> bool:
    follows = stop < len(tokens) and tokens[stop].figure is not None
    return follows and before is not None and before.sign in _GOES_ON


def _remark(tokens: Sequence[Token], at: int, before: Token | None) -> int:
    """The end of a bracket that holds only words and follows an operand, else 0."""
    if before is None or before.figure is None or tokens[at].sign is not Sign.OPEN:
        return 0
    stop = _end_of_words(tokens, at + 1)
    closed = stop > at + 1 and stop < len(tokens) and tokens[stop].sign is Sign.CLOSE
    return stop + 1 if closed else 0
