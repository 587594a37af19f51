"""What stock is worth and what does not sell."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.register import Asked, Nothing, Risk, action
from core.blocks import (
    Act,
    Block,
    Button,
    Buttons,
    Chart,
    Column,
    Day,
    Fact,
    Facts,
    Qty,
    Receipt,
    Table,
    Text,
    Value,
    say,
)
from core.inventory import ways
from core.reports import goods, queries
from core.reports.asking import READ, may_see
from core.reports.charts import Look, ranking
from core.reports.figures import why_button
from core.reports.goods import Held
from core.reports.periods import Days

SHOWN = 10
DEAD_DAYS = 30


@action(
    "reports.stock_value", needs=READ, risk=Risk.READ, command="stockvalue", http="GET /analytics/stock-value"
)
def stock_value(ctx: Ctx, asked: Nothing) -> Receipt:
    """Say what the stock is worth: at cost, at selling prices, by warehouse, the largest goods."""
    held = goods.stock_held(ctx.session, ctx.company.currency)
    if not held:
        return Receipt([Text(say("reports-stock-empty"), "title")])
    value = sum(one.value for one in held)
    at_price = sum(one.at_price or 0 for one in held)
    unpriced = sum(one.at_price is None for one in held)
    blocks: list[Block] = [
        Text(say("reports-stock-title", count=len(held)), "title"),
        Facts(
            [
                Fact(say("reports-stock-at-cost"), ctx.money(value), "cost"),
                Fact(say("reports-stock-at-price"), ctx.money(at_price)),
                *_on_way(ctx),
            ]
        ),
    ]
    uncosted = sum(one.uncosted for one in held)
    if uncosted:
        blocks.append(Text(say("reports-stock-uncosted", count=uncosted), "note", sees="cost"))
    if unpriced:
        blocks.append(Text(say("reports-stock-unpriced", count=unpriced), "note"))
    shown = _sorted(ctx, held)
    blocks += [stock_table(ctx, shown[:SHOWN]), *_by_warehouse(ctx), *_chart(ctx, shown)]
    export = Act("reports.export", {"report": "stock"})
    buttons = [
        Button(say("reports-button-dead"), Act("reports.dead_stock", {})),
        Button(say("reports-button-xlsx"), export),
    ]
    return Receipt([*blocks, Buttons([[why_button(ctx, "stock")], buttons])])


def _on_way(ctx: Ctx) -> list[Fact]:
    """Goods between two warehouses are worth something, too."""
    kinds, value = ways.totals(ctx.session)
    return [Fact(say("reports-stock-on-way"), ctx.money(value), "cost")] if kinds else []


def _sorted(ctx: Ctx, held: Sequence[Held]) -> list[Held]:
    """By cost for those who see costs, else by selling price: an order tells as much as a figure."""
    if may_see(ctx, "cost"):
        return list(held)
    return sorted(held, key=lambda one: (-(one.at_price or 0), one.name, one.product_id))


def stock_table(ctx: Ctx, held: Sequence[Held]) -> Table:
    """Goods on hand with what they cost and sell for."""
    columns = [
        Column(say("field-common-product")),
        Column(say("reports-column-left"), "number"),
        Column(say("reports-stock-at-price"), "number"),
        Column(say("reports-stock-at-cost"), "number", sees="cost"),
    ]
    rows: list[list[Value]] = [
        [
            one.name,
            Qty(one.on_hand, one.unit),
            None if one.at_price is None else ctx.money(one.at_price),
            say("reports-margin-unknown") if one.uncosted else ctx.money(one.value),
        ]
        for one in held
    ]
    return Table(columns, rows)


def _by_warehouse(ctx: Ctx) -> list[Table]:
    places = goods.places(ctx.session)
    if len(places) < 2:
        return []
    columns = [
        Column(say("field-common-warehouse")),
        Column(say("reports-column-kinds"), "number"),
        Column(say("reports-stock-at-cost"), "number", sees="cost"),
    ]
    return [Table(columns, [[one.name, one.goods, ctx.money(one.value)] for one in places])]


def _chart(ctx: Ctx, held: Sequence[Held]) -> list[Chart]:
    at_cost = may_see(ctx, "cost")
    rows: list[tuple[Value, int]] = [(one.name, one.value if at_cost else one.at_price or 0) for one in held]
    if not any(size for _, size in rows):
        return []
    word = "cost" if at_cost else "price"
    alt = say("reports-alt-stock", name=rows[0][0], value=ctx.money(rows[0][1]))
    look = Look(say(f"reports-chart-stock-{word}"), alt, sees="cost" if at_cost else None)
    picture = ranking(ctx, look, rows)
    return [picture] if picture else []


class DeadQuestion(Asked):
    days: int = Field(DEAD_DAYS, ge=1, le=730, description="Not sold for so many days")


@action("reports.dead_stock", needs=READ, risk=Risk.READ, command="dead", http="GET /analytics/dead-stock")
def dead_stock(ctx: Ctx, asked: DeadQuestion) -> Receipt:
    """List goods on hand that nobody has bought for so many days."""
    days = Days(ctx.today - timedelta(days=asked.days - 1), ctx.today)
    held = _sorted(ctx, goods.dead(ctx.session, ctx.company.currency, days))
    if not held:
        return Receipt([Text(say("reports-dead-none", count=asked.days), "title")])
    value = sum(one.value for one in held)
    at_price = sum(one.at_price or 0 for one in held)
    blocks: list[Block] = [
        Text(say("reports-dead-title", count=asked.days), "title"),
        Facts(
            [
                Fact(say("reports-dead-kinds"), len(held)),
                Fact(say("reports-dead-frozen"), ctx.money(value), "cost"),
                Fact(say("reports-stock-at-price"), ctx.money(at_price)),
            ]
        ),
        dead_table(ctx, held[:SHOWN]),
    ]
    if len(held) > SHOWN:
        blocks.append(Text(say("reports-more-in-file", count=len(held) - SHOWN), "note"))
    export = Act("reports.export", {"report": "dead"})
    return Receipt([*blocks, Buttons([[Button(say("reports-button-xlsx"), export)]])])


def dead_table(ctx: Ctx, held: Sequence[Held]) -> Table:
    """Goods with the day they were last sold."""
    sold = queries.last_shipped(ctx.session, [one.product_id for one in held])
    columns = [
        Column(say("field-common-product")),
        Column(say("reports-column-left"), "number"),
        Column(say("reports-column-last-sold")),
        Column(say("reports-stock-at-cost"), "number", sees="cost"),
    ]
    rows: list[list[Value]] = []
    for one in held:
        last = sold.get(one.product_id)
        when: Value = Day(last) if last else say("reports-never-sold")
        rows.append([one.name, Qty(one.on_hand, one.unit), when, ctx.money(one.value)])
    return Table(columns, rows)
