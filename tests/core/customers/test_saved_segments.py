"""Saved segments, their moves, RFM, and customers in a file."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.scheduler import _tended
from core.blocks import Buttons, Sheet, Table
from core.companies.standing import all_companies
from core.customers.rfm import GROUPS, Buyer, scores
from core.customers.saying import criteria_in
from core.customers.segments import look_all_up
from tests.core.house import Shop
from tests.core.orders.seeing import refusal, seen


async def _buys(shop: Shop, name: str, price: int) -> None:
    lines = [{"product": "доставка", "price": str(price)}]
    await shop.does("orders.create", customer=name, lines=lines, paid=True)


async def _look_up(shop: Shop) -> None:
    """A day's look at all segments."""
    now = shop.clock.now()
    for company in await shop.app.db.read(all_companies):
        await shop.app.db.write(partial(_tended, company=company, tend=look_all_up, now=now))


async def test_a_segment_keeps_who_came_and_who_left(shop: Shop) -> None:
    await _buys(shop, "Соня", 900)
    await shop.does("customers.save_segment", name="пропавшие", silent_days=45)
    assert "Клиентов\n0" in seen(shop, await shop.does("customers.segment", saved="Пропавшие"))
    shop.house.move(days=46)
    await _buys(shop, "Рита", 500)
    await _look_up(shop)
    shown = seen(shop, await shop.does("customers.segment", saved="пропавший"))
    assert "Соня" in shown
    assert "Рита" not in shown
    assert "пришли 1, ушли 0" in shown
    await _buys(shop, "Соня", 100)
    await _look_up(shop)
    await _look_up(shop)
    moves = seen(shop, await shop.does("customers.segment_moves", saved="Пропавшие"))
    assert moves.count("Соня") == 2
    assert moves.index("ушёл") < moves.index("пришёл")


async def test_criteria_are_joined_and_said(shop: Shop) -> None:
    await _buys(shop, "Соня", 900)
    await _buys(shop, "Рита", 500)
    await _buys(shop, "Рита", 500)
    done = await shop.does("customers.save_segment", name="Дорогие", min_sum="1000", min_orders=2)
    assert "Условие: 2 заказа и больше, купили на 1 000 ₽ и больше" in seen(shop, done)
    assert "Рита" in seen(shop, done)
    assert "Соня" not in seen(shop, done)
    assert "уже есть" in refusal(
        shop, await shop.refused("customers.save_segment", name="дорогие", min_orders=1)
    )
    assert "условию" in refusal(shop, await shop.refused("customers.save_segment", name="Все"))


async def test_a_removed_segment_comes_back_with_its_moves(shop: Shop) -> None:
    await _buys(shop, "Соня", 900)
    await shop.does("customers.save_segment", name="Пропавшие", silent_days=5)
    shop.house.move(days=6)
    await _look_up(shop)
    done = await shop.does("customers.remove_segment", saved="Пропавшие")
    assert "пока нет" in seen(shop, await shop.does("customers.segments"))
    await shop.undoes(done)
    assert "пришёл" in seen(shop, await shop.does("customers.segment_moves", saved="Пропавшие"))


async def test_few_buyers_are_measured_by_thresholds(shop: Shop) -> None:
    await _buys(shop, "Соня", 900)
    shop.house.move(days=200)
    await _buys(shop, "Рита", 9000)
    shown = seen(shop, await shop.does("customers.rfm"))
    assert "Покупателей меньше 30" in shown
    assert "RFM: 2 покупателя" in shown
    assert "Соня" in seen(shop, await shop.does("customers.rfm_group", rfm="lost"))


async def test_customers_go_into_a_file(shop: Shop) -> None:
    await shop.does("customers.add", name="Соня", phone="89161234567")
    await _buys(shop, "Рита", 500)
    await shop.does("customers.save_segment", name="С заказами", min_orders=1)
    for args, names in (
        ({}, ["Рита", "Соня"]),
        ({"saved": "С заказами"}, ["Рита"]),
        ({"segment": "new"}, ["Рита"]),
        ({"rfm": "newcomers"}, ["Рита"]),
    ):
        done = await shop.does("customers.export", **args)
        sheet = next(block for block in done.receipt.blocks if isinstance(block, Sheet))
        assert [row[0] for row in sheet.tables[0].rows] == names
        assert isinstance(sheet.tables[0], Table)


