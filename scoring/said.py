"""What the cells of an item say in words: that something was not done, a reason, nothing."""

from __future__ import annotations

import re

from schemas.document import Span
from schemas.patterns import late
from scoring.items import ItemRead

_EMPTY = late(r"^[\s\-—－/\\、。.]*(?:无|不适用|略|无偏差|没有|无扣分|未扣分|无。)?[\s。]*$")
_NEGATED = (
    r"(?<!无)(?<!不存在)(?<!没有)(?<!避免)(?<!杜绝)(?<!防止)(?<!若)(?<!如)(?<!凡)(?<!对)(?<!是否)(?<!消除)(?<!零)"
)
NOT_DONE = late(
    _NEGATED + r"(?:未|没有|没能|未能)(?:全部|按期|按时|如期|及时|按计划|实际|正式)?"
    r"(?:完成|开展|实施|启动|建成|执行|举办|采购|验收|达标|实现|开工|投入使用)"
    r"(?!原因|情况|的?原因|率|的?扣|数|事项|任务数|投诉|过|[0０]|零)"
)
_NO_SURVEY = late(
    r"(?:未|没有|尚未)(?:能|曾)?(?:开展|进行|组织|实施|做|发放)[^，。；)]{0,8}(?:调查|问卷|测评|评议|回访|访谈|满意度)"
)


def is_empty(text: str) -> bool:
    """Whether a cell says nothing: blank, a dash, 无."""
    return _EMPTY.match(text) is not None


def gives_reason(read: ItemRead) -> bool:
    """Whether the explanation cell says anything."""
    return not is_empty(read.text(read.item.explanation))


def not_done(read: ItemRead, cells: tuple[Span, ...]) -> Span | None:
    """Where cells say that something was not done."""
    return _found(NOT_DONE, read, cells)


def no_survey(read: ItemRead, cells: tuple[Span, ...]) -> Span | None:
    """Where cells say that nobody was asked."""
    return _found(_NO_SURVEY, read, cells)


def _found(pattern: re.Pattern[str], read: ItemRead, cells: tuple[Span, ...]) -> Span | None:
    if read.on is None:
        return None
    for cell in cells:
        match = pattern.search(read.on.extraction.texts[cell.document][cell.start : cell.end])
        if match is not None:
            return Span(cell.document, cell.start + match.start(), cell.start + match.end())
    return None
