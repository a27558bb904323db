"""map-columns: which field a column of a table holds, where its header is not one that the genre's words know.

Columns that are known go with them: they help to tell the rest, and show what the model's answers are worth.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractor.model.numbered import clean, headed
from extractor.model.parts import Choices, Part
from extractor.model.reasons import BY_HEADER
from extractor.model.relations import Key, key
from extractor.model.request import Given
from extractor.tables import headers
from extractor.tables.columns import Column
from extractor.tables.hints import ColumnHint, header_start, is_unknown
from extractor.tables.logical import LogicalTable, logical_tables
from extractor.tables.meanings import Kind, Meaning, Quantity
from schemas.document import Document, Span
from schemas.figures import Figures

TASK = "map-columns"
_MEANINGS = {
    "项目": Meaning(Kind.PROJECT),
    "年初预算": Meaning(Kind.MONEY, quantity=Quantity.INITIAL),
    "调整预算": Meaning(Kind.MONEY, quantity=Quantity.ADJUSTED),
    "全年预算": Meaning(Kind.MONEY, quantity=Quantity.ANNUAL),
    "预算": Meaning(Kind.MONEY, quantity=Quantity.BUDGET),
    "调整额": Meaning(Kind.MONEY, quantity=Quantity.ADJUSTMENT),
    "到位": Meaning(Kind.MONEY, quantity=Quantity.RECEIVED),
    "支出": Meaning(Kind.MONEY, quantity=Quantity.SPENT),
    "结余": Meaning(Kind.MONEY, quantity=Quantity.BALANCE),
    "上年": Meaning(Kind.MONEY, quantity=Quantity.LAST_YEAR),
    "累计": Meaning(Kind.MONEY, quantity=Quantity.CUMULATIVE),
    "收入": Meaning(Kind.MONEY, quantity=Quantity.REVENUE),
    "执行率": Meaning(Kind.RATE, quantity=Quantity.SPENT),
    "到位率": Meaning(Kind.RATE, quantity=Quantity.RECEIVED),
    "占比": Meaning(Kind.SHARE),
    "分值": Meaning(Kind.WEIGHT),
    "得分": Meaning(Kind.SCORE),
    "目标": Meaning(Kind.TARGET),
    "实际": Meaning(Kind.ACTUAL),
    "文字": Meaning(Kind.TEXT),
}
FIELDS = (*_MEANINGS, "其他")
_MOST_COLUMNS = 30
_SAMPLES = 2
_FEWEST_ROWS = 3  # with fewer, no arithmetic could confirm what the columns are said to be


@dataclass(frozen=True)
class Asked:
    """One table's part, with its columns by id."""

    part: Part
    document: Document
    columns: Mapping[str, Column]
    table: LogicalTable


def ask(document: Document, figures: Figures, checked: Collection[Key] = ()) -> Iterator[Asked]:
    """A part for each table with numbers under a header nobody knows, unless they are ``checked`` all the same."""
    for table in logical_tables(document, figures):
        unknown = any(is_unknown(column) and _is_open(table, column, checked) for column in table.columns)
        if unknown and len(table.records) >= _FEWEST_ROWS:
            asked = _asked(document, table)
            if asked is not None:
                yield asked


def hints_in(asked: Asked, given: Given) -> dict[int, ColumnHint]:
    """What an answer says of the unknown columns, by where their headers begin."""
    found: dict[int, ColumnHint] = {}
    for each, column in asked.columns.items():
        meaning = _MEANINGS.get(given.get(each, ""))
        start = header_start(column)
        if meaning is not None and start is not None and is_unknown(column):
            found[start] = ColumnHint(meaning, BY_HEADER)
    return found


def controls_in(asked: Asked, given: Given) -> list[tuple[str, bool]]:
    """For each known column its field, and whether the answer agrees."""
    held = []
    for each, column in asked.columns.items():
        right = _field_of(column)
        if right is not None:
            held.append((right, given.get(each) == right))
    return held


def figures_under(asked: Asked, hints: Mapping[int, ColumnHint]) -> dict[tuple[str, int], int]:
    """The figures of the columns that were named, with where the header of each begins."""
    found: dict[tuple[str, int], int] = {}
    for column in asked.columns.values():
        start = header_start(column)
        for record in asked.table.records if start in hints else ():
            cell = record.get(column)
            if cell is not None and cell.figure is not None and start is not None:
                found[cell.figure.span.document, cell.figure.id] = start
    return found


def _asked(document: Document, table: LogicalTable) -> Asked | None:
    named = [column for column in table.columns if header_start(column) is not None][:_MOST_COLUMNS]
    columns = {f"c{at}": column for at, column in enumerate(named, 1)}
    if len(columns) < 2:
        return None
    of = Choices("C", FIELDS)
    about = (Span(document.name, table.start, table.end),)
    part = Part(TASK, about, dict.fromkeys(columns, of), tuple(_lines(document, table, columns)))
    return Asked(part, document, columns, table)


def _lines(document: Document, table: LogicalTable, columns: Mapping[str, Column]) -> Iterator[str]:
    yield headed(document.heading_path(table.start))
    for each, column in columns.items():
        samples = [clean(text)[:16] for text in _samples(table, column)]
        yield f"{each} {' / '.join(clean(text)[:40] for text in column.path)} | {'；'.join(samples)}"


def _samples(table: LogicalTable, column: Column) -> Sequence[str]:
    cells = (record.get(column) for record in table.records)
    return [cell.text for cell in cells if cell is not None and not cell.content.absent][:_SAMPLES]


def _is_open(table: LogicalTable, column: Column, checked: Collection[Key]) -> bool:
    """Whether a column holds mostly numbers, and numbers that relations do not bind: years and codes are none."""
    cells = [cell for record in table.records if (cell := record.get(column)) is not None and not cell.blank]
    figures = [cell.figure for cell in cells if cell.content.numeric and cell.figure is not None]
    free = [figure for figure in figures if key(figure) not in checked]
    return 2 * len(figures) > len(cells) and 2 * len(free) > len(figures)


def _field_of(column: Column) -> str | None:
    """The field of a column whose header says it plainly."""
    if is_unknown(column) or headers.is_of_which(column.name):
        return None
    meaning = Meaning(column.kind, quantity=column.meaning.quantity)
    return next((field for field, known in _MEANINGS.items() if known == meaning), None)
