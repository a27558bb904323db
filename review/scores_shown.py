"""The scores of a report in words: a row for each item, and the total as claimed, as proven and as arguable."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractor.read.tags import blank_markup
from review import words
from schemas.base import Bilingual, Language
from schemas.finding import ScoredItem, ScoreSheet

HEADING = Bilingual(zh="得分复核", en="Scores")
STATUSES = {
    "agrees": Bilingual(zh="复算相符", en="agrees"),
    "differs": Bilingual(zh="复算不符", en="differs"),
    "judgement": Bilingual(zh="须人工判断", en="judgement"),
    "not_computable": Bilingual(zh="无法复算", en="not computable"),
}
HEADERS = {
    "zh": ("指标", "分值", "自评得分", "结果", "可支持的得分", "影响", "算式或原因", "评分标准"),
    "en": ("Item", "Weight", "Claimed", "Status", "Supported", "Effect", "Computation or reason", "Clause"),
}
WIDTHS = (28, 8, 10, 12, 16, 10, 60, 60)


def title(sheet: ScoreSheet, language: Language) -> str:
    return sheet.title or sheet.document or HEADING.said_in(language)


def row(item: ScoredItem, language: Language) -> tuple[str, ...]:
    """An item as the cells of one row, under ``HEADERS``."""
    return (
        item.name,
        _number(item.maximum),
        _number(item.claimed),
        STATUSES[item.status].said_in(language),
        supported(item),
        change(item, language),
        why(item, language),
        " ".join(blank_markup(item.clause.quote).split()) if item.clause is not None else "",
    )


def supported(item: ScoredItem) -> str:
    if item.lowest is None and item.highest is None:
        return ""
    if item.lowest == item.highest:
        return _number(item.lowest)
    return f"{_number(item.lowest)}–{_number(item.highest)}"


def change(item: ScoredItem, language: Language) -> str:
    if item.change is None:
        return ""
    doubt = "" if item.certain else "（存疑）" if language == "zh" else " (arguable)"
    return _signed(item.change) + doubt


def why(item: ScoredItem, language: Language) -> str:
    """How the score was computed and what of it is a person's to judge, or why it was not."""
    computed = words.told(item.computation, language)
    parts = [computed] if computed else []
    if item.reason is not None:
        parts.append(item.reason.said_in(language))
    if item.judged and item.lowest is not None:
        left = f"{item.judged.normalize():f}"
        parts.append(f"其中 {left} 分须人工判断" if language == "zh" else f"{left} points are left to judgement")
    return ("；" if language == "zh" else "; ").join(parts)


def totals(sheet: ScoreSheet, language: Language) -> Iterator[str]:
    """How many items of each status, and what the printed figures support."""
    counts = [(STATUSES[status], sum(i.status == status for i in sheet.items)) for status in STATUSES]
    listed = [f"{status.said_in(language)} {number}" for status, number in counts if number]
    zh = language == "zh"
    if sheet.rubric_title is not None:
        titled = f"{sheet.rubric_title.said_in(language)} ({sheet.rubric})"
        yield f"对照的评分标准：{titled}" if zh else f"rubric: {titled}"
    yield f"{len(sheet.items)} 项指标：{'，'.join(listed)}" if zh else f"{len(sheet.items)} items: {', '.join(listed)}"
    if sheet.claimed is None or sheet.supported is None:
        return
    claimed, proven = _number(sheet.claimed), _number(sheet.supported)
    effect = f"（{_signed(sheet.proven)}）" if zh else f" ({_signed(sheet.proven)})"
    shown = effect if sheet.proven else ""
    yield (
        f"自评总分 {claimed}，已证实的影响后为 {proven}{shown}"
        if zh
        else f"claimed {claimed}, supported {proven}{shown}"
    )
    if sheet.arguable:
        more, least = _signed(sheet.arguable), _number(sheet.supported + sheet.arguable)
        yield f"另有存疑 {more}，如成立则为 {least}" if zh else f"arguable {more} more, then {least}"


def told(sheets: Sequence[ScoreSheet], sheet: ScoreSheet) -> tuple[ScoredItem, ...]:
    """The items worth a line on a screen: all of them, or of many forms only those that differ."""
    return sheet.items if len(sheets) <= 2 else tuple(item for item in sheet.items if item.status == "differs")


def _number(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}"


def _signed(value: Decimal) -> str:
    return f"{value:+f}".replace("-", "−")
