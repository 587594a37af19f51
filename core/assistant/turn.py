"""A turn: one message, read by a mind, carried out through `execute`, safe against a fall in the middle."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeAlias

import sqlalchemy as sa

from core.acts import cards
from core.acts.calls import Actor, Answer, Ask, Call, Choose, Done, How, Missing, Option
from core.acts.models import Card
from core.acts.resuming import unfolded
from core.acts.visit import Visit
from core.app import App
from core.assistant.minds import Mind, MindFailed
from core.assistant.models import StoredTurn
from core.blocks import Receipt, Said, Text, say
from core.errors import Refusal
from core.tenancy import HouseSession

log = logging.getLogger(__name__)

Outcome: TypeAlias = Answer | Refusal
Planned: TypeAlias = tuple[str, dict[str, Any]]


@dataclass
class Turn:
    """What a mind is given, and the `outcomes` it leaves behind, in the order of showing.

    `key` names the message; `fixed` is the action a command has already chosen; `open` is the newest open
    card of this person in this conversation.
    """

    app: App
    actor: Actor
    text: str
    key: str
    at: datetime
    how: How = How.WORDS
    fixed: str | None = None
    open: Card | None = None
    careful: bool = False
    """Words from outside were read before: no write is done without a yes."""
    outcomes: list[Outcome] = field(default_factory=list)
    _done: int = 0

    async def plan(self, calls: Sequence[Planned]) -> None:
        """Store calls before any is made; then make each with `call`."""
        stored = [[name, args] for name, args in calls]
        await self.app.db.write(lambda session: _store(session, self, stored))

    async def call(self, name: str, args: dict[str, Any], *, quietly: bool = False) -> Outcome:
        """Carry out one call under the message's key and its place here.

        `quietly`: a look that is not shown. It takes no place, so after a fall the planned calls keep theirs.
        """
        if quietly and not self.app.register[name].reads:
            raise ValueError(f"{name} is no look")
        key = None if quietly else f"{self.key}:{self._done}"
        self._done += not quietly
        call = Call(name, args, self.how, key, self.at, self.careful)
        try:
            outcome: Outcome = await self.app.execute(call, self.actor)
        except Refusal as refusal:
            outcome = refusal
        if not quietly:
            self.outcomes.append(outcome)
        return outcome

    async def carry_out(self, calls: Sequence[Planned]) -> None:
        """Plan and make calls, one after another."""
        await self.plan(calls)
        for name, args in calls:
            await self.call(name, args)

    async def answer(self, value: Any = None, *, option: int | None = None) -> None:
        """Answer the open question with a value, or with one of its options by number."""
        await self._on_card(cards.answer(self.app, self._token, self.actor, value, option=option))

    async def agree(self) -> None:
        """Say yes to the open card."""
        await self._on_card(cards.yes(self.app, self._token, self.actor))

    async def amend(self, changes: dict[str, Any]) -> None:
        """Change arguments of the open card; it is shown anew."""
        await self._on_card(cards.amend(self.app, self._token, self.actor, changes))

    async def ask(self, name: str, args: dict[str, Any], path: str, question: str) -> None:
        """Ask for an argument that the action could do without; the answer completes the call."""
        call = Call(name, args, self.how, f"{self.key}:{self._done}", self.at, self.careful)
        gap = Missing(path, say("assistant-asks", question=question))

        def keep(session: HouseSession) -> Ask:
            return Visit(self.app, session, call, self.actor).ask(self.app.register[name], gap)

        self.outcomes.append(await self.app.db.write(keep))

    async def decline(self) -> None:
        """Say no to the open card."""
        await cards.decline(self.app, self._token, self.actor)
        self.say(say("acts-card-declined"))

    async def offer(self, question: Said, readings: Sequence[Option]) -> None:
        """Show several readings (`Option.action`, its arguments in `value`) as buttons; none is done yet."""
        call = Call("acts.help", {}, self.how, self.key, self.at)
        token = await cards.offer(self.app, self.actor, call, question, readings)
        self.outcomes.append(Choose(token, "acts.help", "", question, list(readings)))

    def say(self, said: Said) -> None:
        """Reply in words of our own texts."""
        self.outcomes.append(Done(Receipt([Text(said)])))

    @property
    def _token(self) -> str:
        if self.open is None:
            raise LookupError("no open card")
        return self.open.token

    async def _on_card(self, answering: Any) -> None:
        try:
            self.outcomes += unfolded(await answering)
        except Refusal as refusal:
            self.outcomes.append(refusal)


async def take_turn(
    app: App,
    minds: Sequence[Mind],
    actor: Actor,
    text: str,
    *,
    key: str,
    at: datetime,
    fixed: str | None = None,
) -> list[Outcome]:
    """Read a message and carry out what it asks. The first mind that can, answers; `fixed` names the action
    when a command was used. What was begun before a fall goes on from its stored calls."""
    how = How.COMMAND if fixed else How.WORDS
    turn = Turn(app, actor, text, key, at, how, fixed)
    begun, turn.open = await app.db.read(lambda session: _begun(session, turn))
    if begun is not None:
        for name, args in begun:
            await turn.call(name, args)
        return turn.outcomes
    for mind in minds:
        try:
            await mind.drive(turn)
        except MindFailed as failure:
            if failure.said is not None:
                log.warning("a mind gave up: %s", failure)
                turn.say(failure.said)
            continue
        return turn.outcomes
    turn.say(say("assistant-at-a-loss"))
    return turn.outcomes


def _begun(session: HouseSession, turn: Turn) -> tuple[list[Planned] | None, Card | None]:
    stored = session.scalar(
        sa.select(StoredTurn).where(
            StoredTurn.person_id == turn.actor.person_id, StoredTurn.message == turn.key
        )
    )
    calls = [(name, args) for name, args in stored.calls] if stored is not None else None
    return calls, cards.open_card(session, turn.actor, turn.app.clock.now())


def _store(session: HouseSession, turn: Turn, calls: list[Any]) -> None:
    held = session.scalar(
        sa.select(StoredTurn).where(
            StoredTurn.person_id == turn.actor.person_id, StoredTurn.message == turn.key
        )
    )
    if held is None:
        session.add(
            StoredTurn(
                person_id=turn.actor.person_id,
                place=turn.actor.place,
                message=turn.key,
                calls=calls,
                at=turn.app.clock.now(),
            )
        )
    else:
        held.calls = [*held.calls, *calls]
