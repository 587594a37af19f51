"""A thousand orders of a shop with a written policy, where SAMPLES_DIR has it: its rules hold in ours.

What is theirs alone is not asked for: one exchange per order (ours may be exchanged again), two reasons for a
cancellation (any words do), no cancelling once processed (ours may be cancelled until something has left).
"""

from __future__ import annotations

import gzip
import json
import os
from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from core.acts.calls import Done
from core.inventory.refusals import OutOfStock
from core.orders.kept.models import GiftCard, KeptMoney
from core.orders.models import Order
from core.orders.refusals import CardShort, HasShipments, NothingToReturn, WrongState
from core.reports.check import check_all
from tests.core.house import House, Shop

SAMPLES = Path(os.environ.get("SAMPLES_DIR", "")) / "retail" / "tau2"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif("SAMPLES_DIR" not in os.environ, reason="SAMPLES_DIR is not set"),
]
METHODS = {"credit_card": "card", "paypal": "transfer"}
EACH = 6
"""Orders a rule is tried on."""


@dataclass
class Loaded:
    """Their shop in ours: ids of goods, customers and orders by theirs."""

    shop: Shop
    theirs: dict[str, Any]
    goods: dict[str, int] = field(default_factory=dict)
    people: dict[str, int] = field(default_factory=dict)
    orders: dict[str, int] = field(default_factory=dict)
    tried: set[str] = field(default_factory=set)

    def fresh(self, status: str, *, by: str | None = None, many: int = EACH) -> list[str]:
        """Orders of a status nobody has touched yet, of a way of payment where one is named."""
        found = [
            name
            for name, order in self.theirs["orders"].items()
            if order["status"] == status and name not in self.tried and (by is None or self.way(name) == by)
        ][:many]
        self.tried.update(found)
        return found

    def way(self, name: str) -> str:
        order = self.theirs["orders"][name]
        paid = order["payment_history"][0]["payment_method_id"]
        return str(self.theirs["users"][order["user_id"]]["payment_methods"][paid]["source"])

    def sums(self, name: str) -> Decimal:
        return Decimal(str(self.theirs["orders"][name]["payment_history"][0]["amount"]))

    def this(self, name: str) -> dict[str, object]:
        return {"id": self.orders[name]}

    async def row(self, name: str) -> Order:
        return (await self.shop.rows(Order, Order.id == self.orders[name]))[0]

    def card(self, name: str) -> str:
        """The gift card an order was paid with."""
        return str(self.theirs["orders"][name]["payment_history"][0]["payment_method_id"]).upper()

    async def left(self, code: str) -> Decimal:
        (card,) = await self.shop.rows(GiftCard, GiftCard.code == code)
        rows = await self.shop.rows(KeptMoney, KeptMoney.card_id == card.id, KeptMoney.annulled_at.is_(None))
        return Decimal(sum(row.amount for row in rows)) / 100

    def other(self, item: dict[str, Any], sign: int) -> str | None:
        """Another option of the same product that is dearer (+1) or cheaper (−1)."""
        options = self.theirs["products"][item["product_id"]]["variants"].values()
        price = Decimal(str(item["price"]))
        fitting = [
            one["item_id"]
            for one in options
            if one["available"]
            and one["item_id"] != item["item_id"]
            and (Decimal(str(one["price"])) - price) * sign > 0
        ]
        return fitting[0] if fitting else None


def subject(done: Done) -> int:
    assert done.receipt.subject is not None
    return done.receipt.subject[1]


async def loaded(house: House) -> Loaded:
    """All of it through acts a person would do."""
    with gzip.open(SAMPLES / "db.json.gz", "rt", encoding="utf-8") as file:
        theirs = json.load(file)
    shop = await house.shop(name="Retail", currency="USD")
    found = Loaded(shop, theirs)
    await _goods(found)
    for number, (name, user) in enumerate(theirs["users"].items()):
        called = f"{user['name']['first_name']} {user['name']['last_name']} {number}"
        found.people[name] = subject(await shop.does("customers.add", name=called))
    await _cards(found)
    for name, order in theirs["orders"].items():
        await _order(found, name, order)
    return found


