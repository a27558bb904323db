"""match-clause: which stated figure is the variable that a scoring clause asks for. Scoring names what it lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pydantic import BaseModel

from extractor.model.answers import answer, choice, picked
from extractor.model.controls import reliable
from extractor.model.numbered import clean, marked, material
from extractor.model.question import Question
from prompts import prompt
from schemas.document import Document
from schemas.extraction import Claim, Extraction, Role, Variable
from schemas.figure import Figure, Qualifier

TASK = "match-clause"
NONE = "none"
_MOST_CANDIDATES = 6
_MOST_VARIABLES = 12
_NOT_NOW = (Role.TARGET, Role.LAST_YEAR, Role.WEIGHT, Role.SCORE)
_CHANGED = re.compile("(?:增长|下降|扣分)$")
_CONTROLS = (
    (
        "指标“培训合格率” 标准“合格率≥95%得5分” 找：合格率",
        ("全年合格率目标为〔甲〕98%", "参训学员实际合格率〔乙〕96.4%"),
        "2",
    ),
    (
        "指标“设备完好率” 标准“完好率≥90%得4分” 找：完好率",
        ("年末设备完好率〔甲〕93.1%", "上年设备完好率〔乙〕91.7%"),
        "1",
    ),
    ("指标“投诉办结率” 标准“办结率=100%得3分” 找：办结率", ("绿化覆盖率〔甲〕41.2%", "垃圾清运率〔乙〕99.0%"), NONE),
)


@dataclass(frozen=True)
class Asked:
    """One question with its variables and their candidates by id, and the right answers of the controls."""

    question: Question[BaseModel]
    variables: Mapping[str, tuple[Variable, Mapping[str, Figure]]]
    controls: Mapping[str, str]


def ask(variables: Sequence[Variable], extraction: Extraction, documents: Mapping[str, Document]) -> Asked | None:
    """One question for all variables that have candidates."""
    lines: list[str] = []
    found: dict[str, tuple[Variable, Mapping[str, Figure]]] = {}
    entries: dict[str, type] = {}
    for variable in variables[:_MOST_VARIABLES]:
        claims = _candidates(variable, extraction)
        if not claims:
            continue
        key = f"v{len(found) + 1}"
        ids = {f"f{at}": claim for at, claim in enumerate(claims, 1)}
        lines += _lines(key, variable, ids, extraction, documents)
        found[key] = (variable, {each: claim.figure for each, claim in ids.items()})
        entries[key] = choice(f"Of{len(ids)}", (*ids, NONE))
    if not found:
        return None
    controls = {}
    for at, (head, candidates, right) in enumerate(_CONTROLS, len(found) + 1):
        lines.append(f"v{at} {head}")
        marks = zip(("甲", "乙"), candidates, strict=True)
        lines += [f"  f{number} {text.replace(mark, f'f{number}')}" for number, (mark, text) in enumerate(marks, 1)]
        controls[f"v{at}"] = right if right == NONE else f"f{right}"
        entries[f"v{at}"] = choice("Of2", ("f1", "f2", NONE))
    instructions = prompt(TASK)
    question = Question(
        prompt=instructions.name,
        instructions=instructions.text,
        material=material(lines),
        schema=answer("Matches", entries),
        about=tuple(variable.item for variable, _ in found.values()),
        most_tokens=200 + 12 * len(entries),
    )
    return Asked(question, found, controls)


def found_in(asked: Asked, given: BaseModel) -> Iterator[tuple[Variable, Figure]]:
    """The variables for which a figure was named, if the model told the controls right."""
    if not reliable((right, picked(given, key) == right) for key, right in asked.controls.items()):
        return
    for key, (variable, ids) in asked.variables.items():
        figure = ids.get(picked(given, key) or "")
        if figure is not None:
            yield variable, figure


def _lines(
    key: str, variable: Variable, ids: Mapping[str, Claim], extraction: Extraction, documents: Mapping[str, Document]
) -> list[str]:
    clause = clean(extraction.text(variable.clause))[:120]
    told = [f"{key} 指标“{clean(variable.item_name)[:40]}” 标准“{clause}” 找：{clean(variable.name)[:40]}"]
    for each, claim in ids.items():
        document = documents[claim.context.document]
        told.append(f"  {each} {marked(document, claim.context, {claim.figure.span.start: each}, most=100)}")
    return told


def _candidates(variable: Variable, extraction: Extraction) -> list[Claim]:
    """Figures of the right kind whose words share most with the variable and its item."""
    wanted = _grams(variable.name) | _grams(variable.item_name)
    scored: dict[tuple[str, int], tuple[int, Claim]] = {}
    for claim in extraction.claims:
        figure = claim.figure
        if figure.unit.dimension != variable.dimension or figure.qualifier is not Qualifier.NONE:
            continue
        if not _may_be(variable, claim) or claim.subject or variable.item.covers(figure.span):
            continue
        shared = len(wanted & (_grams(claim.words) | _grams(extraction.text((claim.context,)))))
        if shared or (figure.unit.counts and claim.source == "narrative"):  # 选送骨干286人 for 培训技术人员
            scored.setdefault((figure.span.document, figure.id), (shared, claim))
    best = sorted(scored.values(), key=lambda each: (-each[0], each[1].figure.span))
    return [claim for _, claim in best[:_MOST_CANDIDATES]]


def _may_be(variable: Variable, claim: Claim) -> bool:
    """Points that a report tells of something are scores; those of its own scoring table are nobody's variable."""
    if _CHANGED.search(claim.words):
        return False
    if variable.dimension == "score":
        return claim.source == "narrative" and claim.role in (None, Role.ACTUAL, Role.SCORE)
    return claim.role not in _NOT_NOW


def _grams(text: str) -> set[str]:
    plain = re.sub(r"[^一-鿿]", "", text)
    return {plain[at : at + 2] for at in range(len(plain) - 1)}
