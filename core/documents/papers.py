"""What stands on each document, composed from the books."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.blocks import Act, Button, Column, Fact, Price, Qty, Said, Table, Value, say
from core.customers.finder import shown_phone
from core.customers.models import Customer
from core.documents import vat
from core.documents.refusals import NoLines, NoRequisites, NothingToPay
from core.documents.requisites import missing, payment_code, requisites_of
from core.documents.spelled import in_words
from core.inventory.models import Product
from core.money import exponent, half_up
from core.orders import cards, queries
from core.orders.actions.statement import balance, statement_table
from core.orders.models import Order, OrderLine
from core.orders.statement import AGES, statement_of
from core.paper import Labels, Paper

MOST_GOODS = 1000


@dataclass(frozen=True, slots=True)
class Composed:
    """A page, the name of its file, and what it is about."""

    kind: str
    paper: Paper | Labels
    name: Said
    subject: tuple[str, int] | None = None


def invoice(ctx: Ctx, order_id: int) -> Composed:
    """An invoice for what is still due: where to pay, what for, how much, and the code for a bank's app.

    Raises NoRequisites, NothingToPay.
    """
    order, lines = _order(ctx, order_id)
    if not order.due:
        raise NothingToPay(order=cards.numbered(order))
    known = requisites_of(ctx.session, ctx.company.id)
    absent = missing(known)
    if absent:
        raise _no_requisites(absent)
    purpose = ctx.say(say("documents-purpose", order=cards.numbered(order), day=_figures(order.day)))
    purpose = purpose.replace("\u00a0", " ")
    code = payment_code(known, order.due, purpose) if ctx.company.currency == "RUB" else None
    paper = Paper(
        title=say("documents-invoice-title", order=cards.numbered(order), day=_figures(order.day)),
        company=known["legal_name"] or ctx.company.name,
        bank=[
            Fact(say(f"documents-{name.replace('_', '-')}"), value)
            for name in ("legal_name", "inn", "kpp", "settlement", "bank", "bic", "correspondent")
            if (value := known[name])
        ],
        head=_sides(ctx, order, known, "documents-supplier"),
        tables=[_lines_table(ctx, order, lines)],
        totals=_totals(ctx, order, lines),
        in_words=_words(ctx, order.due),
        notes=[Said("documents-for-payment", {"amount": ctx.money(order.due), "purpose": purpose})],
        signs=[say("documents-sign-head")],
        code=code,
        code_label=say("documents-scan") if code else None,
        colour=ctx.company.colour,
    )
    name = say("documents-invoice-file", order=_plain_number(order))
    return Composed("invoice", paper, name, ("order", order.id))


def _no_requisites(absent: list[str]) -> NoRequisites:
    what = say(f"field-documents-{absent[0].replace('_', '-')}")
    offer = Button(say("documents-button-requisites"), Act("documents.requisites", {"asks": True}))
    return NoRequisites(what=what, offers=[offer])


def waybill(ctx: Ctx, order_id: int) -> Composed:
    """A waybill: what was handed over, signed by both."""
    order, lines = _order(ctx, order_id)
    known = requisites_of(ctx.session, ctx.company.id)
    paper = Paper(
        title=say("documents-waybill-title", order=cards.numbered(order), day=_figures(ctx.today)),
        company=known["legal_name"] or ctx.company.name,
        head=_sides(ctx, order, known, "documents-sender"),
        tables=[_lines_table(ctx, order, lines)],
        totals=_summed(ctx, order, lines),
        in_words=_words(ctx, order.total),
        signs=[say("documents-sign-gave"), say("documents-sign-took")],
        colour=ctx.company.colour,
    )
    name = say("documents-waybill-file", order=_plain_number(order))
    return Composed("waybill", paper, name, ("order", order.id))


def goods_receipt(ctx: Ctx, order_id: int) -> Composed:
    """A goods receipt: what was sold and for how much."""
    order, lines = _order(ctx, order_id)
    known = requisites_of(ctx.session, ctx.company.id)
    seller = [Fact(say("documents-inn"), known["inn"])] if known["inn"] else []
    paper = Paper(
        title=say("documents-receipt-title", order=cards.numbered(order), day=_figures(order.day)),
        company=known["legal_name"] or ctx.company.name,
        head=seller,
        tables=[_lines_table(ctx, order, lines)],
        totals=_summed(ctx, order, lines),
        in_words=_words(ctx, order.total),
        signs=[say("documents-sign-seller")],
        colour=ctx.company.colour,
    )
    name = say("documents-receipt-file", order=_plain_number(order))
    return Composed("receipt", paper, name, ("order", order.id))


def price_list(ctx: Ctx) -> Composed:
    """What is sold and for how much, by category. Raises NoLines."""
    query = sa.select(Product).where(Product.archived.is_(False), Product.price.is_not(None))
    goods = ctx.session.scalars(query.order_by(Product.category, Product.name_key).limit(MOST_GOODS)).all()
    if not goods:
        raise NoLines
    groups: dict[str, list[Product]] = {}
    for product in goods:
        groups.setdefault(product.category or "", []).append(product)
    paper = Paper(
        title=say("documents-prices-title", day=_figures(ctx.today)),
        company=ctx.company.name,
        tables=[_price_table(ctx, name, rows) for name, rows in groups.items()],
        colour=ctx.company.colour,
    )
    return Composed("prices", paper, say("documents-prices-file"))


def _price_table(ctx: Ctx, category: str, goods: Sequence[Product]) -> Table:
    return Table(
        columns=[
            Column(say("documents-column-goods")),
            Column(say("documents-column-unit"), "number"),
            Column(say("field-common-price"), "number"),
        ],
        rows=[
            [product.name, Qty(1000, product.unit), Price(product.price or 0, ctx.company.currency)]
            for product in goods
        ],
        title=say("documents-category", name=category) if category else None,
    )


def statement(ctx: Ctx, customer_id: int, days: tuple[date, date] | None) -> Composed:
    """A reconciliation with a customer: orders, payments, the balance, the age of the debt."""
    customer = ctx.get(Customer, customer_id)
    told = statement_of(ctx, customer, days)
    if not told.entries and not told.opening:
        raise NoLines
    known = requisites_of(ctx.session, ctx.company.id)
    due = [Fact(say(f"orders-age-{name}"), ctx.money(told.ages[name])) for name, _ in AGES if told.ages[name]]
    paper = Paper(
        title=say("documents-statement-title", customer=customer.name),
        company=known["legal_name"] or ctx.company.name,
        tables=[statement_table(ctx, told)],
        totals=[balance(ctx, told), *due],
        in_words=_words(ctx, abs(told.closing)) if told.closing else None,
        signs=[say("documents-sign-ours"), say("documents-sign-theirs", customer=customer.name)],
        colour=ctx.company.colour,
    )
    name = say("documents-statement-file", customer=customer.name)
    return Composed("statement", paper, name, ("customer", customer.id))


def _figures(day: date) -> str:
    return day.strftime("%d.%m.%Y")


def _order(ctx: Ctx, order_id: int) -> tuple[Order, list[OrderLine]]:
    order = ctx.get(Order, order_id)
    lines = queries.lines_of(ctx.session, order.id)
    if not lines:
        raise NoLines
    return order, lines


def _plain_number(order: Order) -> str:
    return str(order.number or order.own_number or "")


def _sides(ctx: Ctx, order: Order, known: dict[str, str | None], ours: str) -> list[Fact]:
    """Who gives and who gets."""
    own = [known["legal_name"] or ctx.company.name, known["legal_address"]]
    if known["inn"]:
        own.insert(1, f"{ctx.say(say('documents-inn'))} {known['inn']}")
    facts = [Fact(say(ours), ", ".join(part for part in own if part))]
    if order.customer_id is not None:
        customer = ctx.get(Customer, order.customer_id)
        phone = shown_phone(customer.phone) if customer.phone else None
        told = [customer.name, customer.address, phone]
        facts.append(Fact(say("documents-buyer"), ", ".join(part for part in told if part)))
    return facts


def _lines_table(ctx: Ctx, order: Order, lines: Sequence[OrderLine]) -> Table:
    """Numbered lines without what came back; a price is what one unit comes to with its discount."""
    taxed = vat.of_lines(ctx, order, lines)
    rows: list[list[Value]] = []
    for line in lines:
        quantity = line.quantity - line.returned
        if quantity <= 0:
            continue
        share = taxed.get(line.id)
        price = Price(_unit_price(ctx, line, quantity, share), order.currency)
        row: list[Value] = [len(rows) + 1, line.name, Qty(quantity, line.unit), price]
        rows.append([*row, *vat.cells(ctx, share, taxed), ctx.money(line.net)])
    return Table(
        columns=[
            Column(say("documents-column-number"), "number"),
            Column(say("documents-column-goods")),
            Column(say("field-common-quantity"), "number"),
            Column(say("field-common-price"), "number"),
            *vat.columns(taxed),
            Column(say("field-common-amount"), "number"),
        ],
        rows=rows,
    )


def _unit_price(ctx: Ctx, line: OrderLine, quantity: int, share: vat.Share | None) -> int:
    """In 1/10 000: the written one, or what is left of it after a discount; VAT on top aside."""
    if not line.discount:
        return line.price
    per_minor = 10 ** (4 - exponent(ctx.company.currency))
    on_top = share.amount if share is not None and share.on_top else 0
    return half_up((line.net - on_top) * per_minor * 1000, quantity)


def _summed(ctx: Ctx, order: Order, lines: Sequence[OrderLine]) -> list[Fact]:
    """The total and the VAT in it."""
    return [Fact(say("documents-total"), ctx.money(order.total)), *vat.totals(ctx, order, lines)]


def _totals(ctx: Ctx, order: Order, lines: Sequence[OrderLine]) -> list[Fact]:
    facts = _summed(ctx, order, lines)
    if order.paid:
        facts.append(Fact(say("documents-paid"), ctx.money(order.paid)))
        facts.append(Fact(say("documents-due"), ctx.money(order.due)))
    return facts


def _words(ctx: Ctx, minor: int) -> str | None:
    """The sum in words, where the company speaks Russian."""
    return in_words(minor, ctx.company.currency) if ctx.company.locale == "ru" else None
