"""Saved segments, their moves, RFM, and customers in a file."""

from __future__ import annotations

from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from bot.scheduler import _tended
from core.blocks import Sheet, Table
from core.companies.standing import all_companies
from core.customers.rfm import GROUPS, Buyer, scores
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
