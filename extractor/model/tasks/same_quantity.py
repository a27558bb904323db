"""same-quantity: whether two figures with different names are one quantity, for pairs that code has picked.

With them go pairs of our own whose answer is known, so that a model that cannot tell is not believed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractor.model.controls import mixed, some_controls
from extractor.model.namesakes import Candidate, as_labelled
from extractor.model.parts import Choices, Part
from extractor.model.reasons import ONE_QUANTITY
from extractor.model.request import Given
from extractor.model.sheet import passages_of
from schemas.document import Document
from schemas.extraction import Extraction, Twins

TASK = "same-quantity"
CHOICES = ("same", "part", "time", "role", "other")
CONTROLS = (
    ("same", "路灯养护花费<g1>36.2万元", "养护路灯用款<g2>36.5万元"),
    ("same", "在册志愿者<g1>417人", "注册志愿者<g2>471人"),
    ("part", "林区管护<g1>82万元", "其中修瞭望塔<g2>28万元"),
    ("time", "2021年游客<g1>5.4万人", "2022年游客<g2>5.6万人"),
    ("role", "计划栽树<g1>130株", "实际栽树<g2>128株"),
)


@dataclass(frozen=True)
class Asked:
    """One part with its pairs, and the right answers of the controls among them."""

    part: Part
    pairs: Mapping[str, Candidate]
    controls: Mapping[str, str]


def ask(pairs: Sequence[Candidate], documents: Mapping[str, Document], *, alone: bool = True) -> Asked | None:
    """One part for all candidate pairs; None where there are none. ``alone``: no other task asks about pairs."""
    if not pairs:
        return None
    claims = [claim for pair in pairs for claim in (pair.one, pair.other)]  # no figure is in two pairs
    told: list[tuple[str, Candidate | str]] = [
        (f"<f{2 * at + 1}> <f{2 * at + 2}>", pair) for at, pair in enumerate(pairs)
    ]
    ours: list[str] = []
    text = "".join(documents[claim.context.document].text[claim.context.start : claim.context.end] for claim in claims)
    for at, (right, one, two) in enumerate(some_controls(CONTROLS, CHOICES, text, len(pairs), alone=alone)):
        first, second = f"<g{2 * at + 1}>", f"<g{2 * at + 2}>"
        ours += [f"- {one.replace('<g1>', f'〔{first}〕')}", f"- {two.replace('<g2>', f'〔{second}〕')}"]
        told.append((f"{first} {second}", right))
    keyed = {f"p{at}": each for at, each in enumerate(mixed(told), 1)}
    part = Part(
        TASK,
        tuple(claim.context for claim in claims),
        dict.fromkeys(keyed, Choices("P", CHOICES)),
        lines=tuple(f"{key} {line}" for key, (line, _) in keyed.items()),
        passages=passages_of((documents[claim.context.document], claim.context, claim.figure) for claim in claims),
        figures={f"f{at}": claim.figure for at, claim in enumerate(claims, 1)},
        ours=tuple(ours),
    )
    return Asked(
        part,
        {key: what for key, (_, what) in keyed.items() if isinstance(what, Candidate)},
        {key: what for key, (_, what) in keyed.items() if isinstance(what, str)},
    )


def controls_in(asked: Asked, given: Given) -> list[tuple[str, bool]]:
    """For each control its right answer, and whether the answer agrees."""
    return [(right, given.get(key) == right) for key, right in asked.controls.items()]


def found_in(asked: Asked, given: Given, extraction: Extraction) -> Iterator[Twins]:
    """The pairs that an answer calls one quantity.

    ``extraction`` is what the other answers have made of the submission: a pair that they tell apart is none.
    """
    for key, pair in asked.pairs.items():
        if given.get(key) == "same" and (now := as_labelled(pair, extraction)) is not None:
            yield Twins(one=now.one, other=now.other, reason=ONE_QUANTITY)
