"""Stopped at any moment and started again, with folders that change in between: every submission exactly once."""

import shutil
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from sqlalchemy import func, select

from review.batch.checking import Checking
from review.batch.embedded import Plan, settle
from review.batch.job import Job, Outcome
from review.batch.places import places
from review.batch.slot import Slot
from review.store import reading, runs
from review.store.opening import Store, open_store
from review.store.tables import FindingRow, ReportRow, ResultRow
from tests.review.store.entering import finding, outcome

NAMES = [f"单位{number}" for number in range(6)]


class Checks:
    """Stands for the workers: finds the content itself, and remembers what it was asked."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def __call__(self, slot: Slot, job: Job) -> Outcome:
        text = job.files[0].path.read_text()
        self.seen.append(text)
        return outcome(finding(text))


class Batches(RuleBasedStateMachine):
    """Folders that come, change and go; runs that end or are interrupted."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.root = self.folder / "in"
        self.root.mkdir()
        self.store = open_store(self.folder / "hedui.db")
        self.there: dict[str, str] = {}
        self.known: set[str] = set()
        self.complete: int | None = None

    def teardown(self) -> None:
        self.store.close()
        shutil.rmtree(self.folder)

    @rule(name=st.sampled_from(NAMES), content=st.integers(0, 3))
    def hand_in(self, name: str, content: int) -> None:
        (self.root / name).mkdir(exist_ok=True)
        (self.root / name / "报告.txt").write_text(f"{name}-{content}")
        self.there[name] = f"{name}-{content}"
        self.complete = None

    @precondition(lambda self: self.there)
    @rule(data=st.data())
    def take_back(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(sorted(self.there)))
        shutil.rmtree(self.root / name)
        del self.there[name]
        self.complete = None

    @precondition(lambda self: self.there)
    @rule(stop_after=st.none() | st.integers(0, 4), again=st.booleans())
    def check(self, stop_after: int | None, again: bool) -> None:
        found = places([self.root])
        scope = "|".join([*(place.name for place in found), str(again)])
        run_id, _ = runs.begin(self.store, runs.NewRun("0", "e", {}, "d", {}, "k", scope, ["in"]))
        before = {row.name for row in reading.results(self.store, run_id) if row.state == "done"}
        checks = Checks()
        plan = Plan(run_id, Checking().model_dump_json(), workers=2, again=again)
        told = []
        with closing(settle(self.store, found, plan, check=checks)) as settled:
            for number, each in enumerate(settled):
                if number == stop_after:
                    break
                told.append(each.candidate.name)
                self.known.add(self.there[each.candidate.name])
            else:
                assert sorted(told) == sorted(self.there)
                assert len(checks.seen) == len(set(checks.seen)), "one was checked twice"
                if not again:
                    runs.end(self.store, run_id, "done")
                    self.complete = run_id
                elif not before:
                    assert sorted(checks.seen) == sorted(self.there.values())
                runs.end(self.store, run_id, "done")
                return
        runs.end(self.store, run_id, "interrupted")

    @invariant()
    def a_finished_run_has_every_submission_once(self) -> None:
        if self.complete is None:
            return
        rows = list(reading.results(self.store, self.complete))
        assert sorted(row.name for row in rows) == sorted(self.there)
        assert all(row.state == "done" for row in rows)
        found = {row.name: row.fingerprint for row in reading.findings(self.store, self.complete)}
        assert found == self.there

    @invariant()
    def nothing_is_stored_twice(self) -> None:
        with self.store.reading() as connection:
            checked = select(func.count()).where(ResultRow.state == "done", ResultRow.source_id.is_(None))
            of_results = connection.scalar(checked.select_from(ResultRow))
            superseded = connection.scalar(
                select(func.count()).select_from(ReportRow).join(ResultRow).where(ResultRow.state == "superseded")
            )
            reports = connection.scalar(select(func.count()).select_from(ReportRow))
            findings = connection.scalar(select(func.count()).select_from(FindingRow))
        assert of_results is not None
        assert superseded is not None
        assert reports == findings == of_results + superseded


Batches.TestCase.settings = settings(max_examples=20, stateful_step_count=15, deadline=None)
TestBatches = Batches.TestCase


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path / "hedui.db")


def begun(store: Store) -> int:
    return runs.begin(store, runs.NewRun("0", "e", {}, "d", {}, "k", "s", ["in"]))[0]


def test_a_fault_of_the_crew_is_not_swallowed(store: Store, tmp_path: Path) -> None:
    (tmp_path / "in" / "甲").mkdir(parents=True)
    (tmp_path / "in" / "甲" / "报告.txt").write_text("某局")

    def stumbles(slot: Slot, job: Job) -> Outcome:
        raise ZeroDivisionError

    plan = Plan(begun(store), Checking().model_dump_json())
    with pytest.raises(ZeroDivisionError):
        list(settle(store, places([tmp_path / "in"]), plan, check=stumbles))


def test_not_everything_is_scheduled_at_once(store: Store, tmp_path: Path) -> None:
    for number in range(60):
        (tmp_path / "in" / str(number)).mkdir(parents=True)
        (tmp_path / "in" / str(number) / "报告.txt").write_text(str(number))
    checks = Checks()
    plan = Plan(begun(store), Checking().model_dump_json(), workers=2)
    with closing(settle(store, places([tmp_path / "in"]), plan, check=checks)) as settled:
        next(settled)
        assert len(checks.seen) <= 8


def test_an_empty_folder_is_told_without_a_worker(store: Store, tmp_path: Path) -> None:
    (tmp_path / "in" / "甲").mkdir(parents=True)
    checks = Checks()
    (settled,) = settle(
        store, places([tmp_path / "in"]), Plan(begun(store), Checking().model_dump_json()), check=checks
    )
    assert (settled.said.state, settled.said.reason, checks.seen) == ("set_aside", "empty", [])
