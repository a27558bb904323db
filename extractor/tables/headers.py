"""The header words of the genre as data: which words head which column, over regions and forms.

Patterns match a header's words without white space, units and formula letters. The first that fits decides.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TypeVar

from extractor.tables.meanings import UNKNOWN, Kind, Meaning, Quantity, Source

_T = TypeVar("_T")
_LEVEL_DIGITS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3}

_SCORE_WORDS = r"(?:得分|评分|打分|分数|评价分|评定分值|考核分)"
_PLAIN: tuple[tuple[Kind, str], ...] = (
    (Kind.SERIAL, r"序号|编号|项目序号|行次|栏次|No\.?|№"),
    (
        Kind.PROJECT,
        r"(?:预算|专项|支出|政策|子|二级|三级|一级|政策和|自评|评价|重点|资金|财政)*项目(?:\(政策\))?(?:和?政策)?名称|项目(?:支出)?名称.*"
        r"|(?:专项|政策|政策和项目|专项资金|任务|预算项目|支出项目)名称?|项目|子项目",
    ),
    (Kind.UNIT, r"(?:计量|度量|指标|指标值|数量|绩效指标)单位"),
    (
        Kind.DEPARTMENT,
        r"(?:主管|预算|实施|业务|归口|责任|项目|一级预算|申报|填报|承担|使用|牵头)*(?:部门|单位|科室|处室|股室)(?:\(单位\))?(?:名称)?(?:及代码)?"
        r"|(?:部门|单位|预算单位)编码|部门\(单位\)名称|责任(?:人|主体)|项目负责人|负责人|联系人|联系电话|经办人|(?:主管)?部门及代码",
    ),
    (
        Kind.CATEGORY,
        r"(?:项目|资金|支出|预算)?(?:类别|类型|性质|属性|级次|分类|层级)|功能分类.*|经济分类.*|科目(?:编码|名称)|支出类别|科目|项目(?:代码|编码)|用款单位|资金用途|用途",
    ),
    (Kind.OPERATOR, r"(?:指标)?方向|指标(?:性质|符号|值符号)|运算符号?|比较符号?|计算符号|符号"),
    (
        Kind.WEIGHT,
        r"(?:参考|标准|指标|总|一级|二级|三级|[一二三]级指标|设定|考核|评价|自评|绩效)*(?:分值|权重|权值|满分|标准分|分数值|分值权重|权重分值|权重分|总分|满分值|参考分)(?:\(?%\)?)?",
    ),
    (
        Kind.CLAUSE,
        r"(?:参考|指标|绩效|考核|具体)*(?:评分|计分|评价|得分|扣分|赋分|打分|评定|考核)(?:的)?(?:标准|细则|办法|规则|方法|依据和标准|标准及方法|说明及标准|标准和方法|口径)(?:及说明)?"
        r"|评分标准.*|计算方法及评分.*|指标解释(?:和|及|与)评分.*|评价要点(?:及|和)评分.*",
    ),
    (
        Kind.DESCRIPTION,
        r"(?:三级)?指标(?:说明|解释|释义|内涵|定义|解读|口径)(?:.*)|评价要点|考核要点|评价内容说明|计算公式|指标公式|数据来源.*|佐证材料.*|证明材料.*|评价依据",
    ),
    (
        Kind.EXPLANATION,
        r".*(?:扣分|失分|未达标|偏差|未完成|未执行|未达到|差异|增减|变动|得分率低).*(?:原因|情况|说明|分析|措施|依据|理由|整改).*"
        r"|.*原因(?:分析|说明).*|扣分|(?:得分|自评|评分|评价|执行|自评得分|打分)(?:说明|依据|理由|依据及扣分原因|情况说明)|评分依据.*|评分说明.*"
        r"|备注.*|说明|情况说明|.*改进措施.*|.*整改(?:情况|措施).*|未执行原因|原因",
    ),
    (
        Kind.SCORE,
        r"(?:自评|实际|评价|指标|复核|复评|部门|单位|最终|考核|三级指标|考评|财政|初评|本项|项目)*"
        + _SCORE_WORDS
        + r"(?:情况|结果|值|数)?"
        r"|自评(?:分|分值|分数|结果)|实得分|得分率后得分|实际得分.*|得分\(.*\)|评分值",
    ),
    (
        Kind.ACTUAL,
        r"(?:全年|年度|年末|本年|截至年底|当年|指标|目标|实际|预期)*(?:完成|实现|达到)(?:的)?(?:指标)?(?:值|数|数量|结果|水平|情况值)|(?:全年|年度|本年)?(?:实际|完成|实现)(?:指标值|值|情况|数|完成)"
        r"|实际值|完成值.*|完成情况|全年完成情况|指标完成情况|实际完成(?:值|情况|指标值)?.*|年度?实际完成.*|绩效指标完成情况|指标实际值|业绩值|完成结果|本年完成|目标完成值|自评完成值|完成实绩",
    ),
    (
        Kind.GOAL,
        r"(?:年初|年度|总体|年度总体|预期|项目|绩效|年初设定|设定|整体|部门|主要|预算|全年|项目年度|三年)*(?:绩效)?(?:总体)?目标(?:内容|设定|设置|描述|任务)?|预期目标.*|年初设定目标.*|年初目标|项目绩效目标.*",
    ),
    (
        Kind.COMPLETION,
        r"(?:绩效|年度|总体|年度总体|预期|项目|整体|全年|实际|年度绩效)*(?:目标)?(?:整体|实际|全年|总体)*(?:完成|实现|达成)(?:程度|情况)(?:.*)?|全年实际完成情况|目标实际完成情况.*|年度绩效目标完成情况|项目(?:实施|完成)情况|总体完成情况",
    ),
    (
        Kind.TARGET,
        r"(?:年度|年初|绩效|计划|全年|预期|指标|设定|预算|年初设定|本年|当年|三级指标|目标|考核|年度绩效)*(?:指标|目标|预期|计划|标准|标杆|参考|设定)(?:的)?(?:值|数|数量|标准值|完成值|指标值)(?:\(.*\))?"
        r"|年度指标内容|指标内容及?(?:目标)?值?|年初指标值|指标值|目标|计划|年度计划|计划完成|年初计划|预期值|年度指标|预期指标|应完成.*|任务数|任务量|年度任务",
    ),
    (
        Kind.TEXT,
        r".*存在的?问题.*|.*(?:实施|开展|组织|管理)情况|.*措施|.*建议|内容|主要内容|项目概况|.*起止.*|.*(?:日期|时间|期限)|实施内容|等级|评价等级|结论|评价结论|附件|签字|意见|审核意见|考核结果",
    ),
)

_RATE = re.compile(
    r"(?:执行|支付|支出|使用|完成|到位|控制|支付进度|结余|结转|拨付|兑付|采购|利用|达标|覆盖|满意|合格|落实|资金)(?:的)?(?:率|进度|比例|比率|程度)(?:%|\(%\))?$"
    r"|.*率$|.*率%$|(?:支出|执行|支付)进度|序时进度|满意度"
)
_SHARE = re.compile(r"^占.*|.*占比.*|.*比重.*|.*所占比例|构成(?:%|比)?$|占比")
_CHANGE_RATE = re.compile(
    r".*(?:增长|增减|增幅|降幅|下降|减少|变动|变化|增加|升降|同比|环比|升幅|增减变动).*(?:率|幅|幅度|比例|%|百分比|比率)(?:\(%\))?$|同比|增幅|降幅|增长$|(?:同比|比上年)(?:增长|增减)$"
)
_CHANGE = re.compile(
    r".*(?:增减|变动|差额|差异|变化|增加|减少|增长|升降)(?:额|数|情况|值|金额|变动|量)?(?:\(.*\))?$|增减.*|较(?:上年|年初|预算).*|比(?:上年|年初|预算).*(?:增减|增加|减少).*|差额|差异"
)

_QUANTITIES: tuple[tuple[Quantity, re.Pattern[str]], ...] = (
    (Quantity.LAST_YEAR, re.compile(r"上年(?!结转|结余|末结|度结)|去年|上一?年度(?!结)|上期")),
    (Quantity.OPENING, re.compile(r"年初(?:数|余额|账面|净值|原值)|期初(?!预算)")),
    (Quantity.CLOSING, re.compile(r"年末(?:数|余额|账面|净值|原值)|期末")),
    (
        Quantity.BALANCE,
        re.compile(
            r"(?:年末|期末|本年)?(?:结余|余额|剩余|未支出|未使用|未支付)|年末结转|(?<!上年)结转结余|收回|结转(?:下年|下一年)"
        ),
    ),
    (
        Quantity.ADJUSTED,
        re.compile(
            r"调整(?:后|以后)?(?:的)?(?:全年|年度|部门|年)*预算|预算调整后|调整后|调剂后|调整预算|最终预算|调整预算数|预算\(调整后\)"
        ),
    ),
    (Quantity.ADJUSTMENT, re.compile(r"追加|调增|调减|(?:预算)?调整(?:数|额|金额)|年中调整|调剂|核减|预算增减")),
    (
        Quantity.INITIAL,
        re.compile(r"年初(?:部门|财政|项目|批复|安排|下达)*(?:预算|安排|批复|下达|资金)|期初预算|初始预算|年初"),
    ),
    (Quantity.ANNUAL, re.compile(r"全年(?:的)?(?:预算|安排|资金)")),
    (Quantity.RECEIVED, re.compile(r"到位|(?:实际)?(?:下达|拨付)(?:资金|数|金额)")),
    (Quantity.CUMULATIVE, re.compile(r"累计(?:支出|执行|完成|使用|支付)")),
    (
        Quantity.SPENT,
        re.compile(
            r"实际(?:支出|使用|执行|支付|完成|发生|采购|列支|报销|投入)|支出(?:数|金额|额|总额|情况|合计|总计|决算|资金)?(?:$|\()|执行(?:数|金额|额|情况)|决算|(?:资金|已)?使用(?:数|金额|额|资金)|支付(?:数|金额|额)|已(?:支出|支付|使用)|实支|全年支出|支出$|执行$|本年支出|完成(?:投资|支出|金额)"
        ),
    ),
    (Quantity.THIS_YEAR, re.compile(r"^(?:本年|本年度|本期|当年)(?:数|金额|额)?$")),
    (
        Quantity.BUDGET,
        re.compile(
            r"预算|安排(?:资金|金额|数|额)?$|下达|计划(?:金额|投资|资金|采购)|批复|资金总额|总投资|投入|(?:项目)?资金(?:总量|规模|额度|金额|总额)|指标(?:金额|数|文)|收入(?:数|金额)?$"
        ),
    ),
    (Quantity.NAMED, re.compile(r"金额|数额|总额|资金|收入|支出|经费|合计|总计|小计")),
)

_SOURCES: tuple[tuple[Source, re.Pattern[str]], ...] = (
    (
        Source.NON_FISCAL,
        re.compile(r"非财政|自有|自筹|单位资金|事业收入|经营收入|社会(?:资金|资本|捐赠)|事业单位资金|其他非财政"),
    ),
    (Source.GENERAL, re.compile(r"一般(?:公共)?预算|公共(?:财政)?预算")),
    (Source.FUND, re.compile(r"政府性?基金|基金预算")),
    (Source.CAPITAL, re.compile(r"国有资本")),
    (Source.SPECIAL, re.compile(r"(?:财政)?专户|专户管理")),
    (
        Source.CARRIED,
        re.compile(r"(?:上年|以前年度|历年|往年)(?:度)?(?:的)?(?:结转|结余|末结)|结转资金|结转结余资金|存量资金"),
    ),
    (Source.UPPER, re.compile(r"上级|中央|省(?:级|财政|补|拨|市)|市级|国家|转移支付")),
    (Source.LOCAL, re.compile(r"(?:本级|区级|县级|区县|本市|地方|镇级|县区|乡镇)(?:财政|资金|配套|拨款|安排)?")),
    (Source.CURRENT, re.compile(r"(?:当年|本年|年度)(?:财政)?(?:拨款|安排|预算安排|财政拨款)")),
    (Source.FISCAL, re.compile(r"财政(?:性)?(?:拨款|资金|补助|预算|收入|安排)?")),
    (Source.BASIC, re.compile(r"基本支出|人员(?:经费|支出)|(?:日常)?公用(?:经费|支出)")),
    (Source.PROJECT, re.compile(r"项目支出")),
    (Source.OTHER, re.compile(r"其他|其它")),
    (Source.TOTAL, re.compile(r"合计|小计|总计|总额|总金额|总数|总量|总预算|^计$|资金总|总支出")),
)

GROUPS = re.compile(
    r"(?:产出|效益|效果|满意度|数量|质量|时效|成本|经济|社会|生态|环境|经济效益|社会效益|生态效益|环境效益|可持续影响|可持续发展|服务对象满意度|社会公众满意度|绩效|履职|部门|经济成本|社会成本|生态环境成本|决策|过程|投入|管理|运行)"
    r"(?:及|和|、)?(?:效益|影响|效果)?(?:指标|目标)?"
)
"""Names of groups of indicators: headers in a wide project table, first cells of rows elsewhere."""

SIDES = re.compile(
    r"(?:\([一二三四五六]\)|[一二三四五六1-9][、.])?(?:年度|项目|部门|部门整体|预算|整体|年度部门|本年|项目资金|部门预算)*"
    r"(?:资金|资金情况|预算执行情况|资金执行情况|资金使用情况|预算情况|资金安排|支出情况|绩效指标|绩效目标|总体目标|年度目标|目标完成情况|基本情况|概况|资金来源|执行情况|收支情况|预算执行|指标完成情况|绩效自评|支出执行情况|资金来源及使用情况)"
    r"(?:\([^()]*\)|及.*情况)*"
)
"""Labels of a block of rows, merged down its left side."""

LABELS = re.compile(
    r"(?:项目|专项|政策|子项目|预算项目|专项资金|二级项目)(?:支出)?名称|(?:主管|实施|填报|预算|项目|一级预算|业务主管|资金使用|承担|项目实施|项目主管|部门|申报|评价|自评|填表)*(?:部门|单位|处室|科室)(?:\(单位\)|\([^()]{0,8}章\)|\(公章\))?(?:名称)?(?:及代码)?"
    r"|(?:项目|单位|部门|填报|评价)*(?:负责人|联系人|填报人|经办人|填表人|审核人)(?:及电话|及联系电话|签字|\(签字\))?|(?:联系)?电话|(?:填报|填表|评价|自评)(?:日期|时间)|项目(?:类别|类型|属性|性质|起止时间|编码|代码|周期|期限|级次|概况|地点|内容|分类)|起止(?:时间|日期)|实施期限|评价年度|年度|邮编|地址"
    r"|预算年度|资金性质|自评(?:等级|结论|得分|总分)|评价(?:等级|结论)|等级|(?:项目)?总?得分|是否.*|职责|主要职责|部门职能|项目概述|立项依据"
    r"|(?:年度|年度总体|总体|年初设定|预期|项目|绩效)*(?:绩效)?目标|(?:全年|年度|目标)?(?:实际)?(?:目标)?完成情况|(?:总体|年度|绩效)?目标(?:实际)?完成情况|存在(?:的)?问题(?:及.*)?|(?:改进|整改)措施|下一步.*|备注|编制数?|在编人数|实有人数"
)
"""Labels of a key-value row."""

SURE_LABELS = re.compile(
    r".*(?:负责人|联系人|填报人|经办人|填表人|审核人|电话|日期|起止时间|实施期限|邮编|地址|\(公?章\)|\(盖章\)).*"
)
"""Labels that never head a column of figures."""

TOTALS = re.compile(
    r"(?:项目|支出|收入|金额|得分|自评|部门|评价|预算|本年|本部门|资金|各项|全部|加权|自评得分|指标|分值|绩效|部门整体|单位|经费|年度|资产|负债|人员|人数|在编|在职|实有|在岗|在册|编制|年末)*"
    r"(?:合计|总计|共计|总分|总得分|得分合计|总和|总得分情况|总评分|综合得分|汇总|折算得分|折算后得分|最终得分)(?:\([^()]*\))?(?:情况|得分|分|分值|:)?|(?:自评|评价)(?:总分|得分)|得分|总分.*|合计.*得分|总[和额数]|总得分.*"
)
SUBTOTALS = re.compile(r".{0,14}小计(?:\([^()]*\))?|分项合计")

_BRACKETS = re.compile(r"\([^()]*\)")
_SENTENCE = re.compile(r"[。；;,!?]|[0-9]+(?:\.[0-9]+)?(?:%|万|亿|元|个|人|家|项|次)")
"""What no header has: the marks of a sentence, a measured value."""
_OF_WHICH = re.compile(r"^(?:其中|其 中|#|含|包括|内)[:、]?")
_NUMBERED = re.compile(r"^(?:[一二三四五六七八九十]+、|[0-9]{1,2}[.、](?![0-9])|\([一二三四五六七八九十0-9]{1,3}\))")
_UNIT_NOTE = re.compile(
    r"[\[(](?:单位:?)?(?:人民币)?[百千万亿]*元?(?:[百千万亿]元|元|人|个|分|%|百分比|人次|㎡|平方米)?[\])]"
)
_CODE = re.compile(r"(?:[\[(](?P<in>[A-Za-z]|[0-9]{1,2}|[①-⑳])[\])]|(?P<out>[①-⑳]))$|^(?P<lead>[①-⑳])")
_FORMULA = re.compile(
    r"[\[(]?(?:(?P<of>[A-Za-z]|[①-⑳])\s*=)?\s*(?P<top>[A-Za-z]|[①-⑳])\s*[/÷]\s*(?P<bottom>[A-Za-z]|[①-⑳])(?:\s*[*×]\s*100%?)?[\])]?$"
)
_WORD_FORMULA = re.compile(r"[\[(](?P<top>[一-鿿]{2,10})\s*[/÷]\s*(?P<bottom>[一-鿿]{2,12})(?:\s*[*×]\s*100%?)?[\])]$")


@lru_cache(maxsize=4096)
def bare(words: str) -> str:
    """Header words without units, formula letters and list numbers."""
    return _NUMBERED.sub("", _OF_WHICH.sub("", without_notes(words)))


def unnumbered(words: str) -> str:
    """Words without the list number in front of them."""
    return _NUMBERED.sub("", words)


@lru_cache(maxsize=4096)
def without_notes(words: str) -> str:
    kept = _UNIT_NOTE.sub("", words)
    for pattern in (_FORMULA, _WORD_FORMULA, _CODE):
        kept = pattern.sub("", kept) or kept
    return kept.rstrip(":")


@lru_cache(maxsize=4096)
def is_of_which(words: str) -> bool:
    """Whether words are marked as a part (其中：)."""
    return bool(_OF_WHICH.match(words))


def code_of(words: str) -> str | None:
    """The letter or number by which a form names a column: ``(A)``, ``①``."""
    found = _CODE.search(_UNIT_NOTE.sub("", words))
    return (found["in"] or found["out"] or found["lead"]) if found else None


def formula_of(words: str) -> tuple[str, str] | None:
    """Numerator and denominator named in a header: letters for ``(B/A)``, words for ``(决算/调整后)``."""
    cleaned = _UNIT_NOTE.sub("", words)
    found = _FORMULA.search(cleaned) or _WORD_FORMULA.search(cleaned)
    return (found["top"], found["bottom"]) if found else None


_COMPILED = tuple((kind, re.compile(pattern)) for kind, pattern in _PLAIN)
_LEVEL = re.compile(
    r"(?:绩效|评价|自评|考核)?(?:第)?(?P<n>[一二三四123])级(?:绩效|评价)?(?:指标|目录|内容)?(?:名称|内容)?(?:及分值|\(分值\)|及权重|\([0-9]*分?\))?"
)
_INDICATOR = re.compile(
    r"(?:绩效|考核|评价|自评|具体|考评|评分|评估|个性|共性|业务|年度绩效|年度)*(?:指标|指标名称|内容|项目内容|要素|事项|指标及分值|评价项目|指标内容)(?:名称)?"
)
_LEVEL_WEIGHT = re.compile(r"(?P<n>[一二三四123])级(?:指标)?(?:的)?(?:参考|标准)?(?:分值|权重|得分权重|分数)")


@lru_cache(maxsize=8192)
def meaning_of(words: str) -> Meaning:
    """What a single header says, without its parents."""
    name = bare(words)
    if not name or len(name) > 30 or _SENTENCE.search(name):
        return UNKNOWN
    if level := _LEVEL_WEIGHT.fullmatch(name):
        return Meaning(Kind.WEIGHT, level=_LEVEL_DIGITS[level["n"]])
    if level := _LEVEL.fullmatch(name):
        return Meaning(Kind.LEVEL, level=_LEVEL_DIGITS[level["n"]])
    for kind, pattern in _COMPILED:
        if pattern.fullmatch(name):
            return Meaning(kind)
    return _relative(name) or _money(name)


def is_indicator(words: str) -> bool:
    """Whether a header names indicators without saying their level (考核指标, 评价内容)."""
    return bool(_INDICATOR.fullmatch(bare(words)))


def _relative(name: str) -> Meaning | None:
    if _CHANGE_RATE.fullmatch(name):
        return Meaning(Kind.CHANGE_RATE)
    if _SHARE.fullmatch(name):
        return Meaning(Kind.SHARE)
    if _RATE.search(name):
        return Meaning(Kind.RATE, quantity=_first(_QUANTITIES, name.split("率")[0]), source=source_of(name))
    if _CHANGE.fullmatch(name):
        return Meaning(Kind.CHANGE)
    return None


def _money(name: str) -> Meaning:
    source = source_of(name)
    quantity = _quantity_of(name, source)
    if quantity is None and source is None:
        return UNKNOWN
    return Meaning(Kind.MONEY, quantity=quantity, source=source)


def _quantity_of(name: str, source: Source | None) -> Quantity | None:
    """The quantity that words name; a name of a source is no quantity (一般公共预算, 项目支出, 财政拨款收入)."""
    left = name
    if source is not None:
        left = _SOURCE_WORDS[source].sub("", name, count=1) if source is not Source.TOTAL else name
    found = _first(_QUANTITIES, left) if left else None
    return None if found is Quantity.NAMED and source is not None else found


_SOURCE_WORDS = dict(_SOURCES)


def source_of(words: str) -> Source | None:
    """The source of funds that words name."""
    return _first(_SOURCES, bare(words))


def _first(table: tuple[tuple[_T, re.Pattern[str]], ...], words: str) -> _T | None:
    return next((what for what, pattern in table if pattern.search(words)), None)


@lru_cache(maxsize=1024)
def group_in(path: tuple[str, ...]) -> str:
    """The kind of indicators (数量指标 …) that a header path names, lowest first."""
    return next((bare(text) for text in reversed(path) if GROUPS.fullmatch(bare(text))), "")


def is_side(words: str) -> bool:
    """Whether words label a block of rows."""
    return bool(SIDES.fullmatch(_BRACKETS.sub("", words)))


@lru_cache(maxsize=4096)
def is_total(words: str) -> bool:
    return bool(TOTALS.fullmatch(bare(words)))


def is_revenue(words: str) -> bool:
    """Whether a header stands above income, not spending."""
    return bool(re.fullmatch(r"(?:本年|部门|各项)*收入(?:情况|项目|预算|决算|部分|来源)?", bare(words)))


def is_rescaled(words: str) -> bool:
    """Whether a total is the one rescaled to 100 (折算得分)."""
    return "折算" in words or "换算" in words


@lru_cache(maxsize=4096)
def is_subtotal(words: str) -> bool:
    return bool(SUBTOTALS.fullmatch(bare(words)))


GENERIC_ROWS = re.compile(
    r"^(?:基本支出|项目支出|人员(?:经费|支出)|(?:日常)?公用(?:经费|支出)|[“\"]?三公[”\"]?经费|公务接待费?|公务用车.*|因公出国.*|会议费|培训费|.*收入|.*支出$|流动资产|固定资产.*|无形资产.*|在建工程|资产.*|负债.*|净资产.*|(?:上年|年末|年初)?结转.*|(?:货物|工程|服务)类?|一般公共预算.*|政府性?基金.*|国有资本.*|财政拨款.*|其他资金|人数|编制.*|在编.*|工资福利.*|商品和?服务.*|对个人和家庭.*|资本性支出|在职.*|退休.*|用电.*|用水.*)"
)
"""Names of kinds of money, assets or staff, which head a row of amounts and are no projects."""

FUND_ROWS = re.compile(
    r"(?:年度|项目|本年|本年度|部门|全年|预算|支出|总|资金|部门整体|整体)*(?:资金)?(?:总额|总计|合计|总量|支出总额|资金总额|预算资金)(?:\([^()]*\))?"
    r"|(?:当年|本年|年度|本级|中央|省级?|市级?|区级?|县级?|上级|地方|区县|中央和省级|一般公共预算|财政|其他|其它|同级)*(?:财政|预算|资金|转移支付|补助|拨款|专户|管理)+(?:拨款|资金|安排|补助|收入|支付)*(?:\([^()]*\))?"
    r"|(?:上年|以前年度|上年度)(?:财政)?(?:结转|结余|拨款结转)(?:结余)?(?:资金)?|其他(?:资金|收入|来源)?|(?:单位|自有|自筹)(?:自筹|自有)?资金|自筹|中央|省级|市级|区级|县级|(?:政府性?基金|国有资本).{0,10}|.{0,6}公益金|基本支出|项目支出|非财政.{0,6}|财政专户.{0,8}|社会资金|一般公共预算.{0,8}"
)
"""Names of the rows of a funds block."""
