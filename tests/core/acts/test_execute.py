"""The only way in: keys, rights, cards, late words, previews."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
import sqlalchemy as sa

from core.acts.calls import Call, Confirm, Done, How
from core.acts.models import Activity, Card, Counter, Deed, OperationKey
from core.acts.refusals import NotAllowed, OtherBody
from core.acts.rights import Right
from core.errors import Refusal
from core.tables import Base
from core.tenancy import HouseSession
from tests.core.house import House, Shop


async def test_the_same_operation_is_done_once(shop: Shop) -> None:
    first = await shop.call("finance.expense", key="chat:7:0", amount="1500", item="аренда")
    again = await shop.call("finance.expense", key="chat:7:0", amount="1500", item="аренда")
    assert isinstance(first, Done)
    assert isinstance(again, Done)
    assert again.repeated
    assert again.receipt == first.receipt
    assert "1 500" in shop.text(await shop.does("finance.balance")).replace("\u00a0", " ")


async def test_the_same_key_with_another_request_is_refused(shop: Shop) -> None:
    await shop.call("finance.expense", key="chat:7:0", amount="1500", item="аренда")
    with pytest.raises(OtherBody):
        await shop.call("finance.expense", key="chat:7:0", amount="1600", item="аренда")


async def test_one_operation_knocking_many_times_at_once_is_done_once(shop: Shop) -> None:
    calls = [shop.call("finance.expense", key="chat:8:0", amount="100", item="такси") for _ in range(8)]
    answers = await asyncio.gather(*calls)
    assert sum(not answer.repeated for answer in answers if isinstance(answer, Done)) == 1
    keys = await shop.read(
        lambda session: session.scalar(
            sa.select(sa.func.count()).select_from(OperationKey).where(OperationKey.operation == "chat:8:0")
        )
    )
    assert keys == 1


async def test_words_show_a_card_and_nothing_is_done_until_yes(shop: Shop) -> None:
    before = await _snapshot(shop)
    card = await shop.confirms("finance.expense", amount="1500", item="аренда")
    assert await _snapshot(shop) == before
    done = await shop.agrees(card)
    assert isinstance(done, Done)
    assert await _snapshot(shop) != before


async def test_yes_pressed_twice_is_done_once(shop: Shop) -> None:
    card = await shop.confirms("finance.expense", amount="1500", item="аренда")
    first, second = await asyncio.gather(shop.agrees(card), shop.agrees(card))
    assert {answer.repeated for answer in (first, second) if isinstance(answer, Done)} == {True, False}


async def test_a_card_whose_world_has_moved_is_shown_again(shop: Shop) -> None:
    await shop.does("inventory.add", name="Латте", price="150")
    card = await shop.confirms("orders.create", customer="Иванова", lines=[{"product": "латте"}])
    await shop.does("inventory.set_price", product="латте", price="180")
    again = await shop.agrees(card)
    assert isinstance(again, Confirm)
    assert again.changed
    assert "180" in shop.text(again)
    assert isinstance(await shop.agrees(again), Done)


async def test_a_card_dies_after_a_quarter_of_an_hour(shop: Shop) -> None:
    card = await shop.confirms("finance.expense", amount="1500", item="аренда")
    shop.house.move(minutes=16)
    with pytest.raises(Refusal) as refusal:
        await shop.agrees(card)
    assert refusal.value.code == "acts-card-gone"


async def test_another_person_may_not_press_in_private(shop: Shop) -> None:
    asel = await shop.member("Асель", "admin")
    card = await shop.confirms("finance.expense", amount="1500", item="аренда")
    with pytest.raises(Refusal) as refusal:
        await asel.agrees(card)
    assert refusal.value.code == "acts-not-yours"


async def test_in_a_group_the_presser_s_right_decides_and_both_are_recorded(shop: Shop) -> None:
    boss, viewer = await shop.member("Асель", "admin"), await shop.member("Марина", "viewer")
    for worker in (shop, boss, viewer):
        worker.actor = replace(worker.actor, place="-100", group=True)
    card = await shop.confirms("finance.expense", amount="1500", item="аренда")
    with pytest.raises(NotAllowed):
        await viewer.agrees(card)
    assert isinstance(await boss.agrees(card), Done)
    rows = await shop.app.db.read(
        lambda session: list(session.scalars(sa.select(Activity).order_by(Activity.id)))
    )
    assert (rows[-1].person_id, rows[-1].asked_by) == (boss.actor.person_id, shop.actor.person_id)


async def test_late_words_ask_even_from_a_command(shop: Shop) -> None:
    said = shop.clock.now()
    shop.house.move(minutes=11)
    call = Call("finance.expense", {"amount": "1500", "item": "аренда"}, How.COMMAND, "chat:9:0", said)
    answer = await shop.app.execute(call, shop.actor)
    assert isinstance(answer, Confirm)
    assert answer.late


async def test_money_above_the_limit_asks(shop: Shop) -> None:
    await shop.does("companies.change", money_limit="1000")
    assert isinstance(await shop.call("finance.expense", amount="999", item="такси"), Done)
    assert isinstance(await shop.call("finance.expense", amount="1001", item="такси"), Confirm)


async def test_an_owner_may_waive_cards_for_what_can_be_undone(shop: Shop) -> None:
    await shop.does("companies.change", waive_cards=True)
    answer = await shop.call("customers.add", How.WORDS, name="Петров")
    assert isinstance(answer, Done)
    assert isinstance(await shop.call("companies.invite", How.WORDS, role="viewer"), Confirm)


async def test_a_viewer_writes_nothing(shop: Shop) -> None:
    viewer = await shop.member("Марина", "viewer")
    for action in shop.app.register.actions.values():
        if action.reads or action.own or action.needs.verb == "read" or action.needs == Right.self_:
            continue
        with pytest.raises(NotAllowed):
            await viewer.call(action.name)


async def test_a_leaver_is_out_at_once(shop: Shop) -> None:
    asel = await shop.member("Асель", "editor")
    await shop.does("companies.remove", member="Асель")
    refusal = await asel.refused("inventory.list")
    assert refusal.code == "acts-no-company"


async def test_another_company_is_invisible(house: House) -> None:
    mine, theirs = await house.shop("Ромашка"), await house.shop("Лютик", owner="Пётр")
    done = await theirs.does("customers.add", name="Тайный")
    assert done.receipt.subject is not None
    refusal = await mine.refused("customers.show", customer={"id": done.receipt.subject[1]})
    assert refusal.code == "acts-no-such"
    refusal = await mine.refused("customers.show", customer="Тайный")
    assert refusal.code == "acts-no-such"


async def test_undo_takes_the_last_deed_here_and_names_it(shop: Shop) -> None:
    before = shop.text(await shop.does("finance.balance"))
    await shop.does("finance.expense", amount="1500", item="аренда")
    undone = await shop.does("acts.undo")
    assert "аренда" in shop.text(undone).lower()
    assert shop.text(await shop.does("finance.balance")) == before
    assert (await shop.refused("acts.undo")).code == "acts-nothing-to-undo"


async def test_undo_declines_an_open_card_first(shop: Shop) -> None:
    await shop.does("finance.expense", amount="100", item="такси")
    card = await shop.confirms("finance.expense", amount="1500", item="аренда")
    await shop.does("acts.undo")
    with pytest.raises(Refusal):
        await shop.agrees(card)
    assert len(await shop.rows(Deed, Deed.undone_by.is_not(None))) == 0


async def test_undo_forgets_what_is_older_than_a_day_or_said_elsewhere(shop: Shop) -> None:
    await shop.does("finance.expense", amount="100", item="такси")
    elsewhere = replace(shop.actor, place="777")
    with pytest.raises(Refusal):
        await shop.app.execute(Call("acts.undo", {}, How.COMMAND, "k"), elsewhere)
    shop.house.move(hours=25)
    assert (await shop.refused("acts.undo")).code == "acts-nothing-to-undo"


async def test_a_preview_takes_no_number(shop: Shop) -> None:
    await shop.does("inventory.add", name="Латте", price="150")
    for _ in range(3):
        await shop.confirms("orders.create", customer="Иванова", lines=[{"product": "латте"}])
    await shop.does("orders.create", customer="Иванова", lines=[{"product": "латте"}])
    (counter,) = await shop.rows(Counter, Counter.kind == "order")
    assert counter.last == 1


async def test_questions_go_one_by_one_and_end_in_a_deed(shop: Shop) -> None:
    asked = await shop.asks("finance.expense")
    assert asked.path == "amount"
    answer = await shop.answers(asked, "1 500,50")
    assert isinstance(answer, Done)
    assert "1 500,50" in shop.text(answer).replace("\u00a0", " ")


async def test_a_new_question_closes_the_old_one(shop: Shop) -> None:
    old = await shop.asks("finance.expense")
    await shop.asks("customers.add")
    with pytest.raises(Refusal) as refusal:
        await shop.answers(old, "1500")
    assert refusal.value.code == "acts-card-used"


async def test_every_write_leaves_a_log_row(shop: Shop) -> None:
    before = await _count(shop, Activity)
    await shop.does("customers.add", name="Петров")
    await shop.does("finance.expense", amount="100", item="такси")
    await shop.does("finance.balance")
    assert await _count(shop, Activity) == before + 2


async def _count(shop: Shop, model: type[Base]) -> int:
    def count(session: HouseSession) -> int:
        return session.scalar(sa.select(sa.func.count()).select_from(model)) or 0

    return await shop.app.db.read(count)


_OWN = {Card.__tablename__}


async def _snapshot(shop: Shop) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, but for the open cards."""

    def look(session: HouseSession) -> dict[str, list[tuple[object, ...]]]:
        connection = session.connection()
        return {
            table.name: sorted((tuple(row) for row in connection.execute(sa.select(table))), key=repr)
            for table in Base.metadata.sorted_tables
            if table.name not in _OWN
        }

    return await shop.app.db.read(look)


async def test_a_yes_to_what_has_become_impossible_does_nothing(shop: Shop) -> None:
    await shop.does("inventory.add", name="Латте", price="150")
    await shop.does("inventory.receive", lines=[{"product": "латте", "quantity": "5"}])
    await shop.does("orders.create", customer="Иванова Анна", lines=[{"product": "латте"}])
    card = await shop.confirms("orders.ship", order="1")
    await shop.does("orders.cancel", order="1")
    with pytest.raises(Refusal):
        await shop.agrees(card)
    assert not await shop.rows(Deed, Deed.action == "orders.ship")
