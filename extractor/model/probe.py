"""Which way of asking for a schema a server understands: found by a small question, and remembered."""

from __future__ import annotations

import hashlib
from typing import Literal

from pydantic import BaseModel, ConfigDict

from extractor.model.endpoint import MODES, Endpoint, Mode
from extractor.model.failures import EndpointRefuses, NoAnswer
from extractor.model.question import Question
from extractor.model.replies import Replies
from extractor.model.wire import Meter, Wire


class Pick(BaseModel):
    """The ids stand in the schema alone: a server that ignores it cannot guess them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Literal["q7f3", "k2d9"]


QUESTION: Question[Pick] = Question(
    prompt="probe.v1",
    instructions="Answer in the required format with any one of the allowed ids.",
    material="id?",
    schema=Pick,
    about=(),
    most_tokens=200,
)


async def find_mode(wire: Wire, replies: Replies, meter: Meter) -> Mode:
    """The mode that the user fixed, or one that worked before, or the first that works now."""
    endpoint = wire.endpoint
    if endpoint.mode != "auto":
        return endpoint.mode
    key = _key(endpoint)
    if (known := replies.get(key)) is not None:
        for mode in MODES:
            if known.strip() == f'"{mode}"':
                return mode
    mode = await _first_that_works(wire, meter)
    replies.put(key, f'"{mode}"\n')
    return mode


async def _first_that_works(wire: Wire, meter: Meter) -> Mode:
    last: NoAnswer | None = None
    for mode in MODES:
        try:
            await wire.ask(QUESTION, mode, meter, reasks=0)
            return mode
        except NoAnswer as error:
            if error.kind not in ("shape", "cut", "rejected", "declined"):
                raise
            last = error
    raise _no_mode(wire.endpoint, last)


def _no_mode(endpoint: Endpoint, last: NoAnswer | None) -> EndpointRefuses:
    """The error for a model that answers in no mode, with the way out: one that thinks may lack room for its answer."""
    host, model, tried = endpoint.host, endpoint.model, ", ".join(MODES)
    cut = last is not None and last.kind == "cut"
    zh = "若模型先思考再作答，请设置 thinking = 4000 或关闭思考" if cut else "可换模型，或用 mode 指定方式"
    en = (
        "if it thinks before it answers, set thinking = 4000 or turn thinking off"
        if cut
        else "take another model, or name the way with mode"
    )
    return EndpointRefuses(
        zh=f"{host}：模型“{model}”不能按给定格式回答（已试：{tried}）；{zh}"
        + (f"。最后一次：{last.reason.zh}" if last else ""),
        en=f"{host}: the model “{model}” does not answer in a given format (tried: {tried}); {en}"
        + (f". Last: {last.reason.en}" if last else ""),
    )


def _key(endpoint: Endpoint) -> str:
    place = hashlib.sha256(f"{endpoint.base_url}\n{endpoint.model}".encode()).hexdigest()[:32]
    return f"{QUESTION.prompt}-{place}"
