"""Cards of customers: written, found, shown, changed, put away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from pydantic import Field

from core.acts.calls import Missing, Option, Unclear
from core.acts.ctx import Ctx
from core.acts.fields import CustomerRef, Email, Phone, Title, Words
from core.acts.finding import Candidate, fold, rename_leading
from core.acts.paging import FARTHEST, FIRST, Page
from core.acts.register import Asked, Risk, action
from core.acts.rights import Right
from core.blocks import Act, Block, Button, Buttons, Receipt, Text, say
from core.customers import cards, queries
from core.customers.actions import ruling
from core.customers.events import CustomerArchived, CustomerChanged
from core.customers.keeping import (
    enter_again,
    enter_customer,
    remove_unused,
    strike_customer,
    tidy,
    write_card,
)
from core.customers.models import Customer
from core.customers.refusals import AlreadyArchived, Edited, InUse, NothingToChange, TooShort
from core.customers.rules import Segment

READ, WRITE = Right("customers", "read"), Right("customers", "write")
_FIELDS = ("name", "phone", "email", "address", "note")


class NewCustomer(Asked):
    name: Title = Field(description="Customer's name or firm, in the nominative")
    phone: Phone | None = None
    email: Email | None = None
    address: Words | None = None
    note: Words | None = None


class OneCustomer(Asked):
    customer: CustomerRef = Field(description="Customer, as the user named them")


class CustomerQuery(Asked):
    query: Words = Field(min_length=1, description="Part of a name, of a phone number or of an e-mail")


class CustomerList(Asked):
    segment: Segment = Field("all", description="all, new, regular, vip, sleeping or debtors")


class CustomerPage(CustomerList):
    after: list[str] = Field(min_length=2, max_length=2)
    trail: list[str] = Field(default_factory=list, max_length=FARTHEST)


class CustomerEdit(OneCustomer):
    name: Title | None = None
    phone: Phone | None = None
    email: Email | None = None
    address: Words | None = None
    note: Words | None = None
    what: Literal["name", "phone", "email", "address", "note"] | None = Field(
        None, description="The field to change, when its value is not known yet"
    )


class FieldBack(Asked):
    field: str
    old: str | None = None
    ours: str | None = None


class EditBack(OneCustomer):
    fields: list[FieldBack]


@action("customers.add", needs=WRITE, risk=Risk.REVERSIBLE, command="customer_add", http="POST /customers")
def add_customer(ctx: Ctx, asked: NewCustomer) -> Receipt:
    """Write a new customer's card: name and, where known, phone, e-mail, address, note."""
    customer = write_card(
        ctx,
        asked.name,
        phone=asked.phone,
        email=asked.email,
        address=asked.address,
        note=asked.note,
    )
    title = say("customers-added", name=customer.name)
    return Receipt(
        [Text(title, "title"), *_likenesses(ctx, customer), *cards.card(ctx, customer)[1:]],
        title=title,
        undo=Act("customers.remove", {"customer": cards.named(customer)}),
        subject=("customer", customer.id),
    )


def _likenesses(ctx: Ctx, customer: Customer) -> list[Block]:
    """A word about cards that may be the same person, each with a way to open it."""
    same = list(queries.same_contact(ctx.session, customer.phone, customer.email, customer.id))
    known = {row.id for row in same}
    alike = [row for row in queries.namesakes(ctx.session, customer.name, customer.id) if row.id not in known]
    blocks: list[Block] = [Text(say("customers-same-contact", name=row.name), "warning") for row in same]
    blocks += [Text(say("customers-same-name", name=row.name), "warning") for row in alike[:1]]
    return [*blocks, *_ways(customer, [*same, *alike][:3])]


def _ways(customer: Customer, alike: Sequence[Customer]) -> list[Block]:
    """To open a like card, or to make the two one."""
    rows = [
        [
            cards.open_button(row),
            Button(
                say("customers-button-same"),
                Act("customers.merge", {"customer": cards.named(row), "other": cards.named(customer)}),
            ),
        ]
        for row in alike
    ]
    return [Buttons(rows)] if rows else []


