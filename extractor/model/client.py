"""The client: questions to an endpoint, several at a time, replies in their order, nothing asked twice."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine, Iterator, Sequence
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import replace
from typing import Any, Generic, TypeVar

from extractor.model import failures
from extractor.model.budget import Budget
from extractor.model.endpoint import Endpoint, Mode
from extractor.model.failures import DOWN, EndpointRefuses, NoAnswer
from extractor.model.probe import find_mode
from extractor.model.question import AnswerT, Question, Reply
from extractor.model.replies import NoReplies, Replies, answer_in, kept, key_of
from extractor.model.retries import Patience
from extractor.model.told import Sent
from extractor.model.wire import Meter, Wire, connection
from schemas.errors import HeduiError

T = TypeVar("T")
Progress = Callable[[int, int], None]
"""Told how many of how many questions are done."""
Limit = Callable[[], AbstractAsyncContextManager[object]]
"""Makes what each question is asked inside of, such as a limit that other processes share."""


class Client:
    """An Asker over an endpoint.

    ``replies`` is where answers are kept and looked up, each as soon as it is there, so that an interrupted run pays
    for nothing twice. ``sent`` sums up what went out over the client's life.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        replies: Replies | None = None,
        budget: Budget | None = None,
        patience: Patience | None = None,
        progress: Progress | None = None,
        limit: Limit = nullcontext,
    ) -> None:
        self.endpoint = endpoint
        self.replies: Replies = NoReplies() if replies is None else replies
        self.budget = budget or Budget()
        self.patience = patience or Patience(attempts=endpoint.attempts)
        self.progress = progress
        self.limit = limit
        self.sent = Sent(endpoint)
        self._unknown: set[str] = set()

    def ask(self, questions: Sequence[Question[AnswerT]]) -> list[Reply[AnswerT]]:
        keys = [key_of(question, self.endpoint.model) for question in questions]
        known = dict(self._known(dict(zip(keys, questions, strict=True))))
        missing = {key: each for key, each in zip(keys, questions, strict=True) if key not in known}
        if missing:
            known |= _run(self._ask_all(missing))
        return [replace(known[key], question=question) for key, question in zip(keys, questions, strict=True)]

    def _known(self, questions: dict[str, Question[AnswerT]]) -> Iterator[tuple[str, Reply[AnswerT]]]:
        for key, question in questions.items():
            text = self.replies.get(key)
            answer = answer_in(text, question, self.endpoint.model) if text is not None else None
            if answer is not None:
                self.sent += Sent(self.endpoint, remembered=1)
                yield key, Reply(question, answer, remembered=True)

    async def _ask_all(self, questions: dict[str, Question[AnswerT]]) -> dict[str, Reply[AnswerT]]:
        async with connection(self.endpoint) as client:
            wire = Wire(self.endpoint, client, self.budget, self.patience, self._unknown)
            try:
                mode = await self._mode(wire)
            except NoAnswer as error:
                return {key: self._failed(question, error, Meter()) for key, question in questions.items()}
            line: _Line[AnswerT] = _Line(self, wire, mode, len(questions))
            try:
                async with asyncio.TaskGroup() as group:
                    tasks = {key: group.create_task(line.ask(key, each)) for key, each in questions.items()}
            except BaseExceptionGroup as errors:
                raise _first(errors) from None
            return {key: task.result() for key, task in tasks.items()}

    async def _mode(self, wire: Wire) -> Mode:
        if self.sent.mode is not None:
            return self.sent.mode
        meter = Meter()
        try:
            mode = await find_mode(wire, self.replies, meter)
        finally:
            self.sent += Sent(self.endpoint, usage=meter.usage)
        self.sent += Sent(self.endpoint, mode=mode)
        return mode

    def _failed(self, question: Question[AnswerT], error: NoAnswer, meter: Meter) -> Reply[AnswerT]:
        self.sent += Sent(self.endpoint, failed=1)
        return Reply(question, failure=error.reason, usage=meter.usage)

    def _answered(self, key: str, question: Question[AnswerT], answer: AnswerT, meter: Meter) -> Reply[AnswerT]:
        self.sent += Sent(self.endpoint, answered=1)
        self.replies.put(key, kept(question, self.endpoint.model, answer))
        return Reply(question, answer, usage=meter.usage)


class _Line(Generic[AnswerT]):
    """The questions of one call: so many at once, and no more of them once the endpoint is plainly down."""

    def __init__(self, client: Client, wire: Wire, mode: Mode, total: int) -> None:
        self.client = client
        self.wire = wire
        self.mode = mode
        self.total = total
        self.done = 0
        self.down = 0
        self.given_up: NoAnswer | None = None
        self.places = asyncio.Semaphore(client.endpoint.at_once)

    async def ask(self, key: str, question: Question[AnswerT]) -> Reply[AnswerT]:
        async with self.places, self.client.limit():
            meter = Meter()
            try:
                if self.given_up is not None:
                    raise self.given_up
                answer = await self.wire.ask(question, self.mode, meter)
                self.down = 0
                return self.client._answered(key, question, answer, meter)
            except NoAnswer as error:
                self._count(error)
                return self.client._failed(question, error, meter)
            except EndpointRefuses as error:
                self.given_up = NoAnswer("given up", error.message.zh, error.message.en)
                raise
            finally:
                self.client.sent += Sent(self.client.endpoint, usage=meter.usage)
                self.done += 1
                if self.client.progress is not None:
                    self.client.progress(self.done, self.total)

    def _count(self, error: NoAnswer) -> None:
        """A row of failures as long as what is under way at once means that the next would fail as well."""
        if error.kind not in DOWN:
            return
        self.down += 1
        if self.down >= max(3, self.client.endpoint.at_once) and self.given_up is None:
            self.given_up = failures.given_up(self.client.endpoint.host, error)


def _first(errors: BaseExceptionGroup[BaseException]) -> BaseException:
    """The error that a user is shown, of several that ended a run together."""
    flat = [each for each in errors.exceptions if isinstance(each, HeduiError)]
    return flat[0] if flat else errors.exceptions[0]


def _run(work: Coroutine[Any, Any, T]) -> T:
    """Run to the end from ordinary code, also where the caller's thread has an event loop of its own."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(work)
    done: list[T] = []
    failed: list[BaseException] = []

    def run() -> None:
        try:
            done.append(asyncio.run(work))
        except BaseException as error:
            failed.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    if failed:
        raise failed[0]
    return done[0]
