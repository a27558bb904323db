"""A model in a batch: the same labelling as in a check, with replies kept in the store and one budget for all workers."""

from __future__ import annotations

import socket
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from review.batch.job import ModelAccess

if TYPE_CHECKING:  # without a model nothing is loaded that can reach a network
    from review.labelling import Labelling
    from review.store.opening import Store
    from schemas.base import Language

WITH_MODEL = 3600.0
"""Seconds that a submission may take longer when a model is asked; the endpoint's own limits are far below."""
PRIVATE = ("key", "extra-body")
"""What of ``[model]`` is neither stored nor part of a run's settings."""


def agreed(said: Mapping[str, Any], language: Language) -> dict[str, Any]:
    """The table as it travels, once it is right and the user agreed to what it sends; empty for the lexicon alone."""
    from review.labelling import labelling

    if not said or labelling(said, language) is None:
        return {}
    told = {name: value if isinstance(value, (bool, int, float)) else str(value) for name, value in said.items()}
    return {name: value for name, value in told.items() if name not in PRIVATE}


def private(said: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in said.items() if name in PRIVATE}


def labelling_of(said: Mapping[str, Any], access: ModelAccess | None) -> Labelling | None:
    """The labelling of one submission; None without a model. What the run spends is one sum for all its workers."""
    if not said:
        return None
    from review.labelling import Labelling, labelling, read_settings

    known = {**said, "allow-remote": True, **(access.private if access else {})}  # agreed to when the run began
    ours, endpoint = read_settings(known, "[model]")
    if endpoint is None or access is None:
        return labelling(known, "zh")
    from extractor.model.client import Client
    from extractor.model.replies import FolderReplies
    from review.cluster.limit import CallLimit
    from review.store.replies import StoreReplies
    from review.store.spending import StoreBudget

    store = _store(access.store)
    budget = StoreBudget(store, access.run_id, ours.max_tokens, ours.max_cost)
    replies = FolderReplies(ours.replies) if ours.replies else StoreReplies(store)
    if store.is_sqlite:
        client = Client(endpoint, replies, budget)
    else:  # all workers of all hosts together ask no more at once than one would
        name = f"{socket.gethostname()} {endpoint.host}" if endpoint.is_local else endpoint.host
        client = Client(endpoint, replies, budget, limit=CallLimit(store.url, endpoint.at_once, name))
    return Labelling(ours.labels or "both", client, client)


@lru_cache(maxsize=2)
def _store(where: str) -> Store:
    """One connection pool for a worker's life."""
    from review.store.opening import open_store

    return open_store(where)
