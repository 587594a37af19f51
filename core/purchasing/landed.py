"""What it took to get goods here — delivery, customs — becomes part of what they cost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.acts.fields import Named
from core.blocks import DocNo, say
from core.finance.entering import item_of
from core.finance.ledger import reverse
from core.finance.models import Item
from core.finance.periods import storno_day
from core.inventory.annulling import take_moves_back
from core.inventory.books import Books, Doc
from core.inventory.cells import Cell
from core.inventory.models import Product, StockDocument
from core.inventory.queries import by_ids
from core.money import share, spread, unit_price
from core.purchasing.models import Delivery, DeliveryLine, LandedCost, LandedPart, Purchase, PurchaseLine
from core.purchasing.refusals import CostAnnulled, CostUnknown, NothingCame

MOVED = "landed"
"""The kind of the movements and of what they stand under."""


@dataclass(slots=True)
class Landing:
    """A line of a delivery, its share of the sum, and what of that is the cost of goods that left already."""

    line: DeliveryLine
    product: Product
    warehouse_id: int
    amount: int = 0
    sold: int = 0
    cost_before: int | None = None
    cost_after: int | None = None


def land(ctx: Ctx, purchase: Purchase, cost: LandedCost) -> list[Landing]:
    """Spread a sum over all that has come for an order, to the minor unit, into the value of the goods.

    What has left already carries its share as cost of the day. Raises NothingCame, CostUnknown.
    """
    parts = _parts(ctx, purchase)
    weights = [part.line.total if cost.by == "worth" else part.line.quantity for part in parts]
    if not any(weights):
        weights = [part.line.quantity for part in parts]
    for part, amount in zip(parts, spread(cost.amount, weights), strict=True):
        part.amount = amount
    ctx.session.add(cost)
    ctx.session.flush()
    _move(ctx, parts, cost)
    for part in parts:
        _raise_last_cost(ctx, part)
        ctx.session.add(
            LandedPart(
                cost_id=cost.id,
                line_id=part.line.id,
                product_id=part.product.id,
                amount=part.amount,
                cost_before=part.cost_before,
                cost_after=part.cost_after,
            )
        )
    ctx.session.flush()
    return parts


def _parts(ctx: Ctx, purchase: Purchase) -> list[Landing]:
    query = (
        sa.select(DeliveryLine, PurchaseLine.product_id, StockDocument.warehouse_id)
        .join(Delivery, Delivery.id == DeliveryLine.delivery_id)
        .join(PurchaseLine, PurchaseLine.id == DeliveryLine.line_id)
        .join(StockDocument, StockDocument.id == Delivery.document_id)
        .where(Delivery.purchase_id == purchase.id, Delivery.annulled.is_(False))
        .order_by(DeliveryLine.id)
    )
    rows = ctx.session.execute(query).all()
    if not rows:
        raise NothingCame(purchase=DocNo("purchase", purchase.number))
    products = by_ids(ctx.session, {row[1] for row in rows})
    found = [Landing(line, products[product], place) for line, product, place in rows]
    known = [part for part in found if part.line.total or part.product.cost is not None]
    if not known:
        raise CostUnknown(product=found[0].product.name)
    return known


def _move(ctx: Ctx, parts: Sequence[Landing], cost: LandedCost) -> None:
    """Value comes to the goods where they lie now; the share of those that left is a cost at once."""
    books = Books(ctx, {part.product.id for part in parts}, cost.day)
    taken: dict[tuple[int, int], int] = {}
    for part in parts:
        lying = _lying(books, part, taken)
        quantity = sum(here for _, here in lying)
        stays = share(part.amount, quantity, part.line.quantity)
        part.sold = part.amount - stays
        for (cell, _), value in zip(lying, spread(stays, [here for _, here in lying]), strict=True):
            books.take_back(cell, 0, value, kind=MOVED)
        if part.sold:
            home = books.cells[part.product.id, part.warehouse_id]
            books.take_back(home, 0, 0, kind=MOVED, aside={"true_up": -part.sold})
    books.close(Doc(MOVED, cost.id), cost.day)


def _lying(books: Books, part: Landing, taken: dict[tuple[int, int], int]) -> list[tuple[Cell, int]]:
    """Where so much of the goods lies, the place they came to first, and how much of it there."""
    left, found = part.line.quantity, []
    for cell in sorted(books.at(part.product.id), key=lambda one: one.warehouse_id != part.warehouse_id):
        here = min(left, max(0, cell.on_hand - taken.get(cell.place, 0)))
        if here:
            found.append((cell, here))
            taken[cell.place] = taken.get(cell.place, 0) + here
            left -= here
    return found


def _raise_last_cost(ctx: Ctx, part: Landing) -> None:
    """The last cost grows where it is still that of this delivery."""
    currency, line, product = ctx.company.currency, part.line, part.product
    landed = _landed_before(ctx, line)
    if product.cost is None or product.cost != unit_price(line.total + landed, line.quantity, currency):
        return
    part.cost_before = product.cost
    part.cost_after = product.cost = unit_price(line.total + landed + part.amount, line.quantity, currency)


def _landed_before(ctx: Ctx, line: DeliveryLine) -> int:
    """What is in the cost of a line already."""
    query = (
        sa.select(sa.func.sum(LandedPart.amount))
        .join(LandedCost, LandedCost.id == LandedPart.cost_id)
        .where(LandedPart.line_id == line.id, LandedCost.annulled.is_(False))
    )
    return int(ctx.session.scalar(query) or 0)


def freight_item(ctx: Ctx) -> tuple[Item, bool]:
    """The item such money is spent on: no expense of the profit, it is in the goods' cost."""
    item, fresh = item_of(ctx, "expense", Named(name=ctx.say(say("purchasing-freight-item"))))
    if item is None:
        raise LookupError("an item that was named")
    if fresh:
        item.purchase = True
    return item, fresh


