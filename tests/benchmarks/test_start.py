"""The start benchmark: commands of checkouts run in turns, and the page says what they took."""

from pathlib import Path

from benchmarks.start.__main__ import as_markdown
from benchmarks.start.commands import Checkout, commands_in
from benchmarks.start.turns import Cost, in_turns, ratio


def test_each_command_is_measured_in_each_checkout(tmp_path: Path) -> None:
    here = Checkout(Path.cwd(), tmp_path)
    measured = in_turns([here, here], {"--version": ["--version"]}, runs=1)
    assert [list(each) for each in measured] == [["--version"], ["--version"]]
    assert all(0 < each["--version"].cpu <= 2 * each["--version"].waited for each in measured)


def test_the_commands_have_their_files(tmp_path: Path) -> None:
    commands = commands_in(tmp_path)
    assert all(Path(arguments[1]).is_file() for arguments in commands.values() if len(arguments) > 1)


def test_the_page_tells_a_broken_promise() -> None:
    def measured(check: float) -> dict[str, Cost]:
        return {"--help": Cost([0.1], [0.2]), "check small.txt": Cost([check], [check])}

    assert "| yes |" in as_markdown([measured(0.4)], 1, None)
    assert "| **no** |" in as_markdown([measured(0.9)], 1, None)
    assert "| 0.50 | 0.50 |" in as_markdown([measured(0.4), measured(0.8)], 1, Path("before"))


def test_a_ratio_is_taken_turn_by_turn() -> None:
    assert ratio([1.0, 2.0, 30.0], [2.0, 4.0, 30.0]) == 0.5
