"""Statements: the sentences of a document, cells of tables included, and which of them may contradict each other.

Chosen here are only candidates: one denies something, another tells that it happened. Whether they can both be true is
a question for a model, and then for a person.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from schemas.document import Document, Span
from schemas.extraction import Extraction

_END = re.compile(r"[。！!？?；;\n]+")
_BLANKS = re.compile(r"\s+")
_SHORTEST, _LONGEST = 5, 220
_DENIES = re.compile(
    r"(?:并?未(?!来|成年|婚|完)(?:曾|能)?|没有?|无(?!法|人机|障碍|偿|线|害|烟|纸|菌|形|锡|为|需|疑|论|缝)|不存在|从未|均未|尚未|不(?=发生|出现|存在|产生|再|得|涉及)|零(?=[一-鿿])|杜绝了?|不涉及)"
    r"(?:再)?(?:发生|出现|产生|存在|形成|开展|进行|实施|办理|列支|收到|接到|安排|使用|新增|发现|任何|重大|较大|大量|大额|大幅|明显|频繁|严重|违规|其他)*"
    r"(?:的|过)?(?P<what>[一-鿿]{2,14})"
)
_HAPPENED = re.compile(
    r"[0-9](?:余|多|万)?[^\W0-9A-Za-z年月日分]|[一两三四五六七八九十](?:余|多)?(?:次|笔|起|例|件|项|个|人|宗|处|家|批|期|套|户|场|辆)"
    r"|发生|出现|存在|办理|进行|产生|形成|开展|列支|先后|多次|陆续|反复|频繁"
)
_NOTHING = re.compile(
    r"问题|情况|现象|资金|项目|预算|工作|支出|部门|单位|年度|本年|全年|管理|绩效|目标|指标|完成|完整|及时|有关|相关|规定|要求|行为|事项|等[^级]|方面|以及|或者|较大|大量|重大"
)
_MOST_PAIRS = 10
_MOST_OF_ONE = 3
_COMMON = 10


@dataclass(frozen=True)
class Statement:
    """One sentence, its text without white space."""

    document: Document
    span: Span

    @cached_property
    def text(self) -> str:
        return _BLANKS.sub("", self.document.text[self.span.start : self.span.end])

    @cached_property
    def denied(self) -> tuple[str, ...]:
        """What the sentence says is not, did not happen or was not done."""
        return tuple(match["what"] for match in _DENIES.finditer(self.text))

    def tells(self, word: str) -> bool:
        """Whether the sentence tells that a thing happened: the word stands in it, undenied, beside a count or a verb."""
        for clause in re.split(r"[，,：:]", self.text):
            if word in clause and not _DENIES.search(clause) and _HAPPENED.search(clause):
                return True
        return False


@dataclass(frozen=True)
class Pair:
    """Two statements that may contradict each other, and the printed words that both speak of."""

    denial: Statement
    event: Statement
    topic: str


def statements(document: Document, but: Sequence[Span] = ()) -> Iterator[Statement]:
    """Every sentence of paragraphs and of the cells of tables; ``but`` are clauses and targets, which tell nothing."""
    left_out = {span.start for span in but if span.document == document.name}
    for block in document.blocks:
        if block.table is not None:
            stretches = [part for cell in block.table.cells for part in cell.parts]
        else:
            stretches = [(block.start, block.end)] if block.kind == "paragraph" else []
        for start, end in stretches:
            if start not in left_out:
                yield from _sentences(document, start, end)


def _sentences(document: Document, start: int, end: int) -> Iterator[Statement]:
    at = start
    for stop in (*(match.span() for match in _END.finditer(document.text, start, end)), (end, end)):
        text = document.text[at : stop[0]]
        inner = text.strip()
        if _SHORTEST <= len(inner) <= _LONGEST:
            first = at + len(text) - len(text.lstrip())
            yield Statement(document, document.span(first, first + len(inner)))
        at = stop[1]


def opposed(documents: Sequence[Document], extraction: Extraction) -> list[Pair]:
    """Candidate pairs, those with the rarest topic first."""
    demands = list(_demands(extraction))
    told = [each for document in documents for each in statements(document, demands)]
    tellers: dict[str, list[Statement]] = {}
    for each in told:
        for gram in set(_grams(each.text)):
            tellers.setdefault(gram, []).append(each)
    found = [pair for denial in told for what in denial.denied for pair in _answers(denial, what, tellers)]
    found.sort(key=lambda each: (each[0], each[1].denial.span, each[1].event.span))
    return _few(found)


def _demands(extraction: Extraction) -> Iterator[Span]:
    """The cells that say what should be, not what is."""
    items = [item for card in extraction.scorecards for item in card.items]
    while items:
        item = items.pop()
        yield from (*item.clause, *item.target)
        items.extend(item.children)


def _answers(denial: Statement, what: str, tellers: Mapping[str, Sequence[Statement]]) -> Iterator[tuple[int, Pair]]:
    """The statements that tell of what one denies, by the rarest two characters of what it names."""
    grams = {gram for gram in _grams(_NOTHING.sub(" ", what)) if 1 < len(tellers[gram]) <= _COMMON}
    for gram in sorted(grams, key=lambda gram: (len(tellers[gram]), gram)):
        for event in tellers[gram]:
            if event is not denial and event.text != denial.text and event.tells(gram):
                yield len(tellers[gram]), Pair(denial, event, _topic(what, event.text, gram))


def _grams(text: str) -> list[str]:
    return [text[at : at + 2] for at in range(len(text) - 1) if re.fullmatch("[一-鿿]{2}", text[at : at + 2])]


def _topic(what: str, other: str, gram: str) -> str:
    """The longest printed words around two characters that both sentences share."""
    start = what.index(gram)
    end = start + 2
    while end < len(what) and what[start : end + 1] in other:
        end += 1
    while start and what[start - 1 : end] in other:
        start -= 1
    return what[start:end]


def _few(found: Sequence[tuple[int, Pair]]) -> list[Pair]:
    """Each two sentences once, and not too many pairs of one."""
    kept: dict[frozenset[Span], Pair] = {}
    of_one: Counter[Span] = Counter()
    for _, pair in found:
        both = frozenset((pair.denial.span, pair.event.span))
        if both in kept or of_one[pair.denial.span] >= _MOST_OF_ONE or len(kept) >= _MOST_PAIRS:
            continue
        kept[both] = pair
        of_one[pair.denial.span] += 1
    return list(kept.values())
