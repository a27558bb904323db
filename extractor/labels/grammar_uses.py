"""Money divided by what it is for, where the amount comes first: 其中30万元用于编制，30万元用于审计."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.labels.grammar import only
from extractor.labels.grammar_made import made
from extractor.labels.mention import Mention, Sense
from schemas.extraction import Role, Sum
from schemas.patterns import late

_USED = late("(?:资金|经费)?(?:将|拟|主要|专项|全部|分别)?(?:用(?:于|作)|列入|投入)")
_TRIGGERS = ("元用", "元列", "元投", "元主", "元专")
_JOINS = late("(?:其中)?[:：]?(?:和|及|以及|另|另有|另外|有|安排|将)?")
_REST = late("(?:其余|剩余|余下)的?")
_MOST_CLAUSES = 2


def uses(sentence: Sequence[Mention], before: Sequence[Mention]) -> Iterator[Sum]:
    """The sum of what is used for one thing and another, of the amount told directly before."""
    if not sentence or sum(map(sentence[0].sentence.text.count, _TRIGGERS)) < 2:
        return
    parts = [m for m in sentence if _is_use(m)]
    total = _divided(sentence, before, parts[0]) if len(parts) > 1 else None
    if total is not None and _follow_each_other(sentence, parts):
        yield made(total, parts, exhaustive=_REST.fullmatch(parts[-1].lead) is not None)


def _is_use(mention: Mention) -> bool:
    told = mention.dimension == "money" and mention.sense is Sense.VALUE
    led = _JOINS.fullmatch(mention.lead) or _REST.fullmatch(mention.lead)
    return told and led is not None and _USED.match(mention.sentence.text, mention.end) is not None


def _divided(sentence: Sequence[Mention], before: Sequence[Mention], first: Mention) -> Mention | None:
    """The only money told before in the sentence; for one that opens with 其中, in the sentence before."""
    earlier = [m for m in sentence if m.start < first.start]
    if not earlier and not first.sentence.text.startswith("其中"):
        return None
    money = [m for m in earlier or before if m.dimension == "money"]
    whole = only(money) if money else None
    if whole is None or whole.sense is not Sense.VALUE or not whole.lead or whole.group not in (0, first.group):
        return None
    near = not earlier or first.clause - whole.clause <= (_MOST_CLAUSES if first.of_which else 1)
    told = "reference" not in whole.notes and whole.role is not Role.LAST_YEAR and whole.metric != "carry_over"
    return whole if near and told else None


def _follow_each_other(sentence: Sequence[Mention], parts: Sequence[Mention]) -> bool:
    """Whether no other money stands between the parts."""
    money = [m for m in sentence if m.dimension == "money" and parts[0].start <= m.start <= parts[-1].start]
    return len(money) == len(parts) and len({m.group for m in parts}) == 1
