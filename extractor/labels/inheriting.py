"""Inheriting: figures that name nothing themselves take over what the sentence spoke of before them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.labels.mention import Mention, Sense
from extractor.labels.metrics import find_metric, find_part, is_part
from extractor.labels.points import tell_points
from extractor.labels.roles import says_last_year
from extractor.labels.senses import is_reference, per_what
from extractor.labels.wholes import take_metric_of_whole
from extractor.labels.words import joined, names_nothing, normalised, plain, says_little, without
from schemas.extraction import Role
from schemas.patterns import late

TOTAL = re.compile(
    r"[，、；]?(?:以上)?(?:[两三四五六七八九]者|[两三四五六七八九]项|各项|几项)?(?:(?:共|合|总)计(?:金额|总额|人数|数|支出)?|累计(?:金额|总额|人数|数)?)(?:为|达|约|:|：)*|总共"
)
_HEADS = {Sense.CHANGE: ("增长", "下降"), Sense.SHARE: ("之比", "之比"), Sense.DEDUCTION: ("扣分", "扣分")}
"""The heads that keep a change, a share or a deduction apart from the value it is of."""
_SHARE_NAMED = re.compile("(?:所?占比例?|比重|占)$")
_TIMES = late("季度|半年|年[末底]|全年|月")
_ALL_ARE = re.compile(r"[(（](?:以上)?(?:数据|数字)?(?:均|皆|都)[为系是](?P<name>[^()（）]{2,16})[)）]")
_IN_USE = re.compile(r"(?:在用|使用|利用)(?:中|的|率|资产|部分|金额|原值|总额|为|达到?)*$")
_NET = re.compile("(?:账面)?净[值额](?:为|约)?")
_GROSS = late("(?:账面)?原[值价](?:为|约)?")
_SET_BY = late(
    r"(?:(?:国|省|市|县|区|部|局|院)[定颁]|约定|规定|要求|下达|确定|设定|核定|考核|批复)的?(?:目标|任务|标准|指标|控制|比例|底线|红线)*(?:达到|不低于|不超过|不少于|为|是|:|：)*$"
)
"""合同约定的95%, 远低于省定0.9‰, 区政府民生实事要求达到95%: who set an aim, and how, is no name of it."""
_AGAIN = re.compile(r"(?:也就是|[即合]|[也亦]即|折合|约合|折算|换算|折)(?:成|人民币|约|为)*")
_COMPARES = re.compile("[与同比较和]")
_BODY = late(
    "(?:国家|中央|上级|行业|部门|主管部门|(?:自治)?[省市县区州盟旗镇乡](?:级|里|政府|财政局?|委|局)?|[一-鿿]{1,6}[局厅委办])"
)
_LISTS = ("、", "，", ",", "；", "")
_WHOSE_MEASURE = late(
    "(?:低于|高于|超过|优于|达到|不及)[^，。；]{0,10}(?:标准|平均水平|平均|要求|[底红]线|[上下]限|限[额值])$"
)
"""低于优质校标准1.50万元: by what a value is measured."""
_TOTALS = ("全部", "合计", "总计", "共计")
_DIGIT = re.compile("[0-9]")
_PAUSES = "，,；;：:"
_CHANGED_TO = late(r"[到至为]$|^(?:比|较|由|从)")


def _parted(text: str, start: int, end: int) -> bool:
    """Whether a semicolon stands between two places."""
    return "；" in text[start:end] or ";" in text[start:end]


def inherit(mentions: list[Mention], before: Sequence[Mention] = ()) -> None:
    """Complete the mentions of a sentence from each other, in order; ``before`` are those of the sentence before."""
    _name_all(mentions)
    tell_points(mentions, before)
    for index, mention in enumerate(mentions):
        if mention.sense is Sense.OPERAND or "open" in mention.notes:
            continue
        if index and mentions[index - 1].end == mention.start and mention.comparable(mentions[index - 1]):
            continue  # 满意度90%290%: cells that ran together; nothing tells what each one is
        earlier = mentions[:index]
        if TOTAL.fullmatch(mention.lead) and index > 1:
            _tell_total(mention, earlier)
            continue
        if index and _AGAIN.fullmatch(mention.lead) and _says_again(mention, earlier[-1]):
            _restate(mention, earlier[-1])
        elif not mention.metric and mention.sense in (Sense.VALUE, Sense.AVERAGE) and _is_nameless(mention):
            _take_over(mention, mentions, index, before)
        elif (mention.part and mention.metric is None) or "bare_part" in mention.notes:
            take_metric_of_whole(mention, mentions, index, before)
        _tell_listed(mention, mentions[index + 1 : index + 2])
        _tell_member(mention, earlier)
        _tell_rate(mention, earlier)
        _tell_use(mention, earlier)
        _tell_net(mention, earlier)
        _tell_beneficiaries(mention, earlier)
        mention.own_words = mention.words
        if not mention.metric and names_nothing(mention.words, mention.dimension):
            mention.words = mention.own_words = ""
        if not mention.metric and says_little(mention.words) and mention.sense is not Sense.BOUND:
            topic = _topic(mention, earlier)
            mention.words = (
                mention.words if mention.words and topic.endswith(mention.words) else joined(topic, mention.words)
            )
        per = per_what(mention.lead) if mention.sense is Sense.AVERAGE else ""
        if per not in mention.words and (mention.words or not names_nothing(per, mention.dimension)):
            mention.words = joined(mention.words, per)
        mention.words = without(mention.words, mention.base)
        if mention.sense in _HEADS:
            head = "占比" if mention.sense is Sense.SHARE and re.search("占|比重", _before(mention)) else ""
            mention.words = joined(_spoken_of(mention, earlier), head or _HEADS[mention.sense][mention.falls])


def _name_all(mentions: list[Mention]) -> None:
    """``一季度末22%，…，年末93%（均为累计支出进度）``: a bracket names all figures before it that have no name."""
    named = _ALL_ARE.search(mentions[0].sentence.text) if mentions else None
    if named is None:
        return
    words = normalised(named["name"])
    for mention in mentions:
        nameless = mention.metric is None and mention.sense is Sense.VALUE and _TIMES.search(mention.lead)
        found = find_metric(words.replace(" ", ""), mention.dimension) if mention.end <= named.start() else None
        if nameless and found is not None and not found.before:
            mention.metric, mention.words = found.metric.id, words


def _take_over(mention: Mention, mentions: list[Mention], index: int, before: Sequence[Mention]) -> None:
    """``上年为39.5万人次``, ``目标8.5万人次``: another value of what was said with the same unit."""
    if "in_brackets" in mention.notes and index and mentions[index - 1].end + 1 >= mention.lead_start:
        _restate(mention, mentions[index - 1])
        return
    says = mention.role in (Role.TARGET, Role.LAST_YEAR, Role.ACTUAL) or "own_period" in mention.notes
    says = says or names_nothing(mention.words, mention.dimension) or _is_whose(mention)
    if index and mentions[index - 1].inherited and mention.lead in ("和", "、", "及", "与"):
        return  # 均达到85%和50%的要求: each of another
    says = says or "reference" in mention.notes or (mention.sense is Sense.AVERAGE and mention.is_rate)
    if not (says or says_last_year(mention.lead) or _CHANGED_TO.search(mention.lead)):
        return
    near = [*reversed(mentions[:index]), *mentions[index + 1 : index + 2]]
    if not index and _COMPARES.match(mention.sentence.text):  # 与上年的1,698万元相比: of what the sentence before told
        near += [m for m in before if not m.of_which and m.words][:1]
    if "reference" in mention.notes:  # 比预算24万元节约4万元，比2020年21万元下降5%: both of what was told before
        near = [m for m in near if "reference" not in m.notes] or near
    if "reference" in mention.notes or _COMPARES.match(mention.lead):  # 与2021年的470万元相比: with the whole, no part
        near = [m for m in near if not m.of_which and "listed" not in m.notes] or near
    for other in near:
        if "reference" in mention.notes and _parted(mention.sentence.text, other.end, mention.start):
            return
        if other.comparable(mention) and other.words and _one_sense(other, mention):
            mention.words, mention.metric, mention.part = other.words, other.metric, other.part
            mention.scope, mention.inherited = other.scope, True
            if other.metric == "establishment" and mention.role is Role.ACTUAL:  # 核定编制32名，实有29人
                mention.metric, mention.words = "staff_on_establishment", "在编"
            if other.metric == "expenditure" and mention.role is None:
                mention.role = other.role
            return


def _is_whose(mention: Mention) -> bool:
    """``高于全区检察机关85%的平均水平``: whose it is names no figure."""
    words = mention.words.replace(" ", "")
    return bool(words) and mention.subject is not None and words in mention.subject


def _is_nameless(mention: Mention) -> bool:
    """``县级下达的目标为97%``: who set an aim is no name of it."""
    if names_nothing(mention.words, mention.dimension) or _is_whose(mention):
        return True
    if "reference" in mention.notes and _WHOSE_MEASURE.search(mention.lead):
        return True
    if not mention.words or mention.role is not Role.TARGET:
        return not mention.words
    return _BODY.fullmatch(mention.words) is not None or _SET_BY.search(mention.lead) is not None


def _one_sense(other: Mention, mention: Mention) -> bool:
    """亩均产能由486公斤提高到531公斤: the word that makes both an average stands before the first."""
    return other.sense is mention.sense or (other.sense is Sense.AVERAGE and mention.sense is Sense.VALUE)


def _says_again(mention: Mention, host: Mention) -> bool:
    return mention.comparable(host) and host.sense is Sense.VALUE and mention.clause - host.clause <= 1


def _restate(mention: Mention, host: Mention) -> None:
    """``89,642.17万元(约8.96亿元)``: the bracket says the same once more."""
    mention.words = host.words
    mention.notes.add("restated")
    if mention.comparable(host) and mention.role in (None, host.role):
        mention.metric, mention.role, mention.part = host.metric, host.role, host.part
        mention.scope, mention.period, mention.inherited = host.scope, mention.period or host.period, True


def _tell_total(mention: Mention, earlier: list[Mention]) -> None:
    """``工资福利支出…，资本性支出…，合计6,021.94万元``: a total is no value of its last part."""
    parts = [other for other in earlier if other.comparable(mention) and other.sense is Sense.VALUE]
    mention.metric, mention.part, mention.words = None, "", "合计"
    if any(part.notes & {"of_sentence_before", "member"} for part in parts):
        return
    if len(parts) > 1 and parts[0].metric and all(part.metric == parts[0].metric or part.part for part in parts):
        mention.metric, mention.role = parts[0].metric, parts[0].role


def _tell_listed(mention: Mention, following: Sequence[Mention]) -> None:
    """``应急广播运维142.60万元，支出139.75万元``: the money of a project before what was spent of it is its budget."""
    if mention.metric is not None or mention.dimension != "money" or mention.sense is not Sense.VALUE:
        return
    named = mention.words.replace(" ", "")
    if not named or named != (mention.base or "").replace(" ", ""):
        return
    if any(
        m.metric == "expenditure" and m.scope == mention.scope and m.clause - mention.clause == 1 for m in following
    ):
        mention.metric = "budget"


def _tell_member(mention: Mention, earlier: Sequence[Mention]) -> None:
    """``项目支出包括大厅运维418.60万元、热线服务125.50万元``: what is listed under the projects' spending is spent on them."""
    if mention.metric is not None or mention.dimension != "money" or mention.sense is not Sense.VALUE or mention.part:
        return
    goes_on = bool(earlier) and "member" in earlier[-1].notes
    goes_on = goes_on and mention.sentence.text[earlier[-1].end : mention.lead_start] in _LISTS
    if mention.words and (goes_on or (mention.of_which and find_part(_squeezed(mention.whole)) == ("项目支出", ""))):
        mention.metric, mention.role, mention.scope = "expenditure", Role.FINAL, plain(mention.lead).replace(" ", "")
        mention.notes.add("member")


