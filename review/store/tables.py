"""The tables of the store as typed models. How they come to be is the migrations', what is done with them the neighbours'."""

from __future__ import annotations

import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    LargeBinary,
    MetaData,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from review.store.columns import Moment, Number, Packed


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class DocumentRow(Base):
    """A file that was handed in, known by its content."""

    __tablename__ = "documents"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    size: Mapped[int] = mapped_column(Number)
    added: Mapped[datetime.datetime] = mapped_column(Moment)


class ContentRow(Base):
    """The bytes of a document, where files travel in the store."""

    __tablename__ = "contents"

    sha256: Mapped[str] = mapped_column(ForeignKey("documents.sha256"), primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)


class SubmissionRow(Base):
    """What one department handed in under one name. A corrected re-submission is a new row of the same name.

    ``digest`` is of all file names and contents (``enrolment.digest_of``).
    """

    __tablename__ = "submissions"
    __table_args__ = (UniqueConstraint("name", "digest"),)

    id: Mapped[int] = mapped_column(Number, primary_key=True, autoincrement=True)
    name: Mapped[str] = mapped_column(Text)
    digest: Mapped[str] = mapped_column(String(64), index=True)
    added: Mapped[datetime.datetime] = mapped_column(Moment)


class SubmissionFileRow(Base):
    """A file of a submission and the name that its findings carry."""

    __tablename__ = "submission_files"

    submission_id: Mapped[int] = mapped_column(ForeignKey("submissions.id"), primary_key=True)
    name: Mapped[str] = mapped_column(Text, primary_key=True)
    position: Mapped[int]
    sha256: Mapped[str] = mapped_column(ForeignKey("documents.sha256"), index=True)


class RunRow(Base):
    """One check of a set of submissions, by one version of the program under one set of settings.

    ``version`` is the package's, ``engine`` the digest of the code and data that decide what is found, ``key`` the
    digest of all that decides (engine, settings, rubrics, waivers): equal keys give equal reports. ``scope`` is the
    digest of what was to be checked, so that the same command again goes on.
    """

    __tablename__ = "runs"
    __table_args__ = (CheckConstraint("state in ('running', 'interrupted', 'done')", name="state"),)

    id: Mapped[int] = mapped_column(Number, primary_key=True, autoincrement=True)
    state: Mapped[str] = mapped_column(String(16), default="running")
    version: Mapped[str] = mapped_column(String(64))
    engine: Mapped[str] = mapped_column(String(64))
    settings: Mapped[dict[str, Any]] = mapped_column(JSON)
    settings_digest: Mapped[str] = mapped_column(String(64))
    rubrics: Mapped[dict[str, str]] = mapped_column(JSON)
    key: Mapped[str] = mapped_column(String(64), index=True)
    scope: Mapped[str] = mapped_column(String(64), index=True)
    roots: Mapped[list[str]] = mapped_column(JSON)
    queued: Mapped[bool] = mapped_column(default=False)
    started: Mapped[datetime.datetime] = mapped_column(Moment)
    ended: Mapped[datetime.datetime | None] = mapped_column(Moment)


class ResultRow(Base):
    """What became of a submission in a run.

    ``state``: waiting, running, done, failed (may go better next time), set_aside (the check itself died twice) or
    superseded (the submission changed or went away before the run was over). ``source_id`` names the result of an
    earlier run that an unchanged submission shares: that one has the report and the findings. ``attempts`` is counted
    before each one, so that it outlives the one who tried; ``kills`` of them ended with a worker that died on a host
    that lived, ``losses`` with a host. ``rubrics`` are the names of those that scorecards were held against, one a line.
    """

    __tablename__ = "results"
    __table_args__ = (
        UniqueConstraint("run_id", "submission_id"),
        Index(None, "run_id", "state"),
        CheckConstraint(
            "state in ('waiting', 'running', 'done', 'failed', 'set_aside', 'superseded')",
            name="state",
        ),
    )

    id: Mapped[int] = mapped_column(Number, primary_key=True, autoincrement=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id"))
    submission_id: Mapped[int] = mapped_column(ForeignKey("submissions.id"), index=True)
    source_id: Mapped[int | None] = mapped_column(ForeignKey("results.id"), index=True)
    origin: Mapped[str] = mapped_column(Text)
    department: Mapped[str | None] = mapped_column(Text)
    year: Mapped[str | None] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(16), default="waiting")
    attempts: Mapped[int] = mapped_column(default=0)
    kills: Mapped[int] = mapped_column(default=0, server_default="0")
    losses: Mapped[int] = mapped_column(default=0, server_default="0")
    reason: Mapped[str | None] = mapped_column(String(32))
    message_zh: Mapped[str | None] = mapped_column(Text)
    message_en: Mapped[str | None] = mapped_column(Text)
    verdict: Mapped[str | None] = mapped_column(String(16))
    errors: Mapped[int] = mapped_column(default=0)
    warnings: Mapped[int] = mapped_column(default=0)
    infos: Mapped[int] = mapped_column(default=0)
    waived: Mapped[int] = mapped_column(default=0)
    unreadable: Mapped[int] = mapped_column(default=0)
    documents: Mapped[int] = mapped_column(default=0)
    figures: Mapped[int] = mapped_column(default=0)
    checked: Mapped[int] = mapped_column(default=0)
    not_told: Mapped[int] = mapped_column(default=0)
    unlabelled: Mapped[int] = mapped_column(default=0, server_default="0")
    rubrics: Mapped[str] = mapped_column(Text, default="", server_default="")
    worker: Mapped[str | None] = mapped_column(Text)
    started: Mapped[datetime.datetime | None] = mapped_column(Moment)
    ended: Mapped[datetime.datetime | None] = mapped_column(Moment)


