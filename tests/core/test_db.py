"""Writers who get in each other's way: everybody's work is done, once."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import OperationalError

from core.acts.models import ChainHead
from core.db import READERS, Work, open_database
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


async def test_a_file_that_cannot_be_opened_is_told_to_every_caller(tmp_path: Path) -> None:
    """Nobody waits for ever for a thread that has no connection."""
    db = open_database(f"sqlite+aiosqlite:///{tmp_path / 'no such folder' / 'house.sqlite'}")
    for ask in (db.read, db.write, db.read):
        with pytest.raises(OperationalError):
            await ask(lambda session: None)
    await db.close()


async def test_readers_and_the_writer_open_a_new_file_at_once(tmp_path: Path) -> None:
    for turn in range(10):
        db = open_database(f"sqlite+aiosqlite:///{tmp_path / f'{turn}.sqlite'}")
        asked = [*(db.read(_one) for _ in range(READERS)), db.write(_one)]
        assert await asyncio.gather(*asked) == [1] * (READERS + 1)
        await db.close()


def _one(session: HouseSession) -> int:
    return session.execute(sa.select(sa.literal(1))).scalar_one()
