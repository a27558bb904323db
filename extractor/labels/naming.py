"""Naming: the words and the metric of a figure from its own lead and tail."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.labels.mention import Mention, Sense
from extractor.labels.metrics import Named, find_part, readings
from extractor.labels.money_told import (
    LEVELS,
    is_by_the_treasury,
    is_moved,
    is_of_income,
    level_given,
    pays,
    settle_a_purchase,
)
from extractor.labels.senses import per_what, says_basis, says_by_or_than, without_copula
from extractor.labels.words import joined, normalised, plain
from schemas.patterns import late

_NEUTRAL = re.compile(
    r"(?:整体|部门|单位|本身|自身|全部|总体|总|财政|资金|支出|预算|收支|本级|年度|全年|一般|安排|批复|综合|汇总|经费|年末|绩效|自评|最终|全口径|合计|使用|执行|各|纳入|编制|可|实|中|当期|用款|收入|中心|国有|年终|期末|年底|各[级类项方]|多方|[两三]级|[省市县区州旗镇]本级|机关|全局|全系统|系统|学校|医院|法院|本|下达|核定|相应|同步|拨款|含|追加|数|四|末|月|分|和|的|累计|共|已|年|批准|核准|审批|审定|程序|规定|上级|财政局|人大|申报|申请|决定|经|按|该?子项目?|该?标段|该?分项|该?课题|纳入绩效|重点|承担|实施|申报)*"
)
_ADVERBIAL = late(
    "^[一二两三四五六七八九十0-9]+(?:年|个月|个?季度)|(?:[后前时来]|(?<!以)[上下]|以内|之间|期间|过程中)$"
)
"""收支相抵后, 加上: when or how a sum is reckoned, not whose it is."""
_NO_VERB = re.compile(
    "(?:未|没有?|不|无需|免|拒)(?:能|得|及时|足额|全部|完全|按时)?..$|(?:转移|移动|微信|第三方|代)支付$|滚存结[余转]$"
)
"""未支付的62.28万元 is no payment, 转移支付 is a kind of funds, 滚存结余 is of many years."""
_DECIDED_BY = late(
    r"(?:[省市县区州旗镇]|本级)(?:级|人民政府|政府)?(?:财政(?:局|厅|所|部门)?|人大)(?:给|年初|全年|年度|年中)*(?:(?:批复|核定|批准|审批|审定|核准)(?:了|给|下达)?|(?:安排|下达|追加)(?=[我本]))"
)
"""县财政批复我会年初预算: who decided a budget is not who pays it."""
_OF_OTHERS = ("revenue",)
"""主营业务收入, 旅游收入: with any other name before it no income of the department."""
_OF_THE_DEPARTMENT = ("establishment", "staff_")
_NEUTRAL_END = re.compile(r"(?:资金|经费|预算|支出|财政|项目)+$")
_TAIL_STOP = re.compile(
    r"的(?!.{2,})|(?:开展|参加|参赛|获(?!奖)|报名|通过|列入|被|为|实现|完成|占|用于|进行|得到|达到|已|均|全部|按|在|以|并|接受|享受|投入|得|有|是|由|从|，).*$"
)
_PROJECTS = re.compile(
    r"^(?P<noun>(?:预算|支出|二级|一级)?项目)(?=的|预算|支出|资金|全年|年初|年度|合计|共|执行|经费|调整|决算|总).*$"
)
_REACHES = late("[一-鿿](?:覆盖|涉及|惠及|涵盖|辐射|遍及|分布(?:在|于)?|带动)(?:了|到|全[省市县区镇])?$")
_DONE = re.compile("(?:已|仅|只|共|实际|全年|累计)*(?:完成|达成)(?:了)?")
"""完成99.17%: the rate of what was planned."""
_AIM_ALONE = re.compile("(?:年初|年度|全年|当年|计划)?目标数?(?:为|是)?")
_AIMS = re.compile("(?:绩效)?(?:目标|指标)(?=$|[^0-9]{0,2}表述|未|没)")
_SAYS_ANYTHING = re.compile("[0-9A-Za-z一-鿿]")
_COMPARING = ("相", "比", "较", "与")
_WITH_WHAT = re.compile(
    "相?(?:比|较|与)于?(?:20[0-9]{2}年度?|年初|年度|全年|调整后?|上年)*(?:预算|决算|支出)(?:安排)?数?(?:字|额)?(?:相比)?"
)
_GOT = re.compile("得(?:了)?$")
_ADJUSTED = re.compile("(?:最终|年末)?(?:调整|调剂|追加|变更)后(?:的)?(?:为|达|共计|合计|共)*")
_OF_AN_ITEM = re.compile("(?:类?指标|部分|方面)$")
_IS = re.compile("(?<![作列])为|按(?!照|月|季|年|时|期)|除以")
_FALLS_SHORT = re.compile("(?:少|未|没有?|欠)(?:足额|及时|全部)?(?:到位|拨付|拨)$")
_PAID_TO = re.compile(
    "(?P<verb>拨付|下拨|支付|兑付|发放)(?:给|至|到)?[^，。；0-9]{0,12}(?:机构|单位|部门|医院|卫生院|学校|乡镇|镇|乡|街道|村|社区|企业|农户|合作社)$"
)
_SET_ASIDE = re.compile("(?<!公共)(?<!基金)(?<!经营)预算(?:安排|批复|下达|核定)的?$")
"""预算安排的公用经费62.50万元: a budget of that part."""
_LEVEL_OF = re.compile("^[省市县区州旗镇]级")
_IS_GIVEN = re.compile("下达|安排|批复|核定")
_WHOLE_SCALE = late(
    "(?:(?:指标|体系|标准|满分|设定|分值|[评打]分表)[^，。；]{0,6}|各[^，。；]{0,6})总分(?:均|都)?(?:为|共)?$"
)
"""评价指标总分100分: what can be had, not what was."""
_HAS = re.compile("(?:有|共有|设有)$")
_CHANGES = re.compile(r"^(?:多|少|增|减|提高|提升|上升|下降|降|升|缩短|压缩|压减|扩大|回落|调整|同比)")
_PREDICATE = re.compile(
    "未(?:编|按|能|完成|及时|开|达|设|细|到|列|办|支|使|纳|通)|没有|不(?:能|得|符)|已(?!婚)|因(?!公)|被(?!征|装)|尚|均|仍|将|拟|正在|得到"
)
_WHAT_BECAME = re.compile(
    "其?中(?:已|仍|有|尚|还|未)|系(?!统|列|数)|未(?!成年|婚|来|就业|脱贫|参保|升学|满|保|硬化)|[晚早](?!稻|期|餐|高峰)|提前|推迟|主要|来自"
)
_AIM_OF_A_THING = re.compile("[的数](?:全年|年度|年初|总体|预期|计划|绩效)*(?:目标|指标)")  # 站点的全年目标为68个
TARGET_AFTER = re.compile(
    r"^(?:以上|以内|以下)?的?(?:年度|全年|年初|既定|预期|预定|总体|控制|绩效|考核|计划|工作|市级|省级|国家|行业|地方|省定|市定|规定|约束性)*(?:目标|任务|计划|标准|要求|指标|序时进度|控制[数线值]|[上下]限|红线)"
)


def name(mention: Mention) -> None:
    """Words and metric from the figure's own surroundings."""
    if says_by_or_than(mention.lead) and mention.dimension == "money":
        mention.notes.add("open")
        return
    told = _DECIDED_BY.sub("", mention.lead) if "财政" in mention.lead or "人大" in mention.lead else mention.lead
    lead = _behind_is(without_copula(says_basis.sub("", told)), mention.dimension)
    own = _own_words(mention, lead)
    if mention.dimension == "score" and _WHOLE_SCALE.search(mention.lead):
        mention.words = own
        mention.notes.add("whole_scale")
        return
    if mention.sense is Sense.VALUE:
        own = _metric_by_lead(mention, lead, own)
    aims = _aims_counted(mention, lead)
    if aims:
        mention.metric, own = None, joined(own, aims) if lead.endswith(aims) else ""
        mention.notes.add("aims")
    tail = _tail_words(mention, own) or (aims if aims and not own else "")
    own = "新增" if not own and not tail and "新增" in lead else own
    per = per_what(mention.lead) if mention.sense is Sense.AVERAGE else ""
    own = "" if own.replace(" ", "") in per else own
    mention.words = mention.words if mention.metric and not own else joined(own, tail)
    if per:
        mention.words = joined(mention.words, "" if per in mention.words else per) if mention.words else ""
    if mention.answers is not None:
        mention.words = joined(mention.answers.words, mention.words)
        mention.part = mention.part or mention.answers.part
    if mention.metric is None and mention.sense is Sense.VALUE and tail and not (own and mention.tail.startswith("的")):
        _find_metric(mention, normalised(tail).replace(" ", ""))


