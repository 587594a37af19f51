"""Whatever is done with stock, in any order: nothing appears, nothing is lost, nothing is promised twice."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from core.acts.ctx import Ctx
from core.companies.models import Company
from core.db import open_database
from core.errors import Refusal
from core.ids import new_id
from core.inventory import counting, documents, sheets, transit
from core.inventory.annulling import annul
from core.inventory.batches.models import BatchBalance
from core.inventory.documents import Line, Posted
from core.inventory.layers.models import Layer
from core.inventory.layers.switching import switch_off, switch_on
from core.inventory.ledger import (
    Back,
    Doc,
    Held,
    Take,
    Want,
    issue,
    issue_free,
    put_back,
    release,
    reserve,
    stock_of,
)
from core.inventory.models import Balance, Product, TransferLine, Warehouse
from core.inventory.places import main_warehouse
from tests.core.acting import act
from tests.core.house import House, Shop
from tests.core.inventory.stock import TODAY, checked

T = TypeVar("T")
GOODS = st.sampled_from(["мука", "сахар"])
PLACES = st.sampled_from(["Основной", "Киоск"])
AMOUNTS = st.integers(1, 6_000)
WORTHS = st.none() | st.integers(0, 100_000)
Picture = dict[tuple[int, int], tuple[int, int, int]]


class Stock(RuleBasedStateMachine):
    """Two goods at two warehouses, a pile of orders, and every way to move them."""

    runner: asyncio.Runner
    house: House

    @initialize(below_zero=st.booleans(), fifo=st.booleans())
    def open_shop(self, below_zero: bool, fifo: bool) -> None:
        self.shop: Shop = self.runner.run(self.house.shop())
        self.held: list[Held] = []
        self.shipped: list[tuple[Doc, Take, int]] = []
        self.documents: list[int] = []
        self.arrivals: list[int] = []
        self.below_zero = below_zero
        self.runner.run(self._furnish(fifo))

    async def _furnish(self, fifo: bool) -> None:
        for name in ("мука", "сахар"):
            await self.shop.does("inventory.add", name=name, cost=3)
        await self.shop.does("inventory.set_batches", product="сахар")
        await self.shop.does("inventory.add_warehouse", name="Киоск")
        change = sa.update(Company).values(settings={"negative_stock": self.below_zero, "fifo": fifo})
        await act(self.shop, lambda ctx: ctx.session.execute(change.where(Company.id == ctx.company.id)))

    def tried(self, work: Callable[[Ctx], T]) -> T | None:
        """What came of it; None when it was refused, and then nothing may have changed."""
        before = self.picture()
        try:
            return self.runner.run(act(self.shop, work))
        except Refusal:
            assert self.picture() == before
            return None

    def picture(self) -> Picture:
        rows = self.runner.run(self.shop.rows(Balance))
        return {(row.product_id, row.warehouse_id): (row.on_hand, row.reserved, row.value) for row in rows}

    def do_document(self, work: Callable[[Ctx], Posted], undone: bool) -> None:
        """Write a document; undone at once it must leave no trace."""
        before, batches, layers = self.picture(), self.batches(), self.layers()
        document = self.tried(lambda ctx: work(ctx).document.id)
        if document is None:
            return
        self.documents.append(document)
        if undone:
            annulled = self.tried(lambda ctx: annul(ctx, document))
            if annulled is None:
                assert any(on_hand < reserved for on_hand, reserved, _ in before.values()), (
                    "only what orders waited for already may keep new goods from going back"
                )
                return
            after = {place: row for place, row in self.picture().items() if any(row)}
            assert after == {place: row for place, row in before.items() if any(row)}
            assert self.batches() == batches
            assert self.layers() == layers

    def layers(self) -> list[tuple[int, int, date | None, int, int]]:
        """What lies of which layer where, in the order it will leave."""
        order = (Layer.product_id, Layer.warehouse_id, Layer.came, Layer.lot)
        rows = self.runner.run(self.shop.rows(Layer, Layer.quantity != 0))
        rows.sort(key=lambda row: tuple(getattr(row, column.key) for column in order))
        return [(row.product_id, row.warehouse_id, row.came, row.quantity, row.value) for row in rows]

    @rule()
    def change_costing(self) -> None:
        def change(ctx: Ctx) -> None:
            (switch_off if ctx.company.settings.fifo else switch_on)(ctx)

        before = self.picture()
        self.tried(change)
        assert self.picture() == before

    def batches(self) -> dict[tuple[int, int, int], int]:
        """What lies of which batch where."""
        rows = self.runner.run(self.shop.rows(BatchBalance, BatchBalance.on_hand != 0))
        return {(row.product_id, row.warehouse_id, row.batch_id): row.on_hand for row in rows}

    @rule(
        product=GOODS,
        place=PLACES,
        quantity=AMOUNTS,
        worth=WORTHS,
        keeps=st.integers(0, 3),
        undone=st.booleans(),
    )
    def receive(
        self, product: str, place: str, quantity: int, worth: int | None, keeps: int, undone: bool
    ) -> None:
        last = TODAY + timedelta(days=keeps) if keeps and product == "сахар" else None
        self.do_document(
            lambda ctx: documents.receive(
                ctx, spot(ctx, place), [Line(goods(ctx, product), quantity, worth, expires=last)], TODAY
            ),
            undone,
        )

    @rule(product=GOODS, place=st.none() | PLACES, quantity=AMOUNTS, undone=st.booleans())
    def write_off(self, product: str, place: str | None, quantity: int, undone: bool) -> None:
        self.do_document(
            lambda ctx: documents.write_off(
                ctx, spot(ctx, place) if place else None, [Line(goods(ctx, product), quantity)], TODAY, None
            ),
            undone,
        )

    @rule(product=GOODS, way=st.permutations(["Основной", "Киоск"]), quantity=AMOUNTS, undone=st.booleans())
    def transfer(self, product: str, way: list[str], quantity: int, undone: bool) -> None:
        self.do_document(
            lambda ctx: documents.transfer(
                ctx, spot(ctx, way[0]), spot(ctx, way[1]), [Line(goods(ctx, product), quantity)], TODAY
            ),
            undone,
        )

    @rule(product=GOODS, place=PLACES, quantity=st.integers(0, 6_000), undone=st.booleans())
    def count(self, product: str, place: str, quantity: int, undone: bool) -> None:
        self.do_document(
            lambda ctx: documents.count(ctx, spot(ctx, place), [Line(goods(ctx, product), quantity)], TODAY),
            undone,
        )

    @rule(product=GOODS, way=st.permutations(["Основной", "Киоск"]), quantity=AMOUNTS, undone=st.booleans())
    def send(self, product: str, way: list[str], quantity: int, undone: bool) -> None:
        self.do_document(
            lambda ctx: transit.send(
                ctx, spot(ctx, way[0]), spot(ctx, way[1]), [Line(goods(ctx, product), quantity)]
            ),
            undone,
        )

    @rule(product=GOODS, share=st.none() | st.integers(0, 8_000), lost=st.booleans(), undone=st.booleans())
    def receive_what_is_on_the_way(self, product: str, share: int | None, lost: bool, undone: bool) -> None:
        before = self.picture(), self.on_way()
        if not before[1]:
            return

        def arrive(ctx: Ctx) -> int:
            lines = None if share is None else [Line(goods(ctx, product), share)]
            return transit.receive(ctx, min(before[1]), lines, rest_lost=lost).document.id

        arrived = self.tried(arrive)
        if arrived is None:
            return
        self.arrivals.append(arrived)
        if undone and self.tried(lambda ctx: transit.unreceive(ctx, arrived).id) is not None:
            self.arrivals.remove(arrived)
            assert self.on_way() == before[1]

    @rule(pick=st.randoms(use_true_random=False))
    def take_an_arrival_back(self, pick: Any) -> None:
        if self.arrivals:
            arrival = pick.choice(self.arrivals)
            if self.tried(lambda ctx: transit.unreceive(ctx, arrival).id) is not None:
                self.arrivals.remove(arrival)

    def on_way(self) -> dict[int, list[tuple[int, int, int]]]:
        rows = self.runner.run(self.shop.rows(TransferLine, TransferLine.on_way != 0))
        found: dict[int, list[tuple[int, int, int]]] = {}
        for row in sorted(rows, key=lambda row: row.id):
            found.setdefault(row.document_id, []).append((row.product_id, row.on_way, row.value))
        return found

    @rule(place=PLACES)
    def start_counting(self, place: str) -> None:
        self.tried(lambda ctx: counting.start(ctx, spot(ctx, place), blind=False).id)

    @rule(product=GOODS, quantity=st.integers(0, 6_000), more=st.booleans())
    def tell_what_was_counted(self, product: str, quantity: int, more: bool) -> None:
        def tell(ctx: Ctx) -> None:
            for count, _ in sheets.all_open(ctx.session)[:1]:
                counting.enter(ctx, count, [Line(goods(ctx, product), quantity)], more=more)

        self.tried(tell)

    @rule(rest_zero=st.booleans(), undone=st.booleans())
    def finish_counting(self, rest_zero: bool, undone: bool) -> None:
        before = self.picture()

        def end(ctx: Ctx) -> int | None:
            for count, _ in sheets.all_open(ctx.session)[:1]:
                counting.finish(ctx, count, None, rest_zero=rest_zero)
                return count.id
            return None

        finished = self.tried(end)
        if finished is not None and undone:
            self.tried(lambda ctx: counting.reopen(ctx, finished).id)
            after = {place: row for place, row in self.picture().items() if any(row)}
            over = any(on_hand < reserved for on_hand, reserved, _ in before.values())
            assert over or after == {place: row for place, row in before.items() if any(row)}

    @rule(pick=st.randoms(use_true_random=False))
    def undo_an_old_one(self, pick: Any) -> None:
        if self.documents:
            document = pick.choice(self.documents)
            self.tried(lambda ctx: annul(ctx, document))

    @rule(product=GOODS, quantity=AMOUNTS)
    def reserve(self, product: str, quantity: int) -> None:
        free = self.free(product)
        got = self.tried(lambda ctx: reserve(ctx, [Want(goods(ctx, product).id, quantity)]))
        assert got is not None
        assert sum(part.quantity for part in got) == min(free, quantity)
        self.held += got

    def free(self, product: str) -> int:
        def look(ctx: Ctx) -> int:
            found = goods(ctx, product).id
            return stock_of(ctx.session, [found])[found].available

        return self.runner.run(act(self.shop, look))

    @rule(pick=st.randoms(use_true_random=False))
    def release(self, pick: Any) -> None:
        if self.held:
            part = self.held.pop(pick.randrange(len(self.held)))
            self.tried(lambda ctx: release(ctx, [part]))

    @rule(pick=st.randoms(use_true_random=False), extra=st.integers(0, 500))
    def ship_what_was_held(self, pick: Any, extra: int) -> None:
        if not self.held:
            return
        part = pick.choice(self.held)
        take = Take(part.product_id, part.warehouse_id, part.quantity + extra, part.quantity)
        document = Doc("shipment", new_id())
        costs = self.tried(lambda ctx: issue(ctx, [take], document, TODAY))
        if costs is not None:
            self.held.remove(part)
            self.shipped.append((document, take, costs[0]))

    @rule(product=GOODS, quantity=AMOUNTS)
    def sell_at_once(self, product: str, quantity: int) -> None:
        free, document = self.free(product), Doc("shipment", new_id())
        got = self.tried(
            lambda ctx: issue_free(ctx, [Want(goods(ctx, product).id, quantity)], document, TODAY)
        )
        assert (got is not None) is (self.below_zero or free >= quantity)
        for part in got or []:
            take = Take(part.product_id, part.warehouse_id, part.quantity)
            self.shipped.append((document, take, part.cost))

    @rule(pick=st.randoms(use_true_random=False), is_return=st.booleans())
    def take_a_shipment_back(self, pick: Any, is_return: bool) -> None:
        if not self.shipped:
            return
        shipped, take, cost = self.shipped.pop(pick.randrange(len(self.shipped)))
        held = 0 if is_return else take.from_reserve
        origin = shipped.id if is_return else None
        back = Back(take.product_id, take.warehouse_id, take.quantity, cost, held, origin)
        kind = "return" if is_return else "storno"
        document = Doc("return", shipped.id + 1) if is_return else shipped
        self.tried(lambda ctx: put_back(ctx, [back], document, TODAY, kind=kind))  # type: ignore[arg-type]
        if held:
            self.held.append(Held(take.product_id, take.warehouse_id, held))

    @invariant()
    def the_ledger_is_the_balance(self) -> None:
        if hasattr(self, "shop"):
            assert self.runner.run(act(self.shop, lambda ctx: checked(ctx.session, ctx.company))) == []

    @invariant()
    def what_is_reserved_is_what_orders_hold(self) -> None:
        if not hasattr(self, "shop"):
            return
        expected: dict[tuple[int, int], int] = {}
        for part in self.held:
            place = (part.product_id, part.warehouse_id)
            expected[place] = expected.get(place, 0) + part.quantity
        for place, (on_hand, reserved, _) in self.picture().items():
            assert reserved == expected.get(place, 0)
            assert self.below_zero or on_hand >= 0


def goods(ctx: Ctx, name: str) -> Product:
    return ctx.session.scalars(sa.select(Product).where(Product.name == name)).one()


def spot(ctx: Ctx, name: str) -> Warehouse:
    if name == "Основной":
        return main_warehouse(ctx)
    return ctx.session.scalars(sa.select(Warehouse).where(Warehouse.name == name)).one()


@pytest.mark.slow
def test_nothing_appears_and_nothing_is_lost(fresh_url: str, tmp_path: Path) -> None:
    examples = 12 if fresh_url.startswith("sqlite") else 4
    with asyncio.Runner() as runner:
        db = runner.run(opened(fresh_url))
        Stock.runner, Stock.house = runner, House(db, tmp_path)
        try:
            run_state_machine_as_test(
                Stock,
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


async def opened(url: str) -> Any:
    return open_database(url)
