"""Help pages: paragraphs are not torn where their source breaks lines, and what is indented stays as it is."""

import pytest

from review.cli import run
from schemas.base import Language


@pytest.fixture(autouse=True)
def eighty_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")


def shown(capsys: pytest.CaptureFixture[str], *arguments: str, language: Language = "en") -> list[str]:
    assert run(arguments, language) == 0
    return [line.rstrip() for line in capsys.readouterr().out.splitlines()]


def test_a_paragraph_is_filled_and_examples_stay(capsys: pytest.CaptureFixture[str]) -> None:
    page = shown(capsys, "batch", "--help")
    assert " Check many submissions: each sub-folder or file of a folder is one. Results are" in page
    assert " kept in a store; stop at any moment, the same command again goes on." in page
    assert "   hedui batch submissions-2023/" in page
    assert "   0  nothing found at or above --fail-on" in page


def test_the_list_of_commands_has_whole_sentences_alike(capsys: pytest.CaptureFixture[str]) -> None:
    page = shown(capsys, "--help")
    said = " ".join(line.strip() for line in page)
    assert "stop at any moment, the same command again goes on diff" in said
    rows = [line.split(None, 1)[1] for line in page if line[:1] == " " and line[1:2].islower()]
    assert rows
    assert all(row[0].isupper() for row in rows)


def test_chinese_is_broken_between_its_characters(capsys: pytest.CaptureFixture[str]) -> None:
    page = shown(capsys, "--help", language="zh")
    assert any(line.endswith("不给 FINDING 则列出该材料") for line in page)
