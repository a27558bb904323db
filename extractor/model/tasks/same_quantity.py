"""same-quantity: whether two figures with different names are one quantity, for pairs that code has picked.

With them go pairs of our own whose answer is known, so that a model that cannot tell is not believed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pydantic import BaseModel

from extractor.model.answers import picked, picks
from extractor.model.controls import reliable
from extractor.model.namesakes import Candidate
from extractor.model.numbered import marked, material
from extractor.model.question import Question
from extractor.model.reasons import ONE_QUANTITY
from prompts import prompt
from schemas.document import Document
from schemas.extraction import Claim, Twins

TASK = "same-quantity"
CHOICES = ("same", "part", "time", "role", "other")
CONTROLS = (
    ("same", "全年花费〔甲〕36.2万元用于路灯维护", "路灯养护一项实际用款〔乙〕36.5万元"),
    ("same", "年末登记在册的志愿者〔甲〕417人", "截至12月31日注册志愿者〔乙〕471人"),
    ("part", "林区管护支出〔甲〕82万元", "其中防火瞭望塔维修〔乙〕28万元"),
    ("time", "2021年接待游客〔甲〕5.4万人次", "2022年游客接待量〔乙〕5.6万人次"),
    ("role", "计划栽植行道树〔甲〕1,300株", "行道树实际栽植〔乙〕1,280株"),
    ("other", "食堂改造投入〔甲〕19.6万元", "宿舍消防改造投入〔乙〕19.8万元"),
)


@dataclass(frozen=True)
class Asked:
    """One question with its pairs, and the right answers of the controls among them."""

    question: Question[BaseModel]
    pairs: Mapping[str, Candidate]
    controls: Mapping[str, str]


def ask(pairs: Sequence[Candidate], documents: Mapping[str, Document]) -> Asked | None:
    """One question for all candidate pairs; None where there are none."""
    if not pairs:
        return None
    told: list[tuple[str, Candidate | str]] = [(_told(pair, documents), pair) for pair in pairs]
    text = "".join(each for each, _ in told)
    told += [(f"甲：{one} 乙：{two}", right) for right, one, two in _some_controls(text)]
    told.sort(key=lambda each: hashlib.sha256(each[0].encode()).digest())
    keyed = {f"p{at}": each for at, each in enumerate(told, 1)}
    instructions = prompt(TASK)
    question = Question(
        prompt=instructions.name,
        instructions=instructions.text,
        material=material(f"{key} {line}" for key, (line, _) in keyed.items()),
        schema=picks("SameQuantity", tuple(keyed), CHOICES),
        about=tuple(span for pair in pairs for span in (pair.one.context, pair.other.context)),
        most_tokens=200 + 12 * len(keyed),
    )
    return Asked(
        question,
        {key: what for key, (_, what) in keyed.items() if isinstance(what, Candidate)},
        {key: what for key, (_, what) in keyed.items() if isinstance(what, str)},
    )


def found_in(asked: Asked, given: BaseModel) -> Iterator[Twins]:
    """The pairs that an answer calls one quantity, if the model told the controls right."""
    held = [(right, picked(given, key) == right) for key, right in asked.controls.items()]
    if not reliable(held):
        return
    for key, pair in asked.pairs.items():
        if picked(given, key) == "same":
            yield Twins(one=pair.one, other=pair.other, reason=ONE_QUANTITY)


def _told(pair: Candidate, documents: Mapping[str, Document]) -> str:
    return f"甲：{_sentence(pair.one, '甲', documents)} 乙：{_sentence(pair.other, '乙', documents)}"


def _sentence(claim: Claim, mark: str, documents: Mapping[str, Document]) -> str:
    document = documents[claim.context.document]
    return marked(document, claim.context, {claim.figure.span.start: mark}, most=160)


def _some_controls(text: str) -> list[tuple[str, str, str]]:
    """One control for each of four answers, chosen by the text of the question."""
    chosen = []
    for number, choice in enumerate(CHOICES[:4]):
        fitting = [each for each in CONTROLS if each[0] == choice]
        digest = hashlib.sha256(f"{number}{text}".encode()).digest()
        chosen.append(fitting[digest[0] % len(fitting)])
    return chosen
