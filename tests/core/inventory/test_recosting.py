"""Documents with a day in the past: what went out after them is costed anew."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from core.acts.calls import Done
from core.errors import Refusal
from core.inventory.models import Balance, Movement
from core.orders.models import ShipmentLine
from core.reports.models import SalesCount
from tests.core.acting import act, plain
from tests.core.house import Shop
from tests.core.inventory.stock import checked


@pytest.fixture
async def mill(shop: Shop) -> Shop:
    """A mill that had 10 kg of flour at 10 ten days ago, and sold 5 of them five days ago."""
    await shop.does("inventory.add", name="мука", unit="кг", price="100")
    await shop.does("inventory.add_warehouse", name="Киоск")
    shop.clock.move(timedelta(days=-10))
    await came(shop, "10", "10")
    shop.clock.move(timedelta(days=5))
    await sell(shop, "5")
    shop.clock.move(timedelta(days=5))
    return shop


def days_ago(shop: Shop, days: int) -> str:
    return (shop.clock.now().date() - timedelta(days=days)).isoformat()


async def came(shop: Shop, quantity: str, price: str | None = None, **more: Any) -> Done:
    line = {"product": "мука", "quantity": quantity, **({"price": price} if price else {})}
    return await shop.does("inventory.receive", lines=[line], **more)


async def sell(shop: Shop, quantity: str) -> Done:
    return await shop.does(
        "orders.sell", customer="Иванова", lines=[{"product": "мука", "quantity": quantity}]
    )


async def corrections(shop: Shop) -> dict[date, int]:
    """What was corrected, by day: roubles more of cost."""
    query = sa.select(SalesCount.day, SalesCount.trued_value).where(
        SalesCount.scope == "day", SalesCount.trued_value != 0
    )
    rows = await shop.read(lambda session: session.execute(query).all())
    return {day: value // 100 for day, value in rows}


async def worth(shop: Shop) -> int:
    return sum(row.value for row in await shop.rows(Balance)) // 100


async def is_sound(shop: Shop) -> bool:
    return await act(shop, lambda ctx: checked(ctx.session, ctx.company)) == []


async def test_a_receipt_in_the_past_changes_the_cost_of_what_left_after_it(mill: Shop) -> None:
    before = await worth(mill)
    done = await came(mill, "10", "30", day=days_ago(mill, 7))
    assert await corrections(mill) == {mill.clock.now().date() - timedelta(days=5): 50}
    assert await worth(mill) == 300
    said = plain(mill, done)
    assert "Себестоимость посчитана заново: 1 документ" in said
    assert "50 ₽" in said
    await mill.undoes(done)
    assert await corrections(mill) == {}
    assert await worth(mill) == before
    assert await is_sound(mill)


async def test_the_card_warns_before(mill: Shop) -> None:
    card = await mill.confirms(
        "inventory.receive",
        lines=[{"product": "мука", "quantity": "10", "price": "30"}],
        day=days_ago(mill, 7),
    )
    assert "посчитана заново: 1 документ" in plain(mill, card)
    assert await corrections(mill) == {}


async def test_a_document_of_today_costs_nothing_anew(mill: Shop) -> None:
    said = plain(mill, await came(mill, "10", "30"))
    assert "заново" not in said
    assert not await mill.rows(Movement, Movement.document_kind == "recost")


async def test_a_write_off_in_the_past_leaves_at_the_cost_of_its_day(mill: Shop) -> None:
    await came(mill, "15", "30")
    await mill.does(
        "inventory.write_off", lines=[{"product": "мука", "quantity": "1"}], day=days_ago(mill, 7)
    )
    assert await worth(mill) == 490
    assert await is_sound(mill)


async def test_the_new_cost_goes_with_goods_that_were_moved(mill: Shop) -> None:
    await mill.does("inventory.transfer", lines=[{"product": "мука", "quantity": "5"}], target="Киоск")
    await mill.does("inventory.write_off", lines=[{"product": "мука", "quantity": "1"}], warehouse="Киоск")
    await came(mill, "10", "30", day=days_ago(mill, 7))
    rows = {row.warehouse_id: row.value // 100 for row in await mill.rows(Balance)}
    assert sorted(rows.values()) == [80, 200]
    assert await is_sound(mill)


async def test_goods_that_were_not_there_on_that_day_do_not_go(mill: Shop) -> None:
    await came(mill, "20", "10")
    lines = [{"product": "мука", "quantity": "11"}]
    no = await mill.refused("inventory.write_off", lines=lines, day=days_ago(mill, 7))
    assert "столько не было" in mill.text(no.said)
    lines = [{"product": "мука", "quantity": "6"}]
    no = await mill.refused("inventory.write_off", lines=lines, day=days_ago(mill, 7))
    assert "не хватило бы" in mill.text(no.said)
    await mill.does("companies.change", negative_stock=True)
    said = plain(mill, await mill.does("inventory.write_off", lines=lines, day=days_ago(mill, 7)))
    assert "уходил в минус" in said
    assert await is_sound(mill)


async def test_nothing_is_put_before_a_count(mill: Shop) -> None:
    await mill.does("inventory.set_stock", lines=[{"product": "мука", "quantity": "4"}])
    lines = [{"product": "мука", "quantity": "3", "price": "10"}]
    no = await mill.refused("inventory.receive", lines=lines, day=days_ago(mill, 2))
    assert "пересчёт" in mill.text(no.said)
    offered = no.offers[0].act
    assert offered is not None
    assert offered.args["lines"] == lines
    assert "day" not in offered.args
    await mill.does("inventory.receive", lines=lines, day=days_ago(mill, 2), warehouse="Киоск")


async def test_what_cannot_be_told_rightly_stays_and_is_said(mill: Shop) -> None:
    lines = [{"product": "мука", "quantity": "1"}]
    await mill.does("orders.return", order="1", lines=lines, destination="sellable", refund_to="cash")
    said = plain(mill, await came(mill, "10", "30", day=days_ago(mill, 7)))
    assert "возвраты" in said
    assert await corrections(mill) == {}
    assert await is_sound(mill)


async def test_a_sale_taken_back_takes_its_correction_with_it(mill: Shop) -> None:
    sale = await sell(mill, "2")
    await came(mill, "10", "30", day=days_ago(mill, 7))
    assert sum((await corrections(mill)).values()) == 70
    await mill.undoes(sale)
    assert await corrections(mill) == {mill.clock.now().date() - timedelta(days=5): 50}
    assert await worth(mill) == 300
    assert await is_sound(mill)


async def test_layers_stand_at_their_day_and_past_sales_stay(shop: Shop) -> None:
    await shop.does("inventory.add", name="мука", unit="кг", price="100")
    await shop.does("inventory.costing", costing="fifo")
    await came(shop, "2", "10")
    await sell(shop, "1")
    said = plain(shop, await came(shop, "1", "30", day=days_ago(shop, 2)))
    assert "слой встал на свой день" in said
    assert [row.cost for row in await shop.rows(ShipmentLine)] == [1000]
    assert await is_sound(shop)


async def test_a_closed_day_is_closed(mill: Shop) -> None:
    await mill.does("companies.close_period", day=days_ago(mill, 6))
    with pytest.raises(Refusal):
        await came(mill, "1", "30", day=days_ago(mill, 7))
