"""Presses: one callback handler over a dictionary of kinds. Answered at once, done once."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from html import escape
from typing import TYPE_CHECKING

from aiogram.exceptions import TelegramAPIError
from aiogram.types import CallbackQuery, Message

from core.accounts.people import guess_locale
from core.acts import changing, presses, replies
from core.acts.calls import Answer, Call, Done, How
from core.acts.presses import Held
from core.acts.refusals import CardDone, CardGone, CardUsed, CompanyGone, NotYours
from core.assistant.asking import spoken
from core.assistant.mending import MEND
from core.blocks import Act, say
from core.errors import Forbidden, Refusal
from handlers.telegram import talk
from handlers.telegram.heard import place_of, sender_of, spot_of
from handlers.telegram.keyring import UNDO
from handlers.telegram.messages import TextMessage
from handlers.telegram.payload import read_payload
from handlers.telegram.pressing import Press, Toast, at_card, in_its_company
from handlers.telegram.typing import typing
from handlers.telegram.visitors import Visitor, visitor

if TYPE_CHECKING:
    from handlers.telegram.door import Door

log = logging.getLogger(__name__)

AT_ONCE = 0.5
"""Seconds a press may take before its waiting clock is taken away all the same."""
MOST_TOAST = 200


async def take(door: Door, query: CallbackQuery, update_id: int) -> None:
    """Do what a button says and take its waiting clock away at once."""
    work = asyncio.ensure_future(_work(door, query))
    done, _ = await asyncio.wait({work}, timeout=AT_ONCE)
    ended = bool(done) and work.exception() is None
    await _answer(door, query, work.result() if ended else None)
    toast = await work
    if toast and not ended:
        await _say_late(door, query, toast)


async def _say_late(door: Door, query: CallbackQuery, toast: str) -> None:
    """The press was answered before there was anything to flash: a button never does nothing."""
    if isinstance(query.message, Message) and query.message.chat.type == "private":
        speaker = door.app.speaker(None, door.app.default_locale)
        await door.post.send(place_of(query.message), [TextMessage("", toast)], speaker)


async def _answer(door: Door, query: CallbackQuery, toast: Toast) -> None:
    try:
        await door.bot.answer_callback_query(
            query.id, text=toast and toast[:MOST_TOAST], show_alert=bool(toast)
        )
    except TelegramAPIError as late:
        log.info("a press could not be answered: %s", late)


async def _work(door: Door, query: CallbackQuery) -> Toast:
    """Carry a press out; what is to be flashed, if anything."""
    if not isinstance(query.message, Message):
        return _out_of_reach(door, query)
    guest = await visitor(door.app, sender_of(query.from_user, door.us), spot_of(query.message, door.us))
    if guest is None:
        return None
    pressed = read_payload(query.data or "")
    if pressed is None:
        return door.app.texts.say(say("telegram-old-button"), guest.speaker)
    press = Press(query, query.message, guest, place_of(query.message), pressed)
    try:
        async with typing(door.bot, press.place):
            return await _WAYS[pressed.kind](door, press)
    except (CardGone, CardUsed, CompanyGone, Forbidden) as refusal:
        if not isinstance(refusal, Forbidden):
            await door.faces.strip(press.place, press.shown)
        return door.app.texts.say(refusal.said, guest.speaker)


def _out_of_reach(door: Door, query: CallbackQuery) -> Toast:
    """A button under a message that Telegram no longer shows us."""
    locale = guess_locale(query.from_user.language_code or "", door.app.default_locale)
    return door.app.texts.say(say("telegram-old-button"), door.app.speaker(None, locale))


async def _act(door: Door, press: Press) -> Toast:
    """A stored call: a second tap is flashed, not done."""
    token, name, now = press.pressed.token, press.query.id, door.app.clock.now()
    held, operation = await door.app.db.write(lambda session: presses.pressed(session, token, name, now))
    call = Call(held.act.action, held.act.args, How.BUTTON, operation, then=held.then)
    return await _call(door, press, held, call, doubled=not operation.endswith(f":{name}"))


async def _signed(door: Door, press: Press) -> Toast:
    """A call that rides in its button: a read, or the undo of a deed."""
    held = door.keys.unsealed(press.pressed)
    if held is None:
        return door.app.texts.say(say("telegram-old-button"), press.guest.speaker)
    key = f"undo:{press.pressed.token}" if press.pressed.kind == "undo" else None
    return await _call(door, press, held, Call(held.act.action, held.act.args, How.BUTTON, key))


async def _call(door: Door, press: Press, held: Held, call: Call, *, doubled: bool = False) -> Toast:
    guest = await in_its_company(door, press, held.company_id, held.act.action)
    outcome = await _outcome(door.app.execute(call, guest.actor))
    if isinstance(outcome, Done) and outcome.action == MEND:
        await talk.put_aside(door, guest, str(call.args["message"]))
    if isinstance(outcome, Done) and outcome.repeated and (doubled or press.pressed.kind == "undo"):
        return door.app.texts.say(say("acts-repeated"), guest.speaker)
    if press.pressed.kind == "undo" and isinstance(outcome, Done):
        await door.post.without_button(press.place, press.message, press.query.data or "")
    turns = press.pressed.kind in {"turn", "page"}
    if turns and held.then is not None and isinstance(outcome, Refusal):
        turns = False
    await _show(door, press, guest, outcome, in_place=turns)
    return None


async def _yes(door: Door, press: Press) -> Toast:
    """A slow act leaves its card at once and answers below its progress; any other answers in the card."""
    guest, action = await at_card(door, press)
    slow = action in door.app.register and door.app.register[action].slow
    token = press.pressed.token
    if slow:
        await changing.admit(door.app, token, guest.actor)
        await door.faces.strip(press.place, press.shown)
    try:
        outcome = await _or_what_came_of_it(door, press, guest, replies.yes(door.app, token, guest.actor))
    finally:
        if slow:
            await door.board.clear(guest.actor)
    await _show(door, press, guest, outcome, in_place=not slow)
    return None


async def _option(door: Door, press: Press) -> Toast:
    guest, _ = await at_card(door, press)
    token, place = press.pressed.token, press.pressed.place
    answering = replies.answer(door.app, token, guest.actor, None, option=place)
    outcome = await _or_what_came_of_it(door, press, guest, answering)
    words = spoken(outcome)
    if words is not None:
        await door.faces.last_words(
            press.place, press.shown, f"{press.message.html_text}\n\n<i>{escape(words)}</i>"
        )
        facts = await door.app.db.read(lambda session: changing.card_facts(session, token))
        careful = facts is not None and facts.careful
        await talk.take_words(door, guest, press.message, words, f"said:{token}", careful=careful)
    else:
        await _show(door, press, guest, outcome, in_place=True)
    return None


async def _no(door: Door, press: Press) -> Toast:
    """The card stays readable, without its buttons and with a word that it was declined."""
    try:
        await replies.decline(door.app, press.pressed.token, press.guest.actor)
    except CardDone as done:
        return await _done_already(door, press, done)
    words = door.app.texts.say(say("telegram-declined"), press.guest.speaker)
    await door.faces.last_words(press.place, press.shown, f"{press.message.html_text}\n\n<i>{words}</i>")
    return None


async def _done_already(door: Door, press: Press, done: CardDone) -> Toast:
    """The no comes too late: the way back takes the place of the card's buttons."""
    guest, _ = await at_card(door, press)
    undo = Act(UNDO, {"act": {"id": done.deed}})
    way_back = door.renderer(guest).undo_key(undo) if done.deed is not None else ()
    await door.post.rekey(press.place, press.shown, way_back)
    await door.faces.forget(press.place, press.shown.message)
    return door.app.texts.say(done.said, guest.speaker)


