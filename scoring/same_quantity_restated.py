"""Restated sentences: two places that tell of one event, known by the figures they share or by their make-up."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from schemas.extraction import Role
from schemas.kept import kept
from scoring.particulars import contradict, particulars
from scoring.same_quantity_identity import alike, apart, names_a_rate, typing_slip
from scoring.same_quantity_mention import Mention
from scoring.same_quantity_places import by_sentence
from scoring.same_quantity_units import told_in_two_units
from scoring.wording import Likeness, common, weight

_NUMBERS = re.compile(r"[\d.,%]+")
_ENOUGH = 3  # characters of a name that is more than 支出 or 预算
_LONGEST = 14  # figures in a sentence that still tells of one event


@dataclass  # frozen ones take three times as long to make
class Passage:
    """The mentions of one sentence in order."""

    mentions: tuple[Mention, ...]

    @property
    def text(self) -> str:
        return self.mentions[0].sentence

    @kept
    def said_again(self) -> set[tuple[str, int]]:
        """What only gives the figure before it in another unit."""
        return {again.key for _, again in told_in_two_units(self.mentions)}

    @property
    def bare(self) -> str:
        return _NUMBERS.sub(" ", self.text)


def passages(mentions: Iterable[Mention]) -> list[Passage]:
    """The mentions of each sentence of prose; cells that hold but one number, and rows of bars, are no sentences."""
    several = (tuple(each) for each in by_sentence(list(mentions)) if 2 <= len(each) <= _LONGEST)
    return [Passage(each) for each in several if "|" not in each[0].sentence]


def restated_pairs(told: Sequence[Passage]) -> Iterator[tuple[Mention, Mention]]:
    """What must be one quantity because the rest of two sentences says the same."""
    by_value: dict[tuple[str, object], set[int]] = defaultdict(set)
    for at, passage in enumerate(told):
        for mention in passage.mentions:
            if mention.telling:
                by_value[(mention.dimension, mention.value)].add(at)
    pairs = {pair for places in by_value.values() if len(places) <= 6 for pair in combinations(sorted(places), 2)}
    for one, two in sorted(pairs):
        yield from _counterparts(told[one], told[two])


def _counterparts(one: Passage, two: Passage) -> Iterator[tuple[Mention, Mention]]:
    shared = [(a, b) for a in one.mentions for b in two.mentions if _shared(a, b)]
    if not _one_event(one, two, shared):
        return
    yield from shared
    ours = _left(one, {a.key for a, _ in shared} | one.said_again)
    theirs = _left(two, {b.key for _, b in shared} | two.said_again)
    for mention in ours:
        matching = [other for other in theirs if _counterpart(mention, other)]
        if len(matching) == 1 and sum(_counterpart(other, matching[0]) for other in ours) == 1:
            yield mention, matching[0]


def _shared(one: Mention, two: Mention) -> bool:
    return one.value == two.value and not apart(one, two)


def _one_event(one: Passage, two: Passage, shared: Sequence[tuple[Mention, Mention]]) -> bool:
    """Two telling figures in common, or one and the words around it."""
    telling = {a.value for a, _ in shared if a.telling}
    if len(telling) >= 2:
        return True
    return any(a.telling and common(_told_around(a), _told_around(b)) >= 4 for a, b in shared)


def _told_around(mention: Mention) -> str:
    return _NUMBERS.sub(" ", f"{mention.clause} {mention.name}") if mention.prose else mention.name


def _left(passage: Passage, used: set[tuple[str, int]]) -> list[Mention]:
    return [mention for mention in passage.mentions if mention.key not in used]


def _counterpart(one: Mention, two: Mention) -> bool:
    """Whether two figures that differ stand in the same part of two tellings."""
    if one.of_several != two.of_several or one.may_be_budget != two.may_be_budget:
        return False
    if apart(one, two) or (one.dimension == "ratio" and not (names_a_rate(one) and names_a_rate(two))):
        return False
    if one.role is Role.TARGET and two.role is Role.TARGET and one.figure.unit.counts:
        return True
    like = alike(one, two)
    if like is Likeness.NARROWER:  # 支出 is a word of every name
        return min(weight(one.claim.words), weight(two.claim.words)) >= _ENOUGH or typing_slip(one, two)
    if like is Likeness.EQUAL:
        return True
    return _same_frame(one, two) and not _two_names(one, two)


def _two_names(one: Mention, two: Mention) -> bool:
    """Whether two rates are called by names of their own (整改率, 销号率): the frame around them is only the genre's."""
    return one.dimension == "ratio" and min(weight(one.claim.words), weight(two.claim.words)) >= _ENOUGH


