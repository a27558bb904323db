"""The columns that the parts of a table share: its best header, with the columns that headers are known to lose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.tables.columns import Column
from extractor.tables.meanings import Kind, Meaning
from extractor.tables.sections import Section


def template_of(group: Sequence[Section]) -> list[Column]:
    """The columns of the part whose header says most."""
    best = max(group, key=lambda section: (_known(section.columns), -len(section.columns)))
    return mended(best.columns)


def _known(columns: Sequence[Column]) -> int:
    return sum(column.kind is not Kind.UNKNOWN for column in columns)


def mended(columns: Sequence[Column]) -> list[Column]:
    """The columns, with what the header lost put back where the form leaves no doubt."""
    return list(columns)


def renumbered(columns: Sequence[Column]) -> list[Column]:
    return [replace(column, index=at) for at, column in enumerate(columns)]


def optional(meaning: Meaning, path: tuple[str, ...]) -> Column:
    return Column(0, (), meaning, optional=True, path=path)
