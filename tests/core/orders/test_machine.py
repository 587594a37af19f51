"""Anything a shop may do with orders: what is stored always adds up, and undo leads exactly back."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Coroutine, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from core.acts.calls import Answer, Done
from core.acts.models import StoredEvent
from core.customers.models import Customer
from core.db import open_database
from core.errors import Refusal
from core.finance.models import Account
from core.inventory.layers.models import Layer
from core.inventory.models import Balance
from core.orders.figures import tally
from core.orders.kept.models import KeptMoney
from core.orders.models import Order, OrderHold, OrderLine, ShipmentLine
from core.tenancy import HouseSession
from tests.core.house import House, Shop

T = TypeVar("T")
GOODS = ("торт наполеон", "эклер ванильный", "доставка", "роспись торта")
PEOPLE = ("Иванова", "Петров", None)
pytestmark = pytest.mark.slow


@dataclass
class Loop:
    """Runs coroutines of one house from synchronous rules."""

    url: str
    folder: Path
    loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.new_event_loop)

    def __post_init__(self) -> None:
        self.house = self.run(self._open())

    async def _open(self) -> House:
        return House(open_database(self.url), self.folder)

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return self.loop.run_until_complete(work)

    def close(self) -> None:
        self.run(self.house.app.db.close())
        self.loop.close()


@pytest.fixture
def looped(fresh_url: str, tmp_path: Path) -> Iterator[Loop]:
    held = Loop(fresh_url, tmp_path / "files")
    yield held
    held.close()


async def opened(house: House, vat_mode: str, *, fifo: bool = False) -> Shop:
    """A bakery with little on its shelves, VAT in its prices or on top of them, one gift card sold."""
    shop = await house.shop()
    if fifo:
        await shop.does("inventory.costing", costing="fifo")
    await shop.does("orders.set_vat", regime="standard", vat_mode=vat_mode)
    await shop.does("orders.sell_card", amount="1000", code="А1")
    await shop.does("inventory.add", name="торт наполеон", price="1200", cost="500")
    await shop.does("inventory.add", name="эклер ванильный", price="33.33")
    await shop.does("inventory.add", name="роспись торта", price="400", cost="100.01", kind="service")
    await shop.does(
        "inventory.receive", lines=[{"product": "торт наполеон", "quantity": "5", "price": "333.33"}]
    )
    return shop


line = st.fixed_dictionaries(
    {
        "product": st.sampled_from(GOODS),
        "quantity": st.sampled_from(["1", "2", "3", "0.5", "1.333"]),
        "price": st.sampled_from(["1200", "99.99", "0", "0.0333"]),
    }
)
lines = st.lists(line, min_size=1, max_size=3)
number = st.integers(1, 6)
some = st.one_of(st.none(), st.sampled_from(["1", "0.5", "2"]))


class Deeds(RuleBasedStateMachine):
    """A shop at work. `straight`: deeds are undone only last first, and each undo leads exactly back."""

    looped: Loop
    straight: bool
    fifo: bool

    def __init__(self) -> None:
        super().__init__()
        vat_mode = "on_top" if self.straight else "included"
        self.shop = self.looped.run(opened(self.looped.house, vat_mode, fifo=self.fifo))
        self.deeds: list[tuple[int, dict[str, Any]]] = []

    def tries(self, name: str, **args: Any) -> Answer | None:
        """Does it if the house lets it: a no changes nothing."""
        before = self.picture() if self.straight else {}
        try:
            answer = self.looped.run(self.shop.call(name, **args))
        except Refusal:
            assert changed(before, self.picture() if self.straight else {}) == {}
            return None
        if isinstance(answer, Done) and answer.act_id is not None:
            self.deeds.append((answer.act_id, before))
        return answer

    def picture(self) -> dict[str, Any]:
        return self.looped.run(self.shop.read(pictured))

    @rule(lines=lines, who=st.sampled_from(PEOPLE), paid=st.booleans(), draft=st.booleans())
    def order(self, lines: list[dict[str, str]], who: str | None, paid: bool, draft: bool) -> None:
        more: dict[str, Any] = {"customer": who} if who else {}
        more |= {"discount": "7.77%"} if draft or len(lines) == 2 else {}
        self.tries("orders.create", lines=lines, paid=paid, draft=draft, **more)

    @rule(lines=lines, who=st.sampled_from(PEOPLE))
    def sell(self, lines: list[dict[str, str]], who: str | None) -> None:
        self.tries("orders.sell", lines=lines, **({"customer": who} if who else {}))

    @rule(number=number, lines=lines)
    def add(self, number: int, lines: list[dict[str, str]]) -> None:
        self.tries("orders.add_lines", order=str(number), lines=lines)

    @rule(number=number, product=st.sampled_from(GOODS), quantity=some)
    def take_off(self, number: int, product: str, quantity: str | None) -> None:
        one = {"product": product, **({"quantity": quantity} if quantity else {})}
        self.tries("orders.take_off", order=str(number), lines=[one])

    @rule(number=number, product=st.sampled_from(GOODS), quantity=st.sampled_from([None, "0", "2", "3.5"]))
    def change_line(self, number: int, product: str, quantity: str | None) -> None:
        more = {"quantity": quantity} if quantity else {"price": "99.5"}
        self.tries("orders.change_line", order=str(number), product=product, **more)

    @rule(number=number, said=st.sampled_from(["10%", "0", "33.33", "100%"]), part=st.booleans())
    def discount(self, number: int, said: str, part: bool) -> None:
        self.tries(
            "orders.discount", order=str(number), discount=said, **({"product": GOODS[0]} if part else {})
        )

    @rule(number=number)
    def ship(self, number: int) -> None:
        self.tries("orders.ship", order=str(number))

    @rule(number=number, product=st.sampled_from(GOODS), quantity=some)
    def ship_part(self, number: int, product: str, quantity: str | None) -> None:
        one = {"product": product, **({"quantity": quantity} if quantity else {})}
        self.tries("orders.ship", order=str(number), lines=[one])

    @rule(number=number, amount=st.sampled_from([None, "0.01", "100", "1500.55"]))
    def pay(self, number: int, amount: str | None) -> None:
        self.tries("orders.pay", order=str(number), **({"amount": amount} if amount else {}))

    @rule(who=st.sampled_from(PEOPLE[:2]), amount=st.sampled_from(["77.77", "5000"]))
    def pay_some(self, who: str, amount: str) -> None:
        self.tries("orders.pay", customer=who, amount=amount)

    @rule(number=number, state=st.sampled_from(["in_work", "ready", "done"]))
    def status(self, number: int, state: str) -> None:
        self.tries("orders.status", order=str(number), status=state)

    @rule(number=number, refund=st.booleans())
    def cancel(self, number: int, refund: bool) -> None:
        self.tries("orders.cancel", order=str(number), refund=refund)

    @rule(
        number=number,
        product=st.sampled_from(GOODS),
        quantity=some,
        where=st.sampled_from(["sellable", "damaged", "written_off"]),
        money=st.sampled_from(["same", "balance", "card"]),
    )
    def give_back(self, number: int, product: str, quantity: str | None, where: str, money: str) -> None:
        one = {"product": product, **({"quantity": quantity} if quantity else {})}
        self.tries("orders.return", order=str(number), lines=[one], destination=where, refund_to=money)

    @rule(
        number=number,
        pair=st.permutations(GOODS),
        quantity=some,
        where=st.sampled_from(["sellable", "damaged", "written_off"]),
        settle=st.sampled_from(["same", "cash", "card", "balance", "later"]),
    )
    def exchange(self, number: int, pair: list[str], quantity: str | None, where: str, settle: str) -> None:
        one = {"product": pair[0], "instead": pair[1], "price": "77.77"}
        one |= {"quantity": quantity} if quantity else {"given": "2"}
        self.tries("orders.exchange", order=str(number), lines=[one], destination=where, settle=settle)

    @rule(who=st.sampled_from(PEOPLE[:2]), amount=st.sampled_from(["0.01", "999.99"]))
    def top_up(self, who: str, amount: str) -> None:
        self.tries("orders.top_up", customer=who, amount=amount)

    @rule(who=st.sampled_from(PEOPLE[:2]), amount=st.sampled_from([None, "0.01"]))
    def refund_customer(self, who: str, amount: str | None) -> None:
        self.tries("orders.refund", customer=who, **({"amount": amount} if amount else {}))

    @rule(number=number, amount=st.sampled_from([None, "300.03"]))
    def pay_by_card(self, number: int, amount: str | None) -> None:
        more = {"amount": amount} if amount else {}
        self.tries("orders.pay_by_card", order=str(number), code="А1", **more)

    @rule(number=number)
    def cancel_to_balance(self, number: int) -> None:
        self.tries("orders.cancel", order=str(number), refund_to="balance")

    @rule(number=number, amount=st.sampled_from([None, "0.01", "333.33"]))
    def refund(self, number: int, amount: str | None) -> None:
        self.tries("orders.refund", order=str(number), **({"amount": amount} if amount else {}))

    @rule(number=number)
    def pay_from_balance(self, number: int) -> None:
        self.tries("orders.pay_from_balance", order=str(number))

    @rule(which=st.integers(0, 3))
    def confirm(self, which: int) -> None:
        drafts = self.looped.run(self.shop.rows(Order, Order.state == "draft"))
        if drafts:
            self.tries("orders.confirm", order={"id": drafts[which % len(drafts)].id})

    @rule(product=st.sampled_from(GOODS[:2]), price=st.sampled_from([None, "10", "0.07"]))
    def receive(self, product: str, price: str | None) -> None:
        one = {"product": product, "quantity": "2", **({"price": price} if price else {})}
        self.tries("inventory.receive", lines=[one])

    @rule(product=st.sampled_from(GOODS[:2]), quantity=st.sampled_from(["0.5", "1", "3"]))
    def write_off(self, product: str, quantity: str) -> None:
        self.tries("inventory.write_off", lines=[{"product": product, "quantity": quantity}])

    @rule(product=st.sampled_from(GOODS[:2]), quantity=st.sampled_from(["0", "1", "4.5"]))
    def count(self, product: str, quantity: str) -> None:
        self.tries("inventory.set_stock", lines=[{"product": product, "quantity": quantity}])

    @rule(allowed=st.booleans())
    def below_zero(self, allowed: bool) -> None:
        if not self.straight:
            self.looped.run(self.shop.does("companies.change", negative_stock=allowed))

    @rule(hours=st.integers(1, 30))
    def wait(self, hours: int) -> None:
        self.looped.house.clock.move(timedelta(hours=hours))

    @rule(which=st.integers(0, 50))
    def undo(self, which: int) -> None:
        if not self.deeds:
            return
        if self.straight:
            self.undo_last()
        else:
            act_id, _ = self.deeds[which % len(self.deeds)]
            self.tries("acts.undo", act={"id": act_id})

    def undo_last(self) -> None:
        act_id, before = self.deeds.pop()
        self.looped.run(self.shop.does("acts.undo", act={"id": act_id}))
        assert changed(before, self.picture()) == {}

    @invariant()
    def adds_up(self) -> None:
        found = self.looped.run(self.shop.read(lambda session: differences(self.looped, self.shop, session)))
        assert found == []

    @invariant()
    def is_sound(self) -> None:
        self.looped.run(self.shop.read(sound))

    def teardown(self) -> None:
        while self.straight and self.deeds:
            self.undo_last()


def machine(looped: Loop, *, straight: bool, fifo: bool) -> type[Deeds]:
    """The machine over one house."""
    return type("Orders", (Deeds,), {"looped": looped, "straight": straight, "fifo": fifo})


def differences(looped: Loop, shop: Shop, session: HouseSession) -> list[str]:
    """What every room's check has to say."""
    standing = looped.house.app.register.standing(session, shop.actor)
    rooms = looped.house.app.register.rooms
    found = [said for room in rooms for check in room.checks for said in check(session, standing.company)]
    return [shop.text(said) for said in found]


