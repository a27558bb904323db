"""Mention: a claim together with what is printed around its figure; no comparison of values here."""

from __future__ import annotations

import re
import weakref
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from schemas.document import Span
from schemas.extraction import WHOLE, Claim, Extraction, Role, TableKind, TableSeen
from schemas.figure import Figure, Qualifier
from scoring.headings import Headings
from scoring.particulars import Particulars, particulars
from scoring.relations import Key, key
from scoring.wording import weight

_STOPS = "。；;!?！？\n\t"
_STOP = re.compile(f"[{_STOPS}]")
_PAUSE = re.compile(r"[，、：:]|(?<!\d),|,(?!\d)")
_TARGET_BEFORE = re.compile(r"目标|计划|任务|拟|预期|预计|指标值|应(?!急|用|届|聘|对)|力争|要求")
_TARGET_AFTER = re.compile(r"^[^,，。；;、\d]{0,8}?(?:目标|任务|计划)")
_ACTUAL = re.compile(r"实际|超额|完成了|已完成|达到了|现有|实现")
_AIMS = re.compile(r"(?<!完成)(?<!达到)(?<!超过)(?:目标|计划|任务|拟|力争|确保)(?!完成|任务|工作|数|值|人|的)")
_DONE = re.compile(r"完成|超额|实际|达成|已")
_TARGET_LEAD = re.compile(
    r"^\W*(?:20\d\d\s*年)?(?:年度)?(?:总体|绩效|工作|预期|年初)?(?:绩效)?(?:目标|计划|任务)\W*[:：]"
)
_YEAR = re.compile(r"(20\d\d)\s*年(?!以来)")
_LAST_YEAR = re.compile(r"(?<![比较与同])(?:上年|去年|上一年|往年|上年同期|去年同期)(?!结转|结余)")
_THIS_YEAR = re.compile(r"本年|今年|当年|20\d\d\s*年")
_BEFORE_CHANGE = re.compile(r"[由从]\s*$")
_CHANGE = re.compile(r"^\s*(?:提高|提升|增加|增长|上升|扩大|下降|降低|减少|降|升|增|减|压缩)")
_WHOLE = re.compile(r"20\d\d\s*年|全年|年度|整体|总体|[我本](?:单位|部门|中心|局|委|院|校|站|馆|队|所|办)")
_OWN = re.compile(r"整体|总体|部门|[我本](?:单位|中心|局|委|院|校|站|馆|队|所|办)")
_ORGANISATION = re.compile(r"[\u4e00-\u9fff](?:中心|局|委|院|校|学|站|馆|所|队|公司|处|镇|乡|街道|社区|村)(?![内里级])")
_NARROWED = re.compile(
    r"项目|专项|基本支出|三公|人员经费|公用经费|人员支出|其中|分别|采购|一般公共预算|政府性基金|财政拨款|非财政|自有|其他资金|中央|省级|市级|上级|"
    r"工程|子项|经费|接待|用车|培训费|会议费|本项|课题|平台|基地|设备"
)
# What may stand around the name of a department's key figure without making it another one.
_HARMLESS = re.compile(
    r"20\d\d\s*年|\d+\s*月|\d+\s*日|[一二三四五六七八九]是|截[至止]|年末|年底|全年|年度|本年|当年|年|度|初|我|本|单位|部门|中心|局|委|院|校|站|馆|队|所|办|"
    r"整体|总体|绩效|情况|完成|实际|实现|达到?|共计|合计|总计|总分|总|共|资金|财政|预算|支出|执行|支付|使用|决算|调整后?|年初|率|数|额|金额|"
    r"批复|安排|核定|进度|其|的|为|是|到|约|仅|自评|得分|评分|评价|分|等级|综合|最终|人员|人数|实有|在[编职岗]|编制|在|区|市|县|省|末|底|已|均|该|项目|工作|"
    r"[万亿]?元|[人名个项]|[与和及由按]"
)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_CELL_END = re.compile(r"[\t\n]")
_ENOUGH = 4  # characters of a name that can tell one thing from another
_CELL = 30  # a longer cell holds sentences
_FORMS = frozenset({TableKind.FUNDS, TableKind.PROJECT_FORM, TableKind.INDICATORS, TableKind.SCORECARD})

# Metrics that a department has as a whole and each of its projects has too: whose they are is half their name.
OF_EACH_PROJECT = frozenset(
    {
        "budget", "expenditure", "revenue", "added_budget", "reduced_budget", "carry_over", "funds_arrived",
        "funds_disbursed", "budget_execution_rate", "budget_control_rate", "budget_adjustment_rate",
        "carry_over_rate", "funds_arrival_rate", "procurement",
    }
)  # fmt: skip

