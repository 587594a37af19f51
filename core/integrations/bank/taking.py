"""Taking a statement's lines: each once, on the account it is of."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.finance.ledger import account_values, default_account
from core.finance.models import Account
from core.finance.queries import account_named
from core.ids import new_id
from core.integrations.bank.lines import BankLine, Statement
from core.integrations.bank.mirrors import settle_by_mirror
from core.integrations.models import BankEntry, BankStatement, OuterKey
from core.money import to_minor
from core.tenancy import insert_many, insert_once

SOURCE, KIND = "bank", "account"


@dataclass(frozen=True, slots=True)
class Taken:
    """How many lines came in, and how many were there before."""

    statement_id: int
    made: int
    known: int


def known_keys(ctx: Ctx, statement: Statement) -> int:
    """How many of the lines were taken before."""
    accounts = _accounts(ctx)
    found = 0
    for number in {line.account for line in statement.lines}:
        if number in accounts:
            keys = [line.key for line in statement.lines if line.account == number]
            found += len(_held(ctx, accounts[number], keys))
    return found


def take(ctx: Ctx, statement: Statement, files: list[dict[str, str]]) -> Taken:
    """Keep the lines that are new; those that mirror a move which is recorded are settled at once."""
    first, last = statement.days
    kept = BankStatement(
        person_id=ctx.actor.person_id, files=files, first_day=first, last_day=last, at=ctx.now
    )
    ctx.session.add(kept)
    ctx.session.flush()
    made = 0
    for number in sorted({line.account for line in statement.lines}):
        account = account_of_number(ctx, number)
        lines = [line for line in statement.lines if line.account == number]
        held = _held(ctx, account.id, [line.key for line in lines])
        fresh = [_row(ctx, kept.id, account.id, line) for line in lines if line.key not in held]
        insert_many(ctx.session, BankEntry, fresh)
        made += len(fresh)
    ctx.session.flush()
    settle_by_mirror(ctx, kept.id)
    return Taken(kept.id, made, len(statement.lines) - made)


def account_of_number(ctx: Ctx, number: str) -> Account:
    """Our account of that number: the bank account that has none yet, else a new one."""
    known = _accounts(ctx)
    if number in known:
        return ctx.get(Account, known[number])
    account = default_account(ctx, "bank")
    if not number:
        return account
    if account.id in known.values():
        account = _new_account(ctx, number)
    values = {"source": SOURCE, "kind": KIND, "key": number, "record_id": account.id}
    insert_once(ctx.session, OuterKey, values, by=("company_id", "source", "kind", "key"))
    return account


def _new_account(ctx: Ctx, number: str) -> Account:
    name = f"{default_account(ctx, 'bank').name} ·{number[-4:]}"
    found = account_named(ctx.session, name)
    if found is not None:
        return found
    account = Account(**account_values(ctx, name, "bank"))
    ctx.session.add(account)
    ctx.session.flush()
    ctx.name("account", account.id, account.name)
    return account


def _accounts(ctx: Ctx) -> dict[str, int]:
    """Numbers of our accounts."""
    query = sa.select(OuterKey.key, OuterKey.record_id).where(
        OuterKey.source == SOURCE, OuterKey.kind == KIND
    )
    return {row[0]: row[1] for row in ctx.session.execute(query)}


def _held(ctx: Ctx, account_id: int, keys: list[str]) -> set[str]:
    found: set[str] = set()
    for place in range(0, len(keys), 500):
        part = keys[place : place + 500]
        query = sa.select(BankEntry.key).where(BankEntry.account_id == account_id, BankEntry.key.in_(part))
        found |= set(ctx.session.scalars(query))
    return found


def _row(ctx: Ctx, statement_id: int, account_id: int, line: BankLine) -> dict[str, object]:
    return {
        "id": new_id(),
        "statement_id": statement_id,
        "account_id": account_id,
        "key": line.key,
        "day": line.day,
        "amount": to_minor(line.amount, ctx.company.currency),
        "party": line.party[:300],
        "inn": line.inn[:64],
        "party_account": line.party_account[:64],
        "purpose": line.purpose[:1000],
        "number": line.number[:64],
        "state": "waiting",
        "how": None,
        "item_id": None,
        "customer_id": None,
        "mirror_id": None,
        "postings": [],
    }
