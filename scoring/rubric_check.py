"""Whether a rubric holds together: weights add up, clauses can be read, and no clause offers more than its item has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from schemas.base import Bilingual
from schemas.rubric import Rubric, RubricItem
from scoring.clause import read_clause
from scoring.clause_weights import in_points
from scoring.formula import Part
from scoring.item_score import terms_of
from scoring.rubric_choice import official_clause

Reading = Literal["computed", "partly", "judgement", "unread", "none"]
READINGS = {
    "computed": Bilingual(zh="可计算", en="computed"),
    "partly": Bilingual(zh="部分可计算", en="computed in part"),
    "judgement": Bilingual(zh="人工判断", en="judgement"),
    "unread": Bilingual(zh="未能读懂", en="not read"),
    "none": Bilingual(zh="无评分标准", en="no clause"),
}


@dataclass(frozen=True)
class Problem:
    """Something a rubric's author should mend, at an item or at the whole."""

    item: str
    message: Bilingual


TO_FILL_IN = "（待填：印发该标准的文件）"
"""What stands in a draft for the regulation that only a person can name."""


def problems_of(rubric: Rubric) -> tuple[Problem, ...]:
    return (*_source(rubric), *_sums(rubric), *_clauses(rubric), *_names(rubric))


def _source(rubric: Rubric) -> Iterator[Problem]:
    if rubric.source.title == TO_FILL_IN:
        yield _told(
            "source",
            "仍是草稿：填写依据文件，并核对 regions（空为全国适用）和 since",
            "still a draft: name the regulation; check regions (none: the whole country) and since",
        )


def _clause(item: RubricItem) -> str:
    clause = official_clause(item)
    return in_points(clause, item.weight) if item.weight is not None else clause


def reading_of(item: RubricItem) -> Reading:
    """What the clause reader makes of a clause."""
    if not item.clause.strip():
        return "none"
    parts = read_clause(_clause(item))
    if any(part.unread for part in parts):
        return "unread"
    computed = [part for part in parts if part.kind in ("bands", "proportion", "deduction")]
    if not computed:
        return "judgement"
    judged = [part for part in parts if part.kind == "judgement" and part.points is not None]
    return "partly" if judged else "computed"


def _sums(rubric: Rubric) -> Iterator[Problem]:
    top = _sum(rubric.items)
    if top is not None and top != rubric.total:
        yield _told(
            "total",
            f"各一级指标分值合计 {top:f}，总分 {rubric.total:f}",
            f"the weights add up to {top:f}, not {rubric.total:f}",
        )
    for item in rubric.walk():
        below = _sum(item.items)
        if item.weight is not None and below is not None and below != item.weight:
            yield _told(
                item.name,
                f"下级分值合计 {below:f}，本级 {item.weight:f}",
                f"the items below add up to {below:f}, not {item.weight:f}",
            )


def _sum(items: tuple[RubricItem, ...]) -> Decimal | None:
    weights = [item.weight for item in items if item.weight is not None]
    return sum(weights, Decimal(0)) if weights and len(weights) == len(items) else None


def _clauses(rubric: Rubric) -> Iterator[Problem]:
    for item in rubric.leaves:
        parts = read_clause(_clause(item)) if item.clause.strip() else ()
        unread = next((part.unread for part in parts if part.unread), "")
        if unread:
            yield _told(item.name, f"评分标准未能读懂：{unread}", f"the clause could not be read: {unread}")
        elif item.weight is not None and parts and not _fits(parts, item.weight):
            yield _told(
                item.name,
                f"评分标准的分值超过 {item.weight:f} 分",
                f"the clause offers more than {item.weight:f} points",
            )


def _fits(parts: tuple[Part, ...], weight: Decimal) -> bool:
    return terms_of(parts, weight) is not None


def _names(rubric: Rubric) -> Iterator[Problem]:
    seen: set[str] = set()
    for item in rubric.walk():
        if item.name in seen:
            yield _told(item.name, "同名指标出现两次，无法对应", "two items have this name")
        seen.add(item.name)


def _told(item: str, zh: str, en: str) -> Problem:
    return Problem(item, Bilingual(zh=zh, en=en))
