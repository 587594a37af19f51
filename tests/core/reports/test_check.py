"""`check` finds nothing in an honest shop, and names every kind of damage."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError

from core.acts.models import Activity, ActivityPayload, ChainHead, Counter
from core.customers.models import Customer
from core.finance.models import Account, Posting
from core.inventory.models import Balance, Movement
from core.orders.models import Order, OrderHold, OrderLine, OrderPayment
from core.reports.check import Difference, check, check_all, told
from core.reports.models import MoneyCount, SalesCount
from core.tenancy import HouseSession
from tests.core.house import Shop


@pytest.fixture
async def busy(shop: Shop) -> Shop:
    """A shop with a bit of everything: days apart, returns to stock, undone deeds, another company beside."""
    await shop.does("inventory.add", name="торт", price="1200", cost="500")
    await shop.does("inventory.receive", lines=[{"product": "торт", "quantity": 20}])
    await shop.does("customers.add", name="Иванова")
    cake = [{"product": "торт", "quantity": 3}, {"product": "доставка", "price": 300}]
    await shop.does("orders.create", customer="Иванова", lines=cake)
    await shop.does("orders.pay", order="1", amount="2000")
    shop.clock.move(timedelta(days=1))
    await shop.does("orders.ship", order="1")
    await shop.does("orders.create", customer="Иванова", lines=[{"product": "торт", "quantity": 2}])
    sold = await shop.does("orders.sell", lines=[{"product": "торт", "quantity": 1}])
    await shop.undoes(sold)
    await shop.does("inventory.write_off", lines=[{"product": "торт", "quantity": 1}])
    spent = await shop.does("finance.expense", amount="1500", item="аренда")
    await shop.undoes(spent)
    await shop.does("finance.expense", amount="900", item="такси")
    return shop


async def differences(shop: Shop) -> list[str]:
    speaker = shop.app.speaker(None, "ru")
    return [told(shop.app, one, speaker).replace("\u00a0", " ") for one in await check_all(shop.app)]


async def damage(shop: Shop, work: Callable[[HouseSession], Any]) -> None:
    def write(session: HouseSession) -> None:
        session.act_for(shop.actor.company_id)
        work(session)

    await shop.app.db.write(write)


def put(model: type[Any], *where: Any, **values: Any) -> Callable[[HouseSession], Any]:
    """Change stored rows behind the product's back."""
    query = sa.update(model).values(**values)
    return lambda session: session.execute(
        query.where(*where), execution_options={"synchronize_session": False}
    )


async def test_an_honest_shop_has_no_differences(busy: Shop) -> None:
    assert await differences(busy) == []