def _squeezed(words: str) -> str:
    return normalised(words).replace(" ", "")


def _tell_rate(mention: Mention, earlier: list[Mention]) -> None:
    """A rate directly behind a budget and its spending is theirs, whatever it is called."""
    if mention.metric is None and mention.sense is Sense.VALUE and mention.words.endswith("控制率"):
        about = next((m for m in reversed(earlier) if is_part(m.part) and not m.of_which), None)
        if about is not None:
            mention.metric, mention.part, mention.scope = "budget_control_rate", about.part, about.scope
    if mention.metric == "completion_rate" or (mention.metric is None and mention.words == "使用率"):
        money = [m for m in earlier if m.sense is Sense.VALUE and m.clause >= mention.clause - 3][-2:]
        if {m.metric for m in money} == {"budget", "expenditure"} or is_part(mention.part):
            mention.metric = "budget_execution_rate"
            mention.scope = mention.scope if mention.part or not money else money[-1].scope


def _tell_use(mention: Mention, earlier: list[Mention]) -> None:
    """``固定资产原值2,400万元，其中在用2,280万元，利用率95%``: what is in use, and its rate, are of what was told."""
    if mention.metric is not None or mention.sense is not Sense.VALUE or not _IN_USE.search(mention.lead):
        return
    assets = next((m for m in reversed(earlier) if (m.metric or "").startswith("fixed_assets")), None)
    if assets is not None and mention.clause - assets.clause <= 2:
        in_use = mention.comparable(assets) and assets.metric != "fixed_assets_in_use"
        mention.metric = "fixed_assets_in_use" if in_use else "fixed_assets_use_rate" if mention.is_rate else None