# Metrics of which an organisation has one, so that a claim that names nobody speaks of the whole.
OF_THE_WHOLE = frozenset(
    {
        "total_assets", "current_assets", "fixed_assets_net", "fixed_assets_gross", "fixed_assets_in_use",
        "fixed_assets_use_rate", "intangible_assets", "liabilities", "net_assets", "establishment",
        "staff_on_establishment", "staff_on_post", "establishment_use_rate", "self_evaluation_score",
        "procurement_execution_rate",
    }
)  # fmt: skip


@dataclass(frozen=True)
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
    prose: bool = True
    """Whether it stands in running text, of a paragraph or of a cell, and not in a cell of its own."""

    @cached_property
    def figure(self) -> Figure:
        return self.claim.figure

    @cached_property
    def key(self) -> Key:
        return key(self.figure)

    @cached_property
    def dimension(self) -> str:
        return self.figure.unit.dimension

    @cached_property
    def value(self) -> Decimal:
        """The printed value in the base unit, for looking up equal ones."""
        return self.figure.in_base()

    @cached_property
    def clause(self) -> str:
        """The sentence from the last pause before the figure to the next one after it."""
        return self.clause_before + self.figure.quote + _PAUSE.split(self._after)[0]

    @cached_property
    def clause_before(self) -> str:
        return _PAUSE.split(self.sentence[: self.at])[-1]

    @property
    def _after(self) -> str:
        return self.sentence[self.at + len(self.figure.quote) :]

    @cached_property
    def particulars(self) -> Particulars:
        if not self.prose:
            return particulars(self.claim.words)
        return particulars(f"{self.clause} {self.claim.words}")

    @cached_property
    def role(self) -> Role | None:
        """The claim's role, or the one its clause plainly gives."""
        if self.prose and _TARGET_LEAD.match(self.lead):
            return Role.TARGET
        if self.claim.metric == "budget_execution_rate" and self.prose:
            return Role.TARGET if _TARGET_BEFORE.search(self.clause_before) else None
        if self.claim.role is not None or not self.prose:
            return self.claim.role
        if _TARGET_AFTER.match(self._after):
            return Role.TARGET
        if _TARGET_BEFORE.search(self.clause_before) and not _ACTUAL.search(self.clause_before):
            return Role.TARGET
        return None

    @cached_property
    def may_be_target(self) -> bool:
        """Whether the sentence speaks of aims before the figure, so that a result is not certain."""
        if not self.prose or self.role is Role.TARGET:
            return False
        aims = list(_AIMS.finditer(self.sentence[: self.at]))
        return bool(aims) and not _DONE.search(self.sentence[aims[-1].end() : self.at])

    @cached_property
    def period(self) -> str | None:
        """The period said, or the year last named before the figure, where it is not simply the report's year."""
        said = self.claim.period
        if said is None and self.prose:
            said = self._year_before
        return None if said is None or said == self.report_year else said

    @property
    def _year_before(self) -> str | None:
        before = self.sentence[: self.at]
        if _BEFORE_CHANGE.search(before) and _CHANGE.match(self._after):
            return "before"
        last = [match.end() for match in _LAST_YEAR.finditer(before)]
        if last and not _THIS_YEAR.search(before[last[-1] :]):
            return "last year"
        years = _YEAR.findall(before)
        return years[-1] if years else None

    @cached_property
    def scope(self) -> str | None:
        """Whose it is; what is called the whole although its sentence speaks of a part is not known."""
        if self.claim.metric in OF_THE_WHOLE and (self.claim.scope or "") in self.claim.words:
            return WHOLE
        of_the_whole = self.prose and _OWN.search(self.sentence[: self.at]) is not None
        if self.claim.scope != WHOLE and not (self.claim.scope is None and of_the_whole):
            return self.claim.scope
        if not self.prose or self.claim.source == "table":
            known = self.whole_table or self.claim.metric not in OF_EACH_PROJECT
            return WHOLE if known else None
        return None if _NARROWED.search(self.heading + self.sentence[: self.at]) else WHOLE

    @cached_property
    def plain(self) -> bool:
        """Whether nothing around the name, nor in it, could make it another quantity."""
        return not _HAN.search(_HARMLESS.sub("", self._said))

    @cached_property
    def alone(self) -> bool:
        """Whether nothing but its name is said of whose it is."""
        said = self._said
        for token in self.claim.words.split():
            said = said.replace(token, " ")
        return not _HAN.search(_HARMLESS.sub("", said))

    @property
    def _said(self) -> str:
        """The words that can narrow the figure: its clause, and the ones before where no subject stands in it."""
        said = self.claim.words
        if self.prose:
            whole = _WHOLE.search(self.clause_before) is not None or self._of_our_own
            said = self.clause_before if whole else self.sentence[: self.at]
        return said.replace(self.scope, "") if self.scope else said

    @property
    def _of_our_own(self) -> bool:
        """Whether the sentence began with ourselves and has named nobody else since."""
        before = self.sentence[: self.at]
        return _OWN.search(before) is not None and not _ORGANISATION.search(_OWN.sub("", before))

    @cached_property
    def name(self) -> str:
        """The printed name; where it says too little, with the project or topic it belongs to."""
        words = self.claim.words
        enough = weight(words) >= _ENOUGH or self.dimension in ("money", "ratio")
        return words if enough or not self.claim.scope else f"{self.claim.scope} {words}".strip()

    @cached_property
    def weight(self) -> int:
        return weight(self.name)

    @cached_property
    def digits(self) -> str:
        """The significant digits of the value."""
        return "".join(letter for letter in f"{self.figure.value:f}" if letter.isdigit()).strip("0")

    @cached_property
    def telling(self) -> bool:
        """Whether the value is one that does not come up by chance: three significant digits or more."""
        return len(self.digits) >= 3