@action("customers.find", needs=READ, risk=Risk.READ, command="find", http="GET /customers/find")
def find_customers(ctx: Ctx, asked: CustomerQuery) -> Receipt:
    """Find customers by a part of the name, phone or e-mail."""
    if len(fold(asked.query).replace(" ", "")) < 2:
        raise TooShort
    found = _found(ctx, asked.query)
    if len(found) == 1:
        return Receipt(cards.card(ctx, found[0]), subject=("customer", found[0].id))
    if not found:
        offer = Button(
            say("customers-button-add", name=asked.query), Act("customers.add", {"name": asked.query})
        )
        blocks: list[Block] = [Text(say("customers-found-nobody", query=asked.query))]
        if ctx.may("customers", "write"):
            blocks.append(Buttons([[offer]]))
        return Receipt(blocks)
    return Receipt([cards.table(ctx, found, say("customers-found", count=len(found)))])


def _found(ctx: Ctx, query: str) -> list[Customer]:
    rows = list(queries.by_contact(ctx.session, query)) or list(queries.by_part_of_name(ctx.session, query))
    if rows:
        return rows
    near: list[Candidate] = ctx.finder("customer").by_name(ctx, query).candidates
    cards_of = queries.by_ids(ctx.session, [candidate.id for candidate in near])
    return [cards_of[candidate.id] for candidate in near if candidate.id in cards_of]


@action("customers.list", needs=READ, risk=Risk.READ, command="customers", http="GET /customers")
def list_customers(ctx: Ctx, asked: CustomerList) -> Receipt:
    """List customers: everybody, or new, regular, vip, sleeping ones, or those who owe."""
    return _page(ctx, asked.segment, FIRST)


@action("customers.page", needs=READ, risk=Risk.READ, hidden=True)
def customers_page(ctx: Ctx, asked: CustomerPage) -> Receipt:
    """The next page of a list of customers."""
    return _page(ctx, asked.segment, Page(asked.after, asked.trail))


def _page(ctx: Ctx, segment: Segment, at: Page) -> Receipt:
    after = (at.after[0], int(at.after[1])) if at.after else None
    judged = queries.judge(ctx.session, ctx.today, of_buyers=segment == "vip")
    rows = queries.segment_page(ctx.session, segment, judged, after)
    shown = rows[: queries.PAGE]
    if not shown:
        blocks: list[Block] = [Text(say(f"customers-nobody-{segment}"))]
        return Receipt([*blocks, *ruling.rule_note(ctx, judged.rules, segment)])
    last = shown[-1]
    page = Act("customers.page", {"segment": segment})
    following = at.following(page, [last.sort_name, str(last.id)]) if len(rows) > queries.PAGE else None
    table = cards.table(ctx, shown, say(f"customers-list-{segment}"), following)
    table = replace(table, previous=at.previous(page, Act("customers.list", {"segment": segment})))
    return Receipt([table, *ruling.rule_note(ctx, judged.rules, segment)])


@action("customers.show", needs=READ, risk=Risk.READ, command="customer", http="GET /customers/{customer}")
def show_customer(ctx: Ctx, asked: OneCustomer) -> Receipt:
    """Show a customer's card: contacts, orders, what they bought for, what they owe."""
    customer = _customer(ctx, asked)
    return Receipt(cards.card(ctx, customer), subject=("customer", customer.id))


def _customer(ctx: Ctx, asked: OneCustomer) -> Customer:
    return ctx.get(Customer, asked.customer.id or 0)


