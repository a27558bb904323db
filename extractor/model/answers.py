"""Answers: response models built for one question, with an entry for each of its ids and for nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from functools import cache
from typing import Any, cast

from pydantic import BaseModel, ConfigDict, create_model


def _slim(schema: dict[str, Any]) -> None:
    """Say in the schema only what binds: titles and the null of what may be left out cost tokens in every question."""
    schema.pop("title", None)
    properties: dict[str, Any] = schema.get("properties", {})
    for name, each in properties.items():
        kinds = [kind for kind in each.get("anyOf", ()) if kind.get("type") != "null"]
        properties[name] = kinds[0] if len(kinds) == 1 else {key: each[key] for key in each if key != "title"}


_CLOSED = ConfigDict(extra="forbid", frozen=True, json_schema_extra=_slim)


@cache
def choice(name: str, values: tuple[str, ...]) -> type[Enum]:
    """An enumeration of these values; shared in a schema wherever the same one is used."""
    made = Enum(name, {f"V{at}": value for at, value in enumerate(values)}, type=str)  # type: ignore[misc]
    return cast(type[Enum], made)


def record(name: str, required: Mapping[str, Any], optional: Mapping[str, Any]) -> type[BaseModel]:
    """A closed model with these fields."""
    fields: dict[str, Any] = {key: (kind, ...) for key, kind in required.items()}
    fields |= {key: (kind | None, None) for key, kind in optional.items()}
    model: type[BaseModel] = create_model(name, __config__=_CLOSED, **fields)
    return model


def answer(name: str, entries: Mapping[str, Any]) -> type[BaseModel]:
    """The answer of a question: at most one entry an id; null and absent both say nothing of it."""
    return record(name, {}, entries)


def picks(name: str, ids: Sequence[str], values: tuple[str, ...]) -> type[BaseModel]:
    """An answer that picks one of the same values for each id."""
    of = choice(f"{name}Choice", values)
    return answer(name, dict.fromkeys(ids, of))


def picked(given: BaseModel, key: str) -> str | None:
    """What was picked for an id; None where nothing was said of it."""
    value = getattr(given, key, None)
    return str(value.value) if isinstance(value, Enum) else None
