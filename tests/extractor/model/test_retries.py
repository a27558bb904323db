"""How long is waited: as the server asks, within bounds, never the same for all."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.model.retries import Patience, passes, seconds_asked


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"retry-after": "3"}, 3.0),
        ({"retry-after": "0"}, 0.0),
        ({"retry-after-ms": "250", "retry-after": "9"}, 0.25),
        ({"retry-after": "in a while"}, None),
        ({"retry-after": ""}, None),
        ({"retry-after": "-1"}, None),
        ({"retry-after": "inf"}, None),
        ({"retry-after": "nan"}, None),
        ({"retry-after": "Wed, 21 Oct 2015 07:28:00 GMT"}, 0.0),
    ],
)
def test_what_a_server_asks_for(headers: dict[str, str], seconds: float | None) -> None:
    assert seconds_asked(headers) == seconds


def test_an_http_date_is_counted_from_now() -> None:
    then = format_datetime(datetime.now(UTC) + timedelta(seconds=40), usegmt=True)
    seconds = seconds_asked({"retry-after": then})
    assert seconds is not None
    assert 35 < seconds <= 40


class Failed:
    """As much of tenacity's state as a wait looks at."""

    def __init__(self, attempt_number: int) -> None:
        self.attempt_number = attempt_number
        self.outcome = None


@given(attempt=st.integers(1, 50), first=st.floats(0.01, 5), longest=st.floats(5, 60))
def test_waits_are_jittered_and_bounded(attempt: int, first: float, longest: float) -> None:
    patience = Patience(first=first, longest=longest)
    waits = {patience.wait(Failed(attempt)) for _ in range(5)}  # type: ignore[arg-type]
    assert all(0 < wait <= longest for wait in waits)
    assert len(waits) > 1


def test_errors_of_our_own_are_not_tried_again() -> None:
    assert not passes(KeyError("x"))
    assert not passes(KeyboardInterrupt())
    assert passes(TimeoutError())
