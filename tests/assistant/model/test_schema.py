"""Tools made from the register: each fit for strict servers and for plain ones, the same every time."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

import pytest
from pydantic import Field

from bot.rooms import open_rooms
from core.acts.fields import Amount, CustomerRef, Day, Due, Flag, GoodsRef, Period, Price, Quantity, Words
from core.acts.register import Action, Asked, Register, Risk
from core.acts.rights import NOBODY, ROLE_RIGHTS, CompanyFacts, Right, Standing
from core.assistant.model.relevance import narrowed
from core.assistant.model.schema import NotATool, parameters, relaxed
from core.assistant.model.tools import (
    ANSWER_QUESTION,
    ASK_USER,
    DROP_CARD,
    Catalogue,
    Tool,
    change_card,
)
from tests.fakes.model_schema import schema_faults, tool_faults

SNAPSHOT = Path(__file__).with_name("tools.json")
CATALOGUE = Catalogue.of(open_rooms())
COMPANY = CompanyFacts(1, "Ромашка", "RUB", "Europe/Moscow", "ru")


def standing(role: str) -> Standing:
    return Standing(COMPANY, role, ROLE_RIGHTS[role])


class Line(Asked):
    product: GoodsRef
    quantity: Quantity
    price: Price | None = Field(None, description="Price per unit")


class Everything(Asked):
    """All kinds of fields."""

    customer: CustomerRef
    amount: Amount | None = None
    lines: list[Line] = Field(min_length=1, max_length=100, description="Goods")
    due: Due | None = Field(None, description="When to have it ready")
    day: Day
    period: Period | None = None
    status: Literal["new", "done"] = "new"
    paid: Flag = False


class Ids(Asked):
    company: int | None = Field(None, description="Chosen by a button")
    limit: int | None = None
    words: Words


class Digested(Asked):
    digest: str


class Filed(Asked):
    files: list[Digested]


def action(asks: type[Asked], name: str = "room.act", **more: Any) -> Action:
    def run(ctx: Any, asked: Any) -> Any:
        """Do it."""

    return Action(name, run, asks, Right("orders", "write"), Risk.REVERSIBLE, **more)


STRING = {"type": ["string", "null"]}


def test_fields_are_told_plainly() -> None:
    schema = parameters(action(Everything))
    line = {"product": {**STRING, "description": "Goods or service, as the user said it (needed)"}}
    line |= {"quantity": {"type": ["number", "null"], "description": "needed"}}
    line |= {"price": {"type": ["number", "null"], "description": "Price per unit"}}
    assert schema["properties"] == {
        "customer": {**STRING, "description": "Customer's name, as the user said it (needed)"},
        "amount": {"type": ["number", "null"]},
        "lines": {
            "type": ["array", "null"],
            "items": {
                "type": "object",
                "properties": line,
                "required": ["product", "quantity", "price"],
                "additionalProperties": False,
            },
            "description": "Goods (needed)",
        },
        "due": {
            **STRING,
            "description": "When to have it ready: YYYY-MM-DD or YYYY-MM-DDTHH:MM, local time",
        },
        "day": {**STRING, "description": "YYYY-MM-DD (needed)"},
        "period": {**STRING, "description": schema["properties"]["period"]["description"]},
        "status": {**STRING, "enum": ["new", "done", None]},
        "paid": {"type": ["boolean", "null"]},
    }
    assert "2026-10-05..2026-10-20" in schema["properties"]["period"]["description"]
    assert schema_faults(schema, strict=True) == []
    plain = relaxed(schema)
    assert schema_faults(plain, strict=False) == []
    assert plain["properties"]["status"] == {"type": "string", "enum": ["new", "done"]}
    assert plain["required"] == []


def test_what_only_a_door_can_give_is_not_told() -> None:
    assert list(parameters(action(Ids))["properties"]) == ["limit", "words"]
    with pytest.raises(NotATool):
        parameters(action(Filed))
    register = Register(())
    register.actions.update({"room.act": action(Filed), "room.other": action(Ids, "room.other")})
    register.actions["room.hidden"] = action(Ids, "room.hidden", hidden=True)
    assert list(Catalogue.of(register).tools) == ["room_other"]


def test_names_must_be_tools_names() -> None:
    for name in ("room.act2", "Room.act", "room." + "a" * 40):
        register = Register((), {name: action(Ids, name)})
        with pytest.raises(ValueError, match="no tool"):
            Catalogue.of(register)


@pytest.mark.parametrize("name", sorted(CATALOGUE.tools))
def test_every_tool_is_fit_for_every_server(name: str) -> None:
    tool = CATALOGUE.tools[name]
    assert tool_faults({**tool, "strict": True}, strict=True) == []
    assert tool_faults({**tool, "parameters": relaxed(tool["parameters"])}, strict=False) == []
    changing = change_card(CATALOGUE.actions[name], tool)
    assert tool_faults({**changing, "strict": True}, strict=True) == []


@pytest.mark.parametrize("tool", [ASK_USER, ANSWER_QUESTION, DROP_CARD], ids=lambda tool: tool["name"])
def test_our_own_tools_too(tool: Tool) -> None:
    assert tool_faults({**tool, "strict": True}, strict=True) == []
    assert tool_faults({**tool, "parameters": relaxed(tool["parameters"])}, strict=False) == []


NO_TOOLS = {"integrations.import", "documents.requisites"}
"""One needs a file, the other asks for its many fields itself."""


def test_every_visible_action_is_a_tool_but_a_file_s_and_a_long_form_s() -> None:
    register = open_rooms()
    visible = {name for name, act in register.actions.items() if not act.hidden}
    assert visible - {act.name for act in CATALOGUE.actions.values()} <= NO_TOOLS


def test_tools_are_those_of_the_asker() -> None:
    everyone = {role: set(CATALOGUE.open_to(standing(role)).allowed) for role in ROLE_RIGHTS}
    assert everyone["viewer"] < everyone["editor"] < everyone["admin"] <= everyone["owner"]
    assert {"orders_create", "inventory_receive", "companies_invite"} & everyone["viewer"] == set()
    assert "companies_invite" not in everyone["editor"]
    outside = CATALOGUE.open_to(NOBODY)
    assert all(act.own for act in outside.allowed.values())
    for role in ROLE_RIGHTS:
        names = [tool["name"] for tool in CATALOGUE.open_to(standing(role)).tools]
        assert names[:-1] == sorted(names[:-1])
        assert names[-1] == "ask_user"


def test_the_tools_are_as_they_were() -> None:
    """Their words are part of every prompt: a change is meant, and seen in review.

    Written anew by `python -m tests.assistant.model.snapshot`.
    """
    assert json.loads(SNAPSHOT.read_text("utf-8")) == dict(CATALOGUE.tools)


def test_the_tools_that_are_offered_stay_within_their_budget() -> None:
    """About four signs to a token; they come first in every prompt and are cached."""
    box = CATALOGUE.open_to(standing("owner"))
    for said in ("запиши заказ Ивановой: 3 торта", "закажи у Мельника муку", "прибыль за месяц", "stock"):
        offered = narrowed(box, said, datetime(2026, 11, 27, 12, tzinfo=UTC), None)
        assert len(json.dumps(offered.tools, ensure_ascii=False, separators=(",", ":"))) < 72_000
