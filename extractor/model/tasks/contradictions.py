"""contradictions: whether two sentences that code has put side by side can both be true.

With them go pairs of our own whose answer is known, so that a model that cannot tell is not believed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pydantic import BaseModel

from extractor.model.answers import picked, picks
from extractor.model.controls import reliable
from extractor.model.numbered import clean, material
from extractor.model.question import Question
from extractor.model.reasons import OPPOSED
from extractor.model.statements import Pair
from prompts import prompt
from schemas.extraction import Contradiction

TASK = "contradictions"
CHOICES = ("contradict", "time", "scope", "agree")
CONTROLS = (
    ("contradict", "全年未发生安全生产事故", "九月仓库起火，为当年第二起安全生产事故"),
    ("contradict", "会议费没有超出标准", "四次会议的会议费均超出标准"),
    ("contradict", "年内未调整过采购计划", "年内先后五次调整采购计划"),
    ("time", "2019年没有新增车辆", "2023年新增车辆两辆"),
    ("time", "一季度未开展培训", "三季度开展培训四期"),
    ("scope", "局机关没有公务接待", "下属林场发生公务接待六批次"),
    ("scope", "东区管网未出现渗漏", "西区管网出现渗漏三处"),
    ("agree", "未发现挪用专项经费", "专项经费按月发放，共发放十二次"),
)


@dataclass(frozen=True)
class Asked:
    """One question with its pairs, and the right answers of the controls among them."""

    question: Question[BaseModel]
    pairs: Mapping[str, Pair]
    controls: Mapping[str, str]


def ask(pairs: Sequence[Pair]) -> Asked | None:
    """One question for all candidate pairs; None where there are none."""
    if not pairs:
        return None
    lines, keys, controls = _mixed(pairs)
    instructions = prompt(TASK)
    question = Question(
        prompt=instructions.name,
        instructions=instructions.text,
        material=material(lines),
        schema=picks("Contradictions", tuple(sorted((*keys, *controls), key=lambda key: int(key[1:]))), CHOICES),
        about=tuple(span for pair in pairs for span in (pair.denial.span, pair.event.span)),
        most_tokens=200 + 12 * len(lines),
    )
    return Asked(question, keys, controls)


def found_in(asked: Asked, given: BaseModel) -> Iterator[Contradiction]:
    """The contradictions that an answer names, if the model told the controls right."""
    held = [(right, picked(given, key) == right) for key, right in asked.controls.items()]
    if not reliable(held):
        return
    for key, pair in asked.pairs.items():
        if picked(given, key) == "contradict":
            yield Contradiction(one=pair.denial.span, other=pair.event.span, topic=pair.topic, reason=OPPOSED)


def _mixed(pairs: Sequence[Pair]) -> tuple[list[str], dict[str, Pair], dict[str, str]]:
    """Pairs and controls in an order that only the text decides, so that no place gives a control away."""
    told: list[tuple[str, Pair | str]] = [
        (f"甲：{clean(pair.denial.text)} 乙：{clean(pair.event.text)}", pair) for pair in pairs
    ]
    told += [(f"甲：{one} 乙：{two}", right) for right, one, two in _some_controls("".join(text for text, _ in told))]
    told.sort(key=lambda each: hashlib.sha256(each[0].encode()).digest())
    lines: list[str] = []
    keys: dict[str, Pair] = {}
    controls: dict[str, str] = {}
    for at, (text, what) in enumerate(told, 1):
        lines.append(f"p{at} {text}")
        if isinstance(what, Pair):
            keys[f"p{at}"] = what
        else:
            controls[f"p{at}"] = what
    return lines, keys, controls


def _some_controls(text: str) -> list[tuple[str, str, str]]:
    """One control of each answer, chosen by the text of the question."""
    chosen = []
    for number, choice in enumerate(CHOICES):
        fitting = [each for each in CONTROLS if each[0] == choice]
        digest = hashlib.sha256(f"{number}{text}".encode()).digest()
        chosen.append(fitting[digest[0] % len(fitting)])
    return chosen
