"""Two cards of one person become one, and two again."""

from __future__ import annotations

import sqlalchemy as sa

from core.acts.calls import Choose, Confirm
from core.customers.doubles import Known, likely_pairs
from core.customers.models import Customer, CustomerMerge, CustomerMoved
from core.orders.models import Order
from core.reports.check import check_all
from core.tables import Base
from core.tenancy import HouseSession
from tests.core.house import Shop
from tests.core.orders.seeing import refusal, seen


async def _order(shop: Shop, customer: str, price: int, *, paid: bool = False) -> str:
    lines = [{"product": "доставка", "price": str(price)}]
    done = await shop.does("orders.create", customer=customer, lines=lines, paid=paid)
    assert done.receipt.subject is not None
    return str(done.receipt.subject[1])


async def _two_ivanovas(shop: Shop) -> None:
    await shop.does("customers.add", name="Иванова", phone="89161234567")
    await shop.does("customers.add", name="Иванова А.", email="anna@mail.ru", note="без орехов")
    await _order(shop, "Иванова", 1000)
    shop.house.move(days=1)
    await _order(shop, "Иванова А.", 300, paid=True)
    await _order(shop, "Иванова А.", 200)


async def _all_rows(shop: Shop) -> dict[str, list[str]]:
    """Every row of what a merge touches."""

    def look(session: HouseSession) -> dict[str, list[str]]:
        connection = session.connection()
        names = ("customers", "orders", "postings", "report_sales", "names", "name_stems", "customer_notes")
        tables = [Base.metadata.tables[name] for name in (*names, "customer_merges", "customer_moved")]
        return {table.name: sorted(map(repr, connection.execute(sa.select(table)))) for table in tables}

    return await shop.app.db.read(look)


async def test_all_of_it_goes_to_the_card_that_stays(shop: Shop) -> None:
    await _two_ivanovas(shop)
    done = await shop.does("customers.merge", customer="Иванова", other="Иванова А.")
    assert "Перейдёт заказов\n2" in seen(shop, done)
    card = seen(shop, await shop.does("customers.show", customer="Иванова"))
    for told in ("1 500", "1 200", "anna@mail.ru", "без орехов", "Также: Иванова А."):
        assert told in card
    assert await check_all(shop.app) == []
    assert len([row for row in await shop.rows(Customer) if not row.is_archived]) == 1


async def test_the_old_name_and_number_still_find(shop: Shop) -> None:
    await shop.does("customers.add", name="Ольга Сидорова", phone="89031112233")
    await shop.does("customers.add", name="Лепесток", phone="89161234567")
    await shop.does("customers.merge", customer="Лепесток", other="Ольга Сидорова")
    for said in ("Сидорова", "Ольге Сидоровой", "Ольга Седорова"):
        answer = await shop.call("customers.show", customer=said)
        if isinstance(answer, Choose):
            answer = await shop.picks(answer, 0)
        assert "Лепесток" in shop.text(answer), said
    assert "Лепесток" in seen(shop, await shop.does("customers.find", query="1112233"))
    await shop.does("customers.change", customer="Лепесток", name="Лепесток плюс")
    await _order(shop, "Сидорова Ольга", 100)
    assert [row.name for row in await shop.rows(Customer) if row.orders] == ["Лепесток плюс"]


async def test_parting_leaves_everything_as_it_was(shop: Shop) -> None:
    await _two_ivanovas(shop)
    before = await _all_rows(shop)
    done = await shop.does("customers.merge", customer="Иванова", other="Иванова А.")
    await shop.undoes(done)
    assert await _all_rows(shop) == before
    assert await shop.rows(CustomerMerge) == []
    assert await shop.rows(CustomerMoved) == []


async def test_what_happened_since_goes_where_its_order_goes(shop: Shop) -> None:
    await _two_ivanovas(shop)
    done = await shop.does("customers.merge", customer="Иванова", other="Иванова А.")
    shop.house.move(days=2)
    await shop.does("orders.pay", order="3", amount="150")
    await _order(shop, "Иванова А.", 70)
    await shop.undoes(done)
    rows = {row.name: row for row in await shop.rows(Customer)}
    assert (rows["Иванова"].orders, rows["Иванова"].revenue) == (2, 107000)
    assert (rows["Иванова А."].orders, rows["Иванова А."].owed) == (2, 5000)
    assert await check_all(shop.app) == []


