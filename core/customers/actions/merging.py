"""Two cards of one person become one; said again, they are two."""

from __future__ import annotations

import sqlalchemy as sa
from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.events import on
from core.acts.fields import CustomerRef
from core.acts.finding import lead_names
from core.acts.register import Asked, Risk, action
from core.acts.rights import Right
from core.blocks import Act, Block, Buttons, Fact, Facts, Receipt, Text, say
from core.customers import cards
from core.customers.events import CustomersMerged, CustomersParted
from core.customers.finder import shown_phone
from core.customers.following import follow, go_back, remember, remembered
from core.customers.keeping import enter_customer
from core.customers.models import Customer, CustomerMerge, CustomerMoved, CustomerNote
from core.customers.refusals import MergedOn, SameCard
from core.finance.models import Posting
from core.tenancy import HouseSession

WRITE = Right("customers", "write")
FILLED = ("phone", "email", "address", "note")
_OWN = "own-note"


class TwoCustomers(Asked):
    customer: CustomerRef = Field(description="Customer whose card stays, as the user named them")
    other: CustomerRef = Field(description="Customer whose card becomes part of it")


class WhichMerge(Asked):
    merge: int


@action("customers.merge", needs=WRITE, risk=Risk.MASS, command="merge", http="POST /customers/merges")
def merge_customers(ctx: Ctx, asked: TwoCustomers) -> Receipt:
    """Make two cards of one customer one: orders, payments and notes go to the card that stays."""
    ids = (asked.customer.id or 0, asked.other.id or 0)
    if ids[0] == ids[1]:
        raise SameCard(customer=asked.customer.name)
    held = {row.id: row for row in ctx.lock(Customer, ids)}
    kept, other = (held.get(one) or ctx.get(Customer, one) for one in ids)
    orders, revenue = other.orders, other.revenue
    merge = _merge(ctx, kept, other)
    title = say("customers-merged", name=kept.name, other=other.name)
    facts = [Fact(say("customers-label-moved-orders"), orders)]
    if orders:
        facts.append(Fact(say("customers-label-moved-sum"), ctx.money(revenue)))
    return Receipt(
        [
            Text(title, "title"),
            Facts(facts),
            *_taken_over(merge),
            Text(say("customers-merged-names", name=kept.name, other=other.name), "note"),
            Buttons([[cards.card_button(kept)]]),
        ],
        title=title,
        undo=Act("customers.part", {"merge": merge.id}),
        subject=("customer", kept.id),
    )


def _taken_over(merge: CustomerMerge) -> list[Block]:
    """What the kept card had not known."""
    rows = [
        Fact(say(f"field-common-{name}"), shown_phone(value) if name == "phone" else value)
        for name, value in merge.filled.items()
    ]
    return [Text(say("customers-merged-filled"), "note"), Facts(rows)] if rows else []


def _merge(ctx: Ctx, kept: Customer, other: Customer) -> CustomerMerge:
    """Fill what the kept card lacks, put the other away, let everything follow."""
    filled = {
        name: getattr(other, name) for name in FILLED if getattr(other, name) and not getattr(kept, name)
    }
    merge = CustomerMerge(
        kept_id=kept.id, merged_id=other.id, at=ctx.now, filled=filled, archived_before=other.archived_at
    )
    ctx.session.add(merge)
    for name, value in filled.items():
        ctx.changed(f"customer.{name}", None, value)
        setattr(kept, name, value)
    other.archived_at, other.merged_into = other.archived_at or ctx.now, kept.id
    kept.edits += 1
    other.edits += 1
    if merge.archived_before is not None:
        enter_customer(ctx, other)
    ctx.session.flush()
    ctx.emit(CustomersMerged(merge.id, kept.id, other.id))
    _keep_its_note(ctx, kept, other, merge)
    return merge