_last: tuple[weakref.ref[Extraction], list[Mention]] | None = None


def mentions_of(extraction: Extraction) -> list[Mention]:
    """The mentions of an extraction; those of the last one are kept, since several groups are formed from them."""
    global _last
    if _last is None or _last[0]() is not extraction:
        _last = weakref.ref(extraction), _mentions(extraction)
    return _last[1]


def _mentions(extraction: Extraction) -> list[Mention]:
    """Every figure of one value that is no weight, with its claim; an unnamed one has a claim that says nothing."""
    claims = _claims(extraction)
    tables = sorted(extraction.tables, key=lambda seen: (seen.span.document, seen.span.start))
    starts = [(seen.span.document, seen.span.start) for seen in tables]
    lonely = _lonely(tables)
    headings = Headings(extraction.texts)
    found = []
    for figure in extraction.figures:
        if not figure.kind.is_figure or figure.value_to is not None:
            continue
        text = extraction.texts.get(figure.span.document, "")
        start, end = _sentence(text, figure)
        claim = claims.get(key(figure)) or Claim(figure=figure, context=Span(figure.span.document, start, end))
        if claim.role is Role.WEIGHT:
            continue
        line = max(text.rfind("\n", 0, figure.span.start), text.rfind("\t", 0, figure.span.start)) + 1
        at = bisect_right(starts, (figure.span.document, figure.span.start)) - 1
        table = tables[at] if at >= 0 and tables[at].span.covers(figure.span) else None
        cell = _CELL_END.split(text[line : line + _CELL + 1], maxsplit=1)[0]
        prose = table is None or len(cell) > _CELL
        found.append(
            Mention(
                claim,
                sentence=text[start:end],
                at=figure.span.start - start,
                lead=text[line : figure.span.start],
                heading=headings.above(figure.span.document, line, figure.span.start) if prose else "",
                block=starts[at] if table and not prose else (figure.span.document, line),
                report_year=extraction.year,
                whole_table=table is None or table.kind in lonely,
                prose=prose,
            )
        )
    return found


def _lonely(tables: list[TableSeen]) -> frozenset[TableKind]:
    """The kinds of form of which there is but one table."""
    counted = Counter(seen.kind for seen in tables)
    return frozenset(kind for kind in _FORMS if counted[kind] == 1)


def _claims(extraction: Extraction) -> dict[Key, Claim]:
    """One claim a figure; a table knows its cells better than their sentences do."""
    claims: dict[Key, Claim] = {}
    for claim in extraction.claims:
        known = claims.get(key(claim.figure))
        if known is None or (claim.source == "table" and known.source != "table"):
            claims[key(claim.figure)] = claim
    return claims


def _sentence(text: str, figure: Figure) -> tuple[int, int]:
    """The sentence or cell around a figure, read from the document's text."""
    first = max(0, figure.span.start - 400)
    start = max(text.rfind(stop, first, figure.span.start) for stop in _STOPS) + 1
    ahead = _STOP.search(text, figure.span.end)
    return max(start, first), ahead.start() if ahead else len(text)


def bare(figure: Figure) -> Figure:
    """A target without its operator: ≥400人 and 400人 set the same threshold."""
    return figure if figure.qualifier is Qualifier.ABOUT else figure.changed(qualifier=Qualifier.NONE)


def by_sentence(mentions: list[Mention]) -> Iterator[list[Mention]]:
    """Neighbouring mentions that share a sentence, or a row of a table."""
    sentence: list[Mention] = []
    for mention in mentions:
        if sentence and _start(sentence[0]) != _start(mention):
            yield sentence
            sentence = []
        sentence.append(mention)
    if sentence:
        yield sentence


def _start(mention: Mention) -> tuple[str, int]:
    if not mention.prose and mention.claim.source == "table":
        return mention.key[0], mention.claim.context.start
    return mention.key[0], mention.figure.span.start - mention.at
