"""A batch with a model: what is asked once is not asked again, and all workers share one budget."""

from pathlib import Path

import pytest
from sqlalchemy import func, select

from review.batch.asking import agreed
from review.store.opening import open_store
from review.store.tables import ReplyRow, RunRow, SpendingRow
from tests.review.batch.commanding import Desk, hand_in, records
from tests.servers.scripted import Scripted, serve

TEXT = "\n二、其他情况\n\n全年收到来信{letters}件，回复39件。另有设备折旧{worn}.50万元、押金3.20万元，花钱进度8{nth}.3%。\n"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    for nth, name in enumerate(hand_in(desk.inbox, 3)):
        with (desk.inbox / name / "报告.txt").open("a") as file:
            file.write(TEXT.format(letters=47 + nth, worn=12 + nth, nth=nth))
    return desk


def with_model(server: Scripted) -> tuple[str, ...]:
    return ("--base-url", server.base_url, "--model", "m", "--format", "jsonl")


def test_replies_are_kept_in_the_store_and_serve_the_next_run(desk: Desk) -> None:
    with serve() as server:
        first = desk.batch(*with_model(server))
        assert {each["state"] for each in records(first.stdout).values()} == {"done"}, first.stderr
        asked = len(server.requests)
        assert asked >= 3
        again = desk.batch(*with_model(server), "--force")
        assert len(server.requests) == asked, "everything was known"
    used = [each["report"]["model"] for each in records(again.stdout).values()]
    assert all(each["remembered"] > 0 and each["requests"] == 0 for each in used)
    with open_store(desk.folder / "hedui.db") as store, store.reading() as connection:
        assert (connection.scalar(select(func.count()).select_from(ReplyRow)) or 0) >= 3
        spent = connection.execute(select(SpendingRow.run_id, SpendingRow.tokens).order_by(SpendingRow.run_id)).all()
    assert spent[0].tokens >= 110 * 3
    assert spent[1].tokens == 0


def test_the_budget_is_the_batchs_and_what_it_does_not_reach_is_told(desk: Desk) -> None:
    with serve() as server:
        done = desk.batch(*with_model(server), "--max-tokens", "1250")
    with open_store(desk.folder / "hedui.db") as store, store.reading() as connection:
        assert (connection.scalar(select(SpendingRow.tokens)) or 0) <= 1250
    left = [each["report"]["coverage"]["unlabelled"] for each in records(done.stdout).values()]
    assert any("budget" in str(each) for each in left)
    assert done.returncode == 3


def test_a_model_is_another_run_and_its_key_is_written_nowhere(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.batch()
    (desk.folder / "hedui.toml").write_text('[model]\nkey = "geheim-1234"\nmodel = "m"\n')
    with serve() as server:
        desk.batch(*with_model(server))
        assert server.requests[0].headers.get("Authorization", server.requests[0].headers.get("authorization"))
    with open_store(desk.folder / "hedui.db") as store, store.reading() as connection:
        plain, asked = connection.execute(select(RunRow.key, RunRow.settings).order_by(RunRow.id)).all()
    assert plain.key != asked.key
    assert asked.settings["model"]["base-url"]
    assert not any(b"geheim" in file.read_bytes() for file in desk.folder.glob("hedui.db*"))


def test_the_lexicon_alone_is_no_model() -> None:
    assert agreed({}, "en") == {}
    assert agreed({"labels": "lexicon", "base-url": "http://127.0.0.1:9/v1", "model": "m"}, "en") == {}


def test_what_the_money_does_not_reach_is_checked_all_the_same_and_nothing_is_paid_twice(desk: Desk) -> None:
    (desk.folder / "hedui.toml").write_text("[model]\nprice-in = 1\nprice-out = 2\n")
    with serve() as server:
        alone = {
            name: each["report"]["findings"] for name, each in records(desk.batch("--format", "jsonl").stdout).items()
        }
        first = desk.batch(*with_model(server), "--max-cost", "0.0016", "--workers", "1")
        asked = len(server.requests)
        told = records(first.stdout)
        assert {each["state"] for each in told.values()} == {"done"} and first.returncode == 3
        assert {name: each["report"]["findings"] for name, each in told.items()} == alone
        assert any(each["report"]["coverage"]["unlabelled"] for each in told.values())
        desk.batch(*with_model(server), "--workers", "1")
        answered = len(server.requests)
        assert answered > asked
        desk.batch(*with_model(server), "--workers", "1", "--force")
        assert len(server.requests) == answered


def test_nothing_is_sent_elsewhere_without_consent(desk: Desk) -> None:
    refused = desk.batch("--base-url", "https://api.example.com/v1", "--model", "m")
    assert refused.returncode == 2 and "--allow-remote" in refused.stderr
