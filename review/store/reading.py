"""What the store knows of a run: its results, findings and gaps, whole or counted. A shared result is read at its source."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, case, distinct, func, select

from review.pipeline import Reviewed
from review.store.decisions import Decision, standing
from review.store.opening import Store
from review.store.tables import FindingRow, ReportRow, ResultRow, SubmissionRow, UnreadableRow
from schemas.finding import Report

SOURCE: ColumnElement[int] = func.coalesce(ResultRow.source_id, ResultRow.id)
"""The result that has the report and the findings."""
_AT_ONCE = 500


def results(store: Store, run_id: int, *, by_name: bool = False) -> Iterator[Row[Any]]:
    """The results of a run with their submissions' names, worst first or by name; what was superseded is left out."""
    worst_first = (
        ResultRow.state.in_(("failed", "set_aside")).desc(),
        ResultRow.errors.desc(),
        ResultRow.warnings.desc(),
        ResultRow.unreadable.desc(),
        SubmissionRow.name,
    )
    order = (SubmissionRow.name,) if by_name else worst_first
    wanted = _of_run(run_id, ResultRow.__table__, SubmissionRow.name, SOURCE.label("source")).order_by(*order)
    return _streamed(store, wanted)


def latest(store: Store, name: str, run_id: int | None = None) -> Row[Any] | None:
    """The result of a submission in a run, or in the last one that has it."""
    wanted = (
        select(ResultRow.__table__, SubmissionRow.name, SOURCE.label("source"))
        .join(SubmissionRow, SubmissionRow.id == ResultRow.submission_id)
        .where(SubmissionRow.name == name, ResultRow.state != "superseded")
        .order_by(ResultRow.run_id.desc())
    )
    if run_id is not None:
        wanted = wanted.where(ResultRow.run_id == run_id)
    with store.reading() as connection:
        return connection.execute(wanted.limit(1)).one_or_none()


def names(store: Store) -> Sequence[str]:
    """The names of all submissions there ever were."""
    with store.reading() as connection:
        return connection.scalars(select(SubmissionRow.name).distinct()).all()


def findings(store: Store, run_id: int, *levels: str) -> Iterator[Row[Any]]:
    """The findings of a run with name, department and result of the submission, by submission; of some levels or all."""
    wanted = (
        _of_run(
            run_id,
            SubmissionRow.name,
            ResultRow.department,
            ResultRow.year,
            ResultRow.id.label("result_id"),
            ResultRow.submission_id,
            FindingRow.position,
            FindingRow.fingerprint,
            FindingRow.nth,
            FindingRow.code,
            FindingRow.severity,
            FindingRow.waived,
            FindingRow.body,
        )
        .join(FindingRow, FindingRow.result_id == SOURCE)
        .order_by(SubmissionRow.name, FindingRow.position)
    )
    return _streamed(store, wanted.where(FindingRow.severity.in_(levels)) if levels else wanted)


def reports(store: Store, run_id: int) -> Iterator[tuple[str, str]]:
    """Name and Report as JSON of each submission of a run that has one."""
    wanted = (
        _of_run(run_id, SubmissionRow.name, ReportRow.report)
        .join(ReportRow, ReportRow.result_id == SOURCE)
        .order_by(SubmissionRow.name)
    )
    return ((row.name, row.report) for row in _streamed(store, wanted))


def codes(store: Store, run_id: int) -> tuple[str, ...]:
    """All codes that were found in a run, waived ones too."""
    wanted = _of_run(run_id, FindingRow.code).join(FindingRow, FindingRow.result_id == SOURCE).distinct()
    with store.reading() as connection:
        return tuple(sorted(connection.scalars(wanted)))


def gaps(store: Store, run_id: int) -> Iterator[Row[Any]]:
    """What could not be read in a run, with the submissions' names."""
    wanted = (
        _of_run(run_id, SubmissionRow.name, ResultRow.department, UnreadableRow.__table__)
        .join(UnreadableRow, UnreadableRow.result_id == SOURCE)
        .order_by(SubmissionRow.name, UnreadableRow.position)
    )
    return _streamed(store, wanted)


def totals(store: Store, run_id: int) -> Any:
    """How many submissions are in which state, and what they amount to."""
    row = ResultRow
    sums = (func.coalesce(func.sum(getattr(row, name)), 0).label(name) for name in _SUMMED)
    states = (func.count().filter(row.state == name).label(name) for name in _STATES)
    wanted = select(
        func.count().label("submissions"),
        *states,
        *sums,
        func.count().filter(row.source_id.is_not(None)).label("unchanged"),
        func.count().filter(row.unreadable > 0).label("not_fully_read"),
        func.count().filter(row.errors > 0).label("with_errors"),
    ).where(row.run_id == run_id, row.state != "superseded")
    with store.reading() as connection:
        return connection.execute(wanted).one()


_STATES = ("waiting", "running", "done", "failed", "set_aside")
_SUMMED = ("errors", "warnings", "infos", "waived", "unreadable", "documents", "figures", "checked", "unlabelled")


