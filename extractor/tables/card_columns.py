"""Which columns of a scoring table hold the names of its levels, and whose weights each column of weights holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.tables.columns import Column
from extractor.tables.meanings import Kind


def level_columns(columns: Sequence[Column]) -> list[Column]:
    """The columns of names, from the first level on."""
    named = [column for column in columns if column.kind is Kind.LEVEL]
    if not named:
        named = [column for column in columns if column.kind in (Kind.PROJECT, Kind.UNKNOWN, Kind.CATEGORY)][:1]
    return named


def weight_columns(columns: Sequence[Column], levels: Sequence[Column]) -> list[Column]:
    """The columns of weights; beside several names, each belongs to the name on its left."""
    weights = [column for column in columns if column.kind is Kind.WEIGHT]
    if len(weights) <= 1 or any(column.meaning.level for column in weights):
        return weights
    return [_beside(column, levels) for column in weights]


def _beside(weight: Column, levels: Sequence[Column]) -> Column:
    left = [column for column in levels if column.index < weight.index]
    if not left:
        return weight
    level = left[-1].meaning.level or levels.index(left[-1]) + 1
    meaning = type(weight.meaning)(Kind.WEIGHT, level=level)
    return replace(weight, meaning=meaning)
