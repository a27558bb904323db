from pathlib import Path

import pytest

from review.batch import engine as module
from review.batch.checking import Checking, File
from review.batch.engine import engine


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small program of one rule and what surrounds it."""
    for file in ("scoring/rules/one.py", "extractor/words.toml", "schemas/a.py", "prompts/p.md", "review/cli.py"):
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text("x = 1")
    for name in module._OF_REVIEW:
        (tmp_path / "review" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "review" / name).write_text("y = 1")
    monkeypatch.setattr(module, "_ROOT", tmp_path)
    return tmp_path


def digest() -> str:
    return engine.__wrapped__()


@pytest.mark.parametrize("file", ["scoring/rules/one.py", "extractor/words.toml", "prompts/p.md", "review/pipeline.py"])
def test_a_changed_rule_word_or_prompt_is_another_engine(sources: Path, file: str) -> None:
    before = digest()
    (sources / file).write_text("x = 2")
    assert digest() != before


def test_a_new_or_renamed_rule_is_another_engine(sources: Path) -> None:
    before = digest()
    (sources / "scoring/rules/one.py").rename(sources / "scoring/rules/two.py")
    assert digest() != before


def test_how_results_are_shown_is_not_what_is_found(sources: Path) -> None:
    before = digest()
    (sources / "review/cli.py").write_text("x = 2")
    assert digest() == before


def test_a_library_of_another_version_is_another_engine(sources: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = digest()
    monkeypatch.setattr(module.metadata, "version", lambda name: "99")
    assert digest() != before


def test_all_files_that_are_named_exist() -> None:
    assert len(engine()) == 64


WAIVERS = '[[waiver]]\nfingerprint = "f"\nreason = "r"\nperson = "p"\nexpires = 2026-06-30\n'


def test_settings_that_find_the_same_have_the_same_digest() -> None:
    import datetime

    june, july, august = (datetime.date(2026, month, 15) for month in (6, 7, 8))
    waived = File(name="w.toml", text=WAIVERS)
    assert Checking(today=june).digest() == Checking(today=july).digest()
    assert Checking(today=june, waivers=waived).digest() != Checking(today=july, waivers=waived).digest()
    assert Checking(today=july, waivers=waived).digest() == Checking(today=august, waivers=waived).digest()
    assert Checking().digest() != Checking().digest("mima") != Checking().digest("anders")
    assert len({Checking(today=june, **said).digest() for said in ({}, {"seconds": 3}, {"codes": ("RATE01",)})}) == 3


def test_settings_travel_as_text_without_the_password() -> None:
    said = Checking(codes=("RATE01",), seconds=3, waivers=File(name="w.toml", text=WAIVERS))
    there = Checking.model_validate_json(said.model_dump_json())
    assert there == said
    assert there.parsed().selection.codes == {"RATE01"}
    assert [each.fingerprint for each in there.parsed().waivers.waivers] == ["f"]
