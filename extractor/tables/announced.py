"""Counts that the words above a table announce (本年度5个项目的执行情况见下表), with the rows that they announce."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.tables import headers
from extractor.tables.logical import LogicalTable
from extractor.tables.result import Collector
from schemas.document import Block, Span
from schemas.extraction import Listing
from schemas.figure import Figure
from schemas.patterns import late

_REFERS = late(r"[见如]下表|下表所示|详?见下|如下[:：。]?$|如下表|[:：]$|见表")
_SENTENCE_END = late(r"[。；;\n]")
_SOME = late(r"其中|部分|重点|主要|分别|新增|抽|除|前$|第$|余|等$|各$|约|不少于|超过")
_FURNITURE = late(
    r"\s*[(（]?(?:金额)?单位[:：]?.{0,8}|\s*表[0-9一二三四五六七八九十]+.{0,30}|.{0,30}(?:一览|明细|情况|汇总|统计|执行)表(?:[(（].*)?"
)
_NOUN = late(r"\s*(?:预算|支出|专项)*(?P<noun>[一-鿿]{2})")
_COUNTED = ("个", "项", "家", "所")


def announced_rows(out: Collector, table: LogicalTable, column_name: str, rows: Sequence[Span]) -> None:
    """The listing of a count in the sentence right above a table that says the table follows."""
    names = {out.document.text[row.start : row.end] for row in rows}
    if len(rows) < 2 or len(names) < len(rows):  # a project told in several rows
        return
    said = _sentence_above(out, table)
    if said is None:
        return
    start, end = said
    counts = [figure for figure in out.figures.within(start, end) if _counts_rows(out, figure, end, column_name)]
    if len(counts) != 1 or _SOME.search(out.document.text[start : counts[0].span.end]):
        return
    out.listings.append(
        Listing(
            context=out.span(start, end),
            basis="table",
            name=headers.bare(column_name),
            stated=counts[0],
            items=tuple(rows),
        )
    )


def _sentence_above(out: Collector, table: LogicalTable) -> tuple[int, int] | None:
    """The last sentence before the table, past its caption, if it refers to the table below."""
    block = _paragraph_above(out, table)
    if block is None:
        return None
    text = out.document.text[block.start : block.end].rstrip()
    last = [found.end() for found in _SENTENCE_END.finditer(text[:-1])]
    start = block.start + (last[-1] if last else 0)
    end = block.start + len(text)
    return (start, end) if _REFERS.search(out.document.text[start:end]) else None


def _paragraph_above(out: Collector, table: LogicalTable) -> Block | None:
    start = table.tables[0].start
    above = [block for block in out.document.blocks if block.end <= start]
    for block in reversed(above[-4:]):
        if block.kind == "table":
            return None
        text = out.document.text[block.start : block.end].strip()
        if text and not _FURNITURE.fullmatch(text):
            return block
    return None


def _counts_rows(out: Collector, figure: Figure, end: int, column_name: str) -> bool:
    """Whether a figure counts what the column of names holds: 5个项目 above 项目名称, 3家单位 above 单位名称."""
    if figure.unit.symbol not in _COUNTED or figure.open or not figure.kind.is_figure:
        return False
    noun = _NOUN.match(out.document.text[figure.span.end : end])
    return noun is not None and noun["noun"] in column_name
