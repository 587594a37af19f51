"""An import taken back: what it made goes, what it changed returns, what is used since stays and is named."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from functools import partial
from itertools import accumulate
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from core.acts.ctx import Ctx
from core.acts.finding import strike_names
from core.acts.slow import SlowCtx
from core.blocks import Progress, say
from core.customers.models import Customer
from core.errors import Refusal
from core.integrations.books import put, readdressed, remove, stored_rows
from core.integrations.history import touched_orders
from core.integrations.left import is_left, take_on
from core.integrations.models import ImportedRecord, ImportRun, OuterKey, RecordKind
from core.integrations.refusals import StillRunning, WithdrawnAlready
from core.integrations.sales import from_plain
from core.inventory.annulling import annul
from core.inventory.models import Barcode, Movement, PriceChange, Product
from core.orders.models import Order, OrderLine
from core.tenancy import HouseSession

BATCH = 100
MOST_LINES = 80
"""Records of one transaction, and lines of the orders among them: some tens of milliseconds."""
MOST_NAMED = 20
KINDS: tuple[RecordKind, ...] = ("order", "count", "product", "customer")
"""In this order: goods and customers go once no document of the import needs them."""


@dataclass(slots=True)
class Withdrawn:
    """What went, what returned to what it was, and what stays because somebody uses it; kept in the run."""

    orders: int = 0
    goods: int = 0
    people: int = 0
    returned: int = 0
    kept: int = 0
    names: list[str] = field(default_factory=list)
    """Of what stays, the first ones."""
    counts: list[int] = field(default_factory=list)
    """Counts of stock that were annulled."""
    records: int = 0
    """How many records are done with."""

    def keeps(self, names: Sequence[str], count: int) -> None:
        self.kept += count
        self.names = [*self.names, *names][:MOST_NAMED]


@dataclass(frozen=True, slots=True)
class Record:
    """A record an import made (`before` is None) or changed."""

    id: int
    record_id: int
    before: Any


async def withdraw(ctx: SlowCtx, run_id: int) -> Withdrawn:
    """Take an import back batch by batch, from where it is to its end; others write in between.

    Raises WithdrawnAlready, and StillRunning while another call is at it.
    """
    total = await ctx.write(lambda act: _begin(act, run_id))
    for kind in KINDS:
        while await ctx.write(partial(_step, kind, run_id)):
            done = await ctx.read(lambda act: withdrawn(act.get(ImportRun, run_id)))
            words = say("integrations-progress-withdrawing")
            await ctx.progress(Progress(run_id, words, done.records, total))
    return await ctx.write(lambda act: _end(act, run_id))


def withdrawn(run: ImportRun) -> Withdrawn:
    """How far a run is taken back."""
    return Withdrawn(**run.counts.get("withdrawn", {}))


def require_withdrawable(ctx: Ctx, run: ImportRun) -> None:
    """It has ended, is not taken back, and nobody else is at it. Who fell in the middle may go on."""
    if run.state == "withdrawn":
        raise WithdrawnAlready
    by = run.counts.get("withdrawn_by")
    at_work = run.state in ("running", "stopping") or (run.state == "withdrawing" and by != _operation(ctx))
    if at_work and not is_left(ctx, run):
        raise StillRunning


def _operation(ctx: Ctx) -> str:
    return ctx.call.key or f"at:{ctx.now.isoformat()}"


def _begin(ctx: Ctx, run_id: int) -> int:
    """Mark the run as being taken back; answers how many records there are in all."""
    run = next(iter(ctx.lock(ImportRun, [run_id])), None) or ctx.get(ImportRun, run_id)
    require_withdrawable(ctx, run)
    run.state = "withdrawing"
    take_on(ctx, run)
    run.counts = run.counts | {"withdrawn_by": _operation(ctx)}
    left = sa.select(sa.func.count()).where(ImportedRecord.run_id == run_id)
    return withdrawn(run).records + (ctx.session.scalar(left.select_from(ImportedRecord)) or 0)


def _step(kind: RecordKind, run_id: int, ctx: Ctx) -> bool:
    """One batch in its transaction, with the mark of how far it is. False when none of the kind is left."""
    records = _records(ctx.session, run_id, kind)
    if not records:
        return False
    run = ctx.get(ImportRun, run_id)
    done = withdrawn(run)
    _TAKERS[kind](ctx, records, done)
    done.records += len(records)
    run.counts, run.touched_at = run.counts | {"withdrawn": asdict(done)}, ctx.app.clock.now()
    gone = sa.delete(ImportedRecord).where(ImportedRecord.id.in_([record.id for record in records]))
    ctx.session.execute(gone, execution_options={"synchronize_session": False})
    ctx.session.flush()
    return True


def _end(ctx: Ctx, run_id: int) -> Withdrawn:
    run = ctx.get(ImportRun, run_id)
    run.state = "withdrawn"
    ctx.app.names_changed(ctx.session.company_id)
    return withdrawn(run)


def _records(session: HouseSession, run_id: int, kind: RecordKind) -> list[Record]:
    """The next records of a kind; counts the latest first, as they stand on each other."""
    order = ImportedRecord.id.desc() if kind == "count" else ImportedRecord.id
    rows = session.execute(
        sa.select(ImportedRecord.id, ImportedRecord.record_id, ImportedRecord.before)
        .where(ImportedRecord.run_id == run_id, ImportedRecord.kind == kind)
        .order_by(order)
        .limit(1 if kind == "count" else BATCH)
    )
    found = [Record(*row) for row in rows]
    return found[: _fitting(session, found)] if kind == "order" else found


def _fitting(session: HouseSession, records: Sequence[Record]) -> int:
    """How many orders from the first on have no more lines than one batch may; at least one."""
    ids = [record.record_id for record in records]
    lines = {
        row[0]: row[1] for row in session.execute(sa.select(Order.id, Order.lines).where(Order.id.in_(ids)))
    }
    sums = accumulate(lines.get(order, 0) for order in ids)
    return max(1, sum(1 for total in sums if total <= MOST_LINES))


def _take_orders(ctx: Ctx, records: Sequence[Record], done: Withdrawn) -> None:
    ids = [record.record_id for record in records]
    touched = touched_orders(ctx.session, ids)
    if touched:
        done.keeps(_numbers(ctx.session, touched), len(touched))
    made = [r.record_id for r in records if r.before is None and r.record_id not in touched]
    changed = [r for r in records if r.before is not None and r.record_id not in touched]
    if made:
        remove(ctx, stored_rows(ctx.session, made))
        done.orders += len(made)
    if changed:
        old = stored_rows(ctx.session, [record.record_id for record in changed])
        put(ctx, old, [readdressed(from_plain(ctx, r.before), r.record_id) for r in changed], "brought-again")
        done.returned += len(changed)


def _numbers(session: HouseSession, ids: set[int]) -> list[str]:
    query = sa.select(Order.outer_number).where(Order.id.in_(ids)).order_by(Order.id).limit(MOST_NAMED)
    return [f"№ {number}" for number in session.scalars(query)]


def _take_counts(ctx: Ctx, records: Sequence[Record], done: Withdrawn) -> None:
    """Stock that moved since stays as it is; the refusal names the goods."""
    for record in records:
        try:
            with ctx.session.begin_nested():
                annul(ctx, record.record_id)
            done.counts = [*done.counts, record.record_id]
        except Refusal as refusal:
            done.keeps([str(refusal.data.get("product", ""))], 1)


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
    left = set(made) - set(gone)
    done.keeps(_called(session, Product, left), len(left))


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
    left = set(made) - set(gone)
    done.keeps(_called(session, Customer, left), len(left))


_TAKERS: dict[RecordKind, Callable[[Ctx, Sequence[Record], Withdrawn], None]] = {
    "order": _take_orders,
    "count": _take_counts,
    "product": _take_goods,
    "customer": _take_people,
}


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


def _moved(session: HouseSession, ids: Sequence[int], counts: Sequence[int]) -> set[int]:
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
