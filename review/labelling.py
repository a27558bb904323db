"""Labelling: which labels a check uses, the model that gives them, and what the user agreed to send it."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import ConfigDict, Field, ValidationError

from schemas.base import Bilingual, Language, Model
from schemas.document import Document
from schemas.errors import BadSettings
from schemas.extraction import Extraction
from schemas.finding import ModelUse

if TYPE_CHECKING:  # a check without a model loads nothing that can reach a network
    from extractor.model.client import Client
    from extractor.model.endpoint import Endpoint
    from extractor.model.labelling import ModelRead
    from extractor.model.question import Asker
    from extractor.model.unsent import Unsent

Labels = Literal["lexicon", "model", "both"]
_RECORDED = "recorded"


class ModelSettings(Model):
    """What ``[model]`` of ``hedui.toml`` and the options say beyond the endpoint itself."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", alias_generator=lambda name: name.replace("_", "-"), populate_by_name=True
    )

    labels: Labels | None = None
    replies: Path | None = None
    allow_remote: bool = False
    max_cost: Annotated[Decimal, Field(gt=0)] | None = None
    max_tokens: Annotated[int, Field(gt=0)] | None = None


@dataclass(frozen=True)
class Labelling:
    """Who labels, and whom to ask. ``client`` is there where something may be sent."""

    labels: Labels
    asker: Asker
    client: Client | None = None
    name: str = _RECORDED

    def read(self, documents: Sequence[Document], base: Extraction) -> ModelRead:
        """The first reading with what the model adds."""
        from extractor.model.labelling import read_with_model
        from extractor.model.masking import Masked
        from scoring.clause_variables import missing_variables

        asker = Masked(self.asker, (document.text for document in documents))
        return read_with_model(documents, base, asker, self.labels, missing_variables(base))

    def use(self) -> ModelUse:
        """What was sent where."""
        if self.client is not None:
            return self.client.sent.as_model_use()
        remembered: int = getattr(self.asker, "remembered", 0)
        return ModelUse(endpoint="", model=self.name, remembered=remembered)

    def told(self) -> Bilingual | None:
        """One line on what was sent where, for the end of a run."""
        return None if self.client is None else self.client.sent.told()


def labelling(said: Mapping[str, Any], language: Language, where: str = "[model]") -> Labelling | None:
    """The labelling that settings and options ask for; None for the lexicon alone, the default without an endpoint."""
    ours, endpoint = read_settings(said, where)
    if ours.labels == "lexicon":
        return None
    if endpoint is None:
        if ours.replies is None:
            _refuse_without_model(ours)
            return None
        return _recorded(ours, said)
    agree_to_send(endpoint, ours, language)
    from extractor.model.budget import Budget
    from extractor.model.client import Client
    from extractor.model.replies import FolderReplies

    budget = Budget(most_tokens=ours.max_tokens, most_cost=ours.max_cost)
    client = Client(endpoint, FolderReplies(ours.replies) if ours.replies else None, budget)
    return Labelling(ours.labels or "both", client, client)


def rehearsal(said: Mapping[str, Any], where: str = "[model]") -> tuple[Labelling, Unsent, Endpoint | None]:
    """A labelling that sends nothing and writes down what it would send."""
    from extractor.model.unsent import Unsent

    ours, endpoint = read_settings(said, where)
    unsent = Unsent()
    labels: Labels = ours.labels if ours.labels in ("model", "both") else "both"
    return Labelling(labels, unsent), unsent, endpoint


def read_settings(said: Mapping[str, Any], where: str) -> tuple[ModelSettings, Endpoint | None]:
    """Our part of the table, and the endpoint that the rest of it names."""
    given = {name.replace("_", "-"): value for name, value in said.items() if value is not None}
    names = {str(field.alias) for field in ModelSettings.model_fields.values()}
    try:
        ours = ModelSettings.model_validate({name: value for name, value in given.items() if name in names})
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        key = ".".join(str(part) for part in first["loc"])
        raise BadSettings(
            zh=f"{where}：“{key}”无效（{first['msg']}）", en=f"{where}: “{key}” is not valid ({first['msg']})"
        ) from None
    rest = {name: value for name, value in given.items() if name not in names}
    if not rest.get("base-url"):
        return ours, None
    from extractor.model.endpoint import endpoint

    return ours, endpoint(rest, where)


def agree_to_send(endpoint: Endpoint, ours: ModelSettings, language: Language) -> None:
    """Nothing leaves this machine unless the user says so, by the option or when asked."""
    if endpoint.is_local or ours.allow_remote:
        return
    if sys.stdin.isatty() and sys.stderr.isatty():
        import typer

        zh = f"报告中的句子将发送到远程主机 {endpoint.host}（模型 {endpoint.model}）。是否继续？"
        en = f"Sentences of the report will be sent to {endpoint.host} (model {endpoint.model}). Go on?"
        if typer.confirm(zh if language == "zh" else en, err=True):
            return
    raise BadSettings(
        zh=f"{endpoint.host} 不在本机：报告内容会离开这台机器。如同意，请加 --allow-remote；只用词表请加 --labels lexicon",
        en=f"{endpoint.host} is not this machine: what the report says would leave it. Agree with --allow-remote, "
        "or use the lexicon alone with --labels lexicon",
    )


def _refuse_without_model(ours: ModelSettings) -> None:
    if ours.labels is not None:
        raise BadSettings(
            zh=f"--labels {ours.labels} 需要模型：请给出 --base-url 和 --model，或用 --replies 指定已有的记录",
            en=f"--labels {ours.labels} needs a model: give --base-url and --model, or recorded answers with --replies",
        )


def _recorded(ours: ModelSettings, said: Mapping[str, Any]) -> Labelling:
    from extractor.model.recorded import Recorded
    from extractor.model.replies import FolderReplies

    assert ours.replies is not None
    name = str(said.get("model") or _RECORDED)
    return Labelling(ours.labels or "both", Recorded(FolderReplies(ours.replies), name), name=name)
