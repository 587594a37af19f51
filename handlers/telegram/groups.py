"""Groups: who may link one, what happens when the bot joins, leaves, or the group becomes a supergroup."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from aiogram.exceptions import TelegramAPIError
from aiogram.types import ChatMemberUpdated, Message

from core.accounts.people import Sender, guess_locale, set_reachable
from core.acts.calls import Actor
from core.acts.rights import NOBODY
from core.chat.entrance import Spot, move_place
from core.companies.standing import seat_of
from handlers.telegram.heard import sender_of
from handlers.telegram.visitors import Visitor, in_company
from handlers.telegram.wire import Place

if TYPE_CHECKING:
    from handlers.telegram.door import Door

log = logging.getLogger(__name__)

LINK = "chat.link"
_IN = frozenset({"member", "administrator", "creator", "restricted"})
_ADMINISTRATORS = frozenset({"administrator", "creator"})


async def take_membership(door: Door, event: ChatMemberUpdated, update_id: int) -> None:
    """We were let in, thrown out, blocked or taken back."""
    here = event.new_chat_member.status in _IN
    if event.chat.type == "private":
        sender = sender_of(event.from_user, door.us)
        await door.app.db.write(
            lambda session: set_reachable(session, sender.channel, sender.external_id, here)
        )
    elif here and event.old_chat_member.status not in _IN:
        await _greet(door, event, sender_of(event.from_user, door.us))


async def _greet(door: Door, event: ChatMemberUpdated, by: Sender) -> None:
    speaker = door.app.speaker(None, guess_locale(by.language, door.app.default_locale))
    guest = Visitor(by, Spot(door.source, str(event.chat.id), group=True), Actor(0), NOBODY, speaker)
    await door.say(guest, Place(event.chat.id), "telegram-hello-group", bot=door.us.username)


async def follow(door: Door, message: Message) -> None:
    """The group has become a supergroup: what is linked to it moves along."""
    old, new = message.chat.id, message.migrate_to_chat_id
    if new is not None:
        await door.app.db.write(lambda session: move_place(session, door.source, str(old), str(new)))


async def may_link(door: Door, place: Place, person: int) -> bool:
    """Is this person an administrator of the group in Telegram?"""
    try:
        member = await door.bot.get_chat_member(place.chat, person)
    except TelegramAPIError as refused:
        log.info("no word about a member: %s", refused)
        return False
    return member.status in _ADMINISTRATORS


async def seated(door: Door, guest: Visitor) -> Visitor:
    """Somebody in a group that is not linked yet, acting for the company they work in."""
    own = await door.app.db.read(lambda session: seat_of(session, guest.actor.person_id))
    return await in_company(door.app, guest, own) if guest.company_id is None else guest
