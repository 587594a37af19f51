"""Named SELECTs of suppliers and orders to them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from core.acts.finding import fold
from core.inventory.models import Product
from core.purchasing.models import (
    AWAITED,
    Delivery,
    DeliveryLine,
    LandedCost,
    Purchase,
    PurchaseLine,
    State,
    Supplier,
    SupplierPayment,
)
from core.tenancy import HouseSession

PAGE = 20


def supplier(session: HouseSession, supplier_id: int) -> Supplier | None:
    return session.scalar(sa.select(Supplier).where(Supplier.id == supplier_id))


def namesake(session: HouseSession, name: str, but: int = 0) -> Supplier | None:
    """A listed supplier of the same name."""
    same = (Supplier.archived.is_(False), Supplier.sort_name == fold(name)[:300], Supplier.id != but)
    return session.scalar(sa.select(Supplier).where(*same).limit(1))


def awaiting(session: HouseSession, product_id: int) -> Purchase | None:
    """An order, or a draft of one, that still expects some of a product."""
    query = (
        sa.select(Purchase)
        .join(PurchaseLine, PurchaseLine.purchase_id == Purchase.id)
        .where(
            PurchaseLine.product_id == product_id,
            Purchase.state.in_(("draft", *AWAITED)),
            PurchaseLine.quantity > PurchaseLine.received + PurchaseLine.closed,
        )
    )
    return session.scalars(query.order_by(Purchase.id).limit(1)).first()


def names_of(session: HouseSession, ids: Collection[int]) -> dict[int, str]:
    rows = session.execute(sa.select(Supplier.id, Supplier.name).where(Supplier.id.in_(ids)))
    return {row[0]: row[1] for row in rows}


def supplier_page(session: HouseSession, after: tuple[str, int] | None) -> Sequence[Supplier]:
    """Listed suppliers by name, one more than fits when another page follows."""
    query = sa.select(Supplier).where(Supplier.archived.is_(False))
    if after is not None:
        query = query.where(sa.tuple_(Supplier.sort_name, Supplier.id) > after)
    return session.scalars(query.order_by(Supplier.sort_name, Supplier.id).limit(PAGE + 1)).all()


def is_used(session: HouseSession, supplier_id: int, but: int = 0) -> bool:
    """Has anything been ordered from a supplier, that other order aside, or paid to them?"""
    ordered = sa.select(Purchase.id).where(Purchase.supplier_id == supplier_id, Purchase.id != but)
    paid = sa.select(SupplierPayment.id).where(SupplierPayment.supplier_id == supplier_id)
    carried = sa.select(LandedCost.id).where(LandedCost.supplier_id == supplier_id)
    return any(session.scalar(query.limit(1)) is not None for query in (ordered, paid, carried))


def numbered(session: HouseSession, number: int) -> Sequence[Purchase]:
    """The latest year's order of a number."""
    query = sa.select(Purchase).where(Purchase.number == number)
    return session.scalars(query.order_by(Purchase.year.desc(), Purchase.id.desc()).limit(1)).all()


def supplier_of_inn(session: HouseSession, inn: str) -> Supplier | None:
    """The supplier of a tax number, if there is just one."""
    query = sa.select(Supplier).where(Supplier.inn == inn, Supplier.archived.is_(False)).limit(2)
    found = session.scalars(query).all()
    return found[0] if len(found) == 1 else None


def unfinished(
    session: HouseSession, limit: int, suppliers: Collection[int] | None = None
) -> Sequence[Purchase]:
    """Drafts and orders that something is to come of: the oldest placed first, drafts behind them."""
    query = sa.select(Purchase).where(Purchase.state.in_((*AWAITED, "draft")))
    if suppliers is not None:
        query = query.where(Purchase.supplier_id.in_(suppliers))
    is_draft = sa.case((Purchase.state == "draft", 1), else_=0)
    return session.scalars(query.order_by(is_draft, Purchase.day, Purchase.id).limit(limit)).all()


