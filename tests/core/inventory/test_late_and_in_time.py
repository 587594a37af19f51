"""A document that is entered late leaves everything as if it had been entered in time."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from core.acts.ctx import Ctx
from core.db import open_database
from core.errors import Refusal
from core.ids import new_id
from core.inventory import documents
from core.inventory.annulling import annul
from core.inventory.documents import Line
from core.inventory.ledger import Doc, Want, issue_free
from core.inventory.models import Movement, Product, Warehouse
from core.inventory.places import main_warehouse
from tests.core.acting import act
from tests.core.house import House, Shop
from tests.core.inventory.stock import TODAY, checked


class Deed(NamedTuple):
    """Something done with the flour so many days ago."""

    ago: int
    kind: str
    quantity: int
    value: int
    home: bool


DEEDS = st.lists(
    st.builds(
        Deed,
        ago=st.integers(1, 6),
        kind=st.sampled_from(["receive", "receive", "sell", "write_off", "move"]),
        quantity=st.integers(1, 4_000),
        value=st.integers(0, 90_000),
        home=st.booleans(),
    ),
    min_size=2,
    max_size=14,
)
LATE = st.builds(
    Deed,
    ago=st.integers(1, 6),
    kind=st.sampled_from(["receive", "write_off"]),
    quantity=st.integers(1, 4_000),
    value=st.integers(0, 90_000),
    home=st.booleans(),
)
Days = dict[tuple[date, str], tuple[int, int]]


class Mill:
    """A shop with flour at two places."""

    def __init__(self, runner: asyncio.Runner, house: House) -> None:
        self.runner = runner
        self.shop: Shop = runner.run(house.shop())
        self.told = 0
        runner.run(self._furnish())

    async def _furnish(self) -> None:
        await self.shop.does("inventory.add", name="мука", cost=3)
        await self.shop.does("inventory.add_warehouse", name="Киоск")

    def does(self, deed: Deed) -> int | None:
        """The id of its document; None where it is refused."""
        try:
            return self.runner.run(act(self.shop, lambda ctx: done(ctx, deed)))
        except Refusal:
            return None

    def takes_back(self, document: int) -> None:
        self.runner.run(act(self.shop, lambda ctx: annul(ctx, document)))

    def days(self) -> Days:
        """What every day did at every place, in quantity and value."""
        key = (Movement.day, Warehouse.name)
        query = (
            sa.select(*key, sa.func.sum(Movement.quantity), sa.func.sum(Movement.value))
            .join(Warehouse, Warehouse.id == Movement.warehouse_id)
            .group_by(*key)
        )
        rows: Any = self.runner.run(self.shop.read(lambda session: session.execute(query).all()))
        return {(row[0], row[1]): (int(row[2]), int(row[3])) for row in rows if row[2] or row[3]}

    def is_sound(self) -> bool:
        return self.runner.run(act(self.shop, lambda ctx: checked(ctx.session, ctx.company))) == []


def done(ctx: Ctx, deed: Deed) -> int:
    """Carry a deed out on its day."""
    day = TODAY - timedelta(days=deed.ago)
    flour = ctx.session.scalars(sa.select(Product).where(Product.name == "мука")).one()
    kiosk = ctx.session.scalars(sa.select(Warehouse).where(Warehouse.name == "Киоск")).one()
    place, other = (main_warehouse(ctx), kiosk) if deed.home else (kiosk, main_warehouse(ctx))
    line = Line(flour, deed.quantity, deed.value if deed.kind == "receive" else None)
    if deed.kind == "receive":
        return documents.receive(ctx, place, [line], day).document.id
    if deed.kind == "write_off":
        return documents.write_off(ctx, place, [line], day, None).document.id
    if deed.kind == "move":
        return documents.transfer(ctx, place, other, [line], day).document.id
    shipment = Doc("shipment", new_id())
    issue_free(ctx, [Want(flour.id, deed.quantity, place.id)], shipment, day)
    return shipment.id


@pytest.mark.slow
def test_late_is_as_good_as_in_time(fresh_url: str, tmp_path: Path) -> None:
    with asyncio.Runner() as runner:
        db = runner.run(opened(fresh_url))
        house = House(db, tmp_path)

        @settings(
            max_examples=25 if fresh_url.startswith("sqlite") else 5,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        )
        @given(deeds=DEEDS, late=LATE)
        def compared(deeds: list[Deed], late: Deed) -> None:
            without, afterwards, in_time = (Mill(runner, house) for _ in range(3))
            went = [deed for deed in sorted(deeds, key=lambda deed: -deed.ago) if without.does(deed)]
            assert all(afterwards.does(deed) for deed in went)
            document = afterwards.does(late)
            assume(document is not None)
            assert document is not None
            for deed in sorted([*went, late], key=lambda deed: -deed.ago):
                assert in_time.does(deed)
            assert afterwards.days() == in_time.days()
            assert afterwards.is_sound()
            afterwards.takes_back(document)
            assert afterwards.days() == without.days()
            assert afterwards.is_sound()

        try:
            compared()
        finally:
            runner.run(db.close())


async def opened(url: str) -> Any:
    return open_database(url)
