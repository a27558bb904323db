"""Settings of a request that some servers or models refuse: they are left out, or said in the other way, from then on."""

from __future__ import annotations

import re
from typing import Any

from openai import APIStatusError

_OPTIONAL = ("temperature", "seed")
_LIMITS = ("max_tokens", "max_completion_tokens")
_REFUSED = re.compile(
    r"unsupported|not support|unrecognized|unknown|not permitted|not allowed|only the default", re.IGNORECASE
)


def unknown_setting(error: APIStatusError, request: dict[str, Any]) -> str | None:
    """The setting of this request that the server says it does not take; None where it complains of something else."""
    said = said_by(error)
    if error.status_code not in (400, 422) or not (_REFUSED.search(said) or str(error.code).startswith("un")):
        return None
    named = {name: at for name in (*_OPTIONAL, *_LIMITS) if (at := said.find(name)) >= 0}
    first = error.param if error.param in (*_OPTIONAL, *_LIMITS) else min(named, key=named.__getitem__, default=None)
    return first if first in request else None


def without(request: dict[str, Any], setting: str) -> None:
    """Take a setting out of a request; the limit of an answer has two names, and one of them is always sent."""
    value = request.pop(setting, None)
    if value is not None and setting in _LIMITS:
        other = _LIMITS[1 - _LIMITS.index(setting)]
        request[other] = value


def said_by(error: APIStatusError) -> str:
    """What the server says of its error, in a length that can be shown."""
    said = error.body.get("message") if isinstance(error.body, dict) else None
    return str(said or error.message)[:200]
