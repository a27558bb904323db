"""Remembered replies: what makes two questions the same, and what a folder of them survives."""

import json
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from extractor.model.client import Client
from extractor.model.replies import FolderReplies, answer_in, kept, key_of
from schemas.errors import HeduiError
from tests.extractor.model.asked import GOOD, HASTY, Label, Labels, endpoint, question
from tests.servers.scripted import error, good, serve


def test_a_key_depends_on_all_that_decides_an_answer_and_on_nothing_else() -> None:
    asked = question()
    others = [
        replace(asked, prompt="label-figures.v2"),
        replace(asked, instructions="只用编号回答！"),
        replace(asked, material=asked.material + " "),
        replace(asked, schema=Label),
        replace(asked, most_tokens=201),
    ]
    keys = [key_of(each, "m") for each in [asked, *others]] + [key_of(asked, "m2")]
    assert len(set(keys)) == len(keys)
    assert key_of(replace(asked, about=()), "m") == key_of(asked, "m")
    assert all(key.isascii() and "/" not in key for key in keys)


def test_what_is_known_is_not_sent_again_whatever_the_mode_and_address(tmp_path: Path) -> None:
    with serve() as server:
        first = Client(endpoint(server.base_url), FolderReplies(tmp_path))
        [sent] = first.ask([question()])
        elsewhere = endpoint("http://127.0.0.1:9/v1", mode="tools")
        second = Client(elsewhere, FolderReplies(tmp_path))
        [known] = second.ask([question()])
        assert known.remembered
        assert known.answer == sent.answer
        assert known.usage.requests == 0
        assert (second.sent.remembered, second.sent.usage.requests) == (1, 0)
        assert len(server.requests) == 1


def test_only_what_is_missing_is_sent(tmp_path: Path) -> None:
    with serve() as server:
        Client(endpoint(server.base_url), FolderReplies(tmp_path)).ask([question(1), question(3)])
        replies = Client(endpoint(server.base_url), FolderReplies(tmp_path)).ask([question(n) for n in range(4)])
        assert [reply.remembered for reply in replies] == [False, True, False, True]
        assert len(server.requests) == 4


def test_failures_are_not_remembered(tmp_path: Path) -> None:
    with serve(lambda request: error(500) if request.number < HASTY.attempts else good(request)) as server:
        for expected in (False, True):
            client = Client(endpoint(server.base_url), FolderReplies(tmp_path), patience=HASTY)
            assert (client.ask([question()])[0].answer is not None) is expected


@pytest.mark.parametrize(
    "damaged",
    ["", "{", "[]", "null", '{"request": {}, "answer": {"labels": []}}', '{"answer": {"labels": []}}'],
)
def test_a_damaged_or_foreign_reply_is_asked_for_again(tmp_path: Path, damaged: str) -> None:
    (tmp_path / f"{key_of(question(), 'model-1')}.json").write_text(damaged)
    with serve() as server:
        [reply] = Client(endpoint(server.base_url), FolderReplies(tmp_path)).ask([question()])
        assert reply.answer is not None
        assert not reply.remembered
    assert not list(tmp_path.glob(".*"))


def test_a_kept_answer_with_an_id_that_is_not_in_the_material_is_not_believed() -> None:
    text = json.loads(kept(question(), "m", Labels.model_validate({"labels": [{"figure": "f1", "metric": "预算数"}]})))
    assert answer_in(json.dumps(text), question(), "m") is not None
    text["answer"]["labels"][0]["figure"] = "f9"
    assert answer_in(json.dumps(text), question(), "m") is None


def test_what_is_kept_can_be_read_by_people_and_holds_no_key(tmp_path: Path) -> None:
    with serve() as server:
        Client(endpoint(server.base_url, key="the-key"), FolderReplies(tmp_path / "new")).ask([question()])
    [file] = (tmp_path / "new").iterdir()
    text = file.read_text("utf-8")
    assert question().material in text
    assert "the-key" not in text
    assert json.loads(text)["answer"] == GOOD


def test_a_folder_that_cannot_be_written_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(HeduiError) as refused:
        FolderReplies(tmp_path / "file").put("k", "{}")
    assert "file" in refused.value.message.zh


def test_two_writers_leave_one_whole_file(tmp_path: Path) -> None:
    for text in ("{}", '{"a": 1}'):
        FolderReplies(tmp_path).put("k", text)
    [file] = tmp_path.iterdir()
    assert FolderReplies(tmp_path).get("k") == '{"a": 1}'
    assert stat.S_IMODE(file.stat().st_mode) & 0o077 == 0, "replies hold text of reports: for their owner alone"
