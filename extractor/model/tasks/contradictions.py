"""contradictions: whether two sentences that code has put side by side can both be true.

With them go pairs of our own whose answer is known, so that a model that cannot tell is not believed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractor.model.controls import mixed, some_controls
from extractor.model.parts import Choices, Part
from extractor.model.reasons import OPPOSED
from extractor.model.request import Given
from extractor.model.statements import Pair
from schemas.extraction import Contradiction

TASK = "contradictions"
CHOICES = ("contradict", "time", "scope", "agree")
CONTROLS = (
    ("contradict", "全年未发生事故", "九月发生第二起事故"),
    ("contradict", "会议费没有超标", "四次会议费均超标"),
    ("contradict", "年内未调整采购计划", "年内五次调整采购计划"),
    ("time", "2019年没有新增车辆", "2023年新增车辆两辆"),
    ("time", "一季度未开展培训", "三季度开展培训四期"),
    ("scope", "局机关没有公务接待", "下属林场公务接待六批次"),
    ("scope", "东区管网未渗漏", "西区管网渗漏三处"),
    ("agree", "未挪用专项经费", "专项经费按月发放十二次"),
)


@dataclass(frozen=True)
class Asked:
    """One part with its pairs, and the right answers of the controls among them."""

    part: Part
    pairs: Mapping[str, Pair]
    controls: Mapping[str, str]


def ask(pairs: Sequence[Pair], *, alone: bool = True) -> Asked | None:
    """One part for all candidate pairs; None where there are none. ``alone``: no other task asks about pairs."""
    if not pairs:
        return None
    statements = list({id(each): each for pair in pairs for each in (pair.denial, pair.event)}.values())
    ids = {(each.document.name, each.span): f"s{at}" for at, each in enumerate(statements, 1)}
    ours: list[str] = []
    told: list[tuple[str, Pair | str]] = [
        (" ".join(f"<{ids[each.document.name, each.span]}>" for each in (pair.denial, pair.event)), pair)
        for pair in pairs
    ]
    for at, (right, one, two) in enumerate(
        some_controls(CONTROLS, CHOICES, "".join(each.text for each in statements), len(pairs), alone=alone)
    ):
        first, second = f"<t{2 * at + 1}>", f"<t{2 * at + 2}>"
        ours += [f"{first} {one}", f"{second} {two}"]
        told.append((f"{first} {second}", right))
    keyed = {f"d{at}": each for at, each in enumerate(mixed(told), 1)}
    part = Part(
        TASK,
        tuple(span for pair in pairs for span in (pair.denial.span, pair.event.span)),
        dict.fromkeys(keyed, Choices("D", CHOICES)),
        lines=tuple(f"{key} {line}" for key, (line, _) in keyed.items()),
        statements={local: each for each, local in zip(statements, ids.values(), strict=True)},
        ours=tuple(ours),
    )
    return Asked(
        part,
        {key: what for key, (_, what) in keyed.items() if isinstance(what, Pair)},
        {key: what for key, (_, what) in keyed.items() if isinstance(what, str)},
    )


def controls_in(asked: Asked, given: Given) -> list[tuple[str, bool]]:
    """For each control its right answer, and whether the answer agrees."""
    return [(right, given.get(key) == right) for key, right in asked.controls.items()]


def found_in(asked: Asked, given: Given) -> Iterator[Contradiction]:
    """The contradictions that an answer names."""
    for key, pair in asked.pairs.items():
        if given.get(key) == "contradict":
            yield Contradiction(one=pair.denial.span, other=pair.event.span, topic=pair.topic, reason=OPPOSED)
