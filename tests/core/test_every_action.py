"""Over the whole register: a card changes nothing, and what is undone leaves no figure behind."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
import sqlalchemy as sa

from bot.rooms import open_rooms
from core.acts.calls import Confirm, Done, How
from core.errors import Refusal
from core.reports.check import check_all
from core.tables import Base
from core.tenancy import HouseSession
from tests.core.house import House, Shop

SCENARIOS: dict[str, dict[str, Any]] = {
    "automation.schedule": {"cron": "0 21 * * *"},
    "automation.remind": {"text": "полить цветы", "at": "2026-11-21"},
    "automation.pause": {"schedule": "1"},
    "automation.resume": {"schedule": "2"},
    "automation.remove": {"schedule": "1"},
    "accounts.language": {"language": "en"},
    "companies.change": {"name": "Лютик", "money_limit": "1000", "negative_stock": True},
    "companies.invite": {"role": "viewer"},
    "companies.set_role": {"member": "Марина", "role": "editor"},
    "companies.grant": {"member": "Асель", "resource": "cost", "verb": "read"},
    "companies.remove": {"member": "Марина"},
    "notifications.switch": {"notice": "orders.new", "on": False},
    "finance.expense": {"amount": "1500", "item": "аренда"},
    "finance.income": {"amount": "700", "item": "проценты"},
    "finance.move": {"amount": "100", "source": "Касса", "target": "Банк"},
    "finance.add_account": {"name": "Сейф", "kind": "cash"},
    "customers.add": {"name": "Сидоров", "phone": "89123456789"},
    "customers.change": {"customer": "Петров", "phone": "89123456780", "note": "любит послаще"},
    "customers.archive": {"customer": "Петров"},
    "inventory.add": {"name": "Эклер", "price": "150", "cost": "60"},
    "inventory.change": {"product": "Латте", "name": "Латте большой"},
    "inventory.set_level": {"product": "Торт", "level": "5"},
    "inventory.archive": {"product": "Кекс"},
    "inventory.set_price": {"product": "Латте", "price": "220"},
    "inventory.change_prices": {"percent": "10", "products": ["Латте", "Торт"]},
    "inventory.receive": {"lines": [{"product": "Латте", "quantity": "7", "price": "35"}]},
    "inventory.write_off": {"lines": [{"product": "Латте", "quantity": "3"}], "reason": "пролили"},
    "inventory.transfer": {"lines": [{"product": "Латте", "quantity": "4"}], "target": "Киоск"},
    "inventory.set_stock": {"lines": [{"product": "Латте", "quantity": "44"}]},
    "inventory.add_warehouse": {"name": "Цех"},
    "orders.create": {"customer": "Новиков", "lines": [{"product": "Торт", "quantity": "2"}]},
    "orders.sell": {"lines": [{"product": "Латте", "quantity": "2"}], "method": "cash"},
    "orders.confirm": {"order": "the draft"},
    "orders.add_lines": {"order": "1", "lines": [{"product": "Латте", "quantity": "1"}]},
    "orders.ship": {"order": "1"},
    "orders.status": {"order": "1", "status": "ready"},
    "orders.cancel": {"order": "1", "reason": "передумали"},
    "orders.pay": {"order": "1", "amount": "1000"},
    "orders.move": {"order": "1", "due": "2026-11-25"},
    "orders.assign": {"order": "1", "member": "Асель"},
    "orders.note": {"order": "1", "note": "позвонить"},
}
NO_WAY_BACK = {
    "acts.undo": "is the way back",
    "companies.create": "a business is closed, not undone",
    "companies.switch": "tried with two businesses in its room",
    "companies.delete": "final",
    "companies.leave": "only an invitation leads back",
    "companies.transfer": "the new owner decides",
    "chat.link": "needs a group; tried at the door",
    "chat.unlink": "linked again in the group",
    "reports.export": "a file has been sent",
    "integrations.import": "tried with files in its room",
    "sample.load": "a business of its own",
}
LOOKS: list[tuple[str, dict[str, Any]]] = [
    ("inventory.stock", {}),
    ("inventory.list", {}),
    ("inventory.show", {"product": "Торт"}),
    ("inventory.warehouses", {}),
    ("finance.balance", {}),
    ("finance.items", {}),
    ("orders.list", {}),
    ("orders.show", {"order": "1"}),
    ("orders.debts", {}),
    ("customers.list", {}),
    ("customers.show", {"customer": "Иванова"}),
    ("reports.sales", {"period": "today"}),
    ("reports.sales", {"period": "today", "group_by": "product"}),
    ("reports.sales", {"period": "today", "basis": "shipment"}),
    ("reports.sales", {"period": "today", "metric": "profit"}),
    ("reports.top", {"entity": "customer", "period": "today"}),
    ("reports.money", {"period": "today"}),
    ("reports.stock_value", {}),
    ("companies.team", {}),
    ("companies.show", {}),
    ("companies.invitations", {}),
    ("automation.list", {}),
    ("notifications.settings", {}),
]


@pytest.fixture
async def busy(house: House) -> Shop:
    """A shop in the middle of its day."""
    shop = await house.shop()
    await shop.member("Асель", "editor")
    await shop.member("Марина", "viewer")
    for name, price, cost in (("Торт", "1200", "500"), ("Латте", "200", "40"), ("Кекс", "90", "30")):
        await shop.does("inventory.add", name=name, price=price, cost=cost)
    lines = [{"product": "Торт", "quantity": "10"}, {"product": "Латте", "quantity": "50"}]
    await shop.does("inventory.receive", lines=lines)
    await shop.does("inventory.add_warehouse", name="Киоск")
    await shop.does("finance.add_account", name="Банк", kind="bank")
    await shop.does("finance.income", amount="5000", item="вклад")
    await shop.does("customers.add", name="Петров")
    order = {"customer": "Иванова", "lines": [{"product": "Торт", "quantity": "3"}], "due": "2026-11-21"}
    await shop.does("orders.create", **order)
    draft = await shop.does("orders.create", **{**order, "customer": "Петров", "draft": True})
    assert draft.receipt.subject is not None
    SCENARIOS["orders.confirm"]["order"] = {"id": draft.receipt.subject[1]}
    await shop.does("automation.remind", text="снять кассу", cron="0 21 * * *")
    await shop.does("automation.remind", text="полить", cron="0 9 * * *")
    await shop.does("automation.pause", schedule="2")
    return shop


def test_every_write_has_its_scenario_or_a_reason() -> None:
    visible = {act.name for act in open_rooms().actions.values() if not act.hidden and not act.reads}
    assert visible == SCENARIOS.keys() | NO_WAY_BACK.keys()


async def _looks(shop: Shop) -> list[str]:
    return [shop.text(await shop.does(name, **args)) for name, args in LOOKS]


@pytest.mark.parametrize("name", SCENARIOS)
async def test_a_card_changes_nothing_and_an_undo_leaves_nothing(busy: Shop, name: str) -> None:
    before = await _looks(busy)
    done = await _agreed(busy, name)
    assert done.act_id is not None, "it has no way back"
    during = await _looks(busy)
    await busy.undoes(done)
    after = await _looks(busy)
    for look, was, now in zip(LOOKS, before, after, strict=True):
        assert _without_numbers(name, now) == _without_numbers(name, was), look
    assert during != before or name in _UNSEEN
    assert await check_all(busy.app) == []


_UNSEEN = {"accounts.language", "companies.grant", "customers.change", "orders.note"}
"""What these change is not in any of the looks."""


def _without_numbers(name: str, shown: str) -> str:
    """A draft that was confirmed keeps its number: numbers have no gaps."""
    return re.sub(r"№\s2(\s·\s)?|\(черновик\)", "", shown) if name == "orders.confirm" else shown


async def _agreed(shop: Shop, name: str) -> Done:
    """The act through its card, which must leave every table and file as they were."""
    before, files = await _rows(shop), _files(shop)
    answer = await shop.call(name, How.WORDS, **SCENARIOS[name])
    if isinstance(answer, Confirm):
        assert await _rows(shop) == before
        assert _files(shop) == files
        answer = await shop.agrees(answer)
    else:
        assert shop.app.register[name].at_once
    assert isinstance(answer, Done)
    return answer


async def _rows(shop: Shop) -> dict[str, list[str]]:
    """Every row of every table, the cards apart."""

    def look(session: HouseSession) -> dict[str, list[str]]:
        connection = session.connection()
        tables = [table for table in Base.metadata.sorted_tables if table.name != "cards"]
        return {table.name: sorted(map(repr, connection.execute(sa.select(table)))) for table in tables}

    return await shop.app.db.read(look)


def _files(shop: Shop) -> list[str]:
    folder = shop.app.files.path("0" * 64).parents[1]
    return sorted(str(path) for path in folder.rglob("*")) if folder.exists() else []


@pytest.mark.parametrize("name", SCENARIOS)
async def test_what_a_viewer_and_a_group_may_not_see_is_nowhere(busy: Shop, name: str) -> None:
    """Cost, margin and profit never reach an editor, nor a group, by any write."""
    editor = await busy.member("Жанна", "editor")
    editor.actor = replace(editor.actor, group=True)
    action = busy.app.register[name]
    if not (await editor.standing()).may(action.needs):
        return
    try:
        answer = await editor.call(name, How.WORDS, **SCENARIOS[name])
    except Refusal:
        return
    shown = editor.text(answer).lower()
    assert "маржа" not in shown
    assert "себестоимость" not in shown
    assert "прибыль" not in shown
