"""Goods, warehouses, documents, the ledger of movements and the balances it adds up to."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from core.tables import E4, Base, Id, Instant, JsonDict, Line, Milli, Minor, Owned, Short, Utc, key

ProductKind = Literal["goods", "service", "kit"]
"""A kit is sold as one and lies in stock as its parts (see `kits/`)."""
DocumentKind = Literal["receipt", "write_off", "transfer", "count", "surplus", "shortage", "arrival"]
CountState = Literal["open", "waiting", "finished", "abandoned", "annulled"]
"""`waiting`: its sheet is closed, a second person has to approve what it found."""
MovementKind = Literal[
    "receipt",
    "write_off",
    "transfer_out",
    "transfer_in",
    "opening",
    "count",
    "shipment",
    "return",
    "storno",
    "true_up",
    "priced",
    "landed",
]


def name_key(name: str) -> str:
    """A name as it is compared and sorted: case, ё and doubled spaces aside."""
    return " ".join(name.casefold().replace("ё", "е").split())[:300]


class Product(Owned, Base):
    """Something sold: goods that are kept in stock, a service that is not, a kit whose parts are."""

    __tablename__ = "products"
    __table_args__ = (
        sa.Index("ix_products_by_name", "company_id", "archived", "name_key", "id"),
        sa.CheckConstraint("price IS NULL OR price >= 0", name="price"),
        sa.CheckConstraint("cost IS NULL OR cost >= 0", name="cost"),
    )

    id: Mapped[Id]
    name: Mapped[Line]
    name_key: Mapped[Line]
    kind: Mapped[ProductKind] = mapped_column(sa.String(16), default="goods")
    unit: Mapped[Short] = mapped_column(default="pcs")
    """A unit's code, or the user's own word for it."""
    price: Mapped[E4 | None]
    cost: Mapped[E4 | None]
    """The last cost per unit: as told, or as the last receipt came."""
    category: Mapped[Line | None]
    low_level: Mapped[Milli | None]
    """At this many available, or fewer, it is time to buy."""
    by_batches: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    """Kept by batches: numbers and expiry (see `batches/`)."""
    by_serials: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    """Kept one by one, by serial number (see `serials/`)."""
    archived: Mapped[bool] = mapped_column(default=False)
    edits: Mapped[int] = mapped_column(default=0)
    """Changes by hand since it was written: what was edited is not taken back."""
    created_at: Mapped[Instant]

    @classmethod
    def _own_index(cls) -> bool:
        return False

    @property
    def is_stocked(self) -> bool:
        return self.kind == "goods"

    def rename(self, name: str) -> None:
        self.name = name
        self.name_key = name_key(name)


class Barcode(Owned, Base):
    """A printed code (or an article) that stands for a product."""

    __tablename__ = "barcodes"
    __table_args__ = (sa.UniqueConstraint("company_id", "code"),)

    id: Mapped[Id]
    product_id: Mapped[int] = key("products.id")
    code: Mapped[Short]
    unit: Mapped[Short | None]
    """The pack it is printed on; none = one unit of the product."""

    @classmethod
    def _own_index(cls) -> bool:
        return False


class Pack(Owned, Base):
    """A product by the box: how much of its unit one pack holds."""

    __tablename__ = "packs"
    __table_args__ = (sa.CheckConstraint("quantity > 0", name="quantity"),)

    product_id: Mapped[int] = key("products.id", index=False, primary_key=True)
    unit: Mapped[Short] = mapped_column(primary_key=True)
    """A unit's code, or the user's own word: box, упаковка."""
    quantity: Mapped[Milli]


class Warehouse(Owned, Base):
    """A place where goods are kept."""

    __tablename__ = "warehouses"
    __table_args__ = (sa.UniqueConstraint("company_id", "name_key"),)

    id: Mapped[Id]
    name: Mapped[Line]
    name_key: Mapped[Line]
    is_main: Mapped[bool] = mapped_column(default=False)
    sellable: Mapped[bool] = mapped_column(default=True, server_default=sa.true())
    """False for a place of damaged goods: on hand there, but promised to nobody."""
    archived: Mapped[bool] = mapped_column(default=False)

    @classmethod
    def _own_index(cls) -> bool:
        return False


class StockDocument(Owned, Base):
    """Heads the movements of one receipt, write-off, transfer or count, or of what a count found."""

    __tablename__ = "stock_documents"
    __table_args__ = (sa.Index("ix_stock_documents_by_day", "company_id", "kind", "day", "id"),)

    id: Mapped[Id]
    kind: Mapped[DocumentKind] = mapped_column(sa.String(16))
    number: Mapped[int | None]
    year: Mapped[int]
    """Numbers start anew every year."""
    day: Mapped[date]
    at: Mapped[Instant]
    person_id: Mapped[int | None] = mapped_column(sa.BigInteger)
    warehouse_id: Mapped[int] = key("warehouses.id", index=False)
    target_id: Mapped[int | None] = key("warehouses.id", index=False, null=True)
    reason: Mapped[str | None] = mapped_column(sa.String(1000))
    annulled: Mapped[bool] = mapped_column(default=False)
    basis_id: Mapped[int | None] = mapped_column(sa.BigInteger, index=True)
    """The stock count it was written by, or the transfer it received."""
    before: Mapped[JsonDict] = mapped_column(default=dict)
    """What its undo puts back: `costs` (product → [last cost before, after]), `created` (products)."""

    @classmethod
    def _own_index(cls) -> bool:
        return False


class StockPaper(Owned, Base):
    """The supplier's waybill a receipt was written by, so that it does not come in twice unnoticed."""

    __tablename__ = "stock_papers"
    __table_args__ = (sa.Index("ix_stock_papers_of", "company_id", "number"),)

    id: Mapped[Id]
    document_id: Mapped[int] = key("stock_documents.id")
    number: Mapped[Short]
    supplier: Mapped[Line]
    """Its tax number, else its name as it is compared."""

    @classmethod
    def _own_index(cls) -> bool:
        return False