def _own_words(mention: Mention, lead: str) -> str:
    """The words that lead to the figure; those of points keep what elsewhere is a verb (投入得14.50分)."""
    if mention.sense is Sense.CHANGE and lead[:1] in _COMPARING:
        lead = _WITH_WHAT.sub("", lead)  # 较年初预算数减少4万元: what it is compared with is not what has changed
    own = normalised(lead)
    if mention.dimension == "score":
        lead = _GOT.sub("", lead) or lead
        own = normalised(lead)
        if mention.sense is Sense.VALUE and len(plain(lead)) > len(own):
            own = _OF_AN_ITEM.sub("", plain(lead)) or own
    if mention.dimension == "money" and (paid := _PAID_TO.search(lead)):
        own = joined(paid["verb"], own)  # 拨付基层医疗卫生机构4,217万元: to whom names no amount
    return own if _SAYS_ANYTHING.search(own) else ""


def _metric_by_lead(mention: Mention, lead: str, own: str) -> str:
    """The metric that the lead names; its words where they are the metric's alone."""
    if mention.dimension == "score":
        lead = _GOT.sub("", lead) or lead
    if mention.dimension.startswith("count") and mention.tail and _REACHES.search(mention.lead):
        return own  # 项目覆盖4个镇
    _find_metric(mention, plain(lead).replace(" ", ""))
    if mention.metric is None and not mention.part:
        _find_metric(mention, own.replace(" ", ""))
    if mention.metric is None and not own and mention.dimension == "money" and _ADJUSTED.fullmatch(mention.lead):
        mention.metric, mention.words = "budget", "预算"
    if mention.metric is None and mention.is_rate and _DONE.fullmatch(mention.lead):
        mention.metric, own = "completion_rate", "完成率"
    return own