async def test_cards_merged_one_after_another_part_in_turn(shop: Shop) -> None:
    await _two_ivanovas(shop)
    await shop.does("customers.add", name="Анна Петровна")
    first = await shop.does("customers.merge", customer="Иванова", other="Иванова А.")
    before = await _all_rows(shop)
    second = await shop.does("customers.merge", customer="Анна Петровна", other="Иванова")
    assert "Анна Петровна" in seen(shop, await shop.does("customers.show", customer="Иванова А."))
    assert "сначала разделите" in refusal(shop, await shop.refused("acts.undo", act={"id": first.act_id}))
    await shop.undoes(second)
    assert await _all_rows(shop) == before
    await shop.undoes(first)
    assert await check_all(shop.app) == []


async def test_a_field_that_was_changed_since_stays(shop: Shop) -> None:
    await _two_ivanovas(shop)
    done = await shop.does("customers.merge", customer="Иванова", other="Иванова А.")
    await shop.does("customers.change", customer="Иванова", email="new@mail.ru")
    await shop.undoes(done)
    rows = {row.name: row.email for row in await shop.rows(Customer)}
    assert rows == {"Иванова": "new@mail.ru", "Иванова А.": "anna@mail.ru"}


async def test_merging_asks_first_and_not_with_itself(shop: Shop) -> None:
    await _two_ivanovas(shop)
    card = await shop.confirms("customers.merge", customer="Иванова", other="Иванова А.")
    assert isinstance(card, Confirm)
    assert "Перейдёт заказов" in shop.text(card)
    assert "одна и та же" in refusal(
        shop, await shop.refused("customers.merge", customer="Иванова", other="Иванова")
    )
    editor = await shop.member("Асель", "viewer")
    await editor.refused("customers.merge", customer="Иванова", other="Иванова А.")


async def test_orders_of_a_merged_card_follow(shop: Shop) -> None:
    await _two_ivanovas(shop)
    await shop.does("customers.merge", customer="Иванова", other="Иванова А.")
    orders = await shop.rows(Order)
    assert len({order.customer_id for order in orders}) == 1


async def test_duplicates_are_offered_and_told_apart(shop: Shop) -> None:
    await shop.does("customers.add", name="Анна Иванова", phone="89161234567")
    await shop.does("customers.add", name="Пётр Иванов", phone="+7 916 123-45-67")
    await shop.does("customers.add", name="Иванова Анна")
    await shop.does("customers.add", name="Сергей Петров")
    shown = seen(shop, await shop.does("customers.duplicates"))
    assert "2 пары" in shown
    assert "одно имя" in shown
    assert "один телефон" in shown
    done = await shop.does("customers.keep_apart", customer="Пётр Иванов", other="Анна Иванова")
    assert "1 пара" in seen(shop, await shop.does("customers.duplicates"))
    await shop.undoes(done)
    assert "2 пары" in seen(shop, await shop.does("customers.duplicates"))


def _pairs(*names: str) -> set[tuple[int, int]]:
    cards = [Known(number, name, None, None) for number, name in enumerate(names)]
    return {(pair.one, pair.other) for pair in likely_pairs(cards, set())}


def test_what_names_are_alike() -> None:
    assert _pairs("иванова анна", "анна иванова") == {(0, 1)}
    assert _pairs("иванова а", "иванова анна") == {(0, 1)}
    assert _pairs("иванова анна", "ивонова анна") == {(0, 1)}
    assert _pairs("иванова", "иванова а") == {(0, 1)}
    assert _pairs("кузнецов", "кузнецова") == set()
    assert _pairs("клиент 01", "клиент 02") == set()
    assert _pairs("анна", "анна иванова", "анна петрова") == set()
    assert _pairs("ооо ромашка", "ооо рамашка") == {(0, 1)}
    assert _pairs("иванова а", "иванова ольга", "петрова а") == set()


def test_phones_are_compared_by_their_digits() -> None:
    cards = [
        Known(1, "а", "+79161234567", None),
        Known(2, "б", "89161234567", None),
        Known(3, "в", "9161234567", None),
    ]
    assert len(likely_pairs(cards, set())) == 3
    assert len(likely_pairs(cards, {(1, 2)})) == 2
