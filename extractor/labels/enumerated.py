"""Enumerated: the names that a stretch of text lists, quoted or not, between enumeration commas or plain ones.

What a list is announced by, and what its count is, is the business of the grammar of listings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from schemas.patterns import late

Place = tuple[int, int]

_QUOTED = r"“[^“”，。；]{1,30}”"
_AND = r"以及|和|及|与"
_QUOTED_RUN = late(rf"{_QUOTED}(?:(?:[、，,；;](?:{_AND})?|{_AND}){_QUOTED})+")
_QUOTED_NAME = late(_QUOTED)
_OPEN_END = re.compile(r"等(?:[^、，,；;。]{0,12})?$")
_SURE = re.compile(r"[、，,；;]?以及")
_MAYBE = late(r"和|及|与")
_BODIES = late(
    r"(?:小学|中学|学校|学院|大学|幼儿园|医院|门诊部?|卫生[院室所]|中心|公寓|福利院|敬老院|养老院|[一-鿿]{2}[园院苑]|图书馆|文化馆|博物馆"
    r"|体育馆|档案馆|社区|街道|[一-鿿]{2}[村镇乡县区]|水库|大桥|广场|车站|公司|派出所|法庭|支队|大队|林场|农场)$"
)
_SHORT = 6
_LONGEST_ITEM = 24
_LONGEST_IN_CLAUSES = 14
_NO_NAME = late(
    r"[0-9=%]|^(?:[并且也还均已都将可能共按由使让为在对以从其该各另含如见])|(?:情况|以上|以下|不等)$"
    r"|进一步|有效|切实|不断|得到|促进|保障了|提升了|完成了|取得|确保|实现|达到|负责|用于|其中|主要|详见|[我本](?:局|单位|部门|市|县|区)|[一二三四]是|具体|按照|根据|通过|予以|进行"
)


@dataclass(frozen=True)
class Enumerated:
    """The names, where the last of them ends, and whether the list says that it goes on (等)."""

    items: tuple[Place, ...]
    end: int
    open_ended: bool


def quoted_run(text: str, start: int, end: int) -> Enumerated | None:
    """``“A”、“B”以及“C”``: quotation marks leave no doubt where a name ends."""
    run = _QUOTED_RUN.match(text, start, end)
    if run is None:
        return None
    names = tuple(name.span() for name in _QUOTED_NAME.finditer(text, *run.span()))
    return Enumerated(names, run.end(), text[run.end() : run.end() + 1] == "等")


def between_commas(text: str, start: int, end: int, stated: int, elsewhere: str = "") -> Enumerated | None:
    """Names between enumeration commas, the last one or two joined by 和."""
    read = _read(text, start, end, stated, re.compile(r"[、；;]"), _LONGEST_ITEM, elsewhere)
    if read is None or any(re.search("[，,]", text[s:e]) for s, e in read.items):
        return None  # 松鹤园，益寿院，和顺园: names between plain commas, one of which begins with 和
    return read


def between_clauses(text: str, start: int, end: int, stated: int, elsewhere: str = "") -> Enumerated | None:
    """Names between plain commas; only short ones of which none says anything."""
    read = _read(text, start, end, stated, re.compile(r"[，,；;]"), _LONGEST_IN_CLAUSES, elsewhere)
    if read is None or any(_NO_NAME.search(text[s:e]) for s, e in read.items):
        return None
    return read


def _read(
    text: str, start: int, end: int, stated: int, separator: re.Pattern[str], longest: int, elsewhere: str
) -> Enumerated | None:
    trailing = _OPEN_END.search(text[start:end])
    stop = end - len(trailing[0]) if trailing else end
    items: list[Place] = []
    position = start
    for comma in separator.finditer(text, start, stop):
        items.append((position, comma.start()))
        position = comma.end()
    items.append((position, stop))
    kept = [item for item in items if item[1] > item[0]]
    if not kept or any(e - s > longest + (20 if at == 0 and longest > 20 else 0) for at, (s, e) in enumerate(kept)):
        return None
    kept = _last_apart(text, kept, stated, elsewhere)
    return Enumerated(tuple(kept), end, trailing is not None) if len(kept) > 1 else None


def _last_apart(text: str, items: list[Place], stated: int, elsewhere: str) -> list[Place]:
    """``A、B和C``: the last item is one or two; where the words leave it open, what agrees with the count is taken."""
    start, end = items[-1]
    sure = _SURE.search(text, start + 1, end - 1) or (_SURE.match(text, start, end - 1) if len(items) > 1 else None)
    if sure is not None:
        rest = [(start, sure.start())] if sure.start() > start else []
        return [*items[:-1], *rest, (sure.end(), end)]
    split = _MAYBE.search(text, start + 1, end - 1)
    if split is None:
        return items
    apart = [*items[:-1], (start, split.start()), (split.end(), end)]
    if _of_one_kind(text, apart) or (len(items) > 1 and _stand_alone(text, elsewhere, (start, end), *apart[-2:])):
        return apart
    return min((items, apart), key=lambda reading: abs(len(reading) - stated))


def _stand_alone(text: str, elsewhere: str, joint: Place, *names: Place) -> bool:
    """Whether both halves of ``A和B`` are names that the document tells elsewhere, and the two together are not."""
    both = text[joint[0] : joint[1]]
    return all(e - s > 2 and elsewhere.count(text[s:e]) > elsewhere.count(both) for s, e in names) and (
        elsewhere.count(both) == 1
    )


def _of_one_kind(text: str, items: list[Place]) -> bool:
    """Whether all names end alike (东湖中学、北岭中学和金山中学), or each in what a body or a place is called."""
    if any(e - s <= 2 for s, e in items[-2:]):
        return False
    if len(items) > 2 and len({text[e - 1] for _, e in items}) == 1 and all(e - s <= _SHORT for s, e in items):
        return True  # 石桥、七里桥和龙门桥
    if any(e - s <= 2 for s, e in items):
        return False
    return len({text[e - 2 : e] for _, e in items}) == 1 or all(_BODIES.search(text[s:e]) for s, e in items)
