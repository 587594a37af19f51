"""Orders to suppliers: twenty bags at nine hundred come in parts, whole, too many, or not at all."""

from __future__ import annotations

from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.acts.calls import Confirm, Done
from core.blocks import Said
from core.inventory.models import Movement, StockDocument
from core.purchasing.checking import differences
from core.purchasing.models import Purchase, PurchaseLine, Supplier
from core.purchasing.refusals import HasDeliveries, NotAwaited, NotOrdered, PastDay, StillDraft
from core.purchasing.writing import share_of
from tests.core.acting import act, plain
from tests.core.house import Shop
from tests.core.inventory.stock import balance
from tests.core.inventory.stock import wrong as wrong_stock

BAGS: list[dict[str, Any]] = [{"product": "Мука", "quantity": "20", "unit": "мешков", "price": "900"}]


async def wrong(shop: Shop) -> list[str]:
    """What `check` says about purchases and stock."""

    def look(ctx: Any) -> list[Said]:
        return list(differences(ctx.session, ctx.company))

    return [shop.text(said) for said in await act(shop, look)] + await wrong_stock(shop)


async def state(shop: Shop, number: int = 1) -> str:
    return (await shop.rows(Purchase, Purchase.number == number))[0].state


async def test_bags_become_kilograms_in_quantity_and_in_price(shop: Shop) -> None:
    done = await shop.does("purchasing.order", supplier="Мельник", lines=BAGS)
    said = plain(shop, done)
    assert "Заказано у «Мельник»: заказ поставщику № 1" in said
    assert "20 мешков (1 000 кг)" in said
    assert "18 ₽" in said
    assert "18 000 ₽" in said
    (line,) = await shop.rows(PurchaseLine)
    assert (line.quantity, line.price, line.total) == (1_000_000, 180_000, 1_800_000)
    assert await balance(shop, "Мука") == (0, 0, 0), "an order moves no stock"
    assert "1 000 кг" in plain(shop, await shop.does("purchasing.coming"))


async def test_it_comes_in_parts_at_the_orders_price(shop: Shop) -> None:
    await shop.does("purchasing.order", supplier="Мельник", lines=BAGS)
    some = [{"product": "Мука", "quantity": "7", "unit": "мешков"}]
    part = await shop.does("purchasing.receive", purchase="1", lines=some)
    assert "7 мешков (350 кг)" in plain(shop, part)
    assert "Ждём ещё 1 позицию" in plain(shop, part)
    assert await balance(shop, "Мука") == (350, 0, 630_000)
    assert await state(shop) == "partly"
    rest = await shop.does("purchasing.receive", purchase="Мельник")
    assert "Пришло всё, что ждали" in plain(shop, rest)
    assert await balance(shop, "Мука") == (1000, 0, 1_800_000)
    assert await state(shop) == "received"
    assert [row.kind for row in await shop.rows(StockDocument)] == ["receipt", "receipt"]
    assert isinstance(await shop.refused("purchasing.receive", purchase="1"), NotAwaited)
    await shop.undoes(rest)
    assert await balance(shop, "Мука") == (350, 0, 630_000)
    assert await state(shop) == "partly"
    await shop.undoes(part)
    assert await state(shop) == "placed"
    assert await wrong(shop) == []


async def test_a_receipt_taken_back_as_stock_is_awaited_again(shop: Shop) -> None:
    await shop.does("purchasing.order", supplier="Мельник", lines=BAGS)
    await shop.does("purchasing.receive", purchase="1")
    (document,) = await shop.rows(StockDocument)
    await shop.does("inventory.annul_document", document=document.id)
    assert await state(shop) == "placed"
    assert await wrong(shop) == []


async def test_more_than_was_ordered_is_asked_about_beyond_the_tolerance(shop: Shop) -> None:
    await shop.does("purchasing.order", supplier="Мельник", lines=BAGS)
    more = [{"product": "Мука", "quantity": "21", "unit": "мешок"}]
    asked = await shop.call("purchasing.receive", purchase="1", lines=more)
    assert isinstance(asked, Confirm)
    assert "сверх заказа 50 кг, заказывали 1 000 кг" in plain(shop, asked)
    await shop.does("purchasing.set_tolerance", percent="5")
    done = await shop.call("purchasing.receive", purchase="1", lines=more)
    assert isinstance(done, Done)
    assert await balance(shop, "Мука") == (1050, 0, 1_890_000)
    assert await state(shop) == "received"
    await shop.undoes(done)
    assert await state(shop) == "placed"
    assert await wrong(shop) == []