def _tell_net(mention: Mention, earlier: list[Mention]) -> None:
    """``固定资产原值4,730万元，累计折旧1,562万元，净值3,167万元``: net of the assets told last."""
    if mention.metric is None and mention.sense is Sense.VALUE and _NET.fullmatch(mention.lead):
        kinds = [m.metric for m in earlier if (m.metric or "").endswith(("assets", "assets_gross"))]
        mention.metric = "fixed_assets_net" if kinds and kinds[-1] in ("fixed_assets", "fixed_assets_gross") else None
    elif (
        mention.metric is None
        and earlier
        and earlier[-1].metric == "fixed_assets_net"
        and _GROSS.fullmatch(mention.lead)
    ):
        mention.metric = "fixed_assets_gross"  # 固定资产净值2,275.80万元（原值3,512.60万元）


def _tell_beneficiaries(mention: Mention, earlier: list[Mention]) -> None:
    """``拨付适岗补贴820万元，培训人员3,100人次``: the persons are those of the money told directly before."""
    money = earlier[-1] if earlier else None
    if mention.metric != "training" or money is None or money.dimension != "money" or money.sense is not Sense.VALUE:
        return
    if mention.clause - money.clause == 1 and money.metric in (None, "subsidy") and not says_little(money.own_words):
        mention.metric = None
        mention.words = joined(money.own_words, mention.words)


