"""Lists of ours as tables whose columns an import knows again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Literal

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.blocks import Column, Day, Price, Qty, Table, Value, say
from core.customers.models import Customer
from core.finance.models import Account, Item, Posting
from core.integrations.ours import key_of
from core.inventory.coding import codes_by_product
from core.inventory.models import Balance, Product, Warehouse
from core.money import QUANTITY_SCALE
from core.orders.models import Order, OrderLine
from core.texts import unit_word

Which = Literal["goods", "customers", "orders", "money", "stock"]
Span = tuple[date, date] | None
MOST_ROWS = 50_000
COMES_BACK = ("goods", "customers", "orders")
"""What an import takes back without a change; the others are for reading."""
RIGHTS = {
    "goods": "inventory",
    "stock": "inventory",
    "customers": "customers",
    "orders": "orders",
    "money": "finance",
}


def list_table(ctx: Ctx, which: Which, span: Span) -> Table:
    """The whole list; days matter to orders and money."""
    return _WRITERS[which](ctx, span)


def _head(*names: str, costs: Sequence[str] = ()) -> list[Column]:
    numbers = {"price", "cost", "quantity", "total", "low-level", "came", "went", "value"}
    return [
        Column(
            say(f"integrations-list-column-{name}"),
            "number" if name in numbers else "text",
            sees="cost" if name in costs else None,
        )
        for name in names
    ]


def _unit(ctx: Ctx, code: str) -> str:
    return unit_word(code, QUANTITY_SCALE, ctx.actor.locale) if code else ""  # type: ignore[arg-type]


def _goods(ctx: Ctx, span: Span) -> Table:
    query = sa.select(Product).where(Product.archived.is_(False), Product.kind == "goods")
    goods = ctx.session.scalars(query.order_by(Product.name_key, Product.id).limit(MOST_ROWS)).all()
    codes = codes_by_product(ctx.session, {product.id for product in goods})
    rows: list[list[Value]] = [
        [
            product.name,
            codes.get(product.id),
            _unit(ctx, product.unit),
            _price(ctx, product.price),
            _price(ctx, product.cost),
            product.category,
            None if product.low_level is None else Qty(product.low_level),
        ]
        for product in goods
    ]
    names = ("product", "barcode", "unit", "price", "cost", "category", "low-level")
    return Table(_head(*names, costs=("cost",)), rows, title=say("integrations-list-goods"))


def _price(ctx: Ctx, e4: int | None) -> Price | None:
    return None if e4 is None else Price(e4, ctx.company.currency)


def _customers(ctx: Ctx, span: Span) -> Table:
    query = sa.select(Customer).where(Customer.archived_at.is_(None), Customer.erased_at.is_(None))
    people = ctx.session.scalars(query.order_by(Customer.sort_name, Customer.id).limit(MOST_ROWS))
    rows: list[list[Value]] = [[one.name, one.phone, one.email, one.address, one.note] for one in people]
    names = ("customer", "phone", "email", "address", "note")
    return Table(_head(*names), rows, title=say("integrations-list-customers"))


def _orders(ctx: Ctx, span: Span) -> Table:
    """A row for each line, of what stayed with the customer; drafts and annulled orders are no documents."""
    query = (
        sa.select(Order, OrderLine, Customer.name)
        .join(OrderLine, OrderLine.order_id == Order.id)
        .outerjoin(Customer, Customer.id == Order.customer_id)
        .where(Order.state.not_in(["draft", "annulled"]), OrderLine.quantity > OrderLine.returned)
    )
    if span is not None:
        query = query.where(Order.day.between(*span))
    found = ctx.session.execute(query.order_by(Order.day, Order.id, OrderLine.position).limit(MOST_ROWS))
    rows: list[list[Value]] = [_order_row(ctx, order, line, customer) for order, line, customer in found]
    names = ("number", "day", "customer", "product", "quantity", "unit", "price", "total", "status")
    return Table(_head(*names), rows, title=say("integrations-list-orders"))


def _order_row(ctx: Ctx, order: Order, line: OrderLine, customer: str | None) -> list[Value]:
    kept = line.quantity - line.returned
    status = say(
        "integrations-status-cancelled" if order.state == "cancelled" else "integrations-status-done"
    )
    return [
        key_of(order),
        Day(order.day),
        customer,
        line.name,
        Qty(kept),
        _unit(ctx, line.unit),
        Price(line.price, order.currency),
        ctx.money(line.net),
        status,
    ]


def _money(ctx: Ctx, span: Span) -> Table:
    query = (
        sa.select(Posting, Account.name, Item.name, Customer.name)
        .join(Account, Account.id == Posting.account_id)
        .outerjoin(Item, Item.id == Posting.item_id)
        .outerjoin(Customer, Customer.id == Posting.customer_id)
    )
    if span is not None:
        query = query.where(Posting.cash_day.between(*span))
    found = ctx.session.execute(query.order_by(Posting.cash_day, Posting.id).limit(MOST_ROWS))
    rows: list[list[Value]] = [
        [
            Day(posting.cash_day),
            account,
            say(f"finance-kind-{posting.kind}"),
            item,
            ctx.money(posting.amount) if posting.amount > 0 else None,
            ctx.money(-posting.amount) if posting.amount < 0 else None,
            customer,
            posting.note,
        ]
        for posting, account, item, customer in found
    ]
    names = ("day", "account", "kind", "item", "came", "went", "customer", "note")
    return Table(_head(*names), rows, title=say("integrations-list-money"))


def _stock(ctx: Ctx, span: Span) -> Table:
    query = (
        sa.select(Product.name, Product.unit, Warehouse.name, Balance.on_hand, Balance.value)
        .join(Balance, Balance.product_id == Product.id)
        .join(Warehouse, Warehouse.id == Balance.warehouse_id)
        .where(Balance.on_hand != 0)
        .order_by(Product.name_key, Product.id, Warehouse.name)
    )
    rows: list[list[Value]] = [
        [name, place, Qty(on_hand), _unit(ctx, unit), ctx.money(value)]
        for name, unit, place, on_hand, value in ctx.session.execute(query.limit(MOST_ROWS))
    ]
    names = ("product", "warehouse", "quantity", "unit", "value")
    return Table(_head(*names, costs=("value",)), rows, title=say("integrations-list-stock"))


_WRITERS: dict[Which, Callable[[Any, Span], Table]] = {
    "goods": _goods,
    "customers": _customers,
    "orders": _orders,
    "money": _money,
    "stock": _stock,
}
