"""Reviewers' decisions as text, JSON or a workbook; and the findings of a submission that may be decided about."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from review import words
from review.batch.shown import decided
from review.batch.shown.as_text import SHOWN
from review.batch.shown.summary import moment
from review.export.as_text import STYLES
from review.export.workbook import one_sheet
from review.store.decisions import Decision, Standing, as_record
from schemas.base import Language
from schemas.finding import Finding

_HEADERS = {
    "zh": ("材料", "代码", "指纹", *decided.HEADERS["zh"]),
    "en": ("Submission", "Code", "Fingerprint", *decided.HEADERS["en"]),
}
_WIDTHS = (34, 10, 19, *decided.WIDTHS)


def listed(decisions: Sequence[Decision], form: str, language: Language) -> Iterator[bytes]:
    """A line a decision."""
    if form == "json":
        said = [{"submission": each.submission} | as_record(each) for each in decisions]
        yield (json.dumps(said, ensure_ascii=False, indent=2) + "\n").encode()
    elif form == "xlsx":
        rows = ((each.submission, each.code, each.fingerprint, *decided.cells(each, language)) for each in decisions)
        yield one_sheet("复核" if language == "zh" else "Decisions", _HEADERS[language], _WIDTHS, rows)
    elif decisions:
        yield _table(decisions, language).encode()
    else:
        yield ("还没有复核决定（hedui decide）\n" if language == "zh" else "no decision yet (hedui decide)\n").encode()


def _table(decisions: Iterable[Decision], language: Language) -> str:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for header in _HEADERS[language]:
        table.add_column(header, overflow="fold")
    for each in decisions:
        made = moment(each.made)[:16]
        row = (
            each.submission,
            each.code,
            each.fingerprint[:SHOWN],
            decided.kind(each, language),
            each.note,
            each.person,
        )
        table.add_row(*(Text(cell) for cell in (*row, made)))
    page = io.StringIO()
    Console(file=page, width=140, color_system=None, highlight=False, emoji=False).print(table)
    return "\n".join(line.rstrip() for line in page.getvalue().splitlines()) + "\n"


def to_decide(name: str, findings: Sequence[Finding], standing: Standing, language: Language, console: Console) -> None:
    """The findings of a submission with the decision about each, where there is one."""
    if not findings:
        console.print(Text(f"{name}：未发现问题" if language == "zh" else f"{name}: no findings"))
    for each in findings:
        where = words.place(each.evidence[0], language) if each.evidence else ""
        told = Text.assemble(
            (each.fingerprint[:SHOWN], "bold"), "  ", (each.code, STYLES[each.severity]), "  ", (where, "cyan"), "  "
        )
        console.print(told.append(each.message.said_in(language)), soft_wrap=True)
        if decision := standing.get((name, each.fingerprint)):
            console.print(Text("  " + "".join(decided.line(decision, language)), "green"), soft_wrap=True)
