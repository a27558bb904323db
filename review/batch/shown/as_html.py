"""A stand-alone HTML page of a run: totals, by code, by department, then each submission, worst first."""

from __future__ import annotations

from collections.abc import Iterator

from review import words
from review.batch.shown import summary as shown
from review.batch.shown.decided import notes
from review.batch.shown.told import submissions
from review.export.as_html import environment
from review.plain import printable
from review.store.opening import Store
from schemas.base import Language


def render(store: Store, run_id: int, form: str, language: Language) -> Iterator[str]:
    of = shown.summary(store, run_id)
    page = environment().get_template("batch.html")
    pieces = page.generate(
        language=language,
        zh=language == "zh",
        of=of,
        title=f"第 {run_id} 次核对" if language == "zh" else f"Run {run_id}",
        headline=shown.headline(of, language),
        verdict=shown.verdict(of, language),
        notes=notes(of, language),
        tables=tables(of, language),
        submissions=submissions(store, run_id, language),
        moment=shown.moment,
        place=lambda evidence: words.place(evidence, language),
        role=lambda evidence: words.ROLES[evidence.role].said_in(language),
        facts=lambda finding: list(words.facts(finding, language)),
        said=lambda text: text.said_in(language),
    )
    yield from (printable(piece) for piece in pieces)


def tables(of: shown.Summary, language: Language) -> list[tuple[str, tuple[str, ...], list[tuple[str | int, ...]]]]:
    """Heading, headers and rows of the tables by code and by department."""
    zh = language == "zh"
    codes: list[tuple[str | int, ...]] = [shown.code_row(row, language) for row in of.codes]
    departments = list(_departments(of, language))
    return [
        ("按问题" if zh else "By code", shown.CODES[language], codes),
        ("按部门" if zh else "By department", shown.DEPARTMENTS[language], departments),
    ]


def _departments(of: shown.Summary, language: Language) -> Iterator[tuple[str | int, ...]]:
    """Those with something to tell, and all others as one."""
    told = [row for row in of.departments if row.errors or row.warnings or row.infos or row.not_fully_read]
    yield from (shown.department_row(row) for row in told)
    if rest := len(of.departments) - len(told):
        submissions = of.totals.submissions - sum(row.submissions for row in told)
        name = f"其余 {rest} 个部门" if language == "zh" else f"{rest} others"
        yield (name, submissions, 0, 0, 0, 0)
