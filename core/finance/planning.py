"""Money that is to come or go: once or again and again. On its day it is shown, or recorded by itself."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import sqlalchemy as sa
from pydantic import Field

from core.acts.calls import Missing
from core.acts.ctx import Ctx
from core.acts.fields import AccountRef, Amount, Day, Flag, ItemRef, Words
from core.acts.register import Asked, Nothing, Risk, action
from core.acts.rights import Right
from core.automation.actions import MORNING, cron_of, new_schedule
from core.automation.cron import cron_words, next_after
from core.automation.models import Schedule
from core.blocks import Act, Block, Button, Buttons, Fact, Facts, Receipt, Said, Text, say
from core.blocks import Day as OnDay
from core.finance.entering import account_of, balance_fact, item_of
from core.finance.ledger import Entry, post, reverse
from core.finance.models import Account, Item, MoneyPlan, Posting
from core.finance.periods import open_day
from core.finance.plans import next_due, open_plans
from core.finance.queries import is_used
from core.finance.refusals import PlanOver

READ, WRITE = Right("finance", "read"), Right("finance", "write")
SHOWN = 20


class NewPlan(Asked):
    amount: Amount
    item: ItemRef | None = Field(None, description="What it is for: rent, wages, a supplier")
    day: Day | None = Field(None, description="The day it is due, when it is due once")
    cron: Words | None = Field(
        None, description="Again and again: cron; '0 9 5 * *' is the 5th of each month"
    )
    kind: Literal["expense", "income"] = Field("expense", description="expense or income")
    account: AccountRef | None = None
    auto: Flag = Field(False, description="true: record it by itself on the day; false: show it and ask")


class WhichPlan(Asked):
    plan: int
    item: int | None = Field(None, description="An item that came with the plan")


class PaidPlan(Asked):
    plan: int
    due: Day | None = Field(None, description="The day it was due on: of an entry that comes again")


class UnpaidPlan(Asked):
    plan: int
    posting: int
    due: Day


@action(
    "finance.plan",
    needs=WRITE,
    risk=Risk.REVERSIBLE,
    command="plan",
    http="POST /finance/plans",
    when="future",
)
def plan_money(ctx: Ctx, asked: NewPlan) -> Receipt:
    """Plan money that is due on a day or again and again: rent on every 5th, a bill on Friday."""
    if asked.day is None and not asked.cron:
        raise Missing("day", say("ask-finance-plan-day"))
    item, fresh = item_of(ctx, asked.kind, asked.item)
    cron = cron_of(ctx, asked.cron) if asked.cron else ""
    row = MoneyPlan(
        kind=asked.kind,
        amount=ctx.minor(asked.amount),
        item_id=item.id if item else None,
        account_id=asked.account.id if asked.account else None,
        cron=cron,
        due_day=next_due(ctx, cron, ctx.today) if cron else asked.day or ctx.today,
        auto=asked.auto,
        closed=False,
        schedule_id=None,
        created_at=ctx.now,
    )
    ctx.session.add(row)
    ctx.session.flush()
    row.schedule_id = _schedule(ctx, row, item)
    ctx.session.flush()
    title = say(f"finance-planned-{row.kind}", amount=ctx.money(row.amount), what=_what(item, row))
    return Receipt(
        [Text(title, "title"), Facts(_facts(ctx, row)), *_plan_note(row), _list_button()],
        title=title,
        undo=Act("finance.unplan", {"plan": row.id, **({"item": item.id} if fresh and item else {})}),
        subject=("plan", row.id),
    )


def _schedule(ctx: Ctx, row: MoneyPlan, item: Item | None) -> int | None:
    """The clock that brings it up on its day; none for a day that is here already."""
    name = "finance.pay_plan" if row.auto else "finance.due"
    text = ctx.say(say("finance-plan-reminder", what=_what(item, row), amount=ctx.money(row.amount)))
    morning = ctx.moment(datetime.combine(row.due_day, MORNING))
    if not row.cron and morning <= ctx.app.clock.now():
        return None
    kept = new_schedule(ctx, "reminder", name, {"plan": row.id}, cron=row.cron, text=text[:1000])
    kept.next_at = next_after(row.cron, ctx.company.zone, ctx.app.clock.now()) if row.cron else morning
    ctx.session.flush()
    return kept.id


def _what(item: Item | None, row: MoneyPlan) -> str | Said:
    return item.name if item is not None else say(f"finance-kind-{row.kind}")


def _facts(ctx: Ctx, row: MoneyPlan) -> list[Fact]:
    facts = [Fact(say("finance-label-due"), OnDay(row.due_day))]
    if row.cron:
        facts.insert(0, Fact(say("finance-label-when"), cron_words(row.cron)))
        facts[1] = Fact(say("finance-label-next"), OnDay(row.due_day))
    return facts


def _plan_note(row: MoneyPlan) -> list[Block]:
    return [Text(say("finance-plan-auto" if row.auto else "finance-plan-asks"), "note")]


def _list_button() -> Block:
    row = [
        Button(say("finance-button-plans"), Act("finance.plans")),
        Button(say("finance-button-forecast"), Act("reports.forecast")),
    ]
    return Buttons([row])


@action("finance.plans", needs=READ, risk=Risk.READ, command="plans", http="GET /finance/plans")
def plans(ctx: Ctx, asked: Nothing) -> Receipt:
    """List planned money: what is due when, again and again or once."""
    if ctx.actor.group:
        return Receipt([Text(say("finance-balance-private"))])
    rows = open_plans(ctx.session, SHOWN)
    if not rows:
        return Receipt([Text(say("finance-plans-none"))])
    lines: list[Block] = [Text(say("finance-plans-title"), "title")]
    keys: list[list[Button]] = []
    for place, (row, item) in enumerate(rows, 1):
        told = say(
            "finance-plan-line-late" if row.due_day < ctx.today else "finance-plan-line",
            number=place,
            day=OnDay(row.due_day),
            what=_what(item, row),
            amount=ctx.money(row.amount if row.kind == "income" else -row.amount),
            often=say("finance-plan-often", often=cron_words(row.cron)) if row.cron else "",
        )
        lines.append(Text(told, sees="finance"))
        pay = Act("finance.pay_plan", {"plan": row.id, "due": row.due_day.isoformat()})
        drop = Act("finance.unplan", {"plan": row.id})
        keys.append(
            [
                Button(say("finance-button-pay", number=place), pay),
                Button(say("finance-button-drop", number=place), drop),
            ]
        )
    keys.append([Button(say("finance-button-forecast"), Act("reports.forecast"))])
    return Receipt([*lines, Buttons(keys, screen=Act("finance.plans"))])


@action("finance.due", needs=WRITE, risk=Risk.READ, hidden=True)
def due(ctx: Ctx, asked: WhichPlan) -> Receipt:
    """Show planned money whose day has come, with a button that records it."""
    row = ctx.get(MoneyPlan, asked.plan)
    item = ctx.get(Item, row.item_id) if row.item_id else None
    if row.closed or row.due_day > ctx.today:
        return Receipt([Text(say("finance-plan-done-already", what=_what(item, row)))])
    told = say(f"finance-due-{row.kind}", what=_what(item, row), amount=ctx.money(row.amount))
    pay = Act("finance.pay_plan", {"plan": row.id, "due": row.due_day.isoformat()})
    return Receipt(
        [
            Text(told, "title", sees="finance"),
            Buttons(
                [
                    [
                        Button(say("finance-button-record"), pay, style="primary"),
                        Button(say("finance-button-plans"), Act("finance.plans")),
                    ]
                ]
            ),
        ]
    )


@action("finance.pay_plan", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def pay_plan(ctx: Ctx, asked: PaidPlan) -> Receipt:
    """Record planned money as moved today; what comes again waits for its next day. Raises PlanOver."""
    row = next(iter(ctx.lock(MoneyPlan, [asked.plan])), None) or ctx.get(MoneyPlan, asked.plan)
    item = ctx.get(Item, row.item_id) if row.item_id else None
    if row.closed or (asked.due is not None and row.due_day != asked.due):
        raise PlanOver(what=_what(item, row))
    day, was = open_day(ctx, None), row.due_day
    account = ctx.get(Account, row.account_id) if row.account_id else account_of(ctx, None)
    sign = 1 if row.kind == "income" else -1
    belongs = min(was, day) if not row.cron else was
    entry = Entry(row.kind, sign * row.amount, belongs, cash_day=day, item_id=row.item_id)
    posting = post(ctx, account, entry)
    if row.cron:
        row.due_day = next_due(ctx, row.cron, was)
    else:
        row.closed = True
    ctx.session.flush()
    title = say(f"finance-{row.kind}-on", amount=ctx.money(row.amount), item=_what(item, row))
    facts = [balance_fact(ctx, account)]
    if row.cron:
        facts.append(Fact(say("finance-label-next"), OnDay(row.due_day)))
    undo = Act("finance.unpay_plan", {"plan": row.id, "posting": posting.id, "due": was.isoformat()})
    blocks: list[Block] = [Text(title, "title"), Facts(facts)]
    if ctx.actor.door == "schedule":
        blocks.append(Buttons([[Button(say("finance-button-undo"), undo)]]))
    return Receipt(blocks, title=title, undo=undo, subject=("posting", posting.id))


@action("finance.unpay_plan", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def unpay_plan(ctx: Ctx, asked: UnpaidPlan) -> Receipt:
    """Take back what was recorded for planned money: it is due again."""
    row = ctx.get(MoneyPlan, asked.plan)
    posting = ctx.get(Posting, asked.posting)
    account = ctx.get(Account, reverse(ctx, posting.id).account_id)
    row.due_day, row.closed = asked.due, False
    ctx.session.flush()
    return Receipt(
        [Text(say("finance-plan-due-again")), Facts([balance_fact(ctx, account)])], subject=("plan", row.id)
    )


@action("finance.unplan", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def unplan(ctx: Ctx, asked: WhichPlan) -> Receipt:
    """Take planned money off the list."""
    return _close(ctx, asked, closed=True)


@action("finance.replan", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def replan(ctx: Ctx, asked: WhichPlan) -> Receipt:
    """Put planned money back on the list."""
    return _close(ctx, asked, closed=False)


def _close(ctx: Ctx, asked: WhichPlan, *, closed: bool) -> Receipt:
    row = ctx.get(MoneyPlan, asked.plan)
    item = ctx.get(Item, row.item_id) if row.item_id else None
    row.closed = closed
    schedule = ctx.session.scalar(sa.select(Schedule).where(Schedule.id == row.schedule_id))
    if schedule is not None:
        schedule.removed = closed
        if not closed and schedule.cron:
            schedule.next_at = next_after(schedule.cron, ctx.company.zone, ctx.app.clock.now())
    ctx.session.flush()
    if item is not None and asked.item == item.id:
        _show_item(ctx, item, shown=not closed)
    title = say(
        "finance-unplanned" if closed else "finance-replanned",
        what=_what(item, row),
        amount=ctx.money(row.amount),
    )
    args = asked.model_dump(exclude_none=True)
    back = Act("finance.replan" if closed else "finance.unplan", args)
    return Receipt([Text(title)], title=title, undo=back, subject=("plan", row.id))


def _show_item(ctx: Ctx, item: Item, *, shown: bool) -> None:
    """An item that came with a plan leaves with it, unless money was recorded under it."""
    if not shown and is_used(ctx.session, item_id=item.id):
        return
    item.archived = not shown
    ctx.session.flush()
    if shown:
        ctx.name("item", item.id, item.name)
    else:
        ctx.unname("item", item.id)
