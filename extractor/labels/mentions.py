"""Mentions of a sentence: each figure with metric, words, role, period and scope, from the words around it."""

from __future__ import annotations

import re
from itertools import pairwise

from extractor.labels.dating import say_period
from extractor.labels.inheriting import inherit
from extractor.labels.mention import Mention, Sense
from extractor.labels.naming import name
from extractor.labels.periods import find_periods
from extractor.labels.placing import go_on_planned, say_role
from extractor.labels.reading import Reading
from extractor.labels.respectively import Respective, respective_names
from extractor.labels.scopes import named_scopes
from extractor.labels.senses import in_equation, is_reference, sense_of
from extractor.labels.sentences import Sentence
from extractor.labels.subjects import say_subject
from extractor.labels.surroundings import Lead, clause_numbers, host_of, lead_of, tail_of
from extractor.labels.whose import name_by_title, say_whose
from extractor.labels.words import normalised
from schemas.extraction import Role
from schemas.kind import Qualifier
from schemas.patterns import late

_EQUATION = late(r"(?P<label>[^，。；;：:=≥≤<>]*)=(?P<chain>[^，。；;]*)")
_FORMULA = late(r"[(（\[]*[0-9][0-9.,]*%?[)）]?[*/×÷+-].*$")
"""What of an equation's left side is no name: 执行率得分为95.67%×10."""
_COMPUTES = re.compile(r"[*/×÷+]|[0-9]\)?-\(?[0-9]")
_DIVIDES = re.compile(
    r"(?:其中|包括|包含|含有|分别(?:是|为|用于|有|支持|安排|下达|拨付|投向|补助)(?=.))[:：]?"
    r"|资金来源(?:为|是|包括|于)(?=.)|(?<=[额数费入出款金算])中(?![心央小学医型级等期介药国华标式层部外轴转])(?=.)|(?<=.)中(?:已|共)?有$"
)
_DIVIDERS = re.compile("中|包括|包含|含有|分别|资金来源")
"""Without one of these nothing divides."""
_OPENS = re.compile(
    r"(?P<whole>[^，,。；;：:]{0,18})(?:其中|包括|包含|分别是|如下|(?<=[^，,。；;：:其])中|(?<=[支收][出入])里)[:：，,]$"
    r"|(?P<split>[^，,。；;：:]{2,18}?)按[^，,。；;：:]{1,6}(?:分|划分|分类)[:：]$"
    r"|(?P<kinds>(?:资金|经费)?(?:来源|构成|分配|投向)(?:情况)?(?:为|是)?)[:：]$"
    r"|(?P<figure>[0-9](?:(?:万|亿|百万|千)?元| ?(?:公里|千米|[kK]?m|米|万?亩|公顷|㎡|[平立]方米)))[:：]$"
)
_AMONG = late(
    r"^(?P<whole>[^，。；：]{2,18}?(?<![其集初高年途期空水手])中有|[^，。；：]{0,14}?(?:对象|人员|项目|户|企业|学生|群众|家庭|职工|党员|学校|单位|村|名单|总数|总额|名|人|个)"
    r"中(?![学心小国央级医介职层标期型考青间年药西部华西东北南]))(?=..)"
)
_SENIOR = late("(?P<whole>[^，。；]{2,12}?)中(?=高级)")
_AGAINST = re.compile(
    "(?:(?P<fall>节约|节省|节支|少支出?|压减|核减|少|减少|下降|降低|缩短|低|差)|超出?|多|高|高出|提高|提升|增加|增长|上升)(?:了|资金)?"
)
_AIMS = re.compile(
    r"(?:目标|任务|(?:年度|全年|工作|建设)计划)(?:是|为)?[:：]|(?:20[0-9]{2}年|明年|下一?年度?|下一步)[^，。；：:0-9]{0,6}(?:计划|拟|预计|力争)(?!完成率|金额|数|额|采购|任务|执行|期)"
)
"""区域绩效目标：改造小区18个、楼栋96栋；2024年计划硬化道路18公里，改造户厕300座: aims to the end of the sentence."""
_OF_THE_HOST = re.compile("满分|总分|分值|权重")
"""预算执行9.4分（满分10分）: what the figure before the bracket could have been."""
_SETS_AN_AIM = late("不(?:低|少|高)于|达到|力争|确保|提高到|控制在|≥|以上")
_OPENING = 4
"""How far from the start of a paragraph a project may be named that all of it is about."""
_OF_IT_ALL = re.compile("其?中(?=[已仍尚还有])(?:已|仍|尚|还)?(?:有)?")
"""装备46套中已超期12套: of what the figure before counts."""
_OF_IT = re.compile("的(?:约|近)?")
_JOINS = re.compile("[一-鿿]{1,6}(?:以及|(?<![惠涉普])及|(?<!参)与|和)")
"""解决268户牧户及1.96万头牲畜的饮水困难: the noun belongs to the figure before."""
_COUNTED = ("项目", "预算项目", "支出项目", "工程", "子项目")
_MADE_OF = re.compile(r"^(?P<whole>[^，,；;。]*?)由(?P<part>.*)")
_OPENERS = (
    "来源",
    "来源为",
    "构成",
    "构成为",
    "分配",
    "投向",
    "分配情况",
    "其中",
    "包括",
    "包含",
    "分别是",
    "如下",
    "中",
    "里",
    "元",
    "米",
    "m",
    "亩",
    "公顷",
    "㎡",
)
_NOT_IN_AN_OPENER = "，,。；;：:"
_MAKES_UP = re.compile("组成|构成")


