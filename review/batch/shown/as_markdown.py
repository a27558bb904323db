"""Markdown of a run: totals, by code, by department, then each submission, worst first."""

from __future__ import annotations

from collections.abc import Iterator

from review import words
from review.batch.shown import summary as shown
from review.batch.shown.as_html import tables
from review.batch.shown.decided import notes
from review.batch.shown.told import Told, submissions
from review.plain import markdown, printable
from review.store.opening import Store
from schemas.base import Language
from schemas.finding import Finding


def render(store: Store, run_id: int, form: str, language: Language) -> Iterator[str]:
    for line in _page(store, run_id, language):
        yield printable(line) + "\n"


def _page(store: Store, run_id: int, language: Language) -> Iterator[str]:
    zh = language == "zh"
    of = shown.summary(store, run_id)
    yield f"# 第 {run_id} 次核对" if zh else f"# Run {run_id}"
    yield from ("", markdown(shown.headline(of, language)), "", markdown(shown.verdict(of, language)))
    for line in notes(of, language):
        yield from ("", markdown(line))
    for heading, headers, rows in tables(of, language):
        if rows:
            yield from ("", f"## {heading}", "")
            yield "| " + " | ".join(headers) + " |"
            yield "|" + "".join("---:|" if isinstance(cell, int) else "---|" for cell in rows[0])
            yield from ("| " + " | ".join(markdown(str(cell)) for cell in row) + " |" for row in rows)
    yield from ("", "## 各份材料" if zh else "## Submissions")
    for each in submissions(store, run_id, language):
        yield from _submission(each)


def _submission(each: Told) -> Iterator[str]:
    yield from ("", f"### {markdown(each.row.name)} {each.counts}".rstrip(), "")
    for said in ([each.message] if each.message else []) + each.gaps:
        yield f"- {markdown(said)}"
    for finding in each.findings:
        yield from _finding(finding, each)


def _finding(finding: Finding, each: Told) -> Iterator[str]:
    yield f"- **{finding.code}** {markdown(finding.message.said_in(each.language))}"
    for at in finding.evidence:
        yield f"  - {markdown(words.place(at, each.language))} **{markdown(at.quote)}**"
    for label, value in [*words.facts(finding, each.language), *each.decided(finding)]:
        yield f"  - {markdown(label + value)}"
