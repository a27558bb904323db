"""The words that every output shares: severities, verdicts, reasons, places, in both languages."""

from __future__ import annotations

from schemas.base import Bilingual, Language
from schemas.finding import Evidence, Report, Severity

SEVERITIES = {
    Severity.ERROR: Bilingual(zh="错误", en="error"),
    Severity.WARNING: Bilingual(zh="警告", en="warning"),
    Severity.INFO: Bilingual(zh="提示", en="info"),
}
SEVERITY_HEADINGS = {
    Severity.ERROR: Bilingual(zh="错误", en="Errors"),
    Severity.WARNING: Bilingual(zh="警告", en="Warnings"),
    Severity.INFO: Bilingual(zh="提示", en="Notes"),
}
ROLES = {
    "stated": Bilingual(zh="所列", en="stated"),
    "operand": Bilingual(zh="依据", en="part"),
    "other": Bilingual(zh="另一处", en="other place"),
    "context": Bilingual(zh="相关", en="context"),
}
REASONS = {
    "stated_once": Bilingual(zh="只出现一次", en="stated once"),
    "no_label": Bilingual(zh="未能识别所指", en="not known what it names"),
    "year": Bilingual(zh="年份", en="year"),
    "date": Bilingual(zh="日期", en="date"),
    "duration": Bilingual(zh="期限", en="duration"),
    "list_number": Bilingual(zh="序号", en="list number"),
    "document_number": Bilingual(zh="文号", en="document number"),
    "article": Bilingual(zh="条款号", en="article number"),
    "ordinal": Bilingual(zh="序数", en="ordinal"),
    "telephone": Bilingual(zh="电话号码", en="telephone number"),
    "identifier": Bilingual(zh="编码", en="identifier"),
    "name": Bilingual(zh="名称中的数字", en="part of a name"),
    "formula": Bilingual(zh="公式或评分标准中的常数", en="constant of a formula or clause"),
}
KINDS = {
    "amount": Bilingual(zh="金额", en="amount"),
    "rate": Bilingual(zh="比率", en="rate"),
    "points": Bilingual(zh="百分点", en="percentage points"),
    "count": Bilingual(zh="数量", en="count"),
    "measure": Bilingual(zh="计量", en="measure"),
    "score": Bilingual(zh="分数", en="score"),
    "plain": Bilingual(zh="数字", en="number"),
} | {kind: REASONS[kind] for kind in REASONS if kind not in ("stated_once", "no_label")}


def said(text: Bilingual, language: Language) -> str:
    return text.said_in(language)


def reason(key: str, language: Language) -> str:
    """A reason of the coverage in words; one that scoring added since is shown as its key."""
    return REASONS[key].said_in(language) if key in REASONS else key.replace("_", " ")


def place(evidence: Evidence, language: Language) -> str:
    """``report.pdf:12:5 第3页``: file, line and column, with page or cell where there is one."""
    where = f"{evidence.document}:{evidence.line}:{evidence.column}"
    if evidence.page is not None:
        where += f" 第{evidence.page}页" if language == "zh" else f" p.{evidence.page}"
    if evidence.cell is not None:
        where += f" {evidence.cell}"
    return where


def counts(report: Report) -> dict[Severity, int]:
    """How many findings stand (are not waived) of each severity."""
    standing = [each.severity for each in report.findings if each.waived is None]
    return {severity: standing.count(severity) for severity in Severity}


def verdict(report: Report, language: Language, not_told: int = 0) -> str:
    """The one line that says how the check ended."""
    parts = [_outcome(report, language)]
    waived = sum(each.waived is not None for each in report.findings)
    unread = len({each.document for each in report.unreadable})
    if waived:
        parts.append(f"{waived} 处已豁免" if language == "zh" else f"{waived} waived")
    if not_told:
        parts.append(f"另有 {not_told} 处低于显示级别" if language == "zh" else f"{not_told} below the level shown")
    if unread:
        parts.append(f"{unread} 个文件未能完整读取" if language == "zh" else f"{plural(unread, 'file')} not fully read")
    return "；".join(parts) + "。" if language == "zh" else "; ".join(parts) + "."


def _outcome(report: Report, language: Language) -> str:
    found = {severity: number for severity, number in counts(report).items() if number}
    if found:
        return _found(report, found, language)
    coverage = report.coverage
    if language == "zh":
        return f"结论：未发现数据不一致，{coverage.figures} 个数字中核对了 {coverage.checked} 个"
    return f"Verdict: no inconsistency found, {coverage.checked} of {plural(coverage.figures, 'number')} checked"


def _found(report: Report, found: dict[Severity, int], language: Language) -> str:
    worst_first = sorted(found, key=lambda severity: -severity.rank)
    if language == "zh":
        listed = "、".join(f"{found[each]} 处{SEVERITIES[each].zh}" for each in worst_first)
        return f"结论：{'数据不一致，' if report.verdict == 'inconsistent' else ''}{listed}"
    nouns = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
    listed = ", ".join(plural(found[each], nouns[each]) for each in worst_first)
    return f"Verdict: {'inconsistent, ' if report.verdict == 'inconsistent' else ''}{listed}"


def plural(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")
