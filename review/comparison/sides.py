"""The two things that are compared: a run of the store, a submission in a run, a report as JSON, or files checked now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Row

from review.comparison.findings import Checked
from review.pipeline import Reading, review
from review.store import reading, runs
from review.store.decisions import Standing, standing
from review.store.opening import Store
from schemas.errors import BadSettings
from schemas.finding import Finding, Report

Opened = Callable[[], Store]


@dataclass(frozen=True)
class Side:
    """What is called ``title``: submissions by name. ``key`` says what checked it, where that is known."""

    title: str
    names: tuple[str, ...]
    get: Callable[[str], Checked]
    is_run: bool = False
    key: str | None = None


def side(named: str, store: Opened, how: Reading) -> Side:
    """``3`` is a run, ``3:name`` a submission in it, anything else a file: a report as JSON, or what is to be checked."""
    number, colon, name = named.partition(":")
    if number.isascii() and number.isdigit() and not Path(named).exists():
        run = runs.get(store(), int(number))
        return _submission(store(), run, name) if colon else _run(store(), run)
    path = Path(named)
    if not path.exists():
        raise BadSettings(
            zh=f"{named}：既不是核对的编号（见 hedui runs），也不是文件或文件夹",
            en=f"{named}: neither the number of a run (see hedui runs) nor a file or folder",
        )
    if path.suffix.lower() == ".json":
        return _one(named, _report(path))
    return _one(named, review([path], reading=how).report)


def _run(store: Store, run: Row[Any]) -> Side:
    rows = {row.name: row for row in reading.results(store, run.id, by_name=True)}
    title = f"#{run.id}"
    decisions = standing(store)
    return Side(title, tuple(rows), lambda name: _checked(store, rows[name], decisions), is_run=True, key=run.key)


def _submission(store: Store, run: Row[Any], name: str) -> Side:
    found = reading.latest(store, name, run.id)
    if found is None:
        raise BadSettings(zh=f"第 {run.id} 次核对中没有材料“{name}”", en=f"run {run.id} has no submission “{name}”")
    return Side(f"#{run.id}:{name}", (name,), lambda _: _checked(store, found, standing(store, name)), key=run.key)


def _checked(store: Store, row: Row[Any], decisions: Standing) -> Checked:
    findings = tuple(Finding.model_validate_json(body) for body in reading.bodies(store, row.source))
    complete = row.state == "done" and not row.unreadable
    here = {each.fingerprint: decisions.get((row.name, each.fingerprint)) for each in findings}
    made = {fingerprint: decision for fingerprint, decision in here.items() if decision is not None}
    return Checked(row.name, findings, complete, row.department, made)


def _one(title: str, report: Report) -> Side:
    checked = Checked(title, report.findings, not report.unreadable)
    return Side(title, (title,), lambda _: checked)


def _report(file: Path) -> Report:
    try:
        return Report.model_validate_json(file.read_bytes())
    except (OSError, ValidationError):
        raise BadSettings(
            zh=f"{file}：不是 hedui check --format json 的结果",
            en=f"{file}: not what hedui check --format json writes",
        ) from None


@dataclass(frozen=True)
class Pairs:
    """The submissions that both sides have, and those that only one has."""

    both: tuple[tuple[str, str], ...]
    only_before: tuple[str, ...] = ()
    only_after: tuple[str, ...] = ()


def paired(before: Side, after: Side) -> Pairs:
    """Runs by the names of their submissions; two single submissions whatever they are called."""
    if before.is_run != after.is_run:
        run = before if before.is_run else after
        raise BadSettings(
            zh=f"不能把一次批量核对与单份材料相比，请写成 {run.title[1:]}:材料名",
            en=f"a run cannot be compared with one submission; write {run.title[1:]}:name",
        )
    if not before.is_run:
        return Pairs(((before.names[0], after.names[0]),))
    earlier, later = set(before.names), set(after.names)
    return Pairs(
        both=tuple((name, name) for name in after.names if name in earlier),
        only_before=tuple(name for name in before.names if name not in later),
        only_after=tuple(name for name in after.names if name not in earlier),
    )
