"""What Alembic runs around the steps: it uses the connection that ``review.store.migrate`` opened, and no other."""

from alembic import context

from review.store.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,  # SQLite changes a table by making it again
)
with context.begin_transaction():
    context.run_migrations()
