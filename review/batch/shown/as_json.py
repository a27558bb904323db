"""JSON: the run with its totals, and every submission as in the JSON Lines form."""

from __future__ import annotations

import json
from collections.abc import Iterator

from review.batch.shown import as_jsonl
from review.batch.shown.summary import summary
from review.store.opening import Store
from schemas.base import Language


def render(store: Store, run_id: int, form: str, language: Language) -> Iterator[str]:
    of = summary(store, run_id)
    head = {
        "run": of.run.id,
        "state": of.run.state,
        "version": of.run.version,
        "engine": of.run.engine,
        "rubrics": of.run.rubrics,
        "started": of.run.started.isoformat(),
        "ended": of.run.ended.isoformat() if of.run.ended else None,
        "totals": dict(of.totals._mapping),
        "codes": [dict(row._mapping) for row in of.codes],
        "departments": [dict(row._mapping) for row in of.departments],
    }
    yield json.dumps(head, ensure_ascii=False, indent=2)[:-2] + ',\n  "submissions": ['
    before = "\n"
    for line in as_jsonl.render(store, run_id, form, language):
        yield before + line.rstrip("\n")
        before = ",\n"
    yield "\n  ]\n}\n"