def by_code(store: Store, run_id: int) -> Sequence[Row[Any]]:
    """How often each code stands (is not waived), in how many submissions; the most frequent first."""
    rank = case((FindingRow.severity == "error", 0), (FindingRow.severity == "warning", 1), else_=2)
    wanted = (
        _of_run(
            run_id,
            FindingRow.code,
            FindingRow.severity,
            func.count().label("times"),
            func.count(distinct(ResultRow.id)).label("submissions"),
        )
        .join(FindingRow, FindingRow.result_id == SOURCE)
        .where(FindingRow.waived.is_(False))
        .group_by(FindingRow.code, FindingRow.severity)
        .order_by(rank, func.count().desc(), FindingRow.code)
    )
    with store.reading() as connection:
        return connection.execute(wanted).all()


def by_department(store: Store, run_id: int) -> Sequence[Row[Any]]:
    """What each department's submissions amount to, worst first; without a department it goes by the submission."""
    department = func.coalesce(ResultRow.department, SubmissionRow.name).label("department")
    sums = [func.sum(getattr(ResultRow, name)).label(name) for name in ("errors", "warnings", "infos")]
    wanted = (
        _of_run(
            run_id,
            department,
            func.count().label("submissions"),
            *sums,
            func.count().filter(ResultRow.unreadable > 0).label("not_fully_read"),
        )
        .group_by(department)
        .order_by(*(each.desc() for each in sums[:2]), func.count().desc(), department)
    )
    with store.reading() as connection:
        return connection.execute(wanted).all()


def rubrics(store: Store, run_id: int) -> Counter[str]:
    """In how many submissions each rubric was held against a scoring table."""
    wanted = _of_run(run_id, ResultRow.rubrics, func.count()).where(ResultRow.rubrics != "").group_by(ResultRow.rubrics)
    used: Counter[str] = Counter()
    with store.reading() as connection:
        for names, number in connection.execute(wanted):
            used.update(dict.fromkeys(names.split("\n"), number))
    return used


def decided(store: Store, run_id: int) -> tuple[list[Decision], int]:
    """The decisions that stand about errors and warnings of a run, and how many of these there are to decide about."""
    asked = FindingRow.severity.in_(("error", "warning")), FindingRow.waived.is_(False)
    found = _of_run(run_id, SubmissionRow.name, FindingRow.fingerprint).join(FindingRow, FindingRow.result_id == SOURCE)
    different = found.where(*asked).distinct()
    last = standing(store)
    with store.reading() as connection:
        number = connection.scalar(select(func.count()).select_from(different.subquery())) or 0
        if not last:
            return [], number
        with_one = different.where(FindingRow.fingerprint.in_({fingerprint for _, fingerprint in last}))
        return [last[name, each] for name, each in connection.execute(with_one) if (name, each) in last], number


def report_json(store: Store, source: int) -> str | None:
    """The Report of a result, as it was written."""
    with store.reading() as connection:
        return connection.execute(select(ReportRow.report).where(ReportRow.result_id == source)).scalar()


def bodies(store: Store, source: int) -> list[str]:
    """The findings of a result, each as JSON, in their order."""
    wanted = select(FindingRow.body).where(FindingRow.result_id == source).order_by(FindingRow.position)
    with store.reading() as connection:
        return list(connection.scalars(wanted))


def reviewed(store: Store, source: int) -> Reviewed | None:
    """A stored report with the lines around its quotes, as the exports take it."""
    with store.reading() as connection:
        row = connection.execute(
            select(ReportRow.report, ReportRow.lines, ResultRow.not_told)
            .join(ResultRow, ResultRow.id == ReportRow.result_id)
            .where(ReportRow.result_id == source)
        ).one_or_none()
    if row is None:
        return None
    texts = {name: _text_of(lines) for name, lines in json.loads(row.lines).items()}
    return Reviewed(Report.model_validate_json(row.report), texts=texts, not_told=row.not_told)


def _text_of(lines: dict[str, str]) -> str:
    """A text that has the kept lines at their offsets and nothing between them."""
    text, at = [], 0
    for start, line in sorted((int(key), value) for key, value in lines.items()):
        if start > at:
            text.append(" " * (start - at - 1) + "\n")
        text.append(line)
        at = start + len(line)
    return "".join(text) + "\n"


def _of_run(run_id: int, *columns: Any) -> Select[Any]:
    return (
        select(*columns)
        .select_from(ResultRow)
        .join(SubmissionRow, SubmissionRow.id == ResultRow.submission_id)
        .where(ResultRow.run_id == run_id, ResultRow.state != "superseded")
    )


def _streamed(store: Store, wanted: Select[Any]) -> Iterator[Row[Any]]:
    """Row by row: a province's findings need not be in memory at once."""
    with store.reading() as connection:
        yield from connection.execution_options(yield_per=_AT_ONCE).execute(wanted)
