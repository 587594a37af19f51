"""How orders are shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from core.acts.ctx import Ctx
from core.blocks import (
    Act,
    Block,
    Button,
    Buttons,
    Column,
    Day,
    DocNo,
    Fact,
    Facts,
    Moment,
    Price,
    Qty,
    Said,
    Table,
    Text,
    Value,
    say,
)
from core.customers.models import Customer
from core.inventory.kits.composition import Piece
from core.inventory.kits.showing import kit_words
from core.money import from_milli
from core.orders import queries
from core.orders.about import about_buttons, address_fact
from core.orders.discount_cards import discount_facts
from core.orders.figures import Tally, margin, tally
from core.orders.kits.keeping import kits_of
from core.orders.kits.models import OrderLinePart
from core.orders.models import Order, OrderLine
from core.orders.offer_cards import draft_buttons, offer_blocks
from core.orders.reserving import still_short
from core.orders.statuses.cards import status_buttons, status_fact
from core.orders.vat_cards import vat_facts

SHOWN_GOODS = 2
"""Goods of an order that its row in a list names."""


def numbered(order: Order) -> DocNo | Said | str:
    """The order's number as it is shown: an imported document keeps its own, a draft has none yet."""
    if order.outer_number:
        return f"№ {order.own_number}" if order.own_number else say("orders-no-number")
    if order.number is None and order.state in ("draft", "cancelled"):
        return say("orders-draft-mark")
    return DocNo("order", order.number)


def named(order: Order) -> dict[str, object]:
    """An order as an argument of a stored call."""
    return {"id": order.id}


def called(order: Order, customer: str | None) -> Said:
    """'Заказ № 1, Иванова'."""
    deed = "sale" if order.sale else "order"
    if customer:
        return say(f"orders-{deed}-of", order=numbered(order), customer=customer)
    return say(f"orders-{deed}", order=numbered(order))


def customer_name(ctx: Ctx, order: Order) -> str | None:
    if order.customer_id is None:
        return None
    return ctx.get(Customer, order.customer_id).name


def person_name(ctx: Ctx, person_id: int | None) -> str | None:
    """A member's name; None for one who has left or was never there."""
    found = None if person_id is None else ctx.finder("member").by_id(ctx, person_id)
    return found.name if found else None


def state_facts(ctx: Ctx, order: Order) -> list[Fact]:
    """The three axes in words."""
    state = say(f"orders-state-{order.state.replace('_', '-')}")
    facts = [Fact(say("orders-label-state"), state), *status_fact(ctx, order)]
    if order.is_live:
        facts.append(Fact(say("orders-label-shipment"), say(f"orders-shipment-{order.shipment}")))
        facts.append(Fact(say("orders-label-payment"), say(f"orders-payment-{order.payment}")))
    return facts


def due_value(order: Order) -> Value:
    """When it is wanted: an instant, a day, or nothing."""
    if order.due_at is not None:
        return Moment(order.due_at)
    return Day(order.due_day) if order.due_day is not None else None


def money_facts(ctx: Ctx, order: Order) -> list[Fact]:
    """Total, paid and what is left, without what says nothing."""
    facts = [Fact(say("orders-label-total"), ctx.money(order.total))]
    if order.paid:
        facts.append(Fact(say("orders-label-paid"), ctx.money(order.paid)))
    if order.paid and order.due and order.is_live:
        facts.append(Fact(say("orders-label-due"), ctx.money(order.due)))
    if order.overpaid and order.is_live:
        facts.append(Fact(say("orders-label-overpaid"), ctx.money(order.overpaid)))
    return facts


def margin_facts(ctx: Ctx, figures: Tally) -> list[Fact]:
    """Margin of the order for those who may see costs; with a word of what has no known cost."""
    ordered = figures.ordered
    if not ordered:
        return []
    unknown = [figure for figure in ordered.values() if figure.cost is None]
    shown: Value = ctx.money(margin(ordered))
    if len(unknown) == len(ordered):
        shown = say("orders-margin-unknown")
    elif unknown:
        more = len(unknown) - 1
        shown = say("orders-margin-partly", margin=shown, product=unknown[0].name, more=more)
    return [Fact(say("orders-label-margin"), shown, sees="cost")]


