"""A shelf in words: what the tests of stock say about balances."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.acts.rights import CompanyFacts
from core.blocks import Said
from core.inventory.checking import differences
from core.inventory.ledger import Doc
from core.inventory.models import Balance, Product, Warehouse
from core.tenancy import HouseSession
from tests.core.acting import act
from tests.core.house import Worker

TODAY = date(2026, 11, 20)
SHIPMENT = Doc("shipment", 1)


async def product_id(worker: Worker, name: str) -> int:
    found = await worker.rows(Product, Product.name == name, Product.archived.is_(False))
    assert len(found) == 1, f"{len(found)} products named {name}"
    return found[0].id


async def warehouse_id(worker: Worker, name: str = "Основной") -> int:
    return (await worker.rows(Warehouse, Warehouse.name == name))[0].id


async def balance(worker: Worker, product: str, warehouse: str = "Основной") -> tuple[int, int, int]:
    """On hand and reserved in whole units, value in minor units."""
    query = (
        sa.select(Balance)
        .join(Product, Product.id == Balance.product_id)
        .join(Warehouse, Warehouse.id == Balance.warehouse_id)
        .where(Product.name == product, Warehouse.name == warehouse)
    )
    row = await worker.read(lambda session: session.scalar(query))
    return (row.on_hand // 1000, row.reserved // 1000, row.value) if row else (0, 0, 0)


async def wrong(worker: Worker) -> list[str]:
    """What `check` has to say about the company's stock."""

    def look(ctx: Ctx) -> list[Said]:
        return checked(ctx.session, ctx.company)

    return [worker.text(said) for said in await act(worker, look)]


def checked(session: HouseSession, company: CompanyFacts) -> list[Said]:
    return list(differences(session, company))
