import os
from pathlib import Path

from review.batch.contents import digest_and_size, taken_in
from review.batch.places import places


def test_a_digest_is_of_the_content_alone(tmp_path: Path) -> None:
    one, two = tmp_path / "a.txt", tmp_path / "b.txt"
    one.write_text("某局")
    two.write_text("某局")
    os.utime(two, (0, 0))
    assert digest_and_size(one) == digest_and_size(two)


def test_a_change_that_keeps_size_and_time_is_seen(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("执行率95.60%")
    before, times = digest_and_size(file), file.stat()
    file.write_text("执行率96.50%")
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert digest_and_size(file)[0] != before[0]


def test_what_is_not_there_counts_as_changed_once_it_is(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    before = digest_and_size(file)
    file.write_text("某局")
    assert digest_and_size(file) != before


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "管道.txt")
    assert digest_and_size(tmp_path / "管道.txt")[1] == 0


def test_a_submission_is_taken_in_with_what_a_worker_needs(tmp_path: Path) -> None:
    (tmp_path / "甲").mkdir()
    (tmp_path / "甲" / "报告.txt").write_text("某局")
    candidate, files = taken_in(places([tmp_path])[0])
    assert (candidate.name, candidate.origin) == ("甲", str(tmp_path / "甲"))
    assert [(file.name, file.sha256) for file in files] == [(each.name, each.sha256) for each in candidate.files]
