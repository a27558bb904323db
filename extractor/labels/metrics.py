"""The lexicon of metrics: which noun names which metric. The names themselves are data, in metrics.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from schemas.extraction import Role

_ENDINGS = (
    "总金额", "总额度", "总规模", "合计数", "总数", "总额", "金额", "额度", "合计", "总计", "小计", "共计", "规模", "数额", "数量",
    "总量", "人次", "人数", "比例", "情况", "数", "额", "率",
)  # fmt: skip
_LONGEST = 14


@dataclass(frozen=True)
class Metric:
    """One metric of the lexicon."""

    id: str
    zh: str
    dims: tuple[str, ...]
    aggregate: bool = False
    of_parts: bool = False
    bare: bool = False
    role: Role | None = None
    near: tuple[str, ...] = ()
    numerator: tuple[str, ...] = ()
    denominator: tuple[str, ...] = ()

    def fits(self, dimension: str) -> bool:
        return dimension in self.dims or dimension.split(":")[0] in self.dims


@dataclass(frozen=True)
class Named:
    """What the lexicon knows of a noun phrase: the metric of its head, and the words before the head."""

    metric: Metric
    before: str
    name: str


@dataclass(frozen=True)
class Partition:
    """Parts that together are the whole of a metric: ``parts`` are names of parts or ids of metrics."""

    metrics: tuple[str, ...]
    parts: tuple[str, ...]
    of: str = ""


@lru_cache(maxsize=8192)
def readings(phrase: str, dimension: str) -> tuple[Named, ...]:
    """The metrics that the end of a noun phrase may name for a figure of this dimension, longest name first."""
    found = [named for trimmed in _without_endings(phrase) for named in _names_at_the_end(trimmed, dimension)]
    found.sort(key=lambda named: (len(named.before), -len(named.name)))
    return tuple(found or _named_anywhere(phrase, dimension))


def find_metric(phrase: str, dimension: str) -> Named | None:
    """The metric with the longest name at the end of a noun phrase."""
    return next(iter(readings(phrase, dimension)), None)


def _named_anywhere(phrase: str, dimension: str) -> list[Named]:
    return [
        Named(metric, "", phrase)
        for word, metric in _lexicon().anywhere.items()
        if word in phrase and metric.fits(dimension)
    ]


@lru_cache(maxsize=8192)
def find_part(phrase: str) -> tuple[str, str] | None:
    """The part of a whole that the end of a phrase names, with what stands before it."""
    parts = _lexicon().parts
    for trimmed in _without_endings(phrase):
        for start in range(max(0, len(trimmed) - _LONGEST), len(trimmed)):
            if trimmed[start:] in parts:
                return parts[trimmed[start:]], trimmed[:start]
    return None


def part_in_front(clause: str) -> str:
    """The part that a clause opens with (政府性基金执行率偏低), or nothing."""
    parts = _lexicon().parts
    longest = next((clause[:end] for end in range(min(_LONGEST, len(clause)), 3, -1) if clause[:end] in parts), "")
    return parts.get(longest, "")


def is_part(name: str) -> bool:
    """Whether a scope is a part of a whole budget, such as 项目支出."""
    return name in _lexicon().parts.values()


def names_within(part: str) -> tuple[str, ...]:
    """The names of all that belongs to a part wherever it is told (公务接待费 to 三公经费)."""
    return _lexicon().within.get(part, ())


def is_metric(identifier: str) -> bool:
    return identifier in _lexicon().metrics


def metric_of(identifier: str) -> Metric:
    return _lexicon().metrics[identifier]


def metrics_for(dimension: str) -> tuple[Metric, ...]:
    """All metrics that a figure of this dimension may be of."""
    return tuple(metric for metric in _lexicon().metrics.values() if metric.fits(dimension))


def named_in(text: str) -> frozenset[str]:
    """The metrics of which some name stands anywhere in a text."""
    return frozenset(metric.id for name, metrics in _lexicon().names.items() if name in text for metric in metrics)


def partitions() -> tuple[Partition, ...]:
    return _lexicon().partitions


def _without_endings(phrase: str) -> list[str]:
    if not phrase.endswith(_ENDINGS):
        return [phrase]
    shorter = [phrase[: -len(end)] for end in _ENDINGS if phrase.endswith(end) and len(phrase) > len(end)]
    return [phrase, *shorter]


def _names_at_the_end(phrase: str, dimension: str) -> list[Named]:
    names = _lexicon().names
    return [
        Named(metric, phrase[:-length], phrase[-length:])
        for length in _lexicon().lengths.get(phrase[-1:], ())
        for metric in names.get(phrase[-length:], ())
        if length <= len(phrase) and metric.fits(dimension)
    ]


@dataclass(frozen=True)
class _Lexicon:
    metrics: dict[str, Metric]
    names: dict[str, tuple[Metric, ...]]
    lengths: dict[str, list[int]]
    """How long the names are that end in a sign, the longest first."""
    anywhere: dict[str, Metric]
    parts: dict[str, str]
    within: dict[str, tuple[str, ...]]
    partitions: tuple[Partition, ...]


@lru_cache(maxsize=1)
def _lexicon() -> _Lexicon:
    data = tomllib.loads(resources.files(__package__).joinpath("metrics.toml").read_text(encoding="utf-8"))
    metrics = {entry["id"]: _metric(entry) for entry in data["metric"]}
    names: dict[str, tuple[Metric, ...]] = {}
    for entry in data["metric"]:
        for name in entry["names"]:
            names[name] = (*names.get(name, ()), metrics[entry["id"]])
    anywhere = {word: metrics[entry["id"]] for entry in data["metric"] for word in entry.get("anywhere", ())}
    parts = {name: entry["zh"] for entry in data["part"] for name in _with_longer(entry["names"])}
    within: dict[str, tuple[str, ...]] = {}
    for entry in data["part"]:
        if whole := entry.get("within"):
            within[whole] = (*within.get(whole, ()), *entry["names"])
    split = tuple(
        Partition(tuple(entry["metrics"]), tuple(entry["parts"]), entry.get("of", "")) for entry in data["partition"]
    )
    return _Lexicon(metrics, names, _lengths(names), anywhere, parts, within, split)


def _with_longer(names: Iterable[str]) -> Iterator[str]:
    """公务用车运行费 is called 公务用车运行费用 as well."""
    for name in names:
        yield name
        if name.endswith("费"):
            yield f"{name}用"


def _lengths(names: Iterable[str]) -> dict[str, list[int]]:
    lengths: dict[str, set[int]] = {}
    for name in names:
        if len(name) <= _LONGEST:
            lengths.setdefault(name[-1], set()).add(len(name))
    return {sign: sorted(several, reverse=True) for sign, several in lengths.items()}


def _metric(entry: dict[str, Any]) -> Metric:
    role = entry.get("role")
    return Metric(
        id=entry["id"],
        zh=entry["zh"],
        dims=tuple(entry["dims"]),
        aggregate=entry.get("aggregate", False),
        bare=entry.get("bare", False),
        of_parts=entry.get("of_parts", False),
        role=Role(role) if role else None,
        near=tuple(entry.get("near", ())),
        numerator=tuple(entry.get("numerator", ())),
        denominator=tuple(entry.get("denominator", ())),
    )
