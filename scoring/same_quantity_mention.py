"""Mention: a claim together with what is printed around its figure; no comparison of values here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from schemas.document import Span
from schemas.extraction import Claim, Extraction, Role
from schemas.figure import Figure, Qualifier
from scoring.particulars import Particulars, particulars
from scoring.relations import Key, key
from scoring.wording import weight

_STOP = re.compile(r"[。；;!?！？\n\t]")
_PAUSE = re.compile(r"[,，、:：]")
_TARGET_BEFORE = re.compile(r"目标|计划|任务|拟|预期|预计|指标值|应(?!急|用|届|聘|对)|力争|要求")
_TARGET_AFTER = re.compile(r"^[^,，。；;、\d]{0,8}?(?:目标|任务|计划)")
_ACTUAL = re.compile(r"实际|超额|完成了|已完成|达到了|现有|实现")
_LAST_YEAR = re.compile(r"上年|去年|上一年|同期|20\d\d年")


@dataclass(frozen=True)
class Mention:
    """One figure as it is said: the claim, the sentence around it, and what follows from both."""

    claim: Claim
    sentence: str
    at: int
    """Where the figure stands in the sentence."""
    report_year: str | None = None

    @property
    def figure(self) -> Figure:
        return self.claim.figure

    @property
    def key(self) -> Key:
        return key(self.figure)

    @property
    def dimension(self) -> str:
        return self.figure.unit.dimension

    @cached_property
    def clause(self) -> str:
        """The sentence from the last pause before the figure to the next one after it."""
        end = self.at + len(self.figure.quote)
        before = _PAUSE.split(self.sentence[: self.at])[-1]
        after = _PAUSE.split(self.sentence[end:])[0]
        return before + self.sentence[self.at : end] + after

    @cached_property
    def particulars(self) -> Particulars:
        if self.claim.source == "table":
            return particulars(self.claim.words)
        return particulars(f"{self.clause} {self.claim.words}")

    @cached_property
    def role(self) -> Role | None:
        """The claim's role, or the one its clause plainly gives."""
        if self.claim.role is not None or self.claim.source == "table":
            return self.claim.role
        end = self.at + len(self.figure.quote)
        if _TARGET_AFTER.match(self.sentence[end:]):
            return Role.TARGET
        before = _PAUSE.split(self.sentence[: self.at])[-1]
        if _TARGET_BEFORE.search(before) and not _ACTUAL.search(before):
            return Role.TARGET
        return None

    @cached_property
    def period(self) -> str | None:
        """The period said, where it is not simply the report's year."""
        said = self.claim.period
        return None if said is None or said == self.report_year else said

    @property
    def weight(self) -> int:
        return weight(self.claim.words)

    @cached_property
    def digits(self) -> str:
        """The significant digits of the value."""
        return "".join(letter for letter in f"{self.figure.value:f}" if letter.isdigit()).strip("0")

    @property
    def telling(self) -> bool:
        """Whether the value is one that does not come up by chance: three significant digits or more."""
        return len(self.digits) >= 3


def mentions_of(extraction: Extraction) -> list[Mention]:
    """Every figure of one value that is no weight, with its claim; an unnamed one has a claim that says nothing."""
    claims: dict[Key, Claim] = {}
    for claim in extraction.claims:
        known = claims.get(key(claim.figure))
        if known is None or (claim.source == "table" and known.source != "table"):
            claims[key(claim.figure)] = claim
    found = []
    for figure in extraction.figures:
        if not figure.kind.is_figure or figure.value_to is not None:
            continue
        text = extraction.texts.get(figure.span.document, "")
        start, end = _sentence(text, figure)
        context = Span(figure.span.document, start, end)
        claim = claims.get(key(figure)) or Claim(figure=figure, context=context)
        if claim.role is not Role.WEIGHT:
            found.append(Mention(claim, text[start:end], figure.span.start - start, extraction.year))
    return found


def _sentence(text: str, figure: Figure) -> tuple[int, int]:
    """The sentence or cell around a figure, read from the document's text."""
    behind = [match.end() for match in _STOP.finditer(text, max(0, figure.span.start - 400), figure.span.start)]
    ahead = _STOP.search(text, figure.span.end)
    start = behind[-1] if behind else max(0, figure.span.start - 400)
    return start, ahead.start() if ahead else len(text)


def bare(figure: Figure) -> Figure:
    """A target without its operator: ≥400人 and 400人 set the same threshold."""
    return figure if figure.qualifier is Qualifier.ABOUT else figure.changed(qualifier=Qualifier.NONE)
