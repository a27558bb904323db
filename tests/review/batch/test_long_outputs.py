"""The forms of a run of thousands are written while they are read: twice the submissions take no more memory."""

import json
import tracemalloc
from pathlib import Path
from xml.etree import ElementTree

import pytest

from review.batch.shown import render
from review.store import results
from review.store.enrolment import enrol
from review.store.opening import Store, open_store
from schemas.base import Bilingual
from schemas.finding import Unreadable
from tests.review.store.entering import candidate, finding, outcome, run

FEW, MANY = 150, 600
MOST_MORE = 1 << 20
"""Bytes; the findings alone of the submissions between few and many are several times as much."""

pytestmark = pytest.mark.slow


def filled(file: Path, count: int) -> Store:
    store = open_store(file)
    gap = Unreadable(document="坏.pdf", reason="damaged", message=Bilingual(zh="坏" * 50, en="bad"))
    found = enrol(
        store, run(store), [candidate(f"单位{nth:05d}", department=f"主管局{nth % 20}") for nth in range(count)]
    )
    told = [
        (each.result_id, outcome(*(finding(f"{each.result_id}-{at}") for at in range(4)), gaps=(gap,)))
        for each in found
    ]
    results.finish_all(store, told)
    return store


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Store]:
    folder = tmp_path_factory.mktemp("stores")
    return {count: filled(folder / f"{count}.db", count) for count in (FEW, MANY)}


def peak(store: Store, form: str) -> tuple[int, int]:
    """Bytes held at once at the most, and bytes written."""
    tracemalloc.start()
    try:
        written = sum(len(piece) for piece in render(store, 1, form, "zh"))
        return tracemalloc.get_traced_memory()[1], written
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("form", ["jsonl", "html", "sarif", "junit", "xlsx"])
def test_memory_does_not_grow_with_the_run(stores: dict[int, Store], form: str) -> None:
    peak(stores[FEW], form)  # what is loaded and cached for ever
    few, short = peak(stores[FEW], form)
    many, long = peak(stores[MANY], form)
    assert long > 2 * short
    assert many - few < MOST_MORE


def test_sarif_and_junit_of_many_are_whole(stores: dict[int, Store]) -> None:
    (log,) = json.loads(b"".join(render(stores[FEW], 1, "sarif", "zh")))["runs"]
    assert len(log["results"]) == 4 * FEW
    (invocation,) = log["invocations"]
    assert (len(invocation["toolExecutionNotifications"]), invocation["executionSuccessful"]) == (FEW, False)
    (suite,) = ElementTree.fromstring(b"".join(render(stores[FEW], 1, "junit", "zh")))
    assert (suite.get("tests"), suite.get("failures"), suite.get("errors")) == (str(5 * FEW), str(4 * FEW), str(FEW))
    assert len(suite) == 5 * FEW
