"""`check` for stock: balances recomputed from the ledger, every difference named."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from core.acts.rights import CompanyFacts
from core.blocks import DocNo, Money, Qty, Said, say
from core.inventory.batches.checking import batch_differences
from core.inventory.kits.checking import kit_differences
from core.inventory.layers.checking import layer_differences
from core.inventory.models import Balance, Movement, Product, StockDocument, TransferLine, Warehouse
from core.inventory.serials.checking import serial_differences
from core.tenancy import HouseSession


def differences(session: HouseSession, company: CompanyFacts) -> Iterator[Said]:
    """Balances that are not the sum of their movements, or whose value is on the wrong side of zero."""
    moved = _sums(session)
    names = _names(session)
    for balance in session.scalars(sa.select(Balance).order_by(Balance.product_id, Balance.warehouse_id)):
        place = (balance.product_id, balance.warehouse_id)
        product, unit, warehouse = names[place]
        quantity, value = moved.pop(place, (0, 0))
        if balance.on_hand != quantity:
            stored, counted = Qty(balance.on_hand, unit), Qty(quantity, unit)
            yield say(
                "inventory-check-on-hand",
                product=product,
                warehouse=warehouse,
                stored=stored,
                counted=counted,
            )
        if balance.value != value:
            worth, sum_ = Money(balance.value, company.currency), Money(value, company.currency)
            yield say(
                "inventory-check-value", product=product, warehouse=warehouse, stored=worth, counted=sum_
            )
        if _is_astray(balance):
            worth = Money(balance.value, company.currency)
            yield say("inventory-check-astray", product=product, warehouse=warehouse, value=worth)
    for (product_id, _), (quantity, _) in sorted(moved.items()):
        yield say("inventory-check-lost", product=str(product_id), counted=Qty(quantity))
    yield from _on_way(session)
    yield from batch_differences(session)
    yield from layer_differences(session, company)
    yield from kit_differences(session)
    yield from serial_differences(session)


def _on_way(session: HouseSession) -> Iterator[Said]:
    """Transfers in two steps: what is on the way is what was sent less what came, in quantity and value."""
    held = sa.select(
        TransferLine.document_id,
        TransferLine.product_id,
        sa.func.sum(TransferLine.on_way),
        sa.func.sum(TransferLine.value),
    ).group_by(TransferLine.document_id, TransferLine.product_id)
    moved = _ways(session)
    for document_id, product_id, quantity, value in session.execute(held).all():
        if (int(quantity), int(value)) != moved.get((document_id, product_id), (0, 0)):
            counted, _ = moved.get((document_id, product_id), (0, 0))
            document, product = session.get(StockDocument, document_id), session.get(Product, product_id)
            if document is not None and product is not None:
                yield say(
                    "inventory-check-on-way",
                    product=product.name,
                    number=DocNo("transfer", document.number),
                    stored=Qty(int(quantity), product.unit),
                    counted=Qty(counted, product.unit),
                )


def _ways(session: HouseSession) -> dict[tuple[int, int], tuple[int, int]]:
    """Transfer and product → what its movements and those of its receipts leave on the way."""
    transfer = sa.func.coalesce(StockDocument.basis_id, StockDocument.id)
    query = (
        sa.select(transfer, Movement.product_id, sa.func.sum(Movement.quantity), sa.func.sum(Movement.value))
        .join(StockDocument, StockDocument.id == Movement.document_id)
        .where(StockDocument.kind.in_(("transfer", "arrival")), Movement.kind.not_in(("true_up", "priced")))
        .group_by(transfer, Movement.product_id)
    )
    return {(row[0], row[1]): (-int(row[2]), -int(row[3])) for row in session.execute(query)}


def _is_astray(balance: Balance) -> bool:
    if balance.on_hand == 0:
        return balance.value != 0
    return balance.value < 0 if balance.on_hand > 0 else balance.value > 0


def _sums(session: HouseSession) -> dict[tuple[int, int], tuple[int, int]]:
    query = sa.select(
        Movement.product_id,
        Movement.warehouse_id,
        sa.func.sum(Movement.quantity),
        sa.func.sum(Movement.value),
    ).group_by(Movement.product_id, Movement.warehouse_id)
    return {(row[0], row[1]): (int(row[2]), int(row[3])) for row in session.execute(query)}


def _names(session: HouseSession) -> dict[tuple[int, int], tuple[str, str, str]]:
    query = (
        sa.select(Balance.product_id, Balance.warehouse_id, Product.name, Product.unit, Warehouse.name)
        .join(Product, Product.id == Balance.product_id)
        .join(Warehouse, Warehouse.id == Balance.warehouse_id)
    )
    return {(row[0], row[1]): (row[2], row[3], row[4]) for row in session.execute(query)}
