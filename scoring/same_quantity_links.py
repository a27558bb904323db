"""What binds two mentions: one label, one name, the same digits in another unit, or two sentences that tell one event."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from schemas.base import Bilingual
from schemas.extraction import WHOLE, Role
from schemas.figure import Key
from schemas.interval import Interval
from schemas.patterns import late
from scoring.same_quantity_bases import Bases
from scoring.same_quantity_generic import generic_names, label_of
from scoring.same_quantity_identity import (
    GENERIC,
    NAME,
    PARALLEL,
    PROPORTION,
    QUALIFIED,
    SCOPE,
    Identity,
    alike,
    apart,
    doubts,
    names_a_rate,
    same_scope,
    scopes_apart,
    slip,
    swapped_digits,
    typing_slip,
)
from scoring.same_quantity_mention import Mention
from scoring.same_quantity_restated import passages, restated_pairs
from scoring.same_quantity_units import told_in_two_units
from scoring.same_quantity_vocabulary import OF_EACH_PROJECT, OF_THE_WHOLE
from scoring.slips import LEAST, neighbours
from scoring.wording import Likeness, content

Pair = tuple[Key, Key]
_MANY_DIGITS = 7
_INCLUDED = "含"
_RATIO = "之比"
_SAVED = late("(?:预算|计划|目标|任务)[ ]?(?:节约|节省|节支|结余|超支|超出)[ ]?(?:下降|增长)?")
"""较预算节约27.47万元 says of nothing what it is of."""
_RATE_OF_MONEY = re.compile(rf"(?:支出|收入|预算|决算|执行|完成|数| )*{_RATIO}")
_ALL_SPENT = re.compile("(?:资金|项目|累计|共|总|财政|项目资金)[ ]?支出")
_MONEY = re.compile(r"\d\s*([万亿]?元)")
_IN_PROPORTION = 3  # an outdated value of the whole is of its size

# Metrics that say what kind of thing is counted, not which: here the printed name decides.
KINDS_ONLY = frozenset({"training", "subsidy", "satisfaction", "completion_rate", "share", "project_count", "growth"})


def pair_of(one: Mention, two: Mention) -> Pair:
    return (one.key, two.key) if one.key < two.key else (two.key, one.key)


def links_of(found: list[Mention]) -> dict[Pair, Identity]:
    """What binds each pair that may be one quantity; the surest wins."""
    generic = generic_names(found)
    told, bases = _by_block(found), Bases(found)
    links: dict[Pair, Identity] = {}
    for one, two in _candidates(found):
        for identity in (by_label(one, two, generic, bases), by_words(one, two, generic), by_digits(one, two)):
            if identity is None:
                continue
            if identity.binding == "words" and identity.proven and _parallel(one, two, told):
                identity = Identity("words", PARALLEL, likely=False)
            known = links.get(pair_of(one, two))
            if known is not None and (known.proven or not identity.proven):
                continue
            links[pair_of(one, two)] = identity
    for one, two in restated_pairs(passages(found)):
        known = links.get(pair_of(one, two))
        if (known is None or not known.proven) and not _siblings(one, two):
            links[pair_of(one, two)] = Identity("restated")
    for one, two in _mistyped_amounts(found):
        links.setdefault(pair_of(one, two), Identity("words", NAME, likely=False, mistyped=True))
    for one, two in told_in_two_units(found):
        links[pair_of(one, two)] = Identity("again")
    return links


def _mistyped_amounts(found: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Amounts of seven digits and more that differ in one place: whatever they are called, they are hardly two."""
    by_value: dict[Decimal, list[Mention]] = defaultdict(list)
    for mention in found:
        if mention.dimension == "money":
            by_value[mention.value].append(mention)
    for one, two in neighbours(by_value, _MANY_DIGITS):
        if abs(one - two) in by_value or min(len(by_value[one]), len(by_value[two])) > 1:
            continue  # their difference is printed too, or both are told again: two amounts
        for first in by_value[one]:
            for second in by_value[two]:
                if not _siblings(first, second) and not _told_apart(first, second):
                    yield first, second