def _keep_its_note(ctx: Ctx, kept: Customer, other: Customer, merge: CustomerMerge) -> None:
    """A note that found the place taken goes among the dated ones."""
    if not other.note or "note" in merge.filled or other.note == kept.note:
        return
    day = ctx.day_of(other.created_at)
    note = CustomerNote(
        customer_id=kept.id, day=day, at=other.created_at, person_id=other.person_id, text=other.note
    )
    ctx.session.add(note)
    ctx.session.flush()
    remember(ctx, CustomersMerged(merge.id, kept.id, other.id), _OWN, [(note.id, None)])


@on(CustomersMerged)
def own_records_follow(ctx: Ctx, event: CustomersMerged) -> None:
    """Notes, payments and the names that led to the merged card; its own name leads on as well."""
    follow(ctx, event, "note", CustomerNote.customer_id)
    follow(ctx, event, "posting", Posting.customer_id)
    aliases = follow(ctx, event, "alias", Customer.merged_into)
    kept = ctx.get(Customer, event.kept_id)
    lead_names(ctx.session, "customer", [event.merged_id, *aliases], kept.id, kept.name)
    ctx.app.names_changed(ctx.session.company_id)


@on(CustomersParted)
def own_records_go_back(ctx: Ctx, event: CustomersParted) -> None:
    """The same, the other way."""
    go_back(ctx, event, "note", CustomerNote.customer_id)
    go_back(ctx, event, "posting", Posting.customer_id)
    aliases = go_back(ctx, event, "alias", Customer.merged_into)
    other = ctx.get(Customer, event.merged_id)
    lead_names(ctx.session, "customer", aliases, other.id, other.name)


@action("customers.part", needs=WRITE, risk=Risk.MASS, hidden=True)
def part_customers(ctx: Ctx, asked: WhichMerge) -> Receipt:
    """Make a merged card a card of its own again, with all that had come from it."""
    merge = ctx.get(CustomerMerge, asked.merge)
    ids = (merge.kept_id, merge.merged_id)
    held = {row.id: row for row in ctx.lock(Customer, ids)}
    kept, other = held[ids[0]], held[ids[1]]
    if kept.merged_into is not None:
        raise MergedOn(customer=kept.name, into=ctx.get(Customer, kept.merged_into).name)
    left = _give_back(ctx, kept, merge)
    other.archived_at, other.merged_into = merge.archived_before, None
    kept.edits -= 1
    other.edits -= 1
    ctx.session.flush()
    if other.archived_at is None:
        enter_customer(ctx, other)
    else:
        ctx.unname("customer", other.id)
    ctx.emit(CustomersParted(merge.id, kept.id, other.id))
    _forget(ctx.session, merge)
    title = say("customers-parted", name=kept.name, other=other.name)
    rest: list[Block] = [
        Text(say("acts-left-as-is", what=say(f"field-common-{name}")), "warning") for name in left
    ]
    return Receipt(
        [Text(title, "title"), *rest, Buttons([[cards.card_button(kept)]])],
        title=title,
        subject=("customer", kept.id),
    )


def _give_back(ctx: Ctx, kept: Customer, merge: CustomerMerge) -> list[str]:
    """Empty what was filled, where it still holds it; the fields that do not."""
    left = [name for name, value in merge.filled.items() if getattr(kept, name) != value]
    for name in merge.filled.keys() - set(left):
        ctx.changed(f"customer.{name}", getattr(kept, name), None)
        setattr(kept, name, None)
    return left


def _forget(session: HouseSession, merge: CustomerMerge) -> None:
    """The merge never was: what was remembered of it goes."""
    for note, _ in remembered(session, merge.id, _OWN):
        found = session.get(CustomerNote, note)
        if found is not None:
            session.delete(found)
    session.flush()
    moved = sa.delete(CustomerMoved).where(CustomerMoved.merge_id == merge.id)
    session.execute(moved, execution_options={"synchronize_session": False})
    session.delete(merge)
    session.flush()
