"""The owner's day through a model that calls the right tools: the same acts and cards as typed ones."""

from __future__ import annotations

from typing import Any

import pytest

from core.acts import replies
from core.acts.calls import Ask, Choose, Confirm, Done
from core.acts.comparing import masked
from core.blocks import Chart
from core.customers.models import Customer
from core.finance.models import Posting
from core.inventory.models import Balance
from core.orders.models import Order
from tests.assistant.model.talking import Talker, Talks
from tests.core.house import House, Shop
from tests.fakes.model_says import Says
from tests.fakes.model_server import Asked, ModelServer

Calls = list[tuple[str, dict[str, Any]]]
RU: dict[str, Calls] = {
    "добавь товар торт наполеон цена 1200 себестоимость 500": [
        ("inventory_add", {"name": "торт наполеон", "price": 1200, "cost": 500})
    ],
    "приход 10 тортов наполеон": [
        ("inventory_receive", {"lines": [{"product": "тортов наполеон", "quantity": 10}]})
    ],
    "запиши заказ Ивановой: 3 торта наполеон по 1200 и доставка 300 на завтра к 15": [
        (
            "orders_create",
            {
                "customer": "Иванова",
                "lines": [
                    {"product": "торта наполеон", "quantity": 3, "price": 1200},
                    {"product": "доставка", "quantity": None, "price": 300},
                ],
                "due": "2026-11-21T15:00",
                "note": None,
            },
        )
    ],
    "Иванова оплатила 2000": [("orders_pay", {"customer": "Иванова", "amount": 2000})],
    "отгрузи заказ 1": [("orders_ship", {"order": "1"})],
    "сколько осталось наполеона?": [("inventory_stock", {"product": "наполеона"})],
    "спиши 1 торт, помялся": [
        ("inventory_write_off", {"lines": [{"product": "торт наполеон", "quantity": 1}], "reason": "помялся"})
    ],
    "продал 2 латте": [("orders_sell", {"lines": [{"product": "латте", "quantity": 2}]})],
    "расход 1500 аренда": [("finance_expense", {"amount": 1500, "item": "аренда"})],
    "отмени": [("acts_undo", {"act": None})],
    "выручка за сегодня": [("reports_sales", {"period": "today", "metric": "revenue"})],
    "пригласи Асель редактором": [("companies_invite", {"role": "editor", "contact": "Асель"})],
    "каждый день в 21:00 присылай отчёт": [
        ("automation_schedule", {"report": "today", "cron": "0 21 * * *", "where": "here"})
    ],
}
EN: dict[str, Calls] = {
    "add a product: Napoleon cake, price 1200, cost 500": [
        ("inventory_add", {"name": "Napoleon cake", "price": 1200, "cost": 500})
    ],
    "10 Napoleon cakes came in": [
        ("inventory_receive", {"lines": [{"product": "Napoleon cakes", "quantity": "10"}]})
    ],
    "order for Miller: 3 Napoleon cakes at 1200 and delivery 300 for tomorrow by 3 pm": [
        (
            "orders_create",
            {
                "customer": "Miller",
                "lines": [
                    {"product": "Napoleon cakes", "quantity": 3, "price": 1200},
                    {"product": "delivery", "price": 300},
                ],
                "due": "2026-11-21 15:00",
            },
        )
    ],
    "Miller has paid 2000": [("orders_pay", {"customer": "Miller", "amount": 2000})],
    "ship order 1": [("orders_ship", {"order": "1"})],
    "how many Napoleons are left?": [("inventory_stock", {"product": "Napoleon cakes"})],
    "write off one cake, squashed": [
        (
            "inventory_write_off",
            {"lines": [{"product": "Napoleon cake", "quantity": 1}], "reason": "squashed"},
        )
    ],
    "sold 2 lattes": [("orders_sell", {"lines": [{"product": "latte", "quantity": 2}]})],
    "spent 1500 on rent": [("finance_expense", {"amount": 1500, "item": "rent"})],
    "undo": [("acts_undo", {"act": None})],
    "revenue today": [("reports_sales", {"period": "today", "metric": "revenue"})],
    "invite Asel as an editor": [("companies_invite", {"role": "editor", "contact": "Asel"})],
    "send me the report every day at 21:00": [
        ("automation_schedule", {"report": "today", "cron": "0 21 * * *"})
    ],
}
DAYS = {"ru": list(RU.items()), "en": list(EN.items())}


def perfect(day: dict[str, Calls]) -> Any:
    """A model that knows what every sentence of the day asks for, and says nothing after a look."""

    def think(asked: Asked) -> Says:
        return Says("") if asked.results else Says(calls=day[asked.text])

    return think


async def balance(shop: Shop) -> tuple[int, int]:
    rows = await shop.rows(Balance)
    return sum(row.on_hand for row in rows) // 1000, sum(row.reserved for row in rows) // 1000


async def agreed(talker: Talker, text: str, calls: Calls) -> Done:
    """Say it, hold the card against the same act typed, press yes."""
    card = await talker.card(text)
    worker, (name, args) = talker.worker, calls[0]
    known = {tool.replace(".", "_"): tool for tool in worker.app.register.actions}
    typed = await worker.confirms(known[name], **as_typed(args))
    assert await talker.stored(card) == await talker.stored(typed)
    assert masked(card.preview) == masked(typed.preview)
    await replies.decline(worker.app, typed.token, worker.actor)
    return await talker.agrees(card)


