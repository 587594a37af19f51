"""Statements of the bank: sent as a file, settled line by line with one tap."""

from __future__ import annotations

import asyncio
from typing import Literal

import sqlalchemy as sa
from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.fields import AccountRef, ItemRef, OrderRef
from core.acts.register import Asked, Nothing, Risk, action
from core.acts.rights import Right
from core.acts.slow import SlowCtx
from core.blocks import (
    Act,
    Block,
    Button,
    Buttons,
    Day,
    Fact,
    Facts,
    Money,
    Receipt,
    Said,
    Span,
    Text,
    Value,
    say,
)
from core.finance.models import Account
from core.finance.periods import is_closed
from core.integrations.asking import NewImport
from core.integrations.bank.lines import Statement
from core.integrations.bank.matching import Guess, guesses
from core.integrations.bank.opening import statement_in
from core.integrations.bank.settling import settle, unsettle
from core.integrations.bank.taking import known_keys, take
from core.integrations.models import BankEntry, BankStatement
from core.money import to_minor

READ, WRITE = Right("finance", "read"), Right("finance", "write")
SHOWN, MOST_AT_ONCE, LABEL = 6, 200, 28
How = Literal["order", "item", "owner", "loan", "move", "known", "skip"]


class WhichLine(Asked):
    line: int


class Settling(WhichLine):
    kind: How
    order: OrderRef | None = None
    item: ItemRef | None = None
    account: AccountRef | None = None
    posting: int | None = None


class Lines(Asked):
    lines: list[int] = Field(max_length=MOST_AT_ONCE)


class WhichStatement(Asked):
    statement: int


async def statement_of(ctx: SlowCtx, asked: NewImport) -> Statement | None:
    """The statement that was sent, where the one file is one."""
    if len(asked.files) != 1:
        return None
    path = ctx.app.files.path(asked.files[0].digest)
    return await asyncio.to_thread(lambda: statement_in(path) if path.exists() else None)


async def foresee(ctx: SlowCtx, statement: Statement) -> Receipt:
    """What a statement would bring: nothing is posted yet."""
    known = await ctx.read(lambda act: known_keys(act, statement))
    return Receipt([*_told(ctx, statement), Facts(_counts(len(statement.lines) - known, known, statement))])


async def take_statement(ctx: SlowCtx, asked: NewImport, statement: Statement) -> Receipt:
    """Keep the lines that are new, and offer to settle them."""
    files = [file.model_dump() for file in asked.files]
    taken = await ctx.write(lambda act: take(act, statement, files))
    title = say("integrations-bank-taken", span=Span(*statement.days), count=taken.made)
    blocks: list[Block] = [Text(title, "title"), Facts(_counts(taken.made, taken.known, statement))]
    if taken.made:
        blocks.append(Buttons([[Button(say("integrations-button-bank"), Act("integrations.bank"))]]))
    return Receipt(
        blocks,
        title=title,
        undo=Act("integrations.drop_statement", {"statement": taken.statement_id}),
        subject=("statement", taken.statement_id),
    )


def _told(ctx: SlowCtx, statement: Statement) -> list[Block]:
    company = ctx.standing.company
    currency = company.currency if company else ""
    minor = [to_minor(line.amount, currency) for line in statement.lines]
    came, went = sum(one for one in minor if one > 0), -sum(one for one in minor if one < 0)
    facts = [
        Fact(say("finance-label-came"), Money(came, currency), "finance"),
        Fact(say("finance-label-went"), Money(went, currency), "finance"),
    ]
    accounts = ", ".join(f"·{number[-4:]}" for number in statement.accounts)
    if accounts:
        facts.insert(0, Fact(say("integrations-label-accounts"), accounts))
    title = say("integrations-bank-statement", span=Span(*statement.days), count=len(statement.lines))
    return [Text(title, "title"), Text(say("integrations-bank-note"), "note"), Facts(facts)]


