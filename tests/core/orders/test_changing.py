"""Due dates, who is responsible, notes, history, and whom the notices reach."""

from __future__ import annotations

from datetime import UTC, datetime

from core.acts.models import Letter
from tests.core.house import Shop
from tests.core.orders.seeing import counted, counted_by, order, ordered, refusal, seen


async def letters(shop: Shop, kind: str) -> list[int | None]:
    return [letter.person_id for letter in await shop.rows(Letter, Letter.kind == kind)]


async def test_moving_and_back(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 1), due="2026-11-21T15:00")
    moved = await bakery.does("orders.move", order="1", due="2026-11-23")
    assert "23 ноября" in seen(bakery, moved)
    assert (await order(bakery)).due_at == datetime(2026, 11, 23, 12, tzinfo=UTC)
    refused = await bakery.refused("orders.move", order="1", due="2026-11-01")
    assert "уже прошло" in refusal(bakery, refused)
    await bakery.undoes(moved)
    due = (await order(bakery)).due_at
    assert due is not None
    assert due.isoformat() == "2026-11-21T12:00:00+00:00"


async def test_a_field_changed_again_is_not_put_back(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 1))
    first = await bakery.does("orders.move", order="1", due="2026-11-23")
    await bakery.does("orders.move", order="1", due="2026-11-24")
    refused = await bakery.refused("acts.undo", act={"id": first.act_id})
    assert "с тех пор меняли" in refusal(bakery, refused)


async def test_an_order_is_given_to_somebody_who_hears_of_it(bakery: Shop) -> None:
    asel = await bakery.member("Асель", "editor")
    await ordered(bakery, ("торт наполеон", 1))
    given = await bakery.does("orders.assign", order="1", member="Асель")
    assert "Заказ № 1 поручен: Асель" in seen(bakery, given)
    assert await letters(bakery, "orders.assigned") == [asel.actor.person_id]
    assert "Асель" in seen(bakery, await bakery.does("orders.show", order="1"))
    assert await counted_by(bakery, "ordered", "person_id") == {asel.actor.person_id: 120000}
    again = await bakery.refused("orders.assign", order="1", member="Асель")
    assert "уже поручен: Асель" in refusal(bakery, again)
    await bakery.undoes(given)
    assert (await order(bakery)).assignee_id is None
    assert await counted_by(bakery, "ordered", "person_id") == {bakery.actor.person_id: 120000}
    assert (await counted(bakery, "ordered"))["orders"] == 1


async def test_a_paid_sale_stays_whose_it_is(bakery: Shop) -> None:
    asel = await bakery.member("Асель", "editor")
    await ordered(bakery, ("торт наполеон", 1), paid=True)
    await bakery.does("orders.assign", order="1", member="Асель")
    assert (await order(bakery)).assignee_id == asel.actor.person_id
    assert await counted_by(bakery, "ordered", "person_id") == {bakery.actor.person_id: 120000}


async def test_notes_gather(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 1), note="без орехов")
    noted = await bakery.does("orders.note", order="1", note="свечи отдельно")
    assert (await order(bakery)).note == "без орехов\nсвечи отдельно"
    await bakery.undoes(noted)
    assert (await order(bakery)).note == "без орехов"


async def test_history_tells_all_of_it(bakery: Shop) -> None:
    asel = await bakery.member("Асель", "editor")
    await ordered(bakery, ("торт наполеон", 2))
    await asel.does("orders.add_lines", order="1", lines=[{"product": "эклер ванильный"}])
    await bakery.does("orders.move", order="1", due="2026-11-21T15:00")
    await bakery.does("orders.assign", order="1", member="Асель")
    await bakery.does("orders.note", order="1", note="позвонить")
    paid = await asel.does("orders.pay", order="1", amount="500")
    await asel.undoes(paid)
    shipped = await bakery.does("orders.ship", order="1", lines=[{"product": "эклер ванильный"}])
    await bakery.undoes(shipped)
    await bakery.does("orders.status", order="1", status="in_work")
    cancelled = await bakery.does("orders.cancel", order="1", reason="передумали")
    await bakery.undoes(cancelled)
    told = seen(bakery, await bakery.does("orders.history", order="1"))
    for words in (
        "записан на 2 400 ₽",
        "добавлена 1 позиция на 150 ₽",
        "срок: 21 ноября, 15:00",
        "поручен: Асель",
        "заметка: позвонить",
        "оплата 500 ₽",
        "оплата 500 ₽ отменена",
        "отгружен частично",
        "отгрузка отменена",
        "теперь в работе",
        "отменён: передумали",
        "отмена отменена",
        "Telegram",
    ):
        assert words in told, words
    assert told.count("Асель") >= 4
    seen(bakery, await bakery.does("orders.history", order="1"), "en")


async def test_others_hear_of_new_orders_and_money_the_actor_does_not(bakery: Shop) -> None:
    asel = await bakery.member("Асель", "editor")
    await asel.does("orders.create", customer="Иванова", lines=[{"product": "торт наполеон"}])
    assert await letters(bakery, "orders.new") == [bakery.actor.person_id]
    await bakery.does("orders.pay", order="1")
    assert await letters(bakery, "orders.paid") == [asel.actor.person_id]
    told = await bakery.rows(Letter, Letter.kind == "orders.new")
    assert "себестоимость" not in str(told[0].receipt)
    assert "margin" not in str(told[0].receipt)


async def test_another_day_keeps_the_hour_and_another_hour_the_day(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 1), due="2026-11-21T12:00")
    await bakery.does("orders.move", order="1", due="2026-11-23")
    assert (await order(bakery)).due_at == datetime(2026, 11, 23, 9, tzinfo=UTC)
    await bakery.does("orders.move", order="1", hour="16:00")
    assert (await order(bakery)).due_at == datetime(2026, 11, 23, 13, tzinfo=UTC)
    asked = await bakery.asks("orders.move", order="1")
    assert asked.path == "due"
