"""A turn: one message, read by a mind, carried out through `execute`, safe against a fall in the middle."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, NamedTuple, TypeAlias

import sqlalchemy as sa

from core.acts import bare, cards, changing, replies
from core.acts.calls import Actor, Answer, Ask, Call, Choose, Confirm, Done, How, Missing, Option
from core.acts.models import Card
from core.acts.refusals import CardUsed
from core.acts.resuming import unfolded
from core.acts.visit import Visit
from core.app import App
from core.assistant.minds import Mind, MindFailed
from core.assistant.models import StoredTurn
from core.assistant.reins import Reins
from core.blocks import Receipt, Said, Text, say
from core.errors import Refusal
from core.ids import new_id
from core.tables import Json
from core.tenancy import HouseSession, Prepared, insert_once

log = logging.getLogger(__name__)

Outcome: TypeAlias = Answer | Refusal
Planned: TypeAlias = tuple[str, dict[str, Any]]
RECENT: Planned = ("acts.recent", {})
"""What stands for an undo that nobody has typed or pressed: the list where it can be chosen."""


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
    author: str | None = None
    """Who has said the words, where they were handed on ('' for nobody known); None: the person."""
    careful: bool = False
    """Words from outside were read before: no write is done without a yes."""
    files: Sequence[dict[str, Any]] = ()
    """What was sent with the words: acts that take files get them."""
    reins: Reins = field(default_factory=Reins)
    outcomes: list[Outcome] = field(default_factory=list)
    _done: int = 0

    @property
    def is_heard(self) -> bool:
        """Are the words not typed by the person: written down by a machine, or somebody else's?"""
        return self.how is How.HEARD

    async def plan(self, calls: Sequence[Planned]) -> None:
        """Store calls before any is made; then make each with `call`."""
        self.reins.has_begun = True
        stored = [[name, self._with_files(name, args)] for name, args in calls]
        await self.app.db.write(lambda session: _store(session, self, stored))

    async def call(self, name: str, args: dict[str, Any], *, quietly: bool = False) -> Outcome:
        """Carry out one call under the message's key and its place here.

        `quietly`: a look that is not shown. It takes no place, so after a fall the planned calls keep theirs.
        """
        if quietly and not self.app.register[name].reads:
            raise ValueError(f"{name} is no look")
        key = None if quietly else f"{self.key}:{self._done}"
        self._done += not quietly
        call = Call(name, self._with_files(name, args), self.how, key, self.at, self.careful)
        try:
            outcome: Outcome = await self.app.execute(call, self.actor)
        except Refusal as refusal:
            outcome = refusal
        if not quietly:
            self.outcomes.append(outcome)
        return outcome

    def _with_files(self, name: str, args: dict[str, Any]) -> dict[str, Any]:
        action = self.app.register.actions.get(name)
        if not self.files or action is None or "files" not in action.fields:
            return args
        return {"files": list(self.files), **args}

    async def carry_out(self, calls: Sequence[Planned], *, unread: str = "") -> None:
        """Plan and make calls, one after another; what of the words was `unread` is said with what comes."""
        self.careful = self.careful or bool(unread)
        calls = [RECENT if self.is_heard and name == "acts.undo" else (name, args) for name, args in calls]
        await self.plan(calls)
        for name, args in calls:
            if self.reins.is_stopped:
                return
            await self.call(name, args)
        if unread:
            self.note(Text(say("assistant-unread", words=unread), "warning"))

    def note(self, note: Text) -> None:
        """A word on the first card or answer; before a question or a no it is said by itself."""
        first = self.outcomes[0]
        if isinstance(first, Confirm):
            preview = replace(first.preview, blocks=[note, *first.preview.blocks])
            self.outcomes[0] = replace(first, preview=preview)
        elif isinstance(first, Done):
            receipt = replace(first.receipt, blocks=[note, *first.receipt.blocks])
            self.outcomes[0] = replace(first, receipt=receipt)
        else:
            self.outcomes.insert(0, Done(Receipt([note])))

    async def answer(self, value: Any = None, *, option: int | None = None) -> None:
        """Answer the open question with a value, or with one of its options by number."""
        await self._take_card("answer", {"value": value, "option": option})

    async def agree(self) -> None:
        """Say yes to the open card; one that is not what was just shown here is shown again first, and so is
        any where the yes was only heard."""
        card = self.open
        fresh = card is None or await self.app.db.read(
            lambda session: bare.is_just_shown(session, card, self.actor)
        )
        fresh = fresh and not self.is_heard
        await self._take_card("yes" if fresh else "again", {})

    async def amend(self, changes: dict[str, Any]) -> None:
        """Change arguments of the open card; it is shown anew."""
        await self._take_card("amend", {"changes": changes})

    async def ask(self, name: str, args: dict[str, Any], path: str, question: str) -> None:
        """Ask for an argument that the action could do without; the answer completes the call."""
        call = Call(name, args, self.how, f"{self.key}:{self._done}", self.at, self.careful)
        gap = Missing(path, say("assistant-asks", question=question))

        def keep(session: HouseSession) -> Ask:
            return Visit(self.app, session, call, self.actor).ask(self.app.register[name], gap)

        self.outcomes.append(await self.app.db.write(keep))

    async def decline(self) -> None:
        """Say no to the open card."""
        await self._take_card("no", {})

    async def take_back(self) -> None:
        """A bare "отмени": what came last here is closed or undone; what was only heard undoes nothing."""
        if self.is_heard and self.open is not None:
            await self.decline()
        else:
            await self.carry_out([("acts.undo", {})])

    async def offer(
        self, question: Said, readings: Sequence[Option], marks: Mapping[str, Any] | None = None
    ) -> None:
        """Show several readings (`Option.action`, its arguments in `value`) as buttons; none is done yet.

        `marks` stay with the offer, for rooms that are told what was chosen."""
        call = Call("acts.help", dict(marks or {}), self.how, self.key, self.at, self.careful)
        token = await cards.offer(self.app, self.actor, call, question, readings)
        self.outcomes.append(Choose(token, "acts.help", "", question, list(readings)))

    async def amend_by_choice(self, question: Said, readings: Sequence[tuple[Said, dict[str, Any]]]) -> None:
        """Offer several ways in which the words may change the open card; it is put aside for the answer."""
        if self.open is None:
            raise LookupError("no open card")
        card, held = self.open, cards.card_call(self.open)
        options = [Option(label, {**held.args, **changes}, action=held.action) for label, changes in readings]
        actor = replace(self.actor, company_id=card.company_id)
        token = await cards.offer(self.app, actor, held, question, options)
        await self.app.db.write(lambda session: changing.set_aside(session, [card.id]))
        self.outcomes.append(Choose(token, held.action, "", question, options))

    def say(self, said: Said) -> None:
        """Reply in words of our own texts."""
        self.outcomes.append(Done(Receipt([Text(said)])))

    async def _take_card(self, deed: str, told: dict[str, Any]) -> None:
        """Store which card the words are for, then answer it: handled again, they are for no other."""
        if self.open is None:
            raise LookupError("no open card")
        told = {**told, "token": self.open.token}
        await self.plan([(_ON_CARD + deed, told)])
        if not self.reins.is_stopped:
            await self._on_card(deed, told)

    async def go_on(self, begun: Sequence[Planned]) -> None:
        """Carry out what was stored before a fall; what is done already is only told."""
        self.reins.has_begun = True
        for name, args in begun:
            if self.reins.is_stopped:
                return
            if name.startswith(_ON_CARD):
                await self._on_card(name.removeprefix(_ON_CARD), args)
            else:
                await self.call(name, args)

    async def _on_card(self, deed: str, told: dict[str, Any]) -> None:
        outcome: Outcome
        try:
            outcome = await self._answered(deed, told)
        except CardUsed as used:
            outcome = await changing.came_to(self.app, told["token"], self.actor) or used
        except Refusal as refusal:
            outcome = refusal
        self.outcomes += unfolded(outcome)

    async def _answered(self, deed: str, told: dict[str, Any]) -> Outcome:
        app, token, actor = self.app, told["token"], self.actor
        how = self.how if self.is_heard else None
        if deed == "answer":
            return await replies.answer(app, token, actor, told["value"], option=told["option"], how=how)
        if deed == "amend":
            return await replies.amend(app, token, actor, told["changes"], how=how)
        if deed == "yes":
            return await replies.yes(app, token, actor)
        if deed == "again":
            return await replies.show_again(app, token, actor, how=how)
        said = say("acts-card-declined")
        with suppress(CardUsed):
            said = await replies.decline(app, token, actor)
        return Done(Receipt([Text(said)]))


