"""The commands that are measured, the files they are given, and a console script for each checkout."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

import docx
from openpyxl import Workbook

_TOLD = "一、收入 100 万元，支出 90 万元，执行率90%。"
_SCORECARD = "golden/shunde-2022-stale-rate-and-slips/report.txt"
_SCRIPT = """import sys
from review.{module} import main
if __name__ == "__main__":
    sys.exit(main())
"""


@dataclass(frozen=True)
class Checkout:
    """A folder with Hedui's source, and where its script and byte code go."""

    folder: Path
    scratch: Path

    def script(self) -> Path:
        """What an installer would write as ``hedui``: a worker imports it again, so that ``-c`` would cost less."""
        module = "__main__" if (self.folder / "review/__main__.py").is_file() else "cli"
        path = self.scratch / f"hedui-{abs(hash(self.folder))}.py"
        path.write_text(_SCRIPT.format(module=module), "utf-8")
        return path

    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        cache = self.scratch / f"cache-{abs(hash(self.folder))}"
        return kept | {"PYTHONPATH": str(self.folder), "PYTHONPYCACHEPREFIX": str(cache)}

    def command(self, arguments: list[str]) -> list[str]:
        return [sys.executable, str(self.script()), *arguments]


def commands_in(folder: Path) -> dict[str, list[str]]:
    """The arguments of each command by the name it has on the page; their files are written into the folder."""
    text, word, sheet, card = (
        folder / f"{name}" for name in ("small.txt", "small.docx", "small.xlsx", "scorecard.txt")
    )
    text.write_text(_TOLD + "\n", "utf-8")
    document = docx.Document()
    document.add_paragraph(_TOLD)
    document.save(str(word))
    workbook = Workbook()
    for row in (["收入", 100], ["支出", 90]):
        workbook.worksheets[0].append(row)
    workbook.save(sheet)
    shutil.copyfile(_SCORECARD, card)
    files = {f"check {file.name}": ["check", str(file)] for file in (text, word, sheet, card)}
    return {"--help": ["--help"]} | files
