"""Suppliers, orders to them, what came of these."""

from __future__ import annotations

from datetime import date
from typing import Literal

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from core.tables import E4, Base, Big, Id, Instant, Line, Milli, Minor, Owned, Short, key

State = Literal["draft", "placed", "partly", "received", "closed", "cancelled", "annulled"]
"""`partly`: some of it has come; `closed`: some has come and the rest will not."""
AWAITED: tuple[State, ...] = ("placed", "partly")
CostKind = Literal["delivery", "customs", "loading", "other_costs"]
Spread = Literal["worth", "quantity"]


class Supplier(Owned, Base):
    """A person or firm that goods are bought from."""

    __tablename__ = "suppliers"
    __table_args__ = (sa.Index("ix_suppliers_by_name", "company_id", "archived", "sort_name", "id"),)

    id: Mapped[Id]
    name: Mapped[Line]
    sort_name: Mapped[Line]
    phone: Mapped[str | None] = mapped_column(sa.String(16))
    email: Mapped[str | None] = mapped_column(sa.String(254))
    inn: Mapped[str | None] = mapped_column(sa.String(20))
    lead_days: Mapped[int | None]
    """Days from an order to its delivery."""
    min_sum: Mapped[int | None] = mapped_column(sa.BigInteger)
    """The least they deliver for, minor units."""
    note: Mapped[str | None] = mapped_column(sa.String(1000))
    archived: Mapped[bool] = mapped_column(default=False)
    edits: Mapped[int] = mapped_column(default=0)
    """Edits that still stand: a card with some is not taken back by an undo."""
    created_at: Mapped[Instant]

    @classmethod
    def _own_index(cls) -> bool:
        return False


class Purchase(Owned, Base):
    """An order to a supplier. How far it has come is computed from its lines."""

    __tablename__ = "purchases"
    __table_args__ = (
        sa.Index("ix_purchases_by_day", "company_id", "day", "id"),
        sa.Index("ix_purchases_by_state", "company_id", "state", "day"),
    )

    id: Mapped[Id]
    number: Mapped[int | None]
    """None while it is a draft that was never placed."""
    year: Mapped[int]
    supplier_id: Mapped[int] = key("suppliers.id")
    state: Mapped[State] = mapped_column(sa.String(16))
    day: Mapped[date]
    """When it was placed; of a draft, when it was written."""
    expected_day: Mapped[date | None]
    warehouse_id: Mapped[int | None] = key("warehouses.id", index=False, null=True)
    """Where it is to come; none: the main one."""
    total: Mapped[Minor]
    """What its lines were ordered for."""
    brought_supplier: Mapped[bool] = mapped_column(default=False)
    """The supplier's card came with it."""
    note: Mapped[str | None] = mapped_column(sa.String(1000))
    person_id: Mapped[Big]
    created_at: Mapped[Instant]

    @classmethod
    def _own_index(cls) -> bool:
        return False

    @property
    def is_awaited(self) -> bool:
        return self.state in AWAITED


class PurchaseLine(Owned, Base):
    """So much of a product ordered, in its own unit; what came of it, and what will not come any more."""

    __tablename__ = "purchase_lines"
    __table_args__ = (
        sa.CheckConstraint("received >= 0", name="received"),
        sa.CheckConstraint("closed >= 0", name="closed"),
        sa.Index("ix_purchase_lines_of_product", "company_id", "product_id", "id"),
    )

    id: Mapped[Id]
    purchase_id: Mapped[int] = key("purchases.id")
    position: Mapped[int]
    product_id: Mapped[int] = key("products.id", index=False)
    quantity: Mapped[Milli]
    price: Mapped[E4 | None]
    """Per unit of the product; none: nobody knows it yet."""
    total: Mapped[Minor]
    """What the whole line costs, exactly as it was agreed: packs and all."""
    pack: Mapped[Short | None]
    """The pack it was ordered by, if not by the product's own unit."""
    pack_size: Mapped[int | None] = mapped_column(sa.BigInteger)
    """How much of the unit (1/1000) such a pack held then."""
    expected_day: Mapped[date | None]
    received: Mapped[Milli] = mapped_column(default=0)
    closed: Mapped[Milli] = mapped_column(default=0)
    """Will not come any more."""
    brought: Mapped[bool] = mapped_column(default=False)
    """The product was written with this line."""

    @classmethod
    def _own_index(cls) -> bool:
        return False

    @property
    def pending(self) -> int:
        """Still to come; more than ordered may have come."""
        return max(0, self.quantity - self.received - self.closed)


