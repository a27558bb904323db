"""From what a reviewer types to what is decided about: a submission of the store, and its findings."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Row

from review.store import reading, runs
from review.store.opening import Store
from schemas.errors import BadSettings
from schemas.finding import Finding

_SHORTEST = 4


def submission(store: Store, named: str) -> Row[Any]:
    """The result that ``name`` or ``run:name`` means; without a run, that of the last run which has the submission."""
    number, colon, name = named.partition(":")
    if colon and number.isascii() and number.isdigit():
        found = reading.latest(store, name, runs.get(store, int(number)).id)
        where_zh, where_en = f"第 {number} 次核对中", f"run {number}"
    else:
        name, found = named, reading.latest(store, named)
        where_zh, where_en = f"{store.name}：", store.name
    if found is not None:
        return found
    like = difflib.get_close_matches(name, reading.names(store), 3, 0.4)
    hint_zh = f"；相近的有：{'、'.join(like)}" if like else "（hedui runs 编号 列出各份材料）"
    hint_en = f"; there are: {', '.join(like)}" if like else " (hedui runs NUMBER lists the submissions)"
    raise BadSettings(zh=f"{where_zh}没有材料“{name}”{hint_zh}", en=f"{where_en} has no submission “{name}”{hint_en}")


def findings(store: Store, result: Row[Any]) -> list[Finding]:
    """The findings of a result, each fingerprint once."""
    bodies = (Finding.model_validate_json(body) for body in reading.bodies(store, result.source))
    return list({each.fingerprint: each for each in bodies}.values())


def meant(given: Iterable[str], there: Sequence[Finding], name: str) -> list[Finding]:
    """The findings that beginnings of fingerprints, or codes that stand once, name; each once."""
    found = [_one(each.strip(), there, name) for each in given]
    return list({each.fingerprint: each for each in found}.values())


def _one(given: str, there: Sequence[Finding], name: str) -> Finding:
    found = list(_named(given, there))
    if len(found) == 1:
        return found[0]
    if not found:
        raise BadSettings(
            zh=f"“{name}”没有“{given}”这处问题；hedui decide {name} 列出全部",
            en=f"“{name}” has no finding “{given}”; hedui decide {name} lists them",
        )
    told = [f"{each.code} {each.fingerprint[:8]}" for each in found[:5]]
    raise BadSettings(
        zh=f"“{given}”可指 {len(found)} 处：{'、'.join(told)}",
        en=f"“{given}” is {len(found)} findings: {', '.join(told)}",
    )


def _named(given: str, there: Sequence[Finding]) -> Iterator[Finding]:
    for each in there:
        if each.code == given.upper() or (len(given) >= _SHORTEST and each.fingerprint.startswith(given.lower())):
            yield each
