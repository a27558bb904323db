"""A run from its beginning to its end: what is settled is counted, shown as it comes, and shown whole when all is done."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from review.batch.embedded import Plan, Settled, settle
from review.batch.places import Place
from review.batch.progress import progress
from review.batch.shown import render
from review.exits import Exit, FailOn, Interrupted
from review.output import write_pieces
from review.screen import error, screen
from review.store import reading, runs
from review.store.decisions import standing
from review.store.opening import Store
from schemas.base import Language


@dataclass(frozen=True)
class Showing:
    """How a run is shown, and which exit code it has."""

    form: str
    output: Path | None
    language: Language
    fail_on: FailOn = "warning"
    exit_zero: bool = False
    quiet: bool = False
    no_color: bool = False

    @property
    def comes(self) -> bool:
        """Whether submissions are shown as they come; a file appears only when it is complete."""
        return self.output is None and self.form in ("text", "jsonl")


def go(store: Store, run: runs.NewRun, places: Sequence[Place], plan: Plan, showing: Showing) -> int:
    """Settle everything and show it; the exit code. Ctrl-C leaves a run that the same command goes on with."""
    run_id, going_on = runs.begin(store, run)
    if going_on and not showing.quiet:
        _note(store, run_id, len(places), showing.language)
    model = replace(plan.model, run_id=run_id) if plan.model else None
    plan = replace(plan, run_id=run_id, model=model)
    try:
        with (
            _stopped_like_ctrl_c(),
            progress(len(places), showing.language, quiet=showing.quiet) as tally,
            closing(settle(store, places, plan)) as settled,
        ):
            for each in _shown_as_they_come(settled, store, showing):
                tally.add(each.said, unchanged=each.unchanged)
    except KeyboardInterrupt:
        runs.end(store, run_id, "interrupted")
        raise _interrupted(store, run_id) from None
    totals = reading.totals(store, run_id)
    runs.end(store, run_id, "interrupted" if totals.failed else "done")
    show(store, run_id, showing)
    if totals.documents and run.rubrics:
        _tell_unused(store, run_id, showing)
    return exit_of(totals, showing.fail_on, showing.exit_zero)


def show(store: Store, run_id: int, showing: Showing, *, whole: bool = False) -> None:
    """What is left to show of a run when all of it is settled; ``whole`` where nothing was shown as it came."""
    if showing.form == "text" and showing.output is None and not whole:
        if not showing.quiet:
            from review.batch.shown.as_text import summary

            summary(store, run_id, showing.language, screen(no_color=showing.no_color))
    elif whole or not showing.comes:
        write_pieces(render(store, run_id, showing.form, showing.language), showing.output)


def _tell_unused(store: Store, run_id: int, showing: Showing) -> None:
    """A rubric that was given and fits no scorecard is told, so that nobody believes it was used."""
    from review.batch.shown.summary import summary, unused

    for name in summary(store, run_id).unused:
        error(unused(name, showing.language), showing.language)


def exit_of(totals: Any, fail_on: FailOn, exit_zero: bool) -> Exit:
    """As of one submission (``review.exits``): 2 where nothing could be read, 3 where a part could not."""
    if not totals.documents:
        return Exit.UNUSABLE
    if totals.unreadable or totals.unlabelled or totals.done < totals.submissions:
        return Exit.PARTIAL
    counted = {"error": totals.errors, "warning": totals.warnings, "info": totals.infos}
    levels = {"never": (), "error": ("error",), "warning": ("error", "warning"), "info": tuple(counted)}[fail_on]
    return Exit.CLEAN if exit_zero or not any(counted[level] for level in levels) else Exit.FINDINGS


def _shown_as_they_come(settled: Iterator[Settled], store: Store, showing: Showing) -> Iterator[Settled]:
    if not showing.comes:
        yield from settled
    elif showing.form == "text":
        from review.batch.shown import as_text

        console = screen(no_color=showing.no_color)
        decided = as_text.Decided(standing(store), runs.now())
        for each in settled:
            as_text.one(each, showing.language, console, decided)
            yield each
    else:
        from review.batch.shown import as_jsonl

        decisions = as_jsonl.decided(store)
        for each in settled:
            sys.stdout.write(as_jsonl.one(each, store, decisions))
            sys.stdout.flush()
            yield each


@contextmanager
def _stopped_like_ctrl_c() -> Iterator[None]:
    """A service manager's SIGTERM ends a batch as a person's Ctrl-C does."""

    def stop(number: int, frame: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _note(store: Store, run_id: int, total: int, language: Language) -> None:
    totals = reading.totals(store, run_id)
    done = totals.done + totals.set_aside
    zh = f"继续第 {run_id} 次核对：{total} 份材料中 {done} 份已完成"
    en = f"going on with run {run_id}: {done} of {total} submissions are done"
    print(zh if language == "zh" else en, file=sys.stderr)  # noqa: T201


def _interrupted(store: Store, run_id: int) -> Interrupted:
    totals = reading.totals(store, run_id)
    done = totals.done + totals.set_aside
    return Interrupted(
        zh=f"已中断：完成 {done} 份，结果已存入 {store.name}；再次运行同一命令即从此处继续",
        en=f"interrupted: {done} submissions are done and kept in {store.name}; the same command again goes on from here",
    )
