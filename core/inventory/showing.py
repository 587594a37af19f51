"""How goods and documents of stock are shown."""

from __future__ import annotations

from collections.abc import Sequence

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
from core.inventory import packs, queries, ways
from core.inventory.batches.showing import expired_note
from core.inventory.documents import Outcome, Posted
from core.inventory.keeping import UNIT
from core.inventory.kits.showing import kit_blocks, kit_facts
from core.inventory.models import Product
from core.money import QUANTITY_SCALE, unit_price

MOST_NAMED = 3
MOST_LABELS = 500


def named(product: Product) -> dict[str, object]:
    """A product as an argument of a stored call."""
    return {"id": product.id, "name": product.name}


def price(ctx: Ctx, e4: int | None) -> Price | None:
    """A price per unit in the company's currency."""
    return None if e4 is None else Price(e4, ctx.company.currency)


def card(ctx: Ctx, product: Product) -> list[Block]:
    """A product's card: price, stock by warehouse, cost for those who may see it, buttons."""
    shelves = queries.shelves(ctx.session, product.id)
    blocks: list[Block] = [Text(say("inventory-card", product=product.name), "title")]
    if product.archived:
        blocks.append(Text(say("inventory-card-archived"), "warning"))
    facts = [*_prices(ctx, product, shelves), *_stock(ctx, product, shelves)]
    on_way = ways.quantity(ctx.session, product.id)
    if on_way:
        facts.append(Fact(say("inventory-label-on-way"), Qty(on_way, product.unit)))
    blocks.append(Facts([*facts, *_other(ctx, product)]))
    blocks += [*shelf_table(product, shelves), *expired_note(ctx, product)]
    if product.kind == "kit":
        blocks += kit_blocks(ctx, product)
    if ctx.may("inventory", "write") and not product.archived:
        blocks.append(_buttons(product))
    if product.is_stocked and ctx.company.settings.fifo and ctx.may("cost", "read"):
        blocks.append(layers_button(product))
    return blocks


def layers_button(product: Product) -> Buttons:
    """At which costs the goods lie, for those who see costs."""
    look = Act("inventory.layers", {"product": named(product)})
    return Buttons([[Button(say("inventory-button-layers"), look)]])


def _prices(ctx: Ctx, product: Product, shelves: Sequence[queries.Shelf]) -> list[Fact]:
    return [Fact(say("field-common-price"), price(ctx, product.price)), *_costs(ctx, product, shelves)]


def worth_facts(ctx: Ctx, product: Product) -> list[Fact]:
    """The last cost of a product, what its stock costs on average and in all."""
    return _costs(ctx, product, queries.shelves(ctx.session, product.id))


def _costs(ctx: Ctx, product: Product, shelves: Sequence[queries.Shelf]) -> list[Fact]:
    facts: list[Fact] = []
    if product.cost is not None:
        facts.append(Fact(say("field-inventory-cost"), price(ctx, product.cost), sees="cost"))
    on_hand, value = sum(shelf.on_hand for shelf in shelves), sum(shelf.value for shelf in shelves)
    if on_hand > 0 and value == 0 and product.cost is None:
        facts.append(Fact(say("field-inventory-cost"), say("inventory-cost-unknown"), sees="cost"))
    elif on_hand > 0:
        average = unit_price(value, on_hand, ctx.company.currency)
        if average != product.cost:
            facts.append(Fact(say("inventory-label-average"), price(ctx, average), sees="cost"))
        facts.append(Fact(say("inventory-label-value"), ctx.money(value), sees="cost"))
    return facts


def _stock(ctx: Ctx, product: Product, shelves: Sequence[queries.Shelf]) -> list[Fact]:
    if product.kind == "kit":
        return kit_facts(ctx, product)
    if not product.is_stocked:
        return [Fact(say("inventory-label-kind"), say("inventory-kind-service"))]
    return stock_facts(product, shelves)


