"""What a run has spent on a model, which all its workers add to, and how much a model left unlabelled."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "spending",
        sa.Column("run_id", number, autoincrement=False, nullable=False),
        sa.Column("tokens", sa.BigInteger(), nullable=False),
        sa.Column("cost", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name=op.f("fk_spending_run_id")),
        sa.PrimaryKeyConstraint("run_id", name=op.f("pk_spending")),
    )
    op.add_column("results", sa.Column("unlabelled", sa.Integer(), nullable=False, server_default="0"))