COUNTS = (
    "errors",
    "warnings",
    "infos",
    "waived",
    "unreadable",
    "documents",
    "figures",
    "checked",
    "not_told",
    "unlabelled",
)
"""The columns of a result that are counted by its check."""


class ReportRow(Base):
    """The Report of a result as JSON, byte for byte, and the lines around its quotes."""

    __tablename__ = "reports"

    result_id: Mapped[int] = mapped_column(ForeignKey("results.id"), primary_key=True)
    report: Mapped[str] = mapped_column(Packed)
    lines: Mapped[str] = mapped_column(Packed)


class FindingRow(Base):
    """A finding of a result; ``nth`` counts those of one fingerprint, ``body`` is the Finding as JSON."""

    __tablename__ = "findings"
    __table_args__ = (
        UniqueConstraint("result_id", "fingerprint", "nth"),
        UniqueConstraint("result_id", "position"),
    )

    id: Mapped[int] = mapped_column(Number, primary_key=True, autoincrement=True)
    result_id: Mapped[int] = mapped_column(ForeignKey("results.id"))
    position: Mapped[int]
    fingerprint: Mapped[str] = mapped_column(Text, index=True)
    nth: Mapped[int] = mapped_column(default=1)
    code: Mapped[str] = mapped_column(String(32))
    severity: Mapped[str] = mapped_column(String(16))
    origin: Mapped[str] = mapped_column(String(16))
    waived: Mapped[bool]
    body: Mapped[str] = mapped_column(Text)


class UnreadableRow(Base):
    """A file of a result, or a part of one, that could not be read, and why."""

    __tablename__ = "unreadable"

    result_id: Mapped[int] = mapped_column(ForeignKey("results.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    document: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(String(32))
    message_zh: Mapped[str] = mapped_column(Text)
    message_en: Mapped[str] = mapped_column(Text)
    page: Mapped[int | None]
    partial: Mapped[bool]


class DecisionRow(Base):
    """What a reviewer decided about a finding. Nothing here is ever changed or removed; the last one holds.

    It stands for the fingerprint in all submissions of the name, so it outlives a new run and a re-submission.
    """

    __tablename__ = "decisions"
    __table_args__ = (
        CheckConstraint(
            "decision in ('confirmed', 'dismissed', 'needs_explanation', 'fixed', 'withdrawn')",
            name="decision",
        ),
    )

    id: Mapped[int] = mapped_column(Number, primary_key=True, autoincrement=True)
    submission_id: Mapped[int] = mapped_column(ForeignKey("submissions.id"), index=True)
    fingerprint: Mapped[str] = mapped_column(Text, index=True)
    code: Mapped[str] = mapped_column(String(32))
    decision: Mapped[str] = mapped_column(String(24))
    note: Mapped[str] = mapped_column(Text)
    person: Mapped[str] = mapped_column(Text)
    made: Mapped[datetime.datetime] = mapped_column(Moment)


class SpendingRow(Base):
    """What a run has spent on a model, held amounts included; ``cost`` counts 10⁻¹² of the currency, without fractions."""

    __tablename__ = "spending"

    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id"), primary_key=True, autoincrement=False)
    tokens: Mapped[int] = mapped_column(BigInteger)
    cost: Mapped[int] = mapped_column(BigInteger)


class ReplyRow(Base):
    """A model's reply, by the digest of everything that was asked."""

    __tablename__ = "model_replies"

    key: Mapped[str] = mapped_column(Text, primary_key=True)
    text: Mapped[str] = mapped_column(Text)
    added: Mapped[datetime.datetime] = mapped_column(Moment)


class WorkerRow(Base):
    """A worker of a cluster: ``name`` is host and process, ``places`` how many submissions it checks at once.

    It says every few seconds that it is there. One that was not ``seen`` for ``patience`` seconds is given up. ``host``
    is shared by those that go down together (``review.cluster.fate``).
    """

    __tablename__ = "workers"

    id: Mapped[int] = mapped_column(Number, primary_key=True, autoincrement=True)
    name: Mapped[str] = mapped_column(Text)
    host: Mapped[str] = mapped_column(Text, default="", server_default="")
    engine: Mapped[str] = mapped_column(String(64))
    version: Mapped[str] = mapped_column(String(64))
    places: Mapped[int]
    patience: Mapped[float]
    started: Mapped[datetime.datetime] = mapped_column(Moment)
    seen: Mapped[datetime.datetime] = mapped_column(Moment)
    ended: Mapped[datetime.datetime | None] = mapped_column(Moment)
