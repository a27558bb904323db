"""Extraction: what a submission says. Claims, relations between figures, scorecards and project rows.

Everything here was found by reading; nothing here is a judgement. Scoring reads only this.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import Field

from schemas.base import Bilingual, Model
from schemas.document import Span
from schemas.equation import Equation
from schemas.figure import Figure

Basis = Literal["sentence", "table", "list", "equation", "across"]


class Role(StrEnum):
    """Which of its several values a metric's figure is."""

    INITIAL = "initial"  # 年初预算数
    ADJUSTED = "adjusted"  # 调整预算数
    ANNUAL = "annual"  # 全年预算数
    FINAL = "final"  # 决算数、全年执行数、实际支出
    TARGET = "target"  # 目标值、计划数
    ACTUAL = "actual"  # 实际完成值
    LAST_YEAR = "last_year"  # 上年数
    CUMULATIVE = "cumulative"  # 截至…累计
    WEIGHT = "weight"  # 分值、权重
    SCORE = "score"  # 得分


WHOLE = ""
"""The scope of a claim about the whole department (部门整体)."""


class Claim(Model):
    """One figure and what it says: metric, whose, when, and which of its values.

    ``metric`` is a name of the lexicon (``budget_execution_rate``) or None; ``words`` the normalised noun
    phrase that names the figure as printed (``企业新型学徒制备案人数``), empty where none was found.
    ``scope`` is the project or part it speaks of, WHOLE for the department, None where not known.
    ``period`` is ``2021``, ``2021Q1``, ``2021H1``, ``2021-06``; None where not said. ``subject`` is an
    organisation other than the reporting department, where one is named.
    ``context`` is the sentence or table row it stands in. ``reason`` says what a model gave as the ground of its
    label; ``confirmed`` whether such a label was borne out: a relation that it implies recomputes.
    """

    figure: Figure
    metric: str | None = None
    words: str = ""
    words_span: Span | None = None
    subject: str | None = None
    scope: str | None = None
    period: str | None = None
    role: Role | None = None
    context: Span
    source: Literal["narrative", "table"] = "narrative"
    labelled_by: Literal["lexicon", "table", "model"] = "lexicon"
    reason: Bilingual | None = None
    confirmed: bool = False


class Relation(Model):
    """Something that figures say of each other, by the grammar of a sentence or the layout of a table.

    ``context`` is where it is said; ``basis`` how it was seen; ``name`` the printed words that name the result.
    ``labelled_by`` is ``model`` where it was seen only with a model's labels, ``reason`` then their ground, and
    ``confirmed`` says that arithmetic bears these labels out elsewhere.
    """

    context: Span
    basis: Basis
    name: str = ""
    name_span: Span | None = None
    scope: str | None = None
    labelled_by: Literal["lexicon", "model"] = "lexicon"
    reason: Bilingual | None = None
    confirmed: bool = False


class Ratio(Relation):
    """A stated rate and its printed parts (率 = 分子 ÷ 分母).

    ``denominators`` holds every printed candidate (年初预算数, 调整预算数 …); where the text or the form says
    which one it is, there is only that one. The rate is wrong only if it follows from none.
    ``reverse`` marks a rate of a downward indicator that may also be target ÷ actual. ``added`` belongs to the
    numerator with it (非常满意 + 满意), ``perhaps`` may be counted in as well, each only with those before it (基本满意).
    """

    metric: str | None = None  # budget_execution_rate, completion_rate, share …
    rate: Figure
    numerator: Figure
    denominators: tuple[Figure, ...] = Field(min_length=1)
    reverse: bool = False
    added: tuple[Figure, ...] = ()
    perhaps: tuple[Figure, ...] = ()


class Growth(Relation):
    """A stated change between two printed values: a growth rate, percentage points or an absolute change.

    ``falls`` is true for 下降、减少: the printed change is positive and the value went down.
    """

    change: Figure
    current: Figure
    previous: Figure
    falls: bool = False


class Sum(Relation):
    """A total and its printed parts.

    ``exhaustive`` is true where the form or the sentence claims that the parts are all
    (合计 row, fund sources, 由…组成, A=B+C); false for 其中 lists that may leave some out
    (then the parts may only be too much).
    """

    total: Figure
    parts: tuple[Figure, ...] = Field(min_length=1)
    part_names: tuple[str, ...] = ()
    subtracted: tuple[Figure, ...] = ()
    exhaustive: bool = True


class Product(Relation):
    """A stated amount and its printed factors (单价 × 数量 = 金额, 每人标准 × 人数 × 月数).

    ``months`` is the printed number of months of a monthly price. ``complete`` is false where a factor may be unsaid
    (a monthly price without a number of months): then another amount proves nothing.
    """

    result: Figure
    price: Figure
    quantity: Figure
    months: int | None = None
    complete: bool = True


