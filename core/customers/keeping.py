"""Writing and removing cards: used by this room's actions and by rooms that meet a new customer."""

from __future__ import annotations

from sqlalchemy.exc import IntegrityError

from core.acts.ctx import Ctx
from core.acts.finding import fold, lead_names
from core.customers.events import CustomerAdded, CustomerRemoved
from core.customers.models import Customer
from core.customers.queries import merged_into


def tidy(name: str) -> str:
    """A name as it is kept: single spaces, a capital first letter where none was typed."""
    words = name.split()
    if words and name == name.lower():
        words = [word[:1].upper() + word[1:] if index == 0 else word for index, word in enumerate(words)]
    return " ".join(words)[:300]


def name_forms(name: str) -> list[str]:
    """Further forms by which a name is found: a surname in -ов, -ев has another stem in all cases but one."""
    return [f"{word}а" for word in fold(name).split() if len(word) > 4 and word.endswith(("ов", "ев"))]


def enter_customer(ctx: Ctx, customer: Customer) -> None:
    """Keep the customer's name in the index that finders search."""
    ctx.name("customer", customer.id, customer.name, *name_forms(customer.name))


def strike_customer(ctx: Ctx, customer: Customer) -> None:
    """Take the card's name, and those that lead to it, out of the index."""
    for one in (customer, *merged_into(ctx.session, customer.id)):
        ctx.unname("customer", one.id)


def enter_again(ctx: Ctx, customer: Customer) -> None:
    """Put them back."""
    enter_customer(ctx, customer)
    aliases = merged_into(ctx.session, customer.id)
    for one in aliases:
        enter_customer(ctx, one)
    lead_names(ctx.session, "customer", [one.id for one in aliases], customer.id, customer.name)


def write_card(
    ctx: Ctx,
    name: str,
    *,
    phone: str | None = None,
    email: str | None = None,
    address: str | None = None,
    note: str | None = None,
) -> Customer:
    """A new card, entered in the index of names. Nothing is checked for likeness."""
    shown = tidy(name)
    customer = Customer(
        name=shown,
        sort_name=fold(shown)[:300],
        phone=phone,
        email=email,
        address=address or None,
        note=note or None,
        archived_at=None,
        created_at=ctx.now,
        edits=0,
        person_id=ctx.actor.person_id,
        orders=0,
        revenue=0,
        owed=0,
        first_day=None,
        last_day=None,
    )
    ctx.session.add(customer)
    ctx.session.flush()
    enter_customer(ctx, customer)
    ctx.emit(CustomerAdded(customer.id, shown))
    return customer


def remove_unused(ctx: Ctx, customer: Customer) -> bool:
    """Take a card back if nothing stands on it and nobody edited it. True when it is gone."""
    if customer.edits or customer.orders:
        return False
    removed = CustomerRemoved(customer.id)
    try:
        with ctx.session.begin_nested():
            ctx.emit(removed)
            ctx.session.delete(customer)
            ctx.session.flush()
    except IntegrityError:
        ctx.events.remove(removed)
        return False
    ctx.unname("customer", removed.customer_id)
    return True