BUYERS = st.lists(
    st.builds(
        Buyer,
        st.integers(1, 10**6),
        st.integers(0, 900),
        st.integers(1, 40),
        st.integers(0, 10**8),
    ),
    min_size=1,
    max_size=80,
)


@given(BUYERS)
def test_scores_follow_the_figures(buyers: list[Buyer]) -> None:
    """Equal figures score alike, better ones never worse, and every buyer has a group."""
    found = scores(buyers)
    for score in found:
        assert {score.recency, score.frequency, score.monetary} <= {1, 2, 3, 4, 5}
        assert score.group in GROUPS
    for one in found:
        for other in found:
            if one.buyer.orders >= other.buyer.orders:
                assert one.frequency >= other.frequency
            if one.buyer.days <= other.buyer.days:
                assert one.recency >= other.recency
            if one.buyer.revenue >= other.buyer.revenue:
                assert one.monetary >= other.monetary


def test_thirty_unlike_buyers_fill_all_five_scores() -> None:
    found = scores([Buyer(n, n, n + 1, n * 100) for n in range(30)])
    assert {score.frequency for score in found} == {1, 2, 3, 4, 5}
    assert {score.recency for score in found} == {1, 2, 3, 4, 5}


async def test_customers_are_found_by_several_criteria_said_in_words(shop: Shop) -> None:
    await _buys(shop, "Соня", 60_000)
    await _buys(shop, "Рита", 900)
    shop.house.move(days=70)
    await _buys(shop, "Клара", 80_000)
    found = await shop.does(
        "customers.select", words="клиенты, кто купил больше чем на 50 тысяч и не был 2 месяца"
    )
    told = seen(shop, found)
    assert "Соня" in told
    assert "Рита" not in told
    assert "Клара" not in told
    assert "купили на 50" in told
    assert "без заказов 60" in told
    keep = next(
        row[0].act for block in found.receipt.blocks if isinstance(block, Buttons) for row in block.rows
    )
    assert keep is not None
    question = await shop.asks(keep.action, **keep.args)
    await shop.answers(question, "Дорогие и пропавшие")
    assert "Соня" in seen(shop, await shop.does("customers.segment", saved="Дорогие и пропавшие"))


async def test_half_understood_criteria_find_nobody(shop: Shop) -> None:
    await _buys(shop, "Соня", 60_000)
    for words in ("из Химок, купили на 50 000", "кто купил за последний месяц больше чем на 20 000", "рыжие"):
        told = await shop.refused("customers.select", words=words)
        assert "Не понял условие" in refusal(shop, told)
    await shop.refused("customers.select", words="все клиенты")


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        ("кто заказывал больше 3 раз и должен", {"min_orders": 4, "min_debt": 1}),
        ("потратили от 10000 до 50000 рублей", {"min_sum": 10000, "max_sum": 50000}),
        ("купил на 100к и не заказывал полгода", {"min_sum": 100000, "silent_days": 180}),
        (
            "заказал только один раз и не приходил месяц",
            {"min_orders": 1, "max_orders": 1, "silent_days": 30},
        ),
        ("средний чек от 2000 и больше 5 заказов", {"min_average": 2000, "min_orders": 6}),
        ("ни разу не заказывали", {"max_orders": 0}),
        ("постоянные клиенты с долгом больше 5 тыс", {"status": "regular", "min_debt": 5000}),
        ("spent over 50 thousand and have not ordered for 2 months", {"min_sum": 50000, "silent_days": 60}),
        ("customers with more than 3 orders who owe us", {"min_orders": 4, "min_debt": 1}),
    ],
)
def test_criteria_are_read(words: str, fields: dict[str, object]) -> None:
    heard = criteria_in(words)
    assert heard.fields == fields
    assert heard.unread == ""


@given(st.integers(1, 500), st.integers(1, 60), st.permutations(range(3)))
def test_criteria_are_read_in_any_order(thousands: int, days: int, order: list[int]) -> None:
    parts = [f"купили на {thousands} тыс", f"не заказывали {days} дней", "с долгом"]
    heard = criteria_in(" и ".join(parts[at] for at in order))
    assert heard.fields == {"min_sum": thousands * 1000, "silent_days": days, "min_debt": 1}
    assert not heard.unread
