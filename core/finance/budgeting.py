"""Budgets: how much an item may take in a month, and a word about it on every expense."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.fields import Amount, ItemRef
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
    Table,
    Text,
    Value,
    say,
)
from core.finance.entering import item_of
from core.finance.models import Budget, Item, Posting
from core.finance.plans import month_of
from core.money import half_up

READ, WRITE = Right("finance", "read"), Right("finance", "write")


class NewBudget(Asked):
    item: ItemRef = Field(description="Item of expenses: advertising, rent")
    amount: Amount = Field(description="How much it may take in a month")


class OldBudget(Asked):
    item: int
    minor: int | None = Field(None, description="The budget in minor units; none takes it away")
    fresh: bool = Field(False, description="The item came with the budget and goes with it")


@action("finance.budget", needs=WRITE, risk=Risk.REVERSIBLE, command="budget", http="PUT /finance/budgets")
def set_budget(ctx: Ctx, asked: NewBudget) -> Receipt:
    """Set how much may be spent on an item in a month; a word is said when an expense goes past it."""
    item, fresh = item_of(ctx, "expense", asked.item)
    if item is None:
        raise LookupError("a budget of nothing")
    amount = ctx.minor(asked.amount)
    was = _put(ctx, item.id, amount)
    title = say("finance-budget-set", item=item.name, amount=ctx.money(amount))
    spent = spent_in_month(ctx, item.id, ctx.today)
    facts = [Fact(say("finance-label-spent"), ctx.money(spent), sees="finance")]
    if was is not None:
        facts.insert(0, Fact(say("finance-label-budget"), ctx.money(amount), change=ctx.money(was)))
    return Receipt(
        [
            Text(title, "title"),
            Facts(facts),
            Buttons([[Button(say("finance-button-budgets"), Act("finance.budgets"))]]),
        ],
        title=title,
        undo=Act("finance.put_budget", {"item": item.id, "minor": was, "fresh": fresh}),
        subject=("item", item.id),
    )


@action("finance.put_budget", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def put_budget(ctx: Ctx, asked: OldBudget) -> Receipt:
    """Put back the budget an item had, or none."""
    item = ctx.get(Item, asked.item)
    was = _put(ctx, item.id, asked.minor)
    if asked.fresh and ctx.session.scalar(sa.select(Posting.id).where(Posting.item_id == item.id)) is None:
        item.archived = True
        ctx.unname("item", item.id)
    title = say("finance-budget-off", item=item.name)
    if asked.minor is not None:
        title = say("finance-budget-set", item=item.name, amount=ctx.money(asked.minor))
    undo = Act("finance.put_budget", {"item": item.id, "minor": was})
    return Receipt([Text(title)], title=title, undo=undo, subject=("item", item.id))


def _put(ctx: Ctx, item_id: int, amount: int | None) -> int | None:
    """Set it; answers what it was."""
    held = ctx.session.scalar(sa.select(Budget).where(Budget.item_id == item_id))
    was = held.amount if held is not None else None
    if amount is None and held is not None:
        ctx.session.delete(held)
    elif held is not None and amount is not None:
        held.amount = amount
    elif amount is not None:
        ctx.session.add(Budget(item_id=item_id, amount=amount))
    ctx.session.flush()
    return was


def spent_in_month(ctx: Ctx, item_id: int, day: date) -> int:
    """Spent on an item in the month of a day, by the days the expenses belong to; minor units."""
    query = sa.select(sa.func.sum(-Posting.amount)).where(
        Posting.item_id == item_id, Posting.kind == "expense", Posting.accrual_day.between(*month_of(day))
    )
    return int(ctx.session.scalar(query) or 0)


def budget_word(ctx: Ctx, item: Item | None, day: date) -> list[Block]:
    """'реклама: 18 200 из 20 000 ₽, останется 1 800 ₽', where the item has a budget."""
    amount = item and ctx.session.scalar(sa.select(Budget.amount).where(Budget.item_id == item.id))
    if item is None or not amount:
        return []
    ctx.session.flush()
    spent = spent_in_month(ctx, item.id, day)
    over = spent > amount
    sums = {"spent": ctx.money(spent), "budget": ctx.money(amount), "left": ctx.money(abs(amount - spent))}
    said = say("finance-budget-over" if over else "finance-budget-left", item=item.name, **sums)
    return [Text(said, "warning" if over else "note", sees="finance")]


@action("finance.budgets", needs=READ, risk=Risk.READ, command="budgets", http="GET /finance/budgets")
def budgets(ctx: Ctx, asked: Nothing) -> Receipt:
    """List budgets of the month: spent, planned, left."""
    if ctx.actor.group:
        return Receipt([Text(say("finance-balance-private"))])
    query = sa.select(Item, Budget.amount).join(Budget, Budget.item_id == Item.id).order_by(Item.name_key)
    found = [(item, int(amount)) for item, amount in ctx.session.execute(query)]
    if not found:
        return Receipt([Text(say("finance-budgets-none"))])
    rows = [(item.name, spent_in_month(ctx, item.id, ctx.today), amount) for item, amount in found]
    rows.sort(key=lambda row: -row[1] * 1000 // row[2])
    cells: list[list[Value]] = [
        [name, ctx.money(spent), ctx.money(amount), Percent(half_up(spent * 1000, amount) * 10)]
        for name, spent, amount in rows
    ]
    columns = [Column(say("field-common-item"))]
    columns += [
        Column(say(f"finance-label-{name}"), "number", sees="finance")
        for name in ("spent", "budget", "share")
    ]
    blocks: list[Block] = [Table(columns, cells, title=say("finance-budgets-title"))]
    over = [name for name, spent, amount in rows if spent > amount]
    if over:
        blocks.append(Text(say("finance-budgets-over", items=", ".join(over)), "warning", sees="finance"))
    return Receipt(blocks)
