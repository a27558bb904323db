"""Whether two mentions speak of one quantity: proven, possible with a doubt, or not at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from schemas.base import Bilingual
from schemas.extraction import Role
from scoring.particulars import contradict, one_sided
from scoring.same_quantity_mention import Mention
from scoring.same_quantity_vocabulary import OF_EACH_PROJECT
from scoring.slips import exchanged, mistyped, same_digits
from scoring.wording import Likeness, likeness

Binding = Literal["label", "words", "restated", "bundle", "again"]
"""What binds: a label, a name, the rest of two sentences, a bundle of figures, or 即 and brackets within a sentence."""


@dataclass  # frozen ones take three times as long to make
class Identity:
    """Two mentions may be one quantity; proven where no other reading is left.

    ``likely`` where the doubt is the only one, so that a person should look if the values differ.
    """

    binding: Binding
    doubt: Bilingual | None = None
    likely: bool = True
    mistyped: bool = False
    """Whether the values are one slip of the pen apart, which speaks for one quantity more than the doubt against."""

    @classmethod
    def with_doubts(
        cls,
        binding: Binding,
        doubts: Sequence[Bilingual],
        *,
        likely: bool,
        mistyped: bool = False,
        swapped: bool = False,
    ) -> Identity:
        if not doubts:
            return cls(binding)
        forgiven = mistyped and all(doubt in _FORGIVEN or (swapped and doubt == ROLE) for doubt in doubts)
        return cls(binding, doubts[0], likely and len(doubts) == 1, forgiven)

    @property
    def proven(self) -> bool:
        return self.doubt is None


SCOPE = Bilingual(zh="两处所指范围（部门整体或某个项目）未写明", en="whose figures they are is not said")
SUBJECT = Bilingual(zh="其中一处写的是另一单位", en="one of them names another organisation")
ROLE = Bilingual(zh="其中一处未写明是目标、实际还是预算的哪一口径", en="target, actual or which budget is not said")
QUALIFIED = Bilingual(zh="其中一处带有其他限定词，可能不是同一口径", en="other words narrow one of them")
PARALLEL = Bilingual(
    zh="两段的多个同名数字无一相同，应是两个不同的事项",
    en="several figures share their names and none agrees: two subjects",
)
PROPORTION = Bilingual(
    zh="两处数值相差悬殊，且未写明都是部门整体的，应是整体与部分",
    en="one is tiny beside the other, and not both are said to be the whole's",
)
NAME = Bilingual(zh="两处名称不完全相同，可能是整体与部分", en="their names differ, one may be a part of the other")
GENERIC = Bilingual(
    zh="同名的数字有多个不同的值，名称不足以确定是同一事项", en="the same name stands at several values"
)


def particular(words: frozenset[str]) -> Bilingual:
    told = "、".join(sorted(words))
    return Bilingual(zh=f"只有一处写明“{told}”，可能不是同一口径", en=f"only one of them says {told}")


_FORGIVEN = (SCOPE, NAME, GENERIC, particular(frozenset({"其中"})), particular(frozenset({"现有"})))
"""Doubts that weigh less than two values which are one slip of the pen apart."""


def apart(one: Mention, two: Mention) -> bool:
    """Whether something printed tells them apart for certain, whatever binds them."""
    ours, theirs = one.metric, two.metric
    return (
        one.dimension != two.dimension
        or one.key == two.key
        or (ours != theirs and ours is not None and theirs is not None)
        or _one_sentence(one, two)
        or (ours in OF_EACH_PROJECT and scopes_apart(one, two))
        or _subjects_apart(one.claim.subject, two.claim.subject)
        or one.period != two.period
        or one.is_change != two.is_change
        or _roles_apart(_role_then(one), _role_then(two))
        or contradict(one.particulars, two.particulars) is not None
        or _shares_apart(one.share_of, two.share_of)
        or (one.is_share != two.is_share and one.dimension == "ratio")
    )


def _subjects_apart(one: str | None, two: str | None) -> bool:
    return one is not None and two is not None and one != two


def doubts(one: Mention, two: Mention, *, but: str = "") -> list[Bilingual]:
    """What is left open about two mentions that nothing tells apart; ``but`` is an axis that is settled otherwise."""
    found = []
    if one.of_several != two.of_several:
        found.append(SCOPE)
    if (one.claim.subject is None) != (two.claim.subject is None):
        found.append(SUBJECT)
    open_role = one.may_be_target != two.may_be_target or one.may_be_budget != two.may_be_budget
    if (
        open_role
        or _role_open(_role_then(one), _role_then(two))
        or one.given_not_spent(two)
        or two.given_not_spent(one)
    ):
        found.append(ROLE)
    shared = one.scope if one.scope and one.scope == two.scope else ""
    ours, theirs = ({axis: words for axis, words in m.particulars.items() if axis != but} for m in (one, two))
    if only_one := {word for word in one_sided(ours, theirs) if word not in shared}:
        found.append(particular(frozenset(only_one)))
    return found


def _shares_apart(one: str, two: str) -> bool:
    """Two shares of different things (占总支出的, 占基本支出预算的), or of the budget at the start and later."""
    if not one or not two or one == two:
        return False
    return ("年初" in one) != ("年初" in two) or (one not in two and two not in one)


def scopes_apart(one: Mention, two: Mention) -> bool:
    """Two projects, or a project and the whole; a heading's longer form of a project's name is that project."""
    ours, theirs = one.scope, two.scope
    return ours is not None and theirs is not None and ours != theirs and _two_scopes(ours, theirs)


@lru_cache(maxsize=8192)
def _two_scopes(ours: str, theirs: str) -> bool:
    if not ours or not theirs:
        return True
    whole, _, part = ours.partition("/")
    other, _, other_part = theirs.partition("/")
    return part != other_part or (whole not in other and other not in whole)


def same_scope(one: Mention, two: Mention) -> bool:
    return one.scope == two.scope


def alike(one: Mention, two: Mention) -> Likeness:
    return likeness(one.name, two.name)


_DONE = frozenset({Role.ACTUAL, Role.FINAL, Role.CUMULATIVE})
_BUDGETS = frozenset({Role.ADJUSTED, Role.ANNUAL})


def _role_then(mention: Mention) -> Role | None:
    """上年支出 is what was spent in a year that is named elsewhere; what 上年预算 was, is not said."""
    told = mention.role is Role.LAST_YEAR and mention.metric == "expenditure" and mention.period is not None
    return Role.FINAL if told else mention.role


def _roles_apart(one: Role | None, two: Role | None) -> bool:
    if one is None or two is None:
        return bool({one, two} & {Role.LAST_YEAR, Role.INITIAL, Role.TARGET, Role.WEIGHT, Role.SCORE})
    return one is not two and not {one, two} <= _DONE and not {one, two} <= _BUDGETS


def _role_open(one: Role | None, two: Role | None) -> bool:
    """A report tells what was done unless it says otherwise, so an unnamed role is an actual one."""
    if one is None or two is None:
        return not {one, two} <= {None, *_DONE - {Role.CUMULATIVE}}
    return one is not two and {one, two} != {Role.ACTUAL, Role.FINAL}


def _one_sentence(one: Mention, two: Mention) -> bool:
    """Figures beside each other are told apart by the one who wrote them."""
    near = one.key[0] == two.key[0] and one.context == two.context
    return near or (one.sentence == two.sentence and one.sentence_start == two.sentence_start)


def slip(one: Mention, two: Mention) -> bool:
    """Whether two values look like one that was mistyped: a digit wrong, two exchanged, or the point moved."""
    ours, theirs = one.digits, two.digits
    if ours == theirs:
        return len(ours) >= 3
    if one.dimension == "ratio":  # two rates differ in one digit often enough, but seldom by an exchange
        return len(ours) == len(theirs) >= 3 and exchanged(ours, theirs)
    if len(ours) == len(theirs) and mistyped(Decimal(ours), Decimal(theirs), least=3):
        return True
    return one.value.adjusted() == two.value.adjusted() and mistyped(one.value, two.value, least=3)


def swapped_digits(one: Mention, two: Mention) -> bool:
    """Whether two neighbouring digits changed places: an amount that was added to hardly looks like that."""
    ours, theirs = one.digits, two.digits
    return len(ours) == len(theirs) >= 4 and exchanged(ours, theirs)


def typing_slip(one: Mention, two: Mention) -> bool:
    """The same for values of so many digits that two quantities hardly differ like that; rates are too close."""
    if one.dimension != two.dimension or one.dimension in ("ratio", "points", "score", "number"):
        return False
    if same_digits(one.digits, two.digits):
        return one.value != two.value
    return one.telling and two.telling and mistyped(one.value, two.value)


_RATE = re.compile(r"(?:率|度|比|比例|比重|占比|水平|系数|指数)$")


def names_a_rate(mention: Mention) -> bool:
    """A percentage named by its thing alone (项目支出 … 60.80%) may be a share, a growth or a rate."""
    return _RATE.search(mention.claim.words) is not None
