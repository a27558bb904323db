"""The forms a Report is shown in, one module each: ``render(reviewed, language)`` gives text or bytes."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Protocol, cast

from schemas.base import Language

if TYPE_CHECKING:
    from review.pipeline import Reviewed

_MODULES = {
    "text": "as_text",
    "json": "as_json",
    "sarif": "as_sarif",
    "junit": "as_junit",
    "html": "as_html",
    "xlsx": "as_xlsx",
    "md": "as_markdown",
}
ENDINGS = {
    ".txt": "text",
    ".json": "json",
    ".sarif": "sarif",
    ".xml": "junit",
    ".html": "html",
    ".htm": "html",
    ".xlsx": "xlsx",
    ".md": "md",
}
"""Which form is meant by the ending of an output file, where none is named."""


class _Renderer(Protocol):
    def render(self, reviewed: Reviewed, language: Language) -> str | bytes: ...


def render(form: str, reviewed: Reviewed, language: Language) -> bytes:
    """A Report in one of its forms. Only the module of that form is imported."""
    module = cast(_Renderer, importlib.import_module(f"review.export.{_MODULES[form]}"))
    shown = module.render(reviewed, language)
    return shown.encode() if isinstance(shown, str) else shown