def as_typed(args: Any) -> Any:
    """The arguments as a person or the interpreter would have given them."""
    if isinstance(args, dict):
        return {name: as_typed(value) for name, value in args.items() if value is not None}
    if isinstance(args, list):
        return [as_typed(item) for item in args]
    return args.replace("-21 15", "-21T15") if isinstance(args, str) else args


@pytest.mark.parametrize("locale", ["ru", "en"])
async def test_the_day(house: House, server: ModelServer, talks: Talks, locale: str) -> None:
    shop = await house.shop(locale=locale)
    server.think = perfect(RU if locale == "ru" else EN)
    talker, day = talks(shop), iter(DAYS[locale])

    await agreed(talker, *next(day))
    await agreed(talker, *next(day))
    assert await balance(shop) == (10, 0)

    done = await agreed(talker, *next(day))
    assert ("3 900" if locale == "ru" else "3,900") in talker.read(done)
    assert await balance(shop) == (10, 3)
    assert [row.name for row in await shop.rows(Customer)] == ["Иванова" if locale == "ru" else "Miller"]

    done = await agreed(talker, *next(day))
    assert ("1 900" if locale == "ru" else "1,900") in talker.read(done)
    await agreed(talker, *next(day))
    assert await balance(shop) == (7, 0)

    told = await talker.done(next(day)[0])
    assert "7" in talker.read(told)
    await agreed(talker, *next(day))
    assert await balance(shop) == (6, 0)

    asked = await talker.hears(next(day)[0])
    assert isinstance(asked, (Ask, Choose)), talker.read(asked)

    await agreed(talker, *next(day))
    spent = [row for row in await shop.rows(Posting) if row.amount < 0]
    assert len(spent) == 1
    undone = await talker.done(next(day)[0])
    assert ("Отменено" if locale == "ru" else "Undone") in talker.read(undone)

    report = await talker.done(next(day)[0])
    assert ("3 900" if locale == "ru" else "3,900") in talker.read(report)
    assert ("2 400" if locale == "ru" else "2,400") in talker.read(report)
    assert any(isinstance(block, Chart) for block in report.receipt.blocks)

    invited = await agreed(talker, *next(day))
    assert "t.me" in str(invited.receipt)
    await agreed(talker, *next(day))
    assert next(day, None) is None


async def test_two_of_one_name_are_asked_about(
    house: House, shop: Shop, anna: Talker, server: ModelServer
) -> None:
    for name in ("Иванова Анна", "Иванова Ольга"):
        await shop.does("customers.add", name=name)
    await shop.does("inventory.add", name="роза красная", price="150", cost="60")
    server.script(
        Says(
            calls=[
                (
                    "orders_create",
                    {"customer": "Иванова", "lines": [{"product": "роз красных", "quantity": 25}]},
                )
            ]
        )
    )
    asked = await anna.hears("Ивановой букет, 25 красных роз")
    assert isinstance(asked, Choose)
    assert {"Иванова Анна", "Иванова Ольга"} <= {option.label for option in asked.options}
    card = await anna.picks(asked, 1)
    assert isinstance(card, Confirm)
    assert "Иванова Ольга" in anna.read(card)
    assert await shop.rows(Order) == []


async def test_a_group_asks_by_name_and_sees_no_margin(shop: Shop, anna: Talker, server: ModelServer) -> None:
    await shop.does("inventory.add", name="торт", price="1200", cost="500")
    await shop.does("inventory.receive", lines=[{"product": "торт", "quantity": "5"}])
    await shop.does("orders.sell", lines=[{"product": "торт", "quantity": "2"}])
    here = anna.inside("-100200", group=True)
    server.script(Says(calls=[("reports_sales", {"period": "today"})]), Says("Продали на 2400 рублей."))
    report = await here.done("сколько мы продали сегодня?")
    assert "Продали на 2400 рублей." in here.read(report)
    assert "1 400" not in here.read(report)
    assert "1400" not in server.asked[-1].results[0]
    assert server.asked[-1].facts["in_group"] is True


async def test_a_viewer_is_offered_no_writes(shop: Shop, server: ModelServer, talks: Talks) -> None:
    worker = await shop.member("Олег", "viewer")
    oleg = talks(worker)
    server.script(
        Says("Записывать заказы вам нельзя: право может дать владелец."),
        Says(calls=[("orders_create", {"lines": [{"product": "торт"}]})]),
    )
    said = await oleg.done("запиши заказ Ивановой: торт")
    assert "право может дать владелец" in oleg.read(said)
    offered = server.asked[-1].tools
    assert "orders_list" in offered
    writes = [name for name, act in oleg.mind.catalogue.actions.items() if act.needs.verb == "write"]
    assert not [name for name in set(offered) & set(writes) if name.split("_")[0] in {"orders", "inventory"}]

    refused = await oleg.hears("всё равно запиши")
    assert "нет права" in oleg.read(refused)
