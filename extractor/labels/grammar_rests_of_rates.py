"""What a rate leaves: 支出3,386.88万元，执行率96%，结转141.12万元 of the very budget that the rate is of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.labels.grammar import Paragraph
from extractor.labels.grammar_made import made
from extractor.labels.mention import Mention
from schemas.extraction import Ratio, Sum
from schemas.patterns import late

_REST = late(r"^(?:资金)?(?:结余|结转|剩余|余额|未支出|未支付|未使用|结存)(?:资金|金额)?(?:结转|下年)?(?:为|共)?$")
_OTHERWISE = late(r"上年|以前年度|历年|含|其中|累计结|利息|收回.{1,12}结转|分别|各")
_OF_BUDGETS = ("budget_execution_rate", "funds_disbursed_rate")
_NEAR = 2


def rests_of_rates(paragraph: Paragraph, rates: Sequence[Ratio], known: Sequence[Sum]) -> Iterator[Sum]:
    """Budget = spent + left, where the rate beside them says which budget it is."""
    of_money = [rate for rate in rates if rate.metric in _OF_BUDGETS]
    if not of_money:
        return
    by_span = {mention.figure.span: mention for mention in (*paragraph.told, *paragraph)}
    added = {(each.total.span, *(part.span for part in each.parts)) for each in known}
    for ratio in of_money:
        rate, spent = by_span.get(ratio.rate.span), by_span.get(ratio.numerator.span)
        rest = _rest_behind(paragraph, rate) if rate is not None else None
        if spent is None or rest is None or not spent.comparable(rest):
            continue
        wholes = [whole for each in ratio.denominators if _is_of(ratio, whole := by_span.get(each.span)) and whole]
        if len(wholes) == 1 and (wholes[0].figure.span, spent.figure.span, rest.figure.span) not in added:
            yield made(wholes[0], [spent, rest], exhaustive=True)


def _rest_behind(paragraph: Paragraph, rate: Mention) -> Mention | None:
    """The only amount of money behind the rate in its part of the sentence, where it is what was left."""
    text = rate.sentence.text
    end = min((at for at in (text.find(sign, rate.end) for sign in "；;。") if at > 0), default=len(text))
    behind = [m for m in paragraph.after(rate) if m.start < end and m.dimension == "money"]
    if len(behind) != 1 or _OTHERWISE.search(text, 0, end) or behind[0].clause - rate.clause > _NEAR:
        return None
    return behind[0] if behind[0].is_value and _REST.match(behind[0].lead) else None


def _is_of(ratio: Ratio, whole: Mention | None) -> bool:
    """Whether the rate follows from this whole."""
    if whole is None or whole.figure.in_base() == 0:
        return False
    return ratio.rate.interval().meets(ratio.numerator.interval() / whole.figure.interval())
