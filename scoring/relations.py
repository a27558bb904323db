"""Relations between figures as rules judge them: whether one holds, and whether it would with another figure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from schemas.base import Model
from schemas.document import Span
from schemas.extraction import Average, Extraction, Growth, Increase, Product, Ratio, Sum
from schemas.figure import Figure, Key
from schemas.kept import kept
from scoring.gather import gather
from scoring.items import EquationRead
from scoring.remembered import formed_once, once
from scoring.rule import all_rules
from scoring.verdict import Verdict

KINDS: tuple[type, ...] = (Ratio, Growth, Sum, Product, Average, Increase, EquationRead)


@dataclass  # frozen ones take three times as long to make
class Relation:
    """One ratio, growth, sum, product or printed equation, with what the rules over its kind say of it."""

    thing: Any

    @kept
    def verdicts(self) -> tuple[Verdict, ...]:
        return judged_equation(self.thing) if isinstance(self.thing, EquationRead) else judged(self.thing)

    @property
    def holds(self) -> bool:
        """Whether something was computed and nothing disagrees."""
        return bool(self.verdicts) and all(verdict.status == "agrees" for verdict in self.verdicts)

    @property
    def fails(self) -> bool:
        return any(verdict.status == "differs" for verdict in self.verdicts)

    @kept
    def figures(self) -> dict[Key, Figure]:
        found: list[Figure] = []
        _gather_figures(self.thing, found)
        return {figure.key: figure for figure in found}

    def with_(self, old: Figure, new: Figure) -> Relation:
        """The same relation with another value in the place of one figure."""
        placed = new.changed(id=old.id, span=old.span)
        return Relation(_replaced(self.thing, old.key, placed))

    @kept
    def telling(self) -> Verdict | None:
        """The verdict whose computation can confirm a figure; a list that may leave some out confirms nothing."""
        if isinstance(self.thing, Sum) and not self.thing.exhaustive:
            return None
        return next((each for each in self.verdicts if _computed(each.computation)), None)


def _computed(computation: str | None) -> bool:
    """Whether something was computed at all: a sum of one part only repeats its figure."""
    return computation is not None and any(f" {sign} " in computation for sign in "+−×÷")


@formed_once
def relations_of(extraction: Extraction) -> Iterator[Relation]:
    """Every relation once, so that who asks for its verdicts again does not judge it again."""
    return (Relation(thing) for kind in KINDS for thing in gather(extraction, kind))


def judged(thing: Any) -> tuple[Verdict, ...]:
    """The verdicts of all rules that speak of this kind of relation."""
    return tuple(verdict for rule in all_rules() if rule.over is type(thing) for verdict in rule.verdicts(thing))


@once
def judged_equation(read: EquationRead) -> tuple[Verdict, ...]:
    """The same for a printed equation, which items and relations share."""
    return judged(read)


@cache
def _fields(model: type[Model]) -> tuple[str, ...]:
    return tuple(model.model_fields)


def _gather_figures(thing: Any, found: list[Figure]) -> None:
    """All figures inside a relation, in the order of its fields."""
    if isinstance(thing, Figure):
        found.append(thing)
    elif isinstance(thing, EquationRead):
        _gather_figures(thing.equation, found)
    elif isinstance(thing, Model):
        held = vars(thing)
        for name in _fields(type(thing)):
            if isinstance(held[name], (Model, tuple)):
                _gather_figures(held[name], found)
    elif isinstance(thing, tuple) and not isinstance(thing, Span):
        for each in thing:
            _gather_figures(each, found)


def _replaced(thing: Any, old: Key, new: Figure) -> Any:
    """A copy of a relation in which one figure, wherever it stands, is another."""
    if isinstance(thing, Figure):
        return new if thing.key == old else thing
    if isinstance(thing, EquationRead):
        return EquationRead(_replaced(thing.equation, old, new), thing.label)
    if isinstance(thing, Model):
        fields = {name: _replaced(getattr(thing, name), old, new) for name in type(thing).model_fields}
        return thing.changed(**fields)
    if isinstance(thing, tuple) and not hasattr(thing, "_fields"):
        return tuple(_replaced(each, old, new) for each in thing)
    return thing
