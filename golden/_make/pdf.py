"""Print a Word file or a workbook to PDF with LibreOffice (`soffice` must be installed)."""

import subprocess
import tempfile
from pathlib import Path

GOLDEN = Path(__file__).resolve().parent.parent


def print_to_pdf(save, case: str, name: str, suffix: str) -> None:
    """`save(path)` writes the source to a passing file; only the PDF stays in the case."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"{name}{suffix}"
        save(source)
        command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(GOLDEN / case), str(source)]
        subprocess.run(command, check=True, capture_output=True)
