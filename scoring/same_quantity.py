"""Mentions: the places where a submission states one quantity, as groups formed from its claims.

A group is proven where labels, names or the sentences around leave no other reading, else it carries its doubt.
Which value is right is not decided here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from schemas.base import Bilingual
from schemas.extraction import Extraction, Role
from schemas.figure import Figure, Key
from scoring.gather import gatherer
from scoring.relations import Relation, relations_of
from scoring.remembered import once
from scoring.same_quantity_identity import ROLE, Binding, Identity, typing_slip
from scoring.same_quantity_links import links_of, pair_of
from scoring.same_quantity_mention import Mention
from scoring.same_quantity_places import mentions_of
from scoring.same_quantity_restated import Bundle, bundle_pairs, bundles, passages
from scoring.wording import weight


@dataclass(frozen=True)
class Mentions:
    """Two or more places that state one quantity, and the relations that use one of them."""

    places: tuple[Mention, ...]
    binding: Binding
    doubt: Bilingual | None = None
    likely: bool = True
    relations: tuple[Relation, ...] = ()
    mistyped: bool = False
    """Whether the values are a slip of the pen apart, so that a person should look in spite of the doubt."""
    unless_proven: bool = False
    """Whether a computation that confirms one of two targets settles the doubt."""

    @property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(place.figure for place in self.places)

    @property
    def targets(self) -> bool:
        return any(place.role is Role.TARGET for place in self.places)

    @property
    def name(self) -> str:
        """The shortest printed name that says enough, with the project it belongs to."""
        named = sorted((place.claim.words for place in self.places), key=weight)
        words = next((name for name in named if weight(name) >= 4), named[-1]).replace(" ", "")
        scope = next((place.claim.scope for place in self.places if place.claim.scope), "")
        return f"“{scope}”{words}" if scope and scope not in words else words


@dataclass(frozen=True)
class Retelling:
    """One event told twice with a bundle of figures."""

    one: Bundle
    two: Bundle


@gatherer(Retelling)
def retellings(extraction: Extraction) -> Iterator[Retelling]:
    for one, two in _bundle_pairs(extraction):
        yield Retelling(one, two)


@once
def _bundle_pairs(extraction: Extraction) -> list[tuple[Bundle, Bundle]]:
    return list(bundle_pairs(list(bundles(passages(mentions_of(extraction))))))


@gatherer(Mentions)
def mentions(extraction: Extraction) -> Iterator[Mentions]:
    """The proven groups, then the pairs that may be one quantity."""
    found = mentions_of(extraction)
    told = _told_in_bundles(extraction)
    links = {pair: each for pair, each in links_of(found).items() if pair not in told}
    by_key = {mention.key: mention for mention in found}
    groups, bindings = _joined(links)
    relations = relations_of(extraction)
    for members in groups:
        places = tuple(sorted((by_key[each] for each in members), key=_in_order(extraction)))
        if _ambiguous(places, links):
            continue
        used = tuple(each for each in relations if each.figures.keys() & members)
        echo = ROLE if _echoes_other_role(places, found) else None
        yield Mentions(places, bindings[min(members)], echo, relations=used, unless_proven=True)
    together = {pair for members in groups for pair in combinations(sorted(members), 2)}
    for (one, two), identity in links.items():
        if not identity.proven and (one, two) not in together:
            places = by_key[one], by_key[two]
            used = tuple(each for each in relations if each.figures.keys() & {one, two}) if identity.mistyped else ()
            yield Mentions(places, identity.binding, identity.doubt, identity.likely, used, identity.mistyped)


def _echoes_other_role(places: Sequence[Mention], found: Iterable[Mention]) -> bool:
    """Whether one of the values is the target where the group tells results (or the other way round)."""
    values = {place.value for place in places}
    if len(values) == 1 or all(place.told_role for place in places):
        return False
    target = any(place.role is Role.TARGET for place in places)
    return any(
        (other.role is Role.TARGET) != target
        and other.dimension == places[0].dimension
        and other.value in values
        and (other.name == places[0].name or other.metric == places[0].metric is not None)
        for other in found
    )


def _ambiguous(places: Sequence[Mention], links: Mapping[tuple[Key, Key], Identity]) -> bool:
    """Whether two values stand in one paragraph or table: then what binds them was too general."""
    return any(
        one.block == two.block and not _one_value(one, two, links.get(pair_of(one, two)))
        for one, two in combinations(places, 2)
    )


def _one_value(one: Mention, two: Mention, link: Identity | None) -> bool:
    """Whether two neighbours have one value but for a slip, or are told as one by the sentence itself."""
    return one.value == two.value or typing_slip(one, two) or (link is not None and link.binding == "again")


def _in_order(extraction: Extraction) -> Callable[[Mention], tuple[int, int]]:
    documents = {name: at for at, name in enumerate(extraction.documents)}
    return lambda mention: (documents.get(mention.key[0], 0), mention.figure.span.start)


def _told_in_bundles(extraction: Extraction) -> set[tuple[Key, Key]]:
    pairs = set()
    for one, two in _bundle_pairs(extraction):
        for a, b in zip(one.mentions, two.mentions, strict=True):
            pairs.add(pair_of(a, b))
    return pairs


def _joined(links: dict[tuple[Key, Key], Identity]) -> tuple[list[set[Key]], dict[Key, Binding]]:
    """Pairs that are proven, joined to groups; what bound a group's first pair names it."""
    groups: list[set[Key]] = []
    bindings: dict[Key, Binding] = {}
    for (one, two), identity in links.items():
        if not identity.proven:
            continue
        touched = [group for group in groups if group & {one, two}]
        binding = min([identity.binding, *(bindings[min(group)] for group in touched)], key=_SUREST.index)
        merged = {one, two}.union(*touched)
        groups = [group for group in groups if group not in touched] + [merged]
        bindings[min(merged)] = binding
    return groups, bindings


_SUREST: tuple[Binding, ...] = ("label", "restated", "again", "words", "bundle")
