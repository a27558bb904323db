"""Which language a person is spoken to in, and texts that carry both languages until that is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # --help does not wait for pydantic
    from schemas.base import Language

_BORDER = "\x1f"
_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def from_locale(environ: Mapping[str, str]) -> Language:
    """English where the locale clearly says so, else Chinese."""
    locale = next((environ[name] for name in _LOCALE_VARIABLES if environ.get(name)), "")
    return "en" if locale.lower().startswith("en") else "zh"


def wanted(arguments: Sequence[str], environ: Mapping[str, str]) -> Language:
    """The language of help and usage errors, which are due before the options are parsed."""
    for at, argument in enumerate(arguments):
        value = argument.removeprefix("--lang=") if argument.startswith("--lang=") else None
        if argument == "--lang":
            value = arguments[at + 1] if at + 1 < len(arguments) else None
        if value == "zh":
            return "zh"
        if value == "en":
            return "en"
    return from_locale(environ)


def both(zh: str, en: str) -> str:
    """A help text in both languages; ``localise`` keeps one of them."""
    return f"{zh}{_BORDER}{en}"


def pick(text: str, language: Language) -> str:
    """The half of a text made by ``both`` that is in a language; other texts as they are."""
    zh, border, en = text.partition(_BORDER)
    return en if border and language == "en" else zh


def localise(command: Any, language: Language) -> None:
    """Keep one language in the help of a command, its options and its subcommands."""
    command.language = language
    for holder in (command, *command.params):
        for name in ("help", "short_help", "epilog"):
            text = getattr(holder, name, None)
            if isinstance(text, str):
                setattr(holder, name, pick(text, language))
    for subcommand in getattr(command, "commands", {}).values():
        localise(subcommand, language)
