"""How long the kernel keeps what is of no more use: keys, cards, buttons."""

from __future__ import annotations

from datetime import datetime, timedelta

import sqlalchemy as sa

from core.acts.models import Card, OperationKey, Press
from core.tenancy import HouseSession

KEYS = timedelta(days=45)
CARDS = timedelta(days=30)
PRESSES = timedelta(days=45)


def sweep(session: HouseSession, now: datetime) -> None:
    """Delete what is older than its time."""
    for gone in (
        sa.delete(OperationKey).where(OperationKey.at < now - KEYS),
        sa.delete(Card).where(Card.expires_at < now - CARDS),
        sa.delete(Press).where(Press.created_at < now - PRESSES),
    ):
        session.execute(gone, execution_options={"synchronize_session": False})
