"""Which rubric a scorecard is judged by: chosen from its form, the region and the year, or given by the user."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from schemas.extraction import Extraction, Item, Scorecard
from schemas.rubric import Rubric, RubricItem
from scoring.gather import formed_by_check
from scoring.items import OFFICIAL_SIGNS, ItemRead
from scoring.weights import all_items

_NOISE = re.compile(r"[\s\W\d_]+|指标$")
_FORM_NAMED = re.compile(
    r"(?:项目(?:支出|资金|预算)?|(?:部门|单位|整体)(?:\(单位\))?(?:整体)?(?:支出)?)绩效(?:目标)?(?:自评|评价|自我评价|完成情况)"
)
_KNOWN = 0.6
_GIVEN = 0.3


@dataclass(frozen=True)
class Against:
    """A scorecard, the rubric it is held against by its name, and which item answers which."""

    card: Scorecard
    name: str
    rubric: Rubric
    pairs: tuple[tuple[Item, RubricItem], ...]

    def official(self, item: Item) -> RubricItem | None:
        return next((official for mine, official in self.pairs if mine is item), None)


def official_clause(item: RubricItem) -> str:
    """The clause with the signs that documents are normalised to."""
    return item.clause.translate(OFFICIAL_SIGNS)


def choose(extraction: Extraction, known: Mapping[str, Rubric], given: Mapping[str, Rubric]) -> tuple[Against, ...]:
    """The rubric of each scorecard that has one; those the user gave come first and are not asked for region or year."""
    found = []
    for card in extraction.scorecards:
        candidates = [*_fitting(card, given, _GIVEN)]
        if not candidates:
            here = {name: rubric for name, rubric in known.items() if _meant(rubric, card, extraction)}
            candidates = [*_fitting(card, here, _KNOWN)]
        if candidates:
            found.append(max(candidates, key=lambda each: (len(each.rubric.regions) > 0, len(each.pairs))))
    return tuple(found)


def with_official(reads: Iterable[ItemRead], chosen: Sequence[Against]) -> tuple[ItemRead, ...]:
    """The items with what the rubric of their scorecard says of them."""
    by_card = {id(against.card): against for against in chosen}
    told = []
    for read in reads:
        against = by_card.get(id(read.on.card)) if read.on is not None else None
        official = against.official(read.item) if against is not None else None
        told.append(replace(read, official=official) if official is not None else read)
    return tuple(told)


def _meant(rubric: Rubric, card: Scorecard, extraction: Extraction) -> bool:
    """Whether form, region and year are those of the submission."""
    if (rubric.form == "project") != _is_of_a_project(card, extraction):
        return False
    said = extraction.year or ""
    year = int(said) if said.isdigit() else None
    if year is None or year < rubric.since or (rubric.until is not None and year > rubric.until):
        return False
    return not rubric.regions or any(region in text for region in rubric.regions for text in extraction.texts.values())


def _is_of_a_project(card: Scorecard, extraction: Extraction) -> bool:
    """By the nearest title above: 项目支出绩效自评表, not 部门整体绩效自评."""
    above = extraction.texts.get(card.span.document, "")[: card.span.start + 60] + card.title
    titles = list(_FORM_NAMED.finditer(above))
    return bool(titles) and "项目" in titles[-1][0] and "整体" not in titles[-1][0]


def _fitting(card: Scorecard, rubrics: Mapping[str, Rubric], least: float) -> Iterator[Against]:
    for name, rubric in rubrics.items():
        pairs = tuple(_pairs(card, rubric))
        asked = [item for item in rubric.walk() if not item.optional]
        printed = [item for item in all_items(card) if not item.children]
        covered = len({id(official) for _, official in pairs}) >= least * len(asked)
        leaves = [mine for mine, _ in pairs if not mine.children]
        own = rubric.form == "project" or len(leaves) >= least * len(printed)
        if pairs and covered and own:
            yield Against(card, name, rubric, pairs)


def _pairs(card: Scorecard, rubric: Rubric) -> Iterator[tuple[Item, RubricItem]]:
    """Items of the same name; a name that the card prints twice answers nothing."""
    printed: dict[str, list[Item]] = {}
    for item in all_items(card):
        if rubric.form == "department" or item.level <= 1:
            printed.setdefault(_bare(item.name), []).append(item)
    for official in rubric.walk():
        same = [item for name in {_bare(name) for name in official.names} for item in printed.get(name, ())]
        if len(same) == 1:
            yield same[0], official


def _bare(name: str) -> str:
    return _NOISE.sub("", name)


formed_by_check(Against)