async def test_the_bill_may_name_another_price(shop: Shop) -> None:
    await shop.does("purchasing.order", supplier="Мельник", lines=BAGS)
    half = [{"product": "Мука", "quantity": "10", "unit": "мешков", "price": "1000"}]
    await shop.does("purchasing.receive", purchase="1", lines=half)
    assert await balance(shop, "Мука") == (500, 0, 1_000_000)
    await shop.does("purchasing.receive", purchase="1")
    assert await balance(shop, "Мука") == (1000, 0, 1_900_000)


async def test_the_rest_is_closed_and_awaited_again(shop: Shop) -> None:
    await shop.does("purchasing.order", supplier="Мельник", lines=BAGS)
    await shop.does("purchasing.receive", purchase="1", lines=[{"product": "Мука", "quantity": "400"}])
    closed = await shop.does("purchasing.close_rest", purchase="1")
    assert await state(shop) == "closed"
    assert "ничего не едет" in plain(shop, await shop.does("purchasing.coming"))
    assert isinstance(await shop.refused("purchasing.close_rest", purchase="1"), NotAwaited)
    await shop.undoes(closed)
    assert await state(shop) == "partly"
    cancelled = await shop.does("purchasing.cancel", purchase="1")
    assert await state(shop) == "closed", "what has come stays"
    await shop.undoes(cancelled)
    assert await wrong(shop) == []


async def test_an_order_nothing_has_come_of_is_cancelled(shop: Shop) -> None:
    await shop.does("purchasing.order", supplier="Мельник", lines=BAGS)
    done = await shop.does("purchasing.cancel", purchase="Мельник")
    assert await state(shop) == "cancelled"
    await shop.undoes(done)
    assert await state(shop) == "placed"


async def test_a_draft_is_placed_and_takes_its_number_then(shop: Shop) -> None:
    await shop.does("purchasing.add_supplier", name="Мельник", lead_days=3)
    draft = await shop.does("purchasing.order", supplier="Мельник", lines=BAGS, draft=True)
    assert "Черновик заказа для «Мельник»" in plain(shop, draft)
    refusal = await shop.refused("purchasing.receive", purchase="Мельник")
    assert isinstance(refusal, StillDraft)
    placed = await shop.does("purchasing.place", purchase="Мельник")
    assert "№ 1" in plain(shop, placed)
    assert "23 ноября" in plain(shop, placed), "lead time tells when"
    await shop.undoes(placed)
    again = await shop.does("purchasing.place", purchase="Мельник")
    assert "№ 1" in plain(shop, again)
    await shop.does("purchasing.order", supplier="Мельник", lines=BAGS)
    assert [row.number for row in await shop.rows(Purchase)] == [1, 2]


async def test_what_came_stands_on_the_order(shop: Shop) -> None:
    done = await shop.does("purchasing.order", supplier="Мельник", lines=BAGS)
    came = await shop.does("purchasing.receive", purchase="1")
    with pytest.raises(HasDeliveries):
        await shop.undoes(done)
    await shop.undoes(came)
    await shop.undoes(done)
    assert await state(shop) == "annulled"
    assert "Поставщиков пока нет" in plain(shop, await shop.does("purchasing.suppliers"))


async def test_goods_nobody_knows_come_and_go_with_their_order(shop: Shop) -> None:
    lines = [{"product": "Дрожжи", "quantity": "3", "unit": "кг", "price": "200"}]
    done = await shop.does("purchasing.order", supplier="Мельник", lines=lines)
    assert "Новые товары: Дрожжи" in plain(shop, done)
    await shop.undoes(done)
    assert "Дрожжи" not in plain(shop, await shop.does("inventory.list"))


async def test_a_line_without_a_price_is_taken_at_the_last_one(shop: Shop) -> None:
    await shop.does("purchasing.order", supplier="Мельник", lines=BAGS)
    plainly = [{"product": "Мука", "quantity": "100"}]
    again = await shop.does("purchasing.order", supplier="Мельник", lines=plainly)
    assert "1 800 ₽" in plain(shop, again)
    other = await shop.does("purchasing.order", supplier="Базар", lines=plainly)
    assert "Без цены: Мука" in plain(shop, other)
    await shop.does("purchasing.receive", purchase="3")
    assert await balance(shop, "Мука") == (100, 0, 0)


