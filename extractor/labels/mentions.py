"""Mentions of a sentence: each figure with metric, words, role, period and scope, from the words around it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extractor.labels.mention import Mention, Sense
from extractor.labels.metrics import Named, find_part, is_part, metric_of, readings
from extractor.labels.periods import Period, find_periods
from extractor.labels.respectively import Respective, respective_names
from extractor.labels.roles import says_last_year, says_target, strong_role, weak_role
from extractor.labels.scopes import named_scopes
from extractor.labels.senses import in_equation, sense_of, without_copula
from extractor.labels.sentences import Sentence
from extractor.labels.surroundings import clause_numbers, host_of, lead_of, tail_of
from extractor.labels.words import joined, normalised, says_little
from schemas.extraction import WHOLE, Role

_NEUTRAL = re.compile(
    r"(?:整体|部门|单位|全部|总体|总|财政|资金|支出|预算|收支|本级|年度|全年|一般|安排|批复|综合|汇总|经费|年末|绩效|自评|最终|全口径|合计|使用|执行|各|纳入|编制|可|实|中|当期|用款|收入|中心|国有|局机关|机关|全局|全系统|系统|学校|医院|法院|本|下达|核定|拨款|含|追加|数|四|末|月|分|和|的|累计)*"
)
_BUDGET_METRICS = ("budget", "expenditure", "revenue", "budget_execution_rate", "carry_over", "funds_arrived")
_THAT_ONE = re.compile(r"该(?:工作|项目|工程|专项)")
_TAIL_STOP = re.compile(
    r"的(?!.{2,})|(?:开展|参加|参赛|获(?!奖)|报名|通过|列入|被|为|实现|完成|占|用于|进行|得到|达到|已|均|全部|按|在|以|并|接受|享受|投入|得|有|是|由|从|，).*$"
)
_TARGET_AFTER = re.compile(
    r"^(?:以上|以内|以下)?的?(?:年度|全年|年初|既定|预期|预定|总体|控制|绩效|考核|计划|工作|市级|省级|约束性)*(?:目标|任务|计划|标准|要求|指标|序时进度)"
)
_OF_WHICH = re.compile(r"其中|包括|包含|含|分别是|由")
_TOTAL = re.compile(
    r"(?:以上)?(?:[两三四五六七八九]者|各项)?(?:共|合|总|累)计(?:金额|总额|人数|数|支出)?(?:为|达|约|:|：)*"
)
_SELF = re.compile(r"[我本](?:单位|部门|中心|局|委|校|院|所|站|馆|处|办|会|厅)|部门整体|单位整体|整体支出|整体预算")
_SHORT_OF = re.compile(r"(?:距离?|未达到?|没有达到|未能达到|达不到|不足|不到|低于|高于|超过)[^，。；]{0,12}$")
_NOT_DONE = re.compile(r"未(?:能)?(?:开展|完成|实施|举办|实现|达到|建成|组织|支出|使用|启动|执行)|不开展|取消")
_BASIS = re.compile(r"(?:按照?|以|根据)[^，。；]{0,14}?(?:计算|测算|为分母|为基数|口径)(?:的|，)?")
_REFERENCE = re.compile(r"(?:比|较|高于|低于|超过|优于|距离?|少于|多于|由|从)[^，。；]{0,14}$")


@dataclass
class Reading:
    """What is known before a sentence is read: the report's year, the scope it stands in, a role from outside."""

    year: str | None = None
    known_projects: tuple[str, ...] = ()
    scope: str | None = None
    role: Role | None = None
    targets: bool = False
    later: bool = False
    named: str | None = None
    before: list[Mention] = field(default_factory=list)


