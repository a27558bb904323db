"""Texts made safe for what they are written into: control characters, formulas, Markdown signs."""

from __future__ import annotations

import re

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_SIGNED_NUMBER = re.compile(r"[-+][\d,，.]+\s*%?")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>|~#])")


def printable(text: str) -> str:
    """Without the characters that XML and workbooks cannot hold."""
    return _CONTROL.sub("\ufffd", text)


def one_line(text: str) -> str:
    return " ".join(text.split())


def markdown(text: str) -> str:
    """Text that Markdown shows as it is."""
    return _MARKDOWN.sub(r"\\\1", one_line(text))


def risky(text: str) -> bool:
    """Whether a spreadsheet may take a text for a formula."""
    return text.startswith(("=", "+", "-", "@", "\t", "\r"))


def unformula(text: str) -> str:
    """A text that no spreadsheet runs as a formula; a plain negative number stays as it is printed."""
    return "'" + text if risky(text) and not _SIGNED_NUMBER.fullmatch(text) else text
