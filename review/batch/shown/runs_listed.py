"""The runs of a store as a table or as JSON."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text

from review.batch.shown.summary import moment, state
from review.store import reading, runs
from review.store.opening import Store
from schemas.base import Language

_HEADERS = {
    "zh": ("编号", "开始", "状态", "材料", "完成", "错误", "警告", "已复核", "未完整读取", "版本", "来源"),
    "en": (
        "Run",
        "Started",
        "State",
        "Submissions",
        "Done",
        "Errors",
        "Warnings",
        "Reviewed",
        "Not fully read",
        "Version",
        "From",
    ),
}


def listed(store: Store, form: str, language: Language) -> Iterator[bytes]:
    """All runs, the last first."""
    rows = runs.listed(store)
    reviewed = {row.id: len(reading.decided(store, row.id)[0]) for row in rows}
    if form == "json":
        said = [
            dict(row._mapping)
            | {"reviewed": reviewed[row.id]}
            | {"started": row.started.isoformat(), "ended": row.ended.isoformat() if row.ended else None}
            for row in rows
        ]
        yield (json.dumps(said, ensure_ascii=False, indent=2) + "\n").encode()
        return
    if not rows:
        yield (f"{store.name}：还没有批量核对\n" if language == "zh" else f"{store.name}: no run yet\n").encode()
        return
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for number, header in enumerate(_HEADERS[language]):
        table.add_column(header, justify="right" if number in (0, 3, 4, 5, 6, 7, 8) else "left", no_wrap=number < 10)
    for row in rows:
        counts = (row.submissions, row.done, row.errors, row.warnings, reviewed[row.id], row.not_fully_read)
        ended = "done" if row.state == "done" else row.state
        table.add_row(
            str(row.id),
            moment(row.started),
            state(ended, language),
            *(str(count or 0) for count in counts),
            f"{row.version} {row.engine[:8]}",
            Text("、".join(row.roots), overflow="fold"),
        )
    page = io.StringIO()
    Console(file=page, width=140, color_system=None, highlight=False, emoji=False).print(table)
    yield page.getvalue().encode()
