"""Mention: a claim together with what is printed around its figure; no comparison of values here."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from schemas.document import Span
from schemas.extraction import WHOLE, Claim, Role
from schemas.figure import Figure, Key
from schemas.kept import kept
from scoring import same_quantity_vocabulary as vocabulary
from scoring.particulars import Particulars, particulars
from scoring.wording import content, weight

_OPENING = 20
"""How far from its start a paragraph may name what it is about."""


@dataclass(eq=False)  # frozen ones take three times as long to make
class Mention:
    """One figure as it is said: the claim, the sentence around it, and what follows from both."""

    claim: Claim
    sentence: str
    at: int
    """Where the figure stands in the sentence."""
    lead: str = ""
    """What its paragraph or cell says before the figure."""
    heading: str = ""
    """The nearest heading or opening title above it."""
    block: tuple[str, int] = ("", 0)
    """The paragraph, row or table that it stands in."""
    report_year: str | None = None
    whole_table: bool = True
    """Whether the only table of its kind, so that what names no project speaks of the whole."""
    known_scopes: tuple[str, ...] = ()
    prose: bool = True
    """Whether it stands in running text, of a paragraph or of a cell, and not in a cell of its own."""

    @kept
    def figure(self) -> Figure:
        return self.claim.figure

    @kept
    def key(self) -> Key:
        return self.figure.key

    @kept
    def metric(self) -> str | None:
        return self.claim.metric

    @kept
    def context(self) -> Span:
        return self.claim.context

    @kept
    def sentence_start(self) -> tuple[str, int]:
        """The document of its sentence, and where the sentence begins there."""
        return self.key[0], self.figure.span.start - self.at

    @kept
    def dimension(self) -> str:
        return self.figure.unit.dimension

    @kept
    def value(self) -> Decimal:
        """The printed value in the base unit, for looking up equal ones."""
        return self.figure.in_base()

    @kept
    def clause(self) -> str:
        """The sentence from the last pause before the figure to the next one after it."""
        return self.clause_before + self.figure.quote + vocabulary.PAUSE.split(self._after)[0]

    @kept
    def clause_before(self) -> str:
        return vocabulary.PAUSE.split(self.sentence[: self.at])[-1]

    @property
    def opening(self) -> str:
        """The first words of the sentence, its number aside."""
        return vocabulary.NUMBERED.sub("", self.sentence)[:6]

    @property
    def _after(self) -> str:
        return self.sentence[self.at + len(self.figure.quote) :]

    @kept
    def particulars(self) -> Particulars:
        if not self.prose:
            return particulars(self.claim.words)
        now = vocabulary.FORMER.sub("", self.clause_before)  # what is said of the former value is not said of this one
        after = vocabulary.PAUSE.split(self._after)[0]
        told = particulars(f"{now}{self.figure.quote}{after} {self.claim.words}")
        if "funds" not in told and (of := vocabulary.LISTED_OF_FUNDS.search(self.lead)) is not None:
            told = {**told, "funds": frozenset({of[1]})}
        if "quarter" not in told and (months := self._months_told):
            told = {**told, "quarter": frozenset({months})}
        empty = set() if self.is_share else {"share"}  # of the rate behind it: 占…元的比重
        if self.metric == vocabulary.EXECUTION and told.get("accrual") == vocabulary.SO_FAR:
            empty.add("accrual")  # what was spent is counted from January on, whether a sentence says so or not
        if self.period is not None and told.get("phase", vocabulary.THEN) <= vocabulary.THEN:
            empty.add("phase")  # 上年, where it is known which year that was
        return {axis: words for axis, words in told.items() if axis not in empty}

    @property
    def _months_told(self) -> str:
        """The months that the paragraph last named (7月份, 1-7月累计), where no year was named since."""
        months = list(vocabulary.MONTHS.finditer(self.lead))
        whole = months and vocabulary.WHOLE_YEAR.search(self.lead, months[-1].end())
        return "" if not months or whole else months[-1][0]

    @kept
    def role(self) -> Role | None:
        """The claim's role, or the one its clause plainly gives."""
        if self.prose and vocabulary.TARGET_LEAD.match(self.lead):
            return Role.TARGET
        if self.metric == "budget_execution_rate" and self.prose:
            return Role.TARGET if vocabulary.TARGET_BEFORE.search(self.clause_before) else None
        if self.prose and self.claim.role is None and vocabulary.ACTUAL_LEAD.match(self.lead):
            return Role.ACTUAL
        if self.claim.role is not None or not self.prose:
            return self.claim.role
        if vocabulary.TARGET_AFTER.match(self._after):
            return Role.TARGET
        if vocabulary.TARGET_BEFORE.search(self.clause_before) and not vocabulary.ACTUAL.search(self.clause_before):
            return Role.TARGET
        return None

    @kept
    def may_be_target(self) -> bool:
        """Whether the sentence speaks of aims before the figure, so that a result is not certain."""
        if not self.prose or self.role is Role.TARGET:
            return False
        aims = list(vocabulary.AIMS.finditer(self.sentence[: self.at]))
        return bool(aims) and not vocabulary.DONE.search(self.sentence[aims[-1].end() : self.at])

    @kept
    def may_be_budget(self) -> bool:
        """Whether an amount that nothing else labels stands in a list of what was planned, not spent."""
        if not self.prose or self.dimension != "money" or self.role is not None:
            return False
        told = self.sentence[: self.at]
        planned = [each.end() for each in vocabulary.PLANNING.finditer(told)]
        return bool(planned) and not vocabulary.SPENDING.search(told[planned[-1] :])

    def given_not_spent(self, other: Mention) -> bool:
        """Whether a sentence without any word of spending names an amount that a table says was spent."""
        spent = other.metric == "expenditure" and not other.prose
        unsaid = spent and self.prose and self.metric is None and self.role is None and self.dimension == "money"
        return unsaid and not vocabulary.SPENDING.search(self.sentence)

    @kept
    def period(self) -> str | None:
        """The period said, or the year last named before the figure, where it is not simply the report's year."""
        said = self.claim.period
        if said is None and self.prose:
            said = self._year_before
        whole_year = self.metric == vocabulary.EXECUTION and vocabulary.FOURTH_QUARTER.fullmatch(said or "")
        if whole_year and vocabulary.TILL_THEN.search(self.sentence[: self.at]):
            return None if said == f"{self.report_year or ''}Q4" else (said or "")[:4]
        return None if said is None or said == self.report_year else said

    @property
    def _year_before(self) -> str | None:
        before = vocabulary.FORMER.sub("", self.sentence[: self.at])  # 由上年95%提高到97%: 97% is not last year's
        if vocabulary.BEFORE_CHANGE.search(before) and vocabulary.CHANGE.match(self._after):
            return "before"
        last = [match.end() for match in vocabulary.LAST_YEAR.finditer(before)]
        if last and not vocabulary.THIS_YEAR.search(before[last[-1] :]):
            return "last year"
        years = vocabulary.YEAR.findall(before)
        return years[-1] if years else None

    @kept
    def scope(self) -> str | None:
        """Whose it is; what is called the whole although its sentence speaks of a part is not known."""
        if self.metric == "self_evaluation_score" and not self.prose and not self.whole_table:
            return self.claim.scope or None
        if self.metric in vocabulary.OF_THE_WHOLE and (self.claim.scope or "") in self.claim.words:
            return WHOLE
        if self.dimension not in ("money", "ratio") and self.claim.scope in vocabulary.BUDGET_PARTS:
            return WHOLE
        said = vocabulary.OWN.search(self.sentence[: self.at]) or vocabulary.TITLE_OF_WHOLE.search(self.heading)
        of_the_whole = self.prose and said is not None
        if self.claim.scope != WHOLE and not (self.claim.scope is None and of_the_whole):
            return self.claim.scope
        if self.claim.scope is None and self.prose and vocabulary.A_PROJECT.search(self.lead[:_OPENING]):
            return None  # 渔港修缮项目安排资金…。截至12月底，实际支出…: the paragraph is about a project
        if not self.prose or self.claim.source == "table":
            known = self.whole_table or self.metric not in vocabulary.OF_EACH_PROJECT
            return WHOLE if known else None
        return None if vocabulary.NARROWED.search(self.heading + self.sentence[: self.at]) else WHOLE

    @kept
    def plain(self) -> bool:
        """Whether nothing around the name, nor in it, could make it another quantity."""
        return not vocabulary.HAN.search(vocabulary.HARMLESS.sub("", self._said))

    @kept
    def plain_clause(self) -> bool:
        """Whether its own clause says nothing more than its name, whatever the sentence told before."""
        said = vocabulary.QUOTES.sub("", self.clause_before if self.prose else self.claim.words)
        said = said.replace(self.scope, "") if self.scope else said
        return not vocabulary.HAN.search(vocabulary.HARMLESS.sub("", said))

    @kept
    def alone(self) -> bool:
        """Whether nothing but its name is said of whose it is."""
        said = self._said
        for token in self.claim.words.split():
            said = said.replace(token, " ")
        return not vocabulary.HAN.search(vocabulary.HARMLESS.sub("", said))

    @property
    def _said(self) -> str:
        """The words that can narrow the figure: its clause, and the ones before where no subject stands in it."""
        said = self.claim.words
        if self.prose:
            whole = vocabulary.WHOLE.search(self.clause_before) is not None or self._of_our_own
            said = self.clause_before if whole else self.sentence[: self.at]
        said = vocabulary.QUOTES.sub("", said)
        return said.replace(self.scope, "") if self.scope else said

    @kept
    def of_several(self) -> bool:
        """Whether the sentence names several projects before the figure, which may then be of all of them."""
        if not self.prose or (self.claim.scope or "\n") in vocabulary.QUOTES.sub("", self.clause_before):
            return False
        return sum(name in self.sentence[: self.at] for name in self.known_scopes) > 1

    @kept
    def says_whole(self) -> bool:
        """Whether words or the form make it the whole's; else it is only taken for that since nothing else is said."""
        return not self.prose or vocabulary.OWN.search(self.sentence[: self.at]) is not None

    @kept
    def told_role(self) -> bool:
        """Whether the form, or the title of its cell, says if it is aimed at or reached."""
        told = vocabulary.TARGET_LEAD.match(self.lead) or vocabulary.ACTUAL_LEAD.match(self.lead)
        return self.role is not None and (not self.prose or told is not None)

    @kept
    def share_of(self) -> str:
        """What a percentage is said to be a share of (占总支出的12.5%); empty where nothing is said."""
        of = vocabulary.SHARE_OF.search(self.sentence[: self.at]) if self.prose and self.dimension == "ratio" else None
        return vocabulary.NOT_OF_THE_BASE.sub("", of[1]) if of else ""

    @kept
    def is_share(self) -> bool:
        """Whether a percentage tells a part of a total, and not how much of a plan was done."""
        if self.dimension != "ratio":
            return False
        clause = self.clause_before if self.prose else ""
        said = f"{clause} {self.claim.words}"
        return vocabulary.SHARE.search(said) is not None and not vocabulary.PLANNED.search(self.share_of or said)

    @kept
    def is_change(self) -> bool:
        """Whether its name ends in a change (增减额, 增长), so that it is no value of the thing itself."""
        return vocabulary.NAMED_CHANGE.search(self.claim.words) is not None

    @property
    def _of_our_own(self) -> bool:
        """Whether the sentence began with ourselves and has named nobody else since."""
        before = self.sentence[: self.at]
        return vocabulary.OWN.search(before) is not None and not vocabulary.ORGANISATION.search(
            vocabulary.OWN.sub("", before)
        )

    @kept
    def name(self) -> str:
        """The printed name; where it says too little, with the project or topic it belongs to."""
        words = self.claim.words
        enough = weight(words) >= vocabulary.ENOUGH or self.dimension in ("money", "ratio")
        return words if enough or not self.claim.scope else f"{self.claim.scope} {words}".strip()

    @kept
    def naming(self) -> tuple[object, ...]:
        """What tells one name from another: its telling words, whose, of when, and which of its values."""
        return (self.dimension, content(self.name), self.scope, self.role, self.period)

    @kept
    def weight(self) -> int:
        return weight(self.name)

    @kept
    def digits(self) -> str:
        """The significant digits of the value."""
        return f"{self.figure.value:f}".replace(".", "").strip("-0")

    @kept
    def telling(self) -> bool:
        """Whether the value is one that does not come up by chance: three significant digits or more."""
        return len(self.digits) >= 3
