"""What reviewers decided, in words: in a line, in cells, and counted."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable

from review.batch.shown.summary import Summary, moment, rubrics_told, said
from review.store.decisions import Decision
from schemas.base import Language

KINDS = {
    "confirmed": ("确认", "confirmed"),
    "dismissed": ("驳回", "dismissed"),
    "needs_explanation": ("待说明", "needs explanation"),
    "fixed": ("已整改", "fixed"),
    "withdrawn": ("撤回", "withdrawn"),
}
HEADERS = {
    "zh": ("复核决定", "复核说明", "复核人", "复核时间"),
    "en": ("Decision", "Note", "Decided by", "Decided at"),
}
WIDTHS = (12, 30, 12, 19)
_STILL_THERE = {"zh": "（本次仍在）", "en": " (still there)"}


def kind(decision: Decision, language: Language, checked: datetime.datetime | None = None) -> str:
    """Which decision it is. What was called fixed before it was ``checked`` and found again is told as still there."""
    again = decision.decision == "fixed" and checked is not None and checked > decision.made
    return said(KINDS[decision.decision], language) + (_STILL_THERE[language] if again else "")


def short(decision: Decision, language: Language, checked: datetime.datetime | None = None) -> str:
    """Behind a finding, in brackets."""
    return f"[{kind(decision, language, checked)} {decision.person}]"


def line(decision: Decision, language: Language, checked: datetime.datetime | None = None) -> tuple[str, str]:
    """A label and all of the decision."""
    told = "  ".join(part for part in (kind(decision, language, checked), decision.note) if part)
    by = (
        f"（{decision.person}，{moment(decision.made)}）"
        if language == "zh"
        else f" ({decision.person}, {moment(decision.made)})"
    )
    return ("复核：" if language == "zh" else "reviewed: "), told + by


def cells(
    decision: Decision | None, language: Language, checked: datetime.datetime | None = None
) -> tuple[str | None, str | None, str | None, str | None]:
    if decision is None:
        return None, None, None, None
    return kind(decision, language, checked), decision.note or None, decision.person, moment(decision.made)


def counted(decisions: Iterable[Decision], findings: int, language: Language) -> str:
    """How many of the findings of a run are decided; empty where none is."""
    times = Counter(each.decision for each in decisions)
    if not times:
        return ""
    told = [f"{said(KINDS[name], language)} {times[name]}" for name in KINDS if times[name]]
    left = findings - times.total()
    if language == "zh":
        return f"{'、'.join(told)}，未复核 {left}。"
    return f"{', '.join(told)}; {left} not yet."


def notes(of: Summary, language: Language) -> list[str]:
    """What is said beside headline and verdict: the user's own rubrics, and how far the review is."""
    reviewed = counted(of.decisions, of.to_decide, language)
    label = "复核：" if language == "zh" else "Reviewed: "
    return [*rubrics_told(of, language), *([label + reviewed] if reviewed else [])]