def mentions_of(sentence: Sentence, reading: Reading) -> list[Mention]:
    """The figures of a sentence with their labels. ``reading.before`` holds those of the sentence before it."""
    clauses = clause_numbers(sentence)
    periods = find_periods(sentence.text, reading.year)
    scopes = named_scopes(sentence.text, reading.known_projects)
    mentions: list[Mention] = []
    leads = respective_names(sentence)
    for index in range(len(sentence.figures)):
        mention = _read(sentence, index, clauses)
        if index in leads:
            _respectively(mention, leads[index], mentions)
        _name(mention)
        _time(mention, periods, reading)
        mention.report_year = reading.year
        _say_role(mention, reading)
        if mentions and _continues_list(mention, mentions[-1]):
            mention.notes.add("listed")
        _say_scope(mention, mentions, scopes, reading)
        mentions.append(mention)
    _inherit(mentions, sentence)
    if scopes:
        reading.named = scopes[-1][2]
    return mentions


def _read(sentence: Sentence, index: int, clauses: list[int]) -> Mention:
    start, end = sentence.places[index]
    figure = sentence.figures[index]
    lead = lead_of(sentence, index)
    host = host_of(sentence, lead) if lead.stop in ("(", "（") and lead.start > 0 else None
    after = sentence.text[end : end + 16]
    mention = Mention(
        sentence=sentence,
        figure=figure,
        start=start,
        end=end,
        group=sentence.group[start],
        clause=clauses[start],
        lead=lead.text + lead.hints if _hint_names(lead.hints) else lead.text,
        lead_start=lead.start,
        tail=tail_of(sentence, index),
    )
    if in_equation(sentence.text[max(0, start - 1) : start], after):
        mention.sense = Sense.OPERAND
        return mention
    mention.sense, mention.falls = sense_of(lead.text, after, mention.dimension)
    if _REFERENCE.search(lead.text) and mention.sense is not Sense.CHANGE:
        mention.notes.add("reference")
    if lead.stop == "figure":
        mention.notes.add("after_figure")
    if host is not None:
        mention.notes.add("in_brackets")
        if not normalised(lead.text):
            mention.lead = host.text + lead.text
    return mention


def _continues_list(mention: Mention, last: Mention) -> bool:
    """Whether a figure is a further part of a 其中 list: a part of its own, directly behind the last one."""
    listed = last.of_which or "listed" in last.notes
    return listed and mention.comparable(last) and bool(mention.part) and mention.clause - last.clause <= 1


def _respectively(mention: Mention, respective: Respective, earlier: list[Mention]) -> None:
    """A figure of ``A、B分别为x、y`` is led by its own name, or by that of the figure it answers to."""
    mention.lead = respective.lead
    mention.notes.discard("after_figure")
    if respective.answers is not None and respective.answers < len(earlier):
        mention.answers = earlier[respective.answers]


def _hint_names(hints: str) -> bool:
    return bool(hints) and re.search(r"[0-9/÷=]|含|见|附|以下|简称", hints) is None


def _name(mention: Mention) -> None:
    """Words and metric from the figure's own surroundings."""
    if mention.sense is Sense.OPERAND:
        return
    own = normalised(without_copula(_BASIS.sub("", mention.lead)))
    if mention.sense is Sense.VALUE:
        _find_metric(mention, own)
    tail = "" if mention.metric and mention.dimension == "money" else _noun_after(mention)
    mention.words = joined(own, tail) if own or tail else ""
    if mention.answers is not None:
        mention.words = joined(mention.answers.words, mention.words)
        mention.part = mention.part or mention.answers.part
    if mention.metric is None and mention.sense is Sense.VALUE and tail:
        _find_metric(mention, normalised(tail).replace(" ", ""))
    mention.of_which = _OF_WHICH.search(mention.lead) is not None


def _noun_after(mention: Mention) -> str:
    if not (mention.dimension.startswith(("count", "measure")) or mention.dimension == "money"):
        return ""
    tail = _TAIL_STOP.sub("", mention.tail)
    if mention.dimension == "money" and not tail.startswith("的"):
        return ""
    if _TARGET_AFTER.match(tail):
        return ""
    return normalised(tail)


