"""A difference as text, Markdown, JSON or a workbook, in Chinese and English."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from review import words
from review.batch.shown import decided, sheets
from review.comparison.difference import Difference, Totals
from review.comparison.findings import Change
from review.export import cells
from review.export.workbook import Value
from review.plain import markdown, printable
from review.store.decisions import as_record
from schemas.base import Language
from schemas.finding import Finding

KINDS = {"new": ("新增", "new"), "gone": ("消失", "gone"), "still": ("仍在", "still there")}
_SIGNS = {"new": "+", "gone": "-", "still": "="}
_COLUMNS = {
    "zh": ("材料", "部门", "变化", *cells.HEADERS["zh"], "豁免", *decided.HEADERS["zh"], "指纹"),
    "en": ("Submission", "Department", "Change", *cells.HEADERS["en"], "Waived", *decided.HEADERS["en"], "Fingerprint"),
}
_WIDTHS = (30, 26, 10, *cells.WIDTHS, 20, *decided.WIDTHS, 19)
_FILLS = {"new": "F8D7DA", "gone": "D4EDDA"}


def render(
    form: str, difference: Difference, language: Language, totals: Totals, *, everything: bool
) -> Iterator[bytes]:
    """``everything`` lists what is still there, too; JSON and the workbook always do."""
    shown: dict[str, Callable[[], Iterator[str | bytes]]] = {
        "text": lambda: _lines(difference, language, totals, everything, _plain),
        "md": lambda: _lines(difference, language, totals, everything, markdown),
        "json": lambda: _json(difference, totals),
        "xlsx": lambda: _workbook(difference, language, totals),
    }
    for piece in shown[form]():
        yield printable(piece).encode() if isinstance(piece, str) else piece


def _plain(text: str) -> str:
    return text


def _lines(
    difference: Difference, language: Language, totals: Totals, everything: bool, safe: Callable[[str], str]
) -> Iterator[str]:
    mark = safe is markdown
    before, after = difference.before.title, difference.after.title
    yield f"{'# ' if mark else ''}{safe(before)} → {safe(after)}\n\n"
    for change in totals.counted(difference.changes()):
        if change.changed or (everything and change.still):
            yield from _submission(change, language, everything, safe)
    for names, pair in (
        (difference.pairs.only_before, ("只在之前", "only before")),
        (difference.pairs.only_after, ("只在之后", "only after")),
    ):
        if names:
            yield f"{'## ' if mark else ''}{_said(pair, language)}: {safe('、'.join(names))}\n\n"
    for note in _notes(difference, language):
        yield f"{safe(note)}\n"
    yield f"{safe(headline(totals, language))}\n"


def _submission(change: Change, language: Language, everything: bool, safe: Callable[[str], str]) -> Iterator[str]:
    mark = safe is markdown
    yield f"{'## ' if mark else ''}{safe(change.name)}\n{chr(10) if mark else ''}"
    for kind, findings in _kinds(change):
        for each in findings if kind != "still" or everything else ():
            where = words.place(each.evidence[0], language) if each.evidence else ""
            waived = f" [{each.waived}]" if each.waived else ""
            decision = change.decisions.get(each.fingerprint)
            reviewed = f" {decided.short(decision, language)}" if decision else ""
            said = f"{each.code} {where} {each.message.said_in(language)}{waived}{reviewed}"
            lead = f"- **{_said(KINDS[kind], language)}** " if mark else f"  {_SIGNS[kind]} "
            yield f"{lead}{safe(said)}\n"
    if not change.certain and change.gone:
        yield f"  {safe(_out_of_sight(language))}\n"
    yield "\n"


def _kinds(change: Change) -> tuple[tuple[str, Sequence[Finding]], ...]:
    return ("new", change.new), ("gone", change.gone), ("still", change.still)


def headline(totals: Totals, language: Language) -> str:
    if language == "zh":
        return f"新增 {totals.new} 处，消失 {totals.gone} 处，仍在 {totals.still} 处。"
    return f"{totals.new} new, {totals.gone} gone, {totals.still} still there."


def _notes(difference: Difference, language: Language) -> Iterator[str]:
    if difference.other_program:
        yield (
            "注意：两次核对的规则、版本或设置不同，差异可能由此而来。"
            if language == "zh"
            else "Note: rules, version or settings differ between the two; differences may come from that."
        )


def _out_of_sight(language: Language) -> str:
    if language == "zh":
        return "（之后的材料未能完整读取，“消失”的问题可能只是未被看到）"
    return "(the later submission was not fully read: what is gone may only be out of sight)"


def _json(difference: Difference, totals: Totals) -> Iterator[str]:
    pairs = difference.pairs
    head = {
        "before": difference.before.title,
        "after": difference.after.title,
        "other_program": difference.other_program,
        "only_before": pairs.only_before,
        "only_after": pairs.only_after,
    }
    yield json.dumps(head, ensure_ascii=False, indent=2)[:-2] + ',\n  "submissions": ['
    before = "\n"
    for change in totals.counted(difference.changes()):
        said: dict[str, Any] = {
            "submission": change.name,
            "department": change.department,
            "certain": change.certain,
        } | {kind: [each.model_dump(mode="json") for each in findings] for kind, findings in _kinds(change)}
        said["decisions"] = [as_record(each) for each in change.decisions.values()]
        yield before + json.dumps(said, ensure_ascii=False)
        before = ",\n"
    yield f'\n  ],\n  "new": {totals.new},\n  "gone": {totals.gone},\n  "still": {totals.still}\n}}\n'


def _workbook(difference: Difference, language: Language, totals: Totals) -> Iterator[bytes]:
    zh = language == "zh"
    book = sheets.new()
    fills = {_said(KINDS[kind], language): colour for kind, colour in _FILLS.items()}
    rows = _rows(totals.counted(difference.changes()), language)
    sheets.add(book, "变化" if zh else "Changes", _COLUMNS[language], _WIDTHS, rows, coloured=(2, fills))
    about = [(f"{difference.before.title} → {difference.after.title}",), (headline(totals, language),)]
    about += [(note,) for note in _notes(difference, language)]
    for names, pair in (
        (difference.pairs.only_before, ("只在之前：", "only before: ")),
        (difference.pairs.only_after, ("只在之后：", "only after: ")),
    ):
        about += [(_said(pair, language) + name,) for name in names]
    sheets.add(book, "汇总" if zh else "Summary", ("内容" if zh else "Content",), (90,), about)
    yield from sheets.saved(book)


def _rows(changes: Iterator[Change], language: Language) -> Iterator[tuple[Value, ...]]:
    for change in changes:
        for kind, findings in _kinds(change):
            for each in findings:
                yield (
                    change.name,
                    change.department,
                    _said(KINDS[kind], language) + ("" if change.certain or kind != "gone" else "？"),
                    *cells.cells(each, language),
                    each.waived,
                    *decided.cells(change.decisions.get(each.fingerprint), language),
                    each.fingerprint,
                )


def _said(pair: tuple[str, str], language: Language) -> str:
    return pair[0] if language == "zh" else pair[1]
