"""Every write of the register, knocked at by a viewer: each door says no alike, and nothing is written."""

from __future__ import annotations

import sqlalchemy as sa

from core.acts.models import Activity
from core.acts.register import Action
from core.acts.rights import Right
from core.tenancy import HouseSession
from tests.day.conftest import Stage


def _writes(stage: Stage) -> list[Action]:
    """Actions with a command that a viewer has no right to."""
    return [
        act
        for act in stage.product.app.register.actions.values()
        if act.command
        and not act.reads
        and not act.own
        and act.needs.verb != "read"
        and act.needs != Right.self_
    ]


async def _entries(stage: Stage) -> int:
    def count(session: HouseSession) -> int:
        return session.scalar(sa.select(sa.func.count()).select_from(Activity)) or 0

    return await stage.product.app.db.read(count)


async def _opens_shop_with_a_viewer(stage: Stage) -> None:
    await stage.anna.says("/start")
    await stage.anna.says("Пекарня Ромашка")
    await stage.anna.clicks("₽ Рубль")
    await stage.anna.clicks("Москва")
    await stage.anna.says("/invite viewer")
    await stage.anna.clicks("Да")
    await stage.asel.opens(next(word for word in stage.anna.last.text.split() if "start=" in word))


async def test_a_viewer_is_refused_every_write_by_its_command(stage: Stage) -> None:
    await _opens_shop_with_a_viewer(stage)
    before = await _entries(stage)
    for act in _writes(stage):
        for words in (f"/{act.command}", f"/{act.command} 100 торт Иванова"):
            await stage.asel.says(words)
            assert "нет права" in stage.figures(stage.asel.last.text), words
    assert await _entries(stage) == before
