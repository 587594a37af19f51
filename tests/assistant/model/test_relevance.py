"""Which tools a small model is sent."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.rooms import open_rooms
from core.acts.rights import ROLE_RIGHTS, CompanyFacts, Standing
from core.assistant.model.relevance import MOST, narrowed
from core.assistant.model.tools import Catalogue, Toolbox

NOW = datetime(2026, 11, 20, 12, 0)  # noqa: DTZ001 - a wall clock
CATALOGUE = Catalogue.of(open_rooms())
COMPANY = CompanyFacts(1, "Ромашка", "RUB", "Europe/Moscow", "ru")


def box(role: str = "owner") -> Toolbox:
    return CATALOGUE.open_to(Standing(COMPANY, role, ROLE_RIGHTS[role]))


@pytest.mark.parametrize(
    ("text", "tool"),
    [
        ("спиши 3 торта, помялись", "inventory_write_off"),
        ("отгрузи заказ 5", "orders_ship"),
        ("расход 1500 аренда", "finance_expense"),
        ("кто мне должен", "orders_debts"),
        ("пригласи Асель редактором", "companies_invite"),
        ("каждый день в 21:00 присылай отчёт", "automation_schedule"),
        ("write off two cakes", "inventory_write_off"),
        ("how much money is there", "finance_balance"),
    ],
)
def test_the_tool_that_is_meant_is_among_the_few(text: str, tool: str) -> None:
    few = narrowed(box(), text, NOW, 14)
    assert tool in few.offered
    assert len(few.offered) == 14
    assert few.tools[-1]["name"] == "ask_user"
    names = list(few.offered)
    assert names == sorted(names)


def test_an_open_cards_action_stays() -> None:
    assert "companies_grant" in narrowed(box(), "спиши 3 торта", NOW, 10, "companies.grant").offered


def test_rights_come_before_relevance() -> None:
    few = narrowed(box("viewer"), "запиши заказ Ивановой: 3 торта", NOW, 10)
    assert "orders_create" not in few.offered


def test_without_a_limit_as_many_are_sent_as_servers_take() -> None:
    for limit in (None, 1000):
        assert len(narrowed(box(), "привет", NOW, limit).offered) == MOST
    assert narrowed(box("viewer"), "привет", NOW, None).offered == box("viewer").allowed
