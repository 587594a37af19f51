"""Goods of an order come in: a receipt of stock at the order's prices, and what is owed for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

import sqlalchemy as sa

from core.acts.calls import AskFirst, How
from core.acts.ctx import Ctx
from core.blocks import Act, Button, DocNo, say
from core.inventory import documents
from core.inventory.documents import Line, Posted
from core.inventory.models import Product, StockDocument, Warehouse
from core.inventory.queries import by_ids
from core.inventory.serials.told import Told
from core.purchasing import queries
from core.purchasing.models import Delivery, DeliveryLine, Purchase, PurchaseLine
from core.purchasing.refusals import CostsStand, NotOrdered
from core.purchasing.writing import share_of, state_of


@dataclass(frozen=True, slots=True)
class Mark:
    """What is printed on goods: the number of their batch, the last day they are good on."""

    batch: str | None = None
    expires: date | None = None


_NO_MARK = Mark()


@dataclass(frozen=True, slots=True)
class Came:
    """So much (1/1000) of a product came; `value`: what it costs by its bill, none: as it was ordered."""

    product: Product
    quantity: int
    value: int | None = None
    mark: Mark = _NO_MARK


@dataclass(slots=True)
class Part:
    """What came of one line of an order."""

    line: PurchaseLine
    product: Product
    quantity: int
    value: int
    known: bool = True
    """Somebody knows its price."""
    over: int = 0
    """More than was ordered."""
    mark: Mark = _NO_MARK


@dataclass(slots=True)
class Arrived:
    """A delivery with what it did."""

    purchase: Purchase
    delivery: Delivery
    posted: Posted
    parts: list[Part] = field(default_factory=list)
    lines: Sequence[PurchaseLine] = ()
    goods: Sequence[Line] = ()
    """The lines of the receipt."""

    @property
    def pending(self) -> list[PurchaseLine]:
        return [line for line in self.lines if line.pending]


def receive(
    ctx: Ctx,
    purchase: Purchase,
    came: Sequence[Came] | None,
    place: Warehouse,
    day: date,
    mark: Mark = _NO_MARK,
    told: Told | None = None,
) -> Arrived:
    """Goods of an order come in: all that is awaited (marked alike), or what is named.

    More than was ordered is taken as well; beyond the company's tolerance it is asked about first.
    Raises NotOrdered, AskFirst.
    """
    lines = queries.lines_of(ctx.session, purchase.id)
    products = by_ids(ctx.session, {line.product_id for line in lines})
    laid = _rest(lines, mark) if came is None else _laid_out(purchase, lines, came)
    parts = [_part(one, products[one.line.product_id]) for one in laid]
    _ask_about_more(ctx, parts)
    goods = [_goods(part) for part in parts]
    posted = documents.receive(ctx, place, goods, day, told=told)
    delivery = _keep(ctx, purchase, posted, parts, day)
    purchase.state = state_of(lines)
    ctx.session.flush()
    return Arrived(purchase, delivery, posted, parts, lines, goods)


@dataclass(frozen=True, slots=True)
class _Laid:
    """What came of a line: so much, for so much by the bill."""

    line: PurchaseLine
    quantity: int
    value: int | None
    mark: Mark


def _goods(part: Part) -> Line:
    value = part.value if part.known else None
    return Line(part.product, part.quantity, value, batch=part.mark.batch, expires=part.mark.expires)


def _rest(lines: Sequence[PurchaseLine], mark: Mark) -> list[_Laid]:
    """All that is still to come."""
    return [_Laid(line, line.pending, None, mark) for line in lines if line.pending]


def _laid_out(purchase: Purchase, lines: Sequence[PurchaseLine], came: Sequence[Came]) -> list[_Laid]:
    """What came, laid on the lines that wait for it; what is over goes with the last of them."""
    found: list[_Laid] = []
    taken: dict[int, int] = {}
    for one in came:
        own = [line for line in lines if line.product_id == one.product.id]
        if not own:
            raise NotOrdered(purchase=DocNo("purchase", purchase.number), product=one.product.name)
        left, value = one.quantity, one.value
        for line in own:
            free = max(0, line.pending - taken.get(line.id, 0))
            part = left if line is own[-1] else min(left, free)
            if not part:
                continue
            cost = None if value is None else value if part == left else value * part // left
            found.append(_Laid(line, part, cost, one.mark))
            taken[line.id] = taken.get(line.id, 0) + part
            left, value = left - part, None if value is None or cost is None else value - cost
    return found


def _part(laid: _Laid, product: Product) -> Part:
    line, quantity = laid.line, laid.quantity
    cost = share_of(line, quantity) if laid.value is None else laid.value
    known = laid.value is not None or line.price is not None
    over = max(0, quantity - line.pending)
    line.received += quantity
    return Part(line, product, quantity, cost if known else 0, known, over, laid.mark)


def _ask_about_more(ctx: Ctx, parts: Sequence[Part]) -> None:
    """Raises AskFirst where more came than the company takes without asking."""
    allowed = ctx.company.settings.over_receipt
    strange = any(part.over and _is_beyond(part.line, allowed) for part in parts)
    if strange and not ctx.preview and ctx.call.how not in (How.YES, How.SCHEDULE):
        raise AskFirst


def _is_beyond(line: PurchaseLine, allowed: int) -> bool:
    """Has more come of a line than what still was to, and so many hundredths of a per cent on top?"""
    return line.received * 10_000 > (line.quantity - line.closed) * (10_000 + allowed)


def _keep(ctx: Ctx, purchase: Purchase, posted: Posted, parts: Sequence[Part], day: date) -> Delivery:
    delivery = Delivery(
        purchase_id=purchase.id,
        supplier_id=purchase.supplier_id,
        document_id=posted.document.id,
        day=day,
        total=sum(part.value for part in parts),
        annulled=False,
    )
    ctx.session.add(delivery)
    ctx.session.flush()
    ctx.session.add_all(
        DeliveryLine(delivery_id=delivery.id, line_id=part.line.id, quantity=part.quantity, total=part.value)
        for part in parts
    )
    ctx.session.flush()
    return delivery


def take_back(ctx: Ctx, document_id: int) -> None:
    """A receipt of stock was annulled: what it was a delivery of is awaited again."""
    query = sa.select(Delivery).where(Delivery.document_id == document_id, Delivery.annulled.is_(False))
    delivery = ctx.session.scalar(query)
    if delivery is None:
        return
    _refuse_if_costs_stand(ctx, delivery)
    purchase = ctx.lock(Purchase, [delivery.purchase_id])[0]
    lines = queries.lines_of(ctx.session, purchase.id)
    by_id = {line.id: line for line in lines}
    for part in queries.parts_of(ctx.session, delivery.id):
        by_id[part.line_id].received -= part.quantity
    delivery.annulled = True
    purchase.state = state_of(lines)
    ctx.session.flush()


def _refuse_if_costs_stand(ctx: Ctx, delivery: Delivery) -> None:
    """Raises CostsStand with the way to take the cost back."""
    from core.purchasing.landed import on_delivery

    cost = on_delivery(ctx.session, delivery.id)
    if cost is not None:
        what = say(f"acts-value-{cost.kind.replace('_', '-')}")
        drop = Button(say("purchasing-button-drop-cost"), Act("purchasing.drop_cost", {"cost": cost.id}))
        raise CostsStand(what=what, amount=ctx.money(cost.amount), offers=[drop])


def receipt_number(ctx: Ctx, delivery: Delivery) -> DocNo:
    """The number of the receipt a delivery is."""
    return DocNo("receipt", ctx.get(StockDocument, delivery.document_id).number)