def _told_apart(one: Mention, two: Mention) -> bool:
    """Whether both are labelled, and not alike; an operand of an equation has no label of its own."""
    ours, theirs = one.claim, two.claim
    labelled = None not in (ours.metric, theirs.metric) and {ours.metric, theirs.metric} != {"budget", "revenue"}
    roles = one.role is not None and two.role is not None and one.role is not two.role
    scopes = bool(one.scope and two.scope) and scopes_apart(one, two)
    return (labelled and ours.metric != theirs.metric) or roles or scopes or one.period != two.period


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
        if ours.dimension == theirs.dimension and alike(ours, theirs) >= Likeness.NARROWER and not apart(ours, theirs)
    ]
    agree = any(ours.value == theirs.value for ours, theirs in namesakes)
    return len({ours.key for ours, _ in namesakes}) > 1 and not agree


def _candidates(found: list[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Pairs of one dimension that share a metric or the head of their names."""
    shelves: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, mention in enumerate(found):
        heads = {f"metric {mention.metric}"} if mention.metric else set()
        heads |= {end for token in content(mention.name) for end in (token[:2], token[-2:])}
        if mention.telling:
            heads.add(f"digits {mention.digits}")
        for head in heads:
            shelves[(mention.dimension, head)].append(at)
    seen: set[tuple[int, int]] = set()
    for shelf in shelves.values():
        for pair in combinations(shelf, 2):
            one, two = found[pair[0]], found[pair[1]]
            if pair not in seen and not (_in_cells_of_one_table(one, two) and one.digits != two.digits):
                seen.add(pair)
                yield one, two


def _in_cells_of_one_table(one: Mention, two: Mention) -> bool:
    """Most pairs are; only the same digits, whole places apart, make one of them a slip of the other."""
    return not one.prose and not two.prose and one.block == two.block


def by_label(one: Mention, two: Mention, generic: set[object], bases: Bases) -> Identity | None:
    """One metric of one scope, period and role."""
    metric = one.metric
    if metric is None or metric != two.metric or metric in KINDS_ONLY:
        return None
    beside = _siblings(one, two)
    if (beside and not (one.prose and same_scope(one, two))) or apart(one, two):  # most pairs stand in one table
        return None
    mistyped = typing_slip(one, two)
    if beside and not mistyped:
        return None
    open_ = doubts(one, two, but="phase" if bases.settled(one, two) else "")
    if not beside and not _scope_known(one, two, metric):
        open_.append(SCOPE)
    elif not mistyped and _out_of_proportion(one, two, metric):
        open_.append(PROPORTION)
    named_alike = metric not in OF_EACH_PROJECT and alike(one, two) is Likeness.EQUAL and one.alone and two.alone
    swapped = swapped_digits(one, two)
    one_name = swapped and same_scope(one, two) and alike(one, two) is Likeness.EQUAL
    if mistyped and one.scope and same_scope(one, two):  # of one project, and a slip of the pen apart
        one_name = one_name or (one.plain_clause and two.plain_clause)
    if one.prose != two.prose and one.scope and same_scope(one, two):
        one_name = one_name or _sums_up_a_form(one if one.prose else two)
    if not beside and not (named_alike or one_name) and not (one.plain and two.plain):
        open_.append(QUALIFIED)
    if not beside and (label_of(one) in generic or label_of(two) in generic):
        open_.append(GENERIC)
    likely = _worth_a_look(one, two, open_, one.plain and two.plain)
    return Identity.with_doubts("label", open_, likely=likely, mistyped=mistyped, swapped=swapped)


def _sums_up_a_form(told: Mention) -> bool:
    """``实际完成情况：…，资金支出597万元``: what a form tells in words of the spending that it holds in its cells."""
    titled = _ALL_SPENT.fullmatch(told.claim.words) is not None and told.told_role
    return titled and _MONEY.findall(told.sentence) == [told.figure.unit.symbol]


def _out_of_proportion(one: Mention, two: Mention, metric: str) -> bool:
    """Whether one is tiny beside the other and nothing says that it is the whole's: then it is a part's."""
    if metric not in OF_EACH_PROJECT or one.dimension != "money" or (one.says_whole and two.says_whole):
        return False
    if one.scope != WHOLE or two.scope != WHOLE or one.digits == two.digits or _point_moved(one, two):
        return False
    small, large = sorted((abs(one.value), abs(two.value)))
    return small * _IN_PROPORTION < large


def _point_moved(one: Mention, two: Mention) -> bool:
    """Whether two values differ by the place of the point, the last digits lost to rounding (267.78 and 2,677.79)."""
    small, large = sorted((one, two), key=lambda mention: abs(mention.value))
    if len(small.digits) < LEAST or large.value <= 0 or small.value <= 0:
        return False
    power = (large.value / small.value).adjusted()
    near = (Decimal(1).scaleb(each) for each in (power, power + 1) if each)
    return any((small.figure.interval() * Interval.point(times)).meets(large.figure.interval()) for times in near)


def _worth_a_look(one: Mention, two: Mention, open_: Sequence[Bilingual], alike_enough: bool) -> bool:
    """Whether a person should see the pair when its values differ: what is most likely two things is left out."""
    parted = "part" in one.particulars.keys() ^ two.particulars.keys()
    unlikely = (
        _tables_only(one, two)
        or any(each is GENERIC or each is PROPORTION for each in open_)
        or (any(each is SCOPE for each in open_) and not slip(one, two))
    )
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
    like = alike(one, two) if one.weight >= 4 and two.weight >= 4 else Likeness.UNRELATED
    if like is Likeness.UNRELATED or _SAVED.fullmatch(one.name) or _SAVED.fullmatch(two.name):
        return None
    beside = _siblings(one, two)
    if beside and not (one.prose and typing_slip(one, two)):
        return None
    if _tables_only(one, two) and not (one.scope and two.scope):
        return None
    if one.dimension == "ratio" and not (names_a_rate(one) and names_a_rate(two)):
        return None
    if _RATE_OF_MONEY.fullmatch(one.claim.words) or (_RATIO in one.claim.words and not same_scope(one, two)):
        return None  # each line tells its own rate of completion, named by what it is a rate of
    if _INCLUDED in one.claim.words and one.opening != two.opening:
        return None  # 职工保险基金支出含上解资金…；居民保险基金支出含上解资金…: of what it is a part, the opening says
    if apart(one, two) or _two_projects(one, two):
        return None
    open_ = doubts(one, two)
    mistyped = slip(one, two)
    borrowed = one.name != one.claim.words or two.name != two.claim.words
    if borrowed and not (mistyped or one.value == two.value):
        return None
    if like is Likeness.NARROWER and not (mistyped and not _told_more(one, two)):
        open_.append(NAME)
    each_has_one = one.metric == two.metric and one.metric in OF_EACH_PROJECT
    if not same_scope(one, two) and not mistyped and (each_has_one or min(one.weight, two.weight) < 6):
        open_.append(SCOPE)  # 6个项目共安排预算…; 甲项目安排预算…
    if one.naming in generic or two.naming in generic:
        open_.append(GENERIC)
    likely = _worth_a_look(one, two, open_, like is Likeness.EQUAL)
    return Identity.with_doubts("words", open_, likely=likely, mistyped=typing_slip(one, two))


def by_digits(one: Mention, two: Mention) -> Identity | None:
    """The same digits, whole places apart: of one project's money, or of one name in a form and in a sentence."""
    if not one.telling or one.digits != two.digits or one.value == two.value or one.dimension in ("ratio", "number"):
        return None
    if one.dimension == "money" and len(one.digits) >= 4 and _one_project(one, two):
        targets = one.role is Role.TARGET or two.role is Role.TARGET
        return None if targets or one.period != two.period else Identity("words")
    crossing = one.prose != two.prose or one.key[0] != two.key[0]
    named = min(one.weight, two.weight) >= 2 and alike(one, two) >= Likeness.NARROWER
    return Identity("words") if crossing and named and not apart(one, two) and not _two_projects(one, two) else None


def _one_project(one: Mention, two: Mention) -> bool:
    """One project's amounts, of which one has its unit beside it and the other from its column."""
    units = (one.figure.unit_from is None) != (two.figure.unit_from is None)
    return bool(one.scope) and one.scope == two.scope and units


def _told_more(one: Mention, two: Mention) -> bool:
    """Whether one of them is narrowed by more than the doing (合格, 其中 …); the same digits ten times over are not."""
    told = (one.particulars.keys() ^ two.particulars.keys()) - {"step", "balance"}
    return bool(told) and one.digits != two.digits


def _siblings(one: Mention, two: Mention) -> bool:
    """Neighbours in one paragraph or one table tell of several things in like words; nobody restates so soon.

    A sentence in a cell (实际完成情况：…，资金支出597万元) does restate what another cell holds.
    """
    return one.block == two.block and one.prose == two.prose


def _two_projects(one: Mention, two: Mention) -> bool:
    return bool(one.scope and two.scope) and scopes_apart(one, two)
