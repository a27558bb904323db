"""A model's replies, kept in the store: what was asked once is not asked again, by whatever worker."""

from __future__ import annotations

from sqlalchemy import select

from review.store.enrolment import add_missing
from review.store.opening import Store
from review.store.runs import now
from review.store.tables import ReplyRow


class StoreReplies:
    """The protocol ``Replies`` of ``extractor.model.replies``."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def get(self, key: str) -> str | None:
        with self.store.reading() as connection:
            return connection.scalar(select(ReplyRow.text).where(ReplyRow.key == key))

    def put(self, key: str, text: str) -> None:
        with self.store.writing() as connection:
            add_missing(connection, ReplyRow, [{"key": key, "text": text, "added": now()}])
