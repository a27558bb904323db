from collections.abc import Iterator
from pathlib import Path

import pytest

from review.batch.attempts import check
from review.batch.checking import Checking
from review.batch.job import Job, Outcome, SubmissionFile
from review.batch.slot import Slot
from tests.review.batch import hostile


@pytest.fixture(scope="module")
def slot() -> Iterator[Slot]:
    slot = Slot(1500)
    yield slot
    slot.close()


def job(*names: str, folder: Path = Path(), seconds: float = 1) -> Job:
    files = tuple(SubmissionFile(folder / name, name, "0") for name in names)
    return Job(files, Checking(seconds=seconds).model_dump_json())


def checked(slot: Slot, *names: str) -> Outcome:
    return check(slot, job(*names), run=hostile.run, alone=hostile.alone)


def test_what_is_good_is_tried_once(slot: Slot) -> None:
    assert (checked(slot, "a", "b").attempts, checked(slot, "a", "b").documents) == (1, 2)


@pytest.mark.parametrize(
    ("poison", "reason"),
    [("crash", "crashed"), ("hang", "time_limit"), ("eat", "memory_limit"), ("stumble", "crashed")],
)
def test_a_poisoned_file_costs_only_itself(slot: Slot, poison: str, reason: str) -> None:
    outcome = checked(slot, "a", poison, "b")
    assert (outcome.state, outcome.documents, outcome.attempts) == ("done", 2, 2)
    (gap,) = outcome.gaps
    assert (gap.document, gap.reason) == (poison, reason)
    assert poison in gap.message.zh


def test_several_poisoned_files_are_each_told(slot: Slot) -> None:
    outcome = checked(slot, "crash", "a", "stumble", "unreadable")
    assert [each.document for each in outcome.gaps] == ["crash", "stumble", "unreadable"]
    assert outcome.documents == 1


def test_a_worker_that_somebody_killed_costs_nothing(slot: Slot, tmp_path: Path) -> None:
    outcome = check(slot, job("mark", folder=tmp_path), run=hostile.once, alone=hostile.alone)
    assert (outcome.state, outcome.attempts, outcome.gaps) == ("done", 2, ())


def test_what_no_single_file_is_guilty_of_is_set_aside_after_one_retry(slot: Slot) -> None:
    outcome = checked(slot, "a", "together-crash")
    assert (outcome.state, outcome.reason, outcome.attempts) == ("set_aside", "crashed", 2)
    assert outcome.message is not None
    assert "--force" in outcome.message.zh


def test_the_rest_gets_its_own_retry_when_poison_is_out(slot: Slot) -> None:
    outcome = checked(slot, "stumble", "together-crash")
    assert outcome.state == "set_aside"
    assert outcome.attempts == 3


def test_pages_that_need_ocr_get_their_time_in_a_batch_too(slot: Slot) -> None:
    outcome = check(slot, job("scan", seconds=0.3), run=hostile.run, alone=hostile.alone)
    assert (outcome.state, outcome.attempts, outcome.gaps) == ("done", 1, ())
