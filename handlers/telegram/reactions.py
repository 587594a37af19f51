"""A 👎 on a receipt or a notice of ours, or «отмени» in reply to it: that very deed is taken back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aiogram.types import MessageReactionUpdated, ReactionTypeEmoji

from core.acts.calls import Call, Done, How
from core.acts.showing import ShownDeed, deed_shown
from core.blocks import say
from core.chat.entrance import Spot
from handlers.telegram import commands
from handlers.telegram.heard import sender_of
from handlers.telegram.keyring import UNDO
from handlers.telegram.messages import TextMessage
from handlers.telegram.visitors import Visitor, in_company, visitor
from handlers.telegram.wire import Place

if TYPE_CHECKING:
    from handlers.telegram.door import Door

AGAINST = "👎"
"""The reaction that asks for a deed to be taken back."""


async def take(door: Door, reaction: MessageReactionUpdated, update_id: int) -> None:
    """Take a deed back for somebody who has just put a 👎 on the message that shows it."""
    had, has = _signs(reaction.old_reaction), _signs(reaction.new_reaction)
    if reaction.user is None or AGAINST in had or AGAINST not in has:
        return
    shown = await deed_under(door, reaction.chat.id, reaction.message_id)
    if shown is None:
        return
    spot = Spot(door.source, shown.place, reaction.chat.type != "private")
    guest = await visitor(door.app, sender_of(reaction.user, door.us), spot)
    if guest is not None:
        key = f"reaction:{reaction.chat.id}:{reaction.message_id}:{shown.deed_id}"
        await take_back(door, guest, shown, key, reaction.message_id)


async def deed_under(door: Door, chat: int, message: int) -> ShownDeed | None:
    """The deed that a message of ours shows, if it shows one."""
    return await door.app.db.read(lambda session: deed_shown(session, door.source, str(chat), message))


async def take_back(door: Door, guest: Visitor, shown: ShownDeed, key: str, message: int) -> None:
    """Undo the deed that a message shows, by the rights of who asks, and say so under that message."""
    place, home = Place.read(shown.place), guest.company_id
    if guest.actor.group and shown.company_id != home:
        return
    guest = await in_company(door.app, guest, shown.company_id)
    if shown.company_id is not None and guest.standing.company is None:
        return
    call = Call(UNDO, {"act": {"id": shown.deed_id}}, How.BUTTON, key)
    outcome = await commands.outcome_of(door, call, guest)
    if isinstance(outcome, Done) and outcome.repeated:
        words = door.app.texts.say(say("acts-repeated"), guest.speaker)
        await door.post.send(place, [TextMessage("", words)], guest.speaker, reply_to=message)
        return
    elsewhere = not guest.actor.group and guest.company_id != home
    await door.answer(guest, place, [outcome], reply_to=message, elsewhere=elsewhere)


def _signs(reactions: Sequence[object]) -> set[str]:
    return {one.emoji for one in reactions if isinstance(one, ReactionTypeEmoji)}
