"""Rubric: the scoring table of one region and year as data: items, weights, clauses, and where they come from.

A clause is written in the words that the clause reader understands, so that it is the formula as well. Which reports
a rubric is meant for is said by form, regions and years; whoever adds one changes no code.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import Field, model_validator

from schemas.base import Bilingual, Model

RubricForm = Literal["department", "project"]


class RubricSource(Model):
    """The regulation: its title, who issued it, its number, and a place to find it."""

    title: str
    issuer: str = ""
    number: str = ""
    url: str = ""


class RubricItem(Model):
    """An item (指标). ``clause`` is our own short wording, ``cites`` the place in the source.

    ``aliases`` are other names that reports print for it; ``optional`` items may be missing.
    """

    name: str = Field(min_length=1)
    aliases: tuple[str, ...] = ()
    weight: Decimal | None = Field(default=None, ge=0)
    clause: str = ""
    cites: str = ""
    optional: bool = False
    items: tuple[RubricItem, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)

    def walk(self) -> Iterator[RubricItem]:
        """This item and all below it."""
        yield self
        for item in self.items:
            yield from item.walk()


class Rubric(Model):
    """One scoring table. ``regions`` empty: the whole country; ``until`` None: still valid.

    ``adjustable`` where the source lets a department set weights of its own: another weight is then worth knowing,
    not wrong.
    """

    title: Bilingual
    form: RubricForm
    regions: tuple[str, ...] = ()
    since: int = Field(ge=1990, le=2200)
    until: int | None = Field(default=None, ge=1990, le=2200)
    valid_from: date
    source: RubricSource
    total: Decimal = Decimal(100)
    adjustable: bool = False
    items: tuple[RubricItem, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _years_in_order(self) -> Rubric:
        if self.until is not None and self.until < self.since:
            raise ValueError("until lies before since")
        return self

    def walk(self) -> Iterator[RubricItem]:
        """Every item of every level, in order."""
        for item in self.items:
            yield from item.walk()

    @property
    def leaves(self) -> tuple[RubricItem, ...]:
        return tuple(item for item in self.walk() if not item.items)
