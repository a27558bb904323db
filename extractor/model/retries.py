"""When an attempt is made again and how long is waited before it: bounded, jittered, as the server asks."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx2
from openai import APIConnectionError, APIResponseValidationError, APIStatusError, RateLimitError
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception, stop_after_attempt, stop_any, stop_before_delay
from tenacity.stop import stop_base

MOST_CALLS = 4
"""Attempts to reach a server that nobody answers at: one that is starting takes seconds, one that is not, for ever."""
PASSING = frozenset((408, 409, 425, 429))
FATAL = frozenset((401, 402, 403, 404))


class Gibberish(Exception):
    """A response with status 200 that is not of the protocol: a gateway's page, a body that ends in the middle."""


@dataclass(frozen=True)
class Patience:
    """How often and how long: ``attempts`` in all, waits that double from ``first`` to ``longest`` seconds.

    What the server asks for by ``Retry-After`` is waited in full, but never more than ``most_asked`` seconds.
    """

    attempts: int = 6
    first: float = 1.0
    longest: float = 30.0
    most_asked: float = 60.0

    def wait(self, state: RetryCallState) -> float:
        """Seconds until the next attempt. The jitter is upwards only where the server named a time."""
        grown = min(self.longest, self.first * 2 ** (state.attempt_number - 1))
        asked = seconds_asked(_headers(state))
        if asked is not None:
            return min(asked, self.most_asked) + random.uniform(0, min(1.0, self.first))
        return random.uniform(grown / 2, grown)


def retrying(patience: Patience, deadline: float) -> AsyncRetrying:
    """The attempts of one request: none that would begin after the deadline."""
    return AsyncRetrying(
        stop=stop_any(stop_after_attempt(patience.attempts), stop_before_delay(deadline), _NobodyAnswers()),
        wait=patience.wait,
        retry=retry_if_exception(passes),
        reraise=True,
    )


def passes(error: BaseException) -> bool:
    """Whether the same request may well succeed a little later."""
    if isinstance(error, RateLimitError):
        return error.code != "insufficient_quota"
    if isinstance(error, APIStatusError):
        return error.status_code in PASSING or error.status_code >= 500
    return isinstance(error, APIConnectionError | APIResponseValidationError | Gibberish | TimeoutError)


def never_arrived(error: BaseException | None) -> bool:
    """Whether there was no connection at all, so that nothing was sent."""
    return isinstance(error, APIConnectionError) and isinstance(error.__cause__, httpx2.ConnectError)


class _NobodyAnswers(stop_base):
    def __call__(self, retry_state: RetryCallState) -> bool:
        error = retry_state.outcome.exception() if retry_state.outcome else None
        return never_arrived(error) and retry_state.attempt_number >= MOST_CALLS


def is_fatal(error: APIStatusError) -> bool:
    """Whether every other request would be answered the same: wrong key, model or address, no credit."""
    spent = isinstance(error, RateLimitError) and error.code == "insufficient_quota"
    return spent or error.status_code in FATAL or 300 <= error.status_code < 400


def seconds_asked(headers: Mapping[str, str]) -> float | None:
    """The wait a server asks for: ``retry-after-ms``, or ``Retry-After`` in seconds or as an HTTP date."""
    said, unit = headers.get("retry-after-ms"), 0.001
    if said is None:
        said, unit = headers.get("retry-after"), 1.0
    if said is None:
        return None
    try:
        seconds = float(said) * unit
    except ValueError:
        seconds = _until(said)
    return seconds if 0 <= seconds < float("inf") else None


def _until(date: str) -> float:
    try:
        then = parsedate_to_datetime(date)
    except ValueError:
        return -1.0
    then = then if then.tzinfo else then.replace(tzinfo=UTC)
    return max(0.0, (then - datetime.now(UTC)).total_seconds())


def _headers(state: RetryCallState) -> Mapping[str, str]:
    error = state.outcome.exception() if state.outcome else None
    return error.response.headers if isinstance(error, APIStatusError) else {}
