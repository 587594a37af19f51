"""A closed period: nothing is written inside it, what is undone of it stands on today, it can be opened."""

from __future__ import annotations

import sqlalchemy as sa

from core.acts.refusals import ChangedSince, ClosedPeriod, NotAllowed
from core.companies.refusals import NothingClosed, PeriodGoesOn
from core.inventory.models import Movement
from tests.core.acting import plain
from tests.core.house import Shop

FLOUR = [{"product": "Мука", "quantity": 10, "price": 50}]


async def test_nothing_is_written_into_a_closed_period(shop: Shop) -> None:
    received = await shop.does("inventory.receive", lines=FLOUR, day="2026-10-20")
    card = await shop.confirms("companies.close_period", day="2026-10-31")
    assert "не добавляются и не меняются" in plain(shop, card)
    await shop.agrees(card)
    assert "Период закрыт по\n31 октября" in plain(shop, await shop.does("companies.show"))
    for name, args in (
        ("inventory.receive", {"lines": FLOUR}),
        ("inventory.write_off", {"lines": [{"product": "Мука", "quantity": 1}]}),
        ("finance.expense", {"amount": "100", "item": "аренда"}),
    ):
        refusal = await shop.refused(name, **args, day="2026-10-31")
        assert isinstance(refusal, ClosedPeriod)
        assert "31 октября" in shop.text(refusal.said).replace("\u00a0", " ")
    await shop.does("inventory.receive", lines=FLOUR, day="2026-11-01")
    await shop.undoes(received)
    days = await shop.read(
        lambda session: session.scalars(sa.select(Movement.day).where(Movement.kind == "storno")).all()
    )
    assert [day.isoformat() for day in days] == ["2026-11-20"]


async def test_a_period_is_opened_again_and_closing_is_undone(shop: Shop) -> None:
    assert isinstance(await shop.refused("companies.open_period"), NothingClosed)
    closed = await shop.does("companies.close_period", day="2026-10-31")
    opened = await shop.does("companies.open_period")
    await shop.does("inventory.receive", lines=FLOUR, day="2026-10-20")
    await shop.undoes(opened)
    assert isinstance(await shop.refused("inventory.receive", lines=FLOUR, day="2026-10-20"), ClosedPeriod)
    await shop.does("companies.close_period", day="2026-10-15")
    try:
        await shop.undoes(closed)
    except ChangedSince:
        return
    raise AssertionError("a period closed anew was opened by an old undo")


async def test_only_past_days_are_closed_and_not_by_everybody(shop: Shop) -> None:
    assert isinstance(await shop.refused("companies.close_period", day="2026-11-20"), PeriodGoesOn)
    asked = await shop.asks("companies.close_period")
    assert "31 октября" in plain(shop, asked)
    await shop.picks(asked, 0)
    editor = await shop.member("Жанна", "editor")
    assert isinstance(await editor.refused("companies.open_period"), NotAllowed)
