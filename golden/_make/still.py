"""Take the day of making out of a Word file or workbook, so that making it again changes nothing."""

import re
import zipfile
from pathlib import Path

DAY = (2024, 1, 1, 0, 0, 0)
STAMP = rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"


def still(path: Path) -> None:
    with zipfile.ZipFile(path) as packed:
        parts = [(name, packed.read(name)) for name in packed.namelist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts:
            if name == "docProps/core.xml":
                content = re.sub(STAMP, b"2024-01-01T00:00:00Z", content)
            packed.writestr(zipfile.ZipInfo(name, DAY), content, zipfile.ZIP_DEFLATED)
