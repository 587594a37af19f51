"""Cards, lists, pages, finding an order by its name, who may see what."""

from __future__ import annotations

from datetime import timedelta

import sqlalchemy as sa

from core.blocks import Buttons, Table
from core.ids import new_id
from core.orders.models import Order
from core.tenancy import HouseSession
from tests.core.house import Shop
from tests.core.orders.seeing import order, ordered, refusal, seen


def table(done: object) -> Table:
    found = [block for block in done.receipt.blocks if isinstance(block, Table)]  # type: ignore[attr-defined]
    return found[0]


async def test_pages_follow_each_other_without_gap_or_repeat(bakery: Shop) -> None:
    for _ in range(23):
        await ordered(bakery, ("эклер ванильный", 1), customer=None)
    found: list[object] = []
    page = table(await bakery.does("orders.list"))
    found += [row[0] for row in page.rows]
    while page.next is not None:
        page = table(await bakery.does(page.next.action, **page.next.args))
        found += [row[0] for row in page.rows]
    numbers = [number.number for number in found]  # type: ignore[attr-defined]
    assert numbers == list(range(23, 0, -1))


async def test_lists_by_what_is_asked(bakery: Shop) -> None:
    await ordered(bakery, ("эклер ванильный", 1), due="2026-11-21")
    await ordered(bakery, ("эклер ванильный", 2), customer="Петров", due="2026-11-20T18:00")
    await ordered(bakery, ("эклер ванильный", 3), draft=True)
    await bakery.does("orders.pay", order="1")
    await bakery.does("orders.pay", order="2", amount="100")
    await bakery.does("orders.ship", order="2")
    await bakery.does("orders.status", order="2", status="in_work")

    async def numbers(**args: object) -> list[int | None]:
        done = await bakery.does("orders.list", **args)
        if not any(isinstance(block, Table) for block in done.receipt.blocks):
            return []
        return [getattr(row[0], "number", None) for row in table(done).rows]

    assert await numbers() == [None, 2, 1]
    assert await numbers(status="in_work") == [2]
    assert await numbers(status="draft") == [None]
    assert await numbers(payment="paid") == [1]
    assert await numbers(payment="partial") == await numbers(payment="owed") == [2]
    assert await numbers(payment="unpaid") == []
    assert await numbers(shipment="shipped") == [2]
    assert await numbers(shipment="none") == [1]
    assert await numbers(customer="Петров") == [2]
    assert await numbers(due={"from": "2026-11-20", "to": "2026-11-21"}) == [2, 1]
    assert await numbers(due={"from": "2026-11-21", "to": "2026-11-21"}) == [1]


async def test_an_empty_list_says_how_to_begin(bakery: Shop) -> None:
    assert "Заказов пока нет" in seen(bakery, await bakery.does("orders.list"))
    assert "Таких заказов нет" in seen(bakery, await bakery.does("orders.list", status="ready"))


async def test_an_order_is_found_by_number_customer_or_as_the_last(bakery: Shop) -> None:
    await ordered(bakery, ("эклер ванильный", 1))
    await ordered(bakery, ("эклер ванильный", 2), customer="Петров")
    for name in ("2", "№2", "№ 2", "заказ 2", "заказ № 2", "Петрова", "последний"):
        assert "Петров" in seen(bakery, await bakery.does("orders.show", order=name)), name
    refused = await bakery.refused("orders.show", order="7")
    assert "заказ «7»" in refusal(bakery, refused)
    await ordered(bakery, ("эклер ванильный", 3))
    asked = await bakery.chooses("orders.show", order="Ивановой")
    assert [option.label for option in asked.options] == ["3", "1"]


async def test_a_number_means_the_latest_years_order(bakery: Shop) -> None:
    await ordered(bakery, ("эклер ванильный", 1))
    bakery.house.move(days=60)
    await ordered(bakery, ("эклер ванильный", 2), customer="Петров")
    assert sorted((o.year, o.number) for o in await bakery.rows(Order)) == [(2026, 1), (2027, 1)]
    assert "Петров" in seen(bakery, await bakery.does("orders.show", order="1"))


async def test_an_editor_sees_no_margin_and_a_viewer_writes_nothing(bakery: Shop) -> None:
    editor = await bakery.member("Асель", "editor")
    viewer = await bakery.member("Тимур", "viewer")
    made = await editor.does("orders.create", customer="Иванова", lines=[{"product": "торт наполеон"}])
    assert "Маржа" not in seen(editor, made)
    assert "Маржа" in seen(bakery, await bakery.does("orders.show", order="1"))
    shown = await viewer.does("orders.show", order="1")
    assert "Маржа" not in seen(viewer, shown)
    assert not any(isinstance(block, Buttons) for block in shown.receipt.blocks)
    for name, args in (
        ("orders.create", {"lines": [{"product": "торт наполеон"}]}),
        ("orders.sell", {"lines": [{"product": "торт наполеон"}]}),
        ("orders.pay", {"order": "1"}),
        ("orders.ship", {"order": "1"}),
        ("orders.cancel", {"order": "1"}),
    ):
        await viewer.refused(name, **args)
    assert (await order(bakery)).paid == 0