class Delivery(Owned, Base):
    """Goods that came for an order: an ordinary receipt of stock, and what is owed for it."""

    __tablename__ = "purchase_deliveries"
    __table_args__ = (sa.Index("ix_purchase_deliveries_owed", "company_id", "supplier_id", "annulled"),)

    id: Mapped[Id]
    purchase_id: Mapped[int] = key("purchases.id")
    supplier_id: Mapped[int] = key("suppliers.id", index=False)
    document_id: Mapped[int] = key("stock_documents.id", unique=True, index=False)
    day: Mapped[date]
    total: Mapped[Minor]
    annulled: Mapped[bool] = mapped_column(default=False)

    @classmethod
    def _own_index(cls) -> bool:
        return False


class DeliveryLine(Owned, Base):
    """How much of a line came in a delivery, and for how much."""

    __tablename__ = "purchase_delivery_lines"

    id: Mapped[Id]
    delivery_id: Mapped[int] = key("purchase_deliveries.id")
    line_id: Mapped[int] = key("purchase_lines.id")
    quantity: Mapped[Milli]
    total: Mapped[Minor]


class SupplierPayment(Owned, Base):
    """Money that went to a supplier (+) or came back from one (−): a posting of its own."""

    __tablename__ = "supplier_payments"
    __table_args__ = (sa.Index("ix_supplier_payments_owed", "company_id", "supplier_id", "annulled"),)

    id: Mapped[Id]
    supplier_id: Mapped[int] = key("suppliers.id", index=False)
    purchase_id: Mapped[int | None] = key("purchases.id", null=True)
    posting_id: Mapped[int] = key("postings.id", unique=True, index=False)
    amount: Mapped[Minor]
    day: Mapped[date]
    annulled: Mapped[bool] = mapped_column(default=False)

    @classmethod
    def _own_index(cls) -> bool:
        return False


class LandedCost(Owned, Base):
    """Delivery, customs and the like: a sum that what came for an order costs besides."""

    __tablename__ = "purchase_costs"
    __table_args__ = (sa.CheckConstraint("amount > 0", name="amount"),)

    id: Mapped[Id]
    purchase_id: Mapped[int] = key("purchases.id")
    kind: Mapped[CostKind] = mapped_column(sa.String(16))
    amount: Mapped[Minor]
    by: Mapped[Spread] = mapped_column(sa.String(16))
    """What it is spread by over the goods."""
    supplier_id: Mapped[int | None] = key("suppliers.id", null=True)
    """Whom it is owed to; none: it was paid at once."""
    posting_id: Mapped[int | None] = key("postings.id", null=True)
    day: Mapped[date]
    annulled: Mapped[bool] = mapped_column(default=False)

    @classmethod
    def _own_index(cls) -> bool:
        return False


class LandedPart(Owned, Base):
    """What of such a sum a line of a delivery carries, and what it made of the product's last cost."""

    __tablename__ = "purchase_cost_parts"

    id: Mapped[Id]
    cost_id: Mapped[int] = key("purchase_costs.id")
    line_id: Mapped[int] = key("purchase_delivery_lines.id")
    product_id: Mapped[int] = key("products.id", index=False)
    amount: Mapped[Minor]
    cost_before: Mapped[E4 | None]
    cost_after: Mapped[E4 | None]

    @classmethod
    def _own_index(cls) -> bool:
        return False
