"""VAT: by which rule the company charges it, goods with rates of their own, what was charged in a period."""

from __future__ import annotations

from collections import Counter
from typing import Literal

import sqlalchemy as sa
from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.fields import GoodsRef, Period
from core.acts.refusals import ChangedSince
from core.acts.register import Asked, Nothing, Risk, action
from core.acts.rights import Right
from core.blocks import (
    Act,
    Block,
    Button,
    Buttons,
    Column,
    Fact,
    Facts,
    Percent,
    Receipt,
    Said,
    Span,
    Table,
    Text,
    Value,
    say,
)
from core.companies.models import Company
from core.inventory.models import Product
from core.money import share
from core.orders.models import LIVE, Order, OrderLine
from core.orders.refusals import NoRates
from core.orders.terms import LineTax, ProductRate
from core.orders.vat import Rate, Regime, has_rates, points_of

SET = Right("settings", "write")
READ = Right("finance", "read")
GOODS = Right("inventory", "write")
SHOWN_GOODS = 30


class NewRegime(Asked):
    regime: Regime = Field(description="no_vat; standard: the usual rates; usn5, usn7: 5 % or 7 % of УСН")
    vat_mode: Literal["included", "on_top"] = Field("included", description="Are prices with VAT in them")


class RegimeWas(Asked):
    before: NewRegime
    after: NewRegime


class NewRate(Asked):
    product: GoodsRef
    rate: Rate = Field(description="standard, reduced (10 %), zero, exempt (no VAT)")


class RateWas(Asked):
    product: GoodsRef
    before: Rate
    after: Rate


class WhichPeriod(Asked):
    period: Period = Field(description="Days of the orders")


@action("orders.vat_rule", needs=Right("orders", "read"), risk=Risk.READ, command="vat", http="GET /vat/rule")
def show_vat_rule(ctx: Ctx, asked: Nothing) -> Receipt:
    """Say how the company charges VAT, and which goods have a rate of their own."""
    blocks: list[Block] = [Text(say("orders-vat-rule"), "title"), Facts(_regime_facts(ctx, _regime(ctx)))]
    query = (
        sa.select(Product.name, ProductRate.rate)
        .join(ProductRate, ProductRate.product_id == Product.id)
        .order_by(Product.name_key, Product.id)
        .limit(SHOWN_GOODS)
    )
    own = [Fact(row.name, say(f"orders-rate-{row.rate}")) for row in ctx.session.execute(query)]
    blocks += [Facts(own)] if own else []
    if ctx.may("settings", "write"):
        blocks.append(Buttons([[Button(say("orders-button-set-vat"), Act("orders.set_vat", {}))]]))
    return Receipt(blocks)


@action("orders.set_vat", needs=SET, risk=Risk.ADMIN, http="PUT /vat")
def set_vat(ctx: Ctx, asked: NewRegime) -> Receipt:
    """Say whether the company charges VAT, by which rates, and whether prices have it in them."""
    currency = ctx.company.currency
    if not _is_known(asked.regime, currency):
        raise NoRates(currency=currency)
    before = _regime(ctx)
    _keep_regime(ctx, asked)
    ctx.changed("vat", before.regime, asked.regime)
    title = say("orders-vat-set")
    undo = Act(
        "orders.vat_back", {"before": before.model_dump(mode="json"), "after": asked.model_dump(mode="json")}
    )
    return Receipt(
        [Text(title, "title"), Facts(_regime_facts(ctx, asked)), Text(say("orders-vat-from-now"), "note")],
        title=title,
        undo=undo,
    )


def _is_known(regime: str, currency: str) -> bool:
    """The usual rates of countries we know; those of the simplified system are Russia's."""
    return regime == "no_vat" or (has_rates(currency) and (regime == "standard" or currency == "RUB"))


@action("orders.vat_back", needs=SET, risk=Risk.ADMIN, hidden=True)
def put_vat_back(ctx: Ctx, asked: RegimeWas) -> Receipt:
    """Charge VAT as before, if it is still charged as we said."""
    if _regime(ctx) != asked.after:
        raise ChangedSince(what=say("orders-vat"))
    _keep_regime(ctx, asked.before)
    title = say("orders-vat-put-back")
    return Receipt([Text(title, "title"), Facts(_regime_facts(ctx, asked.before))], title=title)


def _regime(ctx: Ctx) -> NewRegime:
    kept = ctx.get(Company, ctx.company.id).settings
    mode: Literal["included", "on_top"] = "on_top" if kept.get("vat_on_top") else "included"
    return NewRegime(regime=kept.get("vat", "no_vat"), vat_mode=mode)


def _keep_regime(ctx: Ctx, asked: NewRegime) -> None:
    company = ctx.get(Company, ctx.company.id)
    kept = {name: value for name, value in company.settings.items() if name not in ("vat", "vat_on_top")}
    if asked.regime != "no_vat":
        kept |= {"vat": asked.regime, "vat_on_top": asked.vat_mode == "on_top"}
    company.settings = kept
    ctx.session.flush()


