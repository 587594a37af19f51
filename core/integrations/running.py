"""A running import: phase by phase, batch by batch, each transaction remembering how far it is."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from typing import TypeVar

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.acts.finding import fold
from core.acts.slow import SlowCtx
from core.blocks import Act, Progress, say
from core.errors import Refusal
from core.integrations import stocktaking, stored
from core.integrations.asking import NewImport
from core.integrations.falling import LEAVES, fallen
from core.integrations.goods import take_aliases, take_goods
from core.integrations.history import take_documents
from core.integrations.left import is_left, is_of, left_behind, take_on
from core.integrations.models import ImportRun, RunState
from core.integrations.people import take_people
from core.integrations.preparing import Prepared, Stopped, prepare, reading_of
from core.integrations.reading.records import Document, Good, Person
from core.integrations.refusals import AnotherRuns
from core.integrations.sales import Goods, Known
from core.inventory.models import Product

T = TypeVar("T")
GOODS_BATCH = 100
PEOPLE_BATCH = 200
MOST_NAMED = 20
"""Names of skipped records that are kept for the answer."""


async def run_import(ctx: SlowCtx, asked: NewImport) -> tuple[ImportRun, Prepared]:
    """Carry an import out from where it is to its end or a stop. The same call goes on with the same run."""
    reading = reading_of(ctx, asked)
    run = await ctx.write(lambda act: _open(act, asked))
    await ctx.progress(progress(run, "integrations-progress-reading", 0, None))
    try:
        prepared = await prepare(reading)
    except Exception:
        await ctx.write(lambda act: _fail(act, run.id))
        raise
    try:
        await Loader(ctx, run, prepared).load()
    except Exception as error:
        done = await ctx.write(lambda act: _fail(act, run.id))
        await asyncio.to_thread(prepared.forget)
        if isinstance(error, Refusal):
            raise
        raise fallen(asked, run.id, error, left=done) from None
    return await ctx.read(lambda act: _read(act, run.id)), prepared


def _open(ctx: Ctx, asked: NewImport) -> ImportRun:
    """The run of this call: the one it began before a fall, the same import left by another call, or a new
    one. Raises AnotherRuns, LeftBehind."""
    operation = (ctx.call.key or f"at:{ctx.now.isoformat()}")[:120]
    run = ctx.session.scalar(sa.select(ImportRun).where(ImportRun.operation == operation))
    unfinished = sa.select(ImportRun).where(ImportRun.state.in_(["running", "stopping", "withdrawing"]))
    for other in ctx.session.scalars(unfinished).all():
        if other.operation == operation:
            continue
        if not is_left(ctx, other):
            raise AnotherRuns
        if other.state == "withdrawing":
            continue
        if run is not None or not is_of(other, asked):
            raise left_behind(other)
        run, other.operation = other, operation
    run = run or _new(ctx, asked, operation)
    take_on(ctx, run)
    ctx.session.flush()
    return run


def _new(ctx: Ctx, asked: NewImport, operation: str) -> ImportRun:
    run = ImportRun(
        operation=operation,
        person_id=ctx.actor.person_id,
        source="",
        files=[file.model_dump() for file in asked.files],
        choices={"said": asked.choices},
        state="running",
        phase="goods",
        position=0,
        total=0,
        counts={},
        started_at=ctx.app.clock.now(),
        touched_at=ctx.app.clock.now(),
    )
    ctx.session.add(run)
    return run


def _fail(ctx: Ctx, run_id: int) -> bool:
    """The run is over at once, so that another may begin. Answers whether it has left anything."""
    run = ctx.get(ImportRun, run_id)
    run.state, run.finished_at = "failed", ctx.app.clock.now()
    return any(run.counts.get(name) for name in LEAVES)


def _read(ctx: Ctx, run_id: int) -> ImportRun:
    return ctx.get(ImportRun, run_id)


def progress(run: ImportRun, key: str, done: int, total: int | None) -> Progress:
    stop = Act("integrations.stop", {"run": run.id})
    return Progress(job=run.id, said=say(key), done=done, total=total, stop=stop)


class Loader:
    """Writes a prepared import. Every phase may be run again: what is there is found, not made twice."""

    def __init__(self, ctx: SlowCtx, run: ImportRun, prepared: Prepared) -> None:
        self.ctx, self.run, self.prepared = ctx, run, prepared
        self.folder, self.source = prepared.folder, prepared.plan.source
        self.known = Known()
        self.products: dict[int, int] = {}
        self.total = prepared.totals.documents

    async def load(self) -> None:
        """All phases. A stop asked for in between leaves what is done and ends the run as stopped."""
        try:
            await self._begin()
            await self._goods()
            await self._people()
            await self._stock()
            await self._documents()
        except Stopped:
            await self.ctx.write(lambda act: self._end(act, "stopped"))
        else:
            await self.ctx.write(lambda act: self._end(act, "done"))

    async def _batch(self, work: Callable[[Ctx, ImportRun], T]) -> T:
        """One batch in its transaction, with the mark of how far it is. Raises Stopped."""

        def step(act: Ctx) -> T | None:
            run = act.get(ImportRun, self.run.id)
            if run.state == "stopping":
                return None
            done = work(act, run)
            run.touched_at = act.app.clock.now()
            act.session.flush()
            return done

        done = await self.ctx.write(step)
        if done is None:
            raise Stopped
        return done

    async def _begin(self) -> None:
        def begin(act: Ctx, run: ImportRun) -> bool:
            run.source, run.total, run.state = self.source, self.total, "running"
            self.known.employees = {
                fold(member.name): member.id for member in act.finder("member").likely(act, 500)
            }
            self.known.sum_name = act.say(say("integrations-sum-line"))
            return True

        await self._batch(begin)

    async def _goods(self) -> None:
        goods = stored.goods(self.folder)
        ids: dict[int, int] = {}
        for numbers in parts([n for n, (_, same) in enumerate(goods) if same == n], GOODS_BATCH):
            ids |= await self._batch(partial(self._take_goods, goods, numbers))
            await self._tell("integrations-progress-goods", len(ids), len(goods))
        for numbers in parts([n for n, (_, same) in enumerate(goods) if same != n], GOODS_BATCH):
            pairs = [(goods[n][0], ids[goods[n][1]]) for n in numbers]
            await self._batch(partial(self._take_aliases, pairs))
            ids |= {n: ids[goods[n][1]] for n in numbers}
        self.products = ids
        for numbers in parts(list(ids), 500):
            self.known.goods |= await self.ctx.read(partial(_described, {n: ids[n] for n in numbers}))

    def _take_goods(
        self, goods: list[tuple[Good, int]], numbers: list[int], act: Ctx, run: ImportRun
    ) -> dict[int, int]:
        found, new, changed = take_goods(act, run.id, self.source, [goods[n][0] for n in numbers])
        _add(run, goods_new=new, goods_changed=changed)
        act.app.names_changed(act.session.company_id)
        return {numbers[place]: product for place, product in found.items()}

    def _take_aliases(self, pairs: list[tuple[Good, int]], act: Ctx, run: ImportRun) -> bool:
        take_aliases(act.session, self.source, pairs)
        return True

    async def _people(self) -> None:
        people = stored.people(self.folder)
        for numbers in parts(list(range(len(people))), PEOPLE_BATCH):
            self.known.people |= await self._batch(partial(self._take_people, people, numbers))
            await self._tell("integrations-progress-people", len(self.known.people), len(people))

    def _take_people(
        self, people: list[Person], numbers: list[int], act: Ctx, run: ImportRun
    ) -> dict[int, int]:
        found, new, filled = take_people(act, run.id, self.source, [people[n] for n in numbers])
        _add(run, people_new=new, people_changed=filled)
        act.app.names_changed(act.session.company_id)
        return {numbers[place]: customer for place, customer in found.items()}

    async def _stock(self) -> None:
        if self.prepared.plan.choices.stock == "leave":
            return
        batches = stocktaking.batches(stocktaking.summed(stored.stock(self.folder)))
        for number, batch in enumerate(batches):
            if number >= self.run.counts.get("stock_batches", 0):
                await self._batch(partial(self._take_stock, batch))

    def _take_stock(self, batch: list[stocktaking.OnHand], act: Ctx, run: ImportRun) -> bool:
        counted = stocktaking.take_stock(act, run.id, batch, self.products)
        _add(run, stock_batches=1, stock=counted.made)
        _name(run, "stock_odd", counted.odd)
        return True

    async def _documents(self) -> None:
        done = self.run.position
        for batch in stored.document_batches(self.folder, skip=done):
            await self._batch(partial(self._take_documents, batch))
            done += len(batch)
            await self._tell("integrations-progress-documents", done, self.total)

    def _take_documents(self, batch: list[Document], act: Ctx, run: ImportRun) -> bool:
        closed = act.company.closed_through
        late = [document for document in batch if closed is not None and document.day <= closed]
        fitting = [document for document in batch if closed is None or document.day > closed]
        moves = self.prepared.plan.choices.moves == "issue"
        taken = take_documents(act, run.id, self.source, fitting, self.known, moves=moves)
        run.position += len(batch)
        _add(run, made=taken.made, changed=taken.changed, same=taken.same, sum=taken.total)
        _name(run, "kept", taken.kept)
        _name(run, "short", taken.short)
        _name(run, "closed", [document.number for document in late])
        return True

    async def _tell(self, key: str, done: int, total: int) -> None:
        await self.ctx.progress(progress(self.run, key, done, total))

    def _end(self, act: Ctx, state: RunState) -> None:
        run = act.get(ImportRun, self.run.id)
        run.state, run.finished_at = state, act.app.clock.now()


def parts(numbers: list[int], size: int) -> list[list[int]]:
    """A list in parts of at most `size`."""
    return [numbers[start : start + size] for start in range(0, len(numbers), size)]


def _described(ids: dict[int, int], act: Ctx) -> dict[int, Goods]:
    """What lines must know of these products, by the goods' numbers."""
    query = sa.select(Product.id, Product.name, Product.unit, Product.kind, Product.cost)
    rows = act.session.execute(query.where(Product.id.in_(set(ids.values()))))
    found = {row.id: Goods(row.id, row.name, row.unit, row.kind != "goods", row.cost) for row in rows}
    return {number: found[product] for number, product in ids.items()}


def _add(run: ImportRun, **more: int) -> None:
    """Add to the run's counts."""
    run.counts = run.counts | {name: run.counts.get(name, 0) + number for name, number in more.items()}


def _name(run: ImportRun, what: str, names: list[str]) -> None:
    """Count skipped records and keep the first names."""
    if names:
        held = run.counts.get(f"{what}_names", [])
        _add(run, **{what: len(names)})
        run.counts = run.counts | {f"{what}_names": [*held, *names][:MOST_NAMED]}