def mentions_of(sentence: Sentence, reading: Reading) -> list[Mention]:
    """The figures of a sentence with their labels."""
    clauses = clause_numbers(sentence)
    periods = find_periods(sentence.text, reading.year)
    scopes = named_scopes(sentence.text, reading.known_projects)
    respective = respective_names(sentence)
    computed = _computed(sentence)
    if not reading.begun and scopes and scopes[0][0] <= _OPENING:
        reading.topic = scopes[0][2]
    reading.begun = True
    told = _AIMS.search(sentence.text)
    aims = told.end() if told else None
    mentions: list[Mention] = []
    for index in range(len(sentence.figures)):
        mention = _read(sentence, index, clauses, computed)
        mention.report_year = reading.year
        if index in respective:
            _respectively(mention, respective[index], mentions)
        if mentions:
            _share_beside(mention, mentions[-1])
            _told_against(mention, mentions[-1])
        if mention.sense is not Sense.OPERAND:
            name(mention)
            say_subject(mention, reading.department)
            say_period(mention, periods, later=reading.later)
            if index in respective:
                _period_of_its_name(mention, reading)
                if mention.answers is not None and "own_period" not in mention.notes:
                    mention.period = mention.answers.period or mention.period
            given = Role.TARGET if aims is not None and aims < mention.lead_start + 1 else reading.role
            say_role(mention, given, targets=reading.targets, later=reading.later)
            say_whose(
                mention, mentions, reading, [(start, scope) for start, _, scope in scopes if start < mention.start]
            )
        mentions.append(mention)
    _mark_bases(mentions)
    go_on_planned(mentions)
    inherit(mentions, reading.before)
    if reading.title or reading.item:
        name_by_title(mentions, reading.title or "", reading.item or "")
    reading.before = mentions
    if scopes:
        reading.named = scopes[-1][2]
    return mentions


def _mark_bases(mentions: list[Mention]) -> None:
    """``为预算24.00万元的81.54%``: a figure that a share is taken of tells nothing of its own here."""
    for mention, following in pairwise(mentions):
        between = mention.sentence.text[mention.end : following.start]
        if following.sense is Sense.SHARE and _OF_IT.fullmatch(between):
            mention.notes.add("base")