async def test_late_goods_are_listed(shop: Shop) -> None:
    await shop.does("purchasing.order", supplier="Мельник", lines=BAGS, due="2026-11-22")
    assert "Опозданий нет" in plain(shop, await shop.does("purchasing.coming", late=True))
    shop.house.move(days=3)
    said = plain(shop, await shop.does("purchasing.coming", late=True))
    assert "Мельник" in said
    assert "Опаздывает на 1 день" in plain(shop, await shop.does("purchasing.show", purchase="1"))
    refusal = await shop.refused("purchasing.order", supplier="Мельник", lines=BAGS, due="2026-11-22")
    assert isinstance(refusal, PastDay)


async def test_strange_goods_are_not_received_by_the_order(shop: Shop) -> None:
    await shop.does("purchasing.order", supplier="Мельник", lines=BAGS)
    refusal = await shop.refused(
        "purchasing.receive", purchase="1", lines=[{"product": "Сахар", "quantity": "5"}]
    )
    assert isinstance(refusal, NotOrdered)


async def test_a_pack_nobody_has_described_is_asked_about_and_the_order_goes_on(shop: Shop) -> None:
    lines = [{"product": "Сахар", "quantity": "2", "unit": "мешка", "price": "3000"}]
    refusal = await shop.refused("purchasing.order", supplier="Мельник", lines=lines)
    assert refusal.code == "inventory-pack-unknown"
    assert refusal.offers


async def test_the_minimum_sum_is_spoken_of_to_those_who_see_costs(shop: Shop) -> None:
    await shop.does("purchasing.add_supplier", name="Мельник", min_sum="20000")
    said = plain(shop, await shop.does("purchasing.order", supplier="Мельник", lines=BAGS))
    assert "возит от 20 000 ₽: не хватает 2 000 ₽" in said


async def test_check_names_what_does_not_add_up(shop: Shop) -> None:
    await shop.does("purchasing.order", supplier="Мельник", lines=BAGS)
    await shop.does("purchasing.receive", purchase="1", lines=[{"product": "Мука", "quantity": "400"}])

    def spoil(session: Any) -> None:
        session.act_for(shop.actor.company_id)
        session.execute(sa.update(PurchaseLine).values(received=1_000_000))
        session.execute(sa.update(Purchase).values(total=5))

    await shop.app.db.write(spoil)
    said = "\n".join(await wrong(shop)).replace("\u00a0", " ")
    assert "Мука: записано, что пришло 1 000 кг, по приходам 400 кг" in said
    assert "записана сумма 0,05 ₽, по позициям 18 000 ₽" in said
    assert "записано «пришёл частично», по позициям «пришёл»" in said


@given(total=st.integers(0, 10**9), whole=st.integers(1, 10**7), cuts=st.lists(st.integers(1, 10**6)))
@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
def test_parts_of_a_line_cost_what_the_whole_does(total: int, whole: int, cuts: list[int]) -> None:
    line = PurchaseLine(quantity=whole, total=total, received=0, closed=0)
    worth = 0
    for cut in [*cuts, whole]:
        part = min(cut, line.pending)
        worth += share_of(line, part)
        line.received += part
    assert (line.pending, worth) == (0, total)


async def test_suppliers_are_written_changed_and_put_away(shop: Shop) -> None:
    added = await shop.does("purchasing.add_supplier", name="Мельник", phone="89161234567", inn="7707083893")
    refusal = await shop.refused("purchasing.add_supplier", name="мельник")
    assert refusal.code == "purchasing-supplier-exists"
    changed = await shop.does("purchasing.change_supplier", supplier="Мельник", name="Мельница", lead_days=2)
    assert "Мельница" in plain(shop, await shop.does("purchasing.supplier", supplier="Мельницу"))
    with pytest.raises(Exception, match="purchasing-edited"):
        await shop.undoes(added)
    await shop.undoes(changed)
    gone = await shop.does("purchasing.archive_supplier", supplier="Мельник")
    assert "Поставщиков пока нет" in plain(shop, await shop.does("purchasing.suppliers"))
    await shop.undoes(gone)
    await shop.undoes(added)
    assert await shop.rows(Supplier) == []


async def test_an_editor_orders_and_receives_but_sees_no_costs(shop: Shop) -> None:
    await shop.does("purchasing.order", supplier="Мельник", lines=BAGS)
    editor = await shop.member("Асель", "editor")
    for name, args in (
        ("purchasing.show", {"purchase": "1"}),
        ("purchasing.list", {}),
        ("purchasing.receive", {"purchase": "1"}),
    ):
        said = plain(editor, await editor.does(name, **args))
        assert "Мельник" in said
        assert "18 000" not in said
    assert len(await shop.rows(Movement)) == 1
