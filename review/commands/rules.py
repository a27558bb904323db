"""``hedui rules``: all codes in a table."""

from __future__ import annotations

import os

from review.language import both, from_locale
from review.options import Lang

HELP = both("列出全部规则", "list all rules")


def rules(lang: Lang = None) -> None:
    from rich.table import Table

    from review import words
    from review.catalogue import entries
    from review.export.as_text import STYLES
    from review.screen import screen

    language = lang or from_locale(os.environ)
    table = Table(box=None, pad_edge=False, header_style="bold")
    for zh, en in (("代码", "Code"), ("级别", "Severity"), ("问题", "What is wrong"), ("依据", "Basis")):
        table.add_column(zh if language == "zh" else en, overflow="fold")
    for entry in entries().values():
        severity = words.SEVERITIES[entry.severity].said_in(language)
        basis = entry.clause.said_in(language) if entry.clause else ""
        style = STYLES[entry.severity]
        table.add_row(entry.code, f"[{style}]{severity}[/]", entry.title.said_in(language), basis)
    screen().print(table)
