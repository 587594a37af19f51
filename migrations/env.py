"""Alembic's environment: our metadata, the connection handed over by `migrations.run`."""

from __future__ import annotations

from alembic import context

from bot.rooms import open_rooms
from core.tables import Base

open_rooms()

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