def stock_facts(product: Product, shelves: Sequence[queries.Shelf]) -> list[Fact]:
    """On hand, and what of it is held and free where orders hold some."""
    on_hand, reserved = sum(shelf.on_hand for shelf in shelves), sum(shelf.reserved for shelf in shelves)
    facts = [Fact(say("inventory-label-on-hand"), Qty(on_hand, product.unit))]
    aside = sum(shelf.on_hand for shelf in shelves if not shelf.sellable)
    if aside:
        facts.append(Fact(say("inventory-label-aside"), Qty(aside, product.unit)))
    if reserved:
        facts.append(Fact(say("inventory-label-reserved"), Qty(reserved, product.unit)))
    if reserved or aside:
        free = sum(shelf.available for shelf in shelves)
        facts.append(Fact(say("inventory-label-available"), Qty(free, product.unit)))
    return facts


def _other(ctx: Ctx, product: Product) -> list[Fact]:
    shown: list[tuple[str, Value]] = [
        (
            "inventory-label-level",
            None if product.low_level is None else Qty(product.low_level, product.unit),
        ),
        ("field-inventory-category", product.category),
        ("field-inventory-barcode", ", ".join(queries.codes_of(ctx.session, product.id)) or None),
        *(
            ("inventory-label-pack", _pack(product, unit, held))
            for unit, held in packs.packs_of(ctx.session, product.id).items()
        ),
    ]
    return [Fact(say(label), value) for label, value in shown if value is not None]


def _pack(product: Product, unit: str, quantity: int) -> Said:
    return say("inventory-pack", pack=Qty(QUANTITY_SCALE, unit), quantity=Qty(quantity, product.unit))


def shelf_table(product: Product, shelves: Sequence[queries.Shelf]) -> list[Block]:
    """A product by warehouse, where it lies elsewhere than at the first; nothing for a single place."""
    lying = [shelf for shelf in shelves if shelf.on_hand or shelf.reserved]
    if not any(shelf is not shelves[0] for shelf in lying):
        return []
    table = Table(
        columns=[
            Column(say("field-common-warehouse")),
            Column(say("inventory-label-on-hand"), "number"),
            Column(say("inventory-label-available"), "number"),
        ],
        rows=[
            [shelf.warehouse, Qty(shelf.on_hand, product.unit), Qty(shelf.available, product.unit)]
            for shelf in lying
        ],
    )
    return [table]


def _buttons(product: Product) -> Buttons:
    line: dict[str, object] = {"lines": [{"product": named(product)}]}
    stock = [
        Button(say("inventory-button-receive"), Act("inventory.receive", line)),
        Button(say("inventory-button-write-off"), Act("inventory.write_off", line)),
    ]
    selling = [
        Button(say("inventory-button-price"), Act("inventory.set_price", {"product": named(product)})),
        Button(say("inventory-button-movements"), Act("inventory.movements", {"product": named(product)})),
    ]
    if product.by_batches:
        stock.append(
            Button(say("inventory-button-batches"), Act("inventory.batches", {"product": named(product)}))
        )
    labels = [label_button([{"product": named(product)}])]
    if product.kind == "kit":
        return Buttons([[*selling[:1], *labels]])
    return Buttons([stock, selling, labels] if product.is_stocked else [selling[:1]])


def label_button(lines: list[dict[str, object]]) -> Button:
    return Button(say("inventory-button-labels"), Act("documents.labels", {"lines": lines}))


def labels_of(lines: Sequence[Outcome]) -> Buttons:
    """Labels for goods that came: one for each piece, one for what is weighed or poured."""
    asked: list[dict[str, object]] = [
        {"product": named(line.product), "quantity": _pieces(line)} for line in lines
    ]
    return Buttons([[label_button(asked)]])


def _pieces(line: Outcome) -> int:
    whole, rest = divmod(line.quantity, QUANTITY_SCALE)
    return 1 if rest or line.product.unit != UNIT else max(1, min(whole, MOST_LABELS))


def deed(kind: str, lines: Sequence[Outcome]) -> Said:
    """A document in one line: 'Приход: мука, 50 кг и ещё 2'."""
    first = lines[0]
    quantity = Qty(first.quantity, first.product.unit)
    return say(f"inventory-deed-{kind}", product=first.product.name, quantity=quantity, more=len(lines) - 1)


