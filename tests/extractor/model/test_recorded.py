"""Recorded answers: what was asked then is answered now; what has drifted since is shown."""

from dataclasses import replace
from pathlib import Path

from extractor.model.recorded import Recorded
from extractor.model.replies import FolderReplies, NoReplies, kept, key_of
from tests.extractor.model.asked import Labels, question


def recorded(folder: Path) -> Recorded:
    replies = FolderReplies(folder)
    for number in (1, 2):
        asked = question(number)
        replies.put(key_of(asked, "m"), kept(asked, "m", Labels.model_validate_json('{"labels": []}')))
    return Recorded(replies, "m")


def test_what_was_recorded_is_answered(tmp_path: Path) -> None:
    asker = recorded(tmp_path)
    [reply] = asker.ask([question(2)])
    assert reply.answer == Labels(labels=())
    assert reply.remembered
    assert (asker.remembered, asker.missed) == (1, [])


def test_a_request_that_has_drifted_is_a_miss_and_shows_where(tmp_path: Path) -> None:
    asker = recorded(tmp_path)
    now = replace(question(2), material=question(2).material.replace("118.2", "119.2"))
    [reply] = asker.ask([now])
    assert reply.answer is None
    assert reply.failure is not None
    [missed] = asker.missed
    assert key_of(now, "m") in missed
    changed = [line for line in missed.splitlines() if line[:2] in ("- ", "+ ")]
    assert len(changed) == 2
    assert "118.2" in changed[0]
    assert "119.2" in changed[1]


def test_without_any_recording_the_whole_request_is_shown(tmp_path: Path) -> None:
    for replies in (FolderReplies(tmp_path), NoReplies()):
        asker = Recorded(replies, "m")
        asker.ask([question(1)])
        assert question(1).material in asker.missed[0]
        assert "决算数" in asker.missed[0], "the schema too"


def test_a_recording_whose_own_request_was_edited_is_no_answer(tmp_path: Path) -> None:
    asker = recorded(tmp_path)
    for file in tmp_path.iterdir():
        file.write_text(file.read_text("utf-8").replace("120.5", "120.6"), "utf-8")
    assert asker.ask([question(1)])[0].answer is None
