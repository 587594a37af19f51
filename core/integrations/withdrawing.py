"""An import taken back: what it made goes, what it changed returns, what is used since stays and is named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from core.acts.ctx import Ctx
from core.acts.finding import strike_names
from core.customers.models import Customer
from core.errors import Refusal
from core.integrations.books import put, readdressed, remove, stored_rows
from core.integrations.history import touched_orders
from core.integrations.models import ImportedRecord, ImportRun, OuterKey, RecordKind
from core.integrations.sales import from_plain
from core.inventory.annulling import annul
from core.inventory.models import Barcode, Movement, PriceChange, Product
from core.orders.models import Order, OrderLine
from core.tenancy import HouseSession

BATCH = 500
MOST_NAMED = 10


@dataclass(slots=True)
class Withdrawn:
    """What went, what returned to what it was, and what stays because somebody uses it."""

    orders: int = 0
    goods: int = 0
    people: int = 0
    returned: int = 0
    kept: list[str] = field(default_factory=list)
    counts: set[int] = field(default_factory=set)
    """Counts of stock that were annulled."""


def withdraw(ctx: Ctx, run: ImportRun) -> Withdrawn:
    """Take a whole import back in this transaction."""
    done = Withdrawn()
    for records in _records(ctx.session, run.id, "order"):
        _take_orders(ctx, records, done)
    for records in _records(ctx.session, run.id, "count"):
        for record in reversed(records):
            _take_count(ctx, record.record_id, done)
    for records in _records(ctx.session, run.id, "product"):
        _take_goods(ctx, records, done)
    for records in _records(ctx.session, run.id, "customer"):
        _take_people(ctx, records, done)
    run.state = "withdrawn"
    ctx.session.execute(
        sa.delete(ImportedRecord).where(ImportedRecord.run_id == run.id),
        execution_options={"synchronize_session": False},
    )
    ctx.app.names_changed(ctx.session.company_id)
    return done


@dataclass(frozen=True, slots=True)
class Record:
    """A record an import made (`before` is None) or changed."""

    record_id: int
    before: Any


def _records(session: HouseSession, run_id: int, kind: RecordKind) -> list[list[Record]]:
    rows = session.execute(
        sa.select(ImportedRecord.record_id, ImportedRecord.before)
        .where(ImportedRecord.run_id == run_id, ImportedRecord.kind == kind)
        .order_by(ImportedRecord.id)
    )
    found = [Record(row[0], row[1]) for row in rows]
    return [found[start : start + BATCH] for start in range(0, len(found), BATCH)]


def _take_orders(ctx: Ctx, records: Sequence[Record], done: Withdrawn) -> None:
    ids = [record.record_id for record in records]
    touched = touched_orders(ctx.session, ids)
    if touched:
        done.kept += _numbers(ctx.session, touched)
    made = [r.record_id for r in records if r.before is None and r.record_id not in touched]
    changed = [r for r in records if r.before is not None and r.record_id not in touched]
    if made:
        remove(ctx, stored_rows(ctx.session, made))
        done.orders += len(made)
    if changed:
        old = stored_rows(ctx.session, [record.record_id for record in changed])
        put(ctx, old, [readdressed(from_plain(r.before), r.record_id) for r in changed], "brought-again")
        done.returned += len(changed)


def _numbers(session: HouseSession, ids: set[int]) -> list[str]:
    query = sa.select(Order.outer_number).where(Order.id.in_(ids)).order_by(Order.id).limit(MOST_NAMED)
    return [f"№ {number}" for number in session.scalars(query)]


def _take_count(ctx: Ctx, document_id: int, done: Withdrawn) -> None:
    """Stock that moved since stays as it is; the refusal names the goods."""
    try:
        with ctx.session.begin_nested():
            annul(ctx, document_id)
        done.counts.add(document_id)
    except Refusal as refusal:
        done.kept.append(str(refusal.data.get("product", "")))


def _take_goods(ctx: Ctx, records: Sequence[Record], done: Withdrawn) -> None:
    session = ctx.session
    for record in records:
        if record.before is not None:
            done.returned += _give_back(session, Product, record)
    made = [record.record_id for record in records if record.before is None]
    used = _using(session, OrderLine.product_id, made) | _moved(session, made, done.counts)
    edited = sa.select(Product.id).where(Product.id.in_(made), Product.edits > 0)
    used |= set(session.scalars(edited))
    counted = _using(session, Movement.product_id, made) - used
    _put_away(session, counted)
    free = [product for product in made if product not in used | counted]
    gone = list(counted) + _delete(
        session, Product, free, owned=((Barcode, Barcode.product_id), (PriceChange, PriceChange.product_id))
    )
    _forget(session, "product", gone)
    done.goods += len(gone)
    done.kept += _called(session, Product, set(made) - set(gone))


def _take_people(ctx: Ctx, records: Sequence[Record], done: Withdrawn) -> None:
    session = ctx.session
    for record in records:
        if record.before is not None:
            done.returned += _give_back(session, Customer, record)
    made = [record.record_id for record in records if record.before is None]
    busy = sa.select(Customer.id).where(
        Customer.id.in_(made), sa.or_(Customer.edits > 0, Customer.orders != 0)
    )
    used = set(session.scalars(busy)) | _using(session, Order.customer_id, made)
    gone = _delete(session, Customer, [one for one in made if one not in used])
    _forget(session, "customer", gone)
    done.people += len(gone)
    done.kept += _called(session, Customer, set(made) - set(gone))


def _give_back(session: HouseSession, model: type[Product | Customer], record: Record) -> int:
    """A changed field returns only where it still holds what the import put there."""
    row = session.get(model, record.record_id)
    if row is None:
        return 0
    ours = {name: old for name, (old, new) in record.before.items() if getattr(row, name) == new}
    for name, old in ours.items():
        setattr(row, name, old)
    session.flush()
    return int(bool(ours))


def _moved(session: HouseSession, ids: Sequence[int], counts: set[int]) -> set[int]:
    """Products that moved otherwise than by our own counts, taken back by now."""
    query = sa.select(Movement.product_id).where(Movement.product_id.in_(ids))
    return set(session.scalars(query.where(Movement.document_id.not_in(counts)).distinct()))


def _put_away(session: HouseSession, ids: set[int]) -> None:
    """Products that only we counted stay in the ledger and leave every list."""
    session.execute(
        sa.delete(Barcode).where(Barcode.product_id.in_(ids)),
        execution_options={"synchronize_session": False},
    )
    session.execute(
        sa.update(Product).where(Product.id.in_(ids)).values(archived=True),
        execution_options={"synchronize_session": False},
    )


def _using(session: HouseSession, column: Any, ids: Sequence[int]) -> set[int]:
    return set(session.scalars(sa.select(column).where(column.in_(ids)).distinct()))


def _delete(
    session: HouseSession, model: Any, ids: Sequence[int], owned: Sequence[tuple[Any, Any]] = ()
) -> list[int]:
    """Delete rows nobody refers to; together, or one by one where some are referred to after all."""
    if not ids:
        return []
    try:
        with session.begin_nested():
            for part, column in owned:
                session.execute(
                    sa.delete(part).where(column.in_(ids)), execution_options={"synchronize_session": False}
                )
            session.execute(
                sa.delete(model).where(model.id.in_(ids)), execution_options={"synchronize_session": False}
            )
    except IntegrityError:
        if len(ids) == 1:
            return []
        return [gone for one in ids for gone in _delete(session, model, [one], owned)]
    return list(ids)


def _forget(session: HouseSession, kind: str, ids: Sequence[int]) -> None:
    """Names and outside keys of what is gone."""
    strike_names(session, kind, ids)
    session.execute(
        sa.delete(OuterKey).where(OuterKey.kind == kind, OuterKey.record_id.in_(ids)),
        execution_options={"synchronize_session": False},
    )


def _called(session: HouseSession, model: Any, ids: set[int]) -> list[str]:
    query = sa.select(model.name).where(model.id.in_(ids)).order_by(model.id).limit(MOST_NAMED)
    return list(session.scalars(query))