def _find_metric(mention: Mention, words: str) -> None:
    """The metric of a noun phrase; of several readings the one that leaves a known part or nothing before it."""
    phrase = words.replace(" ", "")
    found = readings(phrase, mention.dimension)
    if mention.dimension in ("money", "ratio"):
        if (part := find_part(phrase)) and _is_bare_part(phrase, part, found):
            mention.part = part[0]
            if part[0].endswith("支出") or phrase.endswith("支出"):
                mention.metric = "expenditure"
            mention.notes.add("bare_part")
            return
        for named in found:
            part = find_part(named.before) if named.metric.aggregate else None
            if part is not None and _NEUTRAL.fullmatch(part[1]):
                mention.metric, mention.part = named.metric.id, part[0]
                return
    found = [named for named in found if not named.metric.of_parts]
    if found:
        mention.metric = found[0].metric.id
        if found[0].metric.aggregate or found[0].metric.bare:
            _narrow(mention, found[0].before)


def _is_bare_part(phrase: str, part: tuple[str, str], found: list[Named]) -> bool:
    """Whether the phrase is the name of a part and says nothing of budget or spending (人员经费, 基本支出)."""
    if not part[1] and found and len(found[0].name) < len(phrase):
        return True
    return _NEUTRAL.fullmatch(part[1]) is not None and all(named.metric.aggregate for named in found)


def _narrow(mention: Mention, before: str) -> None:
    """A qualifier before an aggregate says whose it is."""
    if _NEUTRAL.fullmatch(before):
        if re.search("整体|部门|单位|总", before):
            mention.notes.add("whole")
    else:
        mention.notes.add("qualified")
        mention.part = _NEUTRAL_END.sub("", before)


_NEUTRAL_END = re.compile(r"(?:资金|经费|预算|支出|财政|项目)+$")


def _time(mention: Mention, periods: list[Period], reading: Reading) -> None:
    """The period named nearest before a figure, unless something is only compared with it."""
    own = [period for period in periods if mention.lead_start <= period.start < mention.start]
    for period in reversed(own):
        if period.compared and mention.sense is Sense.CHANGE:
            continue
        if period.value is not None:
            mention.period = period.value
            mention.notes.add("own_period")
            return
    carried = [p for p in periods if p.end <= mention.lead_start and not p.compared and not p.relative]
    for period in reversed(carried):
        if period.value is not None:
            mention.period = period.value
            return
    if reading.later and not mention.is_rate:
        mention.period = str(int(reading.year) + 1) if reading.year else "next"


def _say_role(mention: Mention, reading: Reading) -> None:
    if mention.sense in (Sense.CHANGE, Sense.OPERAND, Sense.DEDUCTION, Sense.SHARE):
        return
    role = strong_role(mention.lead)
    if _TARGET_AFTER.match(mention.tail) or (mention.is_rate and _SHORT_OF.search(mention.lead)):
        role = Role.TARGET
    if mention.metric in ("budget", "expenditure", "revenue"):
        role = _budget_role(mention, role)
    elif (
        mention.is_rate and mention.metric and role is Role.TARGET and not says_target(mention.lead[-6:] + mention.tail)
    ):
        role = None
    if role is None:
        default = metric_of(mention.metric).role if mention.metric else None
        role = default or reading.role or _role_of_heading(mention, reading)
    if _NOT_DONE.search(mention.tail) and not mention.is_rate and role in (None, Role.ACTUAL):
        role = Role.TARGET if mention.dimension != "money" else None
    elif role is None and not mention.is_rate:
        role = weak_role(mention.lead)
    mention.role = role


def _role_of_heading(mention: Mention, reading: Reading) -> Role | None:
    """Under a heading of aims or of plans for later, what is counted is a target."""
    if mention.is_rate and mention.metric in ("budget_execution_rate", "procurement_execution_rate"):
        return None
    later = reading.later and "own_period" not in mention.notes
    return Role.TARGET if reading.targets or later else None


