"""Discounts on orders and on goods of them: to the kopeck, through every change, and back."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.orders.discounting import Off, Rules, lay_on
from core.orders.figures import gross_of
from core.orders.models import OrderLine
from core.orders.terms import Discount
from core.reports.check import check_all
from tests.core.house import Shop
from tests.core.orders import seeing
from tests.core.orders.seeing import counted, order, ordered, refusal

CAKES, ECLAIRS = "торт наполеон", "эклер ванильный"


def seen(shop: Shop, answer: Any) -> str:
    """What is read, a fact on one line."""
    return seeing.seen(shop, answer).replace("\n", ": ")


async def lines(shop: Shop) -> list[OrderLine]:
    return sorted(await shop.rows(OrderLine, OrderLine.quantity != 0), key=lambda line: line.position)


async def off(shop: Shop, discount: str, **more: Any) -> str:
    return seen(shop, await shop.does("orders.discount", order="1", discount=discount, **more))


async def test_a_per_cent_on_an_order_is_shown_counted_and_undone(bakery: Shop) -> None:
    await ordered(bakery, (CAKES, 3), (ECLAIRS, 2))
    done = await bakery.does("orders.discount", order="1", discount="10 %")
    told = seen(bakery, done)
    assert "Скидка 10 % на заказ № 1" in told
    assert "Без скидки: 3 900 ₽" in told
    assert "Скидка 10 %: −390 ₽" in told
    assert (await order(bakery)).total == 351000
    assert (await counted(bakery, "ordered"))["revenue"] == 351000
    card = seen(bakery, await bakery.does("orders.show", order="1"))
    assert "Скидка 10 %: −390 ₽" in card
    assert "Маржа: 1 890 ₽" in card
    assert "скидка 10 %, теперь 3 510 ₽" in seen(bakery, await bakery.does("orders.history", order="1"))
    await bakery.undoes(done)
    assert (await order(bakery)).total == 390000
    assert (await counted(bakery, "ordered"))["revenue"] == 390000
    assert await bakery.rows(Discount) == []
    assert await check_all(bakery.app) == []


async def test_a_sum_is_spread_over_the_lines_to_the_kopeck(bakery: Shop) -> None:
    await ordered(bakery, (CAKES, 1), (ECLAIRS, 1), ("Роспись торта", 1))
    assert "Скидка: −100 ₽" in await off(bakery, "100")
    found = await lines(bakery)
    assert [line.discount for line in found] == [6857, 857, 2286]
    assert sum(line.total for line in found) == (await order(bakery)).total == 165000
    assert await check_all(bakery.app) == []


async def test_it_goes_with_the_lines_that_are_added_changed_and_taken_off(bakery: Shop) -> None:
    await ordered(bakery, (CAKES, 1))
    await off(bakery, "10%")
    added = await bakery.does("orders.add_lines", order="1", lines=[{"product": ECLAIRS, "quantity": "2"}])
    assert (await order(bakery)).total == 135000
    changed = await bakery.does("orders.change_line", order="1", product=CAKES, quantity="2")
    assert (await order(bakery)).total == 243000
    await bakery.does("orders.take_off", order="1", lines=[{"product": ECLAIRS, "quantity": "1"}])
    assert (await order(bakery)).total == 229500
    assert await check_all(bakery.app) == []
    await bakery.undoes(changed)
    assert (await order(bakery)).total == 121500
    refused = await bakery.refused("orders.discount", order="1", discount="10%")
    assert "уже такая скидка" in refusal(bakery, refused)
    assert added.act_id is not None
    assert await check_all(bakery.app) == []


async def test_goods_of_an_order_have_a_discount_of_their_own(bakery: Shop) -> None:
    await ordered(bakery, (CAKES, 1), (ECLAIRS, 2))
    told = await off(bakery, "50", product=ECLAIRS)
    assert "Скидка 50 ₽ в заказе № 1: эклер ванильный" in told
    assert "Скидка: эклер ванильный: −50 ₽" in told
    await off(bakery, "10%")
    found = await lines(bakery)
    assert [line.total for line in found] == [108000, 22500]
    card = seen(bakery, await bakery.does("orders.show", order="1"))
    assert "Скидка: эклер ванильный: −50 ₽" in card
    assert "Скидка 10 %: −145 ₽" in card
    assert "скидка 50 ₽ на эклер ванильный" in seen(bakery, await bakery.does("orders.history", order="1"))
    assert await check_all(bakery.app) == []


async def test_it_is_taken_away_with_a_zero(bakery: Shop) -> None:
    await ordered(bakery, (CAKES, 1))
    refused = await bakery.refused("orders.discount", order="1", discount="0")
    assert "такой скидки нет" in refusal(bakery, refused)
    await off(bakery, "10%", product=CAKES)
    away = await bakery.does("orders.discount", order="1", discount="0")
    assert "Скидка с заказа № 1 снята" in seen(bakery, away)
    assert (await order(bakery)).total == 120000
    await bakery.undoes(away)
    assert (await order(bakery)).total == 108000


async def test_an_order_is_recorded_with_its_discount(bakery: Shop) -> None:
    done = await ordered(bakery, (CAKES, 2), discount="200", paid=True)
    told = seen(bakery, done)
    assert "Скидка: −200 ₽" in told
    found = await order(bakery)
    assert (found.total, found.paid) == (220000, 220000)
    assert (await counted(bakery, "paid"))["revenue"] == 220000
    assert await check_all(bakery.app) == []
    await bakery.undoes(done)
    assert (await counted(bakery, "ordered"))["revenue"] == 0


async def test_a_line_is_recorded_with_its_discount(bakery: Shop) -> None:
    said = [{"product": CAKES, "discount": "10%"}, {"product": ECLAIRS, "quantity": "2"}]
    await bakery.does("orders.create", customer="Иванова", lines=said)
    assert [line.total for line in await lines(bakery)] == [108000, 30000]
    more = await bakery.does("orders.add_lines", order="1", lines=[{"product": ECLAIRS, "discount": "50"}])
    assert (await order(bakery)).total == 148000
    await bakery.undoes(more)
    assert (await order(bakery)).total == 138000
    assert await check_all(bakery.app) == []


async def test_a_sale_over_the_counter_has_one_too(bakery: Shop) -> None:
    done = await bakery.does("orders.sell", lines=[{"product": ECLAIRS, "quantity": "2"}], discount="10%")
    assert "Продажа № 1: 270 ₽" in seen(bakery, done)
    assert (await counted(bakery, "paid"))["revenue"] == 27000
    assert (await counted(bakery, "shipped"))["revenue"] == 27000
    refused = await bakery.refused("orders.discount", order="1", discount="20%")
    assert "выполнен" in refusal(bakery, refused)
    assert await check_all(bakery.app) == []


async def test_a_draft_keeps_it_when_it_is_confirmed(bakery: Shop) -> None:
    draft = await ordered(bakery, (CAKES, 2), draft=True)
    assert draft.receipt.subject is not None
    this = {"id": draft.receipt.subject[1]}
    await bakery.does("orders.discount", order=this, discount="25%")
    await bakery.does("orders.confirm", order=this)
    assert (await order(bakery)).total == 180000
    assert await check_all(bakery.app) == []


async def test_more_than_the_order_is_refused(bakery: Shop) -> None:
    await ordered(bakery, (ECLAIRS, 2))
    refused = await bakery.refused("orders.discount", order="1", discount="301")
    assert "Скидка 301 ₽ больше, чем вся сумма 300 ₽" in refusal(bakery, refused)
    refused = await bakery.refused("orders.discount", order="1", discount="110%")
    assert "слишком большое" in refusal(bakery, refused)


async def test_less_than_was_paid_is_said_to_be_overpaid(bakery: Shop) -> None:
    await ordered(bakery, (CAKES, 1), paid=True)
    assert "Переплата 120 ₽" in await off(bakery, "10%")
    assert (await order(bakery)).payment == "overpaid"
    assert (await counted(bakery, "paid"))["revenue"] == 108000
    assert await check_all(bakery.app) == []


async def test_what_was_taken_on_credit_is_made_cheaper(bakery: Shop) -> None:
    sold = {"customer": "Петров", "lines": [{"product": CAKES}], "credit": True}
    await bakery.does("orders.sell", **sold)
    assert "1 080 ₽" in await off(bakery, "10%")
    assert (await counted(bakery, "shipped"))["revenue"] == 108000
    assert await check_all(bakery.app) == []


async def test_the_card_offers_it(bakery: Shop) -> None:
    await ordered(bakery, (CAKES, 1))
    asked = await bakery.asks("orders.discount", order="1")
    assert asked.path == "discount"
    assert "Скидка" in seen(bakery, await bakery.does("orders.show", order="1"))


async def test_another_change_since_is_not_undone_over(bakery: Shop) -> None:
    await ordered(bakery, (CAKES, 1))
    first = await bakery.does("orders.discount", order="1", discount="10%")
    await off(bakery, "20%")
    refused = await bakery.refused("acts.undo", act={"id": first.act_id})
    assert "с тех пор меняли" in refusal(bakery, refused)


a_line = st.tuples(st.integers(1, 10**6), st.integers(1, 10**5))
an_off = st.one_of(
    st.builds(Off, points=st.integers(0, 10_000)), st.builds(Off, amount=st.integers(0, 10**7))
)


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(said=st.lists(st.tuples(a_line, an_off), min_size=1, max_size=6), whole=an_off)
def test_lines_always_sum_to_the_order(said: list[tuple[tuple[int, int], Off]], whole: Off) -> None:
    made = [OrderLine(price=price, quantity=quantity, discount=0, total=0) for (price, quantity), _ in said]
    rules = Rules(whole, {line.id: own for line, (_, own) in zip(made, said, strict=True)})
    lay_on(rules, made, "RUB")
    nets = [gross_of(line, "RUB") - rules.lines[line.id].of(gross_of(line, "RUB")) for line in made]
    assert sum(line.total for line in made) == sum(nets) - whole.of(sum(nets))
    assert all(0 <= line.total <= gross_of(line, "RUB") for line in made)
    assert all(line.total + line.discount == gross_of(line, "RUB") for line in made)


@pytest.mark.parametrize("said", ["-10%", "сто", "10.001%"])
async def test_what_is_no_discount_is_refused(bakery: Shop, said: str) -> None:
    await ordered(bakery, (CAKES, 1))
    await bakery.refused("orders.discount", order="1", discount=said)
