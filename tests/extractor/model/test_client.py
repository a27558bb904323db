"""The client against servers that misbehave: what is retried, what is not, what one failure costs, what is counted."""

import asyncio
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise
from pathlib import Path

import pytest

from extractor.model.client import Client
from extractor.model.failures import EndpointRefuses
from extractor.model.question import Usage
from extractor.model.replies import FolderReplies
from tests.extractor.model.asked import GOOD, HASTY, WRONG_ID, Labels, endpoint, question
from tests.servers.scripted import Request, Response, Script, Scripted, answer, completion, error, good, serve


@pytest.fixture(scope="module", autouse=True)
def _loaded() -> None:
    """The first question of a process loads most of the libraries, which on a busy machine takes seconds."""
    with serve() as server:
        Client(endpoint(server.base_url)).ask([question()])


@contextmanager
def client_of(script: Script, **settings: object) -> Iterator[tuple[Client, Scripted]]:
    with serve(script) as server:
        yield Client(endpoint(server.base_url, **settings), patience=HASTY), server


def in_turn(*responses: Response) -> Script:
    """These responses one after the other, then good ones."""
    return lambda request: responses[request.number] if request.number < len(responses) else good(request)


def test_replies_come_in_the_order_of_the_questions_however_late_each_is() -> None:
    def script(request: Request) -> Response:
        late = "第0段" in request.material
        return Response(**{**vars(good(request)), "wait": 0.2 if late else 0.0})

    with client_of(script) as (client, server):
        questions = [question(number) for number in range(6)]
        replies = client.ask(questions)
        assert [reply.question for reply in replies] == questions
        assert all(isinstance(reply.answer, Labels) for reply in replies)
        assert len(server.requests) == 6


@pytest.mark.parametrize("concurrency", [1, 3])
def test_no_more_are_open_at_once_than_the_user_allows(concurrency: int) -> None:
    def slow(request: Request) -> Response:
        return Response(**{**vars(good(request)), "wait": 0.1})

    with client_of(slow, concurrency=concurrency) as (client, server):
        client.ask([question(number) for number in range(9)])
        assert server.most_at_once == concurrency


@pytest.mark.parametrize("status", [408, 409, 425, 429, 500, 502, 503, 504])
def test_a_passing_status_is_tried_again_and_no_more_than_needed(status: int) -> None:
    with client_of(in_turn(error(status), error(status))) as (client, server):
        [reply] = client.ask([question()])
        assert reply.answer is not None
        assert len(server.requests) == 3
        assert reply.usage.requests == 3


@pytest.mark.parametrize("status", [429, 500])
def test_a_status_that_stays_costs_the_question_after_all_attempts(status: int) -> None:
    with client_of(lambda request: error(status)) as (client, server):
        [reply] = client.ask([question()])
        assert reply.answer is None
        assert reply.failure is not None
        assert server.base_url.split("/")[2] in reply.failure.zh
        assert len(server.requests) == HASTY.attempts
        assert reply.usage == Usage(requests=4, characters=reply.usage.characters)


@pytest.mark.parametrize("status", [400, 413, 422])
def test_a_request_that_is_rejected_is_not_tried_again(status: int) -> None:
    with client_of(lambda request: error(status, "context too long")) as (client, server):
        [reply] = client.ask([question()])
        assert reply.failure is not None
        assert "context too long" in reply.failure.zh
        assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("response", "way_out"),
    [
        (error(401), "HEDUI_API_KEY"),
        (error(402), "credit"),
        (error(403), "model-1"),
        (error(404), "/v1"),
        (error(429, code="insufficient_quota"), "429"),
        (Response(307, b"", {"Location": "http://127.0.0.1:1/v1/chat/completions"}), "base-url"),
    ],
)
def test_what_would_fail_for_every_question_stops_at_once_with_a_way_out(response: Response, way_out: str) -> None:
    with client_of(lambda request: response, concurrency=1) as (client, server):
        with pytest.raises(EndpointRefuses) as refused:
            client.ask([question(number) for number in range(20)])
        assert way_out in refused.value.message.en
        assert len(server.requests) <= 2, "the others were not sent, at most one was under way already"
        assert client.sent.usage.requests == len(server.requests)


