"""Named SELECTs of serial numbers."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import sqlalchemy as sa

from core.blocks import Said, say
from core.inventory.models import Product, Warehouse
from core.inventory.serials.models import SerialMove, SerialNumber
from core.tenancy import HouseSession

SHOWN = 30


def lying_of(session: HouseSession, product_ids: Collection[int]) -> Sequence[SerialNumber]:
    """All numbers of some products that lie anywhere, held for writing."""
    query = sa.select(SerialNumber).where(
        SerialNumber.product_id.in_(product_ids), SerialNumber.warehouse_id.is_not(None)
    )
    return session.scalars(query.order_by(SerialNumber.id).with_for_update()).all()


def by_numbers(
    session: HouseSession, product_ids: Collection[int], numbers: Collection[str]
) -> Sequence[SerialNumber]:
    """Those of some products that bear these numbers, here or not, held for writing."""
    if not numbers:
        return []
    query = sa.select(SerialNumber).where(
        SerialNumber.product_id.in_(product_ids), SerialNumber.number.in_(numbers)
    )
    return session.scalars(query.order_by(SerialNumber.id).with_for_update()).all()


def called(session: HouseSession, number: str) -> list[tuple[SerialNumber, Product]]:
    """Every piece of goods that bears a number; else those whose number ends so."""
    query = sa.select(SerialNumber, Product).join(Product, Product.id == SerialNumber.product_id)
    for same in (SerialNumber.number == number, SerialNumber.number.endswith(number, autoescape=True)):
        rows = session.execute(query.where(same).order_by(SerialNumber.id).limit(SHOWN)).all()
        if rows or len(number) < 4:
            return [(row[0], row[1]) for row in rows]
    return []


def moved_by(session: HouseSession, document_id: int) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """Place → the numbers a document has brought (+1) or taken (−1) there and that did not go back yet."""
    total = sa.func.sum(SerialMove.step)
    key = (SerialMove.product_id, SerialMove.warehouse_id, SerialMove.serial_id)
    of_document = SerialMove.document_id == document_id
    query = sa.select(*key, total).where(of_document).group_by(*key).having(total != 0)
    found: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for product, warehouse, serial, steps in session.execute(query.order_by(SerialMove.serial_id)):
        found.setdefault((product, warehouse), []).append((serial, int(steps)))
    return found


def not_back(session: HouseSession, document_id: int, product_id: int) -> list[int]:
    """Numbers of a product that left with a document and lie nowhere since."""
    total = sa.func.sum(SerialMove.step)
    left = (
        sa.select(SerialMove.serial_id)
        .where(SerialMove.document_id == document_id, SerialMove.product_id == product_id)
        .group_by(SerialMove.serial_id)
        .having(total < 0)
    )
    query = sa.select(SerialNumber.id).where(SerialNumber.id.in_(left), SerialNumber.warehouse_id.is_(None))
    return list(session.scalars(query.order_by(SerialNumber.id)))


def moves_of(session: HouseSession, serial_id: int) -> list[tuple[SerialMove, str]]:
    """What became of a number, in its order; each with its warehouse."""
    query = (
        sa.select(SerialMove, Warehouse.name)
        .join(Warehouse, Warehouse.id == SerialMove.warehouse_id)
        .where(SerialMove.serial_id == serial_id)
    )
    return [(row[0], row[1]) for row in session.execute(query.order_by(SerialMove.id))]


def of_documents(session: HouseSession, document_ids: Collection[int]) -> list[tuple[str, str]]:
    """Product and number of each piece that documents have moved; those taken back aside."""
    total = sa.func.sum(SerialMove.step)
    query = (
        sa.select(Product.name, SerialNumber.number)
        .join(SerialNumber, SerialNumber.product_id == Product.id)
        .join(SerialMove, SerialMove.serial_id == SerialNumber.id)
        .where(SerialMove.document_id.in_(document_ids))
        .group_by(Product.name, SerialNumber.number, SerialNumber.id, SerialMove.warehouse_id)
        .having(total != 0)
        .order_by(SerialNumber.id)
    )
    found = ((row[0], row[1]) for row in session.execute(query))
    return list(dict.fromkeys(found))


def lying_list(session: HouseSession, product_id: int, limit: int) -> list[tuple[SerialNumber, str]]:
    """Numbers of a product that lie here, the first received first, with their warehouses."""
    query = (
        sa.select(SerialNumber, Warehouse.name)
        .join(Warehouse, Warehouse.id == SerialNumber.warehouse_id)
        .where(SerialNumber.product_id == product_id)
    )
    rows = session.execute(
        query.order_by(Warehouse.is_main.desc(), Warehouse.name, SerialNumber.id).limit(limit)
    )
    return [(row[0], row[1]) for row in rows]


def whereabouts(session: HouseSession, serial: SerialNumber) -> Said:
    """Where a number is, in a word: at a warehouse, sold, written off, on its way."""
    if serial.warehouse_id is not None:
        name = session.scalar(sa.select(Warehouse.name).where(Warehouse.id == serial.warehouse_id))
        return say("inventory-serial-at", warehouse=name)
    query = sa.select(SerialMove.document_kind, SerialMove.storno).where(SerialMove.serial_id == serial.id)
    last = session.execute(query.order_by(SerialMove.id.desc()).limit(1)).first()
    kind = "gone" if last is None or last.storno else last.document_kind
    known = {"shipment": "sold", "write_off": "lost", "shortage": "lost", "count": "lost", "transfer": "way"}
    return say(f"inventory-serial-{known.get(kind, 'gone')}")
