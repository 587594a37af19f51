"""A register with as many commands as one likes: the recording of orders, and made-up questions beside it."""

from __future__ import annotations

from dataclasses import replace
from types import ModuleType

from bot.rooms import open_rooms
from core.acts.ctx import Ctx
from core.acts.register import Nothing, Register, Risk, Room, action
from core.acts.rights import Right
from core.blocks import Receipt, Text, say
from core.orders.actions import making

ANSWER = say("orders-all-held")
"""Some sentence that is there in every language."""


def register_of(commands: int) -> Register:
    """All rooms as they are, but with so many commands: /order, /sell, /add, /made0, /made1 and so on."""
    rooms = [replace(room, actions=(making,) if room.name == "orders" else ()) for room in open_rooms().rooms]
    ours = len(Register.of(*rooms).commands)
    return Register.of(*rooms, Room("made", actions=(_questions(commands - ours),)))


def last_command(register: Register) -> str:
    return list(register.commands)[-1]


def _questions(count: int) -> ModuleType:
    module = ModuleType("made_up")
    for number in range(count):
        setattr(module, f"made{number}", _question(module.__name__, number))
    return module


def _question(module: str, number: int) -> object:
    def answer(ctx: Ctx, asked: Nothing) -> Receipt:
        """Answer a made-up question."""
        return Receipt([Text(ANSWER)])

    answer.__module__ = module
    declare = action(
        f"made.ask{number}", needs=Right("orders", "read"), risk=Risk.READ, command=f"made{number}"
    )
    return declare(answer)
