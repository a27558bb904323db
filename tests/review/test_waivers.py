"""Waivers: waived findings stay visible, and waivers that are stale, expired or wrong are told."""

import datetime
from pathlib import Path

import pytest

from review.pipeline import Reviewed
from review.waivers import EXPIRED, STALE, Waivers, load
from schemas.errors import BadSettings
from schemas.finding import Finding

TODAY = datetime.date(2026, 11, 22)
ENTRY = """
[[waiver]]
fingerprint = "{fingerprint}"
reason = "批复文件另有说明"
person = "李某"
expires = {expires}
"""


def waivers(folder: Path, *entries: tuple[str, str]) -> Waivers:
    file = folder / "hedui-waivers.toml"
    file.write_text("".join(ENTRY.format(fingerprint=f, expires=e) for f, e in entries), "utf-8")
    return load(file, TODAY)


def applied(reviewed: Reviewed, of: Waivers, *, complete: bool = True) -> list[Finding]:
    return of.applied_to(reviewed.report.findings, list(reviewed.documents.values()), complete=complete)


def test_a_waived_finding_says_why_who_and_until_when(tmp_path: Path, reviewed: Reviewed) -> None:
    found = applied(reviewed, waivers(tmp_path, ("0123456789abcdef", "2026-11-22")))
    assert found[0].waived == "批复文件另有说明（李某，2026-11-22）"
    assert found[1].waived is None
    assert len(found) == len(reviewed.report.findings)


def test_a_stale_waiver_is_a_finding_with_its_place(tmp_path: Path, reviewed: Reviewed) -> None:
    of = waivers(tmp_path, ("0123456789abcdef", "2027-01-01"), ("ffffffffffffffff", "2027-01-01"))
    stale = applied(reviewed, of)[-1]
    assert stale.code == STALE
    place = stale.evidence[0]
    assert (place.document, place.quote) == ("hedui-waivers.toml", "ffffffffffffffff")
    assert of.text[place.start : place.end] == place.quote
    assert of.text.splitlines()[place.line - 1][place.column - 1 :].startswith(place.quote)


def test_a_check_of_some_rules_cannot_call_a_waiver_stale(tmp_path: Path, reviewed: Reviewed) -> None:
    of = waivers(tmp_path, ("ffffffffffffffff", "2027-01-01"))
    assert len(applied(reviewed, of, complete=False)) == len(reviewed.report.findings)


def test_without_a_model_nobody_can_tell_that_a_models_finding_is_gone(tmp_path: Path, reviewed: Reviewed) -> None:
    file = tmp_path / "hedui-waivers.toml"
    file.write_text(ENTRY.format(fingerprint="f" * 16, expires="2027-01-01") + "model = true\n", "utf-8")
    of, documents = load(file, TODAY), list(reviewed.documents.values())
    assert not of.applied_to((), documents, complete=True)
    assert [each.code for each in of.applied_to((), documents, complete=True, with_model=True)] == [STALE]


def test_an_expired_waiver_is_a_finding_and_waives_nothing(tmp_path: Path, reviewed: Reviewed) -> None:
    found = applied(reviewed, waivers(tmp_path, ("0123456789abcdef", "2026-11-21")))
    assert found[0].waived is None
    assert found[-1].code == EXPIRED


def test_a_waiver_of_another_submission_is_not_stale(tmp_path: Path, reviewed: Reviewed) -> None:
    file = tmp_path / "w.toml"
    file.write_text(ENTRY.format(fingerprint="f" * 16, expires="2027-01-01") + 'documents = ["别处.docx"]\n', "utf-8")
    assert len(applied(reviewed, load(file, TODAY))) == len(reviewed.report.findings)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[waiver]]\nfingerprint = "a"\n', "waiver 1: “reason”"),
        (ENTRY.format(fingerprint="a", expires='"soon"'), "“expires”"),
        (ENTRY.format(fingerprint="", expires="2027-01-01"), "“fingerprint”"),
        (ENTRY.format(fingerprint="a", expires="2027-01-01") + "note = 1\n", "unknown key “note”"),
        (ENTRY.format(fingerprint="a", expires="2027-01-01") * 2, "waived twice"),
        ("waivers = []\n", "unknown key “waivers”; did you mean “waiver”?"),
        ("waiver = 3\n", "[[waiver]]"),
        ("waiver = [1]\n", "[[waiver]]"),
    ],
)
def test_a_wrong_file_gives_one_clear_error(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "w.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(BadSettings) as error:
        load(file, TODAY)
    assert str(file) in error.value.message.en and said in error.value.message.en