def _budget_role(mention: Mention, role: Role | None) -> Role | None:
    """A budget is 年初, 调整 or 全年, an expenditure is final; plans are the business of other metrics."""
    if mention.metric == "expenditure":
        return role if role is Role.LAST_YEAR and "own_period" not in mention.notes else Role.FINAL
    return role if role in (Role.INITIAL, Role.ADJUSTED, Role.ANNUAL, Role.LAST_YEAR) else None


def _say_scope(mention: Mention, earlier: list[Mention], scopes: list[tuple[int, int, str]], reading: Reading) -> None:
    """The project named last before a figure, else the scope the sentence stands in; a part of it after a slash."""
    if mention.sense is Sense.OPERAND:
        return
    named = [name for start, _, name in scopes if start < mention.start]
    base = named[-1] if named else reading.scope
    if not named and reading.named and _THAT_ONE.search(mention.sentence.text[: mention.start]):
        base = reading.named
    if mention.metric and metric_of(mention.metric).aggregate and not mention.part:
        mention.part = _part_spoken_of(mention, earlier)
    if "whole" in mention.notes and not named and base is None:
        base = WHOLE
    if "qualified" in mention.notes:
        _settle_qualifier(mention, base or "")
    mention.scope = base
    if mention.part and mention.part != base:
        mention.scope = f"{base}/{mention.part}" if base and not is_part(base) else mention.part


def _settle_qualifier(mention: Mention, base: str) -> None:
    """A qualifier that repeats the scope narrows nothing; another one narrows an aggregate, or unmakes a metric."""
    if base and (mention.part in base or base in mention.part):
        mention.part = ""
    elif mention.metric and metric_of(mention.metric).bare:
        mention.metric, mention.part = None, ""


def _part_spoken_of(mention: Mention, earlier: list[Mention]) -> str:
    """``三公经费预算26.50万元，支出22.47万元``: a bare 支出 is of the part told just before, not of the whole."""
    if mention.metric not in _BUDGET_METRICS or _SELF.search(mention.lead) or "whole" in mention.notes:
        return ""
    if any(other.metric == "project_count" for other in earlier):
        return "项目支出"
    for other in reversed(earlier):
        if other.of_which or "listed" in other.notes:
            continue
        if other.metric in _BUDGET_METRICS and other.sense is Sense.VALUE:
            same_breath = not re.search("[；;]", mention.sentence.text[other.end : mention.start])
            return other.part if same_breath and mention.clause - other.clause <= 3 else ""
    return ""


def _inherit(mentions: list[Mention], sentence: Sentence) -> None:
    """Figures that name nothing themselves take over what was spoken of before them (or just after)."""
    for index, mention in enumerate(mentions):
        if mention.sense in (Sense.OPERAND, Sense.DEDUCTION):
            continue
        if not mention.metric and mention.sense is Sense.VALUE and not mention.words:
            _take_over(mention, mentions, index)
        elif (mention.part and mention.metric is None) or "bare_part" in mention.notes:
            _take_metric_of_whole(mention, mentions[:index])
        if _TOTAL.fullmatch(mention.lead) and index > 1:
            _tell_total(mention, mentions[:index])
        if mention.metric is None and mention.words.endswith("控制率"):
            _tell_control_rate(mention, mentions[:index])
        if mention.metric == "completion_rate":
            _tell_budget_rate(mention, mentions[:index])
        if not mention.metric and says_little(mention.words):
            mention.words = joined(_topic(mention, mentions[:index]), mention.words)


