"""Gift cards: money owed in goods, revenue only when they are spent; expiry, parts, refunds, undo."""

from __future__ import annotations

from datetime import timedelta

from core.acts.calls import Done
from core.finance.models import Account
from core.orders.kept.models import GiftCard
from core.orders.refusals import CardExpired, CardShort, CardTaken, KeptUsed, NoSuchCard
from core.reports.check import check_all
from tests.core.house import Shop
from tests.core.orders.seeing import counted, offers, order, ordered, seen

CAKE, ECLAIR = "торт наполеон", "эклер ванильный"


async def till(shop: Shop) -> dict[str, int]:
    return {one.kind: one.balance for one in await shop.rows(Account)}


async def left(shop: Shop, code: str = "А1") -> str:
    told = seen(shop, await shop.does("orders.card", code=code))
    return told.split("Осталось на карте\n")[1].split("\n")[0]


async def test_a_card_is_money_in_the_till_and_no_revenue(bakery: Shop) -> None:
    done = await bakery.does("orders.sell_card", amount="3000", code="а1", method="card")
    assert "Подарочная карта А1 на 3 000 ₽ продана" in seen(bakery, done)
    assert await till(bakery) == {"card": 300000}
    assert (await counted(bakery, "paid"))["revenue"] == 0
    assert await left(bakery) == "3 000 ₽"
    assert await check_all(bakery.app) == []
    await bakery.does("acts.undo", act={"id": done.act_id})
    assert await till(bakery) == {"card": 0}
    await bakery.does("orders.sell_card", amount="500", code="А1")
    assert await check_all(bakery.app) == []


async def test_it_pays_a_part_then_another_and_what_is_paid_is_revenue(bakery: Shop) -> None:
    await bakery.does("orders.sell_card", amount="1500", code="А1")
    await ordered(bakery, (CAKE, 1))
    done = await bakery.does("orders.pay_by_card", order="1", code="А1")
    assert "На карте осталось 300 ₽" in seen(bakery, done)
    assert (await counted(bakery, "paid"))["revenue"] == 120000
    await ordered(bakery, (CAKE, 1))
    await bakery.does("orders.pay_by_card", customer="Иванова", code="А1")
    assert ((await order(bakery, 2)).paid, await left(bakery)) == (30000, "0 ₽")
    assert await till(bakery) == {"cash": 150000}
    assert await check_all(bakery.app) == []


async def test_no_more_is_paid_than_is_on_it_or_due(bakery: Shop) -> None:
    await bakery.does("orders.sell_card", amount="100", code="А1")
    await ordered(bakery, (ECLAIR, 1))
    for amount in ("101", "151"):
        refused = await bakery.refused("orders.pay_by_card", order="1", code="А1", amount=amount)
        assert isinstance(refused, CardShort)
    assert isinstance(await bakery.refused("orders.pay_by_card", order="1", code="А2"), NoSuchCard)
    assert isinstance(await bakery.refused("orders.sell_card", amount="5", code="а1"), CardTaken)


async def test_an_expired_card_is_not_taken_until_it_is_prolonged(bakery: Shop) -> None:
    until = (bakery.clock.now() + timedelta(days=3)).date()
    await bakery.does("orders.sell_card", amount="1000", code="А1", until=until.isoformat())
    await ordered(bakery, (ECLAIR, 1))
    bakery.clock.move(timedelta(days=4))
    refused = await bakery.refused("orders.pay_by_card", order="1", code="А1")
    assert isinstance(refused, CardExpired)
    assert offers(bakery, refused)[0].startswith("Продлить до")
    act = refused.offers[0].act
    assert act is not None
    done = await bakery.does(act.action, **act.args)
    await bakery.does("orders.pay_by_card", order="1", code="А1")
    await bakery.does("acts.undo", act={"id": done.act_id})
    (card,) = await bakery.rows(GiftCard)
    assert card.until == until


async def test_a_sold_card_that_was_spent_stays_sold(bakery: Shop) -> None:
    sold = await bakery.does("orders.sell_card", amount="1000", code="А1")
    await ordered(bakery, (ECLAIR, 1))
    paid = await bakery.does("orders.pay_by_card", order="1", code="А1")
    assert isinstance(await bakery.refused("acts.undo", act={"id": sold.act_id}), KeptUsed)
    await bakery.does("acts.undo", act={"id": paid.act_id})
    await bakery.does("acts.undo", act={"id": sold.act_id})
    assert await check_all(bakery.app) == []


async def test_what_it_paid_for_goes_back_to_it(bakery: Shop) -> None:
    await bakery.does("orders.sell_card", amount="1000", code="А1")
    await ordered(bakery, (CAKE, 1))
    await bakery.does("orders.pay", order="1", amount="200", method="card")
    await bakery.does("orders.pay_by_card", order="1", code="А1")
    done = await bakery.does("orders.cancel", order="1", refund=True)
    told = seen(bakery, done)
    assert "1 000 ₽ снова на подарочной карте" in told
    assert "возвращено 200 ₽ на карту" in told
    assert await left(bakery) == "1 000 ₽"
    await bakery.does("acts.undo", act={"id": done.act_id})
    assert await left(bakery) == "0 ₽"
    await bakery.does("orders.ship", order="1")
    back = await bakery.does("orders.return", order="1", destination="sellable", refund_to="same")
    assert await left(bakery) == "1 000 ₽"
    assert await check_all(bakery.app) == []
    await bakery.does("acts.undo", act={"id": back.act_id})
    assert (await order(bakery)).payment == "paid"
    assert await check_all(bakery.app) == []


async def test_cards_without_a_code_take_our_numbers(bakery: Shop) -> None:
    await bakery.does("orders.sell_card", amount="100", code="2")
    await bakery.does("orders.sell_card", amount="100")
    await bakery.does("orders.sell_card", amount="100")
    assert sorted(card.code for card in await bakery.rows(GiftCard)) == ["1", "2", "3"]
    assert "Подарочные карты" in seen(bakery, await bakery.does("orders.cards"))


async def test_the_yes_to_a_card_without_a_number_sells_it(bakery: Shop) -> None:
    card = await bakery.confirms("orders.sell_card", amount="3000")
    sold = await bakery.agrees(card)
    assert isinstance(sold, Done)
    assert "№ 1" in seen(bakery, sold)
    assert "3 000 ₽" in seen(bakery, await bakery.does("orders.cards"))
