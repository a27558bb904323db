"""Text: a line for each submission with something to tell and one for each of its findings; the summary at the end."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from rich.console import Console
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from review import words
from review.batch.embedded import Settled
from review.batch.job import Outcome
from review.batch.shown import summary as shown
from review.batch.shown.decided import notes, short
from review.export.as_text import STYLES
from review.store import reading, runs
from review.store.decisions import Standing, standing
from review.store.opening import Store
from schemas.base import Language
from schemas.finding import Finding, Severity

_MOST = 20
_WIDTH = 100
SHOWN = 8
"""So much of a fingerprint is shown: enough to name a finding of a submission."""
_TOLD = (Severity.ERROR, Severity.WARNING)


class Decided(NamedTuple):
    """The decisions that stand, and when the run that is shown began."""

    standing: Standing
    checked: datetime.datetime


def render(store: Store, run_id: int, form: str, language: Language) -> Iterator[str]:
    """All of a run: each submission by name with its errors and warnings, then the summary."""
    decided = Decided(standing(store), runs.get(store, run_id).started)
    found = groupby(reading.findings(store, run_id, *_TOLD), key=lambda row: row.name)
    name, rows = next(found, (None, iter(())))
    for result in reading.results(store, run_id, by_name=True):
        here: list[Finding] = []
        if name == result.name:
            here = [Finding.model_validate_json(row.body) for row in rows]
            name, rows = next(found, (None, iter(())))
        console = _on_paper()
        _submission(result.name, result, here, language, console, decided)
        yield _written(console)
    console = _on_paper()
    summary(store, run_id, language, console)
    yield _written(console)


def one(settled: Settled, language: Language, console: Console, decided: Decided) -> None:
    """A submission as it comes. What did not change was told before: then the counts are enough."""
    found = settled.said.findings if isinstance(settled.said, Outcome) else ()
    findings = [Finding.model_validate_json(each.body) for each in found if each.severity in _TOLD]
    _submission(settled.candidate.name, settled.said, findings, language, console, decided)
    if isinstance(settled.said, Outcome):
        for gap in settled.said.gaps:
            _line(Text(f"  {words.unread(gap, language)}", style="magenta"), console)


def _submission(
    name: str, said: Any, findings: Sequence[Finding], language: Language, console: Console, decided: Decided
) -> None:
    if not (said.errors or said.warnings or said.unreadable or said.state != "done"):
        return
    _line(Text.assemble((name, "bold"), "  ", *_counts(said, language)), console)
    why = _why(said, language)
    if why:
        _line(Text(f"  {why}", style="magenta"), console)
    for each in findings:
        if each.waived is None:
            where = words.place(each.evidence[0], language) if each.evidence else ""
            told = Text.assemble("  ", (each.code, STYLES[each.severity]), "  ", (where, "cyan"), "  ")
            told.append(each.message.said_in(language)).append(f"  {each.fingerprint[:SHOWN]}", "dim")
            if decision := decided.standing.get((name, each.fingerprint)):
                told.append(f"  {short(decision, language, decided.checked)}", "green")
            _line(told, console)


def _line(text: Text, console: Console) -> None:
    """A line however long. Where nothing is coloured, it is not measured either: that takes longer than to write it."""
    if console.color_system is None:
        console.file.write(f"{text.plain}\n")
    else:
        console.print(text, soft_wrap=True)


def _counts(said: Any, language: Language) -> Iterator[tuple[str, str]]:
    zh = language == "zh"
    if said.state != "done":
        yield shown.state(said.state, language) + "  ", "bold magenta"
    told = ((said.errors, Severity.ERROR, "error"), (said.warnings, Severity.WARNING, "warning"))
    for number, severity, noun in told:
        if number:
            text = f"{number} 处{words.SEVERITIES[severity].zh}  " if zh else words.plural(number, noun) + "  "
            yield text, STYLES[severity]
    if said.unreadable:
        unread = (
            f"{said.unreadable} 个文件未能完整读取" if zh else f"{words.plural(said.unreadable, 'file')} not fully read"
        )
        yield unread, "magenta"


def _why(said: Any, language: Language) -> str:
    if isinstance(said, Outcome):
        return said.message.said_in(language) if said.message else ""
    return shown.message(said, language)


def summary(store: Store, run_id: int, language: Language, console: Console) -> None:
    """By code, by department, what could not be read, the totals."""
    of = shown.summary(store, run_id)
    zh = language == "zh"
    codes = [shown.code_row(row, language) for row in of.codes]
    departments = [shown.department_row(row) for row in of.departments if row.errors or row.warnings]
    _table("按问题" if zh else "By code", shown.CODES[language], codes, language, console)
    _table("按部门" if zh else "By department", shown.DEPARTMENTS[language], departments, language, console)
    _unread(store, run_id, language, console)
    for line in notes(of, language):
        console.print(Text(line), soft_wrap=True)
    console.print(Text(shown.headline(of, language)))
    console.print(Text(shown.verdict(of, language), style="bold"))


def _table(
    heading: str, headers: Sequence[str], rows: Sequence[tuple[str | int, ...]], language: Language, console: Console
) -> None:
    if not rows:
        return
    console.print(Rule(Text(heading, style="bold"), align="left", characters="─"))
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for number, header in enumerate(headers):
        is_number = isinstance(rows[0][number], int)
        table.add_column(header, justify="right" if is_number else "left", no_wrap=is_number, overflow="fold")
    for row in rows[:_MOST]:
        table.add_row(*(Text(str(cell)) for cell in row))
    console.print(table)
    _more(len(rows) - _MOST, language, console)
    console.print()


def _unread(store: Store, run_id: int, language: Language, console: Console) -> None:
    """What has no report, then files and parts of files that could not be read, each with its reason."""
    lines = [
        f"{row.name}  {shown.message(row, language)}" for row in reading.results(store, run_id) if row.state != "done"
    ]
    lines += [
        f"{row.name}  {row.message_zh if language == 'zh' else row.message_en}" for row in reading.gaps(store, run_id)
    ]
    if not lines:
        return
    heading = words.heading("未能核对或读取" if language == "zh" else "Not checked or not read", len(lines), language)
    console.print(Rule(Text(heading, style="bold magenta"), align="left", characters="─", style="magenta"))
    for line in lines[:_MOST]:
        console.print(Text(line), soft_wrap=True)
    _more(len(lines) - _MOST, language, console)
    console.print()


def _more(number: int, language: Language, console: Console) -> None:
    if number > 0:
        console.print(Text(f"… 另有 {number} 项" if language == "zh" else f"… and {number} more", style="dim"))


def _on_paper() -> Console:
    return Console(file=io.StringIO(), width=_WIDTH, color_system=None, highlight=False, emoji=False)


def _written(console: Console) -> str:
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()
