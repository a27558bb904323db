"""Rates over columns of grades: 非常满意 | 满意 | 一般 | 合计 | 满意率."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from extractor.labels.grades import scale_of
from extractor.tables import headers
from extractor.tables.columns import Column
from extractor.tables.logical import LogicalTable, Record
from extractor.tables.result import Collector
from extractor.tables.values import context_of
from schemas.extraction import Ratio
from schemas.figure import Figure
from schemas.patterns import late

_WHOLE = late(
    r"(?:合计|总计|小计|总数|(?:实际|有效|收回|回收|调查|受访|参评|参与|的)*(?:问卷|样本|答卷|调查表|人次|人|份)?(?:总?数|份数|总量|合计)?)"
)


def graded_rates_of_row(out: Collector, table: LogicalTable, record: Record, scope: str | None) -> None:
    """The rate of a row whose columns tell how many gave which grade; the whole is the one column that is no grade."""
    for column in table.columns:
        scale = scale_of(headers.bare(column.name))
        rate = _figure(record, column) if scale is not None else None
        if scale is None or rate is None:
            continue
        graded = {headers.bare(each.name): each for each in table.columns if headers.bare(each.name) in scale.grades}
        whole = _whole(table.columns, column, list(graded.values()))
        counted = _figures(record, [graded[grade] for grade in scale.counted if grade in graded])
        perhaps = _figures(record, [graded[grade] for grade in scale.perhaps if grade in graded])
        total = _figure(record, whole)
        if total is None or not counted or perhaps is None or len(graded) < 2:
            continue
        out.ratios.append(
            Ratio(
                context=context_of(out, record),
                basis="table",
                name=headers.bare(column.name),
                scope=scope,
                metric="satisfaction" if "满意" in column.name else None,
                rate=rate,
                numerator=counted[0],
                denominators=(total,),
                added=counted[1:],
                perhaps=perhaps,
            )
        )


def _whole(columns: Sequence[Column], rate: Column, graded: Collection[Column]) -> Column | None:
    others = [c for c in columns if c is not rate and c not in graded and _WHOLE.fullmatch(headers.bare(c.name))]
    return others[0] if len(others) == 1 and headers.bare(others[0].name) else None


def _figures(record: Record, columns: Sequence[Column]) -> tuple[Figure, ...] | None:
    """The values of some columns; None where one of them is not printed."""
    found = [_figure(record, column) for column in columns]
    return None if any(figure is None for figure in found) else tuple(figure for figure in found if figure is not None)


def _figure(record: Record, column: Column | None) -> Figure | None:
    cell = record.get(column)
    return cell.amount if cell is not None else None