LINES = (SalesCount.scope == "product", SalesCount.ref != 0)
DAMAGES: dict[str, tuple[Callable[[HouseSession], Any], str]] = {
    "stock on hand": (put(Balance, on_hand=Balance.on_hand + 1000), "торт"),
    "stock value": (put(Balance, value=Balance.value + 1), "торт"),
    "reserve": (put(Balance, reserved=Balance.reserved + 1000), "торт"),
    "hold": (put(OrderHold, quantity=OrderHold.quantity + 1000), "торт"),
    "movement": (put(Movement, Movement.kind == "write_off", quantity=Movement.quantity - 1000), "торт"),
    "account": (put(Account, balance=Account.balance + 100), "1 101 ₽"),
    "posting": (put(Posting, Posting.kind == "expense", amount=Posting.amount - 1), "Деньги, 21 ноября"),
    "order's total": (put(Order, Order.number == 1, total=Order.total + 5000), "№ 1"),
    "order's line": (put(OrderLine, OrderLine.name == "доставка", total=OrderLine.total + 7), "№ 1"),
    "order's payment": (put(Order, Order.number == 1, paid=Order.paid + 100), "№ 1"),
    "part of a payment": (put(OrderPayment, amount=OrderPayment.amount - 100), "Оплата 2 000 ₽ от 20 ноября"),
    "customer's revenue": (put(Customer, revenue=Customer.revenue + 1), "Иванова"),
    "customer's debt": (put(Customer, owed=Customer.owed + 1), "Иванова"),
    "sales of a day": (
        put(SalesCount, SalesCount.scope == "day", ordered_revenue=SalesCount.ordered_revenue + 100),
        "20 ноября, выручка по дате заказа: в сводке 3 901 ₽, по документам 3 900 ₽",
    ),
    "orders of a day": (
        put(SalesCount, SalesCount.scope == "day", shipped_orders=SalesCount.shipped_orders + 1),
        "Всего, заказы по дате отгрузки",
    ),
    "sales of an hour": (
        put(SalesCount, SalesCount.scope == "slot", paid_revenue=SalesCount.paid_revenue + 1),
        "по часам в сумме",
    ),
    "sales of a product": (
        put(SalesCount, *LINES, ordered_quantity=SalesCount.ordered_quantity + 1000),
        "торт, 20 ноября, количество по дате заказа: в сводке 4, по документам 3",
    ),
    "cost of a product": (
        put(SalesCount, *LINES, shipped_cost=SalesCount.shipped_cost + 1),
        "торт, всего, себестоимость по дате отгрузки",
    ),
    "sales of a customer": (
        put(
            SalesCount,
            SalesCount.scope == "customer",
            SalesCount.ref != 0,
            paid_revenue=SalesCount.paid_revenue + 1,
        ),
        "Иванова, всего, выручка по дате оплаты",
    ),
    "sales of an employee": (
        put(SalesCount, SalesCount.scope == "employee", ordered_orders=SalesCount.ordered_orders - 1),
        "Анна, 20 ноября, заказы по дате заказа",
    ),
    "losses": (
        put(SalesCount, SalesCount.lost_value > 0, lost_value=SalesCount.lost_value + 1),
        "21 ноября, потери товара: в сводке 500,01 ₽, по документам 500 ₽",
    ),
    "arrivals": (
        put(SalesCount, SalesCount.arrived_value > 0, arrived_value=SalesCount.arrived_value - 1),
        "приход товара",
    ),
    "money of a day": (
        put(MoneyCount, MoneyCount.cash_out > 0, cash_out=MoneyCount.cash_out + 1),
        "Деньги, 21 ноября, расход: в сводке 900,01 ₽, по операциям 900 ₽",
    ),
    "a whole day": (
        lambda session: session.execute(sa.delete(SalesCount).where(SalesCount.scope == "day")),
        "20 ноября, выручка по дате заказа: в сводке 0 ₽, по документам 3 900 ₽",
    ),
    "order numbers": (put(Counter, Counter.kind == "order", last=Counter.last + 1), "Заказы 2026 года"),
    "chain": (put(ChainHead, ChainHead.seq > 0, digest="0" * 64), "Журнал: запись"),
    "payload of the log": (put(ActivityPayload, payload={"args": {}, "changes": []}), "Журнал: запись"),
}


class Undone(Exception):
    """Rolls the damage back."""


async def named_after(shop: Shop, work: Callable[[HouseSession], Any]) -> list[Difference]:
    """What `check` finds after a damage that is rolled back at once."""
    found: list[Difference] = []
    company = (await shop.standing()).company
    assert company is not None

    def write(session: HouseSession) -> None:
        session.act_for(company.id)
        work(session)
        found.extend(check(session, shop.app.register, company))
        raise Undone

    with pytest.raises(Undone):
        await shop.app.db.write(write)
    return found


async def test_every_kind_of_damage_is_named(busy: Shop) -> None:
    english = busy.app.speaker(None, "en")
    for kind, (work, words) in DAMAGES.items():
        found = await named_after(busy, work)
        lines = [told(busy.app, one, busy.app.speaker(None, "ru")).replace("\u00a0", " ") for one in found]
        assert any(words in line for line in lines), (kind, lines)
        assert all(line.startswith("Ромашка: ") for line in lines)
        assert all(told(busy.app, one, english) for one in found)
    assert await differences(busy) == [], "all was rolled back"


async def test_a_changed_entry_of_the_log_is_refused_or_named(busy: Shop) -> None:
    """The log is append-only in the database itself; where it were not, the chain would tell."""
    try:
        await damage(busy, put(Activity, Activity.seq == 2, door="forged"))
    except DatabaseError:
        assert await differences(busy) == []
    else:
        assert any("запись 2" in line for line in await differences(busy))


async def test_the_damage_of_one_company_is_not_anothers(busy: Shop) -> None:
    other = await busy.house.shop(name="Гараж", owner="Пётр")
    await other.does("inventory.add", name="колесо", price="9", cost="5")
    await other.does("inventory.receive", lines=[{"product": "колесо", "quantity": 1}])
    await damage(other, put(Balance, on_hand=Balance.on_hand + 1000))
    found = await differences(busy)
    assert found
    assert all(line.startswith("Гараж") for line in found)


async def test_a_shop_at_work_is_checked_as_of_one_instant(busy: Shop) -> None:
    async def trade() -> None:
        for _ in range(8):
            await busy.does("orders.sell", lines=[{"product": "торт", "quantity": 1}])

    async def look() -> list[str]:
        return [line for _ in range(4) for line in await differences(busy)]

    _, found = await asyncio.gather(trade(), look())
    assert found == []
