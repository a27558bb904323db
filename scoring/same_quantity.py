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
    PARALLEL,
    QUALIFIED,
    ROLE,
    SCOPE,
    Binding,
    Identity,
    alike,
    apart,
    doubts,
    names_a_rate,
    same_scope,
    scopes_apart,
    slip,
)
from scoring.same_quantity_mention import OF_EACH_PROJECT, OF_THE_WHOLE, Mention, mentions_of
from scoring.same_quantity_restated import Bundle, bundle_pairs, bundles, passages, restated_pairs
from scoring.wording import Likeness, content, weight

# Metrics that say what kind of thing is counted, not which: here the printed name decides.
KINDS_ONLY = frozenset({"training", "subsidy", "satisfaction", "completion_rate", "share", "project_count", "growth"})


@dataclass(frozen=True)
class Mentions:
    """Two or more places that state one quantity, and the relations that use one of them."""

    places: tuple[Mention, ...]
    binding: Binding
    doubt: Bilingual | None = None
    likely: bool = True
    relations: tuple[Relation, ...] = ()
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
        echo = ROLE if _echoes_other_role(places, found) else None
        yield Mentions(places, bindings[min(members)], echo, relations=used, unless_proven=True)
    together = {pair for members in groups for pair in combinations(sorted(members), 2)}
    for (one, two), identity in links.items():
        if not identity.proven and (one, two) not in together:
            yield Mentions((by_key[one], by_key[two]), identity.binding, identity.doubt, identity.likely)


def _echoes_other_role(places: Sequence[Mention], found: Iterable[Mention]) -> bool:
    """Whether one of the values is the target where the group tells results (or the other way round)."""
    values = {place.value for place in places}
    if len(values) == 1:
        return False
    target = any(place.role is Role.TARGET for place in places)
    return any(
        (other.role is Role.TARGET) != target
        and other.dimension == places[0].dimension
        and other.value in values
        and (other.name == places[0].name or other.claim.metric == places[0].claim.metric is not None)
        for other in found
    )


def _ambiguous(places: Sequence[Mention]) -> bool:
    """Whether two values stand in one paragraph or table: then what binds them was too general."""
    return any(one.block == two.block and one.value != two.value for one, two in combinations(places, 2))


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
    told = _by_block(found)
    links: dict[tuple[Key, Key], Identity] = {}
    for one, two in _candidates(found):
        for identity in (by_label(one, two, generic), by_words(one, two, generic)):
            known = links.get(_pair(one, two))
            if identity is None or (known is not None and (known.proven or not identity.proven)):
                continue
            if identity.binding == "words" and identity.proven and _parallel(one, two, told):
                identity = Identity("words", PARALLEL, likely=False)
            links[_pair(one, two)] = identity
    for one, two in restated_pairs(passages(found)):
        known = links.get(_pair(one, two))
        if (known is None or not known.proven) and not _siblings(one, two):
            links[_pair(one, two)] = Identity("restated")
    return links


def _by_block(found: Iterable[Mention]) -> dict[tuple[str, int], list[Mention]]:
    blocks: dict[tuple[str, int], list[Mention]] = defaultdict(list)
    for mention in found:
        if mention.prose:
            blocks[mention.block].append(mention)
    return blocks


def _parallel(one: Mention, two: Mention, told: dict[tuple[str, int], list[Mention]]) -> bool:
    """Whether two paragraphs tell of two subjects in like words: figures of one name, and none of them agrees."""
    if one.value == two.value:
        return False
    namesakes = [
        (ours, theirs)
        for ours in told.get(one.block, ())
        for theirs in told.get(two.block, ())
        if ours.dimension == theirs.dimension and alike(ours, theirs) >= Likeness.NARROWER
    ]
    agree = any(ours.value == theirs.value for ours, theirs in namesakes)
    return len({ours.key for ours, _ in namesakes}) > 1 and not agree


def _candidates(found: list[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Pairs of one dimension that share a metric or the head of their names."""
    shelves: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, mention in enumerate(found):
        heads = {f"metric {mention.claim.metric}"} if mention.claim.metric else set()
        heads |= {end for token in content(mention.name) for end in (token[:2], token[-2:])}
        for head in heads:
            shelves[(mention.dimension, head)].append(at)
    seen: set[tuple[int, int]] = set()
    for shelf in shelves.values():
        for pair in combinations(shelf, 2):
            if pair not in seen:
                seen.add(pair)
                yield found[pair[0]], found[pair[1]]


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
    named_alike = metric not in OF_EACH_PROJECT and alike(one, two) is Likeness.EQUAL and one.alone and two.alone
    if not named_alike and not (one.plain and two.plain):
        open_.append(QUALIFIED)
    if _label(one) in generic or _label(two) in generic:
        open_.append(GENERIC)
    return Identity.with_doubts("label", open_, likely=_worth_a_look(one, two, open_, one.plain and two.plain))


def _worth_a_look(one: Mention, two: Mention, open_: Sequence[Bilingual], alike_enough: bool) -> bool:
    """Whether a person should see the pair when its values differ: what is most likely two things is left out."""
    parted = "part" in one.particulars.keys() ^ two.particulars.keys()
    unlikely = GENERIC in open_ or (SCOPE in open_ and not slip(one, two)) or _tables_only(one, two)
    return alike_enough and not parted and not unlikely


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
    if one.dimension == "ratio" and not (names_a_rate(one) and names_a_rate(two)):
        return None
    like = alike(one, two)
    if like < Likeness.NARROWER or apart(one, two) or _two_projects(one, two):
        return None
    open_ = doubts(one, two)
    mistyped = slip(one, two)
    borrowed = one.name != one.claim.words or two.name != two.claim.words
    if borrowed and not (mistyped or one.value == two.value):
        return None
    if like is Likeness.NARROWER and not (mistyped and not _told_more(one, two)):
        open_.append(NAME)
    if not same_scope(one, two) and not mistyped and min(one.weight, two.weight) < 6:
        open_.append(SCOPE)
    if _name(one) in generic or _name(two) in generic:
        open_.append(GENERIC)
    return Identity.with_doubts("words", open_, likely=_worth_a_look(one, two, open_, like is Likeness.EQUAL))


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
    return (mention.dimension, content(mention.name), mention.scope, mention.role, mention.period)


def _label(mention: Mention) -> object:
    return (mention.claim.metric, mention.scope, mention.role, mention.period)


def _generic(found: Iterable[Mention]) -> set[object]:
    """Names and labels that stand at three or more different values."""
    values: dict[object, set[object]] = defaultdict(set)
    for mention in found:
        values[_name(mention)].add(mention.value)
        if mention.claim.metric:
            values[_label(mention)].add(mention.value)
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
