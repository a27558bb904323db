"""match-clause: which stated figure is the variable that a scoring clause asks for. Scoring names what it lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractor.model.controls import reliable
from extractor.model.numbered import clean
from extractor.model.parts import Choices, Part
from extractor.model.request import Given
from extractor.model.sheet import passages_of
from schemas.document import Document
from schemas.extraction import Claim, Extraction, Role, Variable
from schemas.figure import Figure
from schemas.kind import Qualifier

TASK = "match-clause"
NONE = "none"
_MOST_CANDIDATES = 6
_MOST_VARIABLES = 12
_NOT_NOW = (Role.TARGET, Role.LAST_YEAR, Role.WEIGHT, Role.SCORE)
_CHANGED = re.compile("(?:增长|下降|扣分)$")
_CONTROLS = (
    ("设备完好：“完好率”≥90%得4分", "年末设备完好率〔<g1>〕93.1%，上年〔<g2>〕91.7%", "g1"),
    ("投诉办结：“办结率”=100%得3分", "绿化覆盖率〔<g1>〕41.2%，垃圾清运率〔<g2>〕99.0%", NONE),
    ("培训合格：“合格率”≥95%得5分", "目标合格率〔<g1>〕98%，学员实际合格率〔<g2>〕96.4%", "g2"),
)
_FEW = 3


@dataclass(frozen=True)
class Asked:
    """One part with its variables, the candidates by id, and the right answers of the controls."""

    part: Part
    variables: Mapping[str, Variable]
    candidates: Mapping[str, tuple[str, ...]]
    controls: Mapping[str, str]


def ask(variables: Sequence[Variable], extraction: Extraction, documents: Mapping[str, Document]) -> Asked | None:
    """One part for all variables that have candidates, each candidate told once however many variables it may be."""
    wanted = [(each, claims) for each in variables if (claims := _candidates(each, extraction))][:_MOST_VARIABLES]
    if not wanted:
        return None
    candidates = {(claim.figure.span.document, claim.figure.id): claim for _, claims in wanted for claim in claims}
    ids = {each: f"k{at}" for at, each in enumerate(candidates, 1)}
    asked = {f"v{at}": each for at, each in enumerate(wanted, 1)}
    of = {
        key: tuple(ids[claim.figure.span.document, claim.figure.id] for claim in claims)
        for key, (_, claims) in asked.items()
    }
    heads = {key: _head(variable, extraction) for key, (variable, _) in asked.items()}
    sentences, controls = _controls(of, heads)
    part = Part(
        TASK,
        tuple(variable.item for variable, _ in wanted),
        dict.fromkeys(of, Choices("V", (*dict.fromkeys(each for several in of.values() for each in several), NONE))),
        lines=tuple(f"{key} {heads[key]} {' '.join(f'<{each}>' for each in several)}" for key, several in of.items()),
        passages=passages_of(
            (documents[claim.context.document], claim.context, claim.figure) for claim in candidates.values()
        ),
        figures={ids[each]: claim.figure for each, claim in candidates.items()},
        ours=tuple(sentences),
    )
    return Asked(part, {key: variable for key, (variable, _) in asked.items()}, of, controls)


def _controls(of: dict[str, tuple[str, ...]], heads: dict[str, str]) -> tuple[list[str], dict[str, str]]:
    """Add controls to what is asked, fewer to a few; their sentences and right answers."""
    sentences: list[str] = []
    right: dict[str, str] = {}
    for at, (head, sentence, answer) in enumerate(_CONTROLS[: 2 if len(of) <= _FEW else None]):
        one, two = f"g{2 * at + 1}", f"g{2 * at + 2}"
        key = f"v{len(of) + 1}"
        of[key], heads[key] = (one, two), head
        sentences.append("- " + sentence.replace("<g1>", f"<{one}>").replace("<g2>", f"<{two}>"))
        right[key] = {"g1": one, "g2": two}.get(answer, NONE)
    return sentences, right


def found_in(asked: Asked, given: Given) -> Iterator[tuple[Variable, Figure]]:
    """The variables for which a figure was named, if the model told the controls right."""
    if not reliable((right, given.get(key) == right) for key, right in asked.controls.items()):
        return
    for key, variable in asked.variables.items():
        picked = given.get(key, NONE)
        if picked in asked.candidates[key]:
            yield variable, asked.part.figures[picked]


def _head(variable: Variable, extraction: Extraction) -> str:
    """The item and the first band of its clause, with what is sought in quotation marks."""
    band = re.split("[；;。]", clean(extraction.text(variable.clause)))[0][:60]
    name = clean(variable.name)[:30]
    sought = band.replace(name, f"“{name}”", 1) if name in band else f"“{name}”，{band}"
    return f"{clean(variable.item_name)[:30]}：{sought}"


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
