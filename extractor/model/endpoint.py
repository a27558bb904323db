"""Endpoint: which model is asked, where, and within which limits. Nothing is sent from here."""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit

from pydantic import ConfigDict, Field, SecretStr, ValidationError, field_validator, model_validator

from schemas.base import Model
from schemas.errors import BadSettings

Mode = Literal["json_schema", "tools", "json", "md_json"]
"""How the shape of an answer is asked for: a response format, a forced tool call, or words in the prompt."""
MODES: tuple[Mode, ...] = ("json_schema", "tools", "json", "md_json")
KEY_VARIABLE = "HEDUI_API_KEY"
OPENAI_KEY_VARIABLE = "OPENAI_API_KEY"
OPENAI_HOST = "api.openai.com"

Price = Annotated[Decimal, Field(ge=0)]


class Endpoint(Model):
    """An OpenAI-compatible endpoint. The keys of ``[model]`` in ``hedui.toml`` are these names with hyphens.

    ``key`` is never shown, dumped or written. Prices are per million tokens, in whatever currency the user counts;
    ``currency`` is only printed. ``timeout`` bounds one attempt, ``deadline`` a question with all its attempts.
    ``thinking`` is the room that a model which thinks before it answers gets on top of an answer's own tokens;
    ``extra_body`` goes into every request as it is, for what only one server knows.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=lambda name: name.replace("_", "-"),
        populate_by_name=True,
        hide_input_in_errors=True,
        protected_namespaces=(),
    )

    base_url: str
    model: Annotated[str, Field(min_length=1)]
    key: SecretStr | None = Field(default=None, exclude=True, repr=False)
    mode: Literal["auto"] | Mode = "auto"
    concurrency: Annotated[int, Field(ge=1, le=64)] | None = None
    timeout: Annotated[float, Field(gt=0)] = 120
    deadline: Annotated[float, Field(gt=0)] = 300
    attempts: Annotated[int, Field(ge=1, le=20)] = 6
    temperature: Annotated[float, Field(ge=0, le=2)] = 0
    seed: int | None = None
    thinking: Annotated[int, Field(ge=0, le=100_000)] = 0
    extra_body: dict[str, Any] = Field(default_factory=dict, exclude=True, repr=False)
    price_in: Price = Decimal(0)
    price_out: Price = Decimal(0)
    currency: str = ""

    @field_validator("base_url")
    @classmethod
    def _plain_url(cls, url: str) -> str:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError("must look like https://host/v1")
        if parts.username or parts.password or parts.query or parts.fragment:
            raise ValueError(f"must not hold a key or a query: put the key into {KEY_VARIABLE}")
        return url.rstrip("/")

    @field_validator("key")
    @classmethod
    def _usable_key(cls, key: SecretStr | None) -> SecretStr | None:
        said = key.get_secret_value().strip() if key else ""
        if not said.isascii() or any(not letter.isprintable() for letter in said):
            raise ValueError("holds characters that no key has")
        return SecretStr(said) if said else None

    @model_validator(mode="after")
    def _one_attempt_fits(self) -> Self:
        if self.deadline < self.timeout:
            raise ValueError("deadline must not be shorter than timeout")
        return self

    @property
    def at_once(self) -> int:
        """How many questions are under way together: one for a server on this machine, which would only queue more,
        so that the last of them time out; four for others."""
        return self.concurrency or (1 if self.is_local else 4)

    @property
    def host(self) -> str:
        """The host as it is shown to the user, with its port where one is named."""
        return urlsplit(self.base_url).netloc

    @property
    def is_local(self) -> bool:
        """Whether what is sent stays on this machine: only a loopback address does."""
        name = urlsplit(self.base_url).hostname or ""
        if name == "localhost":
            return True
        try:
            return ipaddress.ip_address(name).is_loopback
        except ValueError:
            return False

    def cost(self, tokens_in: int, tokens_out: int) -> Decimal:
        """What so many tokens cost."""
        return (tokens_in * self.price_in + tokens_out * self.price_out) / 1_000_000


def endpoint(
    said: Mapping[str, Any], where: str = "[model]", environ: Mapping[str, str] | None = None
) -> Endpoint | None:
    """The endpoint that settings and the environment name together; None where no model is configured.

    ``said`` is the table ``[model]`` of ``hedui.toml`` with the options of the command line over it.
    """
    given = {name.replace("_", "-"): value for name, value in said.items() if value is not None}
    if not given.get("base-url") and not given.get("model"):
        return None
    try:
        chosen = Endpoint.model_validate(given)
    except ValidationError as error:
        raise _wrong(where, error) from None
    return _with_key(chosen, os.environ if environ is None else environ)


def _with_key(chosen: Endpoint, environ: Mapping[str, str]) -> Endpoint:
    """The environment wins over a file; OpenAI's own variable counts only for OpenAI's own host."""
    names = [KEY_VARIABLE]
    if urlsplit(chosen.base_url).hostname == OPENAI_HOST:
        names.append(OPENAI_KEY_VARIABLE)
    for name in names:
        if environ.get(name, "").strip():
            try:
                return Endpoint.model_validate({**_settings(chosen), "key": environ[name]})
            except ValidationError as error:
                raise _wrong(name, error) from None
    return chosen


def _settings(chosen: Endpoint) -> dict[str, Any]:
    return {name: getattr(chosen, name) for name in Endpoint.model_fields}


def _wrong(where: str, error: ValidationError) -> BadSettings:
    """Names the setting, never its value: it could be the key."""
    first = error.errors(include_input=False, include_url=False, include_context=False)[0]
    name = ".".join(str(part) for part in first["loc"]) or "deadline"
    return BadSettings(
        zh=f"{where}：“{name}”无效（{first['msg']}）", en=f"{where}: “{name}” is not valid ({first['msg']})"
    )
