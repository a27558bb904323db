"""Mentions: the places where a submission states one quantity, as groups formed from its claims.

A group is proven where labels, names or the sentences around leave no other reading, else it carries its doubt.
Which value is right is not decided here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from schemas.base import Bilingual
from schemas.extraction import WHOLE, Extraction, Role
from schemas.figure import Figure
from scoring.gather import gatherer
from scoring.relations import Key, Relation, relations_of
from scoring.same_quantity_identity import (
    GENERIC,
    NAME,
    QUALIFIED,
    SCOPE,
    Binding,
    Identity,
    alike,
    apart,
    doubts,
    same_scope,
    scopes_apart,
    slip,
)
from scoring.same_quantity_mention import OF_EACH_PROJECT, Mention, mentions_of
from scoring.same_quantity_restated import Bundle, bundle_pairs, bundles, passages, restated_pairs
from scoring.wording import Likeness, content

# Metrics that say what kind of thing is counted, not which: here the printed name decides.
KINDS_ONLY = frozenset({"training", "subsidy", "satisfaction", "completion_rate", "share", "project_count", "growth"})
# Metrics of which an organisation has one, so that a claim that names nobody speaks of the whole.
OF_THE_WHOLE = frozenset(
    {
        "total_assets", "current_assets", "fixed_assets_net", "fixed_assets_gross", "fixed_assets_in_use",
        "fixed_assets_use_rate", "intangible_assets", "liabilities", "net_assets", "establishment",
        "staff_on_establishment", "establishment_use_rate", "self_evaluation_score",
        "procurement_execution_rate",
    }
)  # fmt: skip


@dataclass(frozen=True)
class Mentions:
    """Two or more places that state one quantity, and the relations that use one of them."""

    places: tuple[Mention, ...]
    binding: Binding
    doubt: Bilingual | None = None
    likely: bool = True
    relations: tuple[Relation, ...] = ()

    @property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(place.figure for place in self.places)

    @property
    def targets(self) -> bool:
        return any(place.role is Role.TARGET for place in self.places)

    @property
    def name(self) -> str:
        """The fullest printed name, with the project it belongs to."""
        fullest = max(self.places, key=lambda place: place.weight)
        words = fullest.claim.words.replace(" ", "")
        scope = next((place.claim.scope for place in self.places if place.claim.scope), "")
        return f"“{scope}”{words}" if scope and scope not in words else words


@dataclass(frozen=True)
class Retelling:
    """One event told twice with a bundle of figures."""

    one: Bundle
    two: Bundle


@gatherer(Retelling)
def retellings(extraction: Extraction) -> Iterator[Retelling]:
    for one, two in _bundle_pairs(mentions_of(extraction)):
        yield Retelling(one, two)


def _bundle_pairs(mentions: Iterable[Mention]) -> list[tuple[Bundle, Bundle]]:
    return list(bundle_pairs(list(bundles(passages(mentions)))))


@gatherer(Mentions)
def mentions(extraction: Extraction) -> Iterator[Mentions]:
    """The proven groups, then the pairs that may be one quantity."""
    found = mentions_of(extraction)
    told = _told_in_bundles(found)
    links = {pair: each for pair, each in _links(found).items() if pair not in told}
    by_key = {mention.key: mention for mention in found}
    groups, bindings = _joined(links)
    relations = relations_of(extraction) if groups else []
    for members in groups:
        places = tuple(sorted((by_key[each] for each in members), key=_in_order(extraction)))
        if _ambiguous(places):
            continue
        used = tuple(each for each in relations if each.figures.keys() & members)
        yield Mentions(places, bindings[min(members)], relations=used)
    together = {pair for members in groups for pair in combinations(sorted(members), 2)}
    for (one, two), identity in links.items():
        if not identity.proven and (one, two) not in together:
            yield Mentions((by_key[one], by_key[two]), identity.binding, identity.doubt, identity.likely)


def _ambiguous(places: Sequence[Mention]) -> bool:
    """Whether two values stand in one paragraph or table: then what binds them was too general."""
    return any(
        one.block == two.block and one.figure.in_base() != two.figure.in_base() for one, two in combinations(places, 2)
    )


def _in_order(extraction: Extraction) -> Callable[[Mention], tuple[int, int]]:
    documents = {name: at for at, name in enumerate(extraction.documents)}
    return lambda mention: (documents.get(mention.key[0], 0), mention.figure.span.start)


def _told_in_bundles(found: list[Mention]) -> set[tuple[Key, Key]]:
    pairs = set()
    for one, two in _bundle_pairs(found):
        for a, b in zip(one.mentions, two.mentions, strict=True):
            pairs.add(_pair(a, b))
    return pairs


def _pair(one: Mention, two: Mention) -> tuple[Key, Key]:
    return (one.key, two.key) if one.key < two.key else (two.key, one.key)


def _links(found: list[Mention]) -> dict[tuple[Key, Key], Identity]:
    """What binds each pair that may be one quantity; the surest wins."""
    generic = _generic(found)
    links: dict[tuple[Key, Key], Identity] = {}
    for one, two in _candidates(found):
        for identity in (by_label(one, two, generic), by_words(one, two, generic)):
            known = links.get(_pair(one, two))
            if identity is not None and (known is None or (identity.proven and not known.proven)):
                links[_pair(one, two)] = identity
    for one, two in restated_pairs(passages(found)):
        known = links.get(_pair(one, two))
        if known is None or not known.proven:
            links[_pair(one, two)] = Identity("restated")
    return links


def _candidates(found: list[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Pairs of one dimension that share a metric or the head of their names."""
    shelves: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for mention in found:
        heads = {f"metric {mention.claim.metric}"} if mention.claim.metric else set()
        heads |= {token[-2:] for token in content(mention.claim.words)[-2:]}
        for head in heads:
            shelves[(mention.dimension, head)].append(mention)
    seen: set[tuple[Key, Key]] = set()
    for shelf in shelves.values():
        for one, two in combinations(shelf, 2):
            if _pair(one, two) not in seen:
                seen.add(_pair(one, two))
                yield one, two


