"""Scopes: the project or part that a sentence speaks of, from headings, project names and quoted names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractor.labels.metrics import find_metric, find_part
from schemas.document import Document
from schemas.extraction import WHOLE
from schemas.patterns import late

_NUMBERING = re.compile(
    r"^\s*[#*\s]*(?:附[件表]?[0-9一二三四五六七八九十]*[:：]?|项目[一二三四五六七八九十0-9]+[:：、]|第[一二三四五六七八九十]+[部章节]分?|[(（]?[一二三四五六七八九十0-9]{1,3}[)）]?[、.．:：]?)?\s*"
)
# Headings that stand above figures of the whole department, or say what is told but not of which project.
_GENERIC = re.compile(
    r"情况|概况|概述|职能|职责|目标|分析|结论|得分|打分|评分|评定|问题|措施|建议|说明|自评|部门|单位|主要|总体|总结|基本|存在|下一步|后续|预算|决算|资金|财务|三公|”经费|人员|固定资产|国有资产|资产管理$|绩效|收支|支出|收入"
    r"|成效|成果|经验|做法|原因|附件|附表|报告|改进|整改|打算|计划$|制度管理|组织实施|组织领导|机构设置|编制|其他|指标|效益|产出|满意度|质量|时效|成本|数量|可持续|履职|内部控制|^(?:群众|综合|自我|总体|社会|公众|服务对象)?评价$|采购|公开|监督|过程|决策|重点工作|年度工作|工作计划|工作任务|项目管理"
    r"|^项目|效率|经济性|公平性|执行|结余|结转|运行|亮点|进度$|不足$|下步|^(?:服务对象|资产|安全|维修)$|^Sheet|^工作?表[0-9一二三四五六七八九十]"
)
_TITLE_OF_PROJECT = re.compile(
    r"^(?:.*?(?:20[0-9]{2}年?度?))?(?P<name>[^，。]{2,30}?)(?:项目|专项资金|专项经费|专项)(?:支出)?(?:预算)?(?:绩效(?:自评价?|评价|自我评价|运行)|自评价?)(?!.{0,4}(?:汇总|汇编|一览))(?:情况)?(?:的)?报?告?"
)
_CHAPTER = re.compile(
    r"[一二三四五六七八九十]{1,2}、|第[一二三四五六七八九十]+[部章节]|[(（]?[一二三四五六七八九十0-9]{1,2}[)）.．]"
)
"""三、项目支出绩效自评表: where the chapters begin, no title of the document comes any more."""
_NO_TITLE = late(
    r"部门|单位|整体|XX|汇编$|年度?$|^[度支]|^(?:财政|预算|专项|本?级)*(?:支出|资金|预算)$|^(?:建设|实施|工程|民生|重点|其他|一般|基本|续建|新建)?$"
)
_REPORTS = late(
    "^[一-鿿]{1,8}?[省市县区旗州镇乡][一-鿿]{1,12}?(?:局|委员会|医院|办公室|管理所|管理处|服务中心|中学|小学(?!校)|法院|检察院|联合会)(?=[一-鿿]{2})"
)
"""昆河区中蒙医院能力提升项目: who reports on the project is no part of its name."""
_REGION = late(
    "^[一-鿿]{2,3}(?:(?<![城都门夜超菜集股])市|县|(?<![社园校城地灾山牧景库辖片街小新郊林矿自])区|旗)(?=[一-鿿]{4})"
)
"""那洋市城乡环卫一体化服务项目: nor where it is."""
_BULLET = re.compile(
    r"^(?:[-•·●◆■]+|[(（][一二三四五六七八九十0-9]{1,2}[)）]|[0-9]{1,2}[.．、)）])(?P<title>[一-鿿]{3,12})[:：](?=.)"
)
_LEAD_IN = re.compile(
    r"^\s*(?:[(（][一二三四五六七八九十0-9]{1,2}[)）]|[一二三四五六七八九十0-9]{1,2}[)）]?[、.．])(?P<title>(?:“[^，。：:；“”()（）0-9]{2,8}”)?[^，。：:；“”()（）0-9]{2,18})(?:。|[:：])$"
)
_LATER = re.compile(
    r"下一步|后续|下一?年|明年|次年|今后|改进(?:措施|计划|打算|方向|思路)|整改计划|工作计划|工作打算|工作安排|有关建议|相关建议|整改措施"
)
_TARGETS = re.compile(
    r"(?:目标|任务|计划|重点工作|绩效指标)(?!填[报制]|申报|审核|批复|公开|管理|监控|完成|实现|达成|.{0,4}(?:情况|分析|完成))(?!.*(?:原因|问题|结果|自评))(?<!偏离目标)(?<!偏离绩效目标)"
)
_AIMED_AT = late("目标|年度(?:重点)?(?:工作|任务)|工作计划")
_TELLS = late("完成|实现|履职|成效|成果|执行|分析|自评|总结|情况|下达|分解|填[报制]|申报|审核|批复|公开|管理|监控")
_CAPTION = late(r"[\s#*]*(?:附?表|图)\s*[0-9一二三四五六七八九十]")
_BUDGET_ITEM = late(r"(?P<group>[^()。；，:：]{2,30})\(款\)(?P<name>[^()。；，:：]{2,30})\(项\)")
_FUNDS = late("一般公共预算|政府性基金|国有资本经营")
_OF_MANY_GROUPS = late("行政运行|一般行政管理事务|机关服务|事业运行|其他.*")
_SAYS = re.compile(r"^(?:[已未]?完成|无|是|否|达标|正常|按|因|由于|通过|根据)|已|未")
_ABOUT = re.compile(r"(?:的?(?:预算|使用|执行|管理|支出|收支|安排|控制|开支)*(?:情况|分析)|预算执行|控制|管理)$")
_TOLD = late(r"问题|原因|自评|情况|结论|成效")
_DONE = re.compile(r"完成|实现|履职|成效|成果|执行|分析|自评|总结")

_NO_SCOPE = late(r"^(?:三公|双.{1,3}|.*[+＋].*|[一二三四五六七八九十\d].{0,2}|.*经费|优|良|好|中|差|优秀|良好|合格)$")
_AFTER_QUOTED = late(
    r"^(?:的|和(?!谐)|以及|及|与|经费|等|支出|控制|方面|战略|精神|要求|原则|理念|规划|期间|主题|称号|[、，。；：)）(（“])"
)
_BEFORE_SUBJECT = late(
    r"(?:(?:^|[，。；：、:;,])(?:其中[:：，]?)?(?:[一二三四五六七八九十]+是|[0-9]+[.、)）])?(?:20[0-9]{2}年度?|截[至止]到?[^，]{0,14}[，,]?|全年|年内|上年)?(?:[我本](?:单位|部门|中心|局|区|市|县))?(?:的|对|实施的?|开展的?|关于|针对)?)$"
)
_IN_A_LIST = late(r"”(?:[、，,；;]|[、，,]?(?:以及|和|及|与))$")
_QUOTED = re.compile(r"“([^“”]{2,24})”")
_NAMED_PROJECT = late(
    r"(?:^|[，。；：、:;,])(?:其中[:：，]?)?(?:[一二三四五六七八九十]+是|[0-9]+[.、)）])?(?P<name>[^，。；：、:;,()（）0-9“”]{2,24}?)(?:项目|工程|专项|子项)(?=预算|支出|年初|全年|资金|经费|安排|调整|执行|工作预算|总投资|批复|实际|计划|投资|下达|拨付|到位|年度|当年|本年|累计|共|，(?:预算|支出|年初|全年|安排|资金))"
)
_BEFORE_COLON = late(
    r"(?:^|[。；;])(?:其中[:：，]?)?(?P<name>[^，。；：、:;,()（）0-9“”]{3,20})[:：](?=(?:年初|年度|全年|当年|调整后)?(?:预算|安排|下达|资金|支出))"
)
_IN_A_LIST_OF_MONEY = re.compile(
    r"(?:^|[。；;:：])(?:其中[:：,，]?)?(?P<name>[^，。；：、:;,()（）0-9“”]{3,20}?)"
    r"(?=约?[0-9][0-9.,]*(?:万|亿)?元[，,](?:实际|全年|已|累计)?(?:支出|使用|支付|执行|列支)[^，。；]{0,4}[0-9])"
)
_INVESTED = re.compile("(?:计划|完成)?(?:总?投资|投入)$")
_SIDE = late(r"(?:^|[。；;])(?:在|从)?(?P<name>[^，,。；;：:（）()]{2,12})方面[，,：:]")
_NO_PROJECT = late(
    r"^[占为按比较由从]|各|该|本|等|有|个|类|的$|我|预算$|支出$|完成|实施|开展|所有|全部|其他$|^项目|部门|单位|一般公共|按时|年度$|^基本|^二级|^一级|重点$|^(?:货物|服务|工程|采购)类?$|货物和|货物及|新增$|涉及|共|人员类|运转类|特定目标类|专项$|^[一二三四五六七八九十]是|^(?:调整|追加|调剂|变更|核减)|[后前时]$|^(?:财政|预算|绩效|自评|民生|重点|中央|[省市县区]级|本级)$"
)
_SUB_ITEM = re.compile(r"(?:该|本)(?:子项|子项目|标段|分项|课题)")
_NAMED_SUB_ITEM = re.compile(r"(?:包含|包括|下设|内含|其中)(?P<name>[^，。；]{2,20}?)(?:子项|标段|分项|课题)")


@dataclass(frozen=True)
class Setting:
    """What the headings above a paragraph say of the figures in it."""

    scope: str | None
    later: bool = False
    targets: bool = False
    done: bool = False


@lru_cache(maxsize=256)  # a heading has many paragraphs below it
def setting_of(path: tuple[str, ...], title_scope: str | None, known_projects: tuple[str, ...]) -> Setting:
    """The scope of a paragraph: its innermost heading that names a project or topic; WHOLE under general ones."""
    scope: str | None = title_scope
    for heading in path:
        name = _scope_of_heading(heading, known_projects)
        if name is not None:
            scope = name
    words = " ".join(path[1:] if len(path) > 1 else path)
    last = path[-1] if path else ""
    return Setting(
        scope=WHOLE if scope is None and path else scope,
        later=_LATER.search(last) is not None and not _TOLD.search(last),
        targets=_TARGETS.search(last) is not None and not _DONE.search(last) and not _CAPTION.match(last),
        done=_DONE.search(words) is not None,
    )


def scope_of_title(document: Document) -> str | None:
    """The project that a whole document reports on, from its title (XX项目支出绩效自评报告)."""
    for block in document.blocks[:6]:
        line = re.sub(r"[#*\s]+", "", document.text[block.start : min(block.end, block.start + 80)])
        if _CHAPTER.match(line):
            return None
        titled = _TITLE_OF_PROJECT.search(line)
        if titled and not _NO_TITLE.search(titled["name"]):
            return _REGION.sub("", _REPORTS.sub("", titled["name"])).strip("“”")
    return None


def scope_of_lead_in(sentence: str) -> str | None:
    """The topic of a paragraph that opens with a short title (（一）康复服务。, - 造林绿化：完成…)."""
    title = _LEAD_IN.match(sentence) or _BULLET.match(sentence)
    if title is None:
        return None
    name = _NUMBERING.sub("", title["title"])
    part = part_of_heading(name)
    if part is not None:
        return part
    return name if len(name) >= 2 and not _GENERIC.search(name) and not _SAYS.search(name) else None


def scope_of_budget_item(sentence: str, path: Sequence[str]) -> str | None:
    """住房改革支出(款)住房公积金(项): one line of the accounts, of the funds that the headings name."""
    item = _BUDGET_ITEM.search(sentence)
    if item is None:
        return None
    funds = next((found[0] for heading in reversed(path) if (found := _FUNDS.search(heading))), "")
    whole = item["group"] if not funds or _OF_MANY_GROUPS.fullmatch(item["name"]) else funds
    return f"{whole}/{item['name']}"


def title_of_lead_in(sentence: str) -> str | None:
    """The short title that a sentence is (1.预算编制。), whatever it names."""
    title = _LEAD_IN.match(sentence)
    return _NUMBERING.sub("", title["title"]) if title is not None else None


def opens_targets(sentence: str) -> bool:
    """（二）年度重点工作。, 2.绩效目标：: a title in the line that what follows is aimed at."""
    title = _LEAD_IN.match(sentence)
    return title is not None and _AIMED_AT.search(title["title"]) is not None and not _TELLS.search(title["title"])


def part_of_heading(name: str) -> str | None:
    """``项目支出情况`` stands above figures of that part of the budget."""
    bare = _ABOUT.sub("", name)
    found = find_part(bare)
    return found[0] if found is not None and not found[1] else None


def _scope_of_heading(heading: str, known_projects: Sequence[str]) -> str | None:
    name = re.sub(r"\s+", "", _NUMBERING.sub("", heading)).strip("*#。:：")
    if _QUOTED.fullmatch(name):
        name = name[1:-1]
    for project in known_projects:
        if project and project in name:
            return project
    part = part_of_heading(name)
    if part is not None:
        return part
    if re.search(r"报告|附[件表]|20[0-9]{2}|表$|汇编", name) or _GENERIC.search(name) or not 2 <= len(name) <= 24:
        return None
    return name.removesuffix("项目")


def named_scopes(text: str, known_projects: Sequence[str]) -> list[tuple[int, int, str]]:
    """The projects that a sentence names as its subjects: start, end and name of each, in order."""
    found = [
        *_quoted(text),
        *_projects(text),
        *_before_colon(text),
        *_listed(text),
        *_sides(text),
        *_known(text, known_projects),
        *_sub_items(text),
    ]
    return sorted(found)


def _quoted(text: str) -> list[tuple[int, int, str]]:
    if "“" not in text:
        return []
    return [
        (quoted.start(), quoted.end(), quoted[1].removesuffix("项目"))
        for quoted in _QUOTED.finditer(text)
        if not _NO_SCOPE.match(quoted[1])
        and not _AFTER_QUOTED.match(text[quoted.end() :])
        and not _IN_A_LIST.search(text[: quoted.start()])
        and _BEFORE_SUBJECT.search(text[max(0, quoted.start() - 40) : quoted.start()])
    ]


def _projects(text: str) -> list[tuple[int, int, str]]:
    if "项" not in text and "工程" not in text:
        return []
    return [
        (found.start("name"), found.end(), name)
        for found in _NAMED_PROJECT.finditer(text)
        if (name := _without_period(found["name"])) and len(name) >= 2 and not _NO_PROJECT.search(name)
    ]


def _before_colon(text: str) -> list[tuple[int, int, str]]:
    """``免费开放：预算823万元，支出752万元``: a name that stands like a title before its money."""
    if ":" not in text and "：" not in text:
        return []
    return [
        (found.start("name"), found.end("name"), part_of_heading(name) or name.removesuffix("项目"))
        for found in _BEFORE_COLON.finditer(text)
        if (name := _without_period(found["name"]))
        and (part_of_heading(name) or not (_GENERIC.search(name) or _NO_PROJECT.search(name)))
    ]


def _listed(text: str) -> list[tuple[int, int, str]]:
    """``应急广播运维142.60万元，支出139.75万元；新媒体平台…``: names in a list that stand directly before their money."""
    return [
        (found.start("name"), found.end("name"), _INVESTED.sub("", name).removesuffix("项目"))
        for found in _IN_A_LIST_OF_MONEY.finditer(text)
        if (name := _without_period(found["name"]))
        and part_of_heading(name) is None
        and not _is_a_metric(name)
        and not (_GENERIC.search(name) or _NO_PROJECT.search(name))
    ]


def _is_a_metric(name: str) -> bool:
    """Whether a name is one of money itself; 免费开放补助 says what for."""
    named = find_metric(name, "money")
    return named is not None and not (named.metric.bare and len(named.before) > 2)


def _sides(text: str) -> list[tuple[int, int, str]]:
    """``基本支出方面，年度预算…``: what is told next is of that part."""
    if "方面" not in text:
        return []
    return [
        (said.start("name"), said.end(), part)
        for said in _SIDE.finditer(text)
        if (part := part_of_heading(said["name"])) is not None
    ]


def _without_period(name: str) -> str:
    name = re.sub(
        r"^.*(?:包含的?|包括的?|中的|下的|内的|(?:安排|下达|拨付|投入|设立|争取|统筹|整合)(?:的|了)?(?=..))", "", name
    )
    return re.sub(r"^(?:20[0-9]{2}年度?|全年|年度|上年)|^(?:其中|用于|对|拟?[将把])", "", name)


def _known(text: str, known_projects: Sequence[str]) -> list[tuple[int, int, str]]:
    return [
        (at, at + len(project), project)
        for project in known_projects
        if len(project) >= 2 and (at := text.find(project)) >= 0
    ]


def _sub_items(text: str) -> list[tuple[int, int, str]]:
    """``该子项`` takes the name that stood before it."""
    named = _NAMED_SUB_ITEM.search(text)
    if named is None:
        return []
    return [(again.start(), again.end(), named["name"]) for again in _SUB_ITEM.finditer(text, named.end())]
