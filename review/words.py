"""The words that every output shares: severities, verdicts, reasons, places, in both languages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from review.catalogue import entries
from schemas.base import Bilingual, Language
from schemas.finding import Coverage, Evidence, Finding, Report, Severity, Unreadable
from scoring.phrases import in_english

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
_ORIGINS = {
    "rule": Bilingual(zh="规则", en="rule"),
    "model": Bilingual(zh="模型提示，待人工确认", en="suggested by a model, to be confirmed"),
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


def told(computation: str | None, language: Language) -> str | None:
    """A computation or an expected value in the language asked for."""
    return computation if computation is None or language == "zh" else in_english(computation)


def clause(finding: Finding, language: Language) -> str | None:
    """The clause that a finding cites; in English where it is the rule's own, which has both."""
    entry = entries().get(finding.code)
    if language == "en" and entry is not None and entry.clause is not None and entry.clause.zh == finding.clause:
        return entry.clause.en
    return finding.clause


def score_effect(finding: Finding, language: Language) -> str | None:
    """What a finding does to the score, and whether that can be argued."""
    doubt = "（存疑）" if language == "zh" else " (arguable)"
    return finding.score_effect + doubt if finding.score_effect and finding.arguable else finding.score_effect


def facts(finding: Finding, language: Language) -> Iterator[tuple[str, str]]:
    """What follows the places, one labelled line each."""
    facts = (
        ("计算：", "computation: ", told(finding.computation, language)),
        ("应为：", "expected: ", told(finding.expected, language)),
        ("对得分的影响：", "effect on the score: ", score_effect(finding, language)),
        ("依据：", "basis: ", clause(finding, language)),
        ("模型的理由：", "the model's ground: ", finding.reason.said_in(language) if finding.reason else None),
        ("豁免理由：", "waived: ", finding.waived),
        ("指纹：", "fingerprint: ", finding.fingerprint),
    )
    for zh, en, value in facts:
        if value:
            yield (zh if language == "zh" else en), value


def coverage(coverage: Coverage, language: Language) -> str:
    left = sum(coverage.unchecked.values())
    most_first = sorted(coverage.unchecked.items(), key=lambda each: -each[1])
    if language == "zh":
        listed = "、".join(f"{reason(key, language)} {number}" for key, number in most_first)
        return f"共 {coverage.figures} 个数字：已核对 {coverage.checked}，未核对 {left}" + (
            f"（{listed}）" if listed else ""
        )
    listed = ", ".join(f"{reason(key, language)} {number}" for key, number in most_first)
    return f"{coverage.figures} numbers: {coverage.checked} checked, {left} unchecked" + (
        f" ({listed})" if listed else ""
    )


def unlabelled(coverage: Coverage, language: Language) -> Iterator[str]:
    """The parts that a model was to label and did not, each with its reason and where it begins."""
    for each in coverage.unlabelled:
        where = place(each.evidence[0], language) if each.evidence else ""
        why = each.reason.said_in(language)
        yield (
            f"模型未能标注（{each.task}）：{where}，{why}"
            if language == "zh"
            else (f"not labelled by the model ({each.task}): {where}, {why}")
        )


def unread(each: Unreadable, language: Language) -> str:
    """One message on what could not be read: the file's name once, the page if it is one page."""
    message = each.message.said_in(language)
    if message.startswith(each.document):
        return message
    page = "" if each.page is None else f" 第{each.page}页" if language == "zh" else f" p.{each.page}"
    colon = "：" if language == "zh" else ": "
    return f"{each.document}{page}{colon}{message}"


def remarks(report: Report, language: Language) -> Iterator[str]:
    """What a reader should know of the files, each with the name of its file."""
    for each in report.remarks:
        message = each.message.said_in(language)
        yield message if each.document in message else f"{each.document}{'：' if language == 'zh' else ': '}{message}"


REMARKS = Bilingual(zh="请留意", en="Please note")


def groups(findings: Sequence[Finding], language: Language) -> Iterator[tuple[str, list[Finding]]]:
    """The findings by severity, worst first, then those that were waived, each group with its heading."""
    for severity in sorted(Severity, key=lambda each: -each.rank):
        standing = [each for each in findings if each.waived is None and each.severity is severity]
        if standing:
            yield heading(SEVERITY_HEADINGS[severity].said_in(language), len(standing), language), standing
    waived = [each for each in findings if each.waived is not None]
    if waived:
        yield heading("已豁免" if language == "zh" else "Waived", len(waived), language), waived


def heading(text: str, number: int, language: Language) -> str:
    return f"{text}（{number}）" if language == "zh" else f"{text} ({number})"


def origin(finding: Finding, language: Language) -> str:
    """Whether arithmetic proved it or a model suggested it."""
    return _ORIGINS[finding.origin].said_in(language)
