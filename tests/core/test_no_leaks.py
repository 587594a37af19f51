"""Cost, margin and profit: over the whole register no answer, card, refusal or letter lets them through."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
import sqlalchemy as sa

from core.acts.calls import Actor, Call, How, to_json
from core.acts.models import Letter
from core.acts.register import Action
from core.errors import Refusal
from tests.core.house import House, Shop
from tests.core.scenarios import LOOKS, SCENARIOS

PRICE, COST = 120_000, 53_713
SECRETS = {str(unit * count) for unit in (COST, PRICE - COST) for count in range(1, 40)}
"""What one to so many cakes cost and bring, in minor units: no such figure comes about by chance."""
_ELSEWHERE = {"sample.load", "integrations.import"}
_NAMED = {"product": "Торт", "order": "1", "customer": "Иванова", "baseline": "yesterday", "period": "today"}


@pytest.fixture
async def secretive(house: House) -> Shop:
    """A shop that has bought, sold, moved and lost cakes of a telling cost."""
    shop = await house.shop()
    cakes = {"product": "Торт", "quantity": "2"}
    await shop.does("inventory.add", name="Торт", price="1200", cost="537.13")
    await shop.does("inventory.add", name="Латте", price="200", cost="40")
    await shop.does("inventory.add", name="Кекс", price="90")
    came = [{"product": "Торт", "quantity": "20", "price": "537.13"}, {"product": "Латте", "quantity": "50"}]
    await shop.does("inventory.receive", lines=came)
    await shop.does("inventory.add_warehouse", name="Киоск")
    await shop.does("finance.add_account", name="Банк", kind="bank")
    await shop.does("finance.income", amount="5000", item="вклад")
    await shop.does("customers.add", name="Петров")
    await shop.does("orders.create", customer="Иванова", lines=[cakes], due="2026-11-21")
    await shop.does("orders.sell", customer="Петров", lines=[cakes])
    await shop.does("inventory.transfer", lines=[cakes], target="Киоск")
    await shop.does("inventory.write_off", lines=[cakes], reason="помялись")
    bought = [{**cakes, "price": "537.13"}, {"product": "Латте", "quantity": "10", "price": "40"}]
    await shop.does("purchasing.order", supplier="Мельник", lines=bought)
    await shop.does("purchasing.receive", purchase="1", lines=[{"product": "Торт", "quantity": "1"}])
    await shop.does("purchasing.order", supplier="Садовник", lines=bought, draft=True)
    await shop.does("automation.remind", text="снять кассу", cron="0 21 * * *")
    return shop


def cases(action: Action) -> Iterator[dict[str, Any]]:
    """Arguments that work, and with each value of each enum."""
    known = next((args for name, args in LOOKS if name == action.name), {})
    base = {**known, **SCENARIOS.get(action.name, {})}
    fields = action.asks.model_fields
    base |= {
        name: value
        for name, value in _NAMED.items()
        if name in fields and name not in base and (fields[name].is_required() or name == "period")
    }
    yield base
    for name, shape in action.asks.model_json_schema().get("properties", {}).items():
        kinds = [shape, *shape.get("anyOf", [])]
        yield from ({**base, name: value} for kind in kinds for value in kind.get("enum", []))


def secrets_in(told: Any) -> set[str]:
    return set(re.findall(r"\d+", json.dumps(told, ensure_ascii=False))) & SECRETS


async def told(shop: Shop, action: Action, args: dict[str, Any], actor: Actor, key: str) -> set[str]:
    """The secrets in what comes of a call, its buttons, its way back and its refusal included."""
    try:
        answer = await shop.app.execute(Call(action.name, args, How.WORDS, key), actor)
    except Refusal as refusal:
        said = shop.text(refusal.said)
        return secrets_in(re.sub(r"(?<=\d)[\s,.](?=\d)", "", said))
    return secrets_in(to_json(answer, type(answer)))


async def test_no_answer_tells_them_but_to_whom_may_see(secretive: Shop) -> None:
    shop = secretive
    editor, viewer = await shop.member("Асель", "editor"), await shop.member("Вера", "viewer")
    here = replace(shop.actor, place="-100", group=True)
    people = {"editor": editor.actor, "viewer": viewer.actor, "group": here}
    leaks, seen = [], 0
    for name, action in shop.app.register.actions.items():
        for turn, args in enumerate(cases(action) if name not in _ELSEWHERE else ()):
            for who, actor in people.items():
                if await told(shop, action, args, actor, f"{who}:{name}:{turn}"):
                    leaks.append((who, name, args))
            if action.reads:
                seen += bool(await told(shop, action, args, shop.actor, f"owner:{name}:{turn}"))
    assert leaks == []
    assert seen > 20, "an owner sees them: the test looks at the right figures"


async def test_no_letter_tells_them_but_to_whom_may_see(secretive: Shop) -> None:
    shop = secretive
    await shop.member("Асель", "editor")
    await shop.member("Вера", "viewer")
    here = replace(shop, actor=replace(shop.actor, place="-100", group=True))
    await here.does("chat.link", name="Команда")
    for name in ("orders.create", "orders.sell", "orders.pay", "orders.ship"):
        await shop.call(name, **SCENARIOS[name])
    letters = await shop.app.db.read(lambda session: list(session.scalars(sa.select(Letter))))
    assert {letter.address[:1] for letter in letters} >= {"-", "1"}
    assert [letter.kind for letter in letters if secrets_in(letter.receipt)] == []
