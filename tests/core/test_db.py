"""Writers who get in each other's way: everybody's work is done, once."""

from __future__ import annotations

import asyncio

import sqlalchemy as sa

from core.acts.models import ChainHead
from core.db import Work
from core.tenancy import HouseSession
from tests.core.house import House

WRITERS = 6


async def test_writers_who_lock_rows_crosswise_all_come_through(house: House) -> None:
    """On PostgreSQL they deadlock: who loses tries again until it is done."""
    heads = (1, 2, 3)
    await house.app.db.write(
        lambda session: session.add_all(ChainHead(company_id=at, seq=0, digest="") for at in heads)
    )

    def adding(order: tuple[int, ...]) -> Work[None]:
        def add_one(session: HouseSession) -> None:
            for at in order:
                row = session.scalar(sa.select(ChainHead).where(ChainHead.company_id == at).with_for_update())
                assert row is not None
                row.seq += 1
                session.flush()

        return add_one

    orders = [heads[turn % 3 :] + heads[: turn % 3] for turn in range(WRITERS)]
    await asyncio.gather(*(house.app.db.write(adding(order)) for order in orders))
    found = await house.app.db.read(lambda session: list(session.scalars(sa.select(ChainHead.seq))))
    assert found == [WRITERS] * 3
