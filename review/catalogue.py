"""The catalogue of all codes: the rules of scoring and the findings that waivers themselves cause."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from review.waivers import EXPIRED, STALE, TITLES
from schemas.base import Bilingual
from schemas.finding import Severity


@dataclass(frozen=True)
class Entry:
    """What a page or a table says of one code. Examples are documents on which the rule fires or stays silent."""

    code: str
    title: Bilingual
    severity: Severity
    manual: Bilingual
    clause: Bilingual | None = None
    fires_on: str | None = None
    silent_on: str | None = None
    by_model: bool = False

    @property
    def family(self) -> str:
        return self.code.rstrip("0123456789")


_WAIVERS = (
    Entry(
        STALE,
        TITLES[STALE],
        Severity.INFO,
        Bilingual(
            zh="hedui-waivers.toml 中的一条豁免，在一次完整核对中没有任何问题与其指纹相符。\n\n"
            "报告已经改正，或者数字有变：应当删去该豁免，以免日后掩盖新的问题。"
            "使用 --select、--ignore 或有文件未能读取时无从判断，不报；写明 model = true 的豁免，没有模型或模型未全部作答时也不报。",
            en="A waiver in hedui-waivers.toml that no finding of a complete check carries the fingerprint of.\n\n"
            "The report was corrected, or its figures changed: the waiver should go, so that it hides nothing later.\n"
            "Checks with --select or --ignore, or with files left unread, cannot tell and stay silent; so do checks "
            "without a model, or without all of its answers, where the waiver says model = true.",
        ),
    ),
    Entry(
        EXPIRED,
        TITLES[EXPIRED],
        Severity.WARNING,
        Bilingual(
            zh="hedui-waivers.toml 中的一条豁免已过有效期。\n\n在有人续期或报告改正之前，对应的问题重新计入结论。",
            en="A waiver in hedui-waivers.toml whose date has passed.\n\n"
            "The finding counts again until a person renews the waiver or the report is corrected.",
        ),
    ),
)


@cache
def entries() -> dict[str, Entry]:
    """Every code with its entry, ordered by code."""
    from scoring.rule import all_rules

    rules = [
        Entry(
            each.code,
            each.title,
            each.severity,
            each.manual,
            each.clause,
            each.fires_on,
            each.silent_on,
            each.by_model,
        )
        for each in all_rules()
    ]
    return {each.code: each for each in sorted([*rules, *_WAIVERS], key=lambda entry: entry.code)}


def codes() -> tuple[str, ...]:
    return tuple(entries())
