"""The progress bar of a batch, as a terminal shows it: counted on, told in one line, silent where nobody looks."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from rich.cells import cell_len

from review.batch.progress import Tally, progress
from schemas.base import Language
from tests.review.terminal import Terminal


@dataclass
class Said:
    """What the bar asks of a settled submission."""

    errors: int = 0
    warnings: int = 0
    unreadable: tuple[str, ...] = ()
    state: str = "done"


def counted(total: int, language: Language, said: list[tuple[Said, bool]]) -> None:
    with progress(total, language, quiet=False) as tally:
        for each, unchanged in said:
            tally.add(each, unchanged=unchanged)


@pytest.mark.parametrize(
    ("language", "counts"),
    [("zh", "错误 5  警告 1  未完整读取 2"), ("en", "5 errors  1 warning  2 not fully read")],
)
def test_findings_and_what_was_not_read_are_counted_on(
    terminal: Callable[[int], Terminal], language: Language, counts: str
) -> None:
    screen = terminal(100)
    said = [Said(errors=2), Said(errors=3, warnings=1), Said(unreadable=("a.pdf",)), Said(state="set_aside")]
    counted(4, language, [(each, False) for each in said])
    last = screen.frames()[-1]
    assert "4/4" in last
    assert last.endswith(counts)


def test_an_unchanged_submission_is_not_waited_for_but_its_findings_count(
    terminal: Callable[[int], Terminal],
) -> None:
    screen = terminal(100)
    counted(3, "zh", [(Said(errors=1), True), (Said(errors=1), False)])
    last = screen.frames()[-1]
    assert "1/2" in last
    assert "错误 2" in last


def test_one_line_holds_it_all_in_a_terminal_of_80_columns(terminal: Callable[[int], Terminal]) -> None:
    screen = terminal(80)
    with progress(10_000, "zh", quiet=False) as tally:
        tally.reach(9_998)
        tally.add(Said(errors=23_456, warnings=7_890, unreadable=("a.pdf",)), unchanged=False)
    last = screen.frames()[-1]
    assert cell_len(last) <= 80
    assert "9999/10000" in last
    assert last.endswith("错误 23456  警告 7890  未完整读取 1")


def test_in_a_narrow_terminal_it_is_still_one_line(terminal: Callable[[int], Terminal]) -> None:
    screen = terminal(60)
    counted(10_000, "zh", [(Said(errors=1), False)] * 3)
    assert all("错误" in frame and cell_len(frame) <= 60 for frame in screen.frames()[1:])


@pytest.mark.parametrize("quiet", [True, False])
def test_nothing_is_said_where_nobody_looks(quiet: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    file = io.StringIO()
    monkeypatch.setattr(sys, "stderr", file)
    with progress(1, "zh", quiet=quiet) as tally:
        asked: Tally = tally
        asked.add(Said(errors=1), unchanged=False)
        asked.reach(1)
    assert file.getvalue() == ""


def test_quiet_is_quiet_in_a_terminal_too(terminal: Callable[[int], Terminal]) -> None:
    screen = terminal(80)
    with progress(1, "zh", quiet=True) as tally:
        tally.add(Said(), unchanged=False)
    assert screen.frames() == []
