"""A person's data: no mailings, all of it in a file, all of it erased."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa
from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.fields import CustomerRef, Flag
from core.acts.finding import fold
from core.acts.forgetting import Forgotten
from core.acts.register import Asked, Risk, action
from core.acts.rights import Right
from core.blocks import Act, Block, Buttons, Column, Day, Fact, Facts, Receipt, Sheet, Table, Text, Value, say
from core.customers import cards, queries
from core.customers.events import CustomerErased
from core.customers.finder import shown_phone
from core.customers.models import Customer, CustomerMerge, CustomerMoved, CustomerNote
from core.customers.refusals import AlreadyErased, NothingToChange, OwesStill

READ, WRITE = Right("customers", "read"), Right("customers", "write")
ERASE = Right("customers", "delete")
_QUIETLY = {"synchronize_session": False}


class Mailing(Asked):
    customer: CustomerRef = Field(description="Customer, as the user named them")
    out: Flag = Field(True, description="True: wants no mailings; false: wants them again")


class OnePerson(Asked):
    customer: CustomerRef = Field(description="Customer, as the user named them")


@action("customers.opt_out", needs=WRITE, risk=Risk.REVERSIBLE, http="PUT /customers/{customer}/mailings")
def opt_out(ctx: Ctx, asked: Mailing) -> Receipt:
    """Note that a customer wants no mailings, or wants them again."""
    customer = ctx.get(Customer, asked.customer.id or 0)
    if customer.opted_out == asked.out:
        raise NothingToChange(customer=customer.name)
    ctx.changed("customer.opted_out", customer.opted_out, asked.out)
    customer.opted_out = asked.out
    ctx.session.flush()
    title = say("customers-opted-out" if asked.out else "customers-opted-in", name=customer.name)
    return Receipt(
        [Text(title, "title"), Buttons([[cards.card_button(customer)]])],
        title=title,
        undo=Act("customers.opt_out", {"customer": cards.named(customer), "out": not asked.out}),
        subject=("customer", customer.id),
    )


@action(
    "customers.export_person",
    needs=WRITE,
    risk=Risk.REVERSIBLE,
    at_once=True,
    http="POST /customers/{customer}/export",
)
def export_person(ctx: Ctx, asked: OnePerson) -> Receipt:
    """Write all that is kept of one customer as an Excel file: card, notes, orders, payments."""
    customer = ctx.get(Customer, asked.customer.id or 0)
    title = say("customers-file-person", name=customer.name)
    tables = [_card_table(ctx, customer), *_notes_table(ctx, customer)]
    tables += [table for build in cards.DOSSIERS for table in build(ctx, customer)]
    return Receipt([Text(title), Sheet(title, tables)], title=title, subject=("customer", customer.id))


def _card_table(ctx: Ctx, customer: Customer) -> Table:
    also = queries.merged_into(ctx.session, customer.id)
    names = ", ".join(one.name for one in also) or None
    phones = ", ".join(one.phone for one in also if one.phone) or None
    rows: list[list[Value]] = [
        [say("field-common-name"), customer.name],
        [say("field-common-phone"), customer.phone],
        [say("field-common-email"), customer.email],
        [say("field-common-address"), customer.address],
        [say("customers-column-note"), customer.note],
        [say("customers-label-also"), names],
        [say("customers-label-also-phones"), phones],
        [say("customers-label-orders"), customer.orders],
        [say("customers-label-revenue"), ctx.money(customer.revenue)],
        [say("customers-label-owed"), ctx.money(customer.owed)],
        [say("customers-label-mailings"), say("acts-no" if customer.opted_out else "acts-yes")],
        [say("customers-label-since"), Day(ctx.day_of(customer.created_at))],
    ]
    columns = [Column(say("customers-column-what")), Column(say("customers-column-value"))]
    return Table(columns, rows, title=say("customers-sheet-card"))


def _notes_table(ctx: Ctx, customer: Customer) -> list[Table]:
    notes = queries.notes_of(ctx.session, customer.id, 1000)
    if not notes:
        return []
    columns = [Column(say("field-common-day")), Column(say("customers-column-note"))]
    rows: list[list[Value]] = [[Day(note.day), note.text] for note in notes]
    return [Table(columns, rows, title=say("customers-sheet-notes"))]


@action("customers.erase", needs=ERASE, risk=Risk.ADMIN, http="DELETE /customers/{customer}/person")
def erase_person(ctx: Ctx, asked: OnePerson) -> Receipt:
    """Erase a customer's personal data for good; orders and sums stay under «deleted customer»."""
    customer = ctx.get(Customer, asked.customer.id or 0)
    if customer.erased_at is not None:
        raise AlreadyErased
    if customer.owed:
        raise OwesStill(customer=customer.name, owed=ctx.money(customer.owed))
    all_cards = [customer, *queries.merged_into(ctx.session, customer.id)]
    ids = tuple(one.id for one in all_cards)
    instead = ctx.say(say("customers-erased-name"))
    ctx.emit(CustomerErased(customer.id, list(ids)))
    who = Forgotten((("customer", ids),), _words(all_cards), instead)
    for one in all_cards:
        _clear(ctx, one, instead)
    _drop_notes_and_merges(ctx, ids)
    for room in ctx.app.register.rooms:
        for forget in room.forgets:
            forget(ctx.session, ctx.company.id, who)
    asked.customer.name = instead
    title = say("customers-erased")
    facts = [Fact(say("customers-label-kept-orders"), customer.orders)]
    if customer.orders:
        facts.append(Fact(say("customers-label-kept-sum"), ctx.money(customer.revenue)))
    blocks: list[Block] = [Text(title, "title"), Facts(facts), Text(say("customers-erased-what"), "warning")]
    return Receipt(blocks, title=title, subject=("customer", customer.id))


def _words(erased: Sequence[Customer]) -> tuple[str, ...]:
    found: list[str | None] = []
    for one in erased:
        phone = shown_phone(one.phone) if one.phone else None
        found += [one.name, one.phone, phone, one.email, one.address]
    return tuple(sorted({word for word in found if word}, key=len, reverse=True))


def _clear(ctx: Ctx, customer: Customer, instead: str) -> None:
    customer.name, customer.sort_name = instead, fold(instead)
    customer.phone = customer.email = customer.address = customer.note = None
    customer.opted_out, customer.erased_at = True, ctx.now
    customer.archived_at = customer.archived_at or ctx.now
    ctx.session.flush()
    ctx.unname("customer", customer.id)


def _drop_notes_and_merges(ctx: Ctx, ids: tuple[int, ...]) -> None:
    """What was remembered of them, and the way back from their merges."""
    notes = sa.delete(CustomerNote).where(CustomerNote.customer_id.in_(ids))
    ctx.session.execute(notes, execution_options=_QUIETLY)
    theirs = sa.or_(CustomerMerge.kept_id.in_(ids), CustomerMerge.merged_id.in_(ids))
    merges = list(ctx.session.scalars(sa.select(CustomerMerge.id).where(theirs)))
    moved = sa.delete(CustomerMoved).where(CustomerMoved.merge_id.in_(merges))
    ctx.session.execute(moved, execution_options=_QUIETLY)
    gone = sa.delete(CustomerMerge).where(CustomerMerge.id.in_(merges))
    ctx.session.execute(gone, execution_options=_QUIETLY)
