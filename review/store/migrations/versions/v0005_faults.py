"""Whose fault a lost worker is, which rubrics were used, and that a reviewer may call a finding corrected."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_KINDS = "decision in ('confirmed', 'dismissed', 'needs_explanation', 'fixed', 'withdrawn')"
_NEVER_CHANGED = """
CREATE TRIGGER decisions_are_never_{done} BEFORE {event} ON decisions
BEGIN SELECT RAISE(ABORT, 'decisions are only ever added'); END
"""


def upgrade() -> None:
    op.add_column("results", sa.Column("kills", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("results", sa.Column("losses", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("results", sa.Column("rubrics", sa.Text(), nullable=False, server_default=""))
    op.add_column("workers", sa.Column("host", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("decisions") as decisions:
        decisions.drop_constraint(op.f("ck_decisions_decision"), type_="check")
        decisions.create_check_constraint(op.f("ck_decisions_decision"), _KINDS)
    if op.get_bind().dialect.name == "sqlite":  # the table was made again, and its triggers went with the old one
        for event, done in (("UPDATE", "changed"), ("DELETE", "removed")):
            op.execute(_NEVER_CHANGED.format(event=event, done=done))
