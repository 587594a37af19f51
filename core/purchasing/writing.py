"""Cards of suppliers written and taken back; orders to them put on the books."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from core.acts.ctx import Ctx
from core.acts.finding import fold
from core.inventory.keeping import UNIT, put_away, write_product
from core.inventory.measuring import measured
from core.inventory.models import Product
from core.inventory.packs import in_pack
from core.inventory.queries import by_ids, has_moved
from core.inventory.units import unit_code
from core.money import QUANTITY_SCALE, half_up, line_total, to_milli, to_price, unit_price
from core.purchasing import queries
from core.purchasing.models import Purchase, PurchaseLine, State, Supplier

if TYPE_CHECKING:
    from core.acts.fields import Named


def write_supplier(ctx: Ctx, name: str, **fields: Any) -> Supplier:
    """A new card, entered in the index of names. Nothing is checked for likeness."""
    shown = " ".join(name.split())[:300]
    supplier = Supplier(
        name=shown, sort_name=fold(shown)[:300], archived=False, edits=0, created_at=ctx.now, **fields
    )
    ctx.session.add(supplier)
    ctx.session.flush()
    ctx.name("supplier", supplier.id, shown)
    return supplier


def supplier_named(ctx: Ctx, named: Named) -> tuple[Supplier, bool]:
    """The supplier that was named, and whether this act wrote their card."""
    if named.id is not None:
        return ctx.get(Supplier, named.id), False
    name = named.name[:1].upper() + named.name[1:] if named.name.islower() else named.name
    return write_supplier(ctx, name), True


def let_supplier_go(ctx: Ctx, purchase: Purchase) -> Supplier | None:
    """Put away the card that came with an order, where nothing else stands on it."""
    supplier = ctx.get(Supplier, purchase.supplier_id)
    if not purchase.brought_supplier or supplier.edits:
        return None
    if queries.is_used(ctx.session, supplier.id, but=purchase.id):
        return None
    supplier.archived = True
    ctx.unname("supplier", supplier.id)
    return supplier


def new_lines(
    ctx: Ctx, asked: Sequence[Any], supplier: Supplier, expected: date | None
) -> list[tuple[PurchaseLine, Product]]:
    """Lines of an order as they were asked for; goods nobody knows are written.

    A line without a price is taken at what it cost from this supplier last, else at its last cost.
    """
    known = by_ids(ctx.session, {line.product.id for line in asked if line.product.id is not None})
    before = queries.last_bought(ctx.session, list(known), supplier.id)
    fresh: dict[str, Product] = {}
    made = []
    for position, line in enumerate(asked, start=1):
        product = known.get(line.product.id) or fresh.get(fold(line.product.name))
        brought = product is None
        if product is None:
            product = write_product(ctx, line.product.name, unit=unit_code(line.unit or UNIT))
            fresh[fold(line.product.name)] = product
        made.append((_line(ctx, line, product, position, before.get(product.id)), product))
        made[-1][0].brought, made[-1][0].expected_day = brought, expected
    return made


def _line(
    ctx: Ctx, asked: Any, product: Product, position: int, before: tuple[PurchaseLine, int] | None
) -> PurchaseLine:
    """A line in the product's own unit; its total is exact by what was typed, twenty bags at 900."""
    currency = ctx.company.currency
    quantity = measured(ctx, product, asked.quantity, asked.unit)
    pack = unit_code(asked.unit) if asked.unit and unit_code(asked.unit) != product.unit else None
    size = in_pack(ctx.session, product.id, QUANTITY_SCALE, pack) if pack else None
    if asked.price is not None:
        total = line_total(to_price(asked.price), to_milli(asked.quantity), currency)
        price: int | None = unit_price(total, quantity, currency)
    else:
        price = before[0].price if before is not None else product.cost
        total = line_total(price or 0, quantity, currency)
    return PurchaseLine(
        position=position,
        product_id=product.id,
        quantity=quantity,
        price=price,
        total=total,
        pack=pack if size is not None else None,
        pack_size=size,
        expected_day=None,
        received=0,
        closed=0,
        brought=False,
    )


def store(ctx: Ctx, purchase: Purchase, lines: Sequence[PurchaseLine]) -> None:
    """Keep an order with its lines."""
    purchase.total = sum(line.total for line in lines)
    ctx.session.add(purchase)
    ctx.session.flush()
    for line in lines:
        line.purchase_id = purchase.id
    ctx.session.add_all(lines)
    ctx.session.flush()


def expected_by(ctx: Ctx, supplier: Supplier, due: date | None) -> date | None:
    """When goods are to come: as told, else by the days the supplier needs."""
    if due is None and supplier.lead_days is not None:
        return ctx.today + timedelta(days=supplier.lead_days)
    return due


def state_of(lines: Sequence[PurchaseLine]) -> State:
    """How far a placed order has come, by its lines."""
    some = any(line.received for line in lines)
    if any(line.pending for line in lines):
        return "partly" if some else "placed"
    if any(line.closed for line in lines):
        return "closed" if some else "cancelled"
    return "received"


def share_of(line: PurchaseLine, quantity: int) -> int:
    """What the next so much of a line costs: shares add up to its total when all of it has come."""
    whole, after = line.quantity, line.received + quantity
    return half_up(line.total * after, whole) - half_up(line.total * line.received, whole)


def put_brought_away(ctx: Ctx, lines: Sequence[PurchaseLine]) -> list[Product]:
    """Goods that were written with these lines leave the list, where they never moved."""
    products = by_ids(ctx.session, {line.product_id for line in lines if line.brought})
    gone = [
        product
        for product in products.values()
        if not product.archived and not product.edits and not has_moved(ctx.session, product.id)
    ]
    for product in gone:
        put_away(ctx, product)
    return gone
