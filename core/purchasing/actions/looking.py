"""Looking at orders to suppliers: one, many, what is on its way and what is late."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.fields import Flag, GoodsRef
from core.acts.paging import FIRST, DayPage, Page, day_key
from core.acts.register import Asked, Risk, action
from core.blocks import Act, Block, Buttons, Receipt, Table, Text, Value, say
from core.purchasing.actions.asking import READ, OnePurchase, SupplierRef

if TYPE_CHECKING:
    from core.purchasing.queries import Awaited

SHOWN = 30
Listed = Literal["draft", "placed", "partly", "received", "closed", "cancelled"]


class PurchaseList(Asked):
    supplier: SupplierRef | None = Field(None, description="Only orders to this supplier")
    status: Listed | None = Field(None, description="How far they have come")


class PurchasePage(PurchaseList, DayPage):
    pass


class WhatComes(Asked):
    supplier: SupplierRef | None = Field(None, description="Only what this supplier brings")
    product: GoodsRef | None = Field(None, description="Only these goods")
    late: Flag = Field(False, description="Only what should have come already")


@action("purchasing.show", needs=READ, risk=Risk.READ, http="GET /purchases/{purchase}")
def show(ctx: Ctx, asked: OnePurchase) -> Receipt:
    """Show an order to a supplier: what was ordered, what of it has come."""
    from core.purchasing import cards
    from core.purchasing.models import Purchase

    purchase = ctx.get(Purchase, asked.purchase.id or 0)
    return Receipt(cards.card(ctx, purchase), subject=("purchase", purchase.id))


@action("purchasing.list", needs=READ, risk=Risk.READ, command="purchases", http="GET /purchases")
def list_purchases(ctx: Ctx, asked: PurchaseList) -> Receipt:
    """List orders to suppliers, the latest first; of one supplier, or by how far they have come."""
    return _page(ctx, asked, FIRST)


@action("purchasing.page", needs=READ, risk=Risk.READ, hidden=True)
def purchases_page(ctx: Ctx, asked: PurchasePage) -> Receipt:
    """The next page of orders to suppliers."""
    return _page(ctx, asked, asked.at)


def _page(ctx: Ctx, asked: PurchaseList, at: Page) -> Receipt:
    from core.blocks import Column, Day
    from core.purchasing import cards, queries

    supplier = asked.supplier.id if asked.supplier else None
    rows = queries.purchase_page(ctx.session, asked.status, supplier, at.day_and_id)
    if not rows:
        return Receipt([Text(say("purchasing-none"))])
    shown = rows[: queries.PAGE]
    names = queries.names_of(ctx.session, {row.supplier_id for row in shown})
    args = asked.model_dump(mode="json", exclude_none=True, include={"supplier", "status"})
    page = Act("purchasing.page", args)
    more = len(rows) > queries.PAGE
    columns = [
        Column(say("purchasing-label-number")),
        Column(say("field-common-day")),
        Column(say("field-purchasing-supplier")),
        Column(say("purchasing-label-state")),
        Column(say("field-common-amount"), "number", sees="cost"),
    ]
    cells: list[list[Value]] = [
        [
            cards.short(row),
            Day(row.day),
            names[row.supplier_id],
            cards.state_word(row.state),
            ctx.money(row.total),
        ]
        for row in shown
    ]
    table = Table(
        columns,
        cells,
        title=say("purchasing-list"),
        acts=[Act("purchasing.show", {"purchase": cards.told(row)}) for row in shown],
        labels=[f"№ {row.number}" if row.state != "draft" else names[row.supplier_id] for row in shown],
        next=at.following(page, day_key(shown[-1].day, shown[-1].id)) if more else None,
        previous=at.previous(page, Act("purchasing.list", args)),
    )
    return Receipt([table])


@action("purchasing.coming", needs=READ, risk=Risk.READ, command="coming", http="GET /purchases/coming")
def coming(ctx: Ctx, asked: WhatComes) -> Receipt:
    """List what is on its way from suppliers and when it is expected; or only what is late."""
    from core.purchasing import queries

    found = queries.awaited(
        ctx.session,
        SHOWN + 1,
        before=ctx.today if asked.late else None,
        supplier_id=asked.supplier.id if asked.supplier else None,
        product_id=asked.product.id if asked.product else None,
    )
    if not found:
        return Receipt([Text(say("purchasing-nothing-late" if asked.late else "purchasing-nothing-comes"))])
    shown = found[:SHOWN]
    blocks: list[Block] = [_coming_table(ctx, shown, late=asked.late)]
    overdue = sum(_is_late(ctx, one) for one in shown)
    if overdue and not asked.late:
        blocks.append(Text(say("purchasing-late-lines", count=overdue), "warning"))
    if len(found) > SHOWN:
        blocks.append(Text(say("purchasing-more-comes", count=SHOWN), "note"))
    return Receipt([*blocks, *_ways(ctx, shown)])


def _is_late(ctx: Ctx, one: Awaited) -> bool:
    return one.line.expected_day is not None and one.line.expected_day < ctx.today


def _coming_table(ctx: Ctx, shown: list[Awaited], *, late: bool) -> Table:
    from core.blocks import Column, Day, DocNo
    from core.purchasing import cards

    columns = [
        Column(say("purchasing-label-number")),
        Column(say("field-purchasing-supplier")),
        Column(say("field-common-product")),
        Column(say("purchasing-label-left"), "number"),
        Column(say("purchasing-label-expected")),
    ]
    rows: list[list[Value]] = [
        [
            DocNo("purchase", one.purchase.number),
            one.supplier,
            one.product.name,
            cards.measured(one.line, one.product, one.line.pending),
            Day(one.line.expected_day) if one.line.expected_day else None,
        ]
        for one in shown
    ]
    return Table(columns, rows, title=say("purchasing-late" if late else "purchasing-coming"))


def _ways(ctx: Ctx, shown: list[Awaited]) -> list[Block]:
    """One button for every order that may be received."""
    from core.blocks import Button, DocNo
    from core.purchasing import cards

    if not ctx.may("inventory", "write"):
        return []
    orders = list({one.purchase.id: one for one in shown}.values())[:6]
    return [
        Buttons(
            [
                [
                    Button(
                        say(
                            "purchasing-button-came-one",
                            number=DocNo("purchase", one.purchase.number),
                            supplier=one.supplier,
                        ),
                        Act("purchasing.receive", {"purchase": cards.told(one.purchase)}),
                    )
                ]
                for one in orders
            ]
        )
    ]
