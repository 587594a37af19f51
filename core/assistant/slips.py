"""The code of a fiscal receipt among the words: money spent, with what the words tell beside it."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from core.assistant.interpreter.commanding import commanded
from core.assistant.knowing import Surroundings
from core.assistant.turn import Planned, Turn
from core.clock import zone
from core.fiscal import code_in, is_payout

SPENT, GOT = "finance.expense", "finance.income"
_BESIDE = ("item", "day", "account", "note", "period")
"""What words beside a code may tell; a number among them is a sum only where they tell a deed."""
_DEED = re.compile(r"(?:расход|трат|потра|заплат|отдал|expense|spent|paid)", re.IGNORECASE)
_ITEM = re.compile(r"[^\W\d_]{2,30}(?: [^\W\d_]{1,30}){0,2}")
"""Up to three words that nobody knows are what the money went on: 'продукты'."""
_PAPER = re.compile(
    r"(?:это|вот|чек|фото|накладн|квитанц|receipt|photo|waybill|invoice|this|the)", re.IGNORECASE
)


def slip_in(turn: Turn) -> str | None:
    """The code in a turn's words, unless a command wants them for something else."""
    return code_in(turn.text) if turn.fixed in (None, SPENT, GOT) else None


def planned(turn: Turn, around: Surroundings, slip: str) -> Planned:
    """The call that enters a receipt. Words of others tell nothing of it."""
    action = GOT if is_payout(slip) else SPENT
    words = " ".join(turn.text.replace(slip, " ").split()) if turn.author is None else ""
    return action, {**told_beside(words, around, turn.at), "fiscal": slip}


def told_beside(words: str, around: Surroundings, at: datetime) -> dict[str, Any]:
    """What words beside a receipt tell of it; the sum only where they tell a deed."""
    if not words:
        return {}
    now = at.astimezone(zone(around.zone)).replace(tzinfo=None)
    read = commanded(words, SPENT, now=now, index=around.index).args
    told = {name: read[name] for name in _BESIDE if name in read}
    if not read and _ITEM.fullmatch(words) and not _PAPER.match(words):
        return {"item": words}
    if "amount" not in read:
        return told
    return {**told, "amount": read["amount"]} if _DEED.match(words) else {**told, "note": words[:1000]}
