"""Counting a warehouse: start, tell what was counted, finish with a surplus and a shortage, or give it up."""

from __future__ import annotations

from pydantic import Field

from core.acts.calls import Missing, Option
from core.acts.ctx import Ctx
from core.acts.fields import Flag, Named, WarehouseRef, Words
from core.acts.paging import FARTHEST, FIRST, Page
from core.acts.register import Asked, Nothing, Risk, action
from core.acts.rights import Right
from core.blocks import Act, DocNo, Receipt, Text, say
from core.inventory import approving, counting, sheets
from core.inventory import count_showing as showing
from core.inventory.actions.approving import waits
from core.inventory.actions.documents import CountedLine, lines_of
from core.inventory.counting import Was
from core.inventory.models import StockCount, Warehouse
from core.inventory.places import place
from core.inventory.refusals import NoOpenCount

READ, WRITE = Right("inventory", "read"), Right("inventory", "write")


class NewStocktake(Asked):
    warehouse: WarehouseRef | None = None
    blind: Flag = Field(False, description="Who counts does not see what is expected")


class OpenStocktake(Asked):
    warehouse: WarehouseRef | None = None


class Tally(OpenStocktake):
    lines: list[CountedLine] = Field(
        min_length=1, max_length=200, description="What was counted, how much is there"
    )
    more: Flag = Field(False, description="Add to what was counted before instead of replacing it")


class LastLook(OpenStocktake):
    reason: Words | None = Field(None, description="Why it was counted, or what the difference comes from")
    rest_zero: Flag = Field(False, description="Goods nobody counted are taken as gone")


class OneStocktake(Asked):
    count: int


class SheetPage(OneStocktake):
    after: list[str] = Field(min_length=2, max_length=2)
    trail: list[str] = Field(default_factory=list, max_length=FARTHEST)


class LineBack(Asked):
    product: int
    expected: int | None = None
    book: int | None = None
    counted: int | None = None
    ours: int


class TallyBack(OneStocktake):
    lines: list[LineBack]


@action(
    "inventory.start_count",
    needs=WRITE,
    risk=Risk.REVERSIBLE,
    command="stocktake",
    http="POST /inventory/stocktakes",
)
def start_count(ctx: Ctx, asked: NewStocktake) -> Receipt:
    """Start counting a warehouse: what is expected is frozen now, differences are written at the end. A blind
    count hides what is expected."""
    warehouse = place(ctx, asked.warehouse.id if asked.warehouse else None)
    count = counting.start(ctx, warehouse, blind=asked.blind)
    return showing.started(ctx, count, warehouse)


