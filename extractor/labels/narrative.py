"""Labels for one stretch of text or for all paragraphs of a document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from extractor.labels.claims import claims_of
from extractor.labels.flattened import without_rows
from extractor.labels.head import find_department_and_year
from extractor.labels.hints import FigureHints, take_hints
from extractor.labels.labelled import Labelled
from extractor.labels.mention import Mention
from extractor.labels.mentions import mentions_of
from extractor.labels.reading import Reading
from extractor.labels.relations import relations_of
from extractor.labels.roles import role_of_label, role_of_opening
from extractor.labels.scopes import (
    opens_targets,
    scope_of_budget_item,
    scope_of_lead_in,
    scope_of_title,
    setting_of,
    title_of_lead_in,
)
from extractor.labels.sentences import Stretch, paragraphs_of, sentences_of
from extractor.labels.shares_of_budgets import name_shares_of_budgets
from schemas.document import Document
from schemas.extraction import Role
from schemas.figures import Figures
from schemas.patterns import late

Source = Literal["narrative", "table"]


def label_text(
    document: Document,
    figures: Figures,
    start: int,
    end: int,
    *,
    scope: str | None = None,
    role: Role | None = None,
    source: Source = "narrative",
    known_projects: Sequence[str] = (),
    hints: FigureHints | None = None,
) -> Labelled:
    """The labels of one stretch of text, such as a cell; ``scope`` and ``role`` hold where its words say none."""
    department, year = find_department_and_year(document)
    reading = Reading(
        year=year,
        department=department,
        known_projects=tuple(known_projects),
        scope=scope,
        role=role,
        in_cell=source == "table",
    )
    return _labelled(document, figures, ((start, end),), 0, reading, source, [], hints or {})


def label_narrative(
    document: Document, figures: Figures, *, known_projects: Sequence[str] = (), hints: FigureHints | None = None
) -> Labelled:
    """The labels of all paragraphs and headings outside tables."""
    department, year = find_department_and_year(document)
    title = scope_of_title(document)
    projects = tuple(known_projects)
    pieces = []
    told: list[Mention] = []
    before = above = label = ""
    for number, stretches in enumerate(paragraphs_of(document)):
        opening = document.text[stretches[0][0] : stretches[0][1]]
        before, above, label = above, opening, _one_label(before, above)
        if not any(number_.kind.is_figure for start, end in stretches for number_ in figures.within(start, end)):
            continue
        setting = setting_of(document.heading_path(stretches[0][0]), title, projects)
        reading = Reading(
            year=year,
            department=department,
            known_projects=projects,
            scope=setting.scope,
            role=role_of_opening(opening) or role_of_label(label),
            targets=setting.targets and not _tells_done(document, stretches),
            later=setting.later,
        )
        pieces.append(_labelled(document, figures, stretches, number, reading, "narrative", told, hints or {}))
    return Labelled.joined(pieces)


def _one_label(before: str, above: str) -> str:
    """The line above, unless two labels stand there (预期目标, 实际完成情况): then which of them is meant is not said."""
    return above if role_of_label(before) in (None, role_of_label(above)) else ""


_TELLS_DONE = late(
    r"同比|[比较](?:上年|去年|上一年|20[0-9]{2}年)|实际(?:完成|支出|执行|检查|到位|救助|举办|发放|培训)|收回|办结[0-9]|已(?:完成|整改|支付|建成)"
)


def _tells_done(document: Document, stretches: Sequence[Stretch]) -> bool:
    """Whether a paragraph under a heading such as 重点工作 tells what was done, not what was planned."""
    return any(_TELLS_DONE.search(document.text, start, end) for start, end in stretches)


def _labelled(
    document: Document,
    figures: Figures,
    stretches: Sequence[Stretch],
    paragraph: int,
    reading: Reading,
    source: Source,
    told: list[Mention],
    hints: FigureHints,
) -> Labelled:
    groups: list[list[Mention]] = []
    for sentence in sentences_of(document, figures, stretches, paragraph):
        if source == "narrative" and "(项)" in sentence.text:
            item = scope_of_budget_item(sentence.text, document.heading_path(sentence.start))
            reading.scope = item or reading.scope
        elif source == "narrative" and (not sentence.figures or not groups):
            lead_in = scope_of_lead_in(sentence.text)
            reading.item = title_of_lead_in(sentence.text) or reading.item
            reading.scope, reading.title = lead_in or reading.scope, lead_in or reading.title
            reading.targets = reading.targets or (opens_targets(sentence.text) and not _tells_done(document, stretches))
        if not sentence.figures:
            continue
        mentions = mentions_of(sentence, reading)
        take_hints(mentions, hints)
        groups.append(mentions)
    relations = relations_of(groups, tuple(told))
    together = [mention for group in groups for mention in group]
    name_shares_of_budgets(together, relations.ratios)
    claims = claims_of(together, source)
    claims = without_rows(document, stretches, claims) if source == "narrative" else claims
    told.extend(together)
    return Labelled.joined([Labelled(claims=claims), relations])
