"""A supplier's waybill of goods that were ordered: which order it belongs to, what it adds to the receipt."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.fields import Price, Quantity, Title
from core.acts.register import Asked, Risk, action
from core.acts.rights import Right
from core.attachments.keeping import SentFile
from core.blocks import Act, Block, Button, Buttons, Facts, Receipt, say
from core.inventory.waybills import WaybillTold

if TYPE_CHECKING:
    from core.purchasing.actions.arriving import NewDelivery
    from core.purchasing.models import Purchase
    from core.purchasing.receiving import Arrived

RECEIVE = "inventory.receive"


class PaperGoods(Asked):
    product: Title
    quantity: Quantity
    unit: str | None = Field(None, max_length=40)
    price: Price | None = None
    sum: Price | None = None


class OnPaper(Asked):
    lines: list[PaperGoods] = Field(min_length=1, max_length=100)
    paper: WaybillTold
    files: list[SentFile] | None = None


@action("purchasing.by_paper", needs=Right("inventory", "write"), risk=Risk.READ, hidden=True)
def order_of_paper(ctx: Ctx, asked: OnPaper) -> Receipt:
    """Find the order that a waybill's goods were ordered by: of its supplier, with all of the goods still to
    come. Answers the delivery as a button, or nothing."""
    from core.purchasing import cards, queries

    whose = _supplier(ctx, asked.paper)
    for purchase in queries.unfinished(ctx.session, 20, [whose]) if whose is not None else []:
        goods = _goods(ctx, purchase, asked) if purchase.is_awaited else None
        if goods is not None:
            kept = asked.model_dump(mode="json", exclude_none=True)
            lines = [{**line, "product": product} for line, product in zip(kept["lines"], goods, strict=True)]
            act = Act("purchasing.receive", {**kept, "lines": lines, "purchase": cards.told(purchase)})
            return Receipt([Buttons([[Button(say("purchasing-button-came"), act)]])])
    return Receipt([])


def _supplier(ctx: Ctx, paper: WaybillTold) -> int | None:
    """The one supplier of that tax number, or whose name stands in the paper's."""
    from core.purchasing import queries

    if paper.inn and (known := queries.supplier_of_inn(ctx.session, paper.inn)) is not None:
        return known.id
    found = ctx.finder("supplier").within(ctx, paper.supplier or "", 2)
    return found[0].id if len(found) == 1 else None


def _goods(ctx: Ctx, purchase: Purchase, asked: OnPaper) -> list[dict[str, Any]] | None:
    """The goods of the order that the lines mean; None where one of them means none, or several."""
    from core.purchasing import queries

    awaited = {line.product_id for line in queries.lines_of(ctx.session, purchase.id) if line.pending}
    finder = ctx.finder("product")
    found = []
    for line in asked.lines:
        exact = finder.by_name(ctx, line.product)
        likely = (
            exact.candidates if exact.exact and exact.candidates else finder.within(ctx, line.product, 20)
        )
        meant = [one for one in likely if one.id in awaited]
        if len(meant) != 1:
            return None
        found.append({"id": meant[0].id, "name": meant[0].name})
    return found


def told(ctx: Ctx, asked: NewDelivery, arrived: Arrived, receipt: Receipt) -> Receipt:
    """The receipt of a delivery with what its paper tells and what of it is doubtful; the paper is kept."""
    if asked.paper is None and not asked.files:
        return receipt
    from core.inventory import waybills

    facts = waybills.facts(ctx, asked, arrived.parts)
    notes = waybills.notes(ctx, asked, arrived.posted, arrived.parts)
    more: list[Block] = [*([Facts(facts)] if facts else []), *notes]
    buttons = [block for block in receipt.blocks if isinstance(block, Buttons)]
    shown = [block for block in receipt.blocks if not isinstance(block, Buttons)]
    kept = waybills.keep(ctx, asked, arrived.posted)
    return replace(receipt, blocks=[*shown, *more, *kept, *_otherwise(ctx), *buttons])


def _otherwise(ctx: Ctx) -> list[Block]:
    """On the card: the same goods came, but by no order."""
    args: dict[str, object] = {
        name: ctx.call.args[name] for name in ("lines", "paper", "files") if name in ctx.call.args
    }
    if not ctx.preview or "lines" not in args:
        return []
    other = Button(say("purchasing-button-no-order"), Act(RECEIVE, args))
    return [Buttons([[other]], on_card=True)]
