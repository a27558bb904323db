"""Role words: which of a metric's values a figure is (年初, 调整后, 决算, 目标, 实际 …), apart from the metric itself."""

from __future__ import annotations

import re

from schemas.extraction import Role
from schemas.patterns import late

# In order: a word further up decides. Only words that leave no doubt.
_STRONG: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (Role.ADJUSTED, re.compile(r"调整后|调剂后|追加后|调增后|调减后|变更后|调整(?=的?(?:预算|数|全年|年度|支出预算|批复|为))|预算调整(?=为|数|至)|最终预算")),
    (Role.INITIAL, re.compile(r"年初(?!结转|结余|.{0,2}(?:计划|目标|任务))|(?<=年)初(?=预算|批复|安排|下达)|原(?=预算)|期初(?=预算)|批复(?=的?年初)")),
    (Role.ANNUAL, re.compile(r"全年(?=(?:部门|财政|资金|整体|单位|总|支出|可执行|可用|项目|安排)*预算)|年度(?=(?:总|部门|支出)?预算)|(?:当|本)年(?=(?:部门|财政|支出)?预算)")),
    (Role.SCORE, re.compile(r"得分|自评分|评分|扣分|总分")),
    (Role.WEIGHT, re.compile(r"分值|满分|权重")),
)  # fmt: skip
_TARGETS = re.compile(
    r"(?=[下争任力原将年应拟指控既标核目要规计预])(?:"
    r"下一步|力争|争取(?!到|了|[^，。；]{0,12}(?:资金|项目|补助|专项|支持|债券|额度))|将(?=新增|完成|建成|举办|开展|实施|继续|增加)|目标(?!群体|(?:填[报制]|编[报制]|申报|审核|自评|批复|公开|管理|监控|评审|评价|设[定置])[^，。；：:0-9]{0,6}(?:[率度]|比例|数量?)|人群|企业|完成|达成|实现|覆盖|偏[离差])|计划(?!完成率|执行|惠及|覆盖|资助|受益|项目)|任务(?!完成|偏[离差])|拟(?!定)|预期|预计|(?<![对相供响效感适回反顺])应(?!.尽)(?=[^用急对答届征聘收付诉])|指标值|下达(?:的)?(?:任务|计划|指标)"
    r"|原定|(?<!按)(?<!规范)要求|(?<!补[助偿贴])(?<!收费)(?<!资助)(?<!发放)(?<!奖励)标准(?!化|厂房|农田)|控制(?:数|线|目标|在)|年度指标|核定数|既定|规定"
    r")"
)
_LAST_YEAR = re.compile(r"上年(?!结转|结余)|上一年|去年|(?<=[年与比较同])同期|往年|前一年|上期")
_CUMULATIVE = re.compile(r"以来|历年|至今|历史累计|自20[0-9]{2}年|开(?:馆|园|业|通|工)至今|(?:截至|截止).{0,14}累计")
_WEAK_ACTUAL = re.compile(
    r"实际|完成|实现|已(?!有)|达成|全年共|累计|实有|现有|新增|举办|开展|建成|发放|惠及|培训|组织|实施|超额|认定|收到|办结|整改|接待|服务(?=了|群众)"
)
_ACTUAL = re.compile(r"实际|实施结果|完成值|完成数|实有|决算|执行数")
_FINAL = late(r"决算|执行|支出|支付|使用")
_OPENS_WITH = re.compile(
    r"\s*+(?:[(（]?[一二三四五六七八九十0-9]{1,2}[)）、.．])?\s*+(?:20[0-9]{2}年?)?(?:项目|年度|年初|总体|预期|绩效|设定|全年|实际|目标|整体|区域|的|和|预定|自评)*"
    r"(?:(?P<target>目标|目标值|目标任务)|(?P<actual>(?:完成|实现|达成)(?:情况|程度|结果)?))(?:[(（][^()（）]{0,10}[)）])?\s*+[:：]"
)


def role_of_opening(paragraph: str) -> Role | None:
    """年度总体目标：…, 实际完成情况：…: what the figures of a paragraph are that opens like this."""
    opening = _OPENS_WITH.match(paragraph)
    if opening is None:
        return None
    return Role.TARGET if opening["target"] else Role.ACTUAL


_LONGEST_LABEL = 12


def role_of_label(line: str) -> Role | None:
    """预期目标 or 实际完成情况 alone on the line above, as forms leave it that were copied a cell a line."""
    label = line.strip()
    return role_of_opening(f"{label}:") if len(label) <= _LONGEST_LABEL else None


def strong_role(text: str) -> Role | None:
    """The role that words say without doubt."""
    for role, pattern in _STRONG:
        if pattern.search(text):
            return role
    if _CUMULATIVE.search(text):
        return Role.CUMULATIVE
    if _TARGETS.search(text):
        return Role.TARGET
    if _LAST_YEAR.search(text):
        return Role.LAST_YEAR
    return Role.ACTUAL if _ACTUAL.search(text) else None


def weak_role(text: str) -> Role | None:
    """ACTUAL where a verb reports something as done; a cell of targets uses the same verbs, so its role goes first."""
    return Role.ACTUAL if _WEAK_ACTUAL.search(text) else None


def says_target(text: str) -> bool:
    return bool(_TARGETS.search(text))


def says_last_year(text: str) -> bool:
    return bool(_LAST_YEAR.search(text))