def purchase_page(
    session: HouseSession,
    state: State | None,
    supplier_id: int | None,
    after: tuple[date, int] | None,
) -> Sequence[Purchase]:
    """Orders to suppliers, the latest first, one more than fits; annulled ones stay out."""
    query = sa.select(Purchase).where(Purchase.state != "annulled")
    if state is not None:
        query = query.where(Purchase.state == state)
    if supplier_id is not None:
        query = query.where(Purchase.supplier_id == supplier_id)
    if after is not None:
        query = query.where(sa.tuple_(Purchase.day, Purchase.id) < after)
    return session.scalars(query.order_by(Purchase.day.desc(), Purchase.id.desc()).limit(PAGE + 1)).all()


def lines_of(session: HouseSession, purchase_id: int) -> list[PurchaseLine]:
    query = sa.select(PurchaseLine).where(PurchaseLine.purchase_id == purchase_id)
    return list(session.scalars(query.order_by(PurchaseLine.position)))


def deliveries_of(session: HouseSession, purchase_id: int) -> Sequence[Delivery]:
    """What came for an order and was not taken back, the latest first."""
    query = sa.select(Delivery).where(Delivery.purchase_id == purchase_id, Delivery.annulled.is_(False))
    return session.scalars(query.order_by(Delivery.id.desc())).all()


def payments_of(session: HouseSession, purchase_id: int) -> Sequence[SupplierPayment]:
    """What was paid for an order and not taken back."""
    mine = (SupplierPayment.purchase_id == purchase_id, SupplierPayment.annulled.is_(False))
    return session.scalars(sa.select(SupplierPayment).where(*mine).order_by(SupplierPayment.id)).all()


def parts_of(session: HouseSession, delivery_id: int) -> Sequence[DeliveryLine]:
    query = sa.select(DeliveryLine).where(DeliveryLine.delivery_id == delivery_id)
    return session.scalars(query.order_by(DeliveryLine.id)).all()


@dataclass(frozen=True, slots=True)
class Awaited:
    """A line that something is to come of."""

    line: PurchaseLine
    purchase: Purchase
    product: Product
    supplier: str


def awaited(
    session: HouseSession,
    limit: int,
    *,
    before: date | None = None,
    supplier_id: int | None = None,
    product_id: int | None = None,
) -> list[Awaited]:
    """What is on its way from suppliers, the soonest expected first; `before`: expected earlier than that."""
    late = sa.case((PurchaseLine.expected_day.is_(None), 1), else_=0)
    query = (
        sa.select(PurchaseLine, Purchase, Product, Supplier.name)
        .join(Purchase, Purchase.id == PurchaseLine.purchase_id)
        .join(Product, Product.id == PurchaseLine.product_id)
        .join(Supplier, Supplier.id == Purchase.supplier_id)
        .where(
            Purchase.state.in_(AWAITED),
            PurchaseLine.quantity > PurchaseLine.received + PurchaseLine.closed,
        )
    )
    if before is not None:
        query = query.where(PurchaseLine.expected_day < before)
    if supplier_id is not None:
        query = query.where(Purchase.supplier_id == supplier_id)
    if product_id is not None:
        query = query.where(PurchaseLine.product_id == product_id)
    rows = session.execute(query.order_by(late, PurchaseLine.expected_day, PurchaseLine.id).limit(limit))
    return [Awaited(row[0], row[1], row[2], row[3]) for row in rows]


def last_bought(
    session: HouseSession, product_ids: Collection[int], supplier_id: int | None = None
) -> dict[int, tuple[PurchaseLine, int]]:
    """By product: the line it was last ordered by (from that supplier), and the supplier's id."""
    last = (
        sa.select(sa.func.max(PurchaseLine.id))
        .join(Purchase, Purchase.id == PurchaseLine.purchase_id)
        .where(PurchaseLine.product_id.in_(product_ids), Purchase.state.not_in(("draft", "annulled")))
        .group_by(PurchaseLine.product_id)
    )
    if supplier_id is not None:
        last = last.where(Purchase.supplier_id == supplier_id)
    query = (
        sa.select(PurchaseLine, Purchase.supplier_id)
        .join(Purchase, Purchase.id == PurchaseLine.purchase_id)
        .where(PurchaseLine.id.in_(last))
    )
    return {row[0].product_id: (row[0], row[1]) for row in session.execute(query)}