def sound(session: HouseSession) -> None:
    """No reserve exceeds what is there or is owed; the costs that were told are the costs of the orders."""
    lines: dict[int, list[OrderLine]] = {}
    for row in session.scalars(sa.select(OrderLine)):
        lines.setdefault(row.order_id, []).append(row)
        assert 0 <= row.returned <= row.shipped <= row.quantity
        assert 0 <= row.returned_total <= row.total
        assert 0 <= row.reserved <= row.to_ship
    _kept(session)
    for balance in session.scalars(sa.select(Balance)):
        assert 0 <= balance.reserved <= max(balance.on_hand, 0)
    told: Counter[tuple[int, str, str]] = Counter()
    for data in session.scalars(sa.select(StoredEvent.data).where(StoredEvent.name == "orders.counted")):
        for what in ("orders", "cost", "revenue"):
            told[data["order_id"], data["basis"], what] += data[what]
    for order in session.scalars(sa.select(Order)):
        held = lines.get(order.id, [])
        assert order.total == sum(row.net for row in held)
        assert order.paid >= 0
        assert order.state != "cancelled" or order.paid == 0
        assert order.total == sum(row.net for row in held)
        figures = tally(order, held)
        for basis, own in (
            ("ordered", figures.ordered),
            ("shipped", figures.shipped),
            ("paid", figures.paid),
        ):
            assert told[order.id, basis, "cost"] == sum(figure.cost or 0 for figure in own.values())
            assert told[order.id, basis, "orders"] == int(bool(own))


