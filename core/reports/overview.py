"""The report of sales over time: figures, what they were before, a picture, what to look at next."""

from __future__ import annotations

from core.acts.ctx import Ctx
from core.blocks import Block, Chart, Column, Fact, Facts, Qty, Table, Text, Value, say
from core.reports import queries
from core.reports.charts import Look, over_time
from core.reports.course import Course, sales_course, unit_of
from core.reports.measures import goods_facts, money_facts, sales_facts
from core.reports.queries import Sums
from core.reports.scene import Scene, next_buttons
from core.reports.words import basis_note, days_name, period_words


def overview(ctx: Ctx, scene: Scene) -> list[Block]:
    """Headline, figures beside those before, chart, buttons."""
    frame = scene.frame
    now = queries.total(ctx.session, scene.basis, frame.days, scene.product_id)
    before = queries.total(ctx.session, scene.basis, frame.before, scene.product_id)
    course = sales_course(ctx, frame, scene.basis, unit_of(frame.days, scene.group), scene.product_id)
    note = basis_note(ctx, frame, scene.basis, compared=bool(before), sliced=scene.product is not None)
    blocks: list[Block] = [headline(ctx, scene, now), note]
    facts = _facts(ctx, scene, now, before or None)
    blocks += [Facts(facts)] if facts else []
    blocks += uncosted_note(ctx, now)
    picture = course_chart(ctx, scene, course) if scene.chart else None
    blocks += [picture] if picture else []
    if scene.group in ("day", "week", "month") and len(course.labels) > 1:
        blocks.append(course_table(ctx, scene, course))
    return [*blocks, next_buttons(ctx, scene)]


def headline(ctx: Ctx, scene: Scene, now: Sums) -> Text:
    """'Выручка сегодня: 3 900 ₽', or that nothing was sold."""
    when, measure = period_words(ctx, scene.frame.days), scene.measure
    of: Value = say("reports-of", product=scene.product.name) if scene.product else ""
    if not now:
        return Text(say("reports-nothing-sold", of=of, when=when), "title")
    value = measure.value(ctx, measure.pick(now))
    said = say(f"reports-headline-{measure.name}", of=of, when=when, value=value)
    return Text(said, "title", sees=measure.sees)


def _facts(ctx: Ctx, scene: Scene, now: Sums, before: Sums | None) -> list[Fact]:
    if scene.product is not None:
        return goods_facts(ctx, now, before, scene.product.unit) if now or before else []
    moved = queries.money(ctx.session, scene.frame.days)
    was = None if scene.frame.running else queries.money(ctx.session, scene.frame.before)
    sold = sales_facts(ctx, now, before) if now or before else []
    sold = [fact for fact in sold if fact.label != scene.measure.label or fact.change is not None]
    return [*sold, *money_facts(ctx, moved, was)] if sold or moved.came or moved.went else []


def uncosted_note(ctx: Ctx, now: Sums) -> list[Block]:
    """A word about revenue that the margin leaves out."""
    if not now.uncosted or now.uncosted == now.revenue:
        return []
    return [Text(say("reports-uncosted", amount=ctx.money(now.uncosted)), "note", sees="cost")]


def course_chart(ctx: Ctx, scene: Scene, course: Course) -> Chart | None:
    """The metric step by step, the period before beside it."""
    measure = scene.measure
    points = course.points(measure.pick)
    known = [(value, -place) for place, value in enumerate(points) if value is not None]
    if not known:
        return None
    best, place = max(known)
    alt = say(
        f"reports-alt-{course.unit}",
        step=course.labels[-place],
        value=measure.value(ctx, best),
    )
    title = say(f"reports-chart-{measure.name}", when=period_words(ctx, scene.frame.days))
    now = (days_name(ctx, scene.frame.days), points)
    before = (days_name(ctx, scene.frame.before), course.points_before(measure.pick))
    return over_time(ctx, Look(title, alt, measure.unit, measure.sees), course.labels, now, before)


def course_table(ctx: Ctx, scene: Scene, course: Course) -> Table:
    """Each step that has any sales, with its figures."""
    sold = "reports-metric-sold" if scene.product else "reports-metric-orders"
    columns = [
        Column(say(f"reports-column-{course.unit}")),
        Column(say(sold), "number"),
        Column(say("reports-metric-revenue"), "number"),
        Column(say("reports-metric-margin"), "number", sees="cost"),
    ]
    rows: list[list[Value]] = []
    for label, sums in zip(course.labels, course.now, strict=True):
        if not sums:
            continue
        number: Value = Qty(sums.quantity, scene.product.unit) if scene.product else sums.orders
        rows.append([label, number, ctx.money(sums.revenue), ctx.money(sums.margin)])
    return Table(columns, rows)