def _seconds() -> str:
    return "0.2"


def _date() -> str:
    return format_datetime(datetime.now(UTC) + timedelta(seconds=2), usegmt=True)


@pytest.mark.parametrize(
    ("headers", "least", "most"),
    [
        ({"retry-after": _seconds}, 0.2, 5.0),
        ({"retry-after-ms": lambda: "150"}, 0.15, 5.0),
        ({"retry-after": _date}, 0.3, 5.0),  # about two seconds, capped at most_asked
        ({"retry-after": lambda: "86400"}, 0.3, 5.0),
        ({"retry-after": lambda: "soon"}, 0.0, 5.0),
        ({"retry-after": lambda: "-5"}, 0.0, 5.0),
        ({"retry-after": lambda: "nan"}, 0.0, 5.0),
    ],
)
def test_retry_after_is_honoured_and_capped(headers: dict[str, Callable[[], str]], least: float, most: float) -> None:
    def script(request: Request) -> Response:
        said = {name: value() for name, value in headers.items()}
        return (
            error(429, **{name.replace("-", "_"): value for name, value in said.items()})
            if not request.number
            else good(request)
        )

    with client_of(script) as (client, server):
        client.ask([question()])
        first, second = server.requests
        assert least <= second.at - first.at < most


@pytest.mark.parametrize(
    "broken",
    [
        Response(cut=0),
        Response(body=answer(GOOD).body, cut=40),
        Response(body=b"<html>gateway</html>", headers={"Content-Type": "text/html"}),
        Response(body=b'{"id": "1", "choices": [{"ind'),
        Response(body=b"{}"),
        Response(body=b"[]"),
        Response(body=b"null"),
        completion([]),
        Response(200, answer(GOOD).body, {"Content-Type": "application/json", "Content-Encoding": "gzip"}),
    ],
    ids=["no response", "cut stream", "html", "half JSON", "empty", "a list", "null", "no choices", "not gzip"],
)
def test_a_response_that_is_none_is_tried_again(broken: Response) -> None:
    with client_of(in_turn(broken)) as (client, server):
        [reply] = client.ask([question()])
        assert reply.answer == Labels.model_validate(GOOD | {"labels": [{"figure": "f1", "metric": "预算数"}]})
        assert len(server.requests) == 2


@pytest.mark.parametrize(
    "said",
    [
        "我无法回答。",
        '{"labels": [',
        '{"labels": []} {"labels": []}',
        WRONG_ID,
        {"labels": [{"figure": "f1", "metric": "预算数", "value": "120.5"}]},
        {"labels": [{"figure": "f1"}]},
        {},
    ],
    ids=["prose", "half", "twice", "wrong id", "invented key", "missing key", "empty"],
)
def test_an_answer_outside_the_schema_is_asked_for_once_more_with_the_error(said: object) -> None:
    with client_of(in_turn(answer(said))) as (client, server):
        [reply] = client.ask([question()])
        assert reply.answer is not None
        first, second = server.requests
        assert second.body["messages"][:2] == first.body["messages"]
        assert "error" in second.body["messages"][-1]["content"].lower()

    with client_of(lambda request: answer(said)) as (client, server):
        [reply] = client.ask([question()])
        assert reply.answer is None
        assert reply.failure is not None
        assert len(server.requests) == 2
        assert reply.usage.tokens_in == 200


def test_a_complaint_about_an_answer_is_short_however_wrong_it_was() -> None:
    nonsense = {"labels": [{"figure": f"x{number}", "metric": "?"} for number in range(200)]}
    with client_of(in_turn(answer(nonsense))) as (client, server):
        client.ask([question()])
        complaint = server.requests[1].body["messages"][-1]["content"]
        assert len(complaint) < 1600