def pictured(session: HouseSession) -> dict[str, Any]:
    """All that an undo must bring back, ids and numbers of what was taken back aside."""
    gone = {order.id for order in session.scalars(sa.select(Order).where(Order.state == "annulled"))}
    orders = [order for order in session.scalars(sa.select(Order).order_by(Order.id)) if order.id not in gone]
    kept = sorted(row.id for row in session.scalars(sa.select(OrderLine)) if row.order_id not in gone)
    holds: Counter[tuple[int, int]] = Counter()
    for hold in session.scalars(sa.select(OrderHold)):
        holds[hold.line_id, hold.warehouse_id] += hold.quantity
    return {
        "orders": [
            (
                None if o.state == "draft" else o.number,
                o.state,
                o.total,
                o.paid,
                o.lines,
                o.lines_begun,
                o.lines_shipped,
                o.customer_id,
            )
            for o in orders
        ],
        "lines": [_line(session, row_id) for row_id in kept],
        "holds": holds,
        "stock": sorted(
            (b.product_id, b.on_hand, b.reserved, b.value)
            for b in session.scalars(sa.select(Balance))
            if b.on_hand or b.reserved or b.value
        ),
        "layers": [
            (row.product_id, row.warehouse_id, row.quantity, row.value)
            for row in session.scalars(sa.select(Layer).order_by(Layer.came, Layer.lot))
            if row.quantity
        ],
        "money": sorted((a.kind, a.balance) for a in session.scalars(sa.select(Account)) if a.balance),
        "customers": [
            (c.name, c.orders, c.revenue, c.owed, c.first_day, c.last_day)
            for c in session.scalars(sa.select(Customer).order_by(Customer.id))
        ],
        "counted": _counted(session),
        "kept": _kept(session),
    }


