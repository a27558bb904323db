"""Questions of these tests' own: a figure and a sentence to choose from, and an endpoint on loopback."""

from typing import Any, Literal

from extractor.model.endpoint import Endpoint
from extractor.model.question import Question
from extractor.model.retries import Patience
from schemas.base import Model
from schemas.document import Span

HASTY = Patience(attempts=4, first=0.01, longest=0.04, most_asked=0.3)


class Label(Model):
    figure: Literal["f1", "f2"]
    metric: Literal["预算数", "决算数"]


class Labels(Model):
    labels: tuple[Label, ...]


GOOD = {"labels": [{"figure": "f1", "metric": "预算数"}]}
WRONG_ID = {"labels": [{"figure": "f9", "metric": "预算数"}]}


def question(number: int = 1) -> Question[Labels]:
    return Question(
        prompt="label-figures.v0",
        instructions="只用编号回答。",
        material=f"第{number}段：全年预算〔f1〕120.5万元，支出〔f2〕118.2万元。",
        schema=Labels,
        about=(Span("report.txt", number, number + 1),),
        most_tokens=200,
    )


def endpoint(base_url: str, **more: Any) -> Endpoint:
    settings: dict[str, Any] = {"mode": "json_schema", "concurrency": 4, "timeout": 30, "deadline": 60}
    return Endpoint(base_url=base_url, model="model-1", **settings | more)