def _tail_words(mention: Mention, own: str) -> str:
    """What stands behind the figure as its name; all of it for a part that nothing else names."""
    if mention.metric and mention.dimension == "money":
        return ""
    unnamed = mention.of_which and not own and not mention.metric
    if not unnamed or _PREDICATE.match(mention.tail) or _WHAT_BECAME.match(mention.tail):
        return _noun_after(mention)
    return _noun_after(mention) or normalised(mention.tail)


def _behind_is(lead: str, dimension: str) -> str:
    """``支出进度的分母为调整后预算1,458.30万元``: what a figure is stands behind 为, where that is a name by itself."""
    before, _, behind = _IS.sub("\0", lead).rpartition("\0")
    if not before or not behind:
        return lead
    named = readings(plain(behind).replace(" ", ""), dimension)
    return behind if named and is_neutral(named[0].before) else lead


def _aims_counted(mention: Mention, lead: str) -> str:
    """The word 目标 or 指标 where the figure counts them: 绩效目标7个, 有1个指标不可计量."""
    if mention.dimension not in ("count:个", "count:项") or _AIM_OF_A_THING.search(lead) or _is_aimed_beside(mention):
        return ""
    found = _AIMS.search(lead) or (_AIMS.match(mention.tail) if _HAS.search(mention.lead) else None)
    return found[0] if found else ""


def _is_aimed_beside(mention: Mention) -> bool:
    """``更新站点67个，年初目标55个``: aimed at of what was counted directly before."""
    if "目标" not in mention.lead or _AIM_ALONE.fullmatch(mention.lead) is None:
        return False
    told = zip(mention.sentence.figures, mention.sentence.places, strict=True)
    return [figure.unit.symbol for figure, (_, end) in told if end < mention.start][-1:] == [mention.figure.unit.symbol]


def _noun_after(mention: Mention) -> str:
    """What is counted, where it stands behind the figure (33场公益培训)."""
    if not mention.dimension.startswith(("count", "measure", "money")):
        return ""
    tail = _TAIL_STOP.sub("", _PROJECTS.sub(lambda found: found["noun"], mention.tail))
    if mention.dimension == "money" and not tail.startswith("的"):
        return ""
    if TARGET_AFTER.match(tail) or _CHANGES.match(tail) or _PREDICATE.match(tail) or _WHAT_BECAME.match(mention.tail):
        return ""
    return normalised(tail)