@action("inventory.drop_count", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def drop_count(ctx: Ctx, asked: OneStocktake) -> Receipt:
    """Take back the start of a count that has no lines yet."""
    count = counting.held(ctx, asked.count)
    counting.drop(ctx, count)
    title = say("inventory-count-dropped", number=DocNo("count", count.number))
    return Receipt([Text(title)], title=title, subject=("stock_count", count.id))


@action(
    "inventory.count_goods",
    needs=WRITE,
    risk=Risk.REVERSIBLE,
    command="counted",
    http="POST /inventory/stocktakes/lines",
    when="past",
)
def count_goods(ctx: Ctx, asked: Tally) -> Receipt:
    """Write what was counted on the sheet of the open count; stock changes when the count is finished."""
    count = counting.held(ctx, _open(ctx, asked.warehouse).id)
    lines = lines_of(ctx, asked.lines)
    return showing.entered(ctx, count, lines, counting.enter(ctx, count, lines, more=asked.more))


@action("inventory.uncount", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def uncount(ctx: Ctx, asked: TallyBack) -> Receipt:
    """Lines of a count as they were before."""
    count = counting.held(ctx, asked.count)
    was = [Was(one.product, one.expected, one.book, one.counted, one.ours) for one in asked.lines]
    counting.put_back(ctx, count, was)
    title = say("inventory-uncounted", number=DocNo("count", count.number))
    return Receipt([Text(title)], title=title, subject=("stock_count", count.id))


@action(
    "inventory.show_count",
    needs=READ,
    risk=Risk.READ,
    command="sheet",
    http="GET /inventory/stocktakes/open",
)
def show_count(ctx: Ctx, asked: OpenStocktake) -> Receipt:
    """Show the sheet of the open count: what is counted, what is left, what moved since."""
    if not _going(ctx, asked.warehouse):
        return showing.none_open(ctx, asked.warehouse)
    return showing.sheet(ctx, _open(ctx, asked.warehouse), FIRST)


@action("inventory.count_sheet", needs=READ, risk=Risk.READ, hidden=True)
def count_sheet(ctx: Ctx, asked: OneStocktake) -> Receipt:
    """The sheet of one count, open or not."""
    return showing.sheet(ctx, ctx.get(StockCount, asked.count), FIRST)


@action("inventory.count_page", needs=READ, risk=Risk.READ, hidden=True)
def count_page(ctx: Ctx, asked: SheetPage) -> Receipt:
    """The next page of a count's sheet."""
    return showing.sheet(ctx, ctx.get(StockCount, asked.count), Page(asked.after, asked.trail))


@action(
    "inventory.finish_count",
    needs=WRITE,
    risk=Risk.MASS,
    command="finishcount",
    http="POST /inventory/stocktakes/finish",
)
def finish_count(ctx: Ctx, asked: LastLook) -> Receipt:
    """Finish the open count: differences become a surplus and a shortage. What was not counted stays as it
    is, unless it is said to be gone. Above the company's sum it waits for a second person."""
    count = counting.held(ctx, _open(ctx, asked.warehouse).id)
    if ctx.company.settings.count_limit is not None:
        if asked.rest_zero:
            counting.assume_gone(ctx, count)
        worth = approving.worth(ctx, count)
        if approving.needs_second(ctx, worth):
            approving.wait(ctx, count, asked.reason, rest_zero=asked.rest_zero)
            return waits(ctx, count, worth)
    finished = counting.finish(ctx, count, asked.reason, rest_zero=asked.rest_zero)
    return showing.finished(ctx, count, finished)


@action("inventory.reopen_count", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def reopen_count(ctx: Ctx, asked: OneStocktake) -> Receipt:
    """A finished count goes on: its surplus and shortage are taken back."""
    return showing.goes_on(counting.reopen(ctx, asked.count))


@action(
    "inventory.abandon_count",
    needs=WRITE,
    risk=Risk.REVERSIBLE,
    command="stopcount",
    http="POST /inventory/stocktakes/abandon",
)
def abandon_count(ctx: Ctx, asked: OpenStocktake) -> Receipt:
    """Give the open count up: stock stays as it is."""
    count = counting.held(ctx, _open(ctx, asked.warehouse).id)
    counting.abandon(ctx, count)
    title = say("inventory-count-abandoned", number=DocNo("count", count.number))
    undo = Act("inventory.resume_count", {"count": count.id})
    return Receipt([Text(title)], title=title, undo=undo, subject=("stock_count", count.id))


@action("inventory.resume_count", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def resume_count(ctx: Ctx, asked: OneStocktake) -> Receipt:
    """An abandoned count goes on."""
    return showing.goes_on(counting.resume(ctx, asked.count))


@action("inventory.counts", needs=READ, risk=Risk.READ, command="counts", http="GET /inventory/stocktakes")
def list_counts(ctx: Ctx, asked: Nothing) -> Receipt:
    """List counts of warehouses: open ones and what the finished ones found."""
    return showing.counts(ctx)


def _open(ctx: Ctx, warehouse: Named | None) -> StockCount:
    """The open count of the warehouse, or the only open one. Raises NoOpenCount, or asks where."""
    going = _going(ctx, warehouse)
    if not going:
        raise NoOpenCount(offers=[showing.start_button(warehouse)])
    if len(going) > 1:
        options = [Option(row.name, {"id": row.id, "name": row.name}) for _, row in going]
        raise Missing("warehouse", options=options)
    return going[0][0]


def _going(ctx: Ctx, warehouse: Named | None) -> list[tuple[StockCount, Warehouse]]:
    """Open counts, of one warehouse where it is named."""
    going = sheets.all_open(ctx.session)
    return going if warehouse is None else [pair for pair in going if pair[1].id == warehouse.id]
