"""CPU time of one submission by stage, for a report never seen before by a program that is warm."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import wraps
from typing import Any
from unittest.mock import patch

import extractor.extract
from extractor.extract import extract
from review.garbage import collected_later
from schemas.document import Document
from scoring.check import check

OF_EXTRACT = {
    "find_figures": "figures",
    "read_tables": "tables",
    "label_narrative": "labels",
    "find_equations": "equations",
}
_AT_ONCE = 3
STAGES = (*OF_EXTRACT.values(), "rules")


@dataclass(frozen=True)
class Cost:
    """Seconds of CPU: all of it, by stage, and of the reference loop right before."""

    total: float
    stages: dict[str, float]
    reference: float
    reports: int
    figures: int
    findings: int

    @property
    def each(self) -> float:
        """Seconds a report."""
        return self.total / self.reports


def costs_of(submissions: Mapping[str, Sequence[Document]], runs: int) -> dict[str, Cost]:
    """The cheapest of some runs of each, in turns, so that a minute in which the machine is slow hits all alike; the
    cheapest reference of all, since both want the machine at its quickest."""
    found: dict[str, list[Cost]] = {name: [] for name in submissions}
    for _ in range(-(-runs // _AT_ONCE)):
        for name, documents in submissions.items():
            found[name] += [_measured(documents) for _ in range(_AT_ONCE + 1)][1:]  # the first finds the caches cold
    reference = min(cost.reference for costs in found.values() for cost in costs)
    return {name: replace(min(costs, key=_total), reference=reference) for name, costs in found.items()}


def _total(cost: Cost) -> float:
    return cost.total


def _measured(documents: Sequence[Document]) -> Cost:
    reference = _seconds(_reference_loop)
    _forget_texts()
    spent = dict.fromkeys(STAGES, 0.0)
    began = time.process_time()
    with ExitStack() as stack:
        stack.enter_context(collected_later())  # as ``review.pipeline`` does
        for name, stage in OF_EXTRACT.items():
            timed = _timed(getattr(extractor.extract, name), stage, spent)
            stack.enter_context(patch.object(extractor.extract, name, timed))
        extraction = extract(documents)
        extracted = time.process_time()
        checked = check(extraction, documents)
        ended = time.process_time()
    spent["rules"] = ended - extracted
    return Cost(ended - began, spent, reference, len(documents), len(extraction.figures), len(checked.findings))


def once(documents: Sequence[Document]) -> None:
    """One check as a program does that never saw the report."""
    _forget_texts()
    check(extract(documents), documents)


def _timed(function: Callable[..., Any], stage: str, spent: dict[str, float]) -> Callable[..., Any]:
    @wraps(function)
    def measured(*args: Any, **options: Any) -> Any:
        began = time.process_time()
        result = function(*args, **options)
        spent[stage] += time.process_time() - began
        return result

    return measured


def _seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def _reference_loop() -> int:
    """A hundred thousand turns of plain arithmetic."""
    total = 0
    for number in range(100_000):
        total += number * number % 7
    return total


def _forget_texts() -> None:
    """Words that were looked at before would make the same report cheaper the second time."""
    for cache in _caches_of_texts():
        cache.cache_clear()


def _caches_of_texts() -> Iterator[Any]:
    """All caches but those of one entry or without bound: these hold the lexicon, the grammar and the rules."""
    for name, module in list(sys.modules.items()):
        if name.startswith(("extractor.", "scoring.")):
            for value in vars(module).values():
                if hasattr(value, "cache_parameters") and value.cache_parameters()["maxsize"] not in (1, None):
                    yield value
