"""Offers: a draft with a last day, accepted, prolonged, dropped; and drafts, kept whole on their way."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from core.acts.calls import Done
from core.orders.models import Order
from core.orders.terms import Offer
from core.reports.check import check_all
from tests.core.house import Shop
from tests.core.orders.seeing import counted, held, offers, order, ordered, refusal, seen

CAKES = [{"product": "торт наполеон", "quantity": "2"}]


def this(done: Done) -> dict[str, Any]:
    assert done.receipt.subject is not None
    return {"id": done.receipt.subject[1]}


async def offered(shop: Shop, **more: Any) -> Done:
    return await shop.does("orders.offer", customer="Иванова", lines=CAKES, **more)


async def test_an_offer_holds_nothing_and_counts_for_nothing(bakery: Shop) -> None:
    done = await offered(bakery, until="2026-12-05", discount="10%")
    told = seen(bakery, done)
    assert "Коммерческое предложение: Иванова" in told
    assert "5 декабря" in told
    assert "2 160 ₽" in told
    assert await held(bakery) == 0
    assert (await counted(bakery, "ordered"))["revenue"] == 0
    found = (await bakery.rows(Order))[0]
    assert (found.state, found.number) == ("draft", None)
    assert "цены действуют до 5 декабря" in seen(bakery, await bakery.does("orders.show", order=this(done)))
    await bakery.undoes(done)
    assert "Открытых предложений нет" in seen(bakery, await bakery.does("orders.offers"))


async def test_a_customer_accepts(bakery: Shop) -> None:
    done = await offered(bakery)
    confirmed = await bakery.does("orders.confirm", order=this(done))
    assert (await order(bakery)).total == 240000
    assert await held(bakery) == 2
    assert "Открытых предложений нет" in seen(bakery, await bakery.does("orders.offers"))
    assert await check_all(bakery.app) == []
    await bakery.undoes(confirmed)
    assert "Иванова" in seen(bakery, await bakery.does("orders.offers"))


async def test_one_that_has_ended_is_accepted_only_with_a_word(bakery: Shop) -> None:
    done = await offered(bakery, until="2026-11-21")
    bakery.house.clock.move(timedelta(days=3))
    refused = await bakery.refused("orders.confirm", order=this(done))
    assert "действовало до 21 ноября" in refusal(bakery, refused)
    assert offers(bakery, refused) == ["Принять по этим ценам", "Продлить на 2 недели"]
    assert "истекло 21 ноября" in seen(bakery, await bakery.does("orders.offers"))
    accept, prolong = [button.act for button in refused.offers]
    assert accept is not None
    assert prolong is not None
    longer = await bakery.does(prolong.action, **prolong.args)
    assert "7 декабря" in seen(bakery, longer)
    await bakery.undoes(longer)
    await bakery.does(accept.action, **accept.args)
    assert (await order(bakery)).state == "confirmed"


async def test_a_draft_becomes_an_offer_and_is_a_draft_again(bakery: Shop) -> None:
    draft = this(await ordered(bakery, ("торт наполеон", 1), draft=True))
    made = await bakery.does("orders.prolong", order=draft, until="2026-11-30")
    assert "предложен клиенту до 30 ноября" in seen(bakery, await bakery.does("orders.history", order=draft))
    await bakery.undoes(made)
    assert await bakery.rows(Offer) == []
    await ordered(bakery, ("торт наполеон", 1))
    refused = await bakery.refused("orders.prolong", order="1")
    assert "уже подтверждён" in refusal(bakery, refused)


async def test_a_day_that_is_over_is_no_last_day(bakery: Shop) -> None:
    refused = await bakery.refused("orders.offer", lines=CAKES, until="2026-11-19")
    assert "уже прошло" in refusal(bakery, refused)
    assert (await bakery.asks("orders.offer")).path == "lines"


async def test_a_draft_is_changed_listed_and_dropped(bakery: Shop) -> None:
    draft = this(await ordered(bakery, ("торт наполеон", 2), draft=True))
    await bakery.does("orders.change_line", order=draft, product="торт наполеон", quantity="3")
    await bakery.does("orders.add_lines", order=draft, lines=[{"product": "эклер ванильный"}])
    await bakery.does("orders.take_off", order=draft, lines=[{"product": "эклер ванильный"}])
    assert "3 600 ₽" in seen(bakery, await bakery.does("orders.list", status="draft"))
    assert await held(bakery) == 0
    dropped = await bakery.does("orders.cancel", order=draft)
    assert "Заказ (черновик) отменён" in seen(bakery, dropped)
    assert "Таких заказов нет" in seen(bakery, await bakery.does("orders.list", status="draft"))
    await bakery.undoes(dropped)
    assert "3 600 ₽" in seen(bakery, await bakery.does("orders.list", status="draft"))


async def test_offers_are_listed_the_soonest_first_page_by_page(bakery: Shop) -> None:
    for day in range(12, 0, -1):
        await bakery.does("orders.offer", customer=f"Клиент {day:02}", lines=CAKES, until=f"2026-12-{day:02}")
    first = await bakery.does("orders.offers")
    told = seen(bakery, first)
    assert told.index("Клиент 01") < told.index("Клиент 10")
    assert "Клиент 11" not in told
    table: Any = first.receipt.blocks[0]
    rest = seen(bakery, await bakery.does(table.next.action, **table.next.args))
    assert "Клиент 12" in rest
    assert "Клиент 10" not in rest