class TransferLine(Owned, Base):
    """Goods of a transfer in two steps: what was sent, and what of it is still on the way, with its value."""

    __tablename__ = "stock_transfer_lines"

    id: Mapped[Id]
    document_id: Mapped[int] = key("stock_documents.id")
    product_id: Mapped[int] = key("products.id", index=False)
    sent: Mapped[Milli]
    on_way: Mapped[Milli]
    value: Mapped[Minor]
    """What the goods on the way cost; on nobody's shelf meanwhile."""


class Movement(Owned, Base):
    """One line of the ledger, never changed: so much came (+) or went (−), carrying so much value.

    A `true_up` moves value alone: goods sold below zero at the last cost get the cost they really had.
    An `opening` is what a count found where the goods had never moved before; taken back, it stays one.
    A `priced` gives goods that came when nobody knew their cost the first cost that is told.
    A `landed` adds to goods what it took to get them here.
    """

    __tablename__ = "stock_movements"
    __table_args__ = (
        sa.Index("ix_stock_movements_of_product", "company_id", "product_id", "id"),
        sa.Index("ix_stock_movements_of_document", "document_id"),
    )

    id: Mapped[Id]
    product_id: Mapped[int] = key("products.id", index=False)
    warehouse_id: Mapped[int] = key("warehouses.id", index=False)
    quantity: Mapped[Milli]
    value: Mapped[Minor]
    kind: Mapped[MovementKind] = mapped_column(sa.String(16))
    document_kind: Mapped[Short]
    document_id: Mapped[int] = mapped_column(sa.BigInteger)
    day: Mapped[date]
    at: Mapped[Instant]
    person_id: Mapped[int | None] = mapped_column(sa.BigInteger)
    storno_of: Mapped[int | None] = mapped_column(sa.BigInteger)

    @classmethod
    def _own_index(cls) -> bool:
        return False


class Balance(Owned, Base):
    """How much of a product a warehouse holds: the sum of its movements, kept in their transaction."""

    __tablename__ = "stock_balances"
    __table_args__ = (sa.CheckConstraint("reserved >= 0", name="reserved"),)

    company_id: Mapped[int] = mapped_column(sa.BigInteger, sa.ForeignKey("companies.id"), primary_key=True)
    product_id: Mapped[int] = key("products.id", index=False, primary_key=True)
    warehouse_id: Mapped[int] = key("warehouses.id", index=False, primary_key=True)
    on_hand: Mapped[Milli] = mapped_column(default=0)
    reserved: Mapped[Milli] = mapped_column(default=0)
    """Held for orders: the sum of their reservations."""
    value: Mapped[Minor] = mapped_column(default=0)
    """What the goods on hand cost, in minor units; below zero while on hand is."""

    @property
    def available(self) -> int:
        """What can be promised: never less than nothing."""
        return max(0, self.on_hand - self.reserved)


class StockCount(Owned, Base):
    """A count of a warehouse, from its start to its end: one at a time may be open there.

    What was expected is frozen by `mark`: movements with a greater id came after the start.
    """

    __tablename__ = "stock_counts"
    __table_args__ = (sa.Index("ix_stock_counts_by_state", "company_id", "state", "warehouse_id"),)

    id: Mapped[Id]
    number: Mapped[int | None]
    year: Mapped[int]
    warehouse_id: Mapped[int] = key("warehouses.id", index=False)
    state: Mapped[CountState] = mapped_column(sa.String(16), default="open")
    blind: Mapped[bool] = mapped_column(default=False)
    """Who counts does not see what is expected."""
    mark: Mapped[int] = mapped_column(sa.BigInteger)
    started_at: Mapped[Instant]
    started_by: Mapped[int | None] = mapped_column(sa.BigInteger)
    closed_at: Mapped[datetime | None] = mapped_column(Utc)
    asked: Mapped[JsonDict | None]
    """Of one that waited: who has closed the sheet (`by`), the `reason`, `rest_zero`."""

    @classmethod
    def _own_index(cls) -> bool:
        return False


class CountLine(Owned, Base):
    """What was counted of a product, beside what the books said at the start and at that moment."""

    __tablename__ = "stock_count_lines"

    count_id: Mapped[int] = key("stock_counts.id", index=False, primary_key=True)
    product_id: Mapped[int] = key("products.id", index=False, primary_key=True)
    expected: Mapped[Milli]
    book: Mapped[Milli]
    """On hand when it was counted: the difference is from this."""
    counted: Mapped[Milli]
    assumed: Mapped[bool] = mapped_column(default=False)
    """Nobody found it: taken for nothing when the count was finished."""
    at: Mapped[Instant]
    person_id: Mapped[int | None] = mapped_column(sa.BigInteger)

    @classmethod
    def _own_index(cls) -> bool:
        return False


class PriceChange(Owned, Base):
    """A price that was and the price that came, for a product's history and for taking a change back."""

    __tablename__ = "price_changes"
    __table_args__ = (sa.Index("ix_price_changes_of_product", "company_id", "product_id", "id"),)

    id: Mapped[Id]
    batch: Mapped[int] = mapped_column(sa.BigInteger, index=True)
    """One for all products changed in one act."""
    product_id: Mapped[int] = key("products.id", index=False)
    old: Mapped[E4 | None]
    new: Mapped[E4 | None]
    at: Mapped[Instant]
    person_id: Mapped[int | None] = mapped_column(sa.BigInteger)

    @classmethod
    def _own_index(cls) -> bool:
        return False