def by_label(one: Mention, two: Mention, generic: set[object]) -> Identity | None:
    """One metric of one scope, period and role."""
    metric = one.claim.metric
    if metric is None or metric != two.claim.metric or metric in KINDS_ONLY or apart(one, two):
        return None
    if _siblings(one, two):
        return None
    open_ = doubts(one, two)
    if not _scope_known(one, two, metric):
        open_.append(SCOPE)
    named_alike = alike(one, two) is Likeness.EQUAL and metric not in OF_EACH_PROJECT
    if not named_alike and not (one.plain and two.plain):
        open_.append(QUALIFIED)
    if _label(one) in generic or _label(two) in generic:
        open_.append(GENERIC)
    worth_a_look = open_[:1] != [GENERIC] and not _tables_only(one, two)
    return Identity.with_doubts("label", open_, likely=one.plain and two.plain and worth_a_look)


def _scope_known(one: Mention, two: Mention, metric: str) -> bool:
    if _tables_only(one, two) and metric in OF_EACH_PROJECT:
        return bool(one.scope and two.scope) and not scopes_apart(one, two)
    if metric in OF_THE_WHOLE:
        return one.scope == two.scope == WHOLE or (one.scope is not None and one.scope == two.scope)
    return None not in {one.scope, two.scope} and not scopes_apart(one, two)


def _tables_only(one: Mention, two: Mention) -> bool:
    return not one.prose and not two.prose


def by_words(one: Mention, two: Mention, generic: set[object]) -> Identity | None:
    """The same printed name, which says enough to mean one thing only."""
    if min(one.weight, two.weight) < 4 or _siblings(one, two):
        return None
    if _tables_only(one, two) and not (one.scope and two.scope):
        return None
    like = alike(one, two)
    if like < Likeness.NARROWER or apart(one, two) or _two_projects(one, two):
        return None
    open_ = doubts(one, two)
    mistyped = slip(one, two)
    if like is Likeness.NARROWER and not (mistyped and not _told_more(one, two)):
        open_.append(NAME)
    if not same_scope(one, two) and not mistyped and min(one.weight, two.weight) < 6:
        open_.append(SCOPE)
    if _name(one) in generic or _name(two) in generic:
        open_.append(GENERIC)
    return Identity.with_doubts("words", open_, likely=like is Likeness.EQUAL and GENERIC not in open_)


def _told_more(one: Mention, two: Mention) -> bool:
    """Whether one of them is narrowed by more than the doing (合格, 其中 …); the same digits ten times over are not."""
    told = (one.particulars.keys() ^ two.particulars.keys()) - {"step", "balance"}
    return bool(told) and one.digits != two.digits


def _siblings(one: Mention, two: Mention) -> bool:
    """Neighbours in one paragraph or one table tell of several things in like words; nobody restates so soon."""
    return one.block == two.block


def _two_projects(one: Mention, two: Mention) -> bool:
    return bool(one.scope and two.scope) and scopes_apart(one, two)


def _name(mention: Mention) -> object:
    return (mention.dimension, content(mention.claim.words), mention.scope, mention.role, mention.period)


def _label(mention: Mention) -> object:
    return (mention.claim.metric, mention.scope, mention.role, mention.period)


def _generic(found: Iterable[Mention]) -> set[object]:
    """Names and labels that stand at three or more different values."""
    values: dict[object, set[object]] = defaultdict(set)
    for mention in found:
        values[_name(mention)].add(mention.figure.in_base())
        if mention.claim.metric:
            values[_label(mention)].add(mention.figure.in_base())
    return {name for name, several in values.items() if len(several) > 2}


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


_SUREST: tuple[Binding, ...] = ("label", "restated", "words", "bundle")