def _read(sentence: Sentence, index: int, clauses: list[int], computed: dict[int, str | None]) -> Mention:
    start, end = sentence.places[index]
    lead = lead_of(sentence, index)
    mention = Mention(
        sentence=sentence,
        figure=sentence.figures[index],
        start=start,
        end=end,
        group=sentence.group[start],
        clause=clauses[start],
        lead=lead.text + lead.hints if _hint_names(lead) else lead.text,
        lead_start=lead.start,
        tail=tail_of(sentence, index),
    )
    after = sentence.text[end : end + 16]
    if computed.get(index, "") is None or in_equation(sentence.text[max(0, start - 1) : start], after):
        mention.sense = Sense.OPERAND
        return mention
    if index in computed:
        mention.lead = computed[index] or ""
        mention.notes.add("computed")
        return mention
    mention.sense, mention.falls = sense_of(lead.text, after, mention.dimension)
    if is_reference(lead.text) and mention.sense is not Sense.CHANGE:
        mention.notes.add("reference")
    if lead.stop == "figure":
        mention.notes.add("after_figure")
    _look_around(mention, lead)
    return mention


def _look_around(mention: Mention, lead: Lead) -> None:
    """A figure in a bracket is led by the words before it; one of a list by the words behind 其中 or 包括."""
    if lead.stop == "figure" and _JOINS.fullmatch(lead.text):
        mention.lead = ""
    elif lead.stop == "figure" and mention.dimension == "money" and lead.text in _COUNTED:
        mention.lead = _lead_of_count(mention.sentence, lead) or mention.lead
    if lead.stop in ("(", "（") and lead.start > 0:
        mention.notes.add("in_brackets")
        if not normalised(lead.text) or _OF_THE_HOST.fullmatch(lead.text):
            mention.lead = host_of(mention.sentence, lead).text + lead.text
            if is_reference(mention.lead):  # 比2022年（93.2%）提高
                mention.notes.add("reference")
    divides = list(_DIVIDES.finditer(mention.lead)) if _DIVIDERS.search(mention.lead) else []
    among = (_AMONG.match(mention.lead) or _grades_among(mention)) if "中" in mention.lead and not divides else None
    if lead.stop == "figure" and (of_it := _OF_IT_ALL.match(mention.lead)):
        mention.of_which, mention.lead = True, mention.lead[of_it.end() :]
    elif divides:
        mention.of_which = True
        mention.whole = mention.lead[: divides[-1].start()].removesuffix("中")
        mention.lead = mention.lead[divides[-1].end() :]
    elif (made := _MADE_OF.match(mention.lead)) and _MAKES_UP.search(mention.sentence.text, mention.end):
        mention.of_which, mention.whole, mention.lead = True, made["whole"], made["part"]
    elif among and normalised(mention.lead[among.end() :]):
        mention.whole = among["whole"].removesuffix("有").removesuffix("中")
        mention.of_which, mention.lead = True, mention.lead[among.end() :]
    elif opened := _opened_before(mention.sentence.text, lead.start):
        mention.of_which = True
        whole = "split" if opened["split"] is not None else "whole"
        told = opened[whole] is None or _has_figure(mention.sentence, *opened.span(whole))
        mention.whole = "" if told else opened[whole]


def _lead_of_count(sentence: Sentence, lead: Lead) -> str:
    """``年初批复预算8个项目985万元``: what leads the number leads the money as well."""
    index = next(at for at, (_, end) in enumerate(sentence.places) if end == lead.start)
    counted = sentence.figures[index].unit.dimension.startswith("count")
    return lead_of(sentence, index).text if counted else ""


def _grades_among(mention: Mention) -> re.Match[str] | None:
    """``专任教师中高级职称78人、中级112人``: the grade told next says that 中 is not part of the first one's name."""
    follows = mention.sentence.text.startswith(("、中级", "，中级"), mention.end)
    return _SENIOR.match(mention.lead) if follows else None


def _opened_before(text: str, at: int) -> re.Match[str] | None:
    """What opens a list right before a place; the pattern spans 24 characters at most."""
    if not text.endswith(_OPENERS, 0, max(0, at - 1)):
        return None
    farthest = max(0, at - 24)
    start = max(text.rfind(mark, farthest, at - 1) for mark in _NOT_IN_AN_OPENER) + 1
    return _OPENS.search(text, max(farthest, start), at)


