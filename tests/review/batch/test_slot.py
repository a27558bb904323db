import os
import signal
import threading
import time
from collections.abc import Iterator

import pytest

from review.batch.slot import Died, Slot, Stopped
from review.batch.slot import _Worker as worker_of_slot
from tests.review.batch import hostile


@pytest.fixture
def slot() -> Iterator[Slot]:
    slot = Slot(1500)
    yield slot
    slot.close()


def test_one_process_does_one_thing_after_the_other(slot: Slot) -> None:
    first = slot.call(hostile.pid, seconds=30)
    assert first == slot.call(hostile.pid, seconds=30) != os.getpid()


@pytest.mark.parametrize(
    ("harm", "reason"), [(hostile.abort, "crashed"), (hostile.eat, "memory_limit")], ids=["crash", "memory"]
)
def test_a_death_is_told_and_the_next_call_gets_a_new_process(slot: Slot, harm: object, reason: str) -> None:
    before = slot.call(hostile.pid, seconds=30)
    with pytest.raises(Died) as died:
        slot.call(harm, seconds=30)  # type: ignore[arg-type]
    assert died.value.reason == reason
    assert slot.call(hostile.pid, seconds=30) != before


def test_a_hang_ends_at_the_limit(slot: Slot) -> None:
    slot.call(hostile.pid, seconds=30)
    started = time.monotonic()
    with pytest.raises(Died, match="time_limit"):
        slot.call(hostile.wait, 60, seconds=0.5)
    assert time.monotonic() - started < 20
    assert slot.call(hostile.pid, seconds=30)


def test_the_kernel_ends_what_never_comes_back_to_python(slot: Slot) -> None:
    with pytest.raises(Died, match="time_limit"):
        slot.call(hostile.spin, 0.5, seconds=60)


def test_a_fault_of_our_own_comes_back_as_it_is(slot: Slot) -> None:
    with pytest.raises(ZeroDivisionError):
        slot.call(hostile.stumble, seconds=30)


def test_a_worker_that_is_killed_while_idle_is_replaced(slot: Slot) -> None:
    first = slot.call(hostile.pid, seconds=30)
    os.kill(first, signal.SIGKILL)
    assert slot.call(hostile.pid, seconds=30) != first


def test_a_worker_that_is_killed_at_work_is_told(slot: Slot) -> None:
    first = slot.call(hostile.pid, seconds=30)
    threading.Timer(0.5, lambda: os.kill(first, signal.SIGKILL)).start()
    with pytest.raises(Died, match="crashed"):
        slot.call(hostile.wait, 30, seconds=30)


def test_what_cannot_travel_back_is_told_and_the_worker_lives_on(slot: Slot) -> None:
    first = slot.call(hostile.pid, seconds=30)
    with pytest.raises(RuntimeError, match="pickle"):
        slot.call(hostile.local, seconds=30)
    assert slot.call(hostile.pid, seconds=30) == first


def test_a_process_ends_after_so_many_calls(slot: Slot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("review.batch.slot.TASKS", 2)
    pids = [slot.call(hostile.pid, seconds=30) for _ in range(4)]
    assert pids[0] == pids[1] != pids[2] == pids[3]
    assert gone(pids[0])


def test_closing_ends_what_is_under_way(slot: Slot) -> None:
    pid = slot.call(hostile.pid, seconds=30)
    threading.Timer(0.5, slot.close).start()
    started = time.monotonic()
    with pytest.raises(Stopped):
        slot.call(hostile.wait, 60, seconds=60)
    assert time.monotonic() - started < 20
    assert gone(pid)


def test_closing_while_the_worker_starts_leaves_none_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    slot, started = Slot(1500), []

    class Starting(worker_of_slot):  # type: ignore[misc, valid-type]
        def __init__(self, memory_mb: int) -> None:
            slot.close()
            super().__init__(memory_mb)
            started.append(self)

    monkeypatch.setattr("review.batch.slot._Worker", Starting)
    with pytest.raises(Stopped):
        slot.call(hostile.wait, 60, seconds=60)
    assert [each.exit_code() for each in started] == [-signal.SIGKILL]


def gone(pid: int) -> bool:
    """Whether a process is over soon; who started it may take a moment to notice."""
    for _ in range(100):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False
