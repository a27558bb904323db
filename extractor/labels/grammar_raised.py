"""Budgets that are what was planned at first and what was added: 预算69.06万元，其中年初预算57.28万元，追加11.78万元."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.labels.grammar import Paragraph
from extractor.labels.mention import Mention
from schemas.extraction import Role


def raised(parts: Sequence[Mention]) -> bool:
    """``年初预算210万元，年中追加省级补助36万元，合计246万元``."""
    first, *more = parts
    return first.role is Role.INITIAL and all(m.role is None and ("追加" in m.lead or "调增" in m.lead) for m in more)


def is_all_of_a_budget(paragraph: Paragraph, total: Mention, parts: Sequence[Mention]) -> bool:
    """``预算69.06万元，其中年初预算57.28万元，追加11.78万元``: where nothing carried over or cut goes on with the list."""
    if len(parts) < 2 or not raised(parts) or total.role is Role.INITIAL:
        return False
    behind = paragraph.after(parts[-1])
    return not behind or behind[0].metric == "expenditure" or not behind[0].comparable(total)