def _has_figure(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a figure ends in a stretch: ``预算总额520万元中`` and ``在520万元的总支出中`` need no name to look up."""
    return any(start < place <= end for _, place in sentence.places)


def _computed(sentence: Sentence) -> dict[int, str | None]:
    """Figures of printed equations: the result with the label of its equation, all others with None."""
    found: dict[int, str | None] = {}
    if "=" not in sentence.text:
        return found
    for equation in _EQUATION.finditer(sentence.text):
        chain_start, last = equation.start("chain"), equation.start("chain") + equation["chain"].rfind("=") + 1
        if not _COMPUTES.search(equation["chain"]) and not _FORMULA.search(equation["label"]):
            continue
        for index, (start, _) in enumerate(sentence.places):
            if start == chain_start == last and _FORMULA.search(equation["label"]):
                found[index] = _FORMULA.sub("", equation["label"])
            elif chain_start <= start < last:
                found[index] = None
            elif start == last and last > chain_start:
                found[index] = _FORMULA.sub("", equation["label"])
            elif last == chain_start <= start < equation.end():
                found[index] = None
    return found


def _share_beside(mention: Mention, last: Mention) -> None:
    """``占到位资金的87.95%、总投资的85.28%``: the second share is told with the verb of the first."""
    if last.sense is not Sense.SHARE or mention.sense is not Sense.VALUE or not mention.is_rate:
        return
    beside = mention.sentence.text[last.end : mention.lead_start] in ("、", "和", "")
    lead = mention.lead.removeprefix("和")
    if beside and lead.endswith("的") and len(lead) > 2 and mention.clause == last.clause:
        mention.sense, mention.lead = Sense.SHARE, f"占{lead}"


def _told_against(mention: Mention, last: Mention) -> None:
    """``比预算12.00万元节约2.14万元``, ``比目标600条超42条``: the difference from the figure it directly follows."""
    beside = "reference" in last.notes and mention.lead_start == last.end and mention.comparable(last)
    if beside and mention.sense is Sense.VALUE and not mention.is_rate and (told := _AGAINST.fullmatch(mention.lead)):
        mention.sense, mention.falls = Sense.CHANGE, told["fall"] is not None
        mention.figure = mention.figure.changed(qualifier=Qualifier.NONE)  # 超42条 is by 42, not more than 42


def _respectively(mention: Mention, respective: Respective, earlier: list[Mention]) -> None:
    """A figure of ``A、B分别为x、y`` is led by its own name, or by that of the figure it answers to."""
    mention.lead = respective.lead
    if mention.sense in (Sense.VALUE, Sense.AVERAGE):
        mention.sense, mention.falls = sense_of(respective.lead, "", mention.dimension)
    mention.notes.discard("after_figure")
    if respective.answers is not None and respective.answers < len(earlier):
        mention.answers = earlier[respective.answers]
        if mention.sense is Sense.VALUE and (last := earlier[-1]).answers is not None and last.lead == mention.lead:
            mention.sense, mention.falls = last.sense, last.falls  # 分别占总支出的19.46%和80.54%


def _period_of_its_name(mention: Mention, reading: Reading) -> None:
    """``2020年、2021年培训人数分别为…``: the names are the periods; quarters of an aim are of the year to come."""
    year = reading.year
    if reading.later and year is not None and _SETS_AN_AIM.search(mention.sentence.text, 0, mention.end):
        year = str(int(year) + 1)
    values = [period.value for period in find_periods(mention.lead, year) if period.value]
    if values and mention.sense is not Sense.SHARE:
        mention.period = values[-1]
        mention.notes.add("own_period")


def _hint_names(lead: Lead) -> bool:
    """Whether a bracket belongs to the name (固定资产（净值）); behind a rate it tells how the rate was formed."""
    hints = lead.hints
    return (
        bool(hints)
        and not lead.text.endswith(("率", "率为", "满意度"))
        and re.search(r"[0-9/÷=]|含|见|附|以下|简称|^[(（]境[)）]$", hints) is None
    )
