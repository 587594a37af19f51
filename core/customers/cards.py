"""How customers are shown. Rooms above add sections to the card through `section`."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from core.acts.ctx import Ctx
from core.blocks import Act, Block, Button, Buttons, Column, Day, Fact, Facts, Said, Table, Text, Value, say
from core.customers import queries
from core.customers.finder import shown_phone
from core.customers.models import Customer, CustomerNote

NOTES = 3
"""Notes on a card; the others are a button away."""

Section = Callable[[Ctx, Customer], list[Block]]
_SECTIONS: list[Section] = []


Dossier = Callable[[Ctx, Customer], list[Table]]
DOSSIERS: list[Dossier] = []
"""What rooms above add to the file of all that is kept of a person."""


def dossier(build: Dossier) -> Dossier:
    """Let a room above add its tables to a person's file."""
    if build not in DOSSIERS:
        DOSSIERS.append(build)
    return build


def section(build: Section) -> Section:
    """Let a room above add its blocks to every customer's card."""
    if build not in _SECTIONS:
        _SECTIONS.append(build)
    return build


def named(customer: Customer) -> dict[str, object]:
    """A customer as an argument of a stored call."""
    return {"id": customer.id, "name": customer.name}


def open_button(customer: Customer) -> Button:
    """The way to a card, under the customer's name."""
    return Button(
        say("customers-button-open", name=customer.name), Act("customers.show", {"customer": named(customer)})
    )


def card_button(customer: Customer) -> Button:
    """The way to a card whose customer was just named."""
    return Button(say("customers-button-card"), Act("customers.show", {"customer": named(customer)}))


def card(ctx: Ctx, customer: Customer) -> list[Block]:
    """The whole card: contacts, totals, what other rooms know, buttons."""
    blocks: list[Block] = [Text(Said("customers-card-title", {"name": customer.name}), "title")]
    if customer.merged_into is not None:
        kept = ctx.get(Customer, customer.merged_into)
        blocks.append(Text(say("customers-card-merged", name=kept.name), "warning"))
    elif customer.is_archived:
        blocks.append(Text(say("customers-card-archived"), "warning"))
    facts = [*_contacts(customer), *_totals(ctx, customer)]
    if facts:
        blocks.append(Facts(facts))
    if customer.note:
        blocks.append(Text(say("customers-card-note", note=customer.note), "note"))
    blocks += _notes(ctx, customer)
    blocks += _once_called(ctx, customer)
    for build in _SECTIONS:
        blocks += build(ctx, customer)
    if customer.opted_out and customer.erased_at is None:
        blocks.append(Text(say("customers-card-opted-out"), "note"))
    if ctx.may("customers", "write") and not customer.is_archived:
        blocks.append(_buttons(customer))
    return blocks


def _contacts(customer: Customer) -> list[Fact]:
    shown: list[tuple[str, Value]] = [
        ("field-common-phone", shown_phone(customer.phone) if customer.phone else None),
        ("field-common-email", customer.email),
        ("field-common-address", customer.address),
    ]
    return [Fact(say(label), value) for label, value in shown if value]


def _totals(ctx: Ctx, customer: Customer) -> list[Fact]:
    limit = (
        []
        if customer.credit_limit is None
        else [Fact(say("customers-label-limit"), ctx.money(customer.credit_limit))]
    )
    if not customer.orders:
        return [Fact(say("customers-label-orders"), say("customers-no-orders")), *limit]
    facts = [
        Fact(say("customers-label-orders"), customer.orders),
        Fact(say("customers-label-revenue"), ctx.money(customer.revenue)),
    ]
    if customer.orders > 1:
        facts.append(Fact(say("customers-label-average"), ctx.money(customer.average)))
    if customer.first_day and customer.last_day:
        if customer.first_day != customer.last_day:
            facts.append(Fact(say("customers-label-first"), Day(customer.first_day)))
        facts.append(Fact(say("customers-label-last"), Day(customer.last_day)))
    facts.append(Fact(say("customers-label-owed"), _debt(ctx, customer)))
    facts += limit
    judged = queries.judge(ctx.session, ctx.today)
    return facts + [
        Fact(say("customers-label-segment"), say(f"customers-segment-{segment}"))
        for segment in judged.segments_of(customer)
        if segment != "debtors"
    ]


def _debt(ctx: Ctx, customer: Customer) -> Value:
    """Said even where there is none: "сколько нам должна Иванова" is answered by this card."""
    return ctx.money(customer.owed) if customer.owed else say("customers-no-debt")


def _notes(ctx: Ctx, customer: Customer) -> list[Block]:
    """The newest notes, and the way to the others."""
    found = queries.notes_of(ctx.session, customer.id, NOTES + 1)
    shown: list[Block] = [Text(note_line(note), "note") for note in found[:NOTES]]
    if len(found) > NOTES:
        every = Act("customers.notes", {"customer": named(customer)})
        shown.append(Buttons([[Button(say("customers-button-notes"), every)]]))
    return shown


def _once_called(ctx: Ctx, customer: Customer) -> list[Block]:
    """Names and numbers of the cards that became part of this one."""
    found = queries.merged_into(ctx.session, customer.id)
    known = [part for one in found for part in (one.name, one.phone and shown_phone(one.phone), one.email)]
    own = {customer.name, customer.phone and shown_phone(customer.phone), customer.email}
    also = [part for part in dict.fromkeys(known) if part and part not in own]
    return [Text(say("customers-card-also", what=", ".join(also)), "note")] if also else []


def note_line(note: CustomerNote) -> Said:
    return say("customers-note-line", day=Day(note.day), text=note.text)


def _buttons(customer: Customer) -> Buttons:
    who: dict[str, object] = {"customer": named(customer)}
    return Buttons(
        [
            [
                Button(say("customers-button-note"), Act("customers.note", who)),
                Button(say("customers-button-change"), Act("customers.change", who)),
            ],
            [Button(say("customers-button-archive"), Act("customers.archive", who))],
        ]
    )


def table(
    ctx: Ctx, customers: Sequence[Customer], title: Said | None = None, following: Act | None = None
) -> Table:
    """Customers in rows, each opening its card."""
    return Table(
        columns=[
            Column(say("customers-column-name")),
            Column(say("field-common-phone")),
            Column(say("customers-label-orders"), "number"),
            Column(say("customers-label-revenue"), "number"),
            Column(say("customers-label-owed"), "number"),
        ],
        rows=[_row(ctx, customer) for customer in customers],
        title=title,
        acts=[Act("customers.show", {"customer": named(customer)}) for customer in customers],
        labels=[customer.name for customer in customers],
        next=following,
    )


def _row(ctx: Ctx, customer: Customer) -> list[Value]:
    return [
        customer.name,
        shown_phone(customer.phone) if customer.phone else None,
        customer.orders,
        ctx.money(customer.revenue),
        ctx.money(customer.owed) if customer.owed else None,
    ]
