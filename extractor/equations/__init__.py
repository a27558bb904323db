"""Finds the equations that a document prints with numbers: 183.20/190.50*100%=96.17%, step by step.

Formulas made of words, bands (90%≤x<95%) and dates are none. Whether an equation holds is not decided here.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from extractor.equations.parse import Side, parse_side
from extractor.equations.steps import steps_of
from extractor.equations.tokens import EQUALS, Sign, Token, runs_of
from schemas.document import Document, Span
from schemas.equation import Equation
from schemas.figures import Figures
from schemas.kind import Kind

__all__ = ["find_equations", "find_equations_in"]

_LABEL_STOPS = "，。；;,\n\t=：:!！?？"
_OPERATORS = "/÷×*"
_LONGEST_LABEL = 40


def find_equations(document: Document, figures: Figures) -> tuple[Equation, ...]:
    """The equations in the paragraphs and cells of a document, in order of position."""
    signs = [sign.start() for sign in EQUALS.finditer(document.text)]
    found: list[Equation] = []
    for block in document.blocks:
        if bisect_left(signs, block.start) == bisect_left(signs, block.end):
            continue
        if block.table is None:
            found.extend(find_equations_in(document, [(block.start, block.end)], figures))
            continue
        for cell in block.table.cells:
            found.extend(find_equations_in(document, cell.parts, figures))
    return tuple(sorted(found, key=lambda equation: equation.span.start))


def find_equations_in(document: Document, parts: Sequence[tuple[int, int]], figures: Figures) -> tuple[Equation, ...]:
    """The equations in one text that may be cut in parts, as a cell by a page break."""
    text = document.text
    if not any(EQUALS.search(text, start, end) for start, end in parts):
        return ()
    return tuple(_equations(document, parts, figures))


def _equations(document: Document, parts: Sequence[tuple[int, int]], figures: Figures) -> Iterator[Equation]:
    for run in runs_of(document.text, parts, figures):
        sides = _sides(run)
        steps = steps_of(document.name, sides)
        if steps:
            first = next(side for side in sides if side is not None)
            last = next(side for side in reversed(sides) if side is not None)
            opening = next(token for token in run if token.sign is not Sign.CLOSE)  # 控制率(含工勤)=32/35
            label = _label(document, parts, figures, opening.start)
            yield Equation(span=document.span(first.start, last.end), label=label, steps=steps)


def _sides(run: Sequence[Token]) -> list[Side | None]:
    """What stands between the equals signs; None where it is empty or no expression of numbers."""
    sides: list[list[Token]] = [[]]
    for token in run:
        if token.sign is Sign.EQUALS:
            sides.append([])
        else:
            sides[-1].append(token)
    last = len(sides) - 1
    return [parse_side(side, first=at == 0, last=at == last) for at, side in enumerate(sides)]


def _label(document: Document, parts: Sequence[tuple[int, int]], figures: Figures, start: int) -> Span | None:
    """The words directly before an equation: 政府采购执行率 of 政府采购执行率=132.35/132.88."""
    text = document.text
    where = next((at for at, (begin, end) in enumerate(parts) if begin <= start < end), None)
    if where is None:
        return None
    begin, end = parts[where][0], start
    if not text[begin:end].strip() and where > 0:
        begin, end = parts[where - 1]
    first, last = _words_before(text, begin, end)
    if any(sign in text[first:last] for sign in _OPERATORS) and text[first - 1 : first] == "=":
        first, last = _words_before(text, begin, first - 1)  # 完成率=实际数/计划数=45/50
    for figure in figures.within(first, last):
        if figure.kind is Kind.LIST_NUMBER:
            first = figure.span.end
    first += len(text[first:last]) - len(text[first:last].lstrip(" 、."))
    return document.span(first, last) if first < last else None


def _words_before(text: str, begin: int, end: int) -> tuple[int, int]:
    """The last words of a stretch, back to a mark that ends a clause or to an open bracket."""
    last = begin + len(text[begin:end].rstrip(" \n:：=为是即Σ∑(（"))
    depth = 0
    for at in range(last - 1, max(begin, last - _LONGEST_LABEL) - 1, -1):
        depth += (text[at] in ")）") - (text[at] in "(（")
        if depth < 0 or (depth == 0 and text[at] in _LABEL_STOPS):
            return at + 1, last
    return max(begin, last - _LONGEST_LABEL), last