class Average(Relation):
    """A stated average and what it may be made of: 户均1.5万元 of 3,729万元 and 2,486户.

    ``totals`` and ``counts`` hold every printed candidate, the nearest first; an average ``over`` a day (日均) may have no
    count, one by the month (月人均) is of a number of months besides; ``per`` is how many base units it is for (每公里:
    1,000 of 米). A ``mean`` is of all ``totals`` together (三项平均). ``sure`` is true where grammar leaves one reading.
    """

    average: Figure
    totals: tuple[Figure, ...] = Field(min_length=1)
    counts: tuple[Figure, ...] = ()
    over: Literal["number", "month", "day"] = "number"
    per: int = 1
    mean: bool = False
    sure: bool = True


class Increase(Relation):
    """A stated growth rate and the amount of the change, the value before unsaid: 增加85万元，增长8.5%.

    ``values`` holds every figure that may be the value after the change, the nearest first.
    """

    rate: Figure
    amount: Figure
    values: tuple[Figure, ...] = Field(min_length=1)
    falls: bool = False


class Listing(Relation):
    """A stated count and the things listed under it (三个项目：A、B、C), or the rows of a table."""

    stated: Figure
    items: tuple[Span, ...]
    exhaustive: bool = True


class Item(Model):
    """One row of a scorecard or indicator table: an indicator (指标) of one of up to three levels.

    ``maximum`` is the weight (分值), ``score`` what the department gave itself, ``reviewed`` what further columns of
    scores say (复核得分, 财政评价得分), ``clause`` the printed
    scoring clause, ``target`` and ``actual`` the cells of 年度指标值 and 实际完成值, ``explanation`` the cell of
    得分说明 or 偏差原因.
    """

    name: str
    level: int
    span: Span
    maximum: Figure | None = None
    score: Figure | None = None
    reviewed: tuple[Figure, ...] = ()
    clause: tuple[Span, ...] = ()
    target: tuple[Span, ...] = ()
    actual: tuple[Span, ...] = ()
    explanation: tuple[Span, ...] = ()
    children: tuple[Item, ...] = ()


class Scorecard(Model):
    """A scoring table as a tree of items, with its printed totals (总分).

    ``complete`` is false where rows could not be placed with certainty; sums over it are then undetermined.
    """

    title: str = ""
    span: Span
    items: tuple[Item, ...]
    total_maximum: Figure | None = None
    total_score: Figure | None = None
    complete: bool = True


class ProjectRow(Model):
    """One project of a project table or the head of a project form.

    ``figures`` is keyed by field: ``budget``, ``budget_general`` (一般公共预算), ``budget_fund`` (政府性基金),
    ``budget_other`` (非财政资金), ``spent``, ``spent_general`` …, ``execution_rate``, ``initial``, ``adjusted``,
    ``score`` …; ``texts`` holds the cells that are words, keyed alike (``goal``, ``completion`` …).
    """

    name: str
    name_span: Span
    span: Span
    figures: dict[str, Figure] = Field(default_factory=dict)
    texts: dict[str, tuple[Span, ...]] = Field(default_factory=dict)


class TableKind(StrEnum):
    """What a table is, by its header path."""

    PROJECTS = "projects"  # 项目表: one wide row a project
    SCORECARD = "scorecard"  # 三级指标评分表
    PROJECT_FORM = "project_form"  # 项目支出绩效自评表 (national form)
    FUNDS = "funds"  # 资金情况
    INDICATORS = "indicators"  # 指标表 without scores
    AMOUNTS = "amounts"  # any other table with numbers
    OTHER = "other"


class TableSeen(Model):
    """What a table was taken for, and what could not be placed in it."""

    span: Span
    kind: TableKind
    unplaced: tuple[Span, ...] = ()
    note: Bilingual | None = None


class Contradiction(Model):
    """Two statements that a model holds to contradict each other; ``topic`` are printed words of both."""

    one: Span
    other: Span
    topic: str
    reason: Bilingual


class Twins(Model):
    """Two figures that a model holds to be one quantity under two names."""

    one: Claim
    other: Claim
    reason: Bilingual


class Variable(Model):
    """What a scoring clause asks for (满意度, 培训合格率) and no figure was found for: its item, name and dimension."""

    item: Span
    item_name: str
    clause: tuple[Span, ...]
    name: str
    dimension: str


class Extraction(Model):
    """What a whole submission says, document by document."""

    def text(self, spans: tuple[Span, ...]) -> str:
        """The normalised text of some spans, one a line."""
        return "\n".join(self.texts[span.document][span.start : span.end] for span in spans)

    documents: tuple[str, ...]
    figures: tuple[Figure, ...]
    claims: tuple[Claim, ...] = ()
    ratios: tuple[Ratio, ...] = ()
    growths: tuple[Growth, ...] = ()
    sums: tuple[Sum, ...] = ()
    products: tuple[Product, ...] = ()
    averages: tuple[Average, ...] = ()
    increases: tuple[Increase, ...] = ()
    listings: tuple[Listing, ...] = ()
    equations: tuple[Equation, ...] = ()
    scorecards: tuple[Scorecard, ...] = ()
    projects: tuple[ProjectRow, ...] = ()
    tables: tuple[TableSeen, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    twins: tuple[Twins, ...] = ()
    texts: dict[str, str] = Field(default_factory=dict, exclude=True, repr=False)
    """The normalised text of each document, so that a clause or an explanation can be read by its span."""
    year: str | None = None
    department: str | None = None