def take_back(ctx: Ctx, cost_id: int) -> LandedCost:
    """The goods cost again what they cost, the money is back or no longer owed.

    Raises CostAnnulled, CountedSince.
    """
    cost = next(iter(ctx.lock(LandedCost, [cost_id])), None) or ctx.get(LandedCost, cost_id)
    if cost.annulled:
        raise CostAnnulled
    cost.annulled = True
    day = storno_day(ctx, cost.day)
    take_moves_back(ctx, Doc(MOVED, cost.id), day)
    parts = ctx.session.scalars(sa.select(LandedPart).where(LandedPart.cost_id == cost.id)).all()
    products = by_ids(ctx.session, {part.product_id for part in parts})
    for part in sorted(parts, key=lambda one: -one.id):
        product = products[part.product_id]
        if part.cost_after is not None and product.cost == part.cost_after:
            product.cost = part.cost_before
    ctx.session.flush()
    if cost.posting_id is not None and not _is_reversed(ctx, cost.posting_id):
        reverse(ctx, cost.posting_id)
    return cost


def _is_reversed(ctx: Ctx, posting_id: int) -> bool:
    from core.finance.models import Posting

    taken = sa.select(Posting.id).where(Posting.storno_of == posting_id).limit(1)
    return ctx.session.scalar(taken) is not None


def follow_storno(ctx: Ctx, posting_id: int) -> None:
    """The money was taken back: so is the cost it was."""
    mine = sa.select(LandedCost).where(LandedCost.posting_id == posting_id, LandedCost.annulled.is_(False))
    cost = ctx.session.scalar(mine)
    if cost is not None:
        take_back(ctx, cost.id)


def standing(session: Any, purchase_id: int) -> Sequence[LandedCost]:
    """What was added to an order and not taken back, in its order."""
    mine = (LandedCost.purchase_id == purchase_id, LandedCost.annulled.is_(False))
    found: Sequence[LandedCost] = session.scalars(
        sa.select(LandedCost).where(*mine).order_by(LandedCost.id)
    ).all()
    return found


def on_delivery(session: Any, delivery_id: int) -> LandedCost | None:
    """A cost that stands on what came in a delivery."""
    query = (
        sa.select(LandedCost)
        .join(LandedPart, LandedPart.cost_id == LandedCost.id)
        .join(DeliveryLine, DeliveryLine.id == LandedPart.line_id)
        .where(DeliveryLine.delivery_id == delivery_id, LandedCost.annulled.is_(False))
    )
    found: LandedCost | None = session.scalar(query.order_by(LandedCost.id.desc()).limit(1))
    return found
