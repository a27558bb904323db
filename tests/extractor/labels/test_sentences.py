"""Every sentence of the table gives exactly the claims and relations that stand under it."""

from pathlib import Path

import pytest

from tests.extractor.labels.spoken import lines_of

TABLE = Path(__file__).with_name("sentences.txt")


def sentences() -> list[tuple[str, list[str]]]:
    read: list[tuple[str, list[str]]] = []
    for line in TABLE.read_text("utf-8").splitlines():
        if line.startswith("  "):
            read[-1][1].append(line.strip())
        elif line and not line.startswith("#"):
            read.append((line, []))
    return read


@pytest.mark.parametrize(
    ("sentence", "expected"), sentences(), ids=lambda value: value[:18] if isinstance(value, str) else ""
)
def test_sentence(sentence: str, expected: list[str]) -> None:
    assert lines_of(sentence) == expected


def test_the_table_is_large_enough_to_mean_something() -> None:
    figures = [line for _, lines in sentences() for line in lines if line.count(" | ") == 5]
    assert len(figures) >= 250
