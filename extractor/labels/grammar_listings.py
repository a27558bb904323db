"""Counts and the things listed with them: 6个项目分别为：A、B …; 3所学校（A、B和C）; A、B、C，共3个项目."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.labels.enumerated import Enumerated, between_clauses, between_commas, quoted_run
from extractor.labels.grammar import Paragraph
from extractor.labels.mention import Mention, Sense
from schemas.extraction import Listing
from schemas.patterns import late

_THINGS = re.compile(
    r"^count:(?:个|家|项|类|种|人|所|镇|街道|社区|村|乡镇|处|部|门|支|条|座|间|栋|站|单位|企业|学校|大类|片区|行政村|标段|科室)$"
)
_AFTER = re.compile(
    r"^(?P<noun>[^，,。；;：:、0-9（(]{0,16}?)(?:[:：]|(?:分别|依次)(?:为|是|有)[:：]?|[，,](?:分别|即|依次)(?:为|是|有)?[:：]?|[，,]?即[:：]?|(?P<loose>[，,]?(?:包括|包含|涵盖)[:：]?))"
)
_BRACKET = re.compile(r"^[^，,。；;：:、0-9（()）]{0,12}[（(](?P<list>[^（()）]{4,160})[)）]")
_GLOSS = late(r"[0-9]|^(?:其中|含|如|见|详见|包括|不含|共|均|分|即|以下)|[类型方面]$|等|[:：]")
_CLOSES = re.compile(r"(?:共|合计|共计|总计|一共|总共)(?:计|有|是|为|安排|实施|涉及)?")
_OPENS = late(
    r"(?:涉及|包括|包含|涵盖|分别[为是]|主要[为有是]|即|[:：])[:：]?(?P<list>[^。：:0-9（()）]{4,200})[，,、；;]$"
)
_CATEGORY = late(r"^[一-鿿]{1,12}")
_IS_FIGURE = re.compile(r"[0-9][%‰]?$")  # 分别占73.02%、20.63%: figures, no names
_COUNTED_OFF = late("一[是要抓]|一方面|首先")  # 三项工作：一要…，…。…。二要…: each goes on for sentences
_ENDS = late(r"[。！？!?；;.)）”…]$")
_DOING = late(
    r"协助|审核|发放|开展|完成|实施|安排|负责|组织|举办|推进|落实|通过|新增|建成|达到|获得|取得|(?<!公)共(?![青产享同治建])|实现|确保|提供|我|本(?:单位|部门|局|中心|院|校|馆|站|所|年|级)"
)


def listings(paragraph: Paragraph) -> Iterator[Listing]:
    for mention in paragraph:
        figure = mention.figure
        if mention.sense is not Sense.VALUE or not figure.unit.counts:
            continue
        if figure.unit.factor != 1 or not 2 <= figure.value <= 40:
            continue
        listing = _listed_after(mention) or _in_bracket(mention) or _closed_by(mention) or _listed_before(mention)
        if listing is not None:
            yield listing


def _listed_after(mention: Mention) -> Listing | None:
    """``6个项目分别为：A、B、C、D、E、F``."""
    text, stated = mention.sentence.text, int(mention.figure.value)
    opened = _AFTER.match(text[mention.end :])
    if opened is None or mention.group:
        return None
    start = mention.end + opened.end()
    read = quoted_run(text, start, len(text)) or between_commas(
        text, start, _end_of_list(text, start), stated, mention.sentence.document.text
    )
    if read is None and _THINGS.match(mention.dimension):
        read = between_clauses(text, start, _end_of_sentence(text, start), stated)
    if read is None or all(_IS_FIGURE.search(text[s:e]) for s, e in read.items):
        return None
    if len(read.items) < stated and _is_cut_off(mention):
        return None
    if len(read.items) != stated and (_counts_again(mention, read) or _COUNTED_OFF.match(text, start)):
        return None
    return _made(mention, read, exhaustive=not read.open_ended and opened["loose"] is None)


def _is_cut_off(mention: Mention) -> bool:
    """Whether the text breaks off in this sentence, as an excerpt does: then more may have stood in the list."""
    sentence = mention.sentence
    return not _ENDS.search(sentence.text) and not sentence.document.text[sentence.end :].strip()


def _counts_again(mention: Mention, read: Enumerated) -> bool:
    """``抽查项目10个：到户项目2个：甲、乙；到村项目8个：…``: the items are counted by kinds."""
    unit = mention.sentence.text[mention.start : mention.end].lstrip("0123456789")
    return bool(unit) and re.search(rf"[0-9]{re.escape(unit)}", mention.sentence.text[read.items[0][0] :]) is not None


def _end_of_list(text: str, start: int) -> int:
    """A list ends with its sentence, or with the comma after its last enumeration comma."""
    end = start
    while end < len(text) and text[end] not in "。！？":
        if text[end] in "，,；;" and ("、" in text[start:end] or "以及" in text[start:end]):
            break
        end += 1
    return end


def _end_of_sentence(text: str, start: int) -> int:
    ending = re.search(r"[。！？；;]|[，,]共", text[start:])
    return start + ending.start() if ending else len(text)


def _in_bracket(mention: Mention) -> Listing | None:
    """``在6家门诊（A，B，C …）试点``: names in the bracket behind what is counted."""
    text, stated = mention.sentence.text, int(mention.figure.value)
    bracket = _BRACKET.match(text[mention.end :])
    if bracket is None or mention.group or not _THINGS.match(mention.dimension) or _GLOSS.search(bracket["list"]):
        return None
    start, end = (mention.end + at for at in bracket.span("list"))
    read = quoted_run(text, start, end) or _names(text, start, end, stated)
    if read is None or read.end != end or not _like_names(text, read):
        return None
    return _made(mention, read, exhaustive=True)


def _names(text: str, start: int, end: int, stated: int) -> Enumerated | None:
    if "、" in text[start:end] or not re.search("[，,；;]", text[start:end]):
        return between_commas(text, start, end, stated)
    return between_clauses(text, start, end, stated)


def _like_names(text: str, read: Enumerated) -> bool:
    """Whether a bracket holds names rather than sorts (续建、新建): most of them are longer than two characters."""
    long = sum(end - start > 2 for start, end in read.items)
    return 2 * long >= len(read.items) and not any(_DOING.search(text[s:e]) for s, e in read.items)


def _closed_by(mention: Mention) -> Listing | None:
    """``项目支出涉及A、B和C，共3个项目``."""
    text, stated = mention.sentence.text, int(mention.figure.value)
    if not _CLOSES.fullmatch(mention.lead) or mention.group or not _THINGS.match(mention.dimension):
        return None
    opened = _OPENS.search(text[: mention.lead_start])
    if opened is None or not _CATEGORY.match(mention.tail):
        return None
    start, end = opened.span("list")
    read = quoted_run(text, start, end) or _names(text, start, end, stated)
    if read is None or read.end != end or read.open_ended:
        return None
    if any(_DOING.search(text[s:e]) for s, e in read.items[1:]) or any("，" in text[s:e] for s, e in read.items):
        return None
    return _made(mention, read, exhaustive=True)


def _listed_before(mention: Mention) -> Listing | None:
    """``横岗、龙岗、龙城、坂田4个街道``: names directly before the count, and what they are behind it."""
    text, stated = mention.sentence.text, int(mention.figure.value)
    if "、" not in mention.lead or not _THINGS.match(mention.dimension):
        return None
    if "after_figure" in mention.notes or not _CATEGORY.match(mention.tail):
        return None
    read = between_commas(text, mention.lead_start, mention.start, stated)
    if read is None or any(text[s:e].startswith("等") for s, e in read.items):
        return None
    if any(_DOING.search(text[s:e]) for s, e in read.items[1:]):
        return None
    if abs(len(read.items) - stated) > 2:  # 为学校、社区、企业12个单位 names kinds, not units
        return None
    return _made(mention, read, exhaustive=not read.open_ended)


def _made(mention: Mention, read: Enumerated, *, exhaustive: bool) -> Listing:
    sentence = mention.sentence
    return Listing(
        context=sentence.span,
        basis="sentence",
        name=mention.words,
        scope=mention.scope,
        stated=mention.figure,
        items=tuple(sentence.span_of(start, end) for start, end in read.items),
        exhaustive=exhaustive,
    )
