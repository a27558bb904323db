"""How a run of many submissions is told: line by line as they come, and whole from the store, one module a form."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Sequence
from typing import Protocol, cast

from review.store.opening import Store
from schemas.base import Language

_MODULES = {
    "text": "as_text",
    "json": "as_json",
    "jsonl": "as_jsonl",
    "xlsx": "as_xlsx",
    "html": "as_html",
    "md": "as_markdown",
    "sarif": "as_one",
    "junit": "as_one",
}
FORMS: Sequence[str] = tuple(_MODULES)
ENDINGS = {
    ".txt": "text",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".xlsx": "xlsx",
    ".html": "html",
    ".htm": "html",
    ".md": "md",
    ".sarif": "sarif",
    ".xml": "junit",
}
"""Which form is meant by the ending of an output file, where none is named."""


class _Renderer(Protocol):
    def render(self, store: Store, run_id: int, form: str, language: Language) -> Iterator[str | bytes]: ...


def render(store: Store, run_id: int, form: str, language: Language) -> Iterator[bytes]:
    """A run in one of its forms, piece by piece: it need not fit into memory where the form allows it."""
    module = cast(_Renderer, importlib.import_module(f"review.batch.shown.{_MODULES[form]}"))
    for piece in module.render(store, run_id, form, language):
        yield piece.encode() if isinstance(piece, str) else piece