def lines_table(ctx: Ctx, lines: Sequence[OrderLine]) -> Table:
    """The lines: what, how much, at what price, for how much."""
    currency = ctx.company.currency
    return Table(
        columns=[
            Column(say("field-common-product")),
            Column(say("field-common-quantity"), "number"),
            Column(say("field-common-price"), "number"),
            Column(say("field-common-amount"), "number"),
        ],
        rows=[
            [line.name, Qty(line.quantity, line.unit), Price(line.price, currency), ctx.money(line.total)]
            for line in lines
        ],
    )


def shortages(ctx: Ctx, lines: Sequence[OrderLine]) -> list[Block]:
    """A warning for every line that stock does not suffice for; of a kit, with the parts that lack."""
    lacking = [line for line in lines if line.short]
    kits = kits_of(ctx.session, lacking)
    return [
        Text(_short_kit(line, kits[line.id]) if line.is_kit else _short_line(line), "warning")
        for line in lacking
    ]


def _short_line(line: OrderLine) -> Said:
    return say(
        "orders-short-line",
        product=line.name,
        reserved=Qty(line.reserved, line.unit),
        wanted=Qty(line.to_ship, line.unit),
        short=Qty(line.short, line.unit),
    )


def _short_kit(line: OrderLine, parts: Sequence[OrderLinePart]) -> Said:
    lacking = [
        Piece(part.product_id, part.name, part.unit, part.in_kits(line.to_ship) - part.reserved)
        for part in parts
        if part.in_kits(line.to_ship) > part.reserved
    ]
    return say(
        "orders-short-kit",
        product=line.name,
        reserved=Qty(line.reserved, line.unit),
        wanted=Qty(line.to_ship, line.unit),
        parts=kit_words(lacking),
    )


def receive_button(ctx: Ctx, lines: Sequence[OrderLine]) -> Button | None:
    """The receipt that would make up for what is short."""
    short: dict[int, int] = {}
    for (_, product), much in still_short(ctx, [line for line in lines if line.short]).items():
        if much and product:
            short[product] = short.get(product, 0) + much
    if not short:
        return None
    wanted: list[object] = [
        {"product": {"id": product}, "quantity": plain_quantity(milli)} for product, milli in short.items()
    ]
    return Button(say("orders-button-receive"), Act("inventory.receive", {"lines": wanted}))


def plain_quantity(milli: int) -> str:
    """'3', '0.5': a quantity as an argument."""
    return f"{from_milli(milli).normalize():f}"


def progress(lines: Sequence[OrderLine]) -> list[Block]:
    """What has left and what came back, where the lines differ from one another."""
    told: list[Block] = []
    for line in lines:
        if line.shipped and line.to_ship:
            words = say(
                "orders-line-part",
                product=line.name,
                shipped=Qty(line.shipped, line.unit),
                left=Qty(line.to_ship, line.unit),
            )
            told.append(Text(words, "note"))
        if line.cancelled:
            words = say("orders-line-closed", product=line.name, rest=Qty(line.cancelled, line.unit))
            told.append(Text(words, "note"))
        if line.returned:
            words = say("orders-line-returned", product=line.name, returned=Qty(line.returned, line.unit))
            told.append(Text(words, "note"))
    return told


def card(ctx: Ctx, order: Order, lines: Sequence[OrderLine]) -> list[Block]:
    """The whole card with buttons for what comes next."""
    customer = customer_name(ctx, order)
    facts = state_facts(ctx, order)
    if due_value(order) is not None:
        facts.append(Fact(say("field-common-due"), due_value(order)))
    assignee = person_name(ctx, order.assignee_id)
    if assignee is not None:
        facts.append(Fact(say("orders-label-assignee"), assignee))
    facts += [
        *address_fact(ctx, order),
        *discount_facts(ctx, order, lines),
        *money_facts(ctx, order),
        *vat_facts(ctx, order),
        *margin_facts(ctx, tally(order, lines)),
    ]
    blocks: list[Block] = [
        Text(called(order, customer), "title"),
        Text(say("orders-written", day=Day(order.day)), "note"),
        *offer_blocks(ctx, order),
        lines_table(ctx, lines),
        Facts(facts),
        *progress(lines),
    ]
    if order.is_open:
        blocks += shortages(ctx, lines)
    if order.note:
        blocks.append(Text(say("orders-note", note=order.note), "note"))
    ways = [block for build in _SECTIONS for block in build(ctx, order)]
    return [*blocks, *next_buttons(ctx, order, lines), *about_buttons(ctx, order), *ways]


