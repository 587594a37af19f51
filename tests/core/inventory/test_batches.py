"""Goods with numbers and days: which leaves first, which comes back, what is not sold any more."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa

from core.inventory.batches.models import Batch, BatchBalance
from core.inventory.models import Product, Warehouse
from core.inventory.refusals import (
    BatchMoved,
    BatchShort,
    BatchUnknown,
    ExpiredGoods,
    NoNameless,
    NotByBatches,
    UsedSince,
)
from tests.core.acting import act, plain
from tests.core.house import Shop, Worker
from tests.core.inventory.stock import balance, wrong
from tests.core.statements import statements

SOON, LATER, GONE = "2026-12-15", "2027-03-01", "2026-11-18"


@pytest.fixture
async def dairy(shop: Shop) -> Shop:
    """A yoghurt in stock, ten of no batch; a second place."""
    await shop.does("inventory.add", name="йогурт", price=80, cost=50)
    await shop.does("inventory.add_warehouse", name="Киоск")
    await shop.does("inventory.receive", lines=of(10))
    return shop


def plained(said: str) -> str:
    return said.replace("\N{NO-BREAK SPACE}", " ")


def of(quantity: int, **more: Any) -> list[dict[str, Any]]:
    return [{"product": "йогурт", "quantity": quantity, **more}]


async def batches(worker: Worker, warehouse: str = "Основной") -> dict[str, int]:
    """What lies there: 'number day' → whole units."""
    query = (
        sa.select(Batch.number, Batch.expires, BatchBalance.on_hand)
        .join(Batch, Batch.id == BatchBalance.batch_id)
        .join(Warehouse, Warehouse.id == BatchBalance.warehouse_id)
        .where(Warehouse.name == warehouse, BatchBalance.on_hand != 0)
    )
    rows = await worker.read(lambda session: session.execute(query).all())
    return {_called(number, expires): on_hand // 1000 for number, expires, on_hand in rows}


def _called(number: str | None, expires: date | None) -> str:
    return f"{number or ''} {expires or ''}".strip()


async def test_what_was_there_becomes_one_batch_without_number_and_day(dairy: Shop) -> None:
    done = await dairy.does("inventory.set_batches", product="йогурт")
    assert "теперь по партиям" in plain(dairy, done)
    assert await batches(dairy) == {"": 10}
    await dairy.undoes(done)
    assert await batches(dairy) == {}
    assert await wrong(dairy) == []


async def test_a_receipt_with_a_day_has_the_goods_kept_by_batches(dairy: Shop) -> None:
    done = await dairy.does("inventory.receive", lines=of(20), expires=SOON)
    assert "Партия\nдо 15 декабря" in plain(dairy, done)
    assert await batches(dairy) == {"": 10, SOON: 20}
    await dairy.undoes(done)
    assert await batches(dairy) == {}
    assert not (await dairy.rows(Product, Product.name == "йогурт"))[0].by_batches
    assert await balance(dairy, "йогурт") == (10, 0, 50_000)


async def test_each_line_may_be_of_its_own_batch(dairy: Shop) -> None:
    lines = [*of(5, batch="17А", expires=LATER), *of(6, batch="№18", expires=SOON)]
    await dairy.does("inventory.receive", lines=lines)
    await dairy.does("inventory.receive", lines=of(1), batch="17а", expires=LATER)
    assert await batches(dairy) == {"": 10, f"17А {LATER}": 6, f"18 {SOON}": 6}
    assert await wrong(dairy) == []


async def stocked(dairy: Shop) -> None:
    """2 of a later batch that is the smallest, 5 of the one that expires first, 10 of none."""
    await dairy.does("inventory.receive", lines=of(2), batch="17А", expires=LATER)
    await dairy.does("inventory.receive", lines=of(5), batch="18Б", expires=SOON)


async def test_the_first_to_expire_leaves_first_not_the_smallest(dairy: Shop) -> None:
    await stocked(dairy)
    done = await dairy.does("inventory.write_off", lines=of(6))
    said = plain(dairy, done)
    assert "18Б, до 15 декабря" in said
    assert await batches(dairy) == {"": 10, f"17А {LATER}": 1}
    await dairy.undoes(done)
    assert await batches(dairy) == {"": 10, f"17А {LATER}": 2, f"18Б {SOON}": 5}
    assert await wrong(dairy) == []


async def test_a_named_batch_is_taken(dairy: Shop) -> None:
    await stocked(dairy)
    await dairy.does("inventory.write_off", lines=of(1), batch="17а")
    await dairy.does("inventory.write_off", lines=of(2), expires=SOON)
    assert await batches(dairy) == {"": 10, f"17А {LATER}": 1, f"18Б {SOON}": 3}
    assert isinstance(await dairy.refused("inventory.write_off", lines=of(2), batch="17А"), BatchShort)
    assert isinstance(await dairy.refused("inventory.write_off", lines=of(1), batch="99"), BatchUnknown)
    await dairy.does("inventory.add", name="соль")
    await dairy.does("inventory.receive", lines=[{"product": "соль", "quantity": 3}])
    salt = [{"product": "соль", "quantity": 1}]
    assert isinstance(await dairy.refused("inventory.write_off", lines=salt, batch="1"), NotByBatches)


async def test_a_transfer_carries_its_batches(dairy: Shop) -> None:
    await stocked(dairy)
    done = await dairy.does("inventory.transfer", lines=of(6), target="Киоск")
    assert await batches(dairy, "Киоск") == {f"18Б {SOON}": 5, f"17А {LATER}": 1}
    assert await batches(dairy) == {"": 10, f"17А {LATER}": 1}
    await dairy.undoes(done)
    assert await batches(dairy, "Киоск") == {}


async def test_goods_on_the_way_arrive_as_they_were_sent(dairy: Shop) -> None:
    await stocked(dairy)
    await dairy.does("inventory.transfer", lines=of(7), target="Киоск", on_way=True)
    first = await dairy.does("inventory.accept", lines=of(4))
    assert await batches(dairy, "Киоск") == {f"18Б {SOON}": 4}
    rest = await dairy.does("inventory.accept", lines=of(2), rest_lost=True)
    assert await batches(dairy, "Киоск") == {f"18Б {SOON}": 5, f"17А {LATER}": 1}
    assert await wrong(dairy) == []
    await dairy.undoes(rest)
    await dairy.undoes(first)
    assert await batches(dairy, "Киоск") == {}
    await dairy.does("inventory.accept")
    assert await batches(dairy, "Киоск") == {f"18Б {SOON}": 5, f"17А {LATER}": 2}
    assert await wrong(dairy) == []


async def test_a_count_takes_a_shortage_from_the_first_to_expire(dairy: Shop) -> None:
    await stocked(dairy)
    await dairy.does("inventory.set_stock", lines=of(13))
    assert await batches(dairy) == {"": 10, f"17А {LATER}": 2, f"18Б {SOON}": 1}
    await dairy.does("inventory.set_stock", lines=of(15))
    assert await batches(dairy) == {"": 12, f"17А {LATER}": 2, f"18Б {SOON}": 1}
    assert await wrong(dairy) == []


async def test_a_sale_its_undo_and_a_return_meet_the_same_batches(dairy: Shop) -> None:
    await stocked(dairy)
    sold = await dairy.does("orders.sell", lines=of(6))
    assert await batches(dairy) == {"": 10, f"17А {LATER}": 1}
    await dairy.undoes(sold)
    assert await batches(dairy) == {"": 10, f"17А {LATER}": 2, f"18Б {SOON}": 5}
    await dairy.does("orders.sell", lines=of(6))
    back = {"order": "2", "destination": "sellable", "refund_to": "same"}
    first = await dairy.does("orders.return", lines=of(3), **back)
    assert await batches(dairy) == {"": 10, f"17А {LATER}": 1, f"18Б {SOON}": 3}
    await dairy.does("orders.return", lines=of(3), **back)
    assert await batches(dairy) == {"": 10, f"17А {LATER}": 2, f"18Б {SOON}": 5}
    assert await wrong(dairy) == []
    await dairy.undoes(first)
    assert await batches(dairy) == {"": 10, f"17А {LATER}": 2, f"18Б {SOON}": 2}
    assert await wrong(dairy) == []


async def test_what_comes_back_to_be_thrown_away_is_that_which_came_back(dairy: Shop) -> None:
    await stocked(dairy)
    await dairy.does("orders.sell", lines=of(6))
    await dairy.does("inventory.receive", lines=of(4), batch="19", expires="2026-12-01")
    await dairy.does("orders.return", order="1", lines=of(2), destination="written_off", refund_to="same")
    assert await batches(dairy) == {"": 10, f"17А {LATER}": 1, "19 2026-12-01": 4}
    assert await wrong(dairy) == []


async def test_what_is_past_its_day_is_not_sold(dairy: Shop) -> None:
    await dairy.does("inventory.receive", lines=of(4), expires=GONE)
    await dairy.does("orders.sell", lines=of(9))
    assert await batches(dairy) == {"": 1, GONE: 4}
    refusal = await dairy.refused("orders.sell", lines=of(2))
    assert isinstance(refusal, ExpiredGoods)
    said = dairy.text(refusal.said)
    assert plained(said) == "йогурт: нужно 2 шт, годных 1 шт, ещё 4 шт просрочено."
    assert [offer.act.action for offer in refusal.offers if offer.act] == [
        "inventory.write_off_expired",
        "inventory.expiry_rules",
    ]


async def test_what_is_past_its_day_is_promised_to_nobody(dairy: Shop) -> None:
    await dairy.does("inventory.receive", lines=of(4), expires=GONE)
    await dairy.does("orders.create", customer="Иванова", lines=of(12))
    assert (await balance(dairy, "йогурт"))[1] == 10


async def test_a_receipt_whose_batch_was_sold_is_not_taken_back_at_the_cost_of_another(dairy: Shop) -> None:
    done = await dairy.does("inventory.receive", lines=of(5), batch="18Б", expires=SOON)
    await dairy.does("inventory.write_off", lines=of(2))
    with pytest.raises(UsedSince) as refused:
        await dairy.undoes(done)
    assert "списание № 1" in dairy.text(refused.value.said)
    assert await batches(dairy) == {"": 10, f"18Б {SOON}": 3}


async def test_goods_in_stock_are_told_their_day(dairy: Shop) -> None:
    await dairy.does("inventory.set_batches", product="йогурт")
    done = await dairy.does("inventory.tell_batch", product="йогурт", quantity=4, expires=SOON)
    assert await batches(dairy) == {"": 6, SOON: 4}
    await dairy.does("inventory.tell_batch", product="йогурт", batch="17А")
    assert await batches(dairy) == {"17А": 6, SOON: 4}
    refusal = await dairy.refused("inventory.tell_batch", product="йогурт", batch="18")
    assert isinstance(refusal, NoNameless)
    await dairy.undoes(done)
    assert await batches(dairy) == {"17А": 6, "": 4}
    assert await wrong(dairy) == []


async def test_a_told_day_is_not_taken_back_when_the_goods_have_gone(dairy: Shop) -> None:
    done = await dairy.does("inventory.tell_batch", product="йогурт", expires=SOON)
    await dairy.does("inventory.write_off", lines=of(1))
    with pytest.raises(BatchMoved):
        await dairy.undoes(done)


async def test_batches_are_shown(dairy: Shop) -> None:
    await stocked(dairy)
    said = plain(dairy, await dairy.does("inventory.batches", product="йогурт"))
    assert all(words in said for words in ("18Б, до 15 декабря", "ещё 25 дней", "без партии"))
    assert "Партии" in plain(dairy, await dairy.does("inventory.show", product="йогурт"))


async def test_no_longer_by_batches_and_back(dairy: Shop) -> None:
    await stocked(dairy)
    off = await dairy.does("inventory.set_batches", product="йогурт", by_batches=False)
    assert await batches(dairy) == {}
    assert await wrong(dairy) == []
    await dairy.undoes(off)
    assert await batches(dairy) == {"": 10, f"17А {LATER}": 2, f"18Б {SOON}": 5}
    assert await wrong(dairy) == []


async def test_a_shipment_before_the_batches_comes_back_to_none(dairy: Shop) -> None:
    sold = await dairy.does("orders.sell", lines=of(3))
    await dairy.does("inventory.receive", lines=of(5), expires=SOON)
    await dairy.undoes(sold)
    assert await batches(dairy) == {"": 10, SOON: 5}
    assert await wrong(dairy) == []


async def test_check_names_a_torn_batch(dairy: Shop) -> None:
    await stocked(dairy)
    torn = sa.update(BatchBalance).values(on_hand=BatchBalance.on_hand + 1000)
    mine = BatchBalance.batch_id.in_(sa.select(Batch.id).where(Batch.number == "17А"))
    await act(dairy, lambda ctx: ctx.session.execute(torn.where(mine)))
    assert [plained(line) for line in await wrong(dairy)] == [
        "йогурт (Основной), партия «17А, до 1 марта 2027»: записано 3 шт, по движениям 2 шт.",
        "йогурт (Основной): по партиям 18 шт, на складе 17 шт.",
    ]


async def test_goods_without_batches_cost_no_statement_more(dairy: Shop) -> None:
    with statements(dairy.app.db) as seen:
        order = await dairy.does("orders.create", customer="Иванова", lines=of(3))
        await dairy.does("orders.ship", order="1")
    assert [sql for sql in seen if "stock_batch" in sql] == []
    assert order.act_id is not None
