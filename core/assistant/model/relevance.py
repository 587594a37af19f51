"""Which tools a message is likely to need: the interpreter's ranker chooses, their rooms come along."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from core.acts.register import Action
from core.assistant.model.tools import Toolbox, tool_name

ALWAYS = (
    "acts.undo",
    "customers.find",
    "inventory.stock",
    "orders.create",
    "orders.list",
    "reports.sales",
)
"""Offered whatever was said, where the asker may call them."""
MOST = 118
"""Servers take 128 tools; the question to the person and what deals with a card come on top."""
_SURE = 6
"""So many of the likeliest come before their neighbours."""


def narrowed(box: Toolbox, text: str, now: datetime, most: int | None, keep: str | None = None) -> Toolbox:
    """The toolbox with at most `most` actions, the likely ones. `keep`: the action of an open card."""
    most = min(most or MOST, MOST)
    if len(box.allowed) <= most:
        return box
    names = {action.name: name for name, action in box.allowed.items()}
    ranked = [name for name in _ranked(text, now, list(box.allowed.values())) if name in names]
    wanted = [name for name in (keep, *ALWAYS, *ranked[:_SURE]) if name in names]
    rooms = {name.split(".", 1)[0] for name in ranked[:2]}
    wanted += [name for name in ranked if name.split(".", 1)[0] in rooms]
    chosen = list(dict.fromkeys([*wanted, *ranked]))[:most]
    return replace(box, chosen=frozenset(tool_name(name) for name in chosen))


def _ranked(text: str, now: datetime, actions: Sequence[Action]) -> list[str]:
    """Actions by how likely the words mean them, likeliest first; those it knows nothing of come last."""
    from core.assistant.interpreter.knowledge import mind
    from core.assistant.interpreter.names import NameIndex
    from core.assistant.interpreter.signs import Signs, features

    known = mind()
    signs = Signs.read(text, now, NameIndex(), known.knowledge)
    allowed = frozenset(action.name for action in actions)
    ranked = [name for name, _ in known.ranker.ranked(features(signs.sequence()), allowed)]
    return ranked + sorted(allowed - set(ranked))
