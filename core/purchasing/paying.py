"""What suppliers are owed: deliveries less payments; and how payments follow their postings."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.acts.fields import Named
from core.blocks import say
from core.finance.entering import item_of
from core.finance.ledger import Doc, Entry, post
from core.finance.models import Account, Item
from core.purchasing.models import Delivery, LandedCost, Purchase, Supplier, SupplierPayment
from core.tenancy import HouseSession


@dataclass(frozen=True, slots=True)
class Settled:
    """What came from a supplier or was done by them, and what was paid to them, minor units."""

    came: int = 0
    paid: int = 0

    @property
    def owed(self) -> int:
        """Below zero: paid ahead."""
        return self.came - self.paid


def settlements(session: HouseSession, suppliers: Collection[int] | None = None) -> dict[int, Settled]:
    """By supplier's id, all of them or some."""
    came = _sums(session, Delivery.supplier_id, Delivery.total, Delivery.annulled, suppliers)
    carried = _sums(session, LandedCost.supplier_id, LandedCost.amount, LandedCost.annulled, suppliers)
    for key, amount in carried.items():
        came[key] = came.get(key, 0) + amount
    paid = _sums(
        session, SupplierPayment.supplier_id, SupplierPayment.amount, SupplierPayment.annulled, suppliers
    )
    return {key: Settled(came.get(key, 0), paid.get(key, 0)) for key in came.keys() | paid.keys()}


def owed_to(session: HouseSession, supplier_id: int) -> int:
    """What a supplier is owed; below zero where they were paid ahead."""
    return settlements(session, [supplier_id]).get(supplier_id, Settled()).owed


def _sums(
    session: HouseSession, whose: Any, amount: Any, gone: Any, only: Collection[int] | None
) -> dict[int, int]:
    stand = (gone.is_(False), whose.is_not(None))
    query = sa.select(whose, sa.func.sum(amount)).where(*stand).group_by(whose)
    if only is not None:
        query = query.where(whose.in_(only))
    return {row[0]: int(row[1]) for row in session.execute(query)}


def purchase_item(ctx: Ctx) -> tuple[Item, bool]:
    """The item goods are bought under, and whether this act wrote it."""
    item, fresh = item_of(ctx, "expense", Named(name=ctx.say(say("purchasing-item"))))
    if item is None:
        raise LookupError("an item that was named")
    if fresh:
        item.purchase = True
    return item, fresh


def pay(
    ctx: Ctx, supplier: Supplier, purchase: Purchase | None, amount: int, account: Account, entry: Entry
) -> SupplierPayment:
    """Money goes to a supplier."""
    posting = post(ctx, account, entry)
    payment = SupplierPayment(
        supplier_id=supplier.id,
        purchase_id=purchase.id if purchase else None,
        posting_id=posting.id,
        amount=amount,
        day=entry.accrual_day,
        annulled=False,
    )
    ctx.session.add(payment)
    ctx.session.flush()
    return payment


def document_of(supplier: Supplier, purchase: Purchase | None) -> Doc:
    """What the posting was written for."""
    return Doc("purchase", purchase.id) if purchase else Doc("supplier", supplier.id)


def follow_storno(ctx: Ctx, posting_id: int) -> None:
    """A posting was taken back: so is the payment it was."""
    ctx.session.execute(
        sa.update(SupplierPayment).where(SupplierPayment.posting_id == posting_id).values(annulled=True)
    )
