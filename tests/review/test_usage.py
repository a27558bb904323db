"""Wrong usage is told in the language asked for, without what the parser adds of its own."""

import pytest

from review.cli import run


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("rubric", "shw"), "error: no command “shw”; did you mean show?\nsee hedui rubric --help\n"),
        (("wrong-from-the-start",), "error: no command “wrong-from-the-start”\nsee hedui --help\n"),
        (
            ("diff", "1", "2", "--format", "pdf"),
            "error: Invalid value for '--format': “pdf” is not one of text, json, xlsx, md\nsee hedui diff --help\n",
        ),
        (
            ("batch", "x", "--workers", "0"),
            "error: Invalid value for '--workers' / '-j': at least 1\nsee hedui batch --help\n",
        ),
        (("runs", "x"), "error: Invalid value for 'RUN': not a number\nsee hedui runs --help\n"),
        (("explain",), "error: Missing argument 'CODE'.\nsee hedui explain --help\n"),
    ],
)
def test_in_english(arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments, "en") == 2
    assert capsys.readouterr().err == said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("wrong-from-the-start",), "错误：没有命令“wrong-from-the-start”\n用法见 hedui --help\n"),
        (("runs", "x"), "错误：RUN 的值无效（应为数字）\n用法见 hedui runs --help\n"),
        (("batch", "x", "--workers", "0"), "错误：--workers/-j 的值无效（应不小于 1）\n用法见 hedui batch --help\n"),
        (("check", "--bogus"), "错误：没有选项 --bogus\n用法见 hedui check --help\n"),
    ],
)
def test_in_chinese(arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments, "zh") == 2
    assert capsys.readouterr().err == said
