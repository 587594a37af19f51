"""Expiry as an owner lives with it: told in time and once, listed, written off in one tap, sold or not."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from core.acts.calls import Done
from core.acts.models import Letter
from core.acts.telling import is_daytime, tell_due
from core.companies.standing import all_companies
from core.inventory.refusals import BatchUnknown, ExpiredGoods, NothingExpired
from tests.core.acting import plain
from tests.core.house import Shop
from tests.core.inventory.stock import balance, wrong

SOON, LATER, GONE = "2026-11-25", "2026-12-30", "2026-11-18"


@pytest.fixture
async def dairy(shop: Shop) -> Shop:
    """Yoghurts past their day, near it, and far from it; milk that nobody dates."""
    await shop.does("inventory.add", name="йогурт", price=80, cost=50)
    await shop.does("inventory.add", name="молоко", price=90, cost=60)
    for quantity, batch, expires in ((4, "1", GONE), (5, "2", SOON), (6, "3", LATER)):
        await shop.does("inventory.receive", lines=of(quantity), batch=batch, expires=expires)
    await shop.does("inventory.receive", lines=[{"product": "молоко", "quantity": 7}])
    return shop


def of(quantity: int) -> list[dict[str, Any]]:
    return [{"product": "йогурт", "quantity": quantity}]


async def told(shop: Shop) -> list[Letter]:
    """What the clock has said so far."""
    for company in await shop.app.db.read(all_companies):
        await shop.app.db.write(
            partial(
                lambda session, company: tell_due(shop.app, session, company, shop.clock.now()),
                company=company,
            )
        )
    mine = Letter.company_id == shop.actor.company_id
    return await shop.rows(Letter, mine, Letter.kind == "inventory.expiring")


async def test_what_expires_is_listed_the_first_first(dairy: Shop) -> None:
    said = plain(dairy, await dairy.does("inventory.expiring"))
    assert "кончится за 30 дней" in said
    assert said.index("просрочен 2 дня") < said.index("ещё 5 дней")
    assert "до 30 декабря" not in said
    assert "молоко" not in said
    assert "до 30 декабря" in plain(dairy, await dairy.does("inventory.expiring", days=60))
    assert "ничего не испортится" in plain(dairy, await dairy.does("inventory.expiring", product="молоко"))


async def test_only_batches_in_stock_are_listed(dairy: Shop) -> None:
    await dairy.does("inventory.write_off", lines=of(4), batch="1")
    said = plain(dairy, await dairy.does("inventory.expiring"))
    assert "до 18 ноября" not in said
    assert "Просроченного на складе нет" in plain(dairy, await dairy.does("inventory.expired"))


async def test_what_has_expired_is_written_off_in_one_tap(dairy: Shop) -> None:
    listed = await dairy.does("inventory.expired")
    assert "4 шт" in plain(dairy, listed)
    done = await dairy.does("inventory.write_off_expired")
    assert "просрочка" in plain(dairy, done)
    assert await balance(dairy, "йогурт") == (11, 0, 55_000)
    assert isinstance(await dairy.refused("inventory.write_off_expired"), NothingExpired)
    await dairy.undoes(done)
    assert await balance(dairy, "йогурт") == (15, 0, 75_000)
    assert await wrong(dairy) == []


async def test_a_company_may_sell_what_has_expired(dairy: Shop) -> None:
    assert isinstance(await dairy.refused("orders.sell", lines=of(12)), ExpiredGoods)
    card = await dairy.confirms("inventory.expiry_rules", sell_expired=True)
    rules = await dairy.agrees(card)
    assert isinstance(rules, Done)
    await dairy.does("orders.sell", lines=of(12))
    assert await wrong(dairy) == []
    await dairy.undoes(rules)
    assert "нет" in plain(dairy, await dairy.does("inventory.expiry_rules"))


async def test_a_named_batch_is_sold_and_shipped(dairy: Shop) -> None:
    done = await dairy.does("orders.sell", lines=of(2), batch="3")
    assert "Партия\n3, до 30 декабря" in plain(dairy, done)
    await dairy.does("orders.create", customer="Иванова", lines=of(3))
    assert isinstance(await dairy.refused("orders.ship", order="2", batch="77"), BatchUnknown)
    shipped = await dairy.does("orders.ship", order="2", batch="3")
    assert "Партия\n3, до 30 декабря" in plain(dairy, shipped)
    said = plain(dairy, await dairy.does("inventory.batches", product="йогурт"))
    assert "1 шт" in said
    assert await wrong(dairy) == []


async def test_a_shipment_says_which_batches_to_pick(dairy: Shop) -> None:
    await dairy.does("orders.create", customer="Иванова", lines=of(7))
    said = plain(dairy, await dairy.does("orders.ship", order="1"))
    assert "2, до 25 ноября — 5 шт" in said
    assert "3, до 30 декабря — 2 шт" in said


async def test_a_receipt_says_what_begins_with_it(shop: Shop) -> None:
    await shop.does("inventory.add", name="йогурт", cost=50)
    said = plain(shop, await shop.does("inventory.receive", lines=of(4), expires=GONE))
    assert "Теперь по партиям и срокам: йогурт" in said
    assert "Срок уже вышел" in said
    again = plain(shop, await shop.does("inventory.receive", lines=of(4), expires=LATER))
    assert "Теперь по партиям" not in again


async def test_each_step_is_told_once(dairy: Shop) -> None:
    await dairy.member("Асель", "editor")
    first = await told(dairy)
    readers = len(first)
    assert readers >= 2, "the owner hears the clock too"
    assert "inventory-expiring-told" in str(first[0].receipt)
    assert len(await told(dairy)) == readers, "not each time"
    dairy.clock.move(timedelta(days=3))
    assert len(await told(dairy)) == readers, "no batch has come to a nearer step"
    dairy.clock.move(timedelta(days=3))
    assert len(await told(dairy)) == 2 * readers, "one batch is past its day now"
    dairy.clock.move(timedelta(days=5))
    assert len(await told(dairy)) == 3 * readers, "another has come to thirty days"


async def test_what_was_sold_out_is_told_of_no_more(dairy: Shop) -> None:
    await dairy.does("inventory.write_off_expired")
    await dairy.does("inventory.write_off", lines=of(11))
    assert await told(dairy) == []


async def test_a_company_has_steps_of_its_own(dairy: Shop) -> None:
    await dairy.does("inventory.write_off_expired")
    card = await dairy.confirms("inventory.expiry_rules", steps="3, 1")
    assert "за 3, 1 дн" in plain(dairy, await dairy.agrees(card))
    assert await told(dairy) == []
    dairy.clock.move(timedelta(days=2))
    assert len(await told(dairy)) == 1


async def test_the_clock_speaks_in_the_daytime(dairy: Shop) -> None:
    company = (await dairy.app.db.read(all_companies))[0]
    noon = dairy.clock.now().replace(hour=9, minute=0)
    assert is_daytime(company, noon)
    assert not is_daytime(company, noon + timedelta(hours=12))


async def test_no_sum_is_told_where_nobody_knows_the_cost(dairy: Shop) -> None:
    assert "450 ₽" in plain(dairy, await dairy.does("inventory.expiring", days=5, product="йогурт"))
    await dairy.does("inventory.receive", lines=[{"product": "сметана", "quantity": 3}], expires=SOON)
    said = plain(dairy, await dairy.does("inventory.expiring", days=5))
    assert "сметана" in said
    assert "На сумму" not in said
