"""The statement of profit and loss and the bridge to money, as blocks."""

from __future__ import annotations

from core.acts.ctx import Ctx
from core.blocks import Block, Column, Fact, Facts, Percent, Said, Sees, Table, Text, Value, say
from core.money import half_up
from core.reports import queries
from core.reports.bridge import Bridge, Step
from core.reports.periods import Days, Frame
from core.reports.profit import item_names, items_table
from core.reports.result import Result, added, purchases_aside, results
from core.reports.words import days_name, period_words

_DOWN: tuple[tuple[str, str, Sees | None], ...] = (
    ("reports-part-revenue", "revenue", None),
    ("reports-part-cost", "cost", "cost"),
    ("reports-part-trued", "trued", "cost"),
    ("reports-part-gross", "gross", "cost"),
    ("reports-part-losses", "losses", "cost"),
    ("reports-part-found", "found", "cost"),
    ("reports-part-expenses", "expenses", "finance"),
    ("reports-part-operating", "operating", "cost"),
    ("reports-part-income", "income", "finance"),
    ("reports-part-exchange", "exchange", "finance"),
    ("reports-metric-profit", "profit", "cost"),
)
_ALWAYS = ("gross", "operating", "profit")


def statement(ctx: Ctx, frame: Frame) -> list[Block]:
    """Revenue down to profit beside the period before, then expenses by item; nothing where nothing was."""
    now, was = (added(results(ctx, days).values()) for days in (frame.days, frame.before))
    if not now:
        return []
    compared = was if was and not frame.running else None
    title = say("reports-headline-pnl", when=period_words(ctx, frame.days), value=ctx.money(now.profit))
    note = say("reports-note-pnl")
    if compared:
        note = say("reports-note-pnl-before", before=days_name(ctx, frame.before))
    blocks: list[Block] = [
        Text(title, "title", sees="cost"),
        Text(note, "note"),
        Facts(statement_facts(ctx, now, compared)),
    ]
    spent = expenses_by_item(ctx, frame.days)
    if spent:
        rows = sorted(spent.items(), key=lambda pair: (-pair[1], pair[0]))
        blocks.append(items_table(ctx, rows, item_names(ctx, spent), sum(spent.values())))
    if now.purchases:
        aside = say("reports-purchases-aside", amount=ctx.money(now.purchases))
        blocks.append(Text(aside, "note", sees="finance"))
    return blocks


def statement_facts(ctx: Ctx, now: Result, was: Result | None) -> list[Fact]:
    """Lines of the statement; what is zero on both sides is left out, the profits never are."""
    facts: list[Fact] = []
    for key, name, sees in _DOWN:
        value, before = getattr(now, name), getattr(was, name) if was else 0
        if value or before or name in _ALWAYS:
            facts.append(Fact(say(key), ctx.money(value), sees, ctx.money(before) if before else None))
        if name in ("gross", "profit") and now.revenue > 0:
            facts.append(Fact(say(f"reports-share-{name}"), _share(value, now.revenue), "cost"))
    return facts


def _share(part: int, whole: int) -> Percent:
    return Percent(half_up(part * 1000, whole) * 10)


def expenses_by_item(ctx: Ctx, days: Days) -> dict[int, int]:
    """Expenses as owed that are part of the profit, by item (0: none)."""
    aside = purchases_aside(ctx, days)
    return {
        item: sum_ for item, sum_ in queries.costs_by_item(ctx.session, days).items() if item not in aside
    }


def bridge_blocks(ctx: Ctx, days: Days, told: Bridge) -> list[Block]:
    """Profit, step by step to the change of money, and what money was before and after."""
    when = period_words(ctx, days)
    title = say("reports-bridge-title", when=when)
    return [
        Text(title, "title"),
        Text(_in_words(ctx, told), sees="cost"),
        bridge_table(ctx, told),
        Facts(
            [
                Fact(say("reports-bridge-opening"), ctx.money(told.opening), "finance"),
                Fact(say("reports-bridge-closing"), ctx.money(told.closing), "finance"),
            ]
        ),
    ]


def _in_words(ctx: Ctx, told: Bridge) -> Said:
    """The profit, the change of money and what sets them apart most."""
    sums = {"profit": ctx.money(told.profit), "change": ctx.money(abs(told.change))}
    moved = "more" if told.change > 0 else "less" if told.change < 0 else "same"
    said = say(f"reports-bridge-{moved}", **sums)
    steps = [(name, amount) for name, amount in told.steps.items() if amount]
    if not steps:
        return said
    gap = told.change - told.profit
    name, amount = max(steps, key=lambda step: (step[1] if gap > 0 else -step[1], step[0]))
    return say("reports-bridge-most", said=said, step=_step(name, amount), amount=ctx.money(amount))


def bridge_table(ctx: Ctx, told: Bridge) -> Table:
    """Each step with its sum; they add up to the last line."""
    columns = [
        Column(say("reports-column-step")),
        Column(say("field-common-amount"), "number", sees="cost"),
    ]
    rows: list[list[Value]] = [[say("reports-metric-profit"), ctx.money(told.profit)]]
    rows += [[_step(name, amount), ctx.money(amount)] for name, amount in told.steps.items() if amount]
    total: list[Value] = [say("reports-bridge-change"), ctx.money(told.change)]
    return Table(columns, rows, total=total)


def _step(name: Step, amount: int) -> Said:
    return say(f"reports-step-{name.replace('_', '-')}-{'in' if amount > 0 else 'out'}")