async def _goods(found: Loaded) -> None:
    for product in found.theirs["products"].values():
        for item in product["variants"].values():
            options = ", ".join(str(one) for one in item["options"].values())
            called = f"{product['name']}, {options}, {item['item_id']}"
            done = await found.shop.does("inventory.add", name=called[:120], price=str(item["price"]))
            found.goods[item["item_id"]] = subject(done)
    ids = list(found.goods.values())
    for first in range(0, len(ids), 50):
        lines = [{"product": {"id": one}, "quantity": "500", "price": "1"} for one in ids[first : first + 50]]
        await found.shop.does("inventory.receive", lines=lines)


async def _cards(found: Loaded) -> None:
    """Gift cards as they were before the orders were paid with them."""
    spent: defaultdict[str, Decimal] = defaultdict(Decimal)
    for order in found.theirs["orders"].values():
        for one in order["payment_history"]:
            sign = 1 if one["transaction_type"] == "payment" else -1
            spent[one["payment_method_id"]] += sign * Decimal(str(one["amount"]))
    gross: defaultdict[str, Decimal] = defaultdict(Decimal)
    for order in found.theirs["orders"].values():
        one = order["payment_history"][0]
        gross[one["payment_method_id"]] += Decimal(str(one["amount"]))
    for user in found.theirs["users"].values():
        for code, way in user["payment_methods"].items():
            if way["source"] == "gift_card" and (amount := Decimal(str(way["balance"])) + gross[code]):
                await found.shop.does("orders.sell_card", amount=str(amount), code=code)


async def _order(found: Loaded, name: str, order: dict[str, Any]) -> None:
    lines = [
        {"product": {"id": found.goods[item["item_id"]]}, "price": str(item["price"])}
        for item in order["items"]
    ]
    made = await found.shop.does(
        "orders.create", customer={"id": found.people[order["user_id"]]}, lines=lines
    )
    found.orders[name] = subject(made)
    this, amount = found.this(name), str(found.sums(name))
    if found.way(name) == "gift_card":
        await found.shop.does("orders.pay_by_card", order=this, code=found.card(name), amount=amount)
    else:
        await found.shop.does("orders.pay", order=this, amount=amount, method=METHODS[found.way(name)])
    match order["status"]:
        case "processed":
            await found.shop.does("orders.status", order=this, status="in_work")
        case "delivered":
            await found.shop.does("orders.ship", order=this)
            await found.shop.does("orders.status", order=this, status="done")
        case "cancelled":
            await found.shop.does("orders.cancel", order=this, refund=True)


async def test_their_policy_holds_in_ours(house: House) -> None:
    found = await loaded(house)
    await _loaded_as_it_was(found)
    await _cancelled_with_each_payment_refunded(found)
    await _another_address(found)
    await _another_way_of_payment(found)
    await _other_options_of_pending(found)
    await _returned_when_delivered(found)
    await _exchanged_when_delivered(found)
    assert await check_all(found.shop.app) == []


async def _loaded_as_it_was(found: Loaded) -> None:
    """Every order comes to what was paid for it, every card holds what theirs holds (and refunds besides)."""
    rows = {row.id: row for row in await found.shop.rows(Order)}
    for name, order in found.theirs["orders"].items():
        row = rows[found.orders[name]]
        assert Decimal(row.total) / 100 == sum(Decimal(str(item["price"])) for item in order["items"])
        assert row.paid == (0 if order["status"] == "cancelled" else row.total)


async def _cancelled_with_each_payment_refunded(found: Loaded) -> None:
    for name in found.fresh("pending", by="gift_card"):
        before = await found.left(found.card(name))
        await found.shop.does("orders.cancel", order=found.this(name), refund=True, reason="no longer needed")
        assert await found.left(found.card(name)) == before + found.sums(name)
        assert (await found.row(name)).paid == 0
    for name in found.fresh("pending", by="credit_card"):
        done = await found.shop.does("orders.cancel", order=found.this(name), refund=True)
        assert "to the customer's card" in found.shop.text(done, "en")
    for name in found.fresh("delivered"):
        assert isinstance(await found.shop.refused("orders.cancel", order=found.this(name)), HasShipments)
    for name in found.fresh("cancelled"):
        assert isinstance(await found.shop.refused("orders.cancel", order=found.this(name)), WrongState)


async def _another_address(found: Loaded) -> None:
    for name in found.fresh("pending"):
        done = await found.shop.does(
            "orders.address", order=found.this(name), address="10 Main Street, Denver"
        )
        assert "10 Main Street" in found.shop.text(
            await found.shop.does("orders.show", order=found.this(name))
        )
        await found.shop.does("acts.undo", act={"id": done.act_id})


