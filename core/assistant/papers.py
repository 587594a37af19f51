"""A photo or a PDF of a receipt or a waybill: read by a model, checked, and shown as a card.

What stands on a paper is data. It leads to one of two cards and to nothing else, never without a yes.
"""

from __future__ import annotations

import hashlib
import hmac
import logging
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from core.acts.calls import Done
from core.assistant.drafts import Draft, PaperLine, draft_of
from core.assistant.knowing import Knowledge
from core.assistant.minds import MindFailed
from core.assistant.model.messages import Usage
from core.assistant.model.scene import Scene, read_scene
from core.assistant.model.usage import Spent, record, spent_on
from core.assistant.seeing import Look, NotSeen, Seer
from core.assistant.slips import SPENT, told_beside
from core.assistant.turn import Planned, Turn
from core.blocks import Buttons, say
from core.tenancy import HouseSession

log = logging.getLogger(__name__)

RECEIVE = "inventory.receive"
ORDERED = "purchasing.by_paper"
OLDEST = timedelta(days=400)
"""An older day on a receipt was misread."""
_LONGEST_NOTE = 300


@dataclass(frozen=True, slots=True)
class PaperReader:
    """What a door needs for papers: somebody who reads them, and the company's names for the words beside."""

    seer: Seer
    knowledge: Knowledge

    def mind(self, look: Look) -> PaperMind:
        """The mind of one paper."""
        return PaperMind(self.seer, look, self.knowledge)

    async def close(self) -> None:
        await self.seer.close()


class PaperMind:
    """Reads what was sent with a turn; where it is no paper, the words under it are another mind's."""

    def __init__(self, seer: Seer, look: Look, knowledge: Knowledge) -> None:
        self._seer, self._look, self._knowledge = seer, look, knowledge

    async def drive(self, turn: Turn) -> None:
        """Show the card of what the paper says, or say why there is none and how to do without."""
        scene = await turn.app.db.read(lambda session: read_scene(session, turn.app, turn))
        may = [name for name in (SPENT, RECEIVE) if scene.standing.may(turn.app.register[name].needs)]
        if scene.company is None or not may:
            await turn.carry_out([(SPENT, {})])  # says no by itself, before anything is sent anywhere
            return
        if not scene.limits.allows(*scene.spent):
            turn.say(say("assistant-paper-limit"))
            return
        draft = await self._read(turn, scene)
        if draft is None:
            return
        if draft.kind == "other" and turn.text:
            raise MindFailed("no paper", said=None)
        await self._take(turn, scene, draft)

    async def _read(self, turn: Turn, scene: Scene) -> Draft | None:
        sight = await self._look()
        if not sight.pages and not sight.text:
            turn.say(say("assistant-paper-unopened"))
            return None
        try:
            seen = await self._seer.read(sight, _digest(turn))
        except NotSeen as failure:
            log.warning("a paper could not be read: %s", failure)
            await self._count(turn, scene, failure.usage)
            turn.say(say("assistant-paper-failed"))
            return None
        await self._count(turn, scene, seen.usage)
        return draft_of(seen.data)

    async def _count(self, turn: Turn, scene: Scene, usage: Usage | None) -> None:
        if usage is None:
            return
        spent = Spent()
        self._seer.cost_into(spent, usage)

        def keep(session: HouseSession) -> Any:
            session.act_for(scene.actor.company_id)
            before = spent_on(session, scene.actor, scene.today)
            record(session, scene.actor, scene.today, spent)
            return scene.limits.crossed(before, spent_on(session, scene.actor, scene.today))

        near = await turn.app.db.write(keep)
        if near is not None:
            turn.say(say("assistant-model-near-limit", whose=say(f"assistant-limit-of-{near.whose}")))

    async def _take(self, turn: Turn, scene: Scene, draft: Draft) -> None:
        home = scene.company.currency if scene.company else ""
        if draft.has_more:
            turn.say(say("assistant-paper-long"))
        elif draft.kind == "receipt" and draft.total is not None:
            around = await self._knowledge.of(turn.actor)
            words = turn.text if turn.author is None else ""
            await turn.carry_out([_expense(draft, scene, told_beside(words, around, turn.at))])
        elif draft.kind == "waybill" and draft.lines and draft.currency not in (None, home):
            turn.say(say("assistant-paper-abroad", currency=draft.currency))
        elif draft.kind == "waybill" and draft.lines:
            goods = _receipt_of_goods(draft)
            await turn.carry_out([await _ordered(turn, goods) or goods])
        else:
            turn.say(say("assistant-paper-none"))


def _expense(draft: Draft, scene: Scene, beside: dict[str, Any]) -> Planned:
    """The expense of a receipt, with what the words under it tell."""
    paper = {"supplier": draft.supplier, "lines_total": _plain(draft.lines_sum), "total": _plain(draft.total)}
    args: dict[str, Any] = {"amount": _plain(draft.total), "paper": _known(paper)}
    if draft.day is not None and scene.today - OLDEST <= draft.day <= scene.today:
        args["day"] = draft.day.isoformat()
    if draft.currency is not None:
        args["currency"] = draft.currency
    note = ", ".join(line.name for line in draft.lines[:5])
    note = ": ".join(part for part in (draft.supplier, note) if part)[:_LONGEST_NOTE]
    return SPENT, {**args, **({"note": note} if note else {}), **beside}


def _receipt_of_goods(draft: Draft) -> Planned:
    """The receipt of a waybill's goods. They came today, whatever day the paper bears."""
    told = {
        "supplier": draft.supplier,
        "inn": draft.inn,
        "number": draft.number,
        "day": draft.day.isoformat() if draft.day else None,
        "discount": _plain(draft.discount),
        "vat": _plain(draft.vat),
        "total": _plain(draft.total),
    }
    return RECEIVE, {"lines": [_goods(line) for line in draft.lines], "paper": _known(told)}


async def _ordered(turn: Turn, goods: Planned) -> Planned | None:
    """The delivery of an order to the supplier, where the waybill's goods were ordered."""
    if ORDERED not in turn.app.register or any("quantity" not in line for line in goods[1]["lines"]):
        return None
    found = await turn.call(ORDERED, goods[1], quietly=True)
    blocks = found.receipt.blocks if isinstance(found, Done) else []
    acts = [
        button.act for block in blocks if isinstance(block, Buttons) for row in block.rows for button in row
    ]
    act = next((act for act in acts if act is not None), None)
    return (act.action, dict(act.args)) if act is not None else None


def _goods(line: PaperLine) -> dict[str, Any]:
    told = {
        "quantity": _plain(line.quantity),
        "unit": line.unit,
        "price": _plain(line.price),
        "sum": _plain(line.sum),
    }
    return {"product": line.name, **_known(told)}


def _known(told: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in told.items() if value is not None}


def _plain(number: Any) -> str | None:
    return None if number is None else f"{number.normalize():f}"


def _digest(turn: Turn) -> str:
    """Stands for a person at the server: tells nothing about them."""
    return hmac.new(turn.app.secret, f"model:{turn.actor.person_id}".encode(), hashlib.sha256).hexdigest()[
        :32
    ]
