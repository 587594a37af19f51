"""One golden set through both minds: what is said offline and what a model calls come to the same act."""

from __future__ import annotations

import contextlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from core.acts.calls import Ask, Choose, Confirm
from core.assistant.interpreter.build import world_index, world_now
from core.assistant.interpreter.interpreting import interpret
from core.assistant.interpreter.phrasebook import NOTHING, Example, Phrasebook, phrasebook
from core.assistant.model.dates import date_fields
from core.assistant.model.tools import Catalogue
from core.assistant.offline import OfflineMind
from core.assistant.turn import Outcome, take_turn
from core.errors import Refusal
from tests.assistant.interpreter.saying import is_right
from tests.assistant.model.talking import Talker, Talks
from tests.core.house import Shop
from tests.fakes.model_says import Says
from tests.fakes.model_server import Asked, ModelServer, Think

_ERROR = re.compile(r'"error": ?"([^"]+)"')
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


@dataclass(frozen=True)
class Golden:
    """An example of the phrases and the tool call it is."""

    example: Example
    tool: str
    args: dict[str, Any]


def golden(catalogue: Catalogue, book: Phrasebook) -> Iterator[Golden]:
    """An example of every action that is a tool, Russian and English in turn."""
    index, now = world_index(book), world_now(book)
    for number, phrases in enumerate(book.actions.values()):
        tool = phrases.action.replace(".", "_")
        if tool not in catalogue.tools:
            continue
        fields = set(catalogue.tools[tool]["parameters"]["properties"])
        fit = [e for e in phrases.examples if not e.asks and set(e.args) <= fields]
        fit = [e for e in fit if is_right(book, e, interpret(e.say, now=now, index=index))]
        fit.sort(key=lambda e: e.language != ("ru", "en")[number % 2])
        if not fit:
            continue
        example = fit[0]
        dates = dict(date_fields(catalogue.actions[tool].asks))
        yield Golden(example, tool, _told(example.args, catalogue.tools[tool]["parameters"], dates, ()))


def _told(value: Any, schema: dict[str, Any], dates: dict[Any, Any], at: tuple[str, ...]) -> Any:
    """Arguments as a model writes them: every field there, numbers as numbers, periods as from..to."""
    if at in dates:
        return f"{value['from']}..{value['to']}" if isinstance(value, dict) else value
    if isinstance(value, dict):
        properties = schema["properties"]
        return {
            name: _told(value[name], part, dates, (*at, name)) if name in value else None
            for name, part in properties.items()
        }
    if isinstance(value, list):
        return [_told(one, schema["items"], dates, (*at, "*")) for one in value]
    numeric = "number" in schema["type"] or "integer" in schema["type"]
    if numeric and isinstance(value, str) and _NUMBER.fullmatch(value):
        return float(value) if "." in value else int(value)
    return value


@pytest.fixture
async def world(shop: Shop) -> Shop:
    """The phrases' world: its goods, people and places, with stock, and twelve orders."""
    names: dict[str, list[str]] = phrasebook().world["names"]
    for name in names["product"]:
        await shop.does("inventory.add", name=name, price="100", cost="50")
    for action, kind in (("inventory.add_warehouse", "warehouse"), ("finance.add_account", "account")):
        for name in names[kind]:
            with contextlib.suppress(Refusal):  # a shop begins with some of them
                await shop.does(action, name=name)
    for name in names["customer"]:
        await shop.does("customers.add", name=name)
    for name in names["supplier"]:
        await shop.does("purchasing.add_supplier", name=name)
    for name in names["company"]:
        await shop.does("companies.create", name=name, currency="RUB", zone="Europe/Moscow")
    for name in names["member"]:
        await shop.member(name, "editor")
    stock = [{"product": name, "quantity": "100"} for name in names["product"]]
    await shop.does("inventory.receive", lines=stock)
    for number in range(12):
        customer = names["customer"][number % len(names["customer"])]
        await shop.does(
            "orders.create", customer=customer, lines=[{"product": "Торт Наполеон", "quantity": "2"}]
        )
    return shop


@pytest.mark.slow
async def test_a_sentence_and_the_call_it_is_come_to_the_same(
    world: Shop, talks: Talks, server: ModelServer
) -> None:
    server.kind = "generic"
    chosen = {one.example.say: one for one in golden(Catalogue.of(world.app.register), phrasebook())}
    server.think = _model(chosen)
    offline, owner = OfflineMind(world.app), talks(world)
    unlike: list[str] = []
    kinds: Counter[str] = Counter()
    for number, (said, one) in enumerate(chosen.items()):
        here, there = owner.inside(f"offline-{number}"), owner.inside(f"model-{number}")
        typed = [await _came_to(here, outcome) for outcome in await _typed(here, offline, said)]
        before = len(server.asked)
        called = [await _came_to(there, outcome) for outcome in await there.says(said)]
        if codes := _refusals(server.asked[before:]):
            called = [("refused", code) for code in codes]
        kinds.update(kind for kind, _ in typed)
        if typed != called:
            unlike.append(f"{said} {one.args}: {typed}, by the model {called}")
    print(f"{len(chosen)} examples of {len(_rooms(chosen))} rooms: {dict(kinds)}")  # noqa: T201
    assert unlike == []
    assert len(chosen) >= 150
    assert kinds["card"] >= 60
    assert kinds["done"] >= 60
    assert _rooms(chosen) == {name.split(".")[0] for name in phrasebook().actions if name != NOTHING}


def _rooms(chosen: dict[str, Golden]) -> set[str]:
    return {one.example.action.split(".")[0] for one in chosen.values()}


def _model(chosen: dict[str, Golden]) -> Think:
    """A model that calls exactly what the example is; of a look that was refused it says so."""

    def think(asked: Asked) -> Says:
        if asked.results:
            return Says(REFUSED if _refusals([asked]) else "")
        one = chosen[asked.text]
        return Says(calls=[(one.tool, one.args)])

    return think


REFUSED = "Не вышло."


def _refusals(asked: list[Asked]) -> list[str]:
    """Codes of the refusals a model was told of."""
    return [found[1] for one in asked for result in one.results for found in _ERROR.finditer(result)]


async def _typed(talker: Talker, mind: OfflineMind, said: str) -> list[Outcome]:
    worker = talker.worker
    key, now = f"{worker.actor.place}:{said}", worker.clock.now()
    return await take_turn(worker.app, [mind], worker.actor, said, key=key, at=now)


async def _came_to(talker: Talker, outcome: Outcome) -> tuple[str, Any]:
    """What a person got: a card (or a question) with the act behind it, a receipt, a refusal in words."""
    if isinstance(outcome, Confirm):
        return "card", await talker.stored(outcome)
    if isinstance(outcome, Ask | Choose):
        return "question", talker.read(outcome)
    if isinstance(outcome, Refusal):
        return "refused", outcome.code
    return "done", talker.read(outcome)
