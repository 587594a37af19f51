"""The offline mind: the interpreter over the company's own names. Needs no key, no network, no download."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from core.acts.calls import Option
from core.acts.models import Card
from core.acts.register import Risk
from core.acts.titles import command_words
from core.app import App
from core.assistant import handed, slips
from core.assistant.answering import at_path, is_named, is_only, is_own_act, option_named
from core.assistant.interpreter.amending import Doubt, amended, doubted
from core.assistant.interpreter.commanding import commanded
from core.assistant.interpreter.interpreting import interpret
from core.assistant.interpreter.reading import Call, OpenQuestion, Reading
from core.assistant.knowing import Knowledge, Surroundings
from core.assistant.manners import is_no, is_undo, is_yes, small_talk
from core.assistant.memo import MEMORY, memo
from core.assistant.models import StoredTurn
from core.assistant.taking_back import asked_to_undo
from core.assistant.turn import Planned, Turn, is_act
from core.assistant.unread import MARK, keep_unread
from core.blocks import Said, Text, say
from core.clock import zone
from core.tenancy import HouseSession

RECENT = timedelta(minutes=30)
"""How long "а за октябрь?" may refer to what was asked before."""
_REMEMBERED = 5


class OfflineMind:
    """Reads by grammar and a small ranker; asks where it is not sure."""

    def __init__(self, app: App) -> None:
        self.knowledge = Knowledge(app)

    async def drive(self, turn: Turn) -> None:
        """Answer the open card if the words do; otherwise read them as acts, a choice, or an honest loss."""
        around = await self.knowledge.of(turn.actor)
        slip = slips.slip_in(turn)
        if slip is not None:
            await turn.carry_out([slips.planned(turn, around, slip)])
            return
        if turn.author is not None:
            await handed.take(turn, around, turn.author)
            return
        if turn.open is not None and turn.fixed is None and await self._answered(turn, turn.open, around):
            return
        if turn.fixed in MEMORY:
            await turn.carry_out([(turn.fixed, {MEMORY[turn.fixed]: turn.text})])
            return
        if turn.fixed is not None:
            await turn.carry_out([_commanded(turn, around)])
            return
        if is_undo(turn.text):
            await turn.carry_out([asked_to_undo(turn.text)])
            return
        kept = memo(turn.text)
        if kept is not None:
            await turn.carry_out([kept])
            return
        last = await turn.app.db.read(lambda session: _last_call(session, turn))
        await self._take(turn, around, self.read(turn, around, last=last))

    def read(
        self,
        turn: Turn,
        around: Surroundings,
        *,
        question: OpenQuestion | None = None,
        last: Call | None = None,
    ) -> Reading:
        """The interpreter's reading of the turn's words."""
        return interpret(
            turn.text,
            now=_wall(turn.at, around.zone),
            index=around.index,
            allowed=around.known,
            question=question,
            last=last,
            locale=turn.actor.locale,
        )

    async def _take(self, turn: Turn, around: Surroundings, reading: Reading) -> None:
        closed = _closed(reading, around)
        if closed is not None:
            await turn.carry_out([(closed, {})])
        elif reading.answer == "choose" and reading.field is not None and not _is_wider(turn, reading):
            await _offer_records(turn, reading)
        elif reading.answer == "ask" and _asks_by_itself(turn, reading):
            await turn.ask(reading.calls[0].action, {}, reading.missing[0], reading.question or "")
        elif reading.calls:
            await self._carry_out(turn, [_planned(turn, call) for call in reading.calls], _listed(reading))
        elif reading.unread:
            await keep_unread(turn, around)
            turn.say(say("assistant-not-read", words=_listed(reading)))
        elif reading.options:
            await _offer_acts(turn, around, reading)
        else:
            turn.say(small_talk(turn.text) or await _lost(turn, around))

    @staticmethod
    async def _carry_out(turn: Turn, planned: list[Planned], unread: str) -> None:
        """Make the calls; "отмени расход" under the card of an expense is the no to it."""
        [(name, args), *more] = planned
        words = args.get("act") if name == "acts.undo" and not more else None
        if isinstance(words, str) and turn.open is not None and is_named(turn.open, words, turn):
            await turn.decline()
        else:
            await turn.carry_out(planned, unread=unread)

    async def _answered(self, turn: Turn, card: Card, around: Surroundings) -> bool:
        """Whether the words were an answer to the open card."""
        if is_undo(turn.text):
            await turn.take_back()
            return True
        if is_no(turn.text):
            await turn.decline()
            return True
        if card.kind != "confirm":
            return await self._answer(turn, card, around)
        if is_yes(turn.text):
            await turn.agree()
            return True
        return await self._amended(turn, card, around)

    @staticmethod
    async def _amended(turn: Turn, card: Card, around: Surroundings) -> bool:
        """A remark to the card that is no act of its own: по 1300, на субботу."""
        held, now = Call(card.action, dict(card.args)), _wall(turn.at, around.zone)
        doubt = doubted(turn.text, held, now=now, index=around.index)
        if doubt is not None:
            await turn.amend_by_choice(*_price_or_quantity(doubt))
            return True
        changes = amended(turn.text, held, now=now, index=around.index)
        if not changes:
            return False
        await turn.amend(changes)
        return True

    async def _answer(self, turn: Turn, card: Card, around: Surroundings) -> bool:
        chosen = option_named(card, turn)
        if chosen is not None:
            await turn.answer(option=chosen)
            return True
        if not card.path or small_talk(turn.text) is not None:
            return False
        plain = self.read(turn, around)
        if is_own_act(plain, card) or await self._goes_on(turn, around, card):
            return False
        if is_only(plain, card.path):
            await turn.answer(plain.calls[0].args[card.path.rsplit(".", 1)[-1]])
            return True
        question = OpenQuestion(Call(card.action, dict(card.args)), card.path)
        reading = self.read(turn, around, question=question)
        value = at_path(reading.calls[0].args, card.path) if reading.calls else None
        if reading.calls and reading.calls[0].action == card.action and value is not None:
            await turn.answer(value)
            return True
        if not await self._names_customer(turn, around, card):
            await turn.answer(turn.text)
        return True

    async def _goes_on(self, turn: Turn, around: Surroundings, card: Card) -> bool:
        """«а медовика?» goes on from what was asked before the question, and answers none."""
        last = await turn.app.db.read(lambda session: _last_call(session, turn))
        if last is None or last.action == card.action:
            return False
        more = self.read(turn, around, last=last)
        return more.answer == "act" and more.calls[0].action == last.action

    async def _names_customer(self, turn: Turn, around: Surroundings, card: Card) -> bool:
        """«Козлова» where goods were asked for: kept as the customer, and the goods are asked for again."""
        held = Call(card.action, dict(card.args))
        if not card.path.startswith("lines") or "customer" in held.args:
            return False
        named = self.read(turn, around, question=OpenQuestion(held, "customer"))
        who = named.calls[0].args.get("customer") if named.calls else None
        if who is None or named.calls[0].action != card.action:
            return False
        await turn.carry_out([(card.action, {**held.args, "customer": who})])
        turn.note(Text(say("assistant-is-customer", name=_named(who))))
        return True


def _named(who: object) -> str:
    return str(who["name"] if isinstance(who, Mapping) else who)


def _price_or_quantity(doubt: Doubt) -> tuple[Said, list[tuple[Said, dict[str, Any]]]]:
    number, as_price, as_quantity = doubt
    readings = [
        (say("assistant-as-price", number=number), as_price),
        (say("assistant-as-quantity", number=number), as_quantity),
    ]
    return say("assistant-price-or-quantity", number=number), readings


async def _lost(turn: Turn, around: Surroundings) -> Said:
    """An honest word for what was not understood, or for a yes or no to nothing."""
    if is_yes(turn.text) or is_no(turn.text):
        return say("assistant-nothing-asked")
    await keep_unread(turn, around)
    return say("assistant-at-a-loss")


def _planned(turn: Turn, call: Call) -> Planned:
    if call.action == "acts.undo" and not call.args:
        return asked_to_undo(turn.text)
    return call.action, dict(call.args)


_WIDER = "assortment"
"""Names of this kind may mean several records together: its finder is asked before anybody chooses."""


def _is_wider(turn: Turn, reading: Reading) -> bool:
    refs = turn.app.register[reading.calls[0].action].refs if reading.calls else ()
    return any(at.path == (reading.field,) and at.ref.kind == _WIDER for at in refs)


def _closed(reading: Reading, around: Surroundings) -> str | None:
    """The action that is meant and not open to the person: it says no itself, and shows nothing."""
    meant = [call.action for call in reading.calls] or [str(option.action) for option in reading.options]
    closed = [name for name in meant if name not in around.allowed]
    return closed[0] if closed and (reading.calls or len(closed) == len(meant)) else None


def _listed(reading: Reading) -> str:
    return ", ".join(f"«{one}»" for one in reading.unread)


def _asks_by_itself(turn: Turn, reading: Reading) -> bool:
    """Nothing was said that the action could use, and it would do without: переименуй дело."""
    call, name = reading.calls[0], reading.missing[0]
    fields = turn.app.register[call.action].asks.model_fields
    return not call.args and bool(reading.question) and name in fields and not fields[name].is_required()


def _wall(moment: datetime, zone_name: str) -> datetime:
    return moment.astimezone(zone(zone_name)).replace(tzinfo=None)


def _commanded(turn: Turn, around: Surroundings) -> tuple[str, dict[str, Any]]:
    """The words after a command, read as that action's."""
    now = _wall(turn.at, around.zone)
    call = commanded(turn.text, turn.fixed or "", now=now, index=around.index)
    return call.action, dict(call.args)


