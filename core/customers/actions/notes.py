"""Notes on customers: dated, as many as are worth remembering."""

from __future__ import annotations

from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.fields import CustomerRef, Words
from core.acts.register import Asked, Risk, action
from core.acts.rights import Right
from core.blocks import Act, Block, Button, Buttons, Receipt, Text, say
from core.customers import cards, queries
from core.customers.models import Customer, CustomerNote

READ, WRITE = Right("customers", "read"), Right("customers", "write")
MOST = 50


class NewNote(Asked):
    customer: CustomerRef = Field(description="Customer, as the user named them")
    note: Words = Field(min_length=1, description="What to remember of the customer")


class NotesOf(Asked):
    customer: CustomerRef = Field(description="Customer, as the user named them")


class WhichNote(Asked):
    note: int


@action("customers.note", needs=WRITE, risk=Risk.REVERSIBLE, http="POST /customers/{customer}/notes")
def add_note(ctx: Ctx, asked: NewNote) -> Receipt:
    """Write a dated note on a customer's card; earlier notes stay."""
    customer = ctx.get(Customer, asked.customer.id or 0)
    note = CustomerNote(
        customer_id=customer.id, day=ctx.today, at=ctx.now, person_id=ctx.actor.person_id, text=asked.note
    )
    ctx.session.add(note)
    customer.edits += 1
    ctx.session.flush()
    title = say("customers-noted", name=customer.name)
    return Receipt(
        [Text(title, "title"), Text(cards.note_line(note), "note"), Buttons([[cards.card_button(customer)]])],
        title=title,
        undo=Act("customers.unnote", {"note": note.id}),
        subject=("customer", customer.id),
    )


@action("customers.unnote", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def take_note_off(ctx: Ctx, asked: WhichNote) -> Receipt:
    """Take a note off a customer's card."""
    note = ctx.get(CustomerNote, asked.note)
    customer = ctx.get(Customer, note.customer_id)
    ctx.session.delete(note)
    customer.edits -= 1
    ctx.session.flush()
    title = say("customers-unnoted", name=customer.name)
    return Receipt([Text(title, "title")], title=title, subject=("customer", customer.id))


@action("customers.notes", needs=READ, risk=Risk.READ, http="GET /customers/{customer}/notes")
def show_notes(ctx: Ctx, asked: NotesOf) -> Receipt:
    """Show the notes on a customer, the newest first."""
    customer = ctx.get(Customer, asked.customer.id or 0)
    found = queries.notes_of(ctx.session, customer.id, MOST)
    kept: list[Block] = [Text(cards.note_line(note)) for note in found]
    if customer.note:
        kept.insert(0, Text(say("customers-card-note", note=customer.note), "note"))
    if not kept:
        kept = [Text(say("customers-no-notes", name=customer.name))]
    title = Text(say("customers-notes-of", name=customer.name), "title")
    return Receipt([title, *kept, *_more(ctx, customer)], subject=("customer", customer.id))


def _more(ctx: Ctx, customer: Customer) -> list[Block]:
    if not ctx.may("customers", "write") or customer.is_archived:
        return []
    write = Act("customers.note", {"customer": cards.named(customer)})
    return [Buttons([[Button(say("customers-button-note"), write)]])]
