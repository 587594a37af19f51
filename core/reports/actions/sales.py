"""Sales, profit and expenses of a period, and two periods side by side."""

from __future__ import annotations

from pydantic import Field

from core.acts.calls import Option
from core.acts.ctx import Ctx
from core.acts.fields import Period
from core.acts.register import Asked, Risk, action
from core.blocks import Block, Facts, Receipt, Text, say
from core.inventory.models import Product
from core.reports import queries
from core.reports.asking import READ, Group, Metric, SalesQuestion, basis_of, require
from core.reports.course import sales_course, unit_of
from core.reports.measures import sales_facts
from core.reports.overview import course_chart, overview, uncosted_note
from core.reports.periods import Frame, frame_of
from core.reports.profit import expenses_report, profit_report
from core.reports.queries import NO_SALES
from core.reports.ranks import Entity, RankBy, in_order, rank_chart, rank_table, ranked
from core.reports.refusals import NotBy, NotByProduct
from core.reports.scene import Scene, next_buttons
from core.reports.words import basis_note, days_name, period_words

ROWS = 10
_WHO: dict[Group, Entity] = {
    "product": "product",
    "category": "category",
    "customer": "customer",
    "employee": "employee",
}


def period_options(ctx: Ctx) -> list[Option]:
    """The periods people ask for most."""
    names = ("today", "yesterday", "week", "month", "last_month")
    return [Option(say(f"reports-period-{name.replace('_', '-')}"), name) for name in names]


@action(
    "reports.sales",
    needs=READ,
    risk=Risk.READ,
    command="report",
    aliases=(("today", {"period": "today"}), ("week", {"period": "week"}), ("month", {"period": "month"})),
    http="GET /analytics/sales",
    when="past",
    options={"period": period_options},
    menu=11,
)
def sales(ctx: Ctx, asked: SalesQuestion) -> Receipt:
    """Report revenue, orders, average order, margin, profit or expenses of a period and the one before."""
    frame, chart = frame_of(ctx, asked.period), asked.chart is not False
    metric = asked.metric or "revenue"
    if metric == "profit" or metric == "expenses":  # noqa: PLR1714 - mypy narrows this one
        return Receipt(_result(ctx, asked, frame, chart=chart))
    if metric == "margin":
        require(ctx, "cost")
    product = ctx.get(Product, asked.product.id or 0) if asked.product else None
    if metric in ("orders", "average") and (product or asked.group_by in ("product", "category")):
        raise NotByProduct(metric=say(f"reports-metric-{metric}"))
    scene = Scene(frame, basis_of(ctx, asked.basis), metric, asked.group_by, product, chart)
    who = _WHO.get(asked.group_by) if asked.group_by else None
    if who is None:
        return Receipt(overview(ctx, scene))
    if product is not None:
        raise NotBy(metric=product.name)
    return Receipt(_split(ctx, scene, who))


def _result(ctx: Ctx, asked: SalesQuestion, frame: Frame, *, chart: bool) -> list[Block]:
    if asked.product is not None:
        raise NotByProduct(metric=say(f"reports-metric-{asked.metric}"))
    if asked.metric == "expenses":
        require(ctx, "finance")
        return expenses_report(ctx, frame, asked.group_by, chart=chart)
    require(ctx, "cost", "finance")
    if asked.group_by in _WHO:
        raise NotBy(metric=say("reports-metric-profit"))
    return profit_report(ctx, frame, asked.group_by, chart=chart)


def _split(ctx: Ctx, scene: Scene, who: Entity) -> list[Block]:
    """Sales by goods, categories, customers or employees."""
    by: RankBy = scene.metric if scene.metric in ("margin", "orders") else "revenue"
    days, when = scene.frame.days, period_words(ctx, scene.frame.days)
    rows = in_order(ranked(ctx, who, scene.basis, days), by)
    whole = queries.total(ctx.session, scene.basis, days)
    if not rows:
        return [Text(say("reports-nothing-sold", of="", when=when), "title"), next_buttons(ctx, scene)]
    title = say(f"reports-by-{who}", when=when)
    blocks: list[Block] = [
        Text(title, "title"),
        basis_note(ctx, scene.frame, scene.basis, compared=False),
        rank_table(ctx, rows, who, whole, ROWS),
        *uncosted_note(ctx, whole),
    ]
    picture = rank_chart(ctx, rows, who, by, title) if scene.chart else None
    blocks += [picture] if picture else []
    return [*blocks, next_buttons(ctx, scene)]


class Comparison(Asked):
    period: Period = Field(description="The days asked about")
    baseline: Period | None = Field(None, description="The days to compare with; those before when left out")
    metric: Metric | None = None


@action(
    "reports.compare",
    needs=READ,
    risk=Risk.READ,
    command="compare",
    http="GET /analytics/compare",
    when="past",
    options={"period": period_options, "baseline": period_options},
)
def compare(ctx: Ctx, asked: Comparison) -> Receipt:
    """Put two periods side by side: sales, margin, profit or expenses."""
    frame = frame_of(ctx, asked.period, asked.baseline)
    if asked.metric == "profit":
        require(ctx, "cost", "finance")
        return Receipt(profit_report(ctx, frame, None, chart=True))
    if asked.metric == "expenses":
        require(ctx, "finance")
        return Receipt(expenses_report(ctx, frame, None, chart=True))
    if asked.metric == "margin":
        require(ctx, "cost")
    return Receipt(_beside(ctx, Scene(frame, basis_of(ctx, None), asked.metric or "revenue")))


def _beside(ctx: Ctx, scene: Scene) -> list[Block]:
    frame = scene.frame
    now = queries.total(ctx.session, scene.basis, frame.days)
    before = queries.total(ctx.session, scene.basis, frame.before)
    names = {"now": days_name(ctx, frame.days), "before": days_name(ctx, frame.before)}
    blocks: list[Block] = [
        Text(say("reports-compared", **names), "title"),
        basis_note(ctx, frame, scene.basis, compared=True),
    ]
    if not now and not before:
        return [*blocks, Text(say("reports-nothing-in-both"))]
    blocks.append(Facts(sales_facts(ctx, now, before)))
    blocks += uncosted_note(ctx, now + before if before else now or NO_SALES)
    course = sales_course(ctx, frame, scene.basis, unit_of(frame.days, None))
    picture = course_chart(ctx, scene, course)
    return [*blocks, *([picture] if picture else []), next_buttons(ctx, scene)]