@action("customers.change", needs=WRITE, risk=Risk.REVERSIBLE, http="PATCH /customers/{customer}")
def change_customer(ctx: Ctx, asked: CustomerEdit) -> Receipt:
    """Change a customer's name, phone, e-mail, address or note."""
    customer = _customer(ctx, asked)
    given = {name: getattr(asked, name) for name in _FIELDS if getattr(asked, name) is not None}
    if "name" in given:
        given["name"] = tidy(given["name"])
    changed = {
        name: value or None for name, value in given.items() if (value or None) != getattr(customer, name)
    }
    if not given:
        raise _which_field(asked, customer)
    if not changed:
        raise NothingToChange(customer=customer.name)
    before = {name: getattr(customer, name) for name in changed}
    _put(ctx, customer, changed)
    customer.edits += 1
    title = say("customers-changed", name=customer.name)
    return Receipt(
        [Text(title, "title"), *_likenesses(ctx, customer), *cards.card(ctx, customer)[1:]],
        title=title,
        undo=Act(
            "customers.put_back",
            {
                "customer": cards.named(customer),
                "fields": [{"field": key, "old": before[key], "ours": changed[key]} for key in changed],
            },
        ),
        subject=("customer", customer.id),
    )


def _which_field(asked: CustomerEdit, customer: Customer) -> Exception:
    """The question after a bare "change": which field, then its value."""
    if asked.what is not None:
        return Missing(asked.what)
    options = [Option(say(f"field-common-{name}"), name) for name in _FIELDS]
    return Unclear("what", options, say("customers-change-what", name=customer.name))


def _put(ctx: Ctx, customer: Customer, values: dict[str, str | None]) -> None:
    for name, value in values.items():
        ctx.changed(f"customer.{name}", getattr(customer, name), value)
        setattr(customer, name, value)
    if "name" in values:
        customer.sort_name = fold(customer.name)[:300]
        ctx.session.flush()
        enter_customer(ctx, customer)
        rename_leading(ctx.session, "customer", customer.id, customer.name)
    ctx.emit(CustomerChanged(customer.id, sorted(values)))


@action("customers.archive", needs=WRITE, risk=Risk.REVERSIBLE, http="POST /customers/{customer}/archive")
def archive_customer(ctx: Ctx, asked: OneCustomer) -> Receipt:
    """Put a customer's card away: it is no longer offered, its orders stay."""
    customer = _customer(ctx, asked)
    if customer.is_archived:
        raise AlreadyArchived(customer=customer.name)
    customer.archived_at = ctx.now
    strike_customer(ctx, customer)
    ctx.emit(CustomerArchived(customer.id, archived=True))
    title = say("customers-archived", name=customer.name)
    blocks: list[Block] = [Text(title, "title")]
    if customer.owed > 0:
        blocks.append(
            Text(say("customers-archived-owes", name=customer.name, owed=ctx.money(customer.owed)), "warning")
        )
    return Receipt(
        blocks,
        title=title,
        undo=Act("customers.unarchive", {"customer": cards.named(customer)}),
        subject=("customer", customer.id),
    )


@action("customers.unarchive", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def unarchive_customer(ctx: Ctx, asked: OneCustomer) -> Receipt:
    """Take a customer's card back from the archive."""
    customer = _customer(ctx, asked)
    customer.archived_at = None
    enter_again(ctx, customer)
    ctx.emit(CustomerArchived(customer.id, archived=False))
    title = say("customers-unarchived", name=customer.name)
    return Receipt([Text(title, "title")], title=title, subject=("customer", customer.id))


@action("customers.remove", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def remove_customer(ctx: Ctx, asked: OneCustomer) -> Receipt:
    """Take back a card that was just written and is not used."""
    customer = _customer(ctx, asked)
    name = customer.name
    if customer.edits:
        raise Edited(customer=name)
    if not remove_unused(ctx, customer):
        raise InUse(customer=name)
    title = say("customers-removed", name=name)
    return Receipt([Text(title, "title")], title=title)


@action("customers.put_back", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def put_fields_back(ctx: Ctx, asked: EditBack) -> Receipt:
    """Give fields of a card their former values, where they still hold ours."""
    customer = _customer(ctx, asked)
    known = [back for back in asked.fields if back.field in _FIELDS]
    if any(getattr(customer, back.field) != back.ours for back in known):
        raise Edited(customer=customer.name)
    _put(ctx, customer, {back.field: back.old for back in known})
    customer.edits -= 1
    title = say("customers-put-back", name=customer.name)
    return Receipt(
        [Text(title, "title"), *cards.card(ctx, customer)[1:]], title=title, subject=("customer", customer.id)
    )
