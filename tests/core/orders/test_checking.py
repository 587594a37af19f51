"""`check`: every kind of damage is seen and named."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa

from core.acts.models import StoredEvent
from core.customers.models import Customer
from core.inventory.models import Balance
from core.orders.checking import differences
from core.orders.models import Order, OrderHold, OrderLine, OrderPayment, ShipmentLine
from core.tenancy import HouseSession
from tests.core.house import Shop
from tests.core.orders.seeing import ordered


async def found(shop: Shop) -> list[str]:
    standing = await shop.standing()
    assert standing.company is not None
    company = standing.company
    said = await shop.read(lambda session: list(differences(session, company)))
    assert all(shop.text(one, "en") for one in said)
    return [shop.text(one).replace("\xa0", " ") for one in said]


def to(model: Any, **values: Any) -> Callable[[HouseSession], None]:
    def damage(session: HouseSession) -> None:
        session.execute(sa.update(model).values(**values))

    return damage


def lose(model: Any, *where: Any) -> Callable[[HouseSession], None]:
    def damage(session: HouseSession) -> None:
        session.execute(sa.delete(model).where(*where))

    return damage


DAMAGES = [
    (to(Order, total=1), "Заказ № 1: записано 0,01 ₽, по позициям 2 400 ₽."),
    (to(Order, paid=1), "Заказ № 1: оплачено 0,01 ₽, по платежам 500 ₽."),
    (lose(OrderPayment), "Заказ № 1: оплачено 500 ₽, по платежам 0 ₽."),
    (lose(OrderHold), "торт наполеон: отложено 1 шт, по записям 0 шт."),
    (lose(ShipmentLine), "торт наполеон: отгружено 1 шт, по отгрузкам 0 шт."),
    (to(OrderLine, reserved=5000), "торт наполеон: отложено 5 шт, по записям 1 шт."),
    (to(Balance, reserved=7000), "в резерве 7 шт, по заказам 1 шт."),
    (lose(StoredEvent, StoredEvent.name == "orders.counted"), "заказано на 2 400 ₽, в отчётах 0 ₽."),
    (to(Customer, orders=5), "Иванова: заказов 5, по записям 1."),
    (to(Customer, revenue=5), "Иванова: купили на 0,05 ₽, по заказам 2 400 ₽."),
    (to(Customer, owed=5), "Иванова: долг 0,05 ₽, по заказам 1 900 ₽."),
]


@pytest.mark.parametrize(("damage", "named"), DAMAGES, ids=[named for _, named in DAMAGES])
async def test_damage_is_named(bakery: Shop, damage: Callable[[HouseSession], None], named: str) -> None:
    await ordered(bakery, ("торт наполеон", 2))
    await bakery.does("orders.pay", order="1", amount="500")
    await bakery.does("orders.ship", order="1", lines=[{"product": "наполеон", "quantity": "1"}])
    assert await found(bakery) == []

    def corrupt(session: HouseSession) -> None:
        session.act_for(bakery.actor.company_id)
        damage(session)

    await bakery.app.db.write(corrupt)
    assert any(named in told for told in await found(bakery)), await found(bakery)