def _take_over(mention: Mention, mentions: list[Mention], index: int) -> None:
    """``上年为39.5万人次``, ``目标8.5万人次``: another value of what was said with the same unit."""
    if "in_brackets" in mention.notes and index and mentions[index - 1].end + 1 >= mention.lead_start:
        _restate(mention, mentions[index - 1])
        return
    if not (mention.role in (Role.TARGET, Role.LAST_YEAR, Role.ACTUAL) or mention.period or _value_word(mention)):
        return
    near = [*reversed(mentions[:index]), *mentions[index + 1 : index + 2]]
    for other in near:
        if other.comparable(mention) and other.words and other.sense is Sense.VALUE:
            mention.words, mention.metric, mention.part = other.words, other.metric, other.part
            mention.scope, mention.inherited = other.scope, True
            if other.metric == "establishment" and mention.role is Role.ACTUAL:  # 核定编制32名，实有29人
                mention.metric, mention.words = "staff_on_establishment", "在编"
            return


def _restate(mention: Mention, host: Mention) -> None:
    """``89,642.17万元(约8.96亿元)``: the bracket says the same once more."""
    mention.words = host.words
    mention.notes.add("restated")
    if mention.comparable(host) and mention.role in (None, host.role):
        mention.metric, mention.role, mention.part = host.metric, host.role, host.part
        mention.scope, mention.period, mention.inherited = host.scope, mention.period or host.period, True


def _value_word(mention: Mention) -> bool:
    return says_last_year(mention.lead) or re.search(r"[到至为]$|^(?:比|较|由|从)", mention.lead) is not None


def _take_metric_of_whole(mention: Mention, earlier: list[Mention]) -> None:
    """``预算1,600万元，其中人员经费1,410万元``: the part is of the same kind as the whole."""
    for other in reversed(earlier):
        if (
            other.dimension == "money"
            and other.metric in ("budget", "expenditure", "revenue")
            and other.sense is Sense.VALUE
        ):
            mention.metric, mention.role = other.metric, other.role
            mention.period = mention.period or other.period
            return


def _tell_total(mention: Mention, earlier: list[Mention]) -> None:
    """``工资福利支出…，资本性支出…，合计6,021.94万元``: a total is no value of its last part."""
    parts = [other for other in earlier if other.comparable(mention) and other.sense is Sense.VALUE]
    mention.metric, mention.part, mention.role = None, "", mention.role
    mention.words = "合计"
    if len(parts) > 1 and all(part.metric == "expenditure" or part.part for part in parts) and parts[0].metric:
        mention.metric, mention.role = parts[0].metric, parts[0].role


def _tell_control_rate(mention: Mention, earlier: list[Mention]) -> None:
    """``三公经费预算…，支出…，控制率84.79%``."""
    about = next(
        (other for other in reversed(earlier) if other.part and is_part(other.part) and not other.of_which), None
    )
    if about is not None:
        mention.metric, mention.part, mention.scope = "budget_control_rate", about.part, about.scope


def _tell_budget_rate(mention: Mention, earlier: list[Mention]) -> None:
    """``预算5,740万元，决算5,528万元，完成率96.32%``: directly behind these, the rate is that of the budget."""
    money = [m for m in earlier if m.sense is Sense.VALUE and m.clause >= mention.clause - 3][-2:]
    metrics = {m.metric for m in money}
    if metrics == {"budget", "expenditure"} or (mention.part and is_part(mention.part)):
        mention.metric = "budget_execution_rate"


def _topic(mention: Mention, earlier: list[Mention]) -> str:
    """The nearest noun phrase before a figure in its sentence that says more than its own words."""
    for other in reversed(earlier):
        if other.sense is Sense.VALUE and not says_little(other.words) and not other.is_rate:
            if other.clause >= mention.clause - 2:
                return other.words
            break
    clauses = re.split(r"[，,；;：:]", mention.sentence.text[: mention.lead_start].rstrip("，,；;：:"))
    for clause in reversed(clauses[-2:]):
        words = normalised(clause)
        if 3 <= len(words.replace(" ", "")) <= 18 and not re.search(r"[0-9]", words):
            return words
    return ""
