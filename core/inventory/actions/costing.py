"""How goods are costed: by the moving average, or by layers (FIFO); and the layers of a product."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.fields import GoodsRef
from core.acts.register import Asked, Risk, action
from core.acts.rights import CompanySettings, Right
from core.blocks import (
    Act,
    Block,
    Button,
    Buttons,
    Column,
    Day,
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
from core.companies.models import Company
from core.inventory import showing
from core.inventory.layers import queries, switching
from core.inventory.layers.switching import Switched
from core.inventory.models import Product
from core.inventory.refusals import CostedSo
from core.inventory.stocked import require_stocked
from core.money import unit_price

READ, SET = Right("cost", "read"), Right("settings", "write")
SHOWN = 40
Method = Literal["moving_average", "fifo"]


class NewCosting(Asked):
    costing: Method | None = Field(
        None, description="How goods that leave are costed: by the moving average, or the first in first out"
    )


class CostingBack(Asked):
    document: int
    was: Method


class OneProduct(Asked):
    product: GoodsRef = Field(description="Goods, as the user named them")


@action("inventory.costing", needs=SET, risk=Risk.ADMIN, command="costing")
def set_costing(ctx: Ctx, asked: NewCosting) -> Receipt:
    """Decide how goods that leave are costed from now on: by the moving average or by FIFO, the first in
    first out; shows how it is when nothing is asked."""
    now = _method(ctx)
    if asked.costing is None:
        return Receipt([Text(say(f"inventory-costing-{_key(now)}"), "title"), *_explained(now), _switch(now)])
    if asked.costing == now:
        raise CostedSo(way=say(f"acts-value-{_key(now)}"))
    switch = switching.switch_on if asked.costing == "fifo" else switching.switch_off
    done = switch(ctx)
    title = say(f"inventory-costing-{_key(asked.costing)}")
    undo = Act("inventory.costing_back", {"document": done.document, "was": now})
    blocks = [Text(title, "title"), *_explained(asked.costing), *_what_lies(ctx, done, asked.costing)]
    return Receipt(blocks, title=title, undo=undo)


@action("inventory.costing_back", needs=SET, risk=Risk.ADMIN, hidden=True)
def put_costing_back(ctx: Ctx, asked: CostingBack) -> Receipt:
    """Goods are costed again as before."""
    if _method(ctx) == asked.was:
        raise CostedSo(way=say(f"acts-value-{_key(asked.was)}"))
    if asked.was == "fifo":
        switching.layers_again(ctx, asked.document)
    else:
        switching.switch_off(ctx)
    title = say(f"inventory-costing-{_key(asked.was)}")
    return Receipt([Text(title)], title=title)


def _method(ctx: Ctx) -> Method:
    settings = CompanySettings.of(ctx.get(Company, ctx.company.id).settings)
    return "fifo" if settings.fifo else "moving_average"


def _key(method: Method) -> str:
    return method.replace("_", "-")


def _explained(method: Method) -> list[Block]:
    return [Text(say(f"inventory-costing-{_key(method)}-means"))]


def _what_lies(ctx: Ctx, done: Switched, method: Method) -> list[Block]:
    """What becomes of the goods that are there."""
    blocks: list[Block] = [Text(say(f"inventory-costing-{_key(method)}-from-now"), "note")]
    if not done.goods:
        return blocks
    facts = [
        Fact(say("inventory-label-costed-goods"), done.goods),
        Fact(say("inventory-label-value"), ctx.money(done.value), sees="cost"),
    ]
    return [Facts(facts), *blocks]


def _switch(now: Method) -> Buttons:
    other: Method = "moving_average" if now == "fifo" else "fifo"
    label = say(f"inventory-button-costing-{_key(other)}")
    return Buttons([[Button(label, Act("inventory.costing", {"costing": other}))]])


@action("inventory.layers", needs=READ, risk=Risk.READ, command="layers", http="GET /inventory/layers")
def show_layers(ctx: Ctx, asked: OneProduct) -> Receipt:
    """Show at which costs a product lies in stock, layer by layer: when each came, how much is left, at what
    cost; the first leaves first."""
    product = ctx.get(Product, asked.product.id or 0)
    require_stocked(ctx, product)
    subject = ("product", product.id)
    if _method(ctx) != "fifo":
        blocks: list[Block] = [Text(say("inventory-layers-not-kept", product=product.name))]
        return Receipt([*blocks, *_average(ctx, product), *_offer(ctx)], subject=subject)
    found = queries.of_product(ctx.session, product.id, SHOWN + 1)
    if not found:
        return Receipt([Text(say("inventory-batches-none", product=product.name))], subject=subject)
    title = say("inventory-layers-title", product=product.name)
    blocks = [Text(title, "title"), _table(ctx, product, found[:SHOWN]), *_average(ctx, product)]
    if len(found) > SHOWN:
        blocks.append(Text(say("inventory-layers-first", count=SHOWN), "note"))
    return Receipt(blocks, subject=subject)


def _table(ctx: Ctx, product: Product, found: list[queries.Lying]) -> Table:
    places = len({one.warehouse for one in found}) > 1
    columns = [
        Column(say("inventory-label-came-on")),
        *([Column(say("field-common-warehouse"))] if places else []),
        Column(say("inventory-label-left"), "number"),
        Column(say("inventory-label-each"), "number", sees="cost"),
        Column(say("field-common-amount"), "number", sees="cost"),
    ]
    rows: list[list[Value]] = [
        [
            _came(one),
            *([one.warehouse] if places else []),
            Qty(one.quantity, product.unit),
            showing.price(ctx, unit_price(abs(one.value), one.quantity, ctx.company.currency)),
            ctx.money(one.value),
        ]
        for one in found
    ]
    return Table(columns, rows)


def _came(one: queries.Lying) -> Day | Said:
    return say("inventory-layer-owed") if one.came is None else Day(one.came)


def _average(ctx: Ctx, product: Product) -> list[Block]:
    """What all of it is worth together."""
    facts = [fact for fact in showing.worth_facts(ctx, product) if fact.sees == "cost"]
    return [Facts(facts)] if facts else []


def _offer(ctx: Ctx) -> list[Block]:
    return [_switch("moving_average")] if ctx.may("settings", "write") else []
