"""A draft rubric from the scoring table of a report: names, weights and clauses as printed, for a person to review."""

from __future__ import annotations

import re
from typing import Any

import yaml

from schemas.extraction import Extraction, Item, Scorecard
from schemas.figure import Figure
from scoring.rubric_check import TO_FILL_IN

_HEAD = """\
# 由 {name} 的评分表生成的草稿，须由人核对后使用：核对分值与评分标准是否为官方原文，填写地区、依据和生效日期。
# A draft made from the scoring table of {name}. A person must review it: check weights and clauses against the
# regulation, and fill in regions, source and validity. Then: hedui rubric check FILE
"""
_TAGS = re.compile(r"</?p>|<br\s*/?>")


class _Text(str):
    """A text that YAML shows line by line."""


class _Dumper(yaml.SafeDumper):
    """The dumper that knows texts of several lines."""


_Dumper.add_representer(_Text, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|"))


def draft(extraction: Extraction, name: str) -> str | None:
    """The draft as YAML; None where the report has no scoring table."""
    cards = [card for card in extraction.scorecards if any(item.maximum or item.children for item in card.items)]
    if not cards:
        return None
    card = max(cards, key=lambda each: each.span.end - each.span.start)
    year = int(extraction.year) if extraction.year and extraction.year.isdigit() else 2000
    title = card.title or "评分标准"
    said = {
        "title": {"zh": title, "en": title},
        "form": "project" if "项目" in title and "整体" not in title else "department",
        "regions": [],
        "since": year,
        "valid_from": f"{year}-01-01",
        "source": {"title": TO_FILL_IN},
        "total": _number(card.total_maximum) or _total(card),
        "items": [_item(item, extraction) for item in card.items],
    }
    body = yaml.dump(said, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1000)
    return _HEAD.format(name=name) + body.replace(f"'{year}-01-01'", f"{year}-01-01")


def _item(item: Item, extraction: Extraction) -> dict[str, Any]:
    said: dict[str, Any] = {"name": item.name}
    if item.maximum is not None:
        said["weight"] = _number(item.maximum)
    clause = _clause(item, extraction)
    if clause:
        said["clause"] = _Text(clause) if "\n" in clause else clause
    if item.children:
        said["items"] = [_item(child, extraction) for child in item.children]
    return said


def _clause(item: Item, extraction: Extraction) -> str:
    text = _TAGS.sub("\n", extraction.text(item.clause))
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


def _number(figure: Figure | None) -> int | float | None:
    if figure is None:
        return None
    return int(figure.value) if figure.value == figure.value.to_integral_value() else float(figure.value)


def _total(card: Scorecard) -> int | float:
    weights = [_number(item.maximum) for item in card.items]
    return sum(weight for weight in weights if weight is not None) or 100
