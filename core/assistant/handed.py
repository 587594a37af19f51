"""Somebody else's words, handed on: where they name our goods, an order to be confirmed; otherwise a choice.
Whatever they tell to do is not done: they are read for nothing else."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from core.acts.calls import Option
from core.assistant.interpreter.commanding import commanded
from core.assistant.interpreter.knowledge import mind
from core.assistant.interpreter.leftovers import unread
from core.assistant.interpreter.names import NameIndex
from core.assistant.interpreter.signs import Signs
from core.assistant.interpreter.slots import filled
from core.assistant.knowing import Surroundings
from core.assistant.manners import small_talk
from core.assistant.turn import Turn
from core.blocks import say
from core.clock import zone

ORDER, CUSTOMER, TASK = "orders.create", "customers.add", "tasks.add"
LONGEST_NOTE = 1000
LONGEST_NAME = 120
LONGEST_TASK = 200
_TAKEN = ("due", "address", "discount")
"""Beside goods and customer, what an order takes from such words; never that it is paid."""


async def take(turn: Turn, around: Surroundings, author: str) -> None:
    """Read words that `author` ('' for nobody known) has said to the person."""
    now = turn.at.astimezone(zone(around.zone)).replace(tzinfo=None)
    known = _name(author)
    order = order_in(turn.text, now, around.index)
    if order is not None and ORDER in around.allowed:
        if known and not isinstance(order.get("customer"), dict):
            order["customer"] = known
        args = {**order, "note": turn.text[:LONGEST_NOTE]}
        await turn.carry_out([(ORDER, args)], unread=_unread(turn.text, now, around.index))
        return
    options = _options(turn.text, known, now, around)
    if options:
        await turn.offer(say("assistant-handed-what"), options)
    else:
        turn.say(say("assistant-handed-nothing"))


def order_in(text: str, now: datetime, index: NameIndex) -> dict[str, Any] | None:
    """Arguments of the order in these words, line by line as they were written; None where none of our goods
    are named."""
    lines: list[Any] = []
    found: dict[str, Any] = {}
    for row in (row for row in text.splitlines() if row.strip()):
        read = commanded(row.lstrip(" -–—•*·"), ORDER, now=now, index=index).args
        lines += _lines(read.get("lines"))
        named = read.get("customer")
        if named is not None and not isinstance(found.get("customer"), dict):
            found["customer"] = named
        found = {**{name: read[name] for name in _TAKEN if name in read}, **found}
    if not any(isinstance(line["product"], dict) for line in lines):
        return None
    return {**found, "lines": lines}


def _lines(read: Any) -> list[dict[str, Any]]:
    """Goods that are ours, and others that were counted; words that stand alone are no goods."""
    held = [line for line in read if "product" in line] if isinstance(read, list | tuple) else []
    return [dict(line) for line in held if isinstance(line["product"], dict) or "quantity" in line]


def _unread(text: str, now: datetime, index: NameIndex) -> str:
    """What of the words went nowhere, hellos and thanks apart."""
    known = mind()
    frame = known.frames[ORDER]
    left: list[str] = []
    for row in (row for row in text.splitlines() if row.strip()):
        signs = Signs.read(row, now, index, known.knowledge)
        left += [words for words in unread(signs, frame, filled(signs, frame)) if small_talk(words) is None]
    return ", ".join(f"«{words}»" for words in left)


def _options(text: str, author: str, now: datetime, around: Surroundings) -> list[Option]:
    note = text[:LONGEST_NOTE]
    told = commanded(text, CUSTOMER, now=now, index=around.index).args
    contact = {name: told[name] for name in ("phone", "email") if name in told}
    order = {"customer": author, "note": note} if author else {"note": note}
    customer = {**({"name": author} if author else {}), **contact, "note": note}
    first = next((row.strip() for row in text.splitlines() if row.strip()), "")
    every = [
        Option(say("assistant-handed-order"), order, action=ORDER),
        Option(say("assistant-handed-customer"), customer, action=CUSTOMER),
        Option(say("assistant-handed-task"), {"text": first[:LONGEST_TASK], "message": note}, action=TASK),
    ]
    return [option for option in every if option.action in around.allowed]


def _name(author: str) -> str:
    """A person's name as they have written it themselves: one line, with a letter in it."""
    name = " ".join(author.split())[:LONGEST_NAME].strip()
    return name if any(sign.isalpha() for sign in name) else ""
