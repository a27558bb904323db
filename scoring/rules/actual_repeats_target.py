"""Actual values that only repeat their targets, in every row of a table.

`≥95%` is no result: it is the target once more. Where all indicators with an operator are filled in like this, the
form reports nothing that could be checked.

## 中文

整张表的实际完成值只是照抄目标值。

“≥95%”不是完成结果，只是又写了一遍目标。凡带比较符号的指标都这样填写的，该表没有提供任何可核对的结果。
"""

from collections.abc import Iterator
from dataclasses import dataclass

from schemas.base import Bilingual
from schemas.extraction import Extraction
from schemas.finding import Severity
from schemas.kind import Qualifier
from scoring.gather import gatherer
from scoring.items import CardRead, ItemRead, items_of
from scoring.rule import rule
from scoring.verdict import Place, Status, Verdict

_FEWEST = 4
_SHOWN = 3
_FORM = (
    "| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因 |\n|---|---|---|---|---|---|---|---|\n"
    "| 产出指标 | 数量指标 | 巡回义诊 | ≥24次 | {a} | 30 | 30 | |\n"
    "| 产出指标 | 质量指标 | 档案合格率 | ≥95% | {b} | 30 | 30 | |\n"
    "| 效益指标 | 社会效益指标 | 受益人数 | ≥600人 | {c} | 20 | 20 | |\n"
    "| 满意度指标 | 满意度 | 村民满意度 | ≥90% | {d} | 20 | 20 | |\n| 总分 | | | | | 100 | 100 | |\n"
)


@dataclass(frozen=True)
class CardItems:
    """The indicators of one table that have a target with an operator."""

    on: CardRead
    items: tuple[ItemRead, ...]


@gatherer(CardItems)
def card_items(extraction: Extraction) -> Iterator[CardItems]:
    reads = [read for read in items_of(extraction) if not read.item.children and read.on is not None]
    for card in extraction.scorecards:
        mine = [read for read in reads if read.on is not None and read.on.card is card]
        bounded = tuple(
            read for read in mine if any(f.qualifier is not Qualifier.NONE for f in read.inside(read.item.target))
        )
        if mine and mine[0].on is not None:
            yield CardItems(mine[0].on, bounded)


@rule(
    code="TARGET04",
    title=Bilingual(zh="实际完成值照抄目标值", en="Actual values that only repeat their targets"),
    over=CardItems,
    severity=Severity.INFO,
    clause=Bilingual(zh="实际完成值应填写实际结果", en="the actual value states the result"),
    message=Bilingual(
        zh="{count} 项指标的实际完成值与目标值逐字相同（如“{example}”），未反映实际结果",
        en="the actual values of {count} indicators repeat their targets (such as “{example}”)",
    ),
    fires_on=_FORM.format(a="≥24次", b="≥95%", c="≥600人", d="≥90%"),
    silent_on=_FORM.format(a="24次", b="95%", c="600人", d="90%"),
)
def actual_repeats_target(card: CardItems) -> Verdict | None:
    repeated = [read for read in card.items if _text(read, "actual") == _text(read, "target") != ""]
    if len(repeated) < _FEWEST or len(repeated) != len(card.items):
        return None
    first = repeated[0]
    places: tuple[Place, ...] = tuple((span, "stated") for read in repeated[:_SHOWN] for span in read.item.actual)
    words = {"count": str(len(repeated)), "example": _text(first, "actual")}
    figures = tuple(f for read in repeated[:_SHOWN] for f in read.inside(read.item.actual))
    return Verdict(Status.DIFFERS, figures, card.on.card.title, words=words, places=places)


def _text(read: ItemRead, which: str) -> str:
    spans = read.item.actual if which == "actual" else read.item.target
    return "".join(read.text(spans).split())