def _same_frame(one: Mention, two: Mention) -> bool:
    """The same words right before and right after the figure."""
    return _around(one) == _around(two) != ("", "")


def _around(mention: Mention) -> tuple[str, str]:
    end = mention.at + len(mention.figure.quote)
    before = re.sub(r"\s", "", mention.sentence[: mention.at])[-3:]
    after = re.sub(r"\s", "", mention.sentence[end:])[:2]
    return (before, after) if len(before) == 3 and not _NUMBERS.search(before) else ("", "")


@dataclass(frozen=True)
class Bundle:
    """Three or more figures told in one breath (多少家、多少万元、多少人次), with the words between them."""

    mentions: tuple[Mention, ...]
    kinds: tuple[str, ...]
    words: str


_ALMOST = {"count:家次": "count:家", "count:场次": "count:场", "count:人次": "count:人", "count:户次": "count:户"}


def bundles(told: Iterable[Passage]) -> Iterator[Bundle]:
    for passage in told:
        for at in range(len(passage.mentions) - 2):
            three = passage.mentions[at : at + 3]
            kinds = tuple(_ALMOST.get(mention.dimension, mention.dimension) for mention in three)
            if len(set(kinds)) == 3 and _in_one_breath(three) and not set(kinds) & {"number", "score"}:
                start = max(0, three[0].at - 40)
                words = _NUMBERS.sub(" ", passage.text[start : three[-1].at + 12])
                yield Bundle(tuple(three), kinds, words)


def _in_one_breath(mentions: Sequence[Mention]) -> bool:
    return all(0 < two.at - one.at <= 40 for one, two in pairwise(mentions))


def bundle_pairs(found: Sequence[Bundle]) -> Iterator[tuple[Bundle, Bundle]]:
    """Bundles of one make-up about one thing, the only two of their kind in the submission."""
    by_kind: dict[tuple[str, ...], list[Bundle]] = defaultdict(list)
    for bundle in found:
        by_kind[bundle.kinds].append(bundle)
    for several in by_kind.values():
        for one, two in combinations(several, 2):
            if _far_apart(one, two) and _about_one_thing(one, two, only=len(several) == 2):
                yield one, two


def _far_apart(one: Bundle, two: Bundle) -> bool:
    """Siblings of a list stand in one document and are told in one way; a retelling crosses to an attachment."""
    first, second = one.mentions[0], two.mentions[0]
    return first.key[0] != second.key[0] or first.claim.source != second.claim.source


def _about_one_thing(one: Bundle, two: Bundle, *, only: bool) -> bool:
    first, second = one.mentions[0], two.mentions[0]
    if first.scope is not None and second.scope is not None and first.scope != second.scope:
        return False
    if contradict(particulars(one.words), particulars(two.words)) is not None:
        return False
    if any(a.period != b.period or _plans(a) != _plans(b) for a, b in zip(one.mentions, two.mentions, strict=True)):
        return False
    same_scope = first.scope is not None and first.scope == second.scope
    return _pairs_of_letters(one.words, two.words) >= (3 if same_scope else 4 if only else 6)


def _plans(mention: Mention) -> bool:
    return mention.role is Role.TARGET


_EMPTY = frozenset({"20", "21", "年共", "全年", "共计", "合计", "万元", "人次", "累计", "完成"})


def _pairs_of_letters(one: str, two: str) -> int:
    """How many pairs of neighbouring letters two texts share, those that every text has left out."""

    def pairs(text: str) -> set[str]:
        bare = re.sub(r"[^\u4e00-\u9fff]", " ", text)
        return {bare[at : at + 2] for at in range(len(bare) - 1) if " " not in bare[at : at + 2]} - _EMPTY

    return len(pairs(one) & pairs(two))
