"""Notes on a card, and the company's own rules of its groups."""

from __future__ import annotations

from tests.core.house import Shop
from tests.core.orders.seeing import seen


async def _buys(shop: Shop, name: str, price: int) -> None:
    await shop.does(
        "orders.create", customer=name, lines=[{"product": "доставка", "price": str(price)}], paid=True
    )


async def test_notes_are_dated_and_the_newest_stand_on_the_card(shop: Shop) -> None:
    await shop.does("customers.add", name="Иванова")
    for number in range(1, 5):
        await shop.does("customers.note", customer="Иванова", note=f"заметка {number}")
        shop.house.move(days=1)
    card = seen(shop, await shop.does("customers.show", customer="Иванова"))
    assert "23 ноября · заметка 4" in card
    assert "заметка 1" not in card
    assert "Все заметки" in card
    every = seen(shop, await shop.does("customers.notes", customer="Иванова"))
    assert every.index("заметка 4") < every.index("заметка 1")


async def test_a_note_is_taken_back(shop: Shop) -> None:
    await shop.does("customers.add", name="Иванова")
    done = await shop.does("customers.note", customer="Ивановой", note="без орехов")
    await shop.undoes(done)
    assert "без орехов" not in seen(shop, await shop.does("customers.show", customer="Иванова"))
    assert "Заметок пока нет" in seen(shop, await shop.does("customers.notes", customer="Иванова"))


async def test_the_average_stands_on_the_card_and_the_profit_for_the_owner_only(shop: Shop) -> None:
    await shop.does("inventory.add", name="Торт", price="1000", cost="400")
    for price in ("1000", "2000"):
        await shop.does(
            "orders.create", customer="Иванова", lines=[{"product": "Торт", "quantity": 1, "price": price}]
        )
    card = seen(shop, await shop.does("customers.show", customer="Иванова"))
    assert "Средний чек" in card
    assert "1 500" in card
    assert "Прибыль с заказов\n2 200" in card
    editor = await shop.member("Асель", "editor")
    assert "Прибыль" not in editor.text(await editor.does("customers.show", customer="Иванова"))


async def test_the_company_sets_its_own_rules(shop: Shop) -> None:
    await _buys(shop, "Рита", 300)
    await _buys(shop, "Рита", 300)
    assert "VIP" not in seen(shop, await shop.does("customers.show", customer="Рита"))
    done = await shop.does("customers.set_rules", vip_sum="500", regular_orders=2)
    card = seen(shop, await shop.does("customers.show", customer="Рита"))
    assert "VIP" in card
    assert "постоянный" in card
    assert "Купили на 500" in seen(shop, await shop.does("customers.list", segment="vip"))
    await shop.undoes(done)
    assert "Купили в 3 раза больше среднего" in seen(shop, await shop.does("customers.rules"))