_ON_CARD = "card:"
"""How a stored turn marks an answer to a card among its calls."""


def is_act(planned: Sequence[Any]) -> bool:
    """Is this entry of a stored turn a call of an action, and not an answer to a card?"""
    return not str(planned[0]).startswith(_ON_CARD)


async def take_turn(
    app: App,
    minds: Sequence[Mind],
    actor: Actor,
    text: str,
    *,
    key: str,
    at: datetime,
    fixed: str | None = None,
    files: Sequence[dict[str, Any]] = (),
    how: How = How.WORDS,
    author: str | None = None,
    reins: Reins | None = None,
    careful: bool = False,
) -> list[Outcome]:
    """Read a message and carry out what it asks. The first mind that can, answers; `fixed` names the action
    when a command was used; `files` came with it, stored; `how`: WORDS were typed, HEARD were not; `author`
    has said words that were handed on ('' for nobody known). What was begun before a fall goes on from its
    stored calls. By `reins` it is watched and stopped: of what it has come to nothing is lost. `careful`: the
    words answer what was asked after words from outside had been read."""
    how = How.COMMAND if fixed else how if author is None else How.HEARD
    reins = reins or Reins()
    turn = Turn(app, actor, text, key, at, how, fixed, files=files, author=author, reins=reins)
    turn.careful = careful
    begun, turn.open = await app.db.read(lambda session: _begun(session, turn))
    if begun is not None:
        turn.actor, turn.careful = replace(actor, company_id=begun.company_id), begun.careful
        await turn.go_on([(name, args) for name, args in begun.calls])
    else:
        turn.careful = turn.careful or _answers_with_care(turn.open)
        await _driven(turn, minds)
    if reins.is_stopped:
        _tell_stopped(turn)
    return turn.outcomes


