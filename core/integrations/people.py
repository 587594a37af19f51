"""Customers of an import found among ours, written where they are new."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from pydantic import TypeAdapter, ValidationError

from core.acts.ctx import Ctx
from core.acts.fields import Email, Phone
from core.acts.finding import enter_new_names, fold
from core.blocks import say
from core.customers.keeping import tidy
from core.customers.models import Customer
from core.ids import new_id
from core.integrations.models import ImportedRecord, OuterKey
from core.integrations.reading.records import Person
from core.tenancy import HouseSession, insert_many

_PHONE: TypeAdapter[str] = TypeAdapter(Phone)
_EMAIL: TypeAdapter[str] = TypeAdapter(Email)
SPLIT = re.compile(r"[;,/]| и | or ")


def phone_of(person: Person) -> str | None:
    """The first phone of a cell, as our cards keep it; None for what is no phone."""
    for part in SPLIT.split(person.phone):
        try:
            return _PHONE.validate_python(part)[:16]
        except ValidationError:
            continue
    return None


def email_of(person: Person) -> str | None:
    try:
        return _EMAIL.validate_python(person.email)
    except ValidationError:
        return None


def match(session: HouseSession, source: str, batch: Sequence[Person]) -> dict[int, int]:
    """Place in the batch → id of our customer: by the source's key, phone, mail, a lone name."""
    known = known_people(session, source, [person.key for person in batch])
    phones = _by(session, Customer.phone, {phone_of(person) for person in batch})
    emails = _by(session, Customer.email, {email_of(person) for person in batch})
    names = _by(session, Customer.sort_name, {_sort_name(person.name) for person in batch if person.name})
    found: dict[int, int] = {}
    for place, person in enumerate(batch):
        customer = known.get(person.key) or _only(phones, phone_of(person)) or _only(emails, email_of(person))
        if customer is None and person.key.startswith("name:"):
            customer = _only(names, _sort_name(person.name))
        if customer is not None:
            found[place] = customer
    return found


def known_people(session: HouseSession, source: str, keys: Sequence[str]) -> dict[str, int]:
    """Key of a customer → id of our card."""
    rows = session.execute(
        sa.select(OuterKey.key, sa.func.coalesce(Customer.merged_into, Customer.id))
        .join(Customer, Customer.id == OuterKey.record_id)
        .where(OuterKey.source == source, OuterKey.kind == "customer", OuterKey.key.in_(set(keys)))
    )
    return {row[0]: int(row[1]) for row in rows}


def _by(session: HouseSession, column: Any, values: set[str | None]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    wanted = {value for value in values if value}
    query = sa.select(column, Customer.id).where(column.in_(wanted), Customer.archived_at.is_(None))
    for value, customer in session.execute(query):
        found.setdefault(value, []).append(int(customer))
    return found


def _only(found: dict[str, list[int]], value: str | None) -> int | None:
    ids = found.get(value or "", [])
    return ids[0] if len(ids) == 1 else None


def _sort_name(name: str) -> str:
    return fold(tidy(name))[:300]


def take_people(
    ctx: Ctx, run_id: int, source: str, batch: Sequence[Person]
) -> tuple[dict[int, int], int, int]:
    """Write a batch. Answers place in the batch → customer id, how many are new, how many were filled in."""
    session = ctx.session
    found = match(session, source, batch)
    known = known_people(session, source, [person.key for person in batch])
    rows = [_card(ctx, person) for place, person in enumerate(batch) if place not in found]
    places = [place for place in range(len(batch)) if place not in found]
    ids = found | dict(zip(places, (row["id"] for row in rows), strict=True))
    insert_many(session, Customer, rows)
    enter_new_names(session, "customer", [(row["id"], row["name"]) for row in rows])
    made = [{"id": new_id(), "run_id": run_id, "kind": "customer", "record_id": row["id"]} for row in rows]
    insert_many(session, ImportedRecord, [{**record, "before": None} for record in made])
    filled = _fill(ctx, run_id, {found[place]: batch[place] for place in found if batch[place].listed})
    keys = {person.key[:320]: ids[place] for place, person in enumerate(batch) if person.key not in known}
    insert_many(
        session,
        OuterKey,
        [{"source": source, "kind": "customer", "key": k, "record_id": i} for k, i in keys.items()],
    )
    return ids, len(rows), filled


def _card(ctx: Ctx, person: Person) -> dict[str, Any]:
    phone, email = phone_of(person), email_of(person)
    lost = [cell for cell, kept in ((person.phone, phone), (person.email, email)) if cell and not kept]
    inn = [ctx.say(say("integrations-note-inn", inn=person.inn))] if person.inn else []
    name = (
        tidy(person.name) or phone or email or ctx.say(say("integrations-coded-customer", code=person.code))
    )
    return {
        "id": new_id(),
        "name": name,
        "sort_name": fold(name)[:300],
        "phone": phone,
        "email": email,
        "address": person.address[:500] or None,
        "note": "; ".join([*filter(None, [person.note]), *inn, *lost]) or None,
        "archived_at": None,
        "created_at": ctx.now,
        "edits": 0,
        "person_id": ctx.actor.person_id,
        "orders": 0,
        "revenue": 0,
        "owed": 0,
        "first_day": None,
        "last_day": None,
    }


def _fill(ctx: Ctx, run_id: int, listed: dict[int, Person]) -> int:
    """A list of customers fills what our cards leave blank; it never overwrites."""
    changes = []
    for card in ctx.session.scalars(sa.select(Customer).where(Customer.id.in_(listed))):
        person = listed[card.id]
        told = {"phone": phone_of(person), "email": email_of(person), "address": person.address[:500] or None}
        before = {name: [None, now] for name, now in told.items() if now and not getattr(card, name)}
        if before:
            for name, (_, now) in before.items():
                setattr(card, name, now)
            changes.append(ImportedRecord(run_id=run_id, kind="customer", record_id=card.id, before=before))
    ctx.session.add_all(changes)
    ctx.session.flush()
    return len(changes)
