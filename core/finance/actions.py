"""What can be asked about money."""

from __future__ import annotations

import re

from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.fields import AccountRef, Amount, Day, ItemRef, Period, Title, Words
from core.acts.register import Asked, Nothing, Risk, action
from core.acts.rights import Right
from core.attachments.keeping import SentFile
from core.blocks import (
    Act,
    Button,
    Buttons,
    Column,
    Fact,
    Facts,
    Receipt,
    Said,
    Table,
    Text,
    Value,
    say,
)
from core.blocks import Day as OnDay
from core.finance import queries
from core.finance.entering import balance_fact, held_on, moved_title
from core.finance.ledger import Doc, Entry, account_values, default_account, post, reverse
from core.finance.models import Account, AccountKind, Item, Posting
from core.finance.moving import crossing
from core.finance.periods import open_day
from core.finance.purchasing import is_purchase
from core.finance.rates import code_of
from core.finance.recording import record
from core.finance.refusals import AccountExists, AccountInUse, BelongsToOrder, SameAccount
from core.finance.slips import WithSlip
from core.ids import new_id

READ, WRITE = Right("finance", "read"), Right("finance", "write")


class NewExpense(WithSlip):
    amount: Amount
    item: ItemRef | None = Field(None, description="What the money went on: rent, wages, taxi")
    day: Day | None = None
    period: Period | None = Field(None, description="Days it is for, when paid at another time: rent for May")
    account: AccountRef | None = None
    note: Words | None = None
    files: list[SentFile] | None = Field(
        None, max_length=10, description="Photos of the receipt, by the door"
    )
    currency: Title | None = Field(
        None,
        description="Currency of the sum where it is not the account's, with the rate if told: 'USD 92.5'",
    )


class NewIncome(WithSlip):
    amount: Amount
    item: ItemRef | None = Field(None, description="Where the money came from")
    day: Day | None = None
    period: Period | None = Field(None, description="Days it is for, when received at another time")
    account: AccountRef | None = None
    note: Words | None = None
    files: list[SentFile] | None = Field(None, max_length=10, description="Photos of the paper, by the door")
    currency: Title | None = Field(
        None,
        description="Currency of the sum where it is not the account's, with the rate if told: 'USD 92.5'",
    )


class WhichAccount(Asked):
    account: AccountRef | None = None


class NewAccount(Asked):
    name: Title = Field(description="Name of the account, till or card")
    kind: AccountKind | None = Field(None, description="cash, bank or card; guessed by the name if not said")
    currency: Title | None = Field(None, description="Its currency, where it is not the company's")


class OneAccount(Asked):
    account: AccountRef


class NewMove(Asked):
    amount: Amount
    source: AccountRef = Field(description="Account the money leaves")
    target: AccountRef = Field(description="Account it comes to")
    day: Day | None = None
    arrived: Amount | None = Field(None, description="Sum that came, where the accounts differ in currency")
    currency: Title | None = Field(None, description="Currency and rate of the exchange, if told: 'USD 92.5'")


class ItemPurpose(Asked):
    item: int
    purchase: bool | None = None


class Annulment(Asked):
    postings: list[int] = Field(min_length=1, max_length=100)
    item: int | None = Field(None, description="An item that came with the posting")
    items: list[int] = Field(default_factory=list, max_length=2, description="Items that came with them")


@action(
    "finance.expense",
    needs=WRITE,
    risk=Risk.MONEY,
    command="expense",
    http="POST /finance/expenses",
    when="past",
    menu=9,
)
def expense(ctx: Ctx, asked: NewExpense) -> Receipt:
    """Record money spent: how much, on what. The item is what it went on; unknown ones are written as new."""
    return record(ctx, "expense", asked)


@action(
    "finance.income",
    needs=WRITE,
    risk=Risk.MONEY,
    command="income",
    http="POST /finance/incomes",
    when="past",
)
def income(ctx: Ctx, asked: NewIncome) -> Receipt:
    """Record money received that is not a payment for an order."""
    return record(ctx, "income", asked)