def test_an_answer_cut_at_the_limit_or_declined_is_not_asked_for_again() -> None:
    refused = answer("", refusal="I cannot help with that")
    for response, word in ((answer(GOOD, finish="length"), "200"), (refused, "declined")):
        with client_of(lambda request, sent=response: sent) as (client, server):
            [reply] = client.ask([question()])
            assert reply.failure is not None
            assert word in reply.failure.en
            assert len(server.requests) == 1


@pytest.mark.parametrize("response", [Response(wait=600), Response(body=b" " * 5000, drip=0.05)], ids=["mute", "drips"])
def test_a_long_silence_ends_and_costs_only_its_question(response: Response) -> None:
    def script(request: Request) -> Response:
        return response if "第1段" in request.material else good(request)

    with client_of(script, timeout=1.5, deadline=3) as (client, _):
        began = time.monotonic()
        replies = client.ask([question(number) for number in range(4)])
        assert time.monotonic() - began < 15
        assert [reply.answer is None for reply in replies] == [False, True, False, False]
        assert replies[1].failure is not None
        assert "did not answer" in replies[1].failure.en
        assert replies[1].usage.tokens_in > 0, "what was sent into the silence may be billed"


def test_no_server_at_all_is_said_and_the_rest_is_not_tried() -> None:
    with serve() as server:
        nobody = server.base_url
    client = Client(endpoint(nobody, concurrency=2), patience=HASTY)
    replies = client.ask([question(number) for number in range(50)])
    assert all(reply.failure and "cannot be reached" in reply.failure.en for reply in replies)
    assert client.sent.usage == Usage(), "nothing was sent"
    assert client.sent.failed == 50


def test_a_server_that_fails_one_in_five_is_asked_as_often_as_that_takes_and_no_more() -> None:
    failures = [error(500), error(429, retry_after="0.01"), Response(cut=0), Response(body=answer(GOOD).body, cut=30)]
    failed = 0

    def script(request: Request) -> Response:
        nonlocal failed
        if request.number % 5:
            return good(request)
        failed += 1
        return failures[failed % 4]

    with client_of(script) as (client, server):
        replies = client.ask([question(number) for number in range(40)])
        assert all(reply.answer is not None for reply in replies)
        assert failed >= 10
        assert len(server.requests) == 40 + failed
        assert client.sent.usage.requests == len(server.requests)
        assert (client.sent.answered, client.sent.failed) == (40, 0)


def test_waits_between_attempts_grow() -> None:
    with client_of(lambda request: error(500)) as (client, server):
        client.ask([question()])
        gaps = [later.at - earlier.at for earlier, later in pairwise(server.requests)]
        assert gaps[0] >= 0.005
        assert gaps[2] >= 0.02


def test_the_same_question_twice_is_sent_once() -> None:
    with client_of(good) as (client, server):
        replies = client.ask([question(1), question(2), question(1)])
        assert len(server.requests) == 2
        assert replies[0].answer == replies[2].answer


def test_it_runs_inside_an_event_loop_too() -> None:
    async def inside(client: Client) -> int:
        return len(client.ask([question()]))

    with client_of(good) as (client, _):
        assert asyncio.run(inside(client)) == 1


def test_what_is_sent_names_no_key_account_or_proxy_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_API_KEY", "OPENAI_ADMIN_KEY", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID"):
        monkeypatch.setenv(name, "not-for-this-host")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")
    with client_of(good, key="the-key") as (client, server):
        [reply] = client.ask([question()])
        assert reply.answer is not None
        said = repr(server.requests[0])
        assert "not-for-this-host" not in said
        assert server.requests[0].headers["authorization"] == "Bearer the-key"


