"""ProjectsCounted: a statement of how many projects there are, with the rows of the table that lists them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from schemas.document import Span
from schemas.extraction import WHOLE, Claim, Extraction, ProjectRow, Role, TableKind
from schemas.figure import Figure
from schemas.patterns import late
from scoring.gather import gatherer
from scoring.same_quantity_mention import Mention
from scoring.same_quantity_places import mentions_of
from scoring.wording import content

# Words with which a sentence speaks of all projects …
_ALL = late(
    r"共|全部|所有|有|编报|实施|整体和|批复|安排|预算项目|\d\s*个项目(?:支出)?的?(?:全年|年初|年度)?(?:调整)?(?:预算|决算|支出|资金)"
)
# … and those with which it speaks of some of them.
_SOME = late(
    r"其中|新增|新建|续建|重点|采购|货物|服务类|工程|抽取|抽查|部分|涉及|未|除|跨年|完工|完成了|超过|低于|子项|类项目"
    r"|另有|还有|调剂|结转|以上|余|竞赛|开工|招标|验收|每|区级|市级|省级|非遗|招商|签约|投资"
)


_STATE = late(r"^(?:优[秀良]?|良好?|中等?|较?差|不?合格|不?及格|一般)$|完成|实施|等[级次]|分[及以]|分$|\d")
"""Names of rows that count projects by grade, band or state."""
_YEAR = re.compile(r"20\d\d年")
_BELOW = late(r"(?:详?见|如)(?:下表|下列|下方)|下表(?:所示|列示)|如下(?:表)?(?:所示)?[:：]?\s*$")


@dataclass(frozen=True)
class ProjectsCounted:
    """A stated number of projects and the places that list them, with their names."""

    stated: Figure
    items: tuple[Span, ...]
    names: tuple[str, ...]


ProjectList = tuple[ProjectRow, ...]


@gatherer(ProjectsCounted)
def projects_counted(extraction: Extraction) -> Iterator[ProjectsCounted]:
    tables = _tables(extraction)
    lists = _lists(extraction)
    only = lists[0] if len({len(rows) for rows in lists}) == 1 else None  # of several lists each may hold a part
    for mention in mentions_of(extraction):
        if mention.metric != "project_count":
            continue
        rows = (
            _below(mention, tables) if _points_below(mention) else only if _speaks_of_all(mention, extraction) else None
        )
        if rows:
            yield ProjectsCounted(mention.figure, tuple(r.name_span for r in rows), tuple(r.name for r in rows))


def _points_below(mention: Mention) -> bool:
    """5个项目的预算执行情况见下表: the table right below lists them, whatever other lists there are."""
    return mention.prose and _BELOW.search(mention.sentence[mention.at :]) is not None and mention.period is None


def _below(mention: Mention, tables: Sequence[ProjectList]) -> ProjectList | None:
    """The nearest project table after a sentence, in its document."""
    name, at = mention.figure.span.document, mention.figure.span.start
    after = [rows for rows in tables if rows[0].span.document == name and rows[0].span.start > at]
    return min(after, key=lambda rows: rows[0].span.start, default=None)


def _tables(extraction: Extraction) -> list[ProjectList]:
    """The project tables one by one; one that goes on over pages with all its document's rows."""
    whole = {rows[0].span.document: rows for rows in _lists(extraction)}
    seen = [table.span for table in extraction.tables if table.kind is TableKind.PROJECTS]
    found = []
    for span in seen:
        rows = [row for row in extraction.projects if span.covers(row.name_span)]
        several = sum(other.document == span.document for other in seen) > 1
        chosen = whole.get(span.document) if several else tuple(rows)
        if chosen and len(chosen) >= 2 and _distinct(chosen) and _alike(chosen):
            found.append(tuple(chosen))
    return found


def _of_one_kind(claim: Claim, extraction: Extraction) -> bool:
    """优 | 5, 已完成 | 6: a row of a table that counts the projects of one grade or state."""
    if claim.words_span is None:
        return False
    name = extraction.text((claim.words_span,)).strip()
    return _SOME.search(name) is not None or _STATE.search(name) is not None


def _speaks_of_all(mention: Mention, extraction: Extraction) -> bool:
    claim: Claim = mention.claim
    if not mention.prose and (content(claim.words) != ("项目",) or _of_one_kind(claim, extraction)):
        return False
    return (
        claim.scope in (WHOLE, None, "项目支出")
        and claim.subject is None
        and claim.role in (None, Role.ACTUAL)
        and mention.period is None
        and (not mention.prose or _ALL.search(mention.clause) is not None)
        and _SOME.search(mention.clause) is None
    )


def _lists(extraction: Extraction) -> list[tuple[ProjectRow, ...]]:
    """The project tables of each document, as one list where they go on over pages."""
    found = []
    for document in extraction.documents:
        seen = [t.span for t in extraction.tables if t.kind is TableKind.PROJECTS and t.span.document == document]
        rows = [row for row in extraction.projects if any(span.covers(row.name_span) for span in seen)]
        if len(rows) >= 2 and _distinct(rows) and _alike(rows):
            found.append(tuple(rows))
    return found


def _alike(rows: Sequence[ProjectRow]) -> bool:
    """Whether every row is as full as the others: a row of dashes may be a project of another year."""
    fullest = max(len(row.figures) for row in rows)
    return all(len(row.figures) * 2 > fullest for row in rows) and not any(_YEAR.search(row.name) for row in rows)


def _distinct(rows: Sequence[ProjectRow]) -> bool:
    names = [row.name for row in rows]
    return len(set(names)) == len(names)
