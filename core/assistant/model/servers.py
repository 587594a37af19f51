"""What servers were found to be able to do, by their address and model."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from core.assistant.models import ModelServer
from core.tenancy import HouseSession, Prepared

if TYPE_CHECKING:
    from core.assistant.model.trial import Tried

_FOUND = Prepared(
    sa.select(ModelServer.found).where(
        ModelServer.address == sa.bindparam("address"), ModelServer.model == sa.bindparam("model")
    )
)


def kept_verdict(session: HouseSession, address: str, model: str) -> dict[str, Any] | None:
    """What was found, as it is stored; None where nobody has tried."""
    row = _FOUND(session, address=address[:300], model=model[:200]).first()
    return row.found if row is not None else None


def keep_verdict(session: HouseSession, tried: Tried, person: int, at: datetime) -> None:
    """Keep what was found in the place of what was found before."""
    name = (tried.address[:300], tried.model[:200])
    row = session.get(ModelServer, name)
    if row is None:
        row = ModelServer(address=name[0], model=name[1])
        session.add(row)
    row.found, row.told_by, row.at = tried.verdict.stored(), person, at
    session.flush()
