"""Warehouses: list them, add one."""

from __future__ import annotations

import sqlalchemy as sa
from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.fields import Title, WarehouseRef
from core.acts.register import Asked, Nothing, Risk, action
from core.acts.rights import Right
from core.blocks import Act, Column, Receipt, Table, Text, Value, say
from core.inventory.models import Balance, Warehouse, name_key
from core.inventory.places import main_warehouse, warehouses
from core.inventory.refusals import WarehouseExists, WarehouseInUse

READ, WRITE = Right("inventory", "read"), Right("inventory", "write")


class NewWarehouse(Asked):
    name: Title = Field(description="Name of the warehouse or shop")


class OneWarehouse(Asked):
    warehouse: WarehouseRef


@action(
    "inventory.warehouses", needs=READ, risk=Risk.READ, command="warehouses", http="GET /inventory/warehouses"
)
def list_warehouses(ctx: Ctx, asked: Nothing) -> Receipt:
    """List the company's warehouses with how many goods lie there and what they are worth."""
    query = (
        sa.select(Balance.warehouse_id, sa.func.count(), sa.func.sum(Balance.value))
        .where(Balance.on_hand != 0)
        .group_by(Balance.warehouse_id)
    )
    held = {row[0]: (int(row[1]), int(row[2])) for row in ctx.session.execute(query)}
    rows: list[list[Value]] = []
    for place in warehouses(ctx.session):
        goods, worth = held.get(place.id, (0, 0))
        name: Value = say("inventory-warehouse-main", name=place.name) if place.is_main else place.name
        rows.append([name, goods, ctx.money(worth)])
    columns = [
        Column(say("field-common-warehouse")),
        Column(say("inventory-label-goods"), "number"),
        Column(say("inventory-label-value"), "number", sees="cost"),
    ]
    rows = rows or [[say("inventory-main-warehouse"), 0, ctx.money(0)]]
    return Receipt([Table(columns, rows, title=say("inventory-warehouses-title"))])


@action(
    "inventory.add_warehouse",
    needs=WRITE,
    risk=Risk.REVERSIBLE,
    command="warehouse",
    http="POST /inventory/warehouses",
)
def add_warehouse(ctx: Ctx, asked: NewWarehouse) -> Receipt:
    """Add a place where goods are kept: a warehouse, a shop, a kiosk."""
    main_warehouse(ctx)
    key = name_key(asked.name)
    same = ctx.session.scalar(sa.select(Warehouse).where(Warehouse.name_key == key))
    if same is not None and not same.archived:
        raise WarehouseExists(warehouse=same.name)
    made = same or Warehouse(name_key=key, is_main=False)
    made.name, made.archived = " ".join(asked.name.split()), False
    ctx.session.add(made)
    ctx.session.flush()
    ctx.name("warehouse", made.id, made.name)
    title = say("inventory-warehouse-added", warehouse=made.name)
    undo = Act("inventory.remove_warehouse", {"warehouse": {"id": made.id, "name": made.name}})
    return Receipt([Text(title)], title=title, undo=undo, subject=("warehouse", made.id))


@action("inventory.remove_warehouse", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def remove_warehouse(ctx: Ctx, asked: OneWarehouse) -> Receipt:
    """Take back a warehouse where nothing has been yet."""
    place = ctx.get(Warehouse, asked.warehouse.id or 0)
    held = sa.select(Balance.product_id).where(
        Balance.warehouse_id == place.id, sa.or_(Balance.on_hand != 0, Balance.reserved != 0)
    )
    if place.is_main or ctx.session.scalar(held.limit(1)) is not None:
        raise WarehouseInUse(warehouse=place.name)
    place.archived = True
    ctx.unname("warehouse", place.id)
    title = say("inventory-warehouse-removed", warehouse=place.name)
    return Receipt([Text(title)], title=title, subject=("warehouse", place.id))