@action("finance.set_purchase", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def set_purchase(ctx: Ctx, asked: ItemPurpose) -> Receipt:
    """Say whether goods are bought under an item, or let the words of its name tell."""
    item = ctx.get(Item, asked.item)
    was, item.purchase = item.purchase, asked.purchase
    ctx.changed("item.purchase", was, asked.purchase)
    ctx.session.flush()
    key = "finance-is-purchase" if is_purchase(ctx, item) else "finance-is-expense"
    title = say(key, item=item.name)
    undo = Act("finance.set_purchase", {"item": item.id, "purchase": was})
    return Receipt([Text(title)], title=title, undo=undo, subject=("item", item.id))


@action("finance.annul", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def annul(ctx: Ctx, asked: Annulment) -> Receipt:
    """Take back an expense, an income or a move between accounts."""
    rows = [ctx.get(Posting, posting) for posting in asked.postings]
    if any(row.kind == "payment" for row in rows):
        raise BelongsToOrder
    touched = {reverse(ctx, row.id).account_id for row in rows}
    for item in [*asked.items, *([asked.item] if asked.item is not None else [])]:
        if not queries.is_used(ctx.session, item_id=item):
            ctx.get(Item, item).archived = True
            ctx.unname("item", item)
    accounts = [ctx.get(Account, account) for account in sorted(touched)]
    return Receipt(
        [Facts([balance_fact(ctx, account) for account in accounts])], subject=("posting", rows[0].id)
    )


@action(
    "finance.move", needs=WRITE, risk=Risk.MONEY, command="movemoney", http="POST /finance/moves", when="past"
)
def move_money(ctx: Ctx, asked: NewMove) -> Receipt:
    """Move money between own accounts, from the till to the bank: neither income nor expense."""
    if asked.source.id == asked.target.id:
        raise SameAccount(account=asked.source.name)
    day = open_day(ctx, asked.day)
    held = {row.id: row for row in ctx.lock(Account, [asked.source.id or 0, asked.target.id or 0])}
    source, target = held[asked.source.id or 0], held[asked.target.id or 0]
    sums = crossing(ctx, source, target, asked.amount, asked.arrived, asked.currency, day)
    document = Doc("move", new_id())
    out = post(ctx, source, Entry("transfer", -sums.amount, day, document=document, foreign=sums.out))
    into = post(ctx, target, Entry("transfer", sums.amount, day, document=document, foreign=sums.into))
    title = moved_title(ctx, source, target, sums)
    days = [Fact(say("field-common-day"), OnDay(day))] if day != ctx.today else []
    return Receipt(
        [Text(title, "title"), Facts([*days, balance_fact(ctx, source), balance_fact(ctx, target)])],
        title=title,
        undo=Act("finance.annul", {"postings": [out.id, into.id]}),
        subject=("posting", out.id),
    )


@action(
    "finance.balance", needs=READ, risk=Risk.READ, command="balance", http="GET /finance/balance", menu=10
)
def balance(ctx: Ctx, asked: WhichAccount) -> Receipt:
    """Say how much money there is: on one account, or on all of them."""
    if ctx.actor.group:
        return Receipt([Text(say("finance-balance-private"))])
    if asked.account is not None:
        account = ctx.get(Account, asked.account.id or 0)
        fact = Fact(say("finance-label-balance"), held_on(ctx, account), sees="finance")
        return Receipt([Text(say("finance-account", account=account.name), "title"), Facts([fact])])
    more = [
        Button(say("finance-button-postings"), Act("finance.postings")),
        Button(say("finance-button-forecast"), Act("reports.forecast")),
    ]
    held = queries.accounts(ctx.session)
    facts = [Fact(_named(row.name), held_on(ctx, row), sees="finance") for row in held]
    facts = facts or [Fact(say("finance-account-cash"), ctx.money(0), sees="finance")]
    if len(held) > 1:
        total = sum(row.balance for row in held)
        facts.append(Fact(say("finance-label-total"), ctx.money(total), sees="finance"))
    if any(row.currency != ctx.company.currency for row in held):
        more.insert(1, Button(say("finance-button-revalue"), Act("finance.revalue")))
    return Receipt([Text(say("finance-balance-title"), "title"), Facts(facts), Buttons([more])])


def _named(account: str) -> Said:
    return say("finance-account", account=account)


@action(
    "finance.add_account", needs=WRITE, risk=Risk.REVERSIBLE, command="account", http="POST /finance/accounts"
)
def add_account(ctx: Ctx, asked: NewAccount) -> Receipt:
    """Add an account of the company: a till, a bank account, a card."""
    default_account(ctx)
    known = queries.account_named(ctx.session, asked.name)
    if known is not None and not known.archived:
        raise AccountExists(account=known.name)
    kind = asked.kind or guessed_kind(asked.name)
    currency = code_of(asked.currency) if asked.currency else ctx.company.currency
    account = known or Account(**account_values(ctx, " ".join(asked.name.split()), kind))
    if known is not None and known.currency != currency and queries.has_been(ctx.session, known.id):
        raise AccountExists(account=known.name)
    account.kind, account.archived, account.currency = kind, False, currency
    ctx.session.add(account)
    ctx.session.flush()
    ctx.name("account", account.id, account.name)
    title = say("finance-account-added", account=account.name)
    return Receipt(
        [Text(title, "title"), Facts(_kind_facts(ctx, account))],
        title=title,
        undo=Act("finance.close_account", {"account": {"id": account.id, "name": account.name}}),
        subject=("account", account.id),
    )


def _kind_facts(ctx: Ctx, account: Account) -> list[Fact]:
    facts = [Fact(say("finance-label-kind"), say(f"finance-kind-of-{account.kind}"))]
    if account.currency != ctx.company.currency:
        facts.append(Fact(say("finance-column-currency"), account.currency))
    return facts


def guessed_kind(name: str) -> AccountKind:
    """What kind of account a name sounds like: a till, a card, otherwise a bank account."""
    if re.search(r"касс|сейф|налич|кошел|cash|till|safe|petty", name.casefold()):
        return "cash"
    return "card" if re.search(r"карт|терминал|эквайр|card|terminal", name.casefold()) else "bank"


@action("finance.close_account", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def close_account(ctx: Ctx, asked: OneAccount) -> Receipt:
    """Take back an account where no money has been."""
    account = ctx.get(Account, asked.account.id or 0)
    if queries.is_used(ctx.session, account_id=account.id) or account.balance or account.abroad:
        raise AccountInUse(account=account.name)
    account.archived = True
    ctx.unname("account", account.id)
    title = say("finance-account-closed", account=account.name)
    return Receipt([Text(title)], title=title, subject=("account", account.id))


@action("finance.items", needs=READ, risk=Risk.READ, command="items", http="GET /finance/items")
def items(ctx: Ctx, asked: Nothing) -> Receipt:
    """List the items money is spent on and earned on."""
    found = queries.items(ctx.session)
    if not found:
        return Receipt([Text(say("finance-items-none"))])
    rows: list[list[Value]] = [[row.name, say(f"finance-kind-{row.kind}")] for row in found]
    columns = [Column(say("field-common-item")), Column(say("finance-label-kind"))]
    return Receipt([Table(columns, rows, title=say("finance-items-title"))])