def document(ctx: Ctx, kind: str, posted: Posted, facts: Sequence[Fact] = ()) -> list[Block]:
    """What a document did: a sentence for one line, a table for several; where, when, what it is worth."""
    number = DocNo(posted.document.kind, posted.document.number)
    if len(posted.lines) == 1:
        line = posted.lines[0]
        said = say(
            f"inventory-{kind}-one",
            number=number,
            product=line.product.name,
            quantity=Qty(line.quantity, line.product.unit),
            left=Qty(line.after, line.product.unit),
            was=Qty(line.before, line.product.unit),
            place=posted.warehouse.name,
        )
        blocks: list[Block] = [Text(said)]
    else:
        blocks = [Text(say(f"inventory-{kind}-many", number=number), "title"), _lines(ctx, posted)]
    shown = [*facts, *_about(ctx, kind, posted)]
    return [*blocks, Facts(shown)] if shown else blocks


def _about(ctx: Ctx, kind: str, posted: Posted) -> list[Fact]:
    facts: list[Fact] = []
    if posted.target is not None:
        facts.append(Fact(say("field-common-source"), posted.warehouse.name))
        facts.append(Fact(say("field-common-target"), posted.target.name))
    elif not posted.warehouse.is_main:
        facts.append(Fact(say("field-common-warehouse"), posted.warehouse.name))
    if posted.document.day != ctx.today:
        facts.append(Fact(say("field-common-day"), Day(posted.document.day)))
    if posted.document.reason:
        facts.append(Fact(say("field-common-reason"), posted.document.reason))
    worth = sum(line.value for line in posted.lines)
    if worth:
        facts.append(Fact(say(f"inventory-label-worth-{kind}"), ctx.money(worth), sees="cost"))
    return facts


def _lines(ctx: Ctx, posted: Posted) -> Table:
    rows: list[list[Value]] = [
        [
            line.product.name,
            Qty(line.quantity, line.product.unit),
            Qty(line.after, line.product.unit),
            ctx.money(line.value),
        ]
        for line in posted.lines
    ]
    return Table(
        columns=[
            Column(say("field-common-product")),
            Column(say("field-common-quantity"), "number"),
            Column(say("inventory-label-on-hand"), "number"),
            Column(say("field-common-amount"), "number", sees="cost"),
        ],
        rows=rows,
    )


def without_cost(ctx: Ctx, lines: Sequence[Outcome]) -> list[Block]:
    """A word about goods that nobody knows the cost of, and buttons to tell it."""
    unknown = list({line.product.id: line.product for line in lines if line.uncosted}.values())
    if not unknown:
        return []
    alone = len(unknown) == 1 == len(lines)
    key = "inventory-without-cost" if alone else "inventory-without-cost-of"
    names = ", ".join(product.name for product in unknown[:MOST_NAMED])
    blocks: list[Block] = [Text(say(key, products=names, more=max(0, len(unknown) - MOST_NAMED)), "note")]
    if not ctx.preview:
        blocks.append(Buttons([[_tell_cost(product, alone=alone)] for product in unknown[:MOST_NAMED]]))
    return blocks


def _tell_cost(product: Product, *, alone: bool) -> Button:
    label = say("inventory-button-cost") if alone else say("inventory-button-cost-of", product=product.name)
    return Button(label, Act("inventory.change", {"product": named(product), "what": "cost"}))


def costs_after(ctx: Ctx, posted: Posted) -> list[Block]:
    """What a document with a day in the past did to the costs after it."""
    if posted.recosted is None:
        return []
    from core.inventory.recosting.showing import recosted

    return recosted(ctx, posted.recosted)


def overdrawn(lines: Sequence[Outcome]) -> list[Block]:
    """A word where less is left than orders wait for."""
    return [
        Text(
            say(
                "inventory-less-than-reserved",
                product=line.product.name,
                left=Qty(line.after, line.product.unit),
                reserved=Qty(line.reserved, line.product.unit),
            ),
            "warning",
        )
        for line in lines
        if line.reserved > max(line.after, 0)
    ]
