"""A person's data: no mailings, all in a file, all erased."""

from __future__ import annotations

import sqlalchemy as sa

from core.acts.calls import Confirm, Done, How
from core.acts.models import Activity
from core.blocks import Sheet
from core.customers.models import Customer
from core.orders.models import Order
from core.reports.check import check_all
from core.tables import Base
from core.tenancy import HouseSession
from tests.core.house import Shop
from tests.core.orders.seeing import refusal, seen

NAME, PHONE, MAIL = "Ванда Журавлёва", "+79161234567", "vanda@mail.ru"


async def _known(shop: Shop) -> None:
    await shop.does(
        "customers.add", name=NAME, phone=PHONE, email=MAIL, address="Сиреневая, 7", note="без орехов"
    )
    await shop.does("customers.note", customer=NAME, note="день рождения в мае")
    lines = [{"product": "доставка", "price": "500"}]
    await shop.does("orders.create", customer=NAME, lines=lines, note="домофон 77К", paid=True)
    await shop.does("orders.ship", order="1")
    await shop.does("orders.status", order="1", status="done")


async def _everything(shop: Shop) -> str:
    """All rows of all tables, as words."""

    def look(session: HouseSession) -> str:
        connection = session.connection()
        return "\n".join(
            repr(row) for table in Base.metadata.sorted_tables for row in connection.execute(sa.select(table))
        )

    return await shop.app.db.read(look)


async def test_nothing_is_left_of_a_person_but_sums(shop: Shop) -> None:
    await _known(shop)
    await shop.does("customers.add", name="В. Журавлёва", phone="+79990000000")
    await shop.does("customers.merge", customer=NAME, other="В. Журавлёва")
    entries = len(await shop.rows(Activity))
    card = await shop.confirms("customers.erase", customer=NAME)
    assert isinstance(card, Confirm)
    assert "вернуть нельзя" in shop.text(card)
    done = await shop.agrees(card)
    assert isinstance(done, Done)
    left = await _everything(shop)
    for word in ("Ванда", "Журавлёв", "журавлев", "9161234567", "9990000000", MAIL, "Сиреневая"):
        assert word not in left, word
    for word in ("без орехов", "день рождения", "домофон"):
        assert word not in left, word
    assert len(await shop.rows(Activity)) == entries + 1
    assert await check_all(shop.app) == []
    (order,) = await shop.rows(Order)
    assert order.total == 50000
    assert "Удалённый клиент" in seen(shop, await shop.does("orders.show", order="1"))
    await shop.refused("customers.show", customer=NAME)


async def test_a_debt_and_an_open_order_keep_the_data(shop: Shop) -> None:
    lines = [{"product": "доставка", "price": "500"}]
    await shop.does("orders.create", customer=NAME, lines=lines)
    assert "долг 500 ₽" in refusal(shop, await shop.refused("customers.erase", customer=NAME))
    await shop.does("orders.pay", order="1")
    assert "незакрытые заказы" in refusal(shop, await shop.refused("customers.erase", customer=NAME))
    assert len(await shop.rows(Customer, Customer.name == NAME)) == 1


async def test_other_people_of_that_name_keep_theirs(shop: Shop) -> None:
    await shop.does("customers.add", name="Ванда")
    await shop.does("customers.add", name="Ванда Крот")
    await shop.does("customers.erase", customer="Ванда")
    assert "Ванда Крот" in seen(shop, await shop.does("customers.show", customer="Ванда Крот"))
    assert "Ванда Крот" in seen(shop, await shop.does("acts.recent"))


async def test_only_those_who_may_delete_erase(shop: Shop) -> None:
    await shop.does("customers.add", name=NAME)
    editor = await shop.member("Асель", "editor")
    await editor.refused("customers.erase", customer=NAME)


async def test_all_of_a_person_goes_into_a_file(shop: Shop) -> None:
    await _known(shop)
    done = await shop.does("customers.export_person", customer=NAME)
    sheet = next(block for block in done.receipt.blocks if isinstance(block, Sheet))
    told = shop.text(done)
    assert len(sheet.tables) == 3
    for word in (NAME, PHONE, MAIL, "Сиреневая, 7", "день рождения в мае", "Оплата заказа № 1"):
        assert word in told.replace("\xa0", " "), word


async def test_no_mailings_stands_on_the_card_and_in_the_file(shop: Shop) -> None:
    await shop.does("customers.add", name=NAME)
    done = await shop.does("customers.opt_out", customer=NAME)
    assert "не присылать рассылки" in seen(shop, await shop.does("customers.show", customer=NAME))
    await shop.undoes(done)
    assert "не присылать" not in seen(shop, await shop.does("customers.show", customer=NAME))
    again = await shop.call("customers.opt_out", How.WORDS, customer=NAME)
    assert isinstance(again, Confirm)
