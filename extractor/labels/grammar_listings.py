"""Counts and the things listed with them: 6个项目分别为：A、B …; A、B、C等4个街道."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.labels.grammar import Paragraph
from extractor.labels.mention import Mention, Sense
from schemas.extraction import Listing

_THINGS = re.compile(
    r"^count:(?:个|家|项|类|种|人|所|镇|街道|社区|村|乡镇|处|部|门|支|条|单位|企业|学校|大类|片区|行政村)$"
)
_AFTER = re.compile(
    r"^(?P<noun>[^，,。；;：:、0-9（(]{0,16}?)(?:[:：]|(?:分别|依次)(?:为|是|有)[:：]?|[，,](?:分别|即|依次)(?:为|是|有)?[:：]?|[，,]?即[:：]?|(?P<loose>[，,]?(?:包括|包含|涵盖)[:：]?))"
)
_OPEN_END = re.compile(r"等(?:[^、，,；;。]{0,12})?$")
_SEPARATOR = re.compile(r"[、；;]")
_LAST = re.compile(r"以及|和|及|与")
_CATEGORY = re.compile(r"^[一-鿿]{1,12}")
_STARTS = re.compile(
    r"^.*(?:内设|下设|设立|设有|设|包括|包含|涵盖|涉及|认定|评选出?|培养了?|聘请|举办|开展|完成|新增|建成|为|在|对|由|有|深入|覆盖|选派|成立|的|了)"
)
_DOING = re.compile(
    r"协助|审核|发放|开展|完成|实施|安排|负责|组织|举办|推进|落实|通过|新增|建成|达到|获得|取得|共|实现|确保|提供|[我本]"
)
_LONGEST_ITEM = 24


def listings(paragraph: Paragraph) -> Iterator[Listing]:
    for mention in paragraph:
        figure = mention.figure
        if mention.sense is not Sense.VALUE or not figure.unit.counts:
            continue
        if figure.unit.factor != 1 or not 2 <= figure.value <= 40:
            continue
        listing = _listed_after(mention) or _listed_before(mention)
        if listing is not None:
            yield listing


def _listed_after(mention: Mention) -> Listing | None:
    """``6个项目分别为：A、B、C、D、E、F``."""
    text = mention.sentence.text
    opened = _AFTER.match(text[mention.end :])
    if opened is None or mention.group:
        return None
    start = mention.end + opened.end()
    end = _end_of_list(mention, start)
    items, open_ended = _items(text, start, end)
    if len(items) < 2:
        return None
    chosen = _reading(text, items, int(mention.figure.value))
    exhaustive = not open_ended and opened["loose"] is None
    return _made(mention, chosen, exhaustive)


def _end_of_list(mention: Mention, start: int) -> int:
    """A list ends with its sentence, or with the comma after its last enumeration comma."""
    text = mention.sentence.text
    end = start
    while end < len(text) and text[end] not in "。！？":
        if text[end] in "，,；;" and "、" in text[start:end]:
            break
        end += 1
    return end


def _listed_before(mention: Mention) -> Listing | None:
    """``横岗、龙岗、龙城、坂田4个街道``: names directly before the count, and what they are behind it."""
    text = mention.sentence.text
    if "、" not in mention.lead or not _THINGS.match(mention.dimension):
        return None
    if "after_figure" in mention.notes or not _CATEGORY.match(mention.tail):
        return None
    start, end = mention.lead_start, mention.start
    items, open_ended = _items(text, start, end)
    if len(items) < 2 or any(text[s:e].startswith("等") for s, e in items):
        return None
    if any(_DOING.search(text[s:e]) for s, e in items[1:]):
        return None
    chosen = _reading(text, items, int(mention.figure.value))
    if abs(len(chosen) - int(mention.figure.value)) > 2:  # 为学校、社区、企业12个单位 names kinds, not units
        return None
    return _made(mention, chosen, not open_ended)


def _items(text: str, start: int, end: int) -> tuple[list[tuple[int, int]], bool]:
    """The items between enumeration commas, and whether the list says that it goes on (等)."""
    stretch = text[start:end]
    trailing = _OPEN_END.search(stretch)
    if trailing:
        end -= len(trailing[0])
    items = []
    position = start
    for comma in _SEPARATOR.finditer(text, start, end):
        items.append((position, comma.start()))
        position = comma.end()
    items.append((position, end))
    kept = [item for item in items if item[1] > item[0]]
    if any(e - s > _LONGEST_ITEM + (20 if at == 0 else 0) for at, (s, e) in enumerate(kept)):
        return [], False
    return kept, trailing is not None


def _reading(text: str, items: list[tuple[int, int]], stated: int) -> list[tuple[int, int]]:
    """``A、B和C``: the last item is one or two; the reading that agrees with the printed count is taken."""
    start, end = items[-1]
    split = _LAST.search(text, start + 1, end - 1)
    if split is None:
        return items
    apart = [*items[:-1], (start, split.start()), (split.end(), end)]
    return min((items, apart), key=lambda reading: abs(len(reading) - stated))


def _made(mention: Mention, items: list[tuple[int, int]], exhaustive: bool) -> Listing:
    sentence = mention.sentence
    return Listing(
        context=sentence.span,
        basis="sentence",
        name=mention.words,
        scope=mention.scope,
        stated=mention.figure,
        items=tuple(sentence.span_of(start, end) for start, end in items),
        exhaustive=exhaustive,
    )
