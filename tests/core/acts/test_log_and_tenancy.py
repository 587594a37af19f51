"""The log verifies and names what was tampered with; nobody reaches over a company's border."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from core.acts import log
from core.acts.models import Activity, ActivityPayload
from core.customers.models import Customer
from core.db import try_out
from core.tenancy import HouseSession, Prepared, TenancyBreach, insert_many
from tests.core.house import House, Shop


async def _broken(shop: Shop) -> list[int]:
    company = shop.actor.company_id or 0
    return await shop.app.db.read(lambda session: list(log.broken_links(session, company)))


async def _three_deeds(shop: Shop) -> None:
    for name in ("Петров", "Иванова", "Сидоров"):
        await shop.does("customers.add", name=name)


async def test_an_untouched_chain_verifies(shop: Shop) -> None:
    await _three_deeds(shop)
    assert await _broken(shop) == []


async def test_an_erased_payload_leaves_the_chain_whole(shop: Shop) -> None:
    await _three_deeds(shop)

    def erase(session: HouseSession) -> None:
        session.execute(sa.delete(ActivityPayload))

    await shop.app.db.write(erase)
    assert await _broken(shop) == []


async def test_a_changed_payload_is_named(shop: Shop) -> None:
    await _three_deeds(shop)

    def forge(session: HouseSession) -> None:
        row = session.scalars(
            sa.select(ActivityPayload).order_by(ActivityPayload.activity_id).offset(1)
        ).first()
        assert row is not None
        row.payload = {**row.payload, "args": {"name": "Кто-то"}}

    await shop.app.db.write(forge)
    assert len(await _broken(shop)) == 1


async def test_a_missing_or_changed_entry_is_named(shop: Shop) -> None:
    await _three_deeds(shop)

    def forge(session: HouseSession) -> None:
        second = session.scalars(
            sa.select(Activity)
            .where(Activity.company_id == shop.actor.company_id)
            .order_by(Activity.seq)
            .offset(1)
        ).first()
        assert second is not None
        session.delete(second)

    await shop.app.db.write(forge)
    assert await _broken(shop)


async def test_rows_of_another_company_are_not_seen_changed_or_made(house: House) -> None:
    mine, theirs = await house.shop("Ромашка"), await house.shop("Лютик", owner="Пётр")
    await theirs.does("customers.add", name="Тайный")

    def reach(session: HouseSession) -> None:
        session.act_for(mine.actor.company_id)
        assert session.scalars(sa.select(Customer)).all() == []
        session.execute(
            sa.update(Customer).values(name="Мой"), execution_options={"synchronize_session": False}
        )
        session.execute(sa.delete(Customer), execution_options={"synchronize_session": False})
        with pytest.raises(TenancyBreach):
            insert_many(session, Customer, [{"company_id": theirs.actor.company_id, "name": "Подкидыш"}])

    await house.app.db.write(reach)
    (customer,) = await theirs.rows(Customer)
    assert customer.name == "Тайный"


async def test_a_session_of_nobody_sees_nothing(shop: Shop) -> None:
    await shop.does("customers.add", name="Петров")
    seen = await shop.app.db.read(lambda session: session.scalars(sa.select(Customer)).all())
    assert list(seen) == []


def test_a_prepared_statement_names_every_owned_class() -> None:
    with pytest.raises(TenancyBreach):
        Prepared(sa.select(Customer.name))


async def test_what_was_tried_out_leaves_no_trace(shop: Shop) -> None:
    def trial(session: HouseSession) -> tuple[int, int]:
        session.act_for(shop.actor.company_id)

        def add(inner: HouseSession) -> int:
            inner.execute(
                sa.update(Customer).values(note="x"), execution_options={"synchronize_session": False}
            )
            return inner.scalar(sa.select(sa.func.count()).where(Customer.note == "x")) or 0

        inside = try_out(session, add)
        return inside, session.scalar(sa.select(sa.func.count()).where(Customer.note == "x")) or 0

    await shop.does("customers.add", name="Петров")
    assert await shop.app.db.write(trial) == (1, 0)


async def test_a_failed_work_leaves_its_companions_in_the_group_alone(shop: Shop) -> None:
    import asyncio

    def good(session: HouseSession) -> None:
        session.act_for(shop.actor.company_id)
        session.execute(
            sa.update(Customer).values(note="kept"), execution_options={"synchronize_session": False}
        )

    def bad(session: HouseSession) -> None:
        good(session)
        raise RuntimeError("no")

    await shop.does("customers.add", name="Петров")
    outcomes = await asyncio.gather(
        *(shop.app.db.write(work) for work in (bad, good, bad)), return_exceptions=True
    )
    assert [isinstance(outcome, RuntimeError) for outcome in outcomes] == [True, False, True]
    (customer,) = await shop.rows(Customer)
    assert customer.note == "kept"
