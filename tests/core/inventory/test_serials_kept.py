"""Whatever is done with goods kept by serial numbers, in any order: as many numbers lie there as goods do."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from core.acts.calls import Missing
from core.acts.ctx import Ctx
from core.errors import Refusal
from core.ids import new_id
from core.inventory import documents, transit
from core.inventory.annulling import annul
from core.inventory.documents import Line
from core.inventory.ledger import Back, Doc, Issued, Want, issue_free, put_back
from core.inventory.models import Balance
from core.inventory.serials.models import SerialNumber
from core.inventory.serials.told import Told
from tests.core.acting import act
from tests.core.house import House, Shop
from tests.core.inventory.stock import TODAY, checked
from tests.core.inventory.test_conservation import goods, opened, spot

T = TypeVar("T")
PLACES = st.sampled_from(["Основной", "Киоск"])
COUNTS = st.integers(1, 3)
NUMBERS = st.lists(st.sampled_from([f"N{number}" for number in range(8)]), max_size=3, unique=True)
PHONE = "телефон"


class Pieces(RuleBasedStateMachine):
    """One kind of phones at two warehouses, eight numbers, every way to move them."""

    runner: asyncio.Runner
    house: House

    @initialize(below_zero=st.booleans())
    def open_shop(self, below_zero: bool) -> None:
        self.shop: Shop = self.runner.run(self.house.shop())
        self.documents: list[int] = []
        self.sent: list[int] = []
        self.shipped: list[tuple[Doc, Issued]] = []
        self.runner.run(self._furnish(below_zero))

    async def _furnish(self, below_zero: bool) -> None:
        await self.shop.does("inventory.add", name=PHONE, cost=3)
        await self.shop.does("inventory.set_serials", product=PHONE)
        await self.shop.does("inventory.add_warehouse", name="Киоск")
        if below_zero:
            await self.shop.does("companies.change", negative_stock=True)

    def tried(self, work: Callable[[Ctx], T]) -> T | None:
        """What came of it; None when it was refused or asked about, and then nothing may have changed."""
        before = self.lying()
        try:
            return self.runner.run(act(self.shop, work))
        except (Refusal, Missing):
            assert self.lying() == before
            return None

    def lying(self) -> dict[str, int]:
        rows = self.runner.run(self.shop.rows(SerialNumber, SerialNumber.warehouse_id.is_not(None)))
        return {row.number: row.warehouse_id or 0 for row in rows}

    def keep(self, document: int | None) -> None:
        if document is not None:
            self.documents.append(document)

    @rule(place=PLACES, count=COUNTS, numbers=NUMBERS)
    def receive(self, place: str, count: int, numbers: list[str]) -> None:
        def come(ctx: Ctx) -> int:
            line = Line(goods(ctx, PHONE), count * 1000, 500)
            told = Told(", ".join(numbers))
            return documents.receive(ctx, spot(ctx, place), [line], TODAY, told=told).document.id

        self.keep(self.tried(come))

    @rule(place=PLACES, count=COUNTS, numbers=NUMBERS)
    def write_off(self, place: str, count: int, numbers: list[str]) -> None:
        def lose(ctx: Ctx) -> int:
            line, told = Line(goods(ctx, PHONE), count * 1000), Told(", ".join(numbers))
            return documents.write_off(ctx, spot(ctx, place), [line], TODAY, None, told).document.id

        self.keep(self.tried(lose))

    @rule(count=COUNTS, numbers=NUMBERS, arrives=st.booleans())
    def move(self, count: int, numbers: list[str], arrives: bool) -> None:
        def carry(ctx: Ctx) -> int:
            line, told = Line(goods(ctx, PHONE), count * 1000), Told(", ".join(numbers))
            source, target = spot(ctx, "Основной"), spot(ctx, "Киоск")
            if arrives:
                return documents.transfer(ctx, source, target, [line], TODAY, told=told).document.id
            return transit.send(ctx, source, target, [line], told).document.id

        document = self.tried(carry)
        self.keep(document)
        if document is not None and not arrives:
            self.sent.append(document)

    @rule(which=st.integers(0, 9), count=st.none() | COUNTS, numbers=NUMBERS, lost=st.booleans())
    def accept(self, which: int, count: int | None, numbers: list[str], lost: bool) -> None:
        if not self.sent:
            return
        document = self.sent[which % len(self.sent)]

        def arrive(ctx: Ctx) -> None:
            lines = None if count is None else [Line(goods(ctx, PHONE), count * 1000)]
            transit.receive(ctx, document, lines, rest_lost=lost, told=Told(", ".join(numbers)))

        self.tried(arrive)

    @rule(place=PLACES, count=st.integers(0, 3), numbers=NUMBERS)
    def count_them(self, place: str, count: int, numbers: list[str]) -> None:
        def look(ctx: Ctx) -> int:
            line, told = Line(goods(ctx, PHONE), count * 1000), Told(", ".join(numbers))
            return documents.count(ctx, spot(ctx, place), [line], TODAY, told).document.id

        self.keep(self.tried(look))

    @rule(count=COUNTS, numbers=NUMBERS)
    def ship(self, count: int, numbers: list[str]) -> None:
        document = Doc("shipment", new_id())

        def go(ctx: Ctx) -> list[Issued]:
            want = Want(goods(ctx, PHONE).id, count * 1000)
            return issue_free(ctx, [want], document, TODAY, Told(", ".join(numbers)))

        self.shipped += [(document, one) for one in self.tried(go) or []]

    @rule(which=st.integers(0, 9), count=COUNTS, numbers=NUMBERS)
    def bring_back(self, which: int, count: int, numbers: list[str]) -> None:
        if not self.shipped:
            return
        document, gone = self.shipped[which % len(self.shipped)]
        if count * 1000 > gone.quantity:
            return
        cost = gone.cost * count * 1000 // gone.quantity
        back = Back(gone.product_id, gone.warehouse_id, count * 1000, cost, origin=document.id)
        told = Told(", ".join(numbers))
        made = Doc("return", new_id())
        self.tried(lambda ctx: put_back(ctx, [back], made, TODAY, kind="return", told=told))

    @rule(which=st.integers(0, 9))
    def unship(self, which: int) -> None:
        if not self.shipped:
            return
        document, _ = self.shipped[which % len(self.shipped)]
        parts = [gone for made, gone in self.shipped if made == document]
        backs = [Back(one.product_id, one.warehouse_id, one.quantity, one.cost) for one in parts]

        def undo(ctx: Ctx) -> bool:
            put_back(ctx, backs, document, TODAY)
            return True

        if self.tried(undo):
            self.shipped = [(made, gone) for made, gone in self.shipped if made != document]

    @rule(which=st.integers(0, 9))
    def take_back(self, which: int) -> None:
        if self.documents:
            document = self.documents[which % len(self.documents)]
            self.tried(lambda ctx: annul(ctx, document))

    @invariant()
    def as_many_numbers_lie_there_as_goods(self) -> None:
        if not hasattr(self, "shop"):
            return
        assert self.runner.run(act(self.shop, lambda ctx: checked(ctx.session, ctx.company))) == []
        for row in self.runner.run(self.shop.rows(Balance)):
            assert row.on_hand >= 0


@pytest.mark.slow
def test_numbers_and_goods_go_together(fresh_url: str, tmp_path: Path) -> None:
    examples = 12 if fresh_url.startswith("sqlite") else 3
    with asyncio.Runner() as runner:
        db = runner.run(opened(fresh_url))
        Pieces.runner, Pieces.house = runner, House(db, tmp_path)
        try:
            run_state_machine_as_test(
                Pieces,
                settings=settings(
                    max_examples=examples,
                    stateful_step_count=25,
                    deadline=None,
                    phases=(Phase.explicit, Phase.reuse, Phase.generate),
                    suppress_health_check=list(HealthCheck),
                ),
            )
        finally:
            runner.run(db.close())
