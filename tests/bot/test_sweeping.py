"""Stored files that no row refers to go after a day; all others stay."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.scheduler import Scheduler
from core.acts import outbox
from core.acts.presses import hold, keep
from core.blocks import Act, File, Receipt
from core.db import open_database
from core.tenancy import HouseSession
from tests.core.house import House, Shop

TEXT = b"name;price\ncake;1200\n"


@pytest.fixture
async def shop(fresh_url: str, tmp_path: Path) -> AsyncIterator[Shop]:
    house = House(open_database(fresh_url), tmp_path)
    yield await house.shop()
    await house.app.db.close()


class Watched(Scheduler):
    """A scheduler that says when it has tidied up."""

    def __init__(self, shop: Shop) -> None:
        super().__init__(shop.app, courier=None)  # type: ignore[arg-type]
        self.tidied = asyncio.Event()

    async def tidy(self) -> None:
        await super().tidy()
        self.tidied.set()


def _stored(shop: Shop, content: bytes, hours: float = 25) -> str:
    """A file that was kept so many hours ago."""
    digest = shop.app.files.keep(content)
    _age(shop, shop.app.files.path(digest), hours)
    return digest


def _age(shop: Shop, path: Path, hours: float) -> None:
    moment = (shop.clock.now() - timedelta(hours=hours)).timestamp()
    os.utime(path, (moment, moment))


def _is_there(shop: Shop, digest: str) -> bool:
    return shop.app.files.path(digest).exists()


async def test_old_files_of_nobody_go_and_young_ones_stay(shop: Shop) -> None:
    old, young = _stored(shop, b"old"), _stored(shop, b"young", hours=23)
    draft = shop.app.files.path(old).with_name("tmpabc")
    draft.write_bytes(b"half")
    _age(shop, draft, 30)
    await Watched(shop).tidy()
    assert not _is_there(shop, old)
    assert not draft.exists()
    assert _is_there(shop, young)


async def test_what_comes_again_is_young_again(shop: Shop) -> None:
    files, long_ago = shop.app.files, datetime(1990, 1, 1, tzinfo=UTC)
    path = files.path(files.keep(b"again"))
    os.utime(path, (0, 0))
    assert files.older(long_ago) == [path]
    files.keep(b"again")
    assert files.older(long_ago) == []
    assert files.remove([path], long_ago) == 0


async def test_a_file_that_waits_on_a_card_or_was_imported_stays(shop: Shop) -> None:
    digest = _stored(shop, TEXT)
    args: dict[str, Any] = {"files": [{"digest": digest, "name": "goods.csv"}]}
    card = await shop.confirms("integrations.import", **args)
    await Watched(shop).tidy()
    assert _is_there(shop, digest)
    await shop.agrees(card)
    shop.clock.move(timedelta(days=90))
    await Watched(shop).tidy()
    assert _is_there(shop, digest)


async def test_a_file_in_a_letter_or_behind_a_button_stays(shop: Shop) -> None:
    posted, pressed = _stored(shop, b"posted"), _stored(shop, b"pressed")
    now = shop.clock.now()

    def write(session: HouseSession) -> None:
        letter = Receipt([File(posted, "report.xlsx", "application/x", 6)])
        outbox.post(session, "telegram", "1", "test", letter, now)
        again = Act("integrations.import", {"files": [{"digest": pressed, "name": "goods.csv"}]})
        keep(session, [hold(again, None)], now)

    await shop.app.db.write(write)
    await Watched(shop).tidy()
    assert _is_there(shop, posted)
    assert _is_there(shop, pressed)


async def test_a_start_sweeps_too(shop: Shop) -> None:
    old = _stored(shop, b"old")
    scheduler = Watched(shop)
    running = asyncio.ensure_future(scheduler.run())
    await asyncio.wait_for(scheduler.tidied.wait(), 10)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert not _is_there(shop, old)
