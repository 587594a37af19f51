"""Likely duplicates: shown in pairs, merged or told apart by a person, never by themselves."""

from __future__ import annotations

from core.acts.ctx import Ctx
from core.acts.register import Asked, Nothing, Risk, action
from core.acts.rights import Right
from core.blocks import Act, Block, Button, Buttons, Receipt, Said, Text, say
from core.customers import cards, queries
from core.customers.actions.merging import TwoCustomers
from core.customers.doubles import Known, Pair, likely_pairs
from core.customers.finder import shown_phone
from core.customers.models import Customer, CustomersApart
from core.customers.refusals import SameCard
from core.tenancy import insert_once

READ, WRITE = Right("customers", "read"), Right("customers", "write")
SHOWN = 4


class ApartBack(Asked):
    one: int
    other: int


@action(
    "customers.duplicates", needs=READ, risk=Risk.READ, command="duplicates", http="GET /customers/duplicates"
)
def show_duplicates(ctx: Ctx, asked: Nothing) -> Receipt:
    """List customers' cards that may be the same person: by phone, e-mail or name."""
    rows = queries.compared(ctx.session)
    known = [Known(row.id, row.sort_name, row.phone, row.email) for row in rows]
    pairs = likely_pairs(known, queries.told_apart(ctx.session))
    if not pairs:
        return Receipt([Text(say("customers-no-duplicates"))])
    shown = pairs[:SHOWN]
    held = queries.by_ids(ctx.session, [one for pair in shown for one in (pair.one, pair.other)])
    blocks: list[Block] = [Text(say("customers-duplicates", count=len(pairs)), "title")]
    buttons: list[list[Button]] = []
    for number, pair in enumerate(shown, 1):
        kept, other = _fuller_first(held[pair.one], held[pair.other])
        blocks.append(Text(_line(ctx, number, kept, other, pair)))
        buttons.append(_choices(number, kept, other))
    blocks.append(Text(say("customers-duplicates-how"), "note"))
    if ctx.may("customers", "write"):
        blocks.append(Buttons(buttons, screen=Act("customers.duplicates")))
    return Receipt(blocks)


def _fuller_first(one: Customer, other: Customer) -> tuple[Customer, Customer]:
    """The card that should stay: more orders, then more contacts, then a fuller name, then the older one."""
    ranked = sorted((one, other), key=_fullness, reverse=True)
    return ranked[0], ranked[1]


def _fullness(customer: Customer) -> tuple[int, int, int, int]:
    contacts = sum(bool(value) for value in (customer.phone, customer.email, customer.address))
    return customer.orders, contacts, len(customer.name), -customer.id


def _line(ctx: Ctx, number: int, kept: Customer, other: Customer, pair: Pair) -> Said:
    return say(
        "customers-duplicate-pair",
        number=number,
        one=_told(kept),
        other=_told(other),
        why=_reasons(ctx, pair),
    )


def _told(customer: Customer) -> Said:
    key = "customers-duplicate-with" if customer.phone else "customers-duplicate-one"
    return say(
        key,
        name=customer.name,
        orders=customer.orders,
        phone=shown_phone(customer.phone) if customer.phone else None,
    )


def _reasons(ctx: Ctx, pair: Pair) -> str:
    return ", ".join(ctx.say(say(f"customers-alike-{why}")) for why in pair.why)


def _choices(number: int, kept: Customer, other: Customer) -> list[Button]:
    both: dict[str, object] = {"customer": cards.named(kept), "other": cards.named(other)}
    return [
        Button(say("customers-button-merge", number=number), Act("customers.merge", both)),
        Button(say("customers-button-apart", number=number), Act("customers.keep_apart", both)),
    ]


@action("customers.keep_apart", needs=WRITE, risk=Risk.REVERSIBLE, http="POST /customers/apart")
def keep_apart(ctx: Ctx, asked: TwoCustomers) -> Receipt:
    """Say that two alike cards are two people (a family with one phone): they are not offered again."""
    one, other = sorted((asked.customer.id or 0, asked.other.id or 0))
    if one == other:
        raise SameCard(customer=asked.customer.name)
    values = {"one_id": one, "other_id": other, "at": ctx.now, "person_id": ctx.actor.person_id}
    ours = insert_once(ctx.session, CustomersApart, values, by=("company_id", "one_id", "other_id"))
    title = say("customers-apart", name=asked.customer.name, other=asked.other.name)
    return Receipt(
        [Text(title, "title")],
        title=title,
        undo=Act("customers.apart_back", {"one": one, "other": other}) if ours else None,
        subject=("customer", one),
    )


@action("customers.apart_back", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def offer_again(ctx: Ctx, asked: ApartBack) -> Receipt:
    """Offer two cards as likely duplicates again."""
    row = ctx.session.get(CustomersApart, (ctx.company.id, asked.one, asked.other))
    if row is not None:
        ctx.session.delete(row)
        ctx.session.flush()
    title = say("customers-apart-back")
    return Receipt([Text(title, "title")], title=title)
