"""A family as it is shown: its variants, what is there of each, and of all together."""

from __future__ import annotations

from core.acts.ctx import Ctx
from core.blocks import Act, Block, Button, Buttons, Column, Fact, Facts, Qty, Table, Text, Value, say
from core.inventory import showing
from core.inventory.ledger import stock_of
from core.inventory.variants.keeping import variants_of
from core.inventory.variants.models import Family

SHOWN = 40


def named(family: Family) -> dict[str, object]:
    """A family as an argument of a stored call."""
    return {"id": family.id, "name": family.name}


def card(ctx: Ctx, family: Family) -> list[Block]:
    """The sum over the variants, then each of them with its price."""
    rows = variants_of(ctx.session, family.id)
    stock = stock_of(ctx.session, [product.id for product, _ in rows])
    unit = rows[0][0].unit if rows else ""
    on_hand = sum(stock[product.id].on_hand for product, _ in rows)
    available = sum(stock[product.id].available for product, _ in rows)
    facts = [
        Fact(say("inventory-label-variants"), len(rows)),
        Fact(say("inventory-label-on-hand"), Qty(on_hand, unit)),
    ]
    if available != on_hand:
        facts.append(Fact(say("inventory-label-available"), Qty(available, unit)))
    cells: list[list[Value]] = [
        [
            ", ".join(variant.options),
            showing.price(ctx, product.price),
            Qty(stock[product.id].available, product.unit),
        ]
        for product, variant in rows[:SHOWN]
    ]
    table = Table(
        [
            Column(say("inventory-label-variant")),
            Column(say("field-common-price"), "number"),
            Column(say("inventory-label-available"), "number"),
        ],
        cells,
        acts=[Act("inventory.show", {"product": showing.named(product)}) for product, _ in rows[:SHOWN]],
        labels=[", ".join(variant.options) for _, variant in rows[:SHOWN]],
    )
    blocks: list[Block] = [Text(say("inventory-family", family=family.name), "title"), Facts(facts), table]
    if ctx.may("inventory", "write") and rows:
        blocks.append(_buttons(family, [showing.named(product) for product, _ in rows]))
    return blocks


def _buttons(family: Family, products: list[dict[str, object]]) -> Buttons:
    lines = [{"product": product} for product in products]
    price = Button(say("inventory-button-price"), Act("inventory.set_price", {"product": named(family)}))
    more = Button(say("inventory-button-more-variants"), Act("inventory.add_variants", {"name": family.name}))
    return Buttons([[price, more], [showing.label_button([dict(line) for line in lines])]])