async def _offer_records(turn: Turn, reading: Reading) -> None:
    """Several records fit the name: all are shown."""
    call = reading.calls[0]
    field = reading.field or ""
    at = next(ref for ref in turn.app.register[call.action].refs if ref.path == _path(field))
    kind = say(f"acts-kind-{at.ref.kind}")
    path = field.split(".")
    options = [
        Option(option.label, _with(dict(call.args), path, option.value), action=call.action)
        for option in reading.options
    ]
    if reading.stray is None:
        await turn.offer(say("assistant-which"), options)
        return
    if at.ref.new:
        args = _with(dict(call.args), path, {"name": reading.stray, "new": True})
        options.append(Option(say("acts-new-one", name=reading.stray), args, action=call.action))
    await turn.offer(say("acts-did-you-mean", kind=kind, name=reading.stray), options)


def _path(field: str) -> tuple[str, ...]:
    return tuple("*" if part.isdigit() else part for part in field.split("."))


def _with(args: Any, path: list[str], value: object) -> Any:
    if not path:
        return value
    if isinstance(args, list):
        place = int(path[0])
        return [_with(item, path[1:], value) if at == place else item for at, item in enumerate(args)]
    return {**args, path[0]: _with(args.get(path[0], {}), path[1:], value)}


async def _offer_acts(turn: Turn, around: Surroundings, reading: Reading) -> None:
    """Not sure what is meant: the likeliest readings as buttons."""
    register = turn.app.register
    options = []
    for option in reading.options[:3]:
        action = register.actions.get(option.action or "")
        if action is None or action.name not in around.allowed or action.risk is Risk.ADMIN:
            continue
        if action.command and isinstance(option.value, Mapping):
            options.append(Option(command_words(action), dict(option.value), action=action.name))
    phrase = await keep_unread(turn, around, options[0].action if options else None)
    if options:
        marks = {MARK: phrase} if phrase is not None else None
        await turn.offer(say("assistant-did-you-want"), options, marks)
    else:
        turn.say(say("assistant-at-a-loss"))


def _last_call(session: HouseSession, turn: Turn) -> Call | None:
    """What this person asked last in this conversation, not long ago; answers to cards asked nothing."""
    rows = session.scalars(
        sa.select(StoredTurn.calls)
        .where(
            StoredTurn.person_id == turn.actor.person_id,
            StoredTurn.place == turn.actor.place,
            StoredTurn.at > turn.app.clock.now() - RECENT,
        )
        .order_by(StoredTurn.id.desc())
        .limit(_REMEMBERED)
    )
    asked = (acts[-1] for acts in ([one for one in calls if is_act(one)] for calls in rows) if acts)
    name, args = next(asked, ("", {}))
    return Call(name, args) if name else None