def _answers_with_care(asked: Card | None) -> bool:
    """Is a question open that was asked with care? The words may be its answer."""
    return asked is not None and asked.kind != "confirm" and asked.careful


async def _driven(turn: Turn, minds: Sequence[Mind]) -> None:
    """The first mind that can, answers."""
    for mind in minds:
        try:
            await mind.drive(turn)
        except MindFailed as failure:
            if failure.said is not None:
                log.warning("a mind gave up: %s", failure)
                turn.say(failure.said)
            continue
        return
    turn.say(say("assistant-at-a-loss"))


def _tell_stopped(turn: Turn) -> None:
    """It was stopped when it was at its deeds: what it has done is told with a word about it."""
    if turn.outcomes:
        turn.note(Text(say("assistant-stopped-after"), "note"))
    else:
        turn.say(say("assistant-stopped"))


def _begun(session: HouseSession, turn: Turn) -> tuple[_Begun | None, Card | None]:
    stored = _STORED(session, person=turn.actor.person_id, message=turn.key).first()
    begun = _Begun(stored.company_id, stored.calls, stored.careful) if stored is not None else None
    return begun, cards.open_card(session, turn.actor, turn.app.clock.now())


class _Begun(NamedTuple):
    """A turn's company and what it was to do, as they are stored."""

    company_id: int | None
    calls: list[Any]
    careful: bool


_ONE = (StoredTurn.person_id == sa.bindparam("person"), StoredTurn.message == sa.bindparam("message"))
_STORED = Prepared(sa.select(StoredTurn.company_id, StoredTurn.calls, StoredTurn.careful).where(*_ONE))
_GO_ON = Prepared(sa.update(StoredTurn).where(*_ONE).values(calls=sa.bindparam("more", type_=Json)))


def _store(session: HouseSession, turn: Turn, calls: list[Any]) -> None:
    row = {
        "id": new_id(),
        "person_id": turn.actor.person_id,
        "company_id": turn.actor.company_id,
        "place": turn.actor.place,
        "message": turn.key,
        "calls": calls,
        "careful": turn.careful,
        "at": turn.app.clock.now(),
    }
    if insert_once(session, StoredTurn, row, by=("person_id", "message")):
        return
    one = {"person": turn.actor.person_id, "message": turn.key}
    _GO_ON(session, **one, more=[*_STORED(session, **one).one().calls, *calls])