async def test_another_company_is_invisible(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 1))
    other = await bakery.house.shop(name="Чужая")
    ours = (await order(bakery)).id
    await other.refused("orders.show", order="1")
    await other.refused("orders.show", order={"id": ours})
    await other.refused("orders.pay", order={"id": ours}, amount="1")
    assert "Заказов пока нет" in seen(other, await other.does("orders.list"))
    assert "Никто ничего не должен" in seen(other, await other.does("orders.debts"))


async def test_buttons_follow_the_state(bakery: Shop) -> None:
    def labels(done: object) -> list[str]:
        blocks = [b for b in done.receipt.blocks if isinstance(b, Buttons)]  # type: ignore[attr-defined]
        return [seen(bakery, button.label) for block in blocks for row in block.rows for button in row]

    made = await ordered(bakery, ("торт наполеон", 1))
    assert labels(made) == ["Оплата", "Отгрузить", "Готов", "Скидка", "История", "Отменить заказ"]
    shipped = await bakery.does("orders.ship", order="1")
    assert labels(shipped) == ["Оплата", "Выполнен", "Скидка", "История", "Возврат"]
    await bakery.does("orders.pay", order="1")
    await bakery.does("orders.status", order="1", status="done")
    papers = ["История", "Возврат", "Файлы", "Товарный чек", "Накладная"]
    assert labels(await bakery.does("orders.show", order="1")) == papers


async def test_english_reads_well(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 1), due="2026-11-21")
    shown = seen(bakery, await bakery.does("orders.show", order="1"), "en")
    for told in ("Order No. 1, Иванова", "not shipped", "unpaid", "Total"):
        assert told in shown


async def test_an_imported_order_goes_by_its_own_number(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 1))

    def bring(session: HouseSession) -> None:
        session.act_for(bakery.actor.company_id)
        ours = session.scalars(sa.select(Order)).one()
        kept = {column.key: getattr(ours, column.key) for column in Order.__mapper__.column_attrs}
        for number in ("1", "A-77"):
            own = {
                "id": new_id(),
                "source": "shop",
                "number": None,
                "outer_number": number,
                "customer_id": None,
            }
            session.add(Order(**{**kept, **own}))

    await bakery.app.db.write(bring)
    assert "Заказ № A-77" in seen(bakery, await bakery.does("orders.show", order="A-77"))
    asked = await bakery.chooses("orders.show", order="1")
    assert len(asked.options) == 2
    assert "Иванова" in seen(bakery, asked)
    assert "№ A-77" in seen(bakery, await bakery.does("orders.list"))


async def test_days_find_what_was_recorded_or_is_due_then(bakery: Shop) -> None:
    """«заказы за сегодня»: ten recorded today are not "none" because they are due tomorrow."""
    await ordered(bakery, ("эклер ванильный", 1), due="2026-11-21")
    await ordered(bakery, ("эклер ванильный", 1))
    await ordered(bakery, ("эклер ванильный", 1), customer="Петров", paid=True)
    await bakery.does("orders.ship", order="3")
    today, tomorrow = ({"from": day, "to": day} for day in ("2026-11-20", "2026-11-21"))
    listed = await bakery.does("orders.list", days=today)
    assert "Записаны или к сроку: 20 ноября" in seen(bakery, listed)
    assert [row[0].number for row in table(listed).rows] == [3, 2, 1]  # type: ignore[union-attr]
    due = await bakery.does("orders.list", days=tomorrow)
    assert [row[0].number for row in table(due).rows] == [1]  # type: ignore[union-attr]


async def test_overdue_are_those_not_finished_in_time(bakery: Shop) -> None:
    await ordered(bakery, ("эклер ванильный", 1), due="2026-11-21")
    await ordered(bakery, ("эклер ванильный", 1), due="2026-11-21")
    await ordered(bakery, ("эклер ванильный", 1), due="2026-11-22")
    await ordered(bakery, ("эклер ванильный", 1))
    await bakery.does("orders.status", order="2", status="done")
    assert "Таких заказов нет" in seen(bakery, await bakery.does("orders.list", status="overdue"))
    bakery.clock.move(timedelta(days=2))
    late = await bakery.does("orders.list", status="overdue")
    assert "Просроченные заказы" in seen(bakery, late)
    assert [row[0].number for row in table(late).rows] == [1]  # type: ignore[union-attr]