Section = Callable[[Ctx, Order], list[Block]]
_SECTIONS: list[Section] = []


def section(build: Section) -> Section:
    """Let a room above add its blocks to the end of every order's card."""
    if build not in _SECTIONS:
        _SECTIONS.append(build)
    return build


def next_buttons(ctx: Ctx, order: Order, lines: Sequence[OrderLine]) -> list[Block]:
    """Buttons for what may sensibly be done next."""
    if ctx.preview or not ctx.may("orders", "write") or order.state in ("cancelled", "annulled"):
        return []
    ways = (_forward(ctx, order, lines), status_buttons(ctx, order), _aside(order, lines))
    rows = [row for row in ways if row]
    return [Buttons(rows)] if rows else []


def _forward(ctx: Ctx, order: Order, lines: Sequence[OrderLine]) -> list[Button]:
    this = named(order)
    if order.state == "draft":
        return draft_buttons(ctx, order)
    row: list[Button] = []
    if order.due:
        row.append(Button(say("orders-button-pay"), Act("orders.pay", {"order": this}), style="primary"))
    if order.shipment != "shipped":
        row.append(Button(say("orders-button-ship"), Act("orders.ship", {"order": this})))
    if order.is_open:
        following = "done" if order.state == "ready" or order.shipment == "shipped" else "ready"
        act = Act("orders.status", {"order": this, "status": following})
        row.append(Button(say(f"orders-button-{following}"), act))
    receive = receive_button(ctx, lines) if order.is_open else None
    return [*row, receive] if receive else row


def _aside(order: Order, lines: Sequence[OrderLine]) -> list[Button]:
    this = named(order)
    row = [Button(say("orders-button-history"), Act("orders.history", {"order": this}))]
    if order.is_open or order.state == "draft":
        row.insert(0, Button(say("orders-button-discount"), Act("orders.discount", {"order": this})))
    if order.shipment == "partial":
        row.append(Button(say("orders-button-close-rest"), Act("orders.close_rest", {"order": this})))
    if any(line.returnable for line in lines):
        row.append(Button(say("orders-button-return"), Act("orders.return", {"order": this})))
    if (order.is_open or order.state == "draft") and not order.lines_begun:
        cancel = Act("orders.cancel", {"order": this})
        row.append(Button(say("orders-button-cancel"), cancel, style="danger"))
    return row


def orders_table(
    ctx: Ctx,
    orders: Sequence[Order],
    names: dict[int, str],
    title: Said | None = None,
    following: Act | None = None,
) -> Table:
    """Orders in rows, each opening its card; without names they are all of one customer."""
    columns = [
        Column(say("field-common-order")),
        Column(say("orders-column-day")),
        Column(say("orders-column-goods")),
        Column(say("field-common-due")),
        Column(say("orders-label-state")),
        Column(say("orders-label-total"), "number"),
        Column(say("orders-label-due"), "number"),
    ]
    goods = queries.goods_of(ctx.session, [order.id for order in orders])
    rows = [_row(ctx, order, goods.get(order.id, [])) for order in orders]
    if names:
        columns.insert(1, Column(say("field-common-customer")))
        for row, order in zip(rows, orders, strict=True):
            row.insert(1, names.get(order.customer_id or 0))
    return Table(
        columns=columns,
        rows=rows,
        title=title,
        acts=[Act("orders.show", {"order": named(order)}) for order in orders],
        labels=[label(order, names) for order in orders],
        next=following,
    )


def _row(ctx: Ctx, order: Order, goods: Sequence[str]) -> list[Value]:
    return [
        numbered(order),
        Day(order.day),
        goods_words(goods),
        due_value(order),
        say(f"orders-state-{order.state.replace('_', '-')}"),
        ctx.money(order.total),
        ctx.money(order.due) if order.due and order.is_live else None,
    ]


def goods_words(goods: Sequence[str]) -> Value:
    """What an order is for, the first of it."""
    shown = ", ".join(dict.fromkeys(goods[:SHOWN_GOODS]))
    more = max(0, len(goods) - SHOWN_GOODS)
    return say("orders-goods", names=shown, more=more) if goods else None


def label(order: Order, names: dict[int, str]) -> str:
    """What the button of an order says."""
    number = order.own_number or (str(order.number) if order.number else "")
    parts = [f"№ {number}" if number else "", names.get(order.customer_id or 0, "")]
    return " · ".join(part for part in parts if part) or "—"
