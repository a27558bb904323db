"""The progress of a check, as a terminal shows it: which file is read, that the check goes on, how long it has taken."""

import io
import sys
from collections.abc import Callable

import pytest

from review.progress import progress
from schemas.base import Language
from tests.review.terminal import Terminal


@pytest.mark.parametrize(
    ("language", "said"), [("zh", ["读取 报告.pdf", "核对……"]), ("en", ["reading 报告.pdf", "checking …"])]
)
def test_a_single_file_is_named_and_then_checked(
    terminal: Callable[[int], Terminal], language: Language, said: list[str]
) -> None:
    screen = terminal(80)
    with progress(language, quiet=False) as told:
        told("报告.pdf", 0, 1)
        reading = screen.frames()[-1]
        told("", 1, 1)
        checking = screen.frames()[-1]
    for frame, words in zip((reading, checking), said, strict=True):
        assert words in frame
        assert frame.endswith("0:00:00")


def test_of_several_files_it_is_told_which_one(terminal: Callable[[int], Terminal]) -> None:
    screen = terminal(80)
    with progress("zh", quiet=False) as told:
        told("a.docx", 0, 2)
        told("b.pdf", 1, 2)
        frame = screen.frames()[-1]
    assert "读取 2/2 b.pdf" in frame


@pytest.mark.parametrize("quiet", [True, False])
def test_nothing_is_said_where_nobody_looks(quiet: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    file = io.StringIO()
    monkeypatch.setattr(sys, "stderr", file)
    with progress("zh", quiet=quiet) as told:
        told("a.pdf", 0, 1)
        told("", 1, 1)
    assert file.getvalue() == ""