async def _another_way_of_payment(found: Loaded) -> None:
    """What was paid goes back, and a gift card takes its place if it has enough."""
    for number, name in enumerate(found.fresh("pending", by="paypal")):
        total = found.sums(name)
        code = f"NEW{number}"
        await found.shop.does("orders.sell_card", amount=str(total - Decimal("0.01")), code=code)
        await found.shop.does("orders.refund", order=found.this(name), amount=str(total))
        pay = {"order": found.this(name), "code": code, "amount": str(total)}
        assert isinstance(await found.shop.refused("orders.pay_by_card", **pay), CardShort)
        await found.shop.does("orders.sell_card", amount=str(total), code=f"{code}A")
        await found.shop.does("orders.pay_by_card", **{**pay, "code": f"{code}A"})
        assert (await found.row(name)).payment == "paid"
        assert await found.left(f"{code}A") == 0


async def _other_options_of_pending(found: Loaded) -> None:
    """The difference is paid or refunded; the order stays open, its reserve follows."""
    for sign in (1, -1):
        for name in found.fresh("pending", by="credit_card"):
            item, option = _swappable(found, name, sign)
            if option is None:
                continue
            before = (await found.row(name)).total
            lines = [_swap(found, item, option)]
            done = await found.shop.does(
                "orders.exchange", order=found.this(name), lines=lines, settle="same"
            )
            row = await found.row(name)
            price = Decimal(str(_variant(found, item, option)["price"]))
            assert Decimal(row.total - before) / 100 == price - Decimal(str(item["price"]))
            assert (row.payment, row.shipment) == ("paid", "none")
            await found.shop.does("acts.undo", act={"id": done.act_id})
            row = await found.row(name)
            assert (row.total, row.paid) == (before, before)


async def _returned_when_delivered(found: Loaded) -> None:
    """To the way it was paid, gift cards too; nothing comes back of what has not left."""
    for by in ("gift_card", "credit_card"):
        for name in found.fresh("delivered", by=by):
            item = found.theirs["orders"][name]["items"][0]
            before = await found.left(found.card(name)) if by == "gift_card" else Decimal(0)
            lines = [{"product": {"id": found.goods[item["item_id"]]}, "quantity": "1"}]
            back = {"order": found.this(name), "lines": lines, "destination": "sellable", "refund_to": "same"}
            await found.shop.does("orders.return", **back)
            if by == "gift_card":
                assert await found.left(found.card(name)) == before + Decimal(str(item["price"]))
    for name in [*found.fresh("pending"), *found.fresh("processed")]:
        refused = await found.shop.refused("orders.return", order=found.this(name), destination="sellable")
        assert isinstance(refused, NothingToReturn)


async def _exchanged_when_delivered(found: Loaded) -> None:
    """The difference either way; more than is there is not given."""
    for sign in (1, -1):
        for name in found.fresh("delivered", by="credit_card"):
            item, option = _swappable(found, name, sign)
            if option is None:
                continue
            swap = {"order": found.this(name), "destination": "sellable", "settle": "same"}
            lines = [_swap(found, item, option, given="100000")]
            assert isinstance(await found.shop.refused("orders.exchange", lines=lines, **swap), OutOfStock)
            before = (await found.row(name)).total
            await found.shop.does("orders.exchange", lines=[_swap(found, item, option)], **swap)
            row = await found.row(name)
            assert Decimal(before - row.total) / 100 == Decimal(str(item["price"]))
            assert row.payment == "paid"


def _variant(found: Loaded, item: dict[str, Any], option: str) -> dict[str, Any]:
    variant: dict[str, Any] = found.theirs["products"][item["product_id"]]["variants"][option]
    return variant


def _swappable(found: Loaded, name: str, sign: int) -> tuple[dict[str, Any], str | None]:
    """The first item of an order that has such another option, not in the order yet."""
    items = found.theirs["orders"][name]["items"]
    mine = [item["item_id"] for item in items]
    for item in items:
        option = found.other(item, sign)
        if option is not None and option not in mine and mine.count(item["item_id"]) == 1:
            return item, option
    return items[0], None


def _swap(found: Loaded, item: dict[str, Any], option: str, **more: str) -> dict[str, Any]:
    return {
        "product": {"id": found.goods[item["item_id"]]},
        "instead": {"id": found.goods[option]},
        "price": str(_variant(found, item, option)["price"]),
        "quantity": "1",
        **more,
    }
