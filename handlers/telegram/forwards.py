"""What others have said and is handed on to us: data, never told to us. Several at once are read as one."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from aiogram.types import Contact, Message, MessageOriginHiddenUser, MessageOriginUser

from core.acts import inbox
from core.acts.calls import Call, How
from handlers.telegram import commands, starting, talk, voices
from handlers.telegram.heard import Heard
from handlers.telegram.typing import typing
from handlers.telegram.updates import read_update
from handlers.telegram.visitors import Visitor

if TYPE_CHECKING:
    from handlers.telegram.door import Door

ADD = "customers.add"
PAUSE = 0.7
"""Seconds within which messages handed on together arrive."""
APART = 10
"""Seconds between two that are no longer handed on together."""
MOST_TAKEN = 1000


class Taken:
    """Messages that were answered together with an earlier one. A restart forgets them: they are then read
    by themselves, and at worst one more card is shown."""

    def __init__(self) -> None:
        self._keys: dict[str, None] = {}

    def add(self, message: Message) -> None:
        self._keys[_key(message)] = None
        while len(self._keys) > MOST_TAKEN:
            self._keys.pop(next(iter(self._keys)))

    def holds(self, message: Message) -> bool:
        """Is it answered with an earlier one?"""
        return _key(message) in self._keys

    def take(self, message: Message) -> bool:
        """Was it answered already?"""
        key = _key(message)
        return self._keys.pop(key, self) is None


def is_handed(message: Message) -> bool:
    """Was it said by somebody else, or elsewhere?"""
    return message.forward_origin is not None


async def take(door: Door, heard: Heard, guest: Visitor, update_id: int) -> None:
    """Read what was handed on. In a group it is said to nobody."""
    if heard.spot.group:
        return
    if guest.company_id is None:
        await starting.greet(door, heard, guest)
        return
    message = heard.message
    spoken = voices.spoken_in(heard)
    if message.contact is not None:
        await take_contact(door, heard, guest, message.contact)
    elif spoken is not None:
        await voices.take(door, replace(heard, text=""), guest, spoken, author=_author(heard))
    elif message.photo or message.document:
        await talk.take_sent(door, replace(heard, text="", command=None), guest, update_id)
    elif _words(message):
        await _take_words(door, heard, guest, update_id)
    else:
        await door.say(guest, heard.place, "telegram-unreadable")


async def _take_words(door: Door, heard: Heard, guest: Visitor, update_id: int) -> None:
    parts = await _together(door, heard, update_id)
    for part in parts:
        if part.message_id != heard.message.message_id:
            door.taken.add(part)
    text = "\n".join(_words(part) for part in parts)
    said = replace(heard, text=text, command=None)
    await talk.say_to_mind(door, said, guest, author=_author(heard))


async def take_contact(door: Door, heard: Heard, guest: Visitor, contact: Contact) -> None:
    """A contact becomes the card of a customer to be confirmed."""
    name = " ".join(f"{contact.first_name} {contact.last_name or ''}".split())[:120]
    async with typing(door.bot, heard.place):
        call = Call(ADD, {"name": name, "phone": contact.phone_number}, How.HEARD, f"{heard.key}:0", heard.at)
        outcome = await commands.outcome_of(door, call, guest)
        await door.answer(guest, heard.place, [outcome], reply_to=heard.reply_to)


async def _together(door: Door, heard: Heard, update_id: int) -> list[Message]:
    """This message and those that were handed on with it, in order."""
    await asyncio.sleep(PAUSE)
    waiting = await door.app.db.read(lambda session: inbox.beside(session, door.source, update_id))
    found = {heard.message.message_id: heard.message}
    for payload in waiting:
        message = read_update(payload, door.bot).message
        if message is not None and _belongs(message, heard.message):
            found[message.message_id] = message
    return [found[number] for number in sorted(found)]


def _belongs(message: Message, first: Message) -> bool:
    apart = (message.date - first.date).total_seconds()
    return (
        is_handed(message)
        and message.chat.id == first.chat.id
        and message.message_id > first.message_id
        and message.text is not None
        and 0 <= apart <= APART
    )


def _words(message: Message) -> str:
    return (message.text or message.caption or "").strip()


def _key(message: Message) -> str:
    """An edit is another message than what it has edited."""
    edit = f":e{message.edit_date}" if message.edit_date is not None else ""
    return f"{message.chat.id}:{message.message_id}{edit}"


def _author(heard: Heard) -> str:
    """Who has said it, as they call themselves; '' for channels, ourselves and the person who hands it on."""
    origin = heard.message.forward_origin
    if isinstance(origin, MessageOriginHiddenUser):
        return origin.sender_user_name
    if isinstance(origin, MessageOriginUser) and not origin.sender_user.is_bot:
        is_own = str(origin.sender_user.id) == str(heard.sender.external_id)
        return "" if is_own else origin.sender_user.full_name
    return ""
