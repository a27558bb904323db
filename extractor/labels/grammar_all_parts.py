"""Whether the parts of a total are all of it: the sentence says so, a rest is told, or there are no others."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.labels.grammar import Paragraph
from extractor.labels.grammar_grades import grade_of, whole_scale
from extractor.labels.mention import Mention
from extractor.labels.metrics import Partition, find_part, partitions
from schemas.patterns import late

_REST = late(
    r"(?:以及|[、，,和及与]|[^，。；、0-9]{2,6}(?:及|和|与|等))?其[他它余](?:各项|各类|方面|相关|零星)*(?:资金|收入|支出|来源|经费|费用|项目|款项|拨款|资产|人员|单位|企业|[^，。；、0-9]{0,6}类|项|问题|原因|措施|[^，。；、0-9]{0,3}(?:方式|渠道|形式|情形|途径))?(?:收入|支出|拨款|资金)?(?:共计|合计|共|为)?"
)
_SORTS = (
    ("男", "女"),
    ("旧存", "新收"),
    ("职工医保", "居民医保"),
    ("职工", "城乡居民"),
    ("县道", "乡道", "村道"),
    ("行政", "事业", "工勤"),
    ("管理", "专业技术", "工勤"),
    ("城市", "农村"),
    ("城镇", "农村"),
    ("城镇", "乡村"),
    ("集中供养", "分散供养"),
    ("集中", "分散"),
    ("公办", "民办"),
    ("公立", "民营"),
    ("线上", "线下"),
    ("春季", "秋季"),
    ("上半年", "下半年"),
)
_KINDS = tuple(
    tuple(map(late, kinds))
    for kinds in (
        ("中央", "地方"),
        ("(?:地方)?税收", "非税"),
        ("国税", "地税", "财政"),
        ("税务", "财政"),
        ("第一产业", "第二产业", "第三产业"),
        ("一般债", "专项债"),
        ("还本|本金", "付息|利息"),
    )
)
"""Sorts of money that are told by who collects or spends it, and the sectors of an economy."""
_OF_POSTS = ("行政", "事业")
"""The posts that a body may be given (核定编制), where no others are told."""
_POSTS = ("establishment", "staff_on_establishment", "staff_on_post")
_BY_KINDS = late(
    r"(?:按(?:支出)?(?:功能|经济|用途|性质|来源|资金来源|支出性质|支出类型)(?:科目)?(?:分类?|划分)|资金(?:来源|构成|分配|投向)(?:情况)?(?:于|为|是|包括|分别为|[：:])|来源(?:为|是))"
)
"""资金来源为市本级财政…、省级补助…; 按功能分类：…: kinds that leave nothing out."""
_FEWEST_PROJECTS = 3
_A_TOTAL = late("合计|总计|共|总")
_SOME = late("主要|等|部分|其中")
_NONE = re.compile(r"(?:无|没有|未发生|未安排|未产生|未列支|不涉及)(?P<name>[^，,。；;、]{2,16})")


def is_all(total: Mention, parts: Sequence[Mention]) -> bool:
    """Whether the sentence or the lexicon says that nothing is left out."""
    text = total.sentence.text
    if total.sentence is parts[0].sentence:
        opened = text[total.end : parts[0].start]
        behind = text[parts[-1].end : parts[-1].end + 8]
        if re.search(r"等", behind[:4]):
            return False
        if re.search(r"(?:分别|依次)(?:是|为|有)|由", opened) and len(parts) > 1:
            return True
        if _counts(total, len(parts)) or _listed_behind_colon(total, parts, opened):
            return True
    if len(parts) > 1 and _BY_KINDS.search(parts[0].sentence.text, _after(total, parts[0]), parts[0].start):
        return not parts[0].sentence.text.startswith("等", parts[-1].end)
    if len(parts) > 2 and total.dimension == "money" and any(part.figure.value == 0 for part in parts):
        return True  # who lists what is nothing leaves nothing out
    if _leaves_a_rest(total, parts) or whole_scale([grade_of(part) for part in parts]):
        return True
    named = {part.part or part.metric or "" for part in parts} | {_family(part.metric) for part in parts}
    named |= _said_to_be_none(text)
    return any(
        _may_split(total, split) and (not split.of or split.of == whose(total)) and set(split.parts) <= named
        for split in partitions()
    ) or divides_all(parts, (*_SORTS, _OF_POSTS) if total.metric in _POSTS else _SORTS)


def _listed_behind_colon(total: Mention, parts: Sequence[Mention], opened: str) -> bool:
    """``本年支出合计1,705.24万元：工资福利…，商品和服务…，资本性…。``: money told as a total and listed to the end."""
    told = total.dimension == "money" and len(parts) > 2 and _A_TOTAL.search(total.lead) is not None
    ends = re.match(r"[。；;]|$", parts[-1].sentence.text[parts[-1].end :]) is not None
    return told and ends and opened[:1] in ("：", ":") and not _SOME.search(parts[-1].sentence.text, total.start)


def are_all_projects(paragraph: Paragraph, total: Mention, parts: Sequence[Mention]) -> bool:
    """``共实施7个项目``, and the spending on projects is divided into seven: none is left out."""
    told = (*paragraph.told, *paragraph)
    counted = {m.figure.value for m in told if m.metric == "project_count" and m.period == total.period}
    return total.part == "项目支出" and len(parts) >= _FEWEST_PROJECTS and counted == {len(parts)}


def divides_all(parts: Sequence[Mention], sorts: Sequence[tuple[str, ...]] = _SORTS) -> bool:
    """Whether the parts are all the sorts that there are of something."""
    return any(_are_all(each, parts) for each in sorts) or any(_are_kinds(kinds, parts) for kinds in _KINDS)


def _are_kinds(kinds: tuple[re.Pattern[str], ...], parts: Sequence[Mention]) -> bool:
    """Whether each kind names one part, in any order."""
    names = [part.own_words.replace(" ", "") for part in parts]
    return len(names) == len(kinds) and all(sum(kind.match(name) is not None for name in names) == 1 for kind in kinds)


def _are_all(sorts: tuple[str, ...], parts: Sequence[Mention]) -> bool:
    """Whether the parts are all sorts that there are: 男、女; the three kinds of posts of a public institution."""
    names = [part.own_words.split()[-1] if part.own_words else "" for part in parts]
    if len(names) == 2 and names[1] == f"非{names[0]}":
        return True
    return len(names) == len(sorts) and all(any(name.startswith(sort) for name in names) for sort in sorts)


def _said_to_be_none(text: str) -> set[str]:
    """``无工程类采购``, ``未发生因公出国（境）费``: parts that a list leaves out because there are none."""
    none = (re.sub(r"[(（][^()（）]*[)）]", "", said["name"]) for said in _NONE.finditer(text))
    return {found[0] for name in none if (found := find_part(name.removesuffix("支出")) or find_part(name))}


def _after(total: Mention, part: Mention) -> int:
    return total.end if total.sentence is part.sentence else 0


def _of_its_own_kind(total: Mention, last: Mention) -> bool:
    """``优抚对象3,286人，其中…、其他优抚对象148人``: the last part is of what the others leave."""
    name = last.lead.removeprefix("和").removeprefix("及")
    if leaves_nothing(last):
        return True  # 高级11人、中级19人、初级及以下15人
    return name.startswith("其他") and len(name) > 3 and name[2:] in total.lead + total.tail


def leaves_nothing(part: Mention) -> bool:
    """Whether nothing can follow a part in its list: 初级及以下15人."""
    return re.fullmatch(r"[^，。；、]{2,4}及以下", part.lead) is not None


def _leaves_a_rest(total: Mention, parts: Sequence[Mention]) -> bool:
    """``一般公共预算…，政府性基金…，其他资金…``: the last part takes in whatever is left."""
    return len(parts) > 1 and (_REST.fullmatch(parts[-1].lead) is not None or _of_its_own_kind(total, parts[-1]))


def _may_split(total: Mention, split: Partition) -> bool:
    return total.metric in split.metrics or (total.metric is None and bool(split.of) and split.of == whose(total))


def whose(total: Mention) -> str:
    """The part of the budget that a total is of, by its own words or by the scope it stands in."""
    return total.part or (total.scope or "").split("/")[-1]


def _family(metric: str | None) -> str:
    return "fixed_assets" if metric == "fixed_assets_net" else ""


def _counts(total: Mention, number: int) -> bool:
    """``两项补贴260万元(…、…)``: the number of parts is printed beside the total."""
    if number < 2:
        return False
    for figure, (start, end) in zip(total.sentence.figures, total.sentence.places, strict=True):
        beside = start < total.start and not re.search(r"[，；。]", total.sentence.text[end : total.start])
        if beside and figure.unit.counts and figure.value == number and total.start - end <= 14:
            return True
    return False
