"""A scoring clause that offers more points than its indicator has.

The points behind the numbered parts of a clause, or the best of its bands, cannot be more than the weight of the
indicator: either the weight was changed and the clause kept, or the clause was.

## 中文

评分标准给出的分数超过指标分值。

评分标准中各编号部分分值之和，或者最高一档的分值，不应超过该指标的分值。超出的，要么分值改了而标准没改，要么标准
改了而分值没改。
"""

from collections.abc import Iterator

from schemas.base import Bilingual
from schemas.document import Span
from schemas.figure import Figure
from scoring.clause_points import Offer, most_by_parts, offers
from scoring.items import ItemRead
from scoring.rule import rule
from scoring.verdict import Place, Status, Verdict


@rule(
    code="WEIGHT03",
    title=Bilingual(zh="评分标准的分值超过指标分值", en="A clause offers more points than its indicator has"),
    over=ItemRead,
    clause=Bilingual(zh="评分标准各项得分之和不超过指标分值", en="a clause offers at most the weight of its indicator"),
    message=Bilingual(
        zh="“{name}”分值为 {stated}，其评分标准却可得 {offered} 分（{computation}）",
        en="“{name}” has {stated} points, but its clause offers {offered} ({computation})",
    ),
    fires_on=(
        "| 一级指标 | 三级指标 | 分值 | 评分标准 | 得分 |\n|---|---|---|---|---|\n"
        "| 管理 | 目标完整性 | 60 | 目标覆盖全部项目的，得80分 | 60 |\n| 产出 | 场次 | 40 | 完成的得40分 | 40 |\n"
    ),
    silent_on=(
        "| 一级指标 | 三级指标 | 分值 | 评分标准 | 得分 |\n|---|---|---|---|---|\n"
        "| 管理 | 目标完整性 | 60 | 目标覆盖全部项目的，得60分 | 60 |\n| 产出 | 场次 | 40 | 完成的得40分 | 40 |\n"
    ),
)
def clause_offers_more_than_weight(read: ItemRead) -> Iterator[Verdict]:
    item, maximum = read.item, read.item.maximum
    if maximum is None or maximum.unit.dimension not in ("score", "number") or len(item.clause) != 1:
        return
    offered = _most(read.clause)
    if not offered:
        return
    points = sum((offer.points for offer in offered), offered[0].points * 0)
    status = Status.DIFFERS if points > maximum.interval("strict").high else Status.AGREES
    computation = f"{' + '.join(f'{offer.points:f}' for offer in offered)} > {maximum.formula}"
    yield Verdict(
        status,
        (maximum, *_figures(read, offered)),
        item.name,
        computation,
        words={"offered": f"{points:f}"},
        places=_places(maximum, item.clause[0], offered),
    )


def _most(clause: str) -> tuple[Offer, ...]:
    """The best a clause offers for certain: the sum of its numbered parts, or its largest single award."""
    parts = most_by_parts(clause)
    if parts:
        return parts
    single = offers(clause)
    return (max(single, key=lambda offer: offer.points),) if single else ()


def _figures(read: ItemRead, offered: tuple[Offer, ...]) -> tuple[Figure, ...]:
    starts = {read.item.clause[0].start + offer.start for offer in offered}
    return tuple(figure for figure in read.figures if figure.span.start in starts)


def _places(maximum: Figure, clause: Span, offered: tuple[Offer, ...]) -> tuple[Place, ...]:
    spans = [Span(clause.document, clause.start + o.start, clause.start + o.end) for o in offered]
    return ((maximum.span, "stated"), *((span, "operand") for span in spans))
