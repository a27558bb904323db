"""Text for a terminal: findings by severity with each quote in its line, the coverage, one verdict line."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from review import scores_shown, words
from review.excerpt import Excerpt, by_line
from review.pipeline import Reviewed
from review.wrapping import wrapped
from schemas.base import Language
from schemas.finding import Coverage, Evidence, Finding, Report, ScoreSheet, Severity, Undetermined, Unreadable

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.INFO: "bold blue"}
_PLACES_SHOWN = 12
_UNDETERMINED_SHOWN = 8
_FILE_WIDTH = 100


def render(reviewed: Reviewed, language: Language) -> str:
    """The text as a file holds it, without colours."""
    file = io.StringIO()
    console = Console(file=file, width=_FILE_WIDTH, color_system=None, highlight=False, emoji=False)
    show(reviewed, language, console)
    return file.getvalue()


def show(reviewed: Reviewed, language: Language, console: Console, *, quiet: bool = False) -> None:
    """Print a report. ``quiet`` leaves out the coverage and the verdict."""
    for heading, findings in words.groups(reviewed.report.findings, language):
        style = "dim" if findings[0].waived else STYLES[findings[0].severity]
        _heading(heading, style, console)
        for finding in findings:
            console.print()
            _finding(finding, reviewed, language, console)
        console.print()
    _unreadable(reviewed.report.unreadable, language, console)
    if not quiet:
        _remarks(reviewed.report, language, console)
        _scores(reviewed.report.scores, language, console)
        _coverage(reviewed.report.coverage, language, console)
        console.print(Text(words.verdict(reviewed.report, language, reviewed.not_told), style="bold"))


def _indented(text: Text, console: Console) -> None:
    for line in wrapped(text, max(console.width - 2, 20)):
        console.print(Text.assemble("  ", line), soft_wrap=True)


def _heading(text: str, style: str, console: Console) -> None:
    console.print(Rule(Text(text, style=style), align="left", style=style, characters="─"))


def _finding(finding: Finding, reviewed: Reviewed, language: Language, console: Console) -> None:
    style = "dim" if finding.waived else STYLES[finding.severity]
    title = Text.assemble((finding.code, style), "  ", (finding.title.said_in(language), "bold"))
    if finding.origin == "model":
        title.append(f"  [{words.origin(finding, language)}]")
    console.print(title)
    _indented(Text(finding.message.said_in(language)), console)
    for row in _places(finding.evidence, reviewed, language, console.width):
        console.print(row, soft_wrap=True)
    for label, value in words.facts(finding, language):
        _indented(Text.assemble((label, "dim"), value), console)


def _places(evidence: Sequence[Evidence], reviewed: Reviewed, language: Language, width: int) -> Iterator[Text]:
    """The places line by line, each line shown once with its places marked."""
    shown = evidence[:_PLACES_SHOWN]
    left = max((cell_len(words.place(each, language)) for each in shown), default=0)
    for places, rows in by_line(shown, reviewed.texts, max(width, 40) - 10):
        for each in places:
            where = words.place(each, language)
            gap = " " * (left - cell_len(where) + 2)
            role = f"  {words.ROLES[each.role].said_in(language)}"
            yield Text.assemble("  ", (where, "cyan"), gap, (_quoted(each), "bold"), (role, "dim"))
        for row in rows:
            yield from _excerpt(row)
    if len(evidence) > len(shown):
        more = len(evidence) - len(shown)
        yield Text(f"  … 另有 {more} 处" if language == "zh" else f"  … and {more} more places", style="dim")


def _excerpt(row: Excerpt) -> Iterator[Text]:
    line = Text(row.text)
    for start, end in row.marks:
        line.stylize("bold red", start, end)
    yield Text.assemble((f"{row.line:>6} │ ", "dim"), line)
    yield Text.assemble((" " * 6 + " │ ", "dim"), (row.underline(), "red"))


def _quoted(evidence: Evidence, most: int = 40) -> str:
    quote = " ".join(evidence.quote.split())
    return quote if len(quote) <= most else quote[:most] + "…"


def _unreadable(unreadable: Sequence[Unreadable], language: Language, console: Console) -> None:
    if not unreadable:
        return
    title = "未能读取" if language == "zh" else "Not read"
    _heading(words.heading(title, len(unreadable), language), "bold magenta", console)
    console.print()
    for each in unreadable:
        _indented(Text(words.unread(each, language)), console)
    console.print()


def _remarks(report: Report, language: Language, console: Console) -> None:
    if not report.remarks:
        return
    _heading(words.heading(words.REMARKS.said_in(language), len(report.remarks), language), "bold", console)
    console.print()
    for line in words.remarks(report, language):
        _indented(Text(line), console)
    console.print()


def _scores(sheets: Sequence[ScoreSheet], language: Language, console: Console) -> None:
    """One line an item: status, name, score, what is supported and why."""
    if not sheets:
        return
    _heading(scores_shown.HEADING.said_in(language), "bold", console)
    for sheet in sheets:
        console.print()
        _indented(Text(scores_shown.title(sheet, language), style="bold"), console)
        for item in scores_shown.told(sheets, sheet):
            name, weight, claimed, status, supported, change, why, _ = scores_shown.row(item, language)
            style = "bold red" if item.status == "differs" else "" if item.status == "agrees" else "dim"
            line = Text.assemble((f"{status}  ", style), f"{name}  {claimed}/{weight}")
            line.append(f"  [{supported}]" if supported else "")
            line.append(f"  {change}" if change else "", style="bold")
            line.append(f"  {why}" if why else "", style="dim")
            _indented(line, console)
        for total in scores_shown.totals(sheet, language):
            _indented(Text(total), console)
    console.print()


def _coverage(coverage: Coverage, language: Language, console: Console) -> None:
    _heading("核对范围" if language == "zh" else "Coverage", "bold", console)
    console.print()
    _indented(Text(words.coverage(coverage, language)), console)
    for line in (*_open_checks(coverage.undetermined, language), *words.unlabelled(coverage, language)):
        _indented(Text(line), console)
    console.print()


def _open_checks(undetermined: Sequence[Undetermined], language: Language) -> Iterator[str]:
    """The checks that could not decide, by rule and reason, with the first places of each."""
    if not undetermined:
        return
    number = len(undetermined)
    yield f"{number} 项核对无法判定：" if language == "zh" else f"{words.plural(number, 'check')} could not be decided:"
    groups: dict[tuple[str, str], list[Undetermined]] = {}
    for each in undetermined:
        groups.setdefault((each.code, each.reason.said_in(language)), []).append(each)
    for (code, why), same in list(groups.items())[:_UNDETERMINED_SHOWN]:
        places = [words.place(each.evidence[0], language) for each in same if each.evidence]
        more = " …" if len(places) > 3 else ""
        yield (
            f"  {code}  {why}：{'、'.join(places[:3])}{more}"
            if language == "zh"
            else f"  {code}  {why}: {', '.join(places[:3])}{more}"
        )
    if len(groups) > _UNDETERMINED_SHOWN:
        rest = len(groups) - _UNDETERMINED_SHOWN
        yield f"  … 另有 {rest} 种" if language == "zh" else f"  … and {rest} more kinds"
