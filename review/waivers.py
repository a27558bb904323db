"""Waivers: findings that a person has looked at and accepted, with reason, name and expiry.

A waiver that no longer fits a finding, or has expired, is itself a finding (WAIVE01, WAIVE02).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError, field_validator

from review import settings
from schemas.base import Bilingual, Model
from schemas.document import Document
from schemas.errors import BadSettings
from schemas.finding import Evidence, Finding, Severity

FILE_NAME = "hedui-waivers.toml"
STALE = "WAIVE01"
EXPIRED = "WAIVE02"
TITLES = {
    STALE: Bilingual(zh="豁免已无对应的问题", en="A waiver fits no finding"),
    EXPIRED: Bilingual(zh="豁免已过期", en="A waiver has expired"),
}


class Waiver(Model):
    """One accepted finding. ``documents`` limits it: elsewhere it is neither used nor stale.

    ``model`` says that its finding rests on a model's labels (TEXT01, SAME06, or origin: model): a check without a model
    does not make it, and cannot tell that it is gone.
    """

    fingerprint: str
    reason: str
    person: str
    expires: datetime.date
    documents: tuple[str, ...] = ()
    model: bool = False

    @field_validator("fingerprint", "reason", "person")
    @classmethod
    def _said(cls, text: str) -> str:
        if not text.strip():
            raise ValueError("must not be empty")
        return text.strip()

    def concerns(self, documents: Iterable[str]) -> bool:
        return not self.documents or not set(self.documents).isdisjoint(documents)


@dataclass(frozen=True)
class Waivers:
    """The waivers of one file, as of one day."""

    waivers: tuple[Waiver, ...] = ()
    name: str = FILE_NAME
    text: str = ""
    today: datetime.date = field(default_factory=datetime.date.today)

    @property
    def texts(self) -> Mapping[str, str]:
        """The file's text under the name that its findings carry."""
        return {self.name: self.text} if self.waivers else {}

    def applied_to(
        self, findings: Sequence[Finding], documents: Sequence[Document], *, complete: bool, with_model: bool = False
    ) -> list[Finding]:
        """The findings, those waived marked with the reason, then what is wrong with the waivers.

        Only a ``complete`` check (every rule, every file) can tell that a waiver fits nothing, and of a finding that
        a model makes only one ``with_model`` that answered everything.
        """
        in_force = {each.fingerprint: each for each in self.waivers if each.expires >= self.today}
        marked = [
            finding.model_copy(update={"waived": _told(in_force[finding.fingerprint])})
            if finding.fingerprint in in_force
            else finding
            for finding in findings
        ]
        found = {finding.fingerprint for finding in findings}
        names = [document.name for document in documents]
        return marked + [
            finding
            for each in self.waivers
            for finding in self._faults(each, found, names, complete and (with_model or not each.model))
        ]

    def _faults(self, waiver: Waiver, found: set[str], documents: Sequence[str], complete: bool) -> list[Finding]:
        if not waiver.concerns(documents):
            return []
        if waiver.fingerprint not in found:
            return [self._finding(STALE, Severity.INFO, waiver, *_stale(waiver))] if complete else []
        if waiver.expires < self.today:
            return [self._finding(EXPIRED, Severity.WARNING, waiver, *_expired(waiver))]
        return []

    def _finding(self, code: str, severity: Severity, waiver: Waiver, zh: str, en: str) -> Finding:
        start = max(self.text.find(waiver.fingerprint), 0)
        before = self.text[:start]
        place = Evidence(
            document=self.name,
            start=start,
            end=start + len(waiver.fingerprint),
            quote=waiver.fingerprint,
            line=before.count("\n") + 1,
            column=start - (before.rfind("\n") + 1) + 1,
            role="context",
        )
        return Finding(
            code=code,
            title=TITLES[code],
            severity=severity,
            message=Bilingual(zh=zh, en=en),
            evidence=(place,),
            fingerprint=f"{code.lower()}-{waiver.fingerprint}",
        )


NO_WAIVERS = Waivers()


def load(file: Path, today: datetime.date | None = None) -> Waivers:
    """The waivers of a file. Raises BadSettings naming the file and what is wrong in it."""
    return parse(settings.read(file), file, today)


def parse(text: str, file: Path, today: datetime.date | None = None) -> Waivers:
    """The waivers of a text that is, or is to be, the content of a file."""
    said = settings.parse(text, file)
    for key in said:
        if key != "waiver":
            raise settings.unknown_key(file, key, ["waiver"])
    entries = said.get("waiver", [])
    if not isinstance(entries, list) or not all(isinstance(each, dict) for each in entries):
        raise BadSettings(zh=f"{file}：请写成 [[waiver]]", en=f"{file}: write [[waiver]] for each waiver")
    waivers = tuple(_waiver(file, number, entry) for number, entry in enumerate(entries, 1))
    _each_once(file, waivers)
    return Waivers(waivers, file.name, text, today or datetime.date.today())


def _waiver(file: Path, number: int, entry: dict[str, Any]) -> Waiver:
    known = list(Waiver.model_fields)
    for key in entry:
        if key not in known:
            raise settings.unknown_key(file, key, known)
    try:
        return Waiver.model_validate(entry)
    except ValidationError as error:
        first = error.errors()[0]
        key = str(first["loc"][0])
        raise BadSettings(
            zh=f"{file}：第 {number} 个豁免的“{key}”缺失或无效（{first['msg']}）",
            en=f"{file}: waiver {number}: “{key}” is missing or not valid ({first['msg']})",
        ) from None


def _each_once(file: Path, waivers: Sequence[Waiver]) -> None:
    seen: set[str] = set()
    for waiver in waivers:
        if waiver.fingerprint in seen:
            raise BadSettings(
                zh=f"{file}：指纹 {waiver.fingerprint} 被豁免了两次",
                en=f"{file}: the fingerprint {waiver.fingerprint} is waived twice",
            )
        seen.add(waiver.fingerprint)


def _told(waiver: Waiver) -> str:
    return f"{waiver.reason}（{waiver.person}，{waiver.expires.isoformat()}）"


def _stale(waiver: Waiver) -> tuple[str, str]:
    return (
        f"本次核对没有指纹为 {waiver.fingerprint} 的问题（豁免理由：{waiver.reason}），请删除这条豁免；"
        "如该问题依据模型的标注，请在豁免中写明 model = true",
        f"no finding has the fingerprint {waiver.fingerprint} any more (waived for: {waiver.reason}); remove the waiver, "
        "or write model = true into it if the finding rests on a model's labels",
    )


def _expired(waiver: Waiver) -> tuple[str, str]:
    return (
        f"{waiver.person} 的豁免已于 {waiver.expires.isoformat()} 到期（理由：{waiver.reason}），请复核后延期或改正",
        f"the waiver by {waiver.person} expired on {waiver.expires.isoformat()} (reason: {waiver.reason}); "
        "review it again or correct the report",
    )
