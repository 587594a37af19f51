"""Goods costed by FIFO: what came first leaves first, at the cost it came at."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from core.acts.calls import Done
from core.errors import Refusal
from core.inventory.layers.models import Layer, LayerMove
from core.inventory.models import Balance
from core.orders.models import ShipmentLine
from tests.core.acting import act, plain
from tests.core.house import Shop
from tests.core.inventory.stock import checked


@pytest.fixture
async def mill(shop: Shop) -> Shop:
    """A mill that costs its flour by FIFO, and has a kiosk."""
    await shop.does("inventory.add", name="мука", unit="кг", price="100")
    await shop.does("inventory.add_warehouse", name="Киоск")
    await shop.does("inventory.costing", costing="fifo")
    return shop


async def came(shop: Shop, quantity: str, price: str | None = None, **more: Any) -> Done:
    """So much flour came at a price."""
    line = {"product": "мука", "quantity": quantity, **({"price": price} if price else {})}
    return await shop.does("inventory.receive", lines=[line], **more)


async def sold(shop: Shop, quantity: str) -> int:
    """Sell so much flour; answers what it had cost."""
    await shop.does("orders.sell", customer="Иванова", lines=[{"product": "мука", "quantity": quantity}])
    rows = await shop.rows(ShipmentLine)
    last = max(row.shipment_id for row in rows)
    return sum(row.cost for row in rows if row.shipment_id == last)


async def lying(shop: Shop) -> list[tuple[int, int]]:
    """Quantity (kg) and value (roubles) of what lies, the oldest first."""
    order = (Layer.warehouse_id, Layer.came, Layer.lot)
    query = sa.select(Layer.quantity, Layer.value).where(Layer.quantity != 0).order_by(*order)
    rows = await shop.read(lambda session: session.execute(query).all())
    return [(quantity // 1000, value // 100) for quantity, value in rows]


async def is_sound(shop: Shop) -> bool:
    found = await act(shop, lambda ctx: checked(ctx.session, ctx.company))
    return found == []


async def test_the_oldest_leaves_first(mill: Shop) -> None:
    await came(mill, "2", "10")
    await came(mill, "3", "20")
    assert await sold(mill, "3") == 4000
    assert await lying(mill) == [(2, 40)]
    assert await is_sound(mill)


async def test_a_write_off_and_a_shortage_take_the_oldest_too(mill: Shop) -> None:
    await came(mill, "2", "10")
    await came(mill, "3", "20")
    await mill.does("inventory.write_off", lines=[{"product": "мука", "quantity": "1"}])
    await mill.does("inventory.set_stock", lines=[{"product": "мука", "quantity": "2"}])
    assert await lying(mill) == [(2, 40)]
    assert await is_sound(mill)


async def test_what_lies_there_becomes_one_layer_and_nothing_is_worth_less(shop: Shop) -> None:
    await shop.does("inventory.add", name="мука", unit="кг", price="100")
    await came(shop, "2", "10")
    await came(shop, "2", "20")
    card = await shop.confirms("inventory.costing", costing="fifo")
    said = shop.text(card).replace("\u00a0", " ")
    assert "первым слоем" in said
    assert "60 ₽" in said
    done = await shop.agrees(card)
    assert isinstance(done, Done)
    assert await lying(shop) == [(4, 60)]
    await came(shop, "1", "30")
    assert await sold(shop, "1") == 1500
    await shop.undoes(done)
    assert await lying(shop) == []
    assert sum(row.value for row in await shop.rows(Balance)) == 7500
    assert await sold(shop, "1") == 1875
    assert await is_sound(shop)


async def test_giving_layers_up_is_undone_to_the_very_layers(mill: Shop) -> None:
    await came(mill, "2", "10")
    await came(mill, "3", "20")
    done = await mill.does("inventory.costing", costing="moving_average")
    assert await lying(mill) == []
    await mill.undoes(done)
    assert await lying(mill) == [(2, 20), (3, 60)]
    done = await mill.does("inventory.costing", costing="moving_average")
    await came(mill, "1", "1")
    with pytest.raises(Refusal) as refused:
        await mill.undoes(done)
    assert "прежних слоёв не вернуть" in mill.text(refused.value.said)
    await mill.does("inventory.costing", costing="fifo")
    assert await lying(mill) == [(6, 81)]
    assert await is_sound(mill)


async def test_it_is_not_changed_to_what_it_is(mill: Shop) -> None:
    refused = await mill.refused("inventory.costing", costing="fifo")
    assert "уже" in mill.text(refused.said)


async def test_an_average_company_writes_no_layers(shop: Shop) -> None:
    await shop.does("inventory.add", name="мука", unit="кг", price="100")
    await came(shop, "2", "10")
    await sold(shop, "1")
    assert await shop.rows(Layer) == []
    assert await shop.rows(LayerMove) == []


async def test_a_return_comes_back_at_the_cost_it_left_with(mill: Shop) -> None:
    await came(mill, "2", "10")
    await came(mill, "2", "40")
    assert await sold(mill, "2") == 2000
    done = await mill.does(
        "orders.return",
        order="1",
        lines=[{"product": "мука", "quantity": "1"}],
        destination="sellable",
        refund_to="cash",
    )
    assert await lying(mill) == [(1, 10), (2, 80)]
    assert await sold(mill, "2") == 5000
    await mill.undoes(done)
    assert await lying(mill) == []
    assert await is_sound(mill)


async def test_what_is_thrown_away_on_return_leaves_of_its_own_layer(mill: Shop) -> None:
    await came(mill, "1", "10")
    assert await sold(mill, "1") == 1000
    await came(mill, "1", "70")
    lines = [{"product": "мука", "quantity": "1"}]
    await mill.does("orders.return", order="1", lines=lines, destination="written_off", refund_to="cash")
    assert await lying(mill) == [(1, 70)]
    assert await is_sound(mill)


async def test_an_undone_sale_gives_exactly_its_layers_back(mill: Shop) -> None:
    await came(mill, "2", "10")
    await came(mill, "3", "20")
    line = [{"product": "мука", "quantity": "3"}]
    done = await mill.does("orders.sell", customer="Иванова", lines=line)
    await mill.undoes(done)
    assert await lying(mill) == [(2, 20), (3, 60)]
    assert await is_sound(mill)


async def test_a_transfer_carries_its_layers_in_one_step_and_in_two(mill: Shop) -> None:
    await came(mill, "2", "10")
    await came(mill, "3", "20")
    await mill.does("inventory.transfer", lines=[{"product": "мука", "quantity": "1"}], target="Киоск")
    assert await lying(mill) == [(1, 10), (3, 60), (1, 10)]
    sent = [{"product": "мука", "quantity": "3"}]
    await mill.does("inventory.transfer", lines=sent, target="Киоск", on_way=True)
    assert await lying(mill) == [(1, 20), (1, 10)]
    done = await mill.does("inventory.accept", lines=[{"product": "мука", "quantity": "2"}])
    assert await lying(mill) == [(1, 20), (2, 20), (1, 20)]
    await mill.undoes(done)
    assert await lying(mill) == [(1, 20), (1, 10)]
    await mill.does("inventory.accept", lines=[{"product": "мука", "quantity": "2"}], rest_lost=True)
    assert await lying(mill) == [(1, 20), (2, 20), (1, 20)]
    assert await is_sound(mill)


async def test_below_zero_at_the_last_cost_until_goods_come(mill: Shop) -> None:
    await mill.does("companies.change", negative_stock=True)
    await came(mill, "1", "10")
    assert await sold(mill, "3") == 3000
    assert await lying(mill) == [(-2, -20)]
    await came(mill, "5", "12")
    assert await lying(mill) == [(3, 36)]
    assert await is_sound(mill)


async def test_unknown_cost_stays_unknown_until_it_is_told(mill: Shop) -> None:
    await came(mill, "2")
    await came(mill, "2")
    assert await sold(mill, "1") == 0
    assert await lying(mill) == [(1, 0), (2, 0)]
    await came(mill, "1", "30")
    assert await lying(mill) == [(1, 30), (2, 60), (1, 30)]
    assert await is_sound(mill)


async def test_a_receipt_with_a_day_in_the_past_stands_at_its_day(mill: Shop) -> None:
    await came(mill, "1", "20")
    day = mill.clock.now().date() - timedelta(days=5)
    await came(mill, "1", "10", day=day.isoformat())
    assert await lying(mill) == [(1, 10), (1, 20)]
    assert await sold(mill, "1") == 1000


async def test_a_receipt_taken_back_after_its_goods_left_corrects_their_cost(mill: Shop) -> None:
    first = await came(mill, "2", "10")
    await came(mill, "3", "20")
    await sold(mill, "1")
    await mill.undoes(first)
    assert await lying(mill) == [(2, 40)]
    assert await is_sound(mill)


async def test_the_layers_are_shown_to_those_who_see_costs(mill: Shop) -> None:
    await came(mill, "2", "10")
    await came(mill, "3", "20")
    said = plain(mill, await mill.does("inventory.layers", product="мука"))
    assert "2 кг" in said
    assert "10 ₽" in said
    assert "60 ₽" in said
    assert "По какой цене лежит" in plain(mill, await mill.does("inventory.stock", product="мука"))
    asel = await mill.member("Асель", "editor")
    assert "По какой цене лежит" not in plain(asel, await asel.does("inventory.stock", product="мука"))
    await asel.refused("inventory.layers", product="мука")


async def test_check_names_a_layer_that_was_tampered_with(mill: Shop) -> None:
    await came(mill, "2", "10")
    await act(mill, lambda ctx: ctx.session.execute(sa.update(Layer).values(value=Layer.value + 100)))
    found = await act(mill, lambda ctx: checked(ctx.session, ctx.company))
    assert len(found) == 2
    assert any("по слоям" in mill.text(said) for said in found)