def _counts(made: int, known: int, statement: Statement) -> list[Fact]:
    told = (("new", made), ("known", known), ("faults", statement.faults))
    return [
        Fact(say(f"integrations-label-lines-{name}"), count) for name, count in told if count or name == "new"
    ]


@action("integrations.drop_statement", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def drop_statement(ctx: Ctx, asked: WhichStatement) -> Receipt:
    """Take a statement's lines back; what was settled since stays."""
    statement = ctx.get(BankStatement, asked.statement)
    lines = ctx.session.scalars(sa.select(BankEntry).where(BankEntry.statement_id == statement.id)).all()
    waiting = [line for line in lines if line.state == "waiting"]
    for line in waiting:
        ctx.session.delete(line)
    ctx.session.flush()
    title = say("integrations-bank-dropped", count=len(waiting))
    kept = len(lines) - len(waiting)
    blocks: list[Block] = [Text(title)]
    if kept:
        blocks.append(Text(say("integrations-bank-kept", count=kept), "warning"))
    return Receipt(blocks, title=title, subject=("statement", statement.id))


@action("integrations.bank", needs=READ, risk=Risk.READ, command="bank", http="GET /finance/bank")
def bank(ctx: Ctx, asked: Nothing) -> Receipt:
    """List bank operations that wait to be settled, each with what it most likely was."""
    if ctx.actor.group:
        return Receipt([Text(say("finance-balance-private"))])
    waiting = sa.select(BankEntry).where(BankEntry.state == "waiting")
    count = ctx.session.scalar(sa.select(sa.func.count()).select_from(waiting.subquery())) or 0
    if not count:
        return Receipt([Text(say("integrations-bank-none"))])
    entries = ctx.session.scalars(waiting.order_by(BankEntry.day, BankEntry.id).limit(MOST_AT_ONCE)).all()
    told = {entry.id: guesses(ctx, entry) for entry in entries}
    lines: list[Block] = [Text(say("integrations-bank-title", count=count), "title")]
    keys: list[list[Button]] = []
    for place, entry in enumerate(entries[:SHOWN], 1):
        lines.append(Text(_line(ctx, entry, place), sees="finance"))
        best = next(iter(told[entry.id]), None)
        row = [
            Button(
                say("integrations-button-other", number=place),
                Act("integrations.bank_line", {"line": entry.id}),
            )
        ]
        if best is not None:
            label = say("integrations-button-guess", number=place, guess=best.said)
            row.insert(0, Button(label, _act(entry, best)))
        keys.append(row)
    sure = [entry.id for entry in entries if told[entry.id] and told[entry.id][0].sure]
    if len(sure) > 1:
        every = Act("integrations.settle_sure", {"lines": sure})
        keys.insert(0, [Button(say("integrations-button-sure", count=len(sure)), every, style="primary")])
    if count > SHOWN:
        lines.append(Text(say("integrations-bank-more", count=count - SHOWN), "note"))
    return Receipt([*lines, Buttons(keys, screen=Act("integrations.bank"))])


def _line(ctx: Ctx, entry: BankEntry, place: int) -> Said:
    return say(
        "integrations-bank-line",
        number=place,
        day=Day(entry.day),
        amount=ctx.money(entry.amount),
        party=entry.party or "—",
        purpose=entry.purpose[:120],
    )


def _act(entry: BankEntry, guess: Guess) -> Act:
    return Act("integrations.settle", {"line": entry.id, "kind": guess.how, **guess.args})


@action("integrations.bank_line", needs=READ, risk=Risk.READ, hidden=True)
def bank_line(ctx: Ctx, asked: WhichLine) -> Receipt:
    """Show one bank operation with all the ways to settle it."""
    if ctx.actor.group:
        return Receipt([Text(say("finance-balance-private"))])
    entry = ctx.get(BankEntry, asked.line)
    account: Value = ctx.get(Account, entry.account_id).name
    facts = [
        Fact(say("field-common-day"), Day(entry.day)),
        Fact(say("field-common-account"), account),
        Fact(say("integrations-label-party"), entry.party or "—"),
        *([Fact(say("integrations-label-inn"), entry.inn)] if entry.inn else []),
        *([Fact(say("integrations-label-purpose"), entry.purpose)] if entry.purpose else []),
    ]
    title = say("integrations-bank-one", amount=ctx.money(entry.amount))
    rows = [[Button(guess.said, _act(entry, guess))] for guess in guesses(ctx, entry)]
    ways = ["item", "move", "owner", "loan", "skip"]
    if entry.amount > 0:
        ways.insert(0, "order")
    buttons = [
        Button(say(f"integrations-way-{way}"), Act("integrations.settle", {"line": entry.id, "kind": way}))
        for way in ways
    ]
    rows += [buttons[place : place + 2] for place in range(0, len(buttons), 2)]
    rows.append([Button(say("integrations-button-bank"), Act("integrations.bank"))])
    shown: list[Block] = [Text(title, "title", sees="finance"), Facts(facts)]
    if entry.state != "waiting":
        return Receipt([*shown, Text(say("integrations-bank-settled-already"), "note")])
    return Receipt([*shown, Buttons(rows)])


@action("integrations.settle", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def settle_line(ctx: Ctx, asked: Settling) -> Receipt:
    """Say what a bank operation was: an order paid, an item, the owner's money, a loan, a move, nothing."""
    entry = next(iter(ctx.lock(BankEntry, [asked.line])), None) or ctx.get(BankEntry, asked.line)
    told = settle(
        ctx,
        entry,
        asked.kind,
        order=asked.order,
        item=asked.item,
        account=asked.account,
        posting=asked.posting,
    )
    return Receipt(
        [Text(told, "title"), Buttons([[Button(say("integrations-button-bank"), Act("integrations.bank"))]])],
        title=told,
        undo=Act("integrations.unsettle", {"lines": [entry.id]}),
        subject=("bank-line", entry.id),
    )


@action("integrations.settle_sure", needs=WRITE, risk=Risk.MASS, hidden=True)
def settle_sure(ctx: Ctx, asked: Lines) -> Receipt:
    """Settle all bank operations that are surely known, each by its own best guess."""
    entries = sorted(ctx.lock(BankEntry, asked.lines), key=lambda entry: (entry.day, entry.id))
    told: list[Block] = []
    done: list[int] = []
    for entry in entries:
        if entry.state != "waiting" or is_closed(ctx, entry.day):
            continue
        best = next(iter(guesses(ctx, entry)), None)
        if best is None or not best.sure:
            continue
        asking = Settling.model_validate({"line": entry.id, "kind": best.how, **best.args})
        given = {"order": asking.order, "item": asking.item, "account": asking.account}
        said = settle(ctx, entry, best.how, **given, posting=asking.posting)
        told.append(Text(say("integrations-bank-did", day=Day(entry.day), said=said), sees="finance"))
        done.append(entry.id)
    title = say("integrations-bank-settled", count=len(done))
    return Receipt(
        [
            Text(title, "title"),
            *told[:30],
            Buttons([[Button(say("integrations-button-bank"), Act("integrations.bank"))]]),
        ],
        title=title,
        undo=Act("integrations.unsettle", {"lines": done}),
        subject=("bank-line", done[0]) if done else None,
    )


@action("integrations.unsettle", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def unsettle_lines(ctx: Ctx, asked: Lines) -> Receipt:
    """Take back what was posted for bank operations: they wait again."""
    entries = ctx.lock(BankEntry, asked.lines)
    for entry in sorted(entries, key=lambda entry: -entry.id):
        if entry.state != "waiting":
            unsettle(ctx, entry)
    title = say("integrations-bank-again", count=len(entries))
    return Receipt([Text(title)], title=title)
