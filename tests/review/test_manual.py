"""What is made from code is current: rule pages, the JSON Schema, the outputs in the READMEs."""

from pathlib import Path

import pytest

from review.manual import ROOT, files

MADE = dict(files())


@pytest.mark.parametrize("file", MADE, ids=lambda file: str(file.relative_to(ROOT)))
def test_it_is_current(file: Path) -> None:
    assert file.exists(), "run `make docs`"
    assert file.read_text("utf-8") == MADE[file], "stale; run `make docs`"


def test_no_page_is_left_of_a_rule_that_is_gone() -> None:
    assert set((ROOT / "docs" / "rules").glob("*.md")) <= set(MADE)


def test_the_readmes_hold_a_real_output() -> None:
    for name in ("README.md", "README.zh.md"):
        assert "<!-- output: " in MADE[ROOT / name]
        assert "RATE01" in MADE[ROOT / name]
