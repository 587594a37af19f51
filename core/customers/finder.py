"""How names lead to customers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from core.acts.finding import Candidate, Found, NamesFinder, fold
from core.blocks import Day, Said, say
from core.customers.models import Customer
from core.customers.queries import by_ids
from core.tenancy import Prepared

_CUSTOMER = Prepared(
    sa.select(Customer.id, Customer.name, Customer.merged_into).where(Customer.id == sa.bindparam("id")),
    Customer,
)


class CustomerFinder(NamesFinder):
    """By the index of names; archived customers only by their card's own buttons."""

    def __init__(self) -> None:
        super().__init__("customer")

    def by_name(self, ctx: Any, typed: str) -> Found:
        """As any name; a woman's surname may be no form of a man's: Кузнецова, Кузнецов."""
        found = super().by_name(ctx, typed)
        said = fold(typed).split()
        strange = any(_is_of_another(said, fold(one.name).split()) for one in found.candidates)
        return replace(found, doubtful=True) if strange else found

    def by_id(self, ctx: Any, record_id: int) -> Candidate | None:
        row = _CUSTOMER(ctx.session, id=record_id).first()
        if row is not None and row.merged_into is not None:
            row = _CUSTOMER(ctx.session, id=row.merged_into).first()
        return Candidate(row.id, row.name) if row else None

    def detail(self, ctx: Any, ids: list[int]) -> dict[int, Said | str]:
        return {key: told for key, row in by_ids(ctx.session, ids).items() if (told := _told(row))}


def _is_of_another(said: list[str], name: list[str]) -> bool:
    """Кузнецова is not Кузнецов, nor the other way round."""
    return any(
        word not in name and (word.removesuffix("а") in name or word + "а" in name)
        for word in said
        if word.endswith(_SURNAMES)
    )


_SURNAMES = ("ова", "ева", "ина", "ына", "ов", "ев", "ин", "ын")


def _told(customer: Customer) -> Said | str | None:
    """What tells namesakes apart: a phone, else an address, else the last order."""
    if customer.phone:
        return say("customers-phone", phone=shown_phone(customer.phone))
    if customer.address:
        return customer.address
    return say("customers-last-order", day=Day(customer.last_day)) if customer.last_day else None


def shown_phone(phone: str) -> str:
    """+79161234567 → +7 916 123-45-67; other numbers as they are."""
    if len(phone) == 12 and phone.startswith("+7"):
        return f"+7 {phone[2:5]} {phone[5:8]}-{phone[8:10]}-{phone[10:]}"
    return phone
