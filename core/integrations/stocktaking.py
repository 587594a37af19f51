"""Stock of a file becomes what is on hand: a count at every warehouse the file names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.ids import new_id
from core.integrations.models import ImportedRecord
from core.integrations.reading.records import StockLine
from core.inventory.documents import Line, count
from core.inventory.models import Product, Warehouse, name_key
from core.inventory.places import main_warehouse
from core.money import unit_price
from core.tenancy import insert_many

BATCH = 150


@dataclass(frozen=True, slots=True)
class OnHand:
    """So much of a good at a warehouse: quantity in 1/1000, value in minor units where told."""

    good: int
    warehouse: str
    quantity: int
    value: int | None


@dataclass(slots=True)
class Counted:
    """What a batch came to. `odd`: goods of which the file says less than nothing, or services."""

    made: int = 0
    odd: list[str] = field(default_factory=list)


def summed(lines: Sequence[StockLine]) -> list[OnHand]:
    """Lines of one good at one warehouse together, warehouse by warehouse."""
    found: dict[tuple[str, int], OnHand] = {}
    for line in lines:
        place = (line.warehouse, line.good)
        held = found.get(place)
        quantity = line.quantity + (held.quantity if held else 0)
        value = line.value
        if held is not None:
            value = None if line.value is None or held.value is None else line.value + held.value
        found[place] = OnHand(line.good, line.warehouse, quantity, value)
    return [found[place] for place in sorted(found)]


def batches(on_hand: Sequence[OnHand]) -> list[list[OnHand]]:
    """Batches of one warehouse each."""
    made: list[list[OnHand]] = []
    for one in on_hand:
        if not made or made[-1][0].warehouse != one.warehouse or len(made[-1]) >= BATCH:
            made.append([])
        made[-1].append(one)
    return made


def take_stock(ctx: Ctx, run_id: int, batch: Sequence[OnHand], ids: dict[int, int]) -> Counted:
    """Count a batch of one warehouse."""
    products = {
        row.id: row
        for row in ctx.session.scalars(
            sa.select(Product).where(Product.id.in_([ids[one.good] for one in batch]))
        )
    }
    done = Counted()
    lines: dict[int, Line] = {}
    for one in batch:
        product = products[ids[one.good]]
        if one.quantity < 0 or not product.is_stocked:
            done.odd.append(product.name)
            continue
        if one.value and one.quantity and product.cost is None:
            product.cost = unit_price(one.value, one.quantity, ctx.company.currency)
        lines[product.id] = Line(product, one.quantity, one.value)
    if lines:
        ctx.session.flush()
        posted = count(ctx, _warehouse(ctx, batch[0].warehouse), list(lines.values()), ctx.today)
        record = {"id": new_id(), "run_id": run_id, "kind": "count", "record_id": posted.document.id}
        insert_many(ctx.session, ImportedRecord, [{**record, "before": None}])
    done.made = len(lines)
    return done


def _warehouse(ctx: Ctx, name: str) -> Warehouse:
    """The warehouse of that name, made if it is new; the main one where the file names none."""
    if not name:
        return main_warehouse(ctx)
    main_warehouse(ctx)
    found = ctx.session.scalar(sa.select(Warehouse).where(Warehouse.name_key == name_key(name)))
    if found is not None:
        found.archived = False
        return found
    made = Warehouse(name=name[:300], name_key=name_key(name), is_main=False, archived=False)
    ctx.session.add(made)
    ctx.session.flush()
    ctx.name("warehouse", made.id, made.name)
    return made
