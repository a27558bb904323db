"""Servers as their documentation and their users describe them: what each refuses, and what is found to work with it.

None of them runs here; what is played are the refusals and the odd fields, with the words that they are known by.
"""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import BaseModel

from extractor.extract import extract
from extractor.model.client import Client
from extractor.model.endpoint import MODES, Mode
from extractor.model.failures import EndpointRefuses
from extractor.model.question import Question
from extractor.model.request import requests
from extractor.model.statements import opposed
from extractor.model.tasks import contradictions
from extractor.read import read_bytes
from tests.extractor.model.asked import HASTY, endpoint
from tests.servers.scripted import Request, Response, Script, answer, error, good, instance_of, serve


def real_question() -> Question[BaseModel]:
    """One of our own, with a schema that was built for it."""
    document = read_bytes("a.txt", "年中未发生大量调剂。\n\n全年办理预算调剂3次，涉及多个科目。\n".encode())
    asked = contradictions.ask(opposed([document], extract([document])))
    assert asked is not None
    return requests([asked.part])[0].question


def asked(script: Script, **settings: Any) -> tuple[Client, list[Request], bool]:
    """A client after one question to such a server, what arrived there, and whether it was answered."""
    with serve(script) as server:
        client = Client(endpoint(server.base_url, **{"mode": "auto", **settings}), patience=HASTY)
        [reply] = client.ask([real_question()])
        return client, server.requests, reply.answer is not None


@pytest.mark.parametrize("mode", MODES)
def test_our_own_questions_travel_in_every_mode(mode: Mode) -> None:
    _, sent, answered = asked(good, mode=mode)
    assert answered and [each.mode for each in sent] == [mode]


def _refused(message: str, param: str | None = None, code: str | None = None) -> Response:
    said = {"error": {"message": message, "type": "invalid_request_error", "param": param, "code": code}}
    return Response(400, json.dumps(said).encode())


def vllm(request: Request) -> Response:
    """It enforces schemas, has a field for thoughts that is empty, and calls a named tool with finish_reason stop."""
    return answer(instance_of(request.schema), request, reasoning=None, reasoning_content=None)


def test_vllm() -> None:
    for mode, settings in (("json_schema", {}), ("tools", {"mode": "tools"})):
        client, sent, answered = asked(vllm, **settings)
        assert answered and sent[-1].mode == mode
        assert client.sent.mode == mode


def test_vllm_with_too_short_a_context_costs_the_question_and_says_so() -> None:
    def short(request: Request) -> Response:
        if "q7f3" in json.dumps(request.body):
            return vllm(request)
        return error(400, "This model's maximum context length is 512 tokens. However, you requested 900 tokens.")

    with serve(short) as server:
        [reply] = Client(endpoint(server.base_url, mode="auto"), patience=HASTY).ask([real_question()])
    assert reply.answer is None and reply.failure is not None and "maximum context length" in reply.failure.en


def ollama(request: Request) -> Response:
    """It enforces schemas, refuses tools to models without them, and has the thoughts beside the answer."""
    if request.mode == "tools":
        return error(400, "registry.ollama.ai/library/gemma3:4b does not support tools")
    return answer(instance_of(request.schema), request, reasoning="先看两句话……")


def ollama_that_thinks(request: Request) -> Response:
    """Thoughts eat the room of the answer; what is left of it is empty."""
    if request.body.get("max_tokens", 0) < 1500:
        return answer("", request, finish="length", reasoning="嗯，" * 90)
    return ollama(request)


def test_ollama() -> None:
    client, _, answered = asked(ollama)
    assert answered and client.sent.mode == "json_schema"


def test_ollama_with_a_model_that_thinks_needs_room_for_it_and_is_told_how() -> None:
    with pytest.raises(EndpointRefuses) as refused:
        asked(ollama_that_thinks)
    assert "thinking = 4000" in refused.value.message.en and "thinking = 4000" in refused.value.message.zh
    client, _, answered = asked(ollama_that_thinks, thinking=4000)
    assert answered and client.sent.mode == "json_schema"


@pytest.mark.parametrize("mode", [mode for mode in MODES if mode != "tools"])
@pytest.mark.parametrize("thoughts", ["", '先看两句{d1}，也许是 {"d1": "time"}。'])
def test_thoughts_before_the_answer_are_no_part_of_it(mode: Mode, thoughts: str) -> None:
    def aloud(request: Request) -> Response:
        said = json.dumps(instance_of(request.schema))
        return answer(f"<think>\n{thoughts}\n</think>\n\n{said}", request)

    _, sent, answered = asked(aloud, mode=mode)
    assert answered and len(sent) == 1


def deepseek(request: Request) -> Response:
    """Neither schemas nor, while it thinks, forced tools; JSON mode wants the word in the prompt."""
    thinks = request.body.get("thinking", {}).get("type") != "disabled"
    if request.mode == "json_schema":
        return _refused("This response_format type is unavailable now", code="invalid_request_error")
    if request.mode == "tools" and thinks:
        return _refused("Thinking mode does not support this tool_choice", code="invalid_request_error")
    if request.mode == "json" and "json" not in json.dumps(request.body["messages"]).lower():
        return _refused(
            "Prompt must contain the word 'json' in some form to use 'response_format' of type 'json_object'."
        )
    return answer(instance_of(request.schema), request, reasoning_content="……" if thinks else None)


def test_deepseek() -> None:
    client, sent, answered = asked(deepseek)
    assert answered and client.sent.mode == "json"
    assert [each.mode for each in sent] == ["json_schema", "tools", "json", "json"]
    client, _, answered = asked(deepseek, extra_body={"thinking": {"type": "disabled"}})
    assert answered and client.sent.mode == "tools"


def model_studio(request: Request) -> Response:
    """Models that think answer only in a stream unless told not to think; some know no schemas."""
    if request.body.get("enable_thinking") is not False:
        return _refused(
            "parameter.enable_thinking must be set to false for non-streaming calls", code="invalid_parameter_error"
        )
    if request.mode == "json_schema":
        return _refused("'response_format.type' Invalid value: 'json_schema'", code="invalid_parameter_error")
    return answer(instance_of(request.schema), request)


def test_model_studio_is_told_not_to_think() -> None:
    with pytest.raises(EndpointRefuses) as refused:
        asked(model_studio)
    assert "enable_thinking must be set to false" in refused.value.message.en
    client, _, answered = asked(model_studio, extra_body={"enable_thinking": False})
    assert answered and client.sent.mode == "tools"


def openai_that_reasons(request: Request) -> Response:
    """It takes neither a temperature nor the old name of the limit."""
    if "max_tokens" in request.body:
        return _refused(
            "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
            "max_tokens",
            "unsupported_parameter",
        )
    if request.body.get("temperature", 1) != 1:
        return _refused(
            "Unsupported value: 'temperature' does not support 0 with this model. Only the default (1) is supported.",
            "temperature",
            "unsupported_value",
        )
    return answer(instance_of(request.schema), request, refusal=None, annotations=[])


def test_openai() -> None:
    client, sent, answered = asked(openai_that_reasons)
    assert answered and client.sent.mode == "json_schema"
    last = sent[-1].body
    assert "max_completion_tokens" in last and not {"max_tokens", "temperature"} & set(last)
    told = last["response_format"]["json_schema"]
    assert not told.get("strict"), "strict schemas must require every property, and ours leave out what was not said"
