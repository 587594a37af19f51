"""How counts of a warehouse are shown: their start, their sheet, what they found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from core.acts.ctx import Ctx
from core.acts.fields import Named
from core.acts.paging import Page
from core.blocks import (
    Act,
    Block,
    Button,
    Buttons,
    Column,
    Day,
    DocNo,
    Fact,
    Facts,
    Qty,
    Receipt,
    Said,
    Table,
    Text,
    Value,
    say,
)
from core.inventory import queries, sheets
from core.inventory.counting import Finished, Found, Was
from core.inventory.documents import Line
from core.inventory.models import Product, StockCount, Warehouse
from core.inventory.sheets import SheetLine
from core.inventory.showing import named

SHOWN = 30


def number(count: StockCount) -> DocNo:
    return DocNo("count", count.number)


def start_button(warehouse: Named | None) -> Button:
    """Start a count, where none is open."""
    args: dict[str, object] = {"warehouse": {"id": warehouse.id, "name": warehouse.name}} if warehouse else {}
    return Button(say("inventory-button-start-count"), Act("inventory.start_count", args), style="primary")


def none_open(ctx: Ctx, warehouse: Named | None) -> Receipt:
    """Nothing is being counted: a word, and a way to begin."""
    said: list[Block] = [Text(say("inventory-nothing-open"))]
    if ctx.may("inventory", "write"):
        said.append(Buttons([[start_button(warehouse)]]))
    return Receipt(said)


def started(ctx: Ctx, count: StockCount, warehouse: Warehouse) -> Receipt:
    """What there is to count, and how to tell it."""
    title = say("inventory-count-started", number=number(count), warehouse=warehouse.name)
    _, left = sheets.progress(ctx.session, count)
    how = say("inventory-count-how" if not count.blind else "inventory-count-how-blind", left=left)
    return Receipt(
        [Text(title, "title"), Text(how), _buttons(ctx, count)],
        title=title,
        undo=Act("inventory.drop_count", {"count": count.id}),
        subject=("stock_count", count.id),
    )


def entered(ctx: Ctx, count: StockCount, lines: Sequence[Line], was: Sequence[Was]) -> Receipt:
    """What was just counted, beside the books unless the count is blind; what comes next."""
    known = sheets.counted(ctx.session, count.id, {line.product.id for line in lines})
    products = {line.product.id: line.product for line in lines}
    said: list[Block] = []
    for product_id, product in products.items():
        line = known[product_id]
        shown = Qty(line.counted, product.unit)
        book, more = Qty(line.book, product.unit), Qty(line.counted - line.book, product.unit)
        key = "inventory-entered-blind" if count.blind else "inventory-entered-same"
        if not count.blind and more.milli:
            key = "inventory-entered"
        said.append(
            Text(say(key, number=number(count), product=product.name, counted=shown, book=book, more=more))
        )
    done, left = sheets.progress(ctx.session, count)
    first = lines[0].product
    title = say("inventory-deed-entered", number=number(count), product=first.name, more=len(products) - 1)
    back = [
        {"product": one.product_id, **{k: v for k, v in asdict(one).items() if k != "product_id"}}
        for one in was
    ]
    return Receipt(
        [*said, Text(say("inventory-count-progress", done=done, left=left), "note"), _buttons(ctx, count)],
        title=title,
        undo=Act("inventory.uncount", {"count": count.id, "lines": back}),
        subject=("stock_count", count.id),
    )


def _buttons(ctx: Ctx, count: StockCount) -> Buttons:
    """The next goods to count, the sheet, the end."""
    here: dict[str, object] = {"warehouse": {"id": count.warehouse_id}}
    rows: list[list[Button]] = []
    following = sheets.next_uncounted(ctx.session, count)
    if following is not None:
        label = say("inventory-button-next", product=following.name)
        rows.append(
            [Button(label, Act("inventory.count_goods", {**here, "lines": [{"product": named(following)}]}))]
        )
    rows.append(
        [
            Button(say("inventory-button-sheet"), Act("inventory.show_count", here)),
            Button(say("inventory-button-finish-count"), Act("inventory.finish_count", here)),
        ]
    )
    return Buttons(rows)


def sheet(ctx: Ctx, count: StockCount, at: Page) -> Receipt:
    """A count with its lines; row by row a button to count while it is open."""
    rows = sheets.sheet_page(ctx.session, count, queries.key(at.after))
    shown = rows[: queries.PAGE]
    page, last = Act("inventory.count_page", {"count": count.id}), shown[-1] if shown else None
    is_open = count.state == "open"
    hidden = count.blind and is_open
    writes = is_open and ctx.may("inventory", "write")
    warehouse = ctx.get(Warehouse, count.warehouse_id)
    title = say("inventory-sheet-title", number=number(count), warehouse=warehouse.name)
    done, left = sheets.progress(ctx.session, count)
    state = say("inventory-count-progress", done=done, left=left) if is_open else _state(count)
    blocks: list[Block] = [Text(title, "title"), Text(state, "note")]
    if last is not None:
        blocks.append(
            Table(
                _columns(hidden=hidden),
                [_row(line, hidden=hidden, is_open=is_open) for line in shown],
                acts=[_count_it(count, line) for line in shown] if writes else None,
                labels=[line.name for line in shown] if writes else None,
                next=at.following(page, [last.name_key, str(last.product_id)])
                if len(rows) > queries.PAGE
                else None,
                previous=at.previous(page, Act("inventory.count_sheet", {"count": count.id})),
            )
        )
    if is_open and any(line.moved for line in shown):
        blocks.append(Text(say("inventory-sheet-moved"), "note"))
    if writes:
        blocks.append(_endings(count, done=done, left=left))
    if count.state == "waiting" and ctx.may("inventory", "admin"):
        blocks.append(Buttons([_verdicts(count)]))
    return Receipt(blocks, subject=("stock_count", count.id))


def _verdicts(count: StockCount) -> list[Button]:
    from core.inventory.approving import verdicts

    return verdicts(count)


def sheet_button(sheet: Act) -> Button:
    """A look at what was counted."""
    return Button(say("inventory-button-sheet"), sheet)


def _columns(*, hidden: bool) -> list[Column]:
    seen = [Column(say("inventory-label-expected"), "number")]
    found = [Column(say("inventory-label-counted"), "number")]
    more = [Column(say("inventory-label-difference"), "number")]
    product = [Column(say("field-common-product"))]
    return [*product, *found] if hidden else [*product, *seen, *found, *more]


def _row(line: SheetLine, *, hidden: bool, is_open: bool) -> list[Value]:
    counted: Value = None
    if line.counted is not None:
        key = "inventory-sheet-tick-moved" if is_open and line.moved else "inventory-sheet-tick"
        counted = say(key, quantity=Qty(line.counted, line.unit))
    if hidden:
        return [line.name, counted]
    more = None if line.difference is None else Qty(line.difference, line.unit)
    return [line.name, Qty(line.expected, line.unit), counted, more]


def _count_it(count: StockCount, line: SheetLine) -> Act:
    product = {"id": line.product_id, "name": line.name}
    return Act(
        "inventory.count_goods", {"warehouse": {"id": count.warehouse_id}, "lines": [{"product": product}]}
    )


def _endings(count: StockCount, *, done: int, left: int) -> Buttons:
    here: dict[str, object] = {"warehouse": {"id": count.warehouse_id}}
    rows = [[Button(say("inventory-button-stop-count"), Act("inventory.abandon_count", here))]]
    if done:
        finish = Button(
            say("inventory-button-finish-count"), Act("inventory.finish_count", here), style="primary"
        )
        rows[0].insert(0, finish)
    if done and left:
        rest = Act("inventory.finish_count", {**here, "rest_zero": True})
        rows.append([Button(say("inventory-button-rest-zero"), rest)])
    return Buttons(rows)


def finished(ctx: Ctx, count: StockCount, finished: Finished) -> Receipt:
    """What the count found: in goods for all, in money for those who may see cost; the documents it wrote."""
    title = say("inventory-count-finished", number=number(count))
    differ = [found for found in finished.lines if found.difference]
    blocks: list[Block] = [Text(title, "title"), Facts(_totals(ctx, finished))]
    if differ:
        blocks.append(_differences(ctx, sorted(differ, key=lambda found: found.product.name_key)))
    else:
        blocks.append(Text(say("inventory-count-agrees")))
    if len(differ) > SHOWN:
        blocks.append(Text(say("inventory-prices-more", count=len(differ) - SHOWN), "note"))
    blocks += _warnings(finished)
    left = sheets.uncounted(ctx.session, count)
    if left:
        blocks.append(Text(say("inventory-count-left", count=len(left)), "note"))
    return Receipt(
        blocks,
        title=title,
        undo=Act("inventory.reopen_count", {"count": count.id}),
        subject=("stock_count", count.id),
    )


def _totals(ctx: Ctx, finished: Finished) -> list[Fact]:
    facts = [Fact(say("inventory-label-lines-counted"), len(finished.lines))]
    for kind in ("shortage", "surplus"):
        document = finished.documents.get(kind)
        if document is None:
            continue
        found = [
            one for one in finished.lines if (one.difference > 0) == (kind == "surplus") and one.difference
        ]
        what = say("inventory-count-document", number=DocNo(kind, document.number), count=len(found))
        facts.append(Fact(say(f"inventory-label-{kind}"), what))
        worth = ctx.money(sum(one.value for one in found))
        facts.append(Fact(say(f"inventory-label-{kind}-worth"), worth, sees="cost"))
    reason = next((one.reason for one in finished.documents.values() if one.reason), None)
    return [*facts, Fact(say("field-common-reason"), reason)] if reason else facts


def _differences(ctx: Ctx, found: Sequence[Found]) -> Table:
    return Table(
        columns=[
            Column(say("field-common-product")),
            Column(say("inventory-label-book"), "number"),
            Column(say("inventory-label-counted"), "number"),
            Column(say("inventory-label-difference"), "number"),
            Column(say("field-common-amount"), "number", sees="cost"),
        ],
        rows=[
            [
                one.product.name,
                Qty(one.line.book, one.product.unit),
                Qty(one.line.counted, one.product.unit),
                Qty(one.difference, one.product.unit),
                ctx.money(one.value),
            ]
            for one in found[:SHOWN]
        ],
    )


def _warnings(finished: Finished) -> list[Block]:
    """Goods that moved after they were counted, or between the start and their counting."""
    moved = [one.product for one in finished.lines if one.moved or one.line.book != one.line.expected]
    if not moved:
        return []
    return [
        Text(say("inventory-count-moved", products=_names(moved), more=max(0, len(moved) - 3)), "warning")
    ]


def _names(products: Sequence[Product]) -> str:
    return ", ".join(product.name for product in products[:3])


def goes_on(count: StockCount) -> Receipt:
    """A count that is open again."""
    title = say("inventory-count-open-again", number=number(count))
    here: dict[str, object] = {"warehouse": {"id": count.warehouse_id}}
    buttons = Buttons([[Button(say("inventory-button-sheet"), Act("inventory.show_count", here))]])
    return Receipt([Text(title), buttons], title=title, subject=("stock_count", count.id))


def counts(ctx: Ctx) -> Receipt:
    """Counts, the latest first."""
    rows = sheets.counts_page(ctx.session, None)[: queries.PAGE]
    if not rows:
        buttons: list[Block] = []
        if ctx.may("inventory", "write"):
            buttons = [Buttons([[start_button(None)]])]
        return Receipt([Text(say("inventory-counts-none")), *buttons])
    table = Table(
        columns=[
            Column(say("inventory-label-number")),
            Column(say("field-common-day")),
            Column(say("field-common-warehouse")),
            Column(say("inventory-label-state")),
        ],
        rows=[
            [number(count), Day(ctx.day_of(count.started_at)), warehouse, _state(count)]
            for count, warehouse in rows
        ],
        title=say("inventory-counts-title"),
        acts=[Act("inventory.count_sheet", {"count": count.id}) for count, _ in rows],
        labels=[f"№ {count.number} · {warehouse}" for count, warehouse in rows],
    )
    return Receipt([table])


def _state(count: StockCount) -> Said:
    return say(f"inventory-count-state-{count.state}")
