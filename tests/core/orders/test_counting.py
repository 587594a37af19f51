"""What reports are told: events by name, closed periods, one round of statements however long the order."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from core.acts.models import StoredEvent
from core.companies.models import Company
from core.money import half_up
from core.orders.figures import NOTHING, difference, margin, tally
from core.orders.lines import is_service
from core.orders.models import Order, OrderLine
from core.orders.paying import shares
from core.tenancy import HouseSession
from tests.core.house import Shop
from tests.core.orders.seeing import counted_by, ordered
from tests.core.statements import statements


async def close_through(shop: Shop, day: date) -> None:
    def close(session: HouseSession) -> None:
        session.execute(
            sa.update(Company).where(Company.id == shop.actor.company_id).values(closed_through=day)
        )

    await shop.app.db.write(close)


async def events(shop: Shop) -> list[str]:
    told = [event.name for event in await shop.rows(StoredEvent) if event.name.startswith("orders.")]
    return [name for name in told if name != "orders.counted"]


async def test_rooms_above_hear_of_all_that_happens(bakery: Shop) -> None:
    await bakery.member("Асель", "editor")
    await ordered(bakery, ("торт наполеон", 2))
    await bakery.does("orders.assign", order="1", member="Асель")
    await bakery.does("orders.pay", order="1", amount="1")
    await bakery.does("orders.ship", order="1")
    await bakery.does("orders.status", order="1", status="done")
    await ordered(bakery, ("торт наполеон", 1))
    await bakery.does("orders.cancel", order="2")
    assert sorted(await events(bakery)) == sorted(
        [
            *("orders.created", "orders.assigned", "orders.paid", "orders.shipped", "orders.changed"),
            *("orders.created", "orders.cancelled"),
        ]
    )


async def test_a_cancellation_leaves_the_orders_own_day(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 2))
    bakery.house.move(days=2)
    await bakery.does("orders.cancel", order="1")
    assert await counted_by(bakery, "ordered", "day") == {}


async def test_a_closed_day_is_left_alone(bakery: Shop) -> None:
    made = await ordered(bakery, ("торт наполеон", 2))
    paid = await bakery.does("orders.pay", order="1", amount="500")
    shipped = await bakery.does("orders.ship", order="1")
    bakery.house.move(hours=23)
    await close_through(bakery, date(2026, 11, 20))
    await bakery.undoes(shipped)
    await bakery.undoes(paid)
    assert await counted_by(bakery, "shipped", "day") == {"2026-11-20": 240000, "2026-11-21": -240000}
    assert await counted_by(bakery, "paid", "day") == {"2026-11-20": 50000, "2026-11-21": -50000}
    await bakery.undoes(made)
    assert await counted_by(bakery, "ordered", "day") == {"2026-11-20": 240000, "2026-11-21": -240000}


@pytest.mark.parametrize("fresh_url", ["sqlite"], indirect=True)
async def test_a_long_order_takes_no_more_statements_than_a_short_one(bakery: Shop) -> None:
    goods = [f"пирог {number}" for number in range(12)]
    for name in goods:
        await bakery.does("inventory.add", name=name, price="100", cost="40")
    await bakery.does("inventory.receive", lines=[{"product": name, "quantity": "50"} for name in goods])
    await bakery.does("customers.add", name="Иванова")
    refs = {one.label: one.value for one in await _likely(bakery, goods)}

    async def sent(lines: int) -> int:
        """All but the look-up of each named product."""
        args = [{"product": refs[name], "quantity": "1"} for name in goods[:lines]]
        with statements(bakery.app.db) as seen:
            await bakery.does("orders.create", customer="Иванова", lines=args)
        return len(seen) - lines

    await sent(3)
    assert await sent(12) == await sent(3) <= 30


async def _likely(shop: Shop, goods: list[str]) -> list[Any]:
    from core.acts.calls import Option
    from core.inventory.models import Product

    rows = await shop.rows(Product, Product.name.in_(goods))
    return [Option(row.name, {"id": row.id}) for row in rows]


def _order(total: int, paid: int, lines: int, state: str = "confirmed") -> Order:
    return Order(state=state, total=total, paid=paid, lines=lines, lines_begun=0, lines_shipped=0, source="")


def _line(quantity: int, total: int, cost: int | None, shipped: int, real: int) -> OrderLine:
    return OrderLine(
        product_id=1,
        is_service=False,
        name="торт",
        quantity=quantity,
        total=total,
        cost=cost,
        shipped=shipped,
        shipped_cost=real,
        returned=0,
        returned_total=0,
        returned_cost=0,
        cancelled=0,
        reserved=0,
    )


amounts = st.integers(0, 10**9)
some_lines = st.lists(
    st.tuples(st.integers(1, 10**6), amounts, st.one_of(st.none(), amounts), st.floats(0, 1), amounts),
    min_size=1,
    max_size=6,
)


@given(some_lines, st.integers(0, 2 * 10**9))
def test_figures_add_up_to_the_order(drawn: list[tuple[int, int, int | None, float, int]], paid: int) -> None:
    lines = [
        _line(quantity, total, cost, half_up(int(part * 1000) * quantity, 1000), real)
        for quantity, total, cost, part, real in drawn
    ]
    total = sum(line.total for line in lines)
    order = _order(total, paid, len(lines))
    figures = tally(order, lines)
    assert sum(one.revenue for one in figures.ordered.values()) == total
    assert sum(one.revenue for one in figures.paid.values()) == min(paid, total)
    assert all(0 <= one.revenue <= figures.ordered[key].revenue for key, one in figures.paid.items())
    for line in lines:
        gone = figures.shipped.get(line.id)
        assert (gone.revenue if gone else 0) <= line.total
        if line.shipped == line.quantity:
            assert gone is not None
            known = line.shipped_cost or (None if line.cost is None else 0)
            assert (gone.revenue, figures.ordered[line.id].cost) == (line.total, known)
    assert figures.due == max(total - paid, 0)
    costed = [one for one in figures.ordered.values() if one.cost is not None]
    assert margin(figures.ordered) == sum(one.revenue - (one.cost or 0) for one in costed)


@given(some_lines, st.integers(0, 10**9), st.integers(0, 10**9))
def test_a_difference_leads_from_one_state_to_the_other(
    drawn: list[tuple[int, int, int | None, float, int]], first: int, second: int
) -> None:
    lines = [_line(quantity, total, cost, 0, 0) for quantity, total, cost, _, _ in drawn]
    total = sum(line.total for line in lines)
    before, after = (tally(_order(total, paid, len(lines)), lines).paid for paid in (first, second))
    steps = [*difference(NOTHING.paid, before), *difference(before, after)]
    assert sum(step.revenue for step in steps) == sum(one.revenue for one in after.values())
    assert sum(step.cost or 0 for step in steps) == sum(one.cost or 0 for one in after.values())
    assert sum(step.quantity for step in steps) == sum(one.quantity for one in after.values())


@given(st.lists(st.tuples(amounts, amounts), min_size=1, max_size=6), st.integers(1, 10**10))
def test_a_payment_is_spread_whole(drawn: list[tuple[int, int]], amount: int) -> None:
    orders = [_order(total + 1, min(paid, total), 1) for total, paid in drawn]
    parts = shares(orders, amount)
    assert sum(part.amount for part in parts) == amount
    assert all(part.amount > 0 for part in parts)
    assert all(part.amount <= part.order.due for part in parts[:-1])


@pytest.mark.parametrize(
    ("name", "service"),
    [
        ("доставка", True),
        ("Доставку по городу", True),
        ("срочная доставка", True),
        ("замена масла", True),
        ("gift wrapping", True),
        ("delivery", True),
        ("коробка для доставки", False),
        ("латте", False),
        ("торт наполеон", False),
        ("box for delivery", False),
        ("", False),
    ],
)
def test_services_are_told_from_goods_by_their_head_word(name: str, service: bool) -> None:
    assert is_service(name) is service
