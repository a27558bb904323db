"""The language: Chinese unless the locale is clearly English, and --lang above it."""

import pytest

from review.cli import command
from review.language import both, from_locale, pick, wanted


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({}, "zh"),
        ({"LANG": "C.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_GB", "LC_ALL": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "", "LC_MESSAGES": "en_US"}, "en"),
    ],
)
def test_the_locale(environ: dict[str, str], language: str) -> None:
    assert from_locale(environ) == language


@pytest.mark.parametrize(
    ("arguments", "language"),
    [(["--lang", "en"], "en"), (["--lang=en"], "en"), (["--lang", "xx"], "zh"), (["--lang"], "zh"), ([], "zh")],
)
def test_the_option_counts_before_it_is_parsed(arguments: list[str], language: str) -> None:
    assert wanted(arguments, {}) == language


def test_each_text_in_its_language() -> None:
    assert (pick(both("中", "en"), "zh"), pick(both("中", "en"), "en"), pick("plain", "en")) == ("中", "en", "plain")


def test_help_is_whole_in_both_languages() -> None:
    for language in ("zh", "en"):
        tree = command(language)
        helps = [tree.help, *(each.help for each in tree.commands.values())]
        helps += [option.help for each in tree.commands.values() for option in each.params if option.name != "help"]
        assert all(text and "\x1f" not in text for text in helps)
        chinese = [any("\u4e00" <= character <= "\u9fff" for character in text) for text in helps]
        assert all(chinese) if language == "zh" else not any(chinese)