def _find_metric(mention: Mention, phrase: str) -> None:
    """The metric of a noun phrase; of several readings the one that leaves a known part or nothing before it."""
    if mention.dimension == "money" and is_moved(mention):
        return
    found = () if _FALLS_SHORT.search(phrase) else _done(readings(phrase, mention.dimension))
    if mention.dimension in ("money", "ratio"):
        if (part := find_part(phrase)) and _is_bare_part(phrase, part, found):
            if mention.is_rate and part[0] in LEVELS:
                return
            _bare_part(mention, phrase, *part)
            return
        if mention.dimension == "money" and (level := level_given(phrase)):
            mention.metric, mention.words = "budget", phrase
            mention.part = "" if is_by_the_treasury(mention) else level
            return
        for named in found:
            part = find_part(named.before) if named.metric.aggregate else None
            if part is not None and (is_neutral(part[1]) or pays(part[1])):
                _settle(mention, named)
                mention.part = "" if part[0] in LEVELS and is_by_the_treasury(mention) else part[0]
                settle_a_purchase(mention)
                return
    plainly = next((n for n in found if not n.metric.of_parts and _is_near(n.metric.near, mention)), None)
    if plainly is not None and not is_of_income(mention, plainly):
        if plainly.metric.id.startswith(_OF_THE_DEPARTMENT) and plainly.before and not is_neutral(plainly.before):
            return  # 文化馆编制18名
        _settle(mention, plainly)
        if plainly.metric.id == "self_evaluation_score" and plainly.before and not is_neutral(plainly.before):
            mention.notes.add("of_one")
        if plainly.metric.aggregate or plainly.metric.bare:
            _narrow(mention, plainly.before)


_OF_FUNDS = re.compile("财政拨款[^款]{2,8}$")


def _done(found: Sequence[Named]) -> Sequence[Named]:
    return [named for named in found if not named.before or not _NO_VERB.search(named.before + named.name[:2])]


def _is_near(words: Sequence[str], mention: Mention) -> bool:
    return not words or any(word in mention.sentence.text for word in words)


def _settle(mention: Mention, named: Named) -> None:
    mention.metric = named.metric.id
    mention.words = named.name


def _bare_part(mention: Mention, phrase: str, part: str, before: str) -> None:
    mention.part = part
    mention.words = phrase
    if "采购" in phrase:
        mention.metric = "procurement"
    elif phrase.endswith(("资金", "经费")) and _IS_GIVEN.search(mention.lead):
        mention.metric = "budget"  # 财政下达的项目资金
    elif part.endswith("支出") or phrase.endswith("支出"):
        mention.metric = "expenditure"
    elif not mention.is_rate and _SET_ASIDE.search(before):
        mention.metric = "budget"
    mention.notes.add("bare_part")


def _is_bare_part(phrase: str, part: tuple[str, str], found: Sequence[Named]) -> bool:
    """Whether the phrase is the name of a part and says nothing of budget or spending (人员经费, 基本支出)."""
    if not part[1] and found and len(found[0].name) < len(phrase):
        return True
    return is_neutral(part[1]) and all(named.metric.aggregate for named in found)


def is_neutral(qualifier: str) -> bool:
    """Whether words before a metric leave it the department's whole (2021年整体预算资金执行率)."""
    return (
        _NEUTRAL.fullmatch(qualifier) is not None
        or _NEUTRAL.fullmatch(normalised(qualifier).replace(" ", "")) is not None
    )


def _narrow(mention: Mention, before: str) -> None:
    """A qualifier before an aggregate says whose it is."""
    if is_neutral(before):
        if re.search("整体|部门|单位|总", before):
            mention.notes.add("whole")
    elif mention.metric in _OF_OTHERS:
        mention.metric, mention.words = None, ""
        mention.notes.add("other_account")
    elif not _ADVERBIAL.search(before):
        mention.notes.add("qualified")
        before = _up_to_project(before, mention)
        part = _across(before) or _NEUTRAL_END.sub("", normalised(before).replace(" ", ""))
        mention.part = part if len(part) > 1 else ""


def _up_to_project(before: str, mention: Mention) -> str:
    """一批项目县级批复|总投资: whose it is ends with 项目; of which one, a bare 项目 behind a number leaves open."""
    name, project, rest = before.rpartition("项目")
    if not project or not rest or not is_neutral(_LEVEL_OF.sub("", rest)):
        return before
    if not name:
        mention.notes.add("scope_open")
    return name + project


def _across(before: str) -> str:
    """The part of a budget whose last word begins the metric: 全国一般公共|预算支出, 财政拨款“三公”|经费支出."""
    if before.endswith("一般公共"):
        return f"{before}预算"
    known = (find_part(before) or find_part(f"{before}经费")) if _OF_FUNDS.search(before) else None
    return known[0] if known is not None and known[1].endswith("财政拨款") else ""
