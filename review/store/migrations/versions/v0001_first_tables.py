"""The first tables: documents, submissions, runs, results, findings, decisions, model replies."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

_NEVER_CHANGED_SQLITE = """
CREATE TRIGGER decisions_are_never_{done} BEFORE {event} ON decisions
BEGIN SELECT RAISE(ABORT, 'decisions are only ever added'); END
"""
_NEVER_CHANGED_POSTGRESQL = (
    """
    CREATE FUNCTION decisions_are_only_added() RETURNS trigger LANGUAGE plpgsql
    AS $$ BEGIN RAISE EXCEPTION 'decisions are only ever added'; END $$
    """,
    """
    CREATE TRIGGER decisions_are_never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON decisions
    FOR EACH STATEMENT EXECUTE FUNCTION decisions_are_only_added()
    """,
)


def upgrade() -> None:
    _papers()
    _runs()
    _people()
    _decisions_are_only_added()


def _decisions_are_only_added() -> None:
    if op.get_bind().dialect.name == "postgresql":
        for statement in _NEVER_CHANGED_POSTGRESQL:
            op.execute(statement)
    else:
        for event, done in (("UPDATE", "changed"), ("DELETE", "removed")):
            op.execute(_NEVER_CHANGED_SQLITE.format(event=event, done=done))


def _papers() -> None:
    """What was handed in."""
    op.create_table(
        "documents",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", _NUMBER, nullable=False),
        sa.Column("added", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_documents")),
    )
    op.create_table(
        "contents",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["sha256"], ["documents.sha256"], name=op.f("fk_contents_sha256")),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_contents")),
    )
    op.create_table(
        "submissions",
        sa.Column("id", _NUMBER, autoincrement=True, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("added", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_submissions")),
        sa.UniqueConstraint("name", "digest", name=op.f("uq_submissions_name_digest")),
    )
    op.create_index(op.f("ix_submissions_digest"), "submissions", ["digest"])
    op.create_table(
        "submission_files",
        sa.Column("submission_id", _NUMBER, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["sha256"], ["documents.sha256"], name=op.f("fk_submission_files_sha256")),
        sa.ForeignKeyConstraint(["submission_id"], ["submissions.id"], name=op.f("fk_submission_files_submission_id")),
        sa.PrimaryKeyConstraint("submission_id", "name", name=op.f("pk_submission_files")),
    )
    op.create_index(op.f("ix_submission_files_sha256"), "submission_files", ["sha256"])


def _runs() -> None:
    """What was found."""
    op.create_table(
        "runs",
        sa.Column("id", _NUMBER, autoincrement=True, nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("version", sa.String(length=64), nullable=False),
        sa.Column("engine", sa.String(length=64), nullable=False),
        sa.Column("settings", sa.JSON(), nullable=False),
        sa.Column("settings_digest", sa.String(length=64), nullable=False),
        sa.Column("rubrics", sa.JSON(), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("scope", sa.String(length=64), nullable=False),
        sa.Column("roots", sa.JSON(), nullable=False),
        sa.Column("queued", sa.Boolean(), nullable=False),
        sa.Column("started", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("state in ('running', 'interrupted', 'done')", name=op.f("ck_runs_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_runs")),
    )
    op.create_index(op.f("ix_runs_key"), "runs", ["key"])
    op.create_index(op.f("ix_runs_scope"), "runs", ["scope"])
    op.create_table(
        "results",
        sa.Column("id", _NUMBER, autoincrement=True, nullable=False),
        sa.Column("run_id", _NUMBER, nullable=False),
        sa.Column("submission_id", _NUMBER, nullable=False),
        sa.Column("source_id", _NUMBER, nullable=True),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("department", sa.Text(), nullable=True),
        sa.Column("year", sa.Text(), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=32), nullable=True),
        sa.Column("message_zh", sa.Text(), nullable=True),
        sa.Column("message_en", sa.Text(), nullable=True),
        sa.Column("verdict", sa.String(length=16), nullable=True),
        sa.Column("errors", sa.Integer(), nullable=False),
        sa.Column("warnings", sa.Integer(), nullable=False),
        sa.Column("infos", sa.Integer(), nullable=False),
        sa.Column("waived", sa.Integer(), nullable=False),
        sa.Column("unreadable", sa.Integer(), nullable=False),
        sa.Column("documents", sa.Integer(), nullable=False),
        sa.Column("figures", sa.Integer(), nullable=False),
        sa.Column("checked", sa.Integer(), nullable=False),
        sa.Column("not_told", sa.Integer(), nullable=False),
        sa.Column("worker", sa.Text(), nullable=True),
        sa.Column("started", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "state in ('waiting', 'running', 'done', 'failed', 'set_aside', 'superseded')",
            name=op.f("ck_results_state"),
        ),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name=op.f("fk_results_run_id")),
        sa.ForeignKeyConstraint(["source_id"], ["results.id"], name=op.f("fk_results_source_id")),
        sa.ForeignKeyConstraint(["submission_id"], ["submissions.id"], name=op.f("fk_results_submission_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_results")),
        sa.UniqueConstraint("run_id", "submission_id", name=op.f("uq_results_run_id_submission_id")),
    )
    op.create_index(op.f("ix_results_run_id_state"), "results", ["run_id", "state"])
    op.create_index(op.f("ix_results_source_id"), "results", ["source_id"])
    op.create_index(op.f("ix_results_submission_id"), "results", ["submission_id"])
    op.create_table(
        "reports",
        sa.Column("result_id", _NUMBER, nullable=False),
        sa.Column("report", sa.LargeBinary(), nullable=False),
        sa.Column("lines", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["result_id"], ["results.id"], name=op.f("fk_reports_result_id")),
        sa.PrimaryKeyConstraint("result_id", name=op.f("pk_reports")),
    )
    op.create_table(
        "findings",
        sa.Column("id", _NUMBER, autoincrement=True, nullable=False),
        sa.Column("result_id", _NUMBER, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("nth", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=32), nullable=False),
        sa.Column("severity", sa.String(length=16), nullable=False),
        sa.Column("origin", sa.String(length=16), nullable=False),
        sa.Column("waived", sa.Boolean(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["result_id"], ["results.id"], name=op.f("fk_findings_result_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_findings")),
        sa.UniqueConstraint("result_id", "fingerprint", "nth", name=op.f("uq_findings_result_id_fingerprint_nth")),
        sa.UniqueConstraint("result_id", "position", name=op.f("uq_findings_result_id_position")),
    )
    op.create_index(op.f("ix_findings_fingerprint"), "findings", ["fingerprint"])


def _people() -> None:
    """What people and models said."""
    op.create_table(
        "decisions",
        sa.Column("id", _NUMBER, autoincrement=True, nullable=False),
        sa.Column("submission_id", _NUMBER, nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("code", sa.String(length=32), nullable=False),
        sa.Column("decision", sa.String(length=24), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("made", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "decision in ('confirmed', 'dismissed', 'needs_explanation', 'withdrawn')",
            name=op.f("ck_decisions_decision"),
        ),
        sa.ForeignKeyConstraint(["submission_id"], ["submissions.id"], name=op.f("fk_decisions_submission_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decisions")),
    )
    op.create_index(op.f("ix_decisions_fingerprint"), "decisions", ["fingerprint"])
    op.create_index(op.f("ix_decisions_submission_id"), "decisions", ["submission_id"])
    op.create_table(
        "model_replies",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("added", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_model_replies")),
    )
