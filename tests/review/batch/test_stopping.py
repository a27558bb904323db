"""Killed or interrupted in the middle, then the same command again: every submission exactly once."""

import signal
import time
from pathlib import Path

import pytest

from tests.review.batch.commanding import Desk, children_of, hand_in, kill, lives, workers_of

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for processes in /proc"),
]
COUNT = 10


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    hand_in(desk.inbox, COUNT, slow=True)
    return desk


def assert_every_one_once(desk: Desk) -> None:
    assert desk.settled() == {f"单位{nth:03d}": ("done", 1) for nth in range(COUNT)}


def test_a_killed_worker_costs_nothing(desk: Desk) -> None:
    with desk.started() as process:
        desk.wait_until_settled(2)
        for pid in workers_of(process.pid)[:2]:
            kill(pid)
        _, said = process.communicate(timeout=120)
    assert process.returncode == 1, said
    assert_every_one_once(desk)


def test_workers_that_are_killed_again_and_again_stop_nothing(desk: Desk) -> None:
    with desk.started() as process:
        desk.wait_until_settled(1)
        for _ in range(6):
            for pid in workers_of(process.pid):
                kill(pid)
            time.sleep(0.25)
        process.communicate(timeout=120)
    found = desk.settled()
    assert len(found) == COUNT
    assert {state for state, _ in found.values()} <= {"done", "set_aside"}


def test_a_killed_batch_goes_on_where_it_was_and_leaves_no_worker_behind(desk: Desk) -> None:
    with desk.started() as process:
        desk.wait_until_settled(3)
        family = [pid for child in children_of(process.pid) for pid in (child, *children_of(child))]
        kill(process.pid)
        process.wait(timeout=30)
    for _ in range(100):
        if not any(lives(pid) for pid in family):
            break
        time.sleep(0.1)
    assert not any(lives(pid) for pid in family)
    before = sum(state == "done" for state, _ in desk.settled().values())
    assert 3 <= before < COUNT
    again = desk.poisoned()
    assert again.returncode == 1, again.stderr
    assert f"going on with run 1: {before} of {COUNT}" in again.stderr
    assert_every_one_once(desk)


def test_an_interrupted_batch_says_how_to_go_on_and_does(desk: Desk) -> None:
    with desk.started("-o", "result.html") as process:
        desk.wait_until_settled(2)
        family = workers_of(process.pid)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert said.count("interrupted: ") == 1
    assert "the same command again goes on" in said
    assert "Traceback" not in said
    assert not any(lives(pid) for pid in family)
    assert "interrupted" in desk.hedui("runs").stdout
    assert not (desk.folder / "result.html").exists()
    assert desk.poisoned("-o", "result.html").returncode == 1
    assert (desk.folder / "result.html").read_text().count("<details") == COUNT
    assert_every_one_once(desk)


def test_a_service_manager_ends_a_batch_as_a_person_does(desk: Desk) -> None:
    with desk.started() as process:
        desk.wait_until_settled(1)
        process.terminate()
        _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "interrupted: " in said
