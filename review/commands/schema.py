"""``hedui schema``: the JSON Schema of what ``check --format json`` prints."""

from __future__ import annotations

from review.language import both

HELP = both("输出 check --format json 的 JSON Schema", "print the JSON Schema of what check --format json prints")


def schema() -> None:
    from review.output import write

    write(text().encode(), None)


def text() -> str:
    import json

    from schemas.finding import Report

    described = {"$schema": "https://json-schema.org/draft/2020-12/schema"} | Report.model_json_schema(
        mode="serialization"
    )
    return json.dumps(described, ensure_ascii=False, indent=2) + "\n"
