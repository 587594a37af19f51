"""What an owner reads in the reports of a day, a month, of goods and money."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core.acts.calls import Done
from core.blocks import Buttons, Chart, Money, Qty, Sheet, Table, say
from core.reports.models import SalesCount
from tests.core.house import House, Shop
from tests.core.reports.reading import blocks, changes, column, facts, headline, points, sheet_table, title

CAKE = {"product": "торт наполеон", "quantity": 3, "price": 1200}
DELIVERY = {"product": "доставка", "price": 300}


@pytest.fixture
async def bakery(shop: Shop) -> Shop:
    await shop.does("inventory.add", name="торт наполеон", price="1200", cost="500")
    await shop.does("inventory.receive", lines=[{"product": "наполеон", "quantity": 10}])
    await shop.does("customers.add", name="Иванова")
    return shop


async def test_the_evening_report(bakery: Shop) -> None:
    await bakery.does("orders.create", customer="Иванова", lines=[CAKE, DELIVERY])
    done = await bakery.does("reports.sales", period="today")
    assert title(done) == say(
        "reports-headline-revenue", of="", when=say("reports-when-today"), value=Money(390000, "RUB")
    )
    assert facts(done)["reports-metric-orders"] == 1
    assert facts(done)["reports-metric-average"] == 390000
    assert facts(done)["reports-metric-margin"] == 240000
    assert facts(done)["reports-metric-margin-share"] == 6150
    chart = blocks(done, Chart)[0]
    assert (chart.kind, len(chart.labels), sum(points(done))) == ("bars", 10, 390000)
    words = bakery.text(done).replace("\u00a0", " ")
    assert "Выручка сегодня: 3 900 ₽" in words
    assert "Считаю по дате заказа." in words
    assert "Лучший час — 12:00: 3 900 ₽" in words


async def test_it_says_the_same_in_english(house: House) -> None:
    shop = await house.shop(name="Bakery", currency="USD", zone="America/New_York", locale="en")
    await shop.does("inventory.add", name="cake", price="12.50", cost="5")
    await shop.does("inventory.receive", lines=[{"product": "cake", "quantity": 10}])
    await shop.does("orders.sell", lines=[{"product": "cake", "quantity": 2}])
    words = shop.text(await shop.does("reports.sales", period="today"))
    assert "Revenue today: $25.00" in words
    assert "Counted by order date." in words


async def test_nothing_sold_is_said_so(bakery: Shop) -> None:
    done = await bakery.does("reports.sales", period="yesterday")
    assert "Продаж вчера нет" in bakery.text(done)
    assert blocks(done, Chart) == []
    future = await bakery.does("reports.sales", period={"from": "2027-01-01", "to": "2027-01-31"})
    assert "нет" in bakery.text(future)


async def test_each_basis_counts_on_its_own_day(bakery: Shop) -> None:
    await bakery.does("orders.create", customer="Иванова", lines=[CAKE, DELIVERY])
    bakery.clock.move(timedelta(days=1))
    await bakery.does("orders.ship", order="1")
    bakery.clock.move(timedelta(days=1))
    await bakery.does("orders.pay", order="1")
    for period, basis in (
        ("2026-11-20", "order"),
        ("2026-11-21", "shipment"),
        ("2026-11-22", "payment"),
    ):
        for other in ("order", "shipment", "payment"):
            done = await bakery.does("reports.sales", period=period, basis=other)
            assert headline(done) == (Money(390000, "RUB").minor if other == basis else None)
    words = bakery.text(await bakery.does("reports.sales", period="2026-11-22", basis="payment"))
    assert "Считаю по дате оплаты" in words


async def test_today_is_compared_with_the_same_part_of_yesterday(bakery: Shop) -> None:
    sale = [{"product": "наполеон", "quantity": 1}]
    await bakery.does("orders.sell", lines=sale)
    bakery.clock.move(timedelta(hours=6))
    await bakery.does("orders.sell", lines=sale)
    bakery.clock.move(timedelta(hours=18))
    await bakery.does("orders.sell", lines=sale)
    done = await bakery.does("reports.sales", period="today", metric="orders")
    assert (facts(done)["reports-metric-revenue"], changes(done)["reports-metric-revenue"]) == (
        120000,
        120000,
    )
    assert "Сравнение: вчера, до 12:05." in bakery.text(done)
    bakery.clock.move(timedelta(hours=8))
    later = await bakery.does("reports.sales", period="today", metric="orders")
    assert changes(later)["reports-metric-revenue"] == 240000


async def test_a_cancelled_order_leaves_its_own_day(bakery: Shop) -> None:
    await bakery.does("orders.create", customer="Иванова", lines=[CAKE])
    bakery.clock.move(timedelta(days=3))
    await bakery.does("orders.cancel", order="1")
    for period in ("2026-11-20", "today"):
        assert headline(await bakery.does("reports.sales", period=period)) is None


async def test_an_undone_sale_was_never_there(bakery: Shop) -> None:
    before = await bakery.read(_all_counts)
    sold = await bakery.does("orders.sell", lines=[{"product": "наполеон", "quantity": 1}])
    assert await bakery.read(_all_counts) != before
    await bakery.undoes(sold)
    assert await bakery.read(_all_counts) == before


def _all_counts(session: object) -> dict[tuple[str, str, int], tuple[int, ...]]:
    """Rollups that are not all zero."""
    import sqlalchemy as sa

    found = {}
    for row in session.scalars(sa.select(SalesCount)):  # type: ignore[attr-defined]
        names = [name for name in SalesCount.__mapper__.columns.keys() if "_" in name]  # noqa: SIM118
        numbers = tuple(getattr(row, name) for name in names if name != "company_id")
        if any(numbers):
            found[row.scope, row.day.isoformat(), row.ref] = numbers
    return found


async def test_revenue_without_a_cost_is_no_margin(bakery: Shop) -> None:
    await bakery.does("inventory.add", name="свеча", price="100")
    await bakery.does("orders.create", customer="Иванова", lines=[{"product": "свеча", "quantity": 2}])
    done = await bakery.does("reports.sales", period="today")
    assert facts(done)["reports-metric-margin"] == say("reports-no-costs")
    await bakery.does("orders.create", customer="Иванова", lines=[CAKE])
    done = await bakery.does("reports.sales", period="today")
    assert facts(done)["reports-metric-margin"] == 210000
    assert "Не вошло в маржу: 200 ₽" in bakery.text(done).replace("\u00a0", " ")
    await bakery.does("inventory.receive", lines=[{"product": "свеча", "quantity": 2, "price": 40}])
    await bakery.does("orders.ship", order="1")
    done = await bakery.does("reports.sales", period="today")
    assert facts(done)["reports-metric-margin"] == 210000 + 12000, "what was shipped has its cost now"
    assert "Не вошло" not in bakery.text(done)


async def test_profit_takes_off_losses_and_expenses_but_not_purchases(bakery: Shop) -> None:
    await bakery.does("orders.sell", lines=[{"product": "наполеон", "quantity": 3}])
    await bakery.does("inventory.write_off", lines=[{"product": "наполеон", "quantity": 1}])
    await bakery.does("finance.expense", amount="900", item="аренда")
    await bakery.does("finance.expense", amount="5000", item="Закупка муки")
    await bakery.does("finance.income", amount="250", item="аренда полки")
    done = await bakery.does("reports.sales", period="today", metric="profit")
    assert facts(done) == {
        "reports-part-revenue": 360000,
        "reports-part-cost": 150000,
        "reports-part-losses": 50000,
        "reports-part-expenses": 90000,
        "reports-part-income": 25000,
        "reports-metric-profit": 95000,
        "reports-profit-share": 2640,
    }
    assert "Закупки (5 000 ₽)" in bakery.text(done).replace("\u00a0", " ")


async def test_expenses_by_item(bakery: Shop) -> None:
    for amount, item in (("900", "аренда"), ("300", "такси"), ("100", "такси")):
        await bakery.does("finance.expense", amount=amount, item=item)
    undone = await bakery.does("finance.expense", amount="77", item="такси")
    await bakery.undoes(undone)
    done = await bakery.does("reports.sales", period="month", metric="expenses", group_by="category")
    table = blocks(done, Table)[0]
    assert [row[0] for row in table.rows] == ["аренда", "такси"]
    assert column(table, "field-common-amount") == [90000, 40000]
    assert headline(done) == 130000
    assert blocks(done, Chart)[0].kind == "ranking"


async def test_the_best_and_the_worst(bakery: Shop) -> None:
    await bakery.does("inventory.add", name="эклер", price="150", cost="140")
    await bakery.does("inventory.add", name="хлеб", price="80", cost="30")
    await bakery.does("inventory.receive", lines=[{"product": "эклер", "quantity": 50}])
    await bakery.does("orders.sell", lines=[{"product": "эклер", "quantity": 20}])
    await bakery.does("orders.sell", lines=[{"product": "наполеон", "quantity": 1}])

    async def names(**args: object) -> list[object]:
        return [row[0] for row in blocks(await bakery.does("reports.top", **args), Table)[0].rows]

    assert await names() == ["эклер", "торт наполеон"]
    assert await names(by="margin") == ["торт наполеон", "эклер"]
    assert await names(order="worst") == ["хлеб", "торт наполеон", "эклер"]
    assert await names(limit=1) == ["эклер", say("reports-the-rest", count=1)]
    assert await names(entity="employee") == ["Анна"]
    assert await names(entity="customer") == [say("reports-no-customer")]


async def test_goods_by_category_and_one_product(bakery: Shop) -> None:
    await bakery.does("orders.create", customer="Иванова", lines=[CAKE, DELIVERY])
    split = await bakery.does("reports.sales", group_by="category")
    assert column(blocks(split, Table)[0], "reports-metric-revenue") == [390000]
    one = await bakery.does("reports.sales", product="наполеон")
    assert facts(one)["reports-metric-sold"] == 3000
    assert facts(one)["reports-metric-price"] == 120000
    assert (await bakery.refused("reports.sales", product="наполеон", metric="orders")).code == (
        "reports-not-by-product"
    )
    assert (await bakery.refused("reports.sales", metric="profit", group_by="customer")).code == (
        "reports-not-by"
    )


async def test_two_periods_side_by_side(bakery: Shop) -> None:
    await bakery.does("orders.create", customer="Иванова", lines=[CAKE])
    bakery.clock.move(timedelta(days=7))
    await bakery.does("orders.create", customer="Иванова", lines=[DELIVERY])
    done = await bakery.does("reports.compare", period="today", baseline="2026-11-20")
    assert facts(done)["reports-metric-revenue"] == 30000
    assert changes(done)["reports-metric-revenue"] == 360000
    chart = blocks(done, Chart)[0]
    assert [series.kind for series in chart.series] == ["main", "before"]
    asked = await bakery.asks("reports.compare")
    assert asked.path == "period"
    assert len(asked.options) == 5


async def test_what_stock_is_worth_and_what_lies_still(bakery: Shop) -> None:
    await bakery.does("inventory.add", name="свеча", price="100", cost="40")
    await bakery.does("inventory.receive", lines=[{"product": "свеча", "quantity": 5}])
    done = await bakery.does("reports.stock_value")
    assert facts(done)["reports-stock-at-cost"] == 10 * 50000 + 5 * 4000
    assert facts(done)["reports-stock-at-price"] == 10 * 120000 + 5 * 10000
    assert "двигалось" in bakery.text(await bakery.does("reports.dead_stock", days=30))
    bakery.clock.move(timedelta(days=40))
    await bakery.does("orders.sell", lines=[{"product": "наполеон", "quantity": 1}])
    still = blocks(await bakery.does("reports.dead_stock", days=30), Table)[0]
    assert [(row[0], row[2]) for row in still.rows] == [("свеча", say("reports-never-sold"))]


async def test_money_in_and_out(bakery: Shop) -> None:
    await bakery.does("orders.create", customer="Иванова", lines=[CAKE])
    await bakery.does("orders.pay", order="1", amount="2000")
    await bakery.does("finance.expense", amount="500", item="такси")
    await bakery.does("finance.add_account", name="Сбербанк", kind="bank")
    await bakery.does("finance.move", amount="1000", source="Касса", target="Сбербанк")
    done = await bakery.does("reports.money")
    assert facts(done) == {
        "reports-money-in": 200000,
        "reports-money-out": 50000,
        "reports-money-rest": 150000,
    }
    came, went, accounts = blocks(done, Table)
    assert [str(row[0]) for row in accounts.rows] == ["Касса", "Сбербанк"]
    assert column(accounts, "reports-account-closing") == [50000, 100000]
    assert came.rows == [[say("reports-orders-in"), Money(200000, "RUB")]]
    assert went.rows == [["такси", Money(50000, "RUB")]]


async def test_a_workbook_and_its_entry_in_the_log(bakery: Shop) -> None:
    await bakery.does("orders.create", customer="Иванова", lines=[CAKE, DELIVERY])
    done = await bakery.does("reports.export", report="sales", period="today")
    assert [type(block) for block in done.receipt.blocks[1:]] == [Sheet]
    days = sheet_table(done, "reports-sheet-days-ordered")
    assert column(days, "reports-metric-revenue") == [390000]
    goods = sheet_table(done, "reports-sheet-product")
    assert goods.rows[0][:3] == ["торт наполеон", Qty(3000, "pcs"), Money(360000, "RUB")]
    from core.acts.models import Activity

    logged = await bakery.rows(Activity, Activity.action == "reports.export")
    assert len(logged) == 1
    empty = await bakery.does("reports.export", period="yesterday")
    assert blocks(empty, Sheet) == []


async def test_buttons_lead_on(bakery: Shop) -> None:
    """Every button under every report can be pressed."""
    await bakery.does("orders.sell", lines=[{"product": "наполеон", "quantity": 1}])
    await bakery.does("finance.expense", amount="500", item="такси")
    for name, args in (
        ("reports.sales", {}),
        ("reports.sales", {"product": "наполеон"}),
        ("reports.sales", {"metric": "profit"}),
        ("reports.sales", {"metric": "expenses"}),
        ("reports.top", {}),
        ("reports.money", {}),
        ("reports.stock_value", {}),
    ):
        answer = await bakery.does(name, **args)
        acts = [
            button.act
            for block in blocks(answer, Buttons)
            for row in block.rows
            for button in row
            if button.act
        ]
        assert acts
        for act in acts:
            assert isinstance(await bakery.does(act.action, **act.args), Done)


async def test_commands_with_periods_of_their_own(bakery: Shop) -> None:
    commands = bakery.app.register.commands
    assert {name: commands[name][1].get("period") for name in ("today", "week", "month", "report")} == {
        "today": "today",
        "week": "week",
        "month": "month",
        "report": None,
    }


async def test_long_periods_are_drawn_by_weeks_and_months(bakery: Shop) -> None:
    await bakery.does("orders.sell", lines=[{"product": "наполеон", "quantity": 1}])
    for period, steps in (("2026-11", 20), ("90d", 14), ("2026", 11)):
        chart = blocks(await bakery.does("reports.sales", period=period), Chart)[0]
        assert len(chart.labels) == steps
        assert sum(point or 0 for point in chart.series[0].points) == 120000
    plain = await bakery.does("reports.sales", chart=False)
    assert blocks(plain, Chart) == []


async def test_margin_share_of_goods_given_away(bakery: Shop) -> None:
    await bakery.does("orders.sell", lines=[{"product": "наполеон", "quantity": 1, "price": 0}])
    done = await bakery.does("reports.sales", period="today", metric="margin")
    assert headline(done) == -50000
    assert "reports-metric-margin-share" not in facts(done)
