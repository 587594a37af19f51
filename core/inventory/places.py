"""Warehouses: the main one, that comes by itself, and the others."""

from __future__ import annotations

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.blocks import say
from core.ids import new_id
from core.inventory.models import Warehouse, name_key
from core.tenancy import HouseSession, insert_once


def warehouses(session: HouseSession) -> list[Warehouse]:
    """The company's warehouses, the main one first."""
    query = sa.select(Warehouse).where(Warehouse.archived.is_(False))
    return list(session.scalars(query.order_by(Warehouse.is_main.desc(), Warehouse.name_key, Warehouse.id)))


def main_warehouse(ctx: Ctx) -> Warehouse:
    """The company's main warehouse; made when it is first needed."""
    query = sa.select(Warehouse).where(Warehouse.is_main.is_(True)).order_by(Warehouse.id).limit(1)
    found = ctx.session.scalar(query)
    if found is not None:
        return found
    name = ctx.say(say("inventory-main-warehouse"))
    values = {"id": new_id(), "name": name, "name_key": name_key(name), "is_main": True, "archived": False}
    ours = insert_once(ctx.session, Warehouse, values, by=("company_id", "name_key"))
    made = ctx.session.scalars(query).one()
    if ours:
        ctx.name("warehouse", made.id, made.name)
    return made


def place_of_damaged(ctx: Ctx) -> Warehouse:
    """Where damaged goods lie: on hand, promised to nobody; made when it is first needed."""
    query = sa.select(Warehouse).where(Warehouse.sellable.is_(False), Warehouse.archived.is_(False))
    query = query.order_by(Warehouse.id).limit(1)
    found = ctx.session.scalar(query)
    if found is not None:
        return found
    main_warehouse(ctx)
    name = ctx.say(say("inventory-damaged-place"))
    values = {"id": new_id(), "name": name, "name_key": name_key(name), "is_main": False, "archived": False}
    insert_once(ctx.session, Warehouse, {**values, "sellable": False}, by=("company_id", "name_key"))
    made = ctx.session.scalars(sa.select(Warehouse).where(Warehouse.name_key == name_key(name))).one()
    made.archived, made.sellable = False, False
    ctx.name("warehouse", made.id, made.name)
    return made


def place(ctx: Ctx, warehouse_id: int | None) -> Warehouse:
    """The named warehouse, or the main one."""
    return main_warehouse(ctx) if warehouse_id is None else ctx.get(Warehouse, warehouse_id)
