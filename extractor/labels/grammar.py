"""What every grammar of relations needs: a paragraph's mentions in order, and how to look among them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extractor.labels.mention import Mention, Sense
from extractor.labels.metrics import find_metric, find_part
from extractor.labels.words import normalised
from schemas.document import Span
from schemas.extraction import Role
from schemas.patterns import late


@dataclass(frozen=True)
class Paragraph:
    """The mentions of one paragraph, sentence by sentence, and ``told``: those of the paragraphs before it."""

    sentences: Sequence[Sequence[Mention]]
    told: Sequence[Mention] = ()

    def before(self, mention: Mention, sentences_back: int = 0) -> list[Mention]:
        """The mentions before one, nearest first: its sentence, then as many sentences before it as asked."""
        at = self._at(mention)
        own = [other for other in self.sentences[at] if other.start < mention.start]
        near = list(reversed(own))
        for back in range(1, min(sentences_back, at) + 1):
            near.extend(reversed(self.sentences[at - back]))
        return near

    def after(self, mention: Mention) -> list[Mention]:
        """The mentions after one in its sentence."""
        return [other for other in self.sentences[self._at(mention)] if other.start > mention.start]

    def _at(self, mention: Mention) -> int:
        """Which of the sentences a mention stands in."""
        return next(at for at, each in enumerate(self.sentences) if each and each[0].sentence is mention.sentence)

    def __iter__(self) -> Iterator[Mention]:
        return (mention for sentence in self.sentences for mention in sentence)


def is_stated(rate: Mention) -> bool:
    """Whether a rate is told as a result: neither a target nor a value that another is compared with."""
    if not rate.is_rate or rate.sense is not Sense.VALUE or rate.notes & {"reference", "computed"}:
        return False
    return rate.role not in (Role.TARGET, Role.LAST_YEAR) or (
        "own_period" in rate.notes and rate.role is Role.LAST_YEAR
    )


def values(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Those that state a value of their own, once."""
    return (m for m in mentions if m.sense is Sense.VALUE and "restated" not in m.notes)


def stated(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Those that state a value or an average of their own, once."""
    return (m for m in mentions if m.sense in (Sense.VALUE, Sense.AVERAGE) and "restated" not in m.notes)


def only(mentions: Iterable[Mention]) -> Mention | None:
    """The one value that all of these mentions state, told by its last mention; None where they differ."""
    stated = list(mentions)
    return stated[-1] if len({mention.figure.in_base() for mention in stated}) == 1 else None


def named_whole(paragraph: Paragraph, first: Mention) -> Mention | None:
    """``支付总额中，基本支出…``, ``项目支出包括…``: the figure of the whole, looked up by the name it is given here."""
    name = normalised(first.whole).replace(" ", "")
    part = find_part(name)
    metric = find_metric(name, first.dimension)

    def is_called(m: Mention) -> bool:
        if not m.comparable(first) or "reference" in m.notes or m.year != first.year:
            return False
        if part is not None and not part[1]:
            return m.part == part[0] and m.metric == ("budget" if "预算" in name else "expenditure")
        if metric is not None and not metric.before:
            return m.metric == metric.metric.id and not m.part and m.role not in (Role.TARGET, Role.INITIAL)
        return m.words.replace(" ", "") == name

    near = [m for m in values(paragraph.before(first, 3)) if is_called(m) and not is_listed(paragraph, m)]
    if near and near[0].sentence is first.sentence:
        return near[0]
    return only(near or [m for m in values(paragraph.told) if is_called(m)])


def is_listed(paragraph: Paragraph, mention: Mention) -> bool:
    """Whether a figure is a further part of what its part of the sentence divides (其中行政编制16名、事业编制28名)."""
    earlier = (mention, *paragraph.before(mention))
    named = mention.metric is not None
    return named and any(m.of_which and m.metric == mention.metric and segment(m) == segment(mention) for m in earlier)


_OF_FIGURE = late(r"的(?:比重|比例|比率)?(?:约|近|大约|为|是|达到?)*")
_MEASURED_BY = late(r"占|为|是|相当于|达到?|完成")


def is_base_of_share(mention: Mention, following: Sequence[Mention]) -> bool:
    """Whether a figure only measures another one (为预算180,000万元的103.58%)."""
    share = following[0] if following else None
    measured = share is not None and share.sense is Sense.SHARE and _OF_FIGURE.fullmatch(share.lead) is not None
    return measured and _MEASURED_BY.search(mention.lead) is not None


def same_level(one: Mention, other: Mention) -> bool:
    """Whether two figures stand in the same bracket, or the second one outside of all."""
    return one.sentence is not other.sentence or other.group in (one.group, 0)


def segment(mention: Mention) -> int:
    """How many semicolons stand before a figure in its sentence."""
    text = mention.sentence.text
    return text.count("；", 0, mention.start) + text.count(";", 0, mention.start)


def periods_agree(one: Mention, other: Mention) -> bool:
    """Whether two figures may be of one time; a quarter's figure is not the year's, though neither names the year."""
    if one.period == other.period:
        return True
    if _within_a_year(one.period) or _within_a_year(other.period):
        return False
    return one.period is None or other.period is None


def years_agree(one: Mention, other: Mention) -> bool:
    """Whether two figures may be of one year; a quarter's spending is divided by the year's budget."""
    return one.period is None or other.period is None or (one.year or "")[:4] == (other.year or "")[:4]


def _within_a_year(period: str | None) -> bool:
    return period is not None and not period.isdigit()


def share_words(one: str, other: str) -> bool:
    """Whether two phrases share two characters in a row."""
    ours = "".join(one.split())
    theirs = "".join(other.split())
    return any(ours[at : at + 2] in theirs for at in range(len(ours) - 1))


def context_of(*mentions: Mention) -> Span:
    """The sentence of some figures, or the stretch over all their sentences."""
    start = min(mention.sentence.start for mention in mentions)
    end = max(mention.sentence.end for mention in mentions)
    return mentions[0].sentence.document.span(start, end)


def name_of(mention: Mention) -> tuple[str, Span | None]:
    """The words that name a figure, and where they stand."""
    if mention.lead_start >= mention.start:
        return mention.words, None
    return mention.words, mention.sentence.span_of(mention.lead_start, mention.start)
