"""``hedui explain CODE``: the page of one rule, with both of its examples run."""

from __future__ import annotations

import difflib
import os
from typing import TYPE_CHECKING, Annotated

import typer

from review.language import both, from_locale
from review.options import Lang

if TYPE_CHECKING:
    from review.catalogue import Entry

HELP = both(
    "说明一条规则：查什么、为什么、依据，以及两个当场运行的例子",
    "explain a rule: what, why, basis, and both examples run",
)


def explain(
    code: Annotated[str, typer.Argument(metavar="CODE", help=both("规则代码，如 RATE01", "code of a rule, as RATE01"))],
    lang: Lang = None,
) -> None:
    from rich.markdown import Markdown

    from review.manual import page
    from review.screen import screen

    language = lang or from_locale(os.environ)
    screen().print(Markdown(page(_entry(code), language), code_theme="ansi_light"))


def _entry(code: str) -> Entry:
    from review.catalogue import entries
    from schemas.errors import BadSettings

    known = entries()
    if code.strip().upper() in known:
        return known[code.strip().upper()]
    close = difflib.get_close_matches(code.strip().upper(), known, n=3)
    meant = (f"，是否应为 {'、'.join(close)}？", f"; did you mean {', '.join(close)}?") if close else ("", "")
    raise BadSettings(
        zh=f"没有规则“{code}”{meant[0] or '，'}hedui rules 列出全部规则",
        en=f"no rule is called “{code}”{meant[1] or ';'} hedui rules lists them all",
    )
