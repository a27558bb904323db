"""Answers: response models built for one request, with an entry for each of its ids and for nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, create_model
from typing_extensions import TypeAliasType


def _slim(schema: dict[str, Any]) -> None:
    """Say in the schema only what binds: the null of what may be left out costs tokens in every request, and so do
    titles, but for the first, which becomes the name of a tool."""
    properties: dict[str, Any] = schema.get("properties", {})
    for name, each in properties.items():
        kinds = [kind for kind in each.get("anyOf", ()) if kind.get("type") != "null"]
        properties[name] = kinds[0] if len(kinds) == 1 else {key: each[key] for key in each if key != "title"}


_CLOSED = ConfigDict(extra="forbid", frozen=True, json_schema_extra=_slim)


@cache
def choice(name: str, values: tuple[str, ...]) -> Any:
    """A type of these values alone; a schema says it once, however many entries share it."""
    return TypeAliasType(name, Literal[values])


def answer(entries: Mapping[str, Any]) -> type[BaseModel]:
    """The answer of a request: at most one entry an id; null and absent both say nothing of it."""
    fields: dict[str, Any] = {key: (kind | None, None) for key, kind in entries.items()}
    model: type[BaseModel] = create_model("Answer", __config__=_CLOSED, **fields)
    return model


def picked(given: BaseModel, key: str) -> str | None:
    """What was picked for an id; None where nothing was said of it."""
    value = getattr(given, key, None)
    return value if isinstance(value, str) else None