def _regime_facts(ctx: Ctx, asked: NewRegime) -> list[Fact]:
    said: Said = say(f"orders-vat-regime-{asked.regime.replace('_', '-')}")
    points = points_of(asked.regime, "standard", ctx.company.currency, ctx.today)
    facts = [Fact(say("orders-vat"), said)]
    if points is not None:
        facts.append(Fact(say("orders-vat-rate-today"), Percent(points)))
        facts.append(Fact(say("orders-vat-prices"), say(f"acts-value-{asked.vat_mode.replace('_', '-')}")))
    return facts


@action("orders.set_rate", needs=GOODS, risk=Risk.REVERSIBLE, http="PUT /products/{product}/vat")
def set_rate(ctx: Ctx, asked: NewRate) -> Receipt:
    """Give goods a VAT rate of their own: reduced, zero, none; or the usual one again."""
    product = ctx.get(Product, asked.product.id or 0)
    before = _rate(ctx, product.id)
    _keep_rate(ctx, product.id, asked.rate)
    ctx.changed("product.vat", before, asked.rate)
    title = say("orders-rate-set", product=product.name, rate=say(f"orders-rate-{asked.rate}"))
    undo: dict[str, object] = {"product": {"id": product.id}, "before": before, "after": asked.rate}
    return Receipt([Text(title, "title")], title=title, undo=Act("orders.rate_back", undo))


@action("orders.rate_back", needs=GOODS, risk=Risk.REVERSIBLE, hidden=True)
def put_rate_back(ctx: Ctx, asked: RateWas) -> Receipt:
    """Give goods the rate they had, if they still have ours."""
    product = ctx.get(Product, asked.product.id or 0)
    if _rate(ctx, product.id) != asked.after:
        raise ChangedSince(what=product.name)
    _keep_rate(ctx, product.id, asked.before)
    title = say("orders-rate-set", product=product.name, rate=say(f"orders-rate-{asked.before}"))
    return Receipt([Text(title, "title")], title=title)


def _rate(ctx: Ctx, product_id: int) -> str:
    query = sa.select(ProductRate.rate).where(ProductRate.product_id == product_id)
    return ctx.session.scalar(query) or "standard"


def _keep_rate(ctx: Ctx, product_id: int, rate: str) -> None:
    ctx.session.execute(sa.delete(ProductRate).where(ProductRate.product_id == product_id))
    if rate != "standard":
        ctx.session.add(ProductRate(product_id=product_id, rate=rate))
    ctx.session.flush()


def _returned(ctx: Ctx, period: Period) -> Counter[int]:
    """The VAT of what came back of a period's orders, by rate."""
    query = (
        sa.select(LineTax.points, LineTax.amount, OrderLine.returned, OrderLine.quantity)
        .join(OrderLine, OrderLine.id == LineTax.line_id)
        .join(Order, Order.id == LineTax.order_id)
        .where(Order.state.in_(LIVE), Order.day.between(period.start, period.end), OrderLine.returned != 0)
    )
    sums: Counter[int] = Counter()
    for points, amount, returned, quantity in ctx.session.execute(query):
        sums[points] += share(amount, returned, quantity)
    return sums


@action("orders.charged_vat", needs=READ, risk=Risk.READ, http="GET /vat")
def charged_vat(ctx: Ctx, asked: WhichPeriod) -> Receipt:
    """Say how much VAT was charged on the orders of a period, by rate."""
    days = Span(asked.period.start, asked.period.end)
    query = (
        sa.select(LineTax.points, sa.func.count(LineTax.order_id.distinct()), sa.func.sum(LineTax.amount))
        .join(Order, Order.id == LineTax.order_id)
        .where(Order.state.in_(LIVE), Order.day.between(asked.period.start, asked.period.end))
        .group_by(LineTax.points)
        .order_by(LineTax.points.desc())
    )
    back = _returned(ctx, asked.period)
    found = [
        (points, int(count), int(total) - back[points]) for points, count, total in ctx.session.execute(query)
    ]
    if not found:
        return Receipt([Text(say("orders-no-vat", days=days))])
    rows: list[list[Value]] = [[Percent(points), count, ctx.money(total)] for points, count, total in found]
    return Receipt(
        [
            Table(
                columns=[
                    Column(say("orders-column-rate")),
                    Column(say("orders-column-orders"), "number"),
                    Column(say("orders-vat"), "number"),
                ],
                rows=rows,
                title=say("orders-vat-of", days=days),
                total=[say("orders-debts-total"), None, ctx.money(sum(total for _, _, total in found))],
            ),
            Text(say("orders-vat-by-order-day"), "note"),
        ]
    )
