"""One question on the wire: instructor shapes it, openai carries it, every attempt is counted and paid from the budget.

Which questions are asked, and how many at once, is the client's.
"""

from __future__ import annotations

import asyncio
import json
import logging
import re
import ssl
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx2
import instructor
from instructor.core.exceptions import IncompleteOutputException, InstructorRetryException
from openai import (
    APIConnectionError,
    APIResponseValidationError,
    APIStatusError,
    APITimeoutError,
    AsyncOpenAI,
    DefaultAsyncHttpxClient,
)
from openai.types.chat import ChatCompletion
from pydantic import ValidationError

from extractor.model import failures
from extractor.model.budget import Budget, Charge
from extractor.model.endpoint import OPENAI_HOST, Endpoint, Mode
from extractor.model.estimate import tokens_in
from extractor.model.failures import NoAnswer
from extractor.model.question import AnswerT, Question, Usage
from extractor.model.retries import Gibberish, Patience, is_fatal, never_arrived, passes, retrying
from extractor.model.unknown_settings import said_by, unknown_setting, without
from schemas.errors import HeduiError

_MODES = {
    "json_schema": instructor.Mode.JSON_SCHEMA,
    "tools": instructor.Mode.TOOLS,
    "json": instructor.Mode.JSON,
    "md_json": instructor.Mode.MD_JSON,
}
_MOST_COMPLAINT = 1500
"""Characters of a validation error that are sent back: one that lists every id a hundred times costs more than it says."""

_THOUGHTS = re.compile(r"\A\s*<think>.*?</think>\s*", re.DOTALL)
"""What a model thought aloud before its answer, where the server has no field of its own for it."""

for _name in ("instructor", "openai", "httpx2"):  # they log requests, headers and errors: what we say of them is enough
    logging.getLogger(_name).setLevel(logging.CRITICAL)


@asynccontextmanager
async def connection(endpoint: Endpoint) -> AsyncIterator[AsyncOpenAI]:
    """A client of the endpoint that goes nowhere else: no redirects, and no proxy before an address of this machine."""
    http = DefaultAsyncHttpxClient(
        follow_redirects=False,
        trust_env=not endpoint.is_local,
        timeout=httpx2.Timeout(endpoint.timeout),
        verify=_trust(endpoint),
    )
    key = endpoint.key.get_secret_value() if endpoint.key else "none"
    async with AsyncOpenAI(base_url=endpoint.base_url, api_key=key, max_retries=0, http_client=http) as client:
        client.admin_api_key = None
        if endpoint.host != OPENAI_HOST:
            client.organization = client.project = None
        yield client


def _trust(endpoint: Endpoint) -> ssl.SSLContext | bool:
    """Whose certificates count: the usual ones, which take long to load, unless there is no TLS to begin with."""
    plain = endpoint.is_local and endpoint.base_url.startswith("http://")
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT) if plain else True


@dataclass
class Meter:
    """What one question has cost so far, whether it is answered in the end or not."""

    usage: Usage = field(default_factory=Usage)

    def add(self, characters: int, charge: Charge) -> None:
        self.usage += Usage(1, characters, charge.tokens_in, charge.tokens_out, charge.cost)