def test_a_key_is_in_no_message_and_no_log(caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]) -> None:
    with client_of(lambda request: error(401, "Incorrect API key provided: the-key"), key="the-key") as (client, _):
        with pytest.raises(EndpointRefuses) as refused:
            client.ask([question()])
        seen = [repr(client.endpoint), repr(client.sent), str(refused.value), refused.value.message.zh, caplog.text]
        out, err = capfd.readouterr()
        assert "the-key" not in "".join([*seen, out, err])
        assert out == err == ""


def test_text_of_a_report_is_no_template() -> None:
    asked = question()
    hostile = type(asked)(asked.prompt, asked.instructions, "{{ 7 * 7 }} {% raw %} ![](http://h/x.png)", Labels, ())
    with client_of(good) as (client, server):
        client.ask([hostile])
        assert server.requests[0].material == hostile.material


def test_progress_is_told_for_each_question() -> None:
    told: list[tuple[int, int]] = []
    with serve() as server:
        client = Client(endpoint(server.base_url), progress=lambda done, total: told.append((done, total)))
        client.ask([question(1), question(2)])
    assert told == [(1, 2), (2, 2)]


def test_an_interrupt_ends_the_run_at_once_and_keeps_what_came_before(tmp_path: Path) -> None:
    def script(request: Request) -> Response:
        return Response(wait=600) if "第2段" in request.material else good(request)

    with serve(script) as server:
        replies = FolderReplies(tmp_path)
        client = Client(endpoint(server.base_url, timeout=60, deadline=60), replies)
        interrupt = threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT))
        interrupt.start()
        began = time.monotonic()
        with pytest.raises(KeyboardInterrupt):
            client.ask([question(number) for number in range(4)])
        assert time.monotonic() - began < 5
        assert len(list(tmp_path.iterdir())) == 3
        assert client.sent.usage.requests == 4


def picky(**refused: str) -> Script:
    """A server that refuses these settings, in the words of one that does."""

    def script(request: Request) -> Response:
        for name, words in refused.items():
            if name in request.body:
                return error(400, words)
        return good(request)

    return script


MOST = "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead."
HEAT = "Unsupported value: 'temperature' does not support 0 with this model. Only the default (1) value is supported."


def test_settings_that_a_server_does_not_know_are_left_out_from_then_on() -> None:
    with client_of(picky(max_tokens=MOST, temperature=HEAT, seed="unknown field seed"), seed=7) as (client, server):
        assert all(client.ask([question(number)])[0].answer is not None for number in range(3))
        assert len(server.requests) == 3 + 3
        last = server.requests[-1].body
        assert last["max_completion_tokens"] == 200
        assert not {"max_tokens", "temperature", "seed"} & last.keys()


@pytest.mark.parametrize("words", ["max_tokens is too large: 200 > 100", "temperature must be a number", "no"])
def test_a_complaint_about_a_value_is_no_reason_to_leave_the_setting_out(words: str) -> None:
    with client_of(lambda request: error(400, words)) as (client, server):
        [reply] = client.ask([question()])
        assert reply.failure is not None
        assert words in reply.failure.en
        assert len(server.requests) == 1


def test_a_server_that_refuses_either_way_is_not_asked_for_ever() -> None:
    with client_of(
        picky(max_tokens=MOST, max_completion_tokens=MOST.replace("max_tokens", "max_completion_tokens"))
    ) as (
        client,
        server,
    ):
        assert client.ask([question()])[0].failure is not None
        assert len(server.requests) <= 4


def test_room_for_thinking_and_what_only_one_server_knows_go_with_every_request() -> None:
    more = {"chat_template_kwargs": {"enable_thinking": False}}
    with client_of(good, thinking=4000, extra_body=more) as (client, server):
        client.ask([question()])
        assert server.requests[0].body["max_tokens"] == 4200
        assert server.requests[0].body["chat_template_kwargs"] == {"enable_thinking": False}
        assert "enable_thinking" not in repr(client.endpoint)
