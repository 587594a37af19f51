"""Files brought in: a card shows what will come, a yes brings it, an undo takes it back."""

from __future__ import annotations

from typing import Any

from core.acts.calls import Confirm, Done
from core.customers.models import Customer
from core.inventory.models import Barcode, Product
from core.orders.models import Order, OrderLine
from core.reports.check import check
from tests.core.house import Shop, Worker

SALES = (
    "Чек;Дата;Артикул;Товар;Кол-во;Цена;Покупатель\n"
    "17;05.01.2024 10:30;T-1;Торт;2;100,50;Анна\n"
    "17;05.01.2024 10:30;C-1;Чай;1;30;Анна\n"
    "18;06.02.2024;C-1;Чай;3;30;\n"
)


def files(worker: Worker, **texts: str) -> list[dict[str, str]]:
    """Files as a door keeps them."""
    kept = worker.app.files.keep
    return [{"digest": kept(text.encode()), "name": f"{name}.csv"} for name, text in texts.items()]


async def shown(worker: Worker, sent: list[dict[str, str]], **more: Any) -> Confirm:
    return await worker.confirms("integrations.import", files=sent, **more)


async def brought(worker: Worker, sent: list[dict[str, str]], **more: Any) -> Done:
    done = await worker.agrees(await shown(worker, sent, **more))
    assert isinstance(done, Done)
    return done


async def assert_sound(shop: Shop) -> None:
    """`check` finds nothing to name."""
    company = (await shop.standing()).company
    assert company is not None
    found = await shop.read(lambda session: check(session, shop.app.register, company))
    assert [shop.text(difference.said) for difference in found] == []


def plain(worker: Worker, answer: Any) -> str:
    """The words of an answer with ordinary spaces."""
    return worker.text(answer).replace("\xa0", " ")


async def sales_report(shop: Shop, start: str, end: str) -> str:
    return plain(shop, await shop.does("reports.sales", period={"from": start, "to": end}))


async def test_sales_come_in_as_they_were(shop: Shop) -> None:
    card = await shown(shop, files(shop, продажи=SALES))
    text = plain(shop, card)
    for words in ("продажи.csv: продажи, 3 строки", "Чек", "артикул", "321 ₽", "5 января 2024", "Анна"):
        assert words in text, text
    assert await shop.rows(Order) == []
    done = await shop.agrees(card)
    assert isinstance(done, Done)
    assert "Загружено 2 документа на 321 ₽" in plain(shop, done)
    first, second = sorted(await shop.rows(Order), key=lambda order: order.outer_number or "")
    assert (first.outer_number, first.number, str(first.day), first.total, first.paid) == (
        "17",
        None,
        "2024-01-05",
        23_100,
        23_100,
    )
    assert (first.state, first.payment, first.shipment) == ("done", "paid", "shipped")
    assert second.customer_id is None
    lines = await shop.rows(OrderLine, OrderLine.order_id == first.id)
    assert sorted((line.name, line.quantity, line.total) for line in lines) == [
        ("Торт", 2000, 20_100),
        ("Чай", 1000, 3_000),
    ]
    assert sorted(one.name for one in await shop.rows(Product)) == ["Торт", "Чай"]
    assert sorted(one.code for one in await shop.rows(Barcode)) == ["C-1", "T-1"]
    (anna,) = await shop.rows(Customer)
    assert (anna.name, anna.orders, anna.revenue, anna.owed, str(anna.last_day)) == (
        "Анна",
        1,
        23_100,
        0,
        "2024-01-05",
    )
    await assert_sound(shop)