@dataclass(frozen=True)
class Wire:
    """Carries questions to one endpoint."""

    endpoint: Endpoint
    client: AsyncOpenAI
    budget: Budget
    patience: Patience
    unknown: set[str] = field(default_factory=set)
    """Settings that the server turned out not to know."""

    async def ask(self, question: Question[AnswerT], mode: Mode, meter: Meter, reasks: int = 1) -> AnswerT:
        """The answer, valid by the question's own schema; NoAnswer, or EndpointRefuses where no question has one."""
        try:
            async with asyncio.timeout(self.endpoint.deadline):
                return await self._shaped(question, mode, meter, reasks)
        except TimeoutError:
            raise failures.silent(self.endpoint.host, self.endpoint.deadline) from None
        except InstructorRetryException as error:
            raise self._meaning(error.__cause__, question, reasks) from None
        except IncompleteOutputException:
            raise failures.cut_short(self._most(question)) from None
        except (AssertionError, ValidationError, APIStatusError) as error:
            raise self._meaning(error, question, reasks) from None

    async def _shaped(self, question: Question[AnswerT], mode: Mode, meter: Meter, reasks: int) -> AnswerT:
        async def create(**request: Any) -> ChatCompletion:
            return await self._send(request, self._most(question), meter)

        ask = instructor.patch(create=create, mode=_MODES[mode])
        answer = await ask(response_model=question.schema, max_retries=reasks, **self._request(question))  # type: ignore[misc]
        # Once more by the schema as the task wrote it: instructor reads with a model of its own making.
        return question.schema.model_validate_json(answer.model_dump_json(by_alias=True), strict=True)

    def _request(self, question: Question[AnswerT]) -> dict[str, Any]:
        endpoint = self.endpoint
        said: dict[str, Any] = {
            "model": endpoint.model,
            "messages": [
                {"role": "system", "content": question.instructions},
                {"role": "user", "content": question.material},
            ],
            "max_tokens": self._most(question),
            "temperature": endpoint.temperature,
        }
        if endpoint.seed is not None:
            said["seed"] = endpoint.seed
        if endpoint.extra_body:
            said["extra_body"] = endpoint.extra_body
        return said

    def _most(self, question: Question[AnswerT]) -> int:
        return question.most_tokens + self.endpoint.thinking

    async def _send(self, request: dict[str, Any], most_tokens: int, meter: Meter) -> ChatCompletion:
        """One request with all its attempts; settings that the server does not know are learnt on the way."""
        request["messages"] = [_bounded(message, at) for at, message in enumerate(request["messages"])]
        refused: set[str] = set()
        while True:
            for setting in sorted(self.unknown):
                without(request, setting)
            try:
                return await self._attempts(request, most_tokens, meter)
            except APIStatusError as error:
                setting_refused = unknown_setting(error, request)
                if setting_refused is None or setting_refused in refused:
                    raise
                refused.add(setting_refused)
                self.unknown.add(setting_refused)

    async def _attempts(self, request: dict[str, Any], most_tokens: int, meter: Meter) -> ChatCompletion:
        async for attempt in retrying(self.patience, self.endpoint.deadline):
            with attempt:
                return await self._attempt(request, most_tokens, meter)
        raise AssertionError("tenacity ends with an answer or an error")

    async def _attempt(self, request: dict[str, Any], most_tokens: int, meter: Meter) -> ChatCompletion:
        with self._paid(_text_of(request), most_tokens, meter) as paid:
            async with asyncio.timeout(self.endpoint.timeout):
                try:
                    completion = await self.client.chat.completions.create(**request)
                except json.JSONDecodeError as error:
                    raise Gibberish from error
            if not isinstance(completion, ChatCompletion) or not completion.choices:
                raise Gibberish
            if (usage := completion.usage) is not None:
                paid.append(self._charge(usage.prompt_tokens or 0, usage.completion_tokens or 0))
        message = completion.choices[0].message
        if message.refusal:
            raise failures.declined()
        if message.content:
            message.content = _THOUGHTS.sub("", message.content)
        return completion

    @contextmanager
    def _paid(self, sent: str, most_tokens: int, meter: Meter) -> Iterator[list[Charge]]:
        """Holds what the attempt may cost and settles what it did.

        Without the server's count it is the estimate, and so it is where the answer was lost on its way; only an
        attempt that was refused costs nothing, and one that never arrived was not made.
        """
        estimate = tokens_in(sent)
        held, paid = self._charge(estimate, most_tokens), list[Charge]()
        self.budget.hold(held)
        spent, arrived = self._charge(estimate, 0), True
        try:
            yield paid
            spent = paid[0] if paid else held
        except APIStatusError:
            spent = Charge()
            raise
        except APIConnectionError as error:
            if never_arrived(error):
                spent, arrived = Charge(), False
            raise
        finally:
            self.budget.settle(held, spent)
            if arrived:
                meter.add(len(sent), spent)

    def _charge(self, tokens_in: int, tokens_out: int) -> Charge:
        return Charge(tokens_in, tokens_out, self.endpoint.cost(tokens_in, tokens_out))

    def _meaning(
        self, error: BaseException | None, question: Question[AnswerT], reasks: int
    ) -> NoAnswer | HeduiError | BaseException:
        """What an error of the libraries means to the user."""
        host = self.endpoint.host
        match error:
            case NoAnswer() | HeduiError():
                return error
            case APIStatusError() if is_fatal(error):
                return failures.refusal(host, self.endpoint.model, error.status_code)
            case APIStatusError() if passes(error):
                return failures.failing(host, error.status_code)
            case APIStatusError():
                return failures.rejected(host, error.status_code, said_by(error))
            case APITimeoutError() | TimeoutError():
                return failures.silent(host, self.endpoint.timeout)
            case APIConnectionError() if never_arrived(error):
                return failures.unreachable(host)
            case APIConnectionError():
                return failures.cut_off(host)
            case APIResponseValidationError() | Gibberish():
                return failures.gibberish(host)
            case AssertionError():
                return failures.declined()
            case ValidationError() | ValueError() | instructor.core.exceptions.InstructorError():
                return failures.misshapen(1 + reasks)
        return error or failures.misshapen(1 + reasks)


def _bounded(message: dict[str, Any], at: int) -> dict[str, Any]:
    """A complaint about an answer, cut to what helps; the question itself stays whole."""
    content = message.get("content")
    if at < 2 or not isinstance(content, str) or len(content) <= _MOST_COMPLAINT:
        return message
    return {**message, "content": content[:_MOST_COMPLAINT] + " …"}


def _text_of(request: dict[str, Any]) -> str:
    """What is sent of a request besides its settings: messages, and the schema in whatever place the mode gives it."""
    said = {name: request[name] for name in ("messages", "response_format", "tools") if name in request}
    return json.dumps(said, ensure_ascii=False, default=str)
