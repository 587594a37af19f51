"""How suppliers and orders to them are shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from core.acts.ctx import Ctx
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
    Price,
    Qty,
    Said,
    Table,
    Text,
    Value,
    say,
)
from core.inventory.models import Product, Warehouse
from core.inventory.queries import by_ids
from core.money import QUANTITY_SCALE
from core.purchasing import landed, queries
from core.purchasing.models import Purchase, PurchaseLine, Supplier
from core.purchasing.receiving import Part, receipt_number


def named(supplier: Supplier) -> dict[str, object]:
    """A supplier as an argument of a stored call."""
    return {"id": supplier.id, "name": supplier.name}


def told(purchase: Purchase) -> dict[str, object]:
    """An order as an argument of a stored call."""
    return {"id": purchase.id, "name": str(purchase.number or "")}


def numbered(purchase: Purchase) -> Said:
    """'заказ поставщику № 3', or a draft of one."""
    if purchase.state == "draft":
        return say("purchasing-the-draft")
    return say("purchasing-the-order", number=DocNo("purchase", purchase.number))


def short(purchase: Purchase) -> Value:
    """Its number alone; a draft shows none, though it may have had one."""
    if purchase.state == "draft":
        return say("purchasing-draft")
    return DocNo("purchase", purchase.number)


def measured(line: PurchaseLine, product: Product, quantity: int) -> Value:
    """A quantity by packs where it was ordered by them: 20 мешков (1 000 кг)."""
    own = Qty(quantity, product.unit)
    if line.pack is None or not line.pack_size or (quantity * QUANTITY_SCALE) % line.pack_size:
        return own
    packs = Qty(quantity * QUANTITY_SCALE // line.pack_size, line.pack)
    return say("purchasing-packs", packs=packs, quantity=own)


def lines_table(ctx: Ctx, lines: Sequence[PurchaseLine], products: Mapping[int, Product]) -> Table:
    """What was ordered, what of it has come, what it costs."""
    begun = any(line.received or line.closed for line in lines)
    columns = [Column(say("field-common-product")), Column(say("field-common-quantity"), "number")]
    if begun:
        columns.append(Column(say("purchasing-label-came"), "number"))
    columns += [
        Column(say("field-common-price"), "number", sees="cost"),
        Column(say("field-common-amount"), "number", sees="cost"),
    ]
    return Table(columns, [_row(ctx, line, products[line.product_id], begun=begun) for line in lines])


def _row(ctx: Ctx, line: PurchaseLine, product: Product, *, begun: bool) -> list[Value]:
    price = None if line.price is None else Price(line.price, ctx.company.currency)
    came: list[Value] = [Qty(line.received, product.unit)] if begun else []
    total = None if line.price is None else ctx.money(line.total)
    return [product.name, measured(line, product, line.quantity), *came, price, total]


def about(ctx: Ctx, purchase: Purchase) -> list[Fact]:
    """What is true of the whole order."""
    facts: list[Fact] = []
    if purchase.expected_day is not None:
        facts.append(Fact(say("purchasing-label-expected"), Day(purchase.expected_day)))
    if purchase.warehouse_id is not None:
        place = ctx.get(Warehouse, purchase.warehouse_id)
        facts.append(Fact(say("field-common-warehouse"), place.name))
    if purchase.note:
        facts.append(Fact(say("field-common-note"), purchase.note))
    return [*facts, Fact(say("purchasing-label-total"), ctx.money(purchase.total), sees="cost")]


def words_on(
    ctx: Ctx,
    purchase: Purchase,
    supplier: Supplier,
    lines: Sequence[PurchaseLine],
    products: Mapping[int, Product],
) -> list[Block]:
    """What is worth a word: goods without a price, too small an order, a day that is over."""
    blocks: list[Block] = []
    unknown = [products[line.product_id].name for line in lines if line.price is None]
    if unknown:
        blocks.append(Text(say("purchasing-without-price", products=", ".join(unknown[:3])), "note"))
    if supplier.min_sum and purchase.total < supplier.min_sum and purchase.state in ("draft", "placed"):
        least = ctx.money(supplier.min_sum)
        more = ctx.money(supplier.min_sum - purchase.total)
        said = say("purchasing-below-minimum", supplier=supplier.name, least=least, more=more)
        blocks.append(Text(said, "warning", sees="cost"))
    if purchase.is_awaited and purchase.expected_day is not None and purchase.expected_day < ctx.today:
        late = (ctx.today - purchase.expected_day).days
        blocks.append(Text(say("purchasing-overdue", days=late), "warning"))
    return blocks


def card(ctx: Ctx, purchase: Purchase) -> list[Block]:
    """The whole order: lines, how far it has come, buttons."""
    supplier = ctx.get(Supplier, purchase.supplier_id)
    lines = queries.lines_of(ctx.session, purchase.id)
    products = by_ids(ctx.session, {line.product_id for line in lines})
    title = say("purchasing-card", order=numbered(purchase), supplier=supplier.name)
    facts = [
        Fact(say("purchasing-label-state"), state_word(purchase.state)),
        Fact(say("field-common-day"), Day(purchase.day)),
        *about(ctx, purchase),
        *_came(ctx, purchase),
        *_costs(ctx, purchase),
    ]
    blocks: list[Block] = [Text(title, "title"), lines_table(ctx, lines, products), Facts(facts)]
    return [*blocks, *words_on(ctx, purchase, supplier, lines, products), *buttons(ctx, purchase)]


def _came(ctx: Ctx, purchase: Purchase) -> list[Fact]:
    found = queries.deliveries_of(ctx.session, purchase.id)
    return [
        Fact(say("purchasing-label-receipt", number=receipt_number(ctx, one)), Day(one.day)) for one in found
    ]


def _costs(ctx: Ctx, purchase: Purchase) -> list[Fact]:
    """What bringing the goods has cost besides."""
    return [
        Fact(say(f"acts-value-{cost.kind.replace('_', '-')}"), ctx.money(cost.amount), sees="cost")
        for cost in landed.standing(ctx.session, purchase.id)
    ]


def state_word(state: str) -> Said:
    return say(f"purchasing-state-{state}")


def buttons(ctx: Ctx, purchase: Purchase) -> list[Block]:
    """What may be done with an order next."""
    if not ctx.may("inventory", "write"):
        return []
    order: dict[str, object] = {"purchase": told(purchase)}
    cancel = Button(say("purchasing-button-cancel"), Act("purchasing.cancel", order))
    if purchase.state == "draft":
        return [Buttons([[Button(say("purchasing-button-place"), Act("purchasing.place", order)), cancel]])]
    if not purchase.is_awaited:
        return []
    came = Button(say("purchasing-button-received"), Act("purchasing.receive", order))
    if purchase.state == "partly":
        cancel = Button(say("purchasing-button-close"), Act("purchasing.close_rest", order))
    return [Buttons([[came, cancel]])]


def arrived_table(parts: Sequence[Part], ctx: Ctx) -> Table:
    """What came, what of it is over, what is still to come."""
    left = any(part.line.pending for part in parts)
    columns = [Column(say("field-common-product")), Column(say("purchasing-label-came"), "number")]
    if left:
        columns.append(Column(say("purchasing-label-left"), "number"))
    columns.append(Column(say("field-common-amount"), "number", sees="cost"))
    rows: list[list[Value]] = []
    for part in parts:
        still: list[Value] = [Qty(part.line.pending, part.product.unit)] if left else []
        worth = ctx.money(part.value) if part.known else None
        rows.append([part.product.name, measured(part.line, part.product, part.quantity), *still, worth])
    return Table(columns, rows)