def changed(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    """The parts of two pictures that differ."""
    return {name: (before[name], after[name]) for name in before if before[name] != after[name]}


def _line(session: HouseSession, row_id: int) -> Any:
    row = session.get(OrderLine, row_id)
    assert row is not None
    back = (row.returned, row.returned_total, row.returned_cost)
    return (row.id, row.total, row.reserved, row.shipped, row.shipped_cost, *back)


def _counted(session: HouseSession) -> Counter[Any]:
    """What reports were told, by basis, day, customer, person and product."""
    sums: Counter[Any] = Counter()
    for data in session.scalars(sa.select(StoredEvent.data).where(StoredEvent.name == "orders.counted")):
        at = (data["basis"], data["day"], data["person_id"])
        sums[*at, "orders"] += data["orders"]
        for part in data["lines"]:
            for what in ("quantity", "revenue", "cost"):
                sums[*at, part["product_id"], what] += part[what] or 0
    return Counter({key: value for key, value in sums.items() if value})


def _kept(session: HouseSession) -> Counter[Any]:
    """Money that is no order's, by whose it is."""
    sums: Counter[Any] = Counter()
    for row in session.scalars(sa.select(KeptMoney).where(KeptMoney.annulled_at.is_(None))):
        sums[row.customer_id, row.card_id] += row.amount
    assert all(amount >= 0 for amount in sums.values())
    return Counter({key: value for key, value in sums.items() if value})


def _settings(examples: int, steps: int) -> settings:
    return settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        print_blob=True,
    )


@pytest.mark.parametrize("fifo", [False, True], ids=["average", "fifo"])
def test_whatever_is_done_everything_adds_up(looped: Loop, fifo: bool) -> None:
    run_state_machine_as_test(machine(looped, straight=False, fifo=fifo), settings=_settings(12, 25))


@pytest.mark.parametrize("fifo", [False, True], ids=["average", "fifo"])
def test_undo_leads_exactly_back(looped: Loop, fifo: bool) -> None:
    run_state_machine_as_test(machine(looped, straight=True, fifo=fifo), settings=_settings(8, 15))


def test_shipments_are_written_for_lines_of_their_order(looped: Loop) -> None:
    """The tables the machine trusts are the tables the acts write."""
    shop = looped.run(opened(looped.house, "included"))
    looped.run(shop.does("orders.sell", lines=[{"product": "торт наполеон", "quantity": "2"}]))
    rows = looped.run(shop.rows(ShipmentLine))
    assert [(row.quantity, row.cost) for row in rows] == [(2000, 66666)]
