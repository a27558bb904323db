"""The command line: what it prints where, and its exit codes."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import jsonschema
import pytest

from review.cli import run
from review.commands import schema
from schemas.base import Language

WRONG = "全年预算数为1,000.00万元，全年支出900.00万元，预算执行率为95.00%。\n"
RIGHT = "全年预算数为1,000.00万元，全年支出900.00万元，预算执行率为90.00%。\n"


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No settings or waivers of the checkout reach these tests."""
    folder = tmp_path / "cwd"
    folder.mkdir()
    monkeypatch.chdir(folder)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "HEDUI_PASSWORD"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "100")


@pytest.fixture
def wrong(tmp_path: Path) -> str:
    file = tmp_path / "报告.txt"
    file.write_text(WRONG, "utf-8")
    return str(file)


@pytest.fixture
def right(tmp_path: Path) -> str:
    file = tmp_path / "无误.txt"
    file.write_text(RIGHT, "utf-8")
    return str(file)


def hedui(*arguments: str, language: Language = "zh") -> int:
    return int(run(arguments, language))


def test_a_finding_shows_both_places_the_line_and_the_computation(
    wrong: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert hedui("check", wrong) == 1
    said = capsys.readouterr().out
    assert "RATE01" in said
    assert f"报告.txt:1:{WRONG.index('95.00%') + 1}  95.00%" in said
    assert f"报告.txt:1:{WRONG.index('900.00') + 1}  " in said
    assert WRONG.strip() in said
    assert "900.00 ÷ 1,000.00 = 90%" in said
    assert said.rstrip().splitlines()[-1] == "结论：数据不一致，1 处错误。"


def test_the_language_is_chosen(wrong: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert hedui("check", wrong, "--lang", "en") == 1
    assert "Verdict: inconsistent, 1 error." in capsys.readouterr().out


def test_a_clean_report_says_how_much_was_checked(right: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert hedui("check", right) == 0
    assert "未发现数据不一致，3 个数字中核对了 3 个" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--fail-on", "never"), 0),
        (("--exit-zero",), 0),
        (("--ignore", "RATE"), 0),
        (("--select", "SUM,COUNT01"), 0),
        (("--select", "RATE01"), 1),
        (("--min-level", "error"), 1),
    ],
)
def test_options_that_decide_the_exit_code(wrong: str, options: tuple[str, ...], code: int) -> None:
    assert hedui("check", wrong, *options) == code


def test_json_is_one_object_that_fits_the_schema(wrong: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert hedui("check", wrong, "--format", "json") == 1
    report = json.loads(capsys.readouterr().out)
    jsonschema.validate(report, json.loads(schema.text()))
    assert report["verdict"] == "inconsistent"
    text = Path(wrong).read_text("utf-8")
    for place in report["findings"][0]["evidence"]:
        assert text[place["start"] : place["end"]] == place["quote"]


@pytest.mark.parametrize("ending", [".json", ".sarif", ".xml", ".html", ".xlsx", ".md", ".txt"])
def test_the_ending_of_the_output_chooses_the_form(
    wrong: str, tmp_path: Path, ending: str, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "out" / f"r{ending}"
    assert hedui("check", wrong, "-o", str(output)) == 1
    assert output.stat().st_size > 100
    assert capsys.readouterr().out == ""


def test_a_bad_file_among_good_ones(wrong: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = tmp_path / "坏.pdf"
    bad.write_bytes(b"%PDF-1.7\n")
    assert hedui("check", wrong, str(bad), "--format", "json") == 3
    captured = capsys.readouterr()
    report = json.loads(captured.out)
    assert [each["document"] for each in report["unreadable"]] == ["坏.pdf"]
    assert [each["code"] for each in report["findings"]] == ["RATE01"]
    assert captured.err.count("坏.pdf") == 1


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n" + b"\0" * 40, None])
def test_nothing_readable_is_one_message(
    content: bytes | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "报告.pdf"
    if content is not None:
        file.write_bytes(content)
    assert hedui("check", str(file)) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("错误：报告.pdf")
    assert "Traceback" not in captured.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("check",), "缺少参数 PATH…"),
        (("check", "--nothing"), "没有选项 --nothing"),
        (("chek",), "没有命令“chek”，是否应为 check？"),
        (("check", "x", "--format", "pdf"), "--format 的值无效（“pdf”不在可选值之内：text, json, sarif"),
        (("check", "x", "--time-limit", "0"), "--time-limit 的值无效（应不小于 1）"),
        (("check", "x", "--time-limit", "soon"), "--time-limit 的值无效（应为数字）"),
        (("check", "x", "-o", "r.pdf"), "r.pdf：扩展名 .pdf 不对应任何输出格式"),
        (("batch", "x", "-o", "r.doc"), "r.doc：扩展名 .doc 不对应任何输出格式"),
        (("check", "x", "--rubric", "none.yaml"), "none.yaml：文件不存在"),
        (("explain", "RATE1"), "没有规则“RATE1”，是否应为 RATE0"),
        (("--lang", "en"), "没有选项 --lang"),
        (("check", "x", "--select", "NOPE"), "没有规则“NOPE”"),
        (("check", "x", "--config", "none.toml"), "none.toml：文件不存在"),
        (("check", "x", "--waivers", "none.toml"), "none.toml：文件不存在"),
        (("explain", "NOPE01"), "没有规则“NOPE01”"),
        (("waive", "ab", "--reason", "r", "--person", "p", "--expires", "soon"), "“soon”不是日期"),
    ],
)
def test_wrong_usage_is_one_message(arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert hedui(*arguments) == 2
    captured = capsys.readouterr()
    assert said in captured.err
    assert captured.out == ""


def test_settings_are_found_and_overridden(wrong: str) -> None:
    Path("hedui.toml").write_text('fail-on = "never"\n', "utf-8")
    assert hedui("check", wrong) == 0
    assert hedui("check", wrong, "--fail-on", "error") == 1


def test_a_waived_finding_does_not_count_but_is_shown(wrong: str, capsys: pytest.CaptureFixture[str]) -> None:
    hedui("check", wrong, "--format", "json")
    fingerprint = json.loads(capsys.readouterr().out)["findings"][0]["fingerprint"]
    asked = ("waive", fingerprint, "--reason", "已核实", "--person", "王某", "--expires", "2999-12-31")
    assert hedui(*asked) == 0
    assert hedui("check", wrong) == 0
    assert "豁免理由：已核实（王某，2999-12-31）" in capsys.readouterr().out
    assert hedui(*asked) == 2
    assert "被豁免了两次" in capsys.readouterr().err


def test_a_stale_waiver_is_told_but_fails_nothing(right: str, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ("--reason", "已核实", "--person", "王某", "--expires", "2999-12-31")
    hedui("waive", "1" * 16, *asked, "--of-model")
    assert hedui("check", right) == 0
    assert "WAIVE01" not in capsys.readouterr().out
    hedui("waive", "0" * 16, *asked)
    assert hedui("check", right) == 0
    assert "WAIVE01" in capsys.readouterr().out
    assert hedui("check", right, "--fail-on", "info") == 1


def test_figures_lists_every_number_with_what_checked_it(wrong: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert hedui("figures", wrong, "--format", "json") == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["quote"] for row in rows] == ["1,000.00万元", "900.00万元", "95.00%"]
    assert all("RATE01" in row["checked_by"] and row["why_not"] is None for row in rows)
    assert hedui("figures", wrong) == 0
    assert "共 3 个数字" in capsys.readouterr().out


def test_figures_csv_opens_in_excel(wrong: str, tmp_path: Path) -> None:
    for ending in (".csv", ".xlsx"):
        assert hedui("figures", wrong, "-o", str(tmp_path / f"f{ending}")) == 0
    assert (tmp_path / "f.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_rules_and_explain_speak_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    assert hedui("rules", "--lang", "en") == 0
    said = capsys.readouterr().out
    assert "RATE01" in said
    assert "WAIVE02" in said
    assert hedui("explain", "rate01", "--lang", "zh") == 0
    said = capsys.readouterr().out
    assert "报出问题的例子" in said
    assert "比率与印出的分子、分母不符。" in said and "A stated rate" not in said
    assert "没有问题" in said


def test_the_schema_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert hedui("schema") == 0
    jsonschema.Draft202012Validator.check_schema(json.loads(capsys.readouterr().out))


def test_a_fault_of_our_own_is_no_finding(
    wrong: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr("extractor.extract.extract", broken)
    assert hedui("check", wrong) == 2
    assert "RuntimeError: broken" in capsys.readouterr().err


def test_help_waits_for_no_heavy_import() -> None:
    asked = "import sys; from review.cli import run; run(['--help'], 'zh'); print('pydantic' in sys.modules, 'jinja2' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout
    assert said.splitlines()[-1] == "False False"


def test_a_small_text_waits_for_no_reader_of_other_formats_no_pool_and_no_rubric(wrong: str) -> None:
    asked = "import sys; from review.cli import run; run(['check', sys.argv[1]], 'zh'); print({'pebble', 'yaml', 'docx', 'openpyxl', 'pypdfium2', 'sqlalchemy', 'openai'} & set(sys.modules))"
    said = subprocess.run([sys.executable, "-c", asked, wrong], capture_output=True, text=True, check=True).stdout
    assert said.splitlines()[-1] == "set()"


def test_the_program_can_be_run_as_a_module(wrong: str) -> None:
    asked = subprocess.run(
        [sys.executable, "-m", "review", "check", wrong], capture_output=True, text=True, check=False
    )
    assert asked.returncode == 1
    assert "RATE01" in asked.stdout


@pytest.mark.skipif(os.name != "posix", reason="sends a signal as a terminal does")
def test_an_interrupt_leaves_one_message_and_no_file(wrong: str, tmp_path: Path) -> None:
    output = tmp_path / "r.html"
    hang = "import extractor.extract as e, time, sys; e.extract = lambda d: (print('go', flush=True), time.sleep(60)); from review.cli import main; main()"
    with subprocess.Popen(
        [sys.executable, "-c", hang, "check", wrong, "-o", str(output)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "go\n"
        time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=30)
    assert process.returncode == 130
    assert said == "错误：已中断，未写出任何文件\n"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["cwd", "报告.txt"]
