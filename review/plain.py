"""Texts made safe for the formats they are written into: control characters, Markdown signs."""

from __future__ import annotations

import re

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>|~#])")


def printable(text: str) -> str:
    """Without the characters that XML and workbooks cannot hold."""
    return _CONTROL.sub("\ufffd", text)


def one_line(text: str) -> str:
    return " ".join(text.split())


def markdown(text: str) -> str:
    """Text that Markdown shows as it is."""
    return _MARKDOWN.sub(r"\\\1", one_line(text))
