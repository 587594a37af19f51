"""`check` for purchases: what deliveries add up to beside what is stored, every difference named."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from core.acts.rights import CompanyFacts
from core.blocks import DocNo, Money, Qty, Said, say
from core.finance.models import Posting
from core.inventory.models import Movement, Product, StockDocument
from core.purchasing import queries
from core.purchasing.landed import MOVED
from core.purchasing.models import (
    Delivery,
    DeliveryLine,
    LandedCost,
    LandedPart,
    Purchase,
    PurchaseLine,
    Supplier,
    SupplierPayment,
)
from core.purchasing.writing import state_of
from core.tenancy import HouseSession


def differences(session: HouseSession, company: CompanyFacts) -> Iterator[Said]:
    """Orders whose lines, state or sum are not what their lines and deliveries make them."""
    came = _came(session)
    for purchase in session.scalars(sa.select(Purchase).order_by(Purchase.id)).all():
        number = DocNo("purchase", purchase.number)
        lines = queries.lines_of(session, purchase.id)
        for line in lines:
            if line.received != came.get(line.id, 0):
                yield _line_difference(session, number, line, came.get(line.id, 0))
        total = sum(line.total for line in lines)
        if purchase.total != total:
            stored, counted = Money(purchase.total, company.currency), Money(total, company.currency)
            yield say("purchasing-check-total", purchase=number, stored=stored, counted=counted)
        if purchase.state not in ("draft", "annulled"):
            yield from _state_difference(purchase, lines, number)
    yield from _deliveries(session, company)
    yield from _payments(session, company)
    yield from _landed(session, company)


def _line_difference(session: HouseSession, number: DocNo, line: PurchaseLine, came: int) -> Said:
    product = session.get(Product, line.product_id)
    name, unit = (product.name, product.unit) if product is not None else (str(line.product_id), "")
    return say(
        "purchasing-check-received",
        purchase=number,
        product=name,
        stored=Qty(line.received, unit),
        counted=Qty(came, unit),
    )


def _state_difference(purchase: Purchase, lines: list[PurchaseLine], number: DocNo) -> Iterator[Said]:
    stored = purchase.state
    counted = state_of(lines)
    if counted != stored:
        yield say(
            "purchasing-check-state",
            purchase=number,
            stored=say(f"purchasing-state-{stored}"),
            counted=say(f"purchasing-state-{counted}"),
        )


def _deliveries(session: HouseSession, company: CompanyFacts) -> Iterator[Said]:
    """Deliveries that are not the sum of their lines, or do not stand or fall with their receipt."""
    summed = dict(
        session.execute(
            sa.select(DeliveryLine.delivery_id, sa.func.sum(DeliveryLine.total)).group_by(
                DeliveryLine.delivery_id
            )
        ).all()
    )
    rows = session.execute(
        sa.select(Delivery, StockDocument)
        .join(StockDocument, StockDocument.id == Delivery.document_id)
        .order_by(Delivery.id)
    )
    for delivery, document in rows.all():
        number = DocNo("receipt", document.number)
        total = int(summed.get(delivery.id, 0))
        if delivery.total != total:
            stored, counted = Money(delivery.total, company.currency), Money(total, company.currency)
            yield say("purchasing-check-delivery", receipt=number, stored=stored, counted=counted)
        if delivery.annulled != document.annulled:
            yield say("purchasing-check-annulled", receipt=number)


def _payments(session: HouseSession, company: CompanyFacts) -> Iterator[Said]:
    """Payments to suppliers that are not what their postings, less those that took them back, come to."""
    back = aliased(Posting)
    query = (
        sa.select(SupplierPayment, Supplier.name, Posting.amount, back.amount)
        .join(Supplier, Supplier.id == SupplierPayment.supplier_id)
        .join(Posting, Posting.id == SupplierPayment.posting_id)
        .outerjoin(back, back.storno_of == Posting.id)
        .order_by(SupplierPayment.id)
    )
    for payment, supplier, amount, taken in session.execute(query).all():
        stored, counted = 0 if payment.annulled else payment.amount, -(amount + (taken or 0))
        if stored != counted:
            yield say(
                "purchasing-check-payment",
                supplier=supplier,
                stored=Money(stored, company.currency),
                counted=Money(counted, company.currency),
            )


def _landed(session: HouseSession, company: CompanyFacts) -> Iterator[Said]:
    """Added costs that are not what their lines, the goods' value and the money make of them."""
    carried = dict(
        session.execute(
            sa.select(LandedPart.cost_id, sa.func.sum(LandedPart.amount)).group_by(LandedPart.cost_id)
        ).all()
    )
    moved = dict(
        session.execute(
            sa.select(Movement.document_id, sa.func.sum(Movement.value))
            .where(Movement.document_kind == MOVED, Movement.kind != "true_up")
            .group_by(Movement.document_id)
        ).all()
    )
    paid = _paid_for(session)
    rows = session.execute(
        sa.select(LandedCost, Purchase.number)
        .join(Purchase, Purchase.id == LandedCost.purchase_id)
        .order_by(LandedCost.id)
    )
    for cost, number in rows.all():
        stands = 0 if cost.annulled else cost.amount
        counted = [int(carried.get(cost.id, 0)) - (cost.amount - stands), int(moved.get(cost.id, 0))]
        if cost.posting_id is not None:
            counted.append(paid.get(cost.posting_id, 0))
        for other in counted:
            if other != stands:
                yield say(
                    "purchasing-check-landed",
                    purchase=DocNo("purchase", number),
                    stored=Money(stands, company.currency),
                    counted=Money(other, company.currency),
                )


def _paid_for(session: HouseSession) -> dict[int, int]:
    """By posting: what it has paid, less what took it back."""
    back = aliased(Posting)
    query = (
        sa.select(Posting.id, Posting.amount, back.amount)
        .join(LandedCost, LandedCost.posting_id == Posting.id)
        .outerjoin(back, back.storno_of == Posting.id)
    )
    return {row[0]: -(row[1] + (row[2] or 0)) for row in session.execute(query)}


def _came(session: HouseSession) -> dict[int, int]:
    """What came of every line, deliveries that were taken back aside."""
    query = (
        sa.select(DeliveryLine.line_id, sa.func.sum(DeliveryLine.quantity))
        .join(Delivery, Delivery.id == DeliveryLine.delivery_id)
        .where(Delivery.annulled.is_(False))
        .group_by(DeliveryLine.line_id)
    )
    return {row[0]: int(row[1]) for row in session.execute(query)}
