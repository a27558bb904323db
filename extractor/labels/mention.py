"""Mention: one figure in its sentence, with all that the words around it say; the grammar works on these."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from extractor.labels.sentences import Sentence
from schemas.base import Bilingual
from schemas.extraction import Role
from schemas.figure import Figure


class Sense(StrEnum):
    """What kind of statement a figure makes."""

    VALUE = "value"
    CHANGE = "change"  # 增长25%、减少3人
    SHARE = "share"  # 占…的40%
    AVERAGE = "average"  # 人均386.50元
    DEDUCTION = "deduction"  # 扣0.5分
    OPERAND = "operand"  # a number inside a printed equation
    BOUND = "bound"  # 90分及以上, 控制在…以内


@dataclass
class Mention:
    """A figure with its labels. ``start`` and ``end`` are places in the sentence's squeezed text."""

    sentence: Sentence
    figure: Figure
    start: int
    end: int
    group: int
    clause: int
    lead: str
    lead_start: int
    tail: str
    sense: Sense = Sense.VALUE
    falls: bool = False
    metric: str | None = None
    words: str = ""
    own_words: str = ""
    words_at: tuple[int, int] | None = None
    role: Role | None = None
    scope: str | None = None
    base: str = ""
    part: str = ""
    period: str | None = None
    subject: str | None = None
    of_which: bool = False
    whole: str = ""
    inherited: bool = False
    answers: Mention | None = None
    report_year: str | None = None
    hint: Bilingual | None = None
    """The ground of a label that somebody else than the lexicon gave."""
    notes: set[str] = field(default_factory=set)
    dimension: str = field(init=False)
    is_rate: bool = field(init=False)

    def __post_init__(self) -> None:
        self.dimension = self.figure.unit.dimension
        self.is_rate = self.dimension == "ratio"

    @property
    def year(self) -> str | None:
        """The period of the figure, where none is said the year that is reported on."""
        return self.period or self.report_year

    @property
    def is_value(self) -> bool:
        return self.sense is Sense.VALUE

    def comparable(self, other: Mention) -> bool:
        """Whether two figures measure in one dimension, so that one may be divided by or added to the other."""
        return self.dimension == other.dimension