async def _change(door: Door, press: Press) -> Toast:
    guest, _ = await at_card(door, press)
    labels = await changing.fields_of(door.app, press.pressed.token, guest.actor)
    renderer = door.renderer(guest)
    await door.send(guest, press.place, renderer.fields(press.pressed.token, labels), renderer)
    return None


async def _field(door: Door, press: Press) -> Toast:
    guest, _ = await at_card(door, press)
    token, place = press.pressed.token, press.pressed.place
    outcome = await _outcome(changing.ask_field(door.app, token, guest.actor, place))
    await _show(door, press, guest, outcome, in_place=True)
    return None


async def _stop(door: Door, press: Press) -> Toast:
    """The turn that thinks is ended; in a group by who has asked, and by nobody else."""
    asker = press.guest.sender.external_id
    if press.pressed.token != str(asker):
        return door.app.texts.say(NotYours().said, press.guest.speaker)
    if door.thinking.stop((str(press.place), asker)):
        return None
    await door.faces.strip(press.place, press.shown)
    return door.app.texts.say(say("telegram-old-button"), press.guest.speaker)


_WAYS: dict[str, Callable[[Door, Press], Awaitable[Toast]]] = {
    "act": _act,
    "turn": _act,
    "read": _signed,
    "page": _signed,
    "undo": _signed,
    "yes": _yes,
    "no": _no,
    "change": _change,
    "field": _field,
    "option": _option,
    "stop": _stop,
}


async def _outcome(answering: Awaitable[Answer]) -> Answer | Refusal:
    """What a press comes to; what concerns the button itself, or its presser, is raised on."""
    try:
        return await answering
    except (CardGone, CardUsed, Forbidden):
        raise
    except Refusal as refusal:
        return refusal


async def _or_what_came_of_it(
    door: Door, press: Press, guest: Visitor, answering: Awaitable[Answer]
) -> Answer | Refusal:
    """What a press comes to; for a card used before, what that has led to. Raises CardUsed for nothing."""
    try:
        return await _outcome(answering)
    except CardUsed:
        found = await changing.came_to(door.app, press.pressed.token, guest.actor)
        if found is None:
            raise
        return found


async def _show(
    door: Door, press: Press, guest: Visitor, outcome: Answer | Refusal, *, in_place: bool
) -> None:
    made_in = guest.company_id
    elsewhere = not guest.actor.group and made_in is not None and made_in != press.guest.company_id
    if not (elsewhere and isinstance(outcome, Done) and outcome.action == UNDO):
        guest = await door.renewed(guest, [outcome])
    edit = press.shown if in_place else None
    await door.answer(guest, press.place, [outcome], edit=edit, elsewhere=elsewhere)