def _before(mention: Mention) -> str:
    """The clause before a figure, another figure in it included (占…512.80万元的7.46%)."""
    return re.split("[，；。：]", mention.sentence.text[: mention.start])[-1]


def _spoken_of(mention: Mention, earlier: list[Mention]) -> str:
    """What a change or a share is of: for a share the part before it, else the figure's own words or that part."""
    skipped = {"reference"} if mention.sense is Sense.SHARE else {"reference", "base"}
    before = next(
        (
            m
            for m in reversed(earlier)
            if m.sense is Sense.VALUE and m.words and not m.notes & skipped and m.group in (0, mention.group)
        ),
        None,
    )
    if earlier and "after_figure" in mention.notes and "reference" in earlier[-1].notes and earlier[-1].words:
        return earlier[-1].words
    if not mention.own_words and earlier and (said := _said_just_before(mention, earlier[-1])):
        return said
    if mention.sense is Sense.SHARE and mention.answers is not None:
        return mention.answers.words
    near = before is not None and mention.clause - before.clause <= 2
    if before is not None and near and mention.dimension == "points" and before.is_rate and is_reference(mention.lead):
        return before.words  # 高于全省平均水平1.3个百分点
    if before is not None and near and (mention.sense is Sense.SHARE or not mention.words):
        return before.words
    return _SHARE_NAMED.sub("", mention.words) if mention.sense is Sense.SHARE else mention.words


def _said_just_before(mention: Mention, last: Mention) -> str:
    """``增加603.61万元，增长11.14%``, ``编外用工比率超过5%，扣0.5分``: what grew or cost points is said once."""
    if mention.clause - last.clause > 1:
        return ""
    if mention.sense is Sense.CHANGE and last.sense is Sense.CHANGE:
        return re.sub("(?:增长|下降)$", "", last.words).strip()
    return last.words if mention.sense is Sense.DEDUCTION and last.sense is Sense.VALUE else ""


def _topic(mention: Mention, earlier: list[Mention]) -> str:
    """The nearest noun phrase before a figure in its sentence that says more than its own words."""
    opening = next((at for at in range(len(earlier) - 1, -1, -1) if earlier[at].of_which), len(earlier))
    listed = mention if mention.of_which or opening == len(earlier) else earlier[opening]
    if mention.of_which:
        opening = len(earlier)
    if listed.of_which and (whole := normalised(listed.whole)):
        return whole
    if earlier and not mention.lead and mention.sentence.text[earlier[-1].end : mention.start] in ("、", ""):
        return earlier[-1].own_words or earlier[-1].words  # 加固工程6所、21,450平方米; 培训14期1,036人次
    if mention.sense is Sense.AVERAGE and not mention.of_which:
        opening = len(earlier)  # 其中励志奖学金148.5万元297人，人均5,000元
    for other in reversed(earlier[:opening]):  # the parts of one list are no topic of each other
        if mention.words not in _TOTALS and _parted(mention.sentence.text, other.end, mention.start):
            break
        if other.sense is Sense.VALUE and not says_little(other.own_words) and not other.is_rate:
            return other.own_words if other.clause >= listed.clause - 2 else ""
    return _clause_before(mention)


def _clause_before(mention: Mention) -> str:
    """The noun phrase that one of the two clauses before a figure is, if no figure stands in it."""
    end = len(mention.sentence.text[: mention.lead_start].rstrip(_PAUSES))
    for _ in range(2):
        start = max(mention.sentence.text.rfind(mark, 0, end) for mark in _PAUSES) + 1
        words = normalised(mention.sentence.text[start:end])
        told = any(start <= place < end for place, _ in mention.sentence.places)
        if not told and 3 <= len(words.replace(" ", "")) <= 18 and not _DIGIT.search(words):
            return words
        end = start - 1
        if end <= 0:
            break
    return ""
