"""Looking at stock: what is there, what runs low, what moved."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.fields import AssortmentRef, GoodsRef, Period, WarehouseRef
from core.acts.paging import FARTHEST, FIRST, Page
from core.acts.register import Asked, Nothing, Risk, action
from core.acts.rights import Right
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
    Table,
    Text,
    Value,
    say,
)
from core.inventory import queries, showing, ways
from core.inventory.kits.showing import kit_blocks, kit_facts, kits_table
from core.inventory.models import Movement, Product, Warehouse
from core.inventory.variants.models import Family
from core.inventory.variants.showing import card as family_card

READ = Right("inventory", "read")
_FOUND = ("surplus", "shortage")
"""Documents that say more of a movement than its own kind."""


class WhichStock(Asked):
    product: AssortmentRef | None = Field(None, description="Goods, as the user named them; none = all goods")
    warehouse: WarehouseRef | None = None


class StockPage(Asked):
    warehouse: int | None = None
    after: list[str] = Field(min_length=2, max_length=2)
    trail: list[str] = Field(default_factory=list, max_length=FARTHEST)


class WhichMovements(Asked):
    product: GoodsRef = Field(description="Goods, as the user named them")
    period: Period | None = None


class MovementPage(WhichMovements):
    after: list[str] = Field(min_length=1, max_length=1)
    trail: list[str] = Field(default_factory=list, max_length=FARTHEST)


@action("inventory.stock", needs=READ, risk=Risk.READ, command="stock", http="GET /inventory/stock", menu=3)
def stock(ctx: Ctx, asked: WhichStock) -> Receipt:
    """Say how much is left: of one product, at one warehouse, or of all goods."""
    warehouse = ctx.get(Warehouse, asked.warehouse.id or 0) if asked.warehouse else None
    if asked.product is None:
        return _page(ctx, warehouse, FIRST)
    family = ctx.session.get(Family, asked.product.id or 0)
    if family is not None:
        return Receipt(family_card(ctx, family), subject=("family", family.id))
    product = ctx.get(Product, asked.product.id or 0)
    return Receipt(_one(ctx, product, warehouse), subject=("product", product.id))


def _one(ctx: Ctx, product: Product, warehouse: Warehouse | None) -> list[Block]:
    if product.kind == "kit":
        title = say("inventory-kit", product=product.name)
        return [Text(title, "title"), Facts(kit_facts(ctx, product)), *kit_blocks(ctx, product)]
    if not product.is_stocked:
        return [Text(say("inventory-not-stocked", product=product.name))]
    shelves = queries.shelves(ctx.session, product.id)
    title = say("inventory-left-title", product=product.name)
    if warehouse is not None:
        shelves = [shelf for shelf in shelves if shelf.warehouse_id == warehouse.id]
        title = say("inventory-left-at", product=product.name, warehouse=warehouse.name)
    facts = showing.stock_facts(product, shelves)
    on_way = ways.quantity(ctx.session, product.id) if warehouse is None else 0
    if on_way:
        facts.append(Fact(say("inventory-label-on-way"), Qty(on_way, product.unit)))
    blocks: list[Block] = [Text(title, "title"), Facts(facts)]
    by_layers = ctx.company.settings.fifo and ctx.may("cost", "read")
    layers = [showing.layers_button(product)] if by_layers else []
    return [*blocks, *showing.shelf_table(product, shelves), *layers]


@action("inventory.stock_page", needs=READ, risk=Risk.READ, hidden=True)
def stock_page(ctx: Ctx, asked: StockPage) -> Receipt:
    """The next page of the stock."""
    warehouse = ctx.get(Warehouse, asked.warehouse) if asked.warehouse else None
    return _page(ctx, warehouse, Page(asked.after, asked.trail))


def _page(ctx: Ctx, warehouse: Warehouse | None, at: Page) -> Receipt:
    after = queries.key(at.after)
    if warehouse is None:
        rows = queries.goods_page(ctx.session, after)
    else:
        rows = queries.goods_at_page(ctx.session, warehouse.id, after)
    shown = rows[: queries.PAGE]
    kits = kits_table(ctx) if warehouse is None and after is None else []
    if not shown:
        return Receipt(kits or [Text(say("inventory-stock-empty"))])
    title = say("inventory-stock-title")
    if warehouse is not None:
        title = say("inventory-stock-at", warehouse=warehouse.name)
    columns = [
        Column(say("field-common-product")),
        Column(say("inventory-label-on-hand"), "number"),
        Column(say("inventory-label-available"), "number"),
    ]
    cells: list[list[Value]] = [
        [row.name, Qty(row.on_hand, row.unit), Qty(row.available, row.unit)] for row in shown
    ]
    place: dict[str, object] = {"warehouse": {"id": warehouse.id}} if warehouse else {}
    page = Act("inventory.stock_page", {"warehouse": warehouse.id if warehouse else None})
    more, last = len(rows) > queries.PAGE, shown[-1]
    table = Table(
        columns,
        cells,
        title=title,
        next=at.following(page, [last.name_key, str(last.product_id)]) if more else None,
        previous=at.previous(page, Act("inventory.stock", place)),
    )
    return Receipt([table, *kits, *_on_way(ctx)])


def _on_way(ctx: Ctx) -> list[Block]:
    """A word about goods that are on nobody's shelf just now."""
    kinds, _ = ways.totals(ctx.session)
    if not kinds:
        return []
    look = Button(say("inventory-button-on-way-list"), Act("inventory.transit"))
    return [Text(say("inventory-on-way-goods", count=kinds), "note"), Buttons([[look]])]


