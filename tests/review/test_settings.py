"""Settings: the file, the options over it, and errors that name the file and the key."""

from pathlib import Path

import pytest

from review.cli import command
from review.manual import ROOT
from review.settings import Settings, find_upward, load
from schemas.errors import BadSettings


def config(folder: Path, text: str) -> Path:
    file = folder / "hedui.toml"
    file.write_text(text, "utf-8")
    return file


def test_the_nearest_file_upwards_counts(tmp_path: Path) -> None:
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    config(tmp_path, 'fail-on = "error"')
    assert load(None, {}, below).fail_on == "error"
    config(tmp_path / "a", 'fail-on = "info"')
    assert load(None, {}, below).fail_on == "info"
    assert find_upward("nothing.toml", below) is None


def test_options_win_over_the_file(tmp_path: Path) -> None:
    config(tmp_path, 'fail-on = "error"\nexit-zero = true\nselect = ["RATE"]\nquiet = true')
    settings = load(None, {"fail_on": "never", "exit_zero": False, "select": ["SUM"], "quiet": None}, tmp_path)
    assert settings.fail_on == "never"
    assert settings.exit_zero is False
    assert settings.select == ("SUM",)
    assert settings.quiet is True


def test_paths_of_the_file_are_taken_from_where_it_is(tmp_path: Path) -> None:
    file = config(tmp_path, 'waivers = "w.toml"\noutput = "out/r.html"')
    settings = load(file, {}, Path("/"))
    assert settings.waivers == tmp_path / "w.toml"
    assert settings.output == tmp_path / "out" / "r.html"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('fail_on = "error"', "unknown key “fail_on”; did you mean “fail-on”?"),
        ("tolerance = 0.01", "unknown key “tolerance”"),
        ('fail-on = "sometimes"', "'sometimes' of “fail-on”"),
        ("fail-on = ", "not valid TOML"),
        ('exit-zero = "perhaps"', "“exit-zero”"),
    ],
)
def test_errors_name_the_file_and_the_key(tmp_path: Path, text: str, said: str) -> None:
    file = config(tmp_path, text)
    with pytest.raises(BadSettings) as error:
        load(None, {}, tmp_path)
    assert str(file) in error.value.message.en and said in error.value.message.en
    assert str(file) in error.value.message.zh


def test_a_named_file_must_exist(tmp_path: Path) -> None:
    with pytest.raises(BadSettings, match="no such file"):
        load(tmp_path / "none.toml", {}, tmp_path)


def test_every_key_is_documented() -> None:
    page = (ROOT / "docs" / "settings.md").read_text("utf-8")
    for field in Settings.model_fields.values():
        assert f"\n{field.alias} = " in page


def test_every_key_is_an_option_of_check() -> None:
    names = {option.name for option in command("en").commands["check"].params}
    assert set(Settings.model_fields) <= names
