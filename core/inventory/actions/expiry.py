"""Goods whose days are counted: what expires, what has, and the company's rules about it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.fields import Flag, GoodsRef, WarehouseRef, Words
from core.acts.register import Asked, Risk, action
from core.acts.rights import Right
from core.blocks import Act, Block, Button, Buttons, Fact, Facts, Receipt, Said, Text, say
from core.inventory import documents, showing
from core.inventory import queries as goods
from core.inventory.batches import queries, rules
from core.inventory.batches.queries import Lying
from core.inventory.batches.shelves import Part
from core.inventory.batches.showing import MOST, batch_table, on_document
from core.inventory.documents import Line
from core.inventory.models import Warehouse
from core.inventory.refusals import ChangedSince, NothingExpired, NothingToChange

READ, WRITE, SET = Right("inventory", "read"), Right("inventory", "write"), Right("settings", "write")
USUAL = 30
SHOWN = 40


class WhichExpire(Asked):
    days: int | None = Field(None, ge=0, le=3650, description="Within so many days; 30 when not said")
    product: GoodsRef | None = Field(None, description="Goods, as the user named them; none = all goods")


class WhichExpired(Asked):
    product: GoodsRef | None = Field(None, description="Goods, as the user named them; none = all goods")
    warehouse: WarehouseRef | None = None


class NewRules(Asked):
    sell_expired: Flag | None = Field(None, description="May goods be sold after their last good day")
    steps: Words | None = Field(None, description="Days before the last good day to warn on: '30, 7'")


class RulesBack(Asked):
    before: dict[str, str | bool | None]
    after: dict[str, str | bool | None]


@action("inventory.expiring", needs=READ, risk=Risk.READ, command="expiring", http="GET /inventory/expiring")
def expiring(ctx: Ctx, asked: WhichExpire) -> Receipt:
    """List goods in stock that expire soon, the first to expire first: within 30 days or as many as asked."""
    days = USUAL if asked.days is None else asked.days
    product = asked.product.id if asked.product else None
    last = ctx.today + timedelta(days=days)
    found = queries.until(ctx.session, last, product_id=product)
    if not found:
        return Receipt([Text(say("inventory-expiring-none", count=days))])
    blocks: list[Block] = [Text(say("inventory-expiring-title", count=days), "title")]
    return Receipt([*blocks, *_listed(ctx, found), *_write_off(ctx, found, product)])


@action("inventory.expired", needs=READ, risk=Risk.READ, command="expired", http="GET /inventory/expired")
def expired(ctx: Ctx, asked: WhichExpired) -> Receipt:
    """List goods in stock that are past their last good day, to be written off in one tap."""
    found = _expired(ctx, asked)
    if not found:
        return Receipt([Text(say("inventory-expired-none"))])
    title = Text(say("inventory-expired-title"), "title")
    return Receipt(
        [title, *_listed(ctx, found), *_write_off(ctx, found, asked.product.id if asked.product else None)]
    )


def _expired(ctx: Ctx, asked: WhichExpired) -> list[Lying]:
    last = ctx.today - timedelta(days=1)
    found = queries.until(ctx.session, last, product_id=asked.product.id if asked.product else None)
    return [one for one in found if asked.warehouse is None or one.warehouse_id == asked.warehouse.id]


def _listed(ctx: Ctx, found: Sequence[Lying]) -> list[Block]:
    blocks: list[Block] = [batch_table(ctx, found[:SHOWN], product=True)]
    if len(found) > SHOWN:
        blocks.append(Text(say("inventory-expiring-more", count=len(found) - SHOWN), "note"))
    if not all(one.worth for one in found):
        return blocks  # of some nobody knows the cost, so a sum would be untrue
    worth = ctx.money(sum(one.worth for one in found))
    return [*blocks, Facts([Fact(say("inventory-label-expiring-worth"), worth, sees="cost")])]


def _write_off(ctx: Ctx, found: Sequence[Lying], product_id: int | None) -> list[Block]:
    """The one tap."""
    gone = [one for one in found if one.expires is not None and one.expires < ctx.today]
    if not gone or not ctx.may("inventory", "write"):
        return []
    args: dict[str, object] = {}
    if product_id is not None:
        args["product"] = {"id": product_id, "name": gone[0].product}
    label = say("inventory-button-write-off-expired")
    return [Buttons([[Button(label, Act("inventory.write_off_expired", args))]])]


@action("inventory.write_off_expired", needs=WRITE, risk=Risk.REVERSIBLE, command="write_off_expired")
def write_off_expired(ctx: Ctx, asked: WhichExpired) -> Receipt:
    """Write off all goods in stock that are past their last good day, or those of one product or place."""
    found = _expired(ctx, asked)
    if not found:
        raise NothingExpired
    products = goods.by_ids(ctx.session, {one.product_id for one in found})
    lines = [
        Line(
            products[one.product_id],
            one.on_hand,
            expires=one.expires,
            parts=(Part(one.batch_id, -one.on_hand),),
            warehouse_id=one.warehouse_id,
        )
        for one in found[: goods.PAGE * MOST]
    ]
    reason = ctx.say(say("inventory-reason-expired"))
    home = ctx.get(Warehouse, asked.warehouse.id or 0) if asked.warehouse else None
    posted = documents.write_off(ctx, home, lines, ctx.today, reason)
    batches = on_document(ctx, posted.document, list(products.values()))
    return Receipt(
        [*showing.document(ctx, "write-off", posted, batches), *showing.overdrawn(posted.lines)],
        title=showing.deed("write-off", posted.lines),
        undo=Act("inventory.annul_document", {"document": posted.document.id}),
        subject=("stock_document", posted.document.id),
    )


@action("inventory.expiry_rules", needs=SET, risk=Risk.ADMIN, command="expiry_rules")
def set_rules(ctx: Ctx, asked: NewRules) -> Receipt:
    """Decide whether expired goods may be sold, and how many days before expiry to warn; shows the rules
    when nothing is asked."""
    new = rules.told(asked.sell_expired, asked.steps)
    if not new:
        return _rules(ctx, say("inventory-rules-title"))
    before = rules.kept(ctx)
    changed = {name: value for name, value in new.items() if before[name] != value}
    if not changed:
        raise NothingToChange(product=ctx.say(say("inventory-rules-title")))
    rules.keep(ctx, changed)
    back: dict[str, object] = {"before": {name: before[name] for name in changed}, "after": changed}
    receipt = _rules(ctx, say("inventory-rules-set"))
    return Receipt(receipt.blocks, title=receipt.title, undo=Act("inventory.expiry_rules_back", back))


@action("inventory.expiry_rules_back", needs=SET, risk=Risk.ADMIN, hidden=True)
def put_rules_back(ctx: Ctx, asked: RulesBack) -> Receipt:
    """The rules about expiry are as they were, where they are still as we left them."""
    now = rules.kept(ctx)
    if any(now[name] != value for name, value in asked.after.items()):
        raise ChangedSince(product=ctx.say(say("inventory-rules-title")))
    rules.keep(ctx, asked.before)
    return _rules(ctx, say("inventory-rules-set"))


def _rules(ctx: Ctx, title: Said) -> Receipt:
    now = rules.kept(ctx)
    sells = bool(now["sell_expired"])
    facts = [
        Fact(say("inventory-label-sell-expired"), say("acts-yes" if sells else "acts-no")),
        Fact(say("inventory-label-expiry-steps"), say("inventory-steps", days=rules.in_words(now))),
    ]
    label = say("inventory-button-sell-expired-off" if sells else "inventory-button-sell-expired")
    switch = Button(label, Act("inventory.expiry_rules", {"sell_expired": not sells}))
    return Receipt([Text(title, "title"), Facts(facts), Buttons([[switch]])], title=title)
