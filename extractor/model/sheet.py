"""Sheet: the passages of all parts of a request in reading order, each once, with one id for each thing in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from extractor.model.chunks import Passage
from extractor.model.numbered import headed, marked
from extractor.model.parts import Part
from extractor.model.statements import Statement
from schemas.document import Document, Span
from schemas.figure import Figure

_LOCAL = re.compile(r"<([a-z]+)([0-9]+)>")
_A_FULL_STOP = 2
_STATEMENTS = frozenset("st")
"""Local ids of statements and of control sentences begin with these; all others are of figures."""


@dataclass
class _Line:
    document: Document
    span: Span
    path: tuple[str, ...]
    figures: dict[int, Figure] = field(default_factory=dict)
    is_statement: bool = False


@dataclass(frozen=True)
class Sheet:
    """The material's lines, and for each part the ids that its local ones have become."""

    lines: tuple[str, ...]
    ids: Sequence[Mapping[str, str]]


def sheet(parts: Sequence[Part]) -> Sheet:
    """The sheet of a request."""
    lines = _lines(parts)
    figures: dict[tuple[str, int], str] = {}
    numbers: dict[int, str] = {}
    for line in lines:
        for figure in sorted(line.figures.values(), key=lambda each: each.span.start):
            figures.setdefault((figure.span.document, figure.id), f"f{len(figures) + 1}")
        if line.is_statement:
            numbers[id(line)] = f"s{len(numbers) + 1}"
    counts = [len(figures), len(numbers)]
    ids = [_ids(part, lines, figures, numbers, counts) for part in parts]
    told = [_with(local, line) for part, local in zip(parts, ids, strict=True) for line in part.before]
    told += _told(lines, figures, numbers)
    if any(part.ours for part in parts):
        told.append("#")
    for part, local in zip(parts, ids, strict=True):
        told += [_with(local, line) for line in part.ours]
    for part, local in zip(parts, ids, strict=True):
        told += [_with(local, line) for line in part.lines]
    return Sheet(tuple(told), ids)


def _ids(
    part: Part,
    lines: Iterable[_Line],
    figures: Mapping[tuple[str, int], str],
    numbers: Mapping[int, str],
    counts: list[int],
) -> dict[str, str]:
    """The ids of a part's things; ``counts`` says how many figures and statements have one."""
    ids = {local: figures[each.span.document, each.id] for local, each in part.figures.items()}
    for local, statement in part.statements.items():
        line = next(line for line in lines if line.is_statement and _is_one(line, statement.document, statement.span))
        ids[local] = numbers[id(line)]
    for kind, number in _LOCAL.findall("".join(part.ours)):
        if kind + number not in ids:
            of = int(kind in _STATEMENTS)
            counts[of] += 1
            ids[kind + number] = f"{'fs'[of]}{counts[of]}"
    return ids


def _lines(parts: Sequence[Part]) -> list[_Line]:
    """The passages and statements of all parts, those that are one sentence as one line, in reading order."""
    lines: list[_Line] = []
    passages = [(each.document, each.span, each.path, each.figures, False) for p in parts for each in p.passages]
    spoken = [(each.document, each.span, _path(each), (), True) for p in parts for each in p.statements.values()]
    for document, span, path, figures, is_statement in (*passages, *spoken):
        line = next((line for line in lines if _is_one(line, document, span)), None)
        if line is None:
            line = _Line(document, span, path)
            lines.append(line)
        line.figures |= {each.id: each for each in figures}
        line.is_statement |= is_statement
    order = list(dict.fromkeys(line.document.name for line in lines))
    lines.sort(key=lambda line: (order.index(line.document.name), line.span.start, line.span.end))
    return lines


def _path(statement: Statement) -> tuple[str, ...]:
    return statement.document.heading_path(statement.span.start)


def _is_one(line: _Line, document: Document, span: Span) -> bool:
    """Whether a span is the line's sentence, give or take what ends it."""
    same = line.document.name == document.name and line.span.start == span.start
    return same and abs(line.span.end - span.end) <= _A_FULL_STOP


def _told(lines: Iterable[_Line], figures: Mapping[tuple[str, int], str], numbers: Mapping[int, str]) -> Iterator[str]:
    path: tuple[str, ...] = ()
    for line in lines:
        if line.path != path:
            yield headed(line.path, path)
            path = line.path
        marks = {each.span.start: figures[each.span.document, each.id] for each in line.figures.values()}
        number = numbers.get(id(line))
        yield f"{number or '-'} {marked(line.document, line.span, marks, whole=number is not None)}"


def _with(ids: Mapping[str, str], line: str) -> str:
    return _LOCAL.sub(lambda found: ids[found[1] + found[2]], line)


def passages_of(figures: Iterable[tuple[Document, Span, Figure]]) -> tuple[Passage, ...]:
    """The sentences of some figures as passages, each sentence once."""
    found: dict[Span, tuple[Document, list[Figure]]] = {}
    for document, context, figure in figures:
        found.setdefault(context, (document, []))[1].append(figure)
    return tuple(
        Passage(document, context, tuple(dict.fromkeys(each)), document.heading_path(context.start))
        for context, (document, each) in found.items()
    )