@action("inventory.low", needs=READ, risk=Risk.READ, command="low", http="GET /inventory/low", menu=8)
def low(ctx: Ctx, asked: Nothing) -> Receipt:
    """List goods that run low: at the level set for them, or below it. What to buy."""
    found = queries.low_goods(ctx.session)
    if not found:
        return Receipt([Text(say("inventory-low-nothing"))])
    rows: list[list[Value]] = [
        [product.name, Qty(left, product.unit), _level(product)] for product, left in found
    ]
    columns = [
        Column(say("field-common-product")),
        Column(say("inventory-label-left"), "number"),
        Column(say("inventory-label-level"), "number"),
    ]
    return Receipt(
        [Table(columns, rows, title=say("inventory-low-title")), *_buy(ctx, [row[0] for row in found])]
    )


def _level(product: Product) -> Value:
    return None if product.low_level is None else Qty(product.low_level, product.unit)


def _buy(ctx: Ctx, products: Sequence[Product]) -> list[Block]:
    if not ctx.may("inventory", "write"):
        return []
    lines = [{"product": showing.named(product)} for product in products[:10]]
    came = Button(say("inventory-button-receive"), Act("inventory.receive", {"lines": lines}))
    return [Buttons([[Button(say("inventory-button-reorder"), Act("purchasing.reorder"))], [came]])]


@action(
    "inventory.movements", needs=READ, risk=Risk.READ, command="movements", http="GET /inventory/movements"
)
def movements(ctx: Ctx, asked: WhichMovements) -> Receipt:
    """List what came and went of one product, the latest first."""
    return _movements(ctx, asked, FIRST)


@action("inventory.movements_page", needs=READ, risk=Risk.READ, hidden=True)
def movements_page(ctx: Ctx, asked: MovementPage) -> Receipt:
    """The next page of a product's movements."""
    return _movements(ctx, asked, Page(asked.after, asked.trail))


def _movements(ctx: Ctx, asked: WhichMovements, at: Page) -> Receipt:
    product = ctx.get(Product, asked.product.id or 0)
    days = (asked.period.start, asked.period.end) if asked.period else None
    found = queries.movement_page(ctx.session, product.id, days, int(at.after[0]) if at.after else None)
    shown = found[: queries.PAGE]
    if not shown:
        return Receipt([Text(say("inventory-movements-none", product=product.name))])
    args: dict[str, object] = {"product": showing.named(product)}
    if asked.period:
        args["period"] = asked.period.model_dump(mode="json", by_alias=True)
    page, more = Act("inventory.movements_page", args), len(found) > queries.PAGE
    columns = [
        Column(say("field-common-day")),
        Column(say("inventory-label-what")),
        Column(say("field-common-quantity"), "number"),
        Column(say("field-common-amount"), "number", sees="cost"),
    ]
    table = Table(
        columns,
        [_movement(ctx, product, *row) for row in shown],
        title=say("inventory-movements-title", product=product.name),
        next=at.following(page, [str(shown[-1][0].id)]) if more else None,
        previous=at.previous(page, Act("inventory.movements", args)),
    )
    return Receipt([table], subject=("product", product.id))


def _movement(ctx: Ctx, product: Product, move: Movement, warehouse: str, number: int | None) -> list[Value]:
    kind = move.document_kind if move.document_kind in _FOUND else move.kind
    key = "inventory-move-" + kind.replace("_", "-")
    what = say(key) if number is None else say(f"{key}-numbered", number=DocNo(move.document_kind, number))
    if move.kind in ("transfer_in", "transfer_out"):
        what = say(key, warehouse=warehouse)
    return [Day(move.day), what, Qty(move.quantity, product.unit), ctx.money(move.value)]
