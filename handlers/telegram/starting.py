"""/start: the first words, a short onboarding, and deep links of invitations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.acts.calls import Call, How
from core.blocks import Text, say
from handlers.telegram import commands
from handlers.telegram.heard import Heard
from handlers.telegram.visitors import Visitor

if TYPE_CHECKING:
    from handlers.telegram.door import Door


async def take(door: Door, heard: Heard, guest: Visitor) -> None:
    """An invitation is accepted, a newcomer is greeted, anybody else gets the menu."""
    if heard.spot.group:
        await door.say(guest, heard.place, "telegram-group-private", bot=door.us.username)
    elif heard.text:
        await _accept(door, heard, guest)
    elif guest.company_id is None:
        await greet(door, heard, guest)
    else:
        call = Call("acts.menu", {}, How.COMMAND, f"{heard.key}:0", heard.at)
        await door.answer(guest, heard.place, [await commands.outcome_of(door, call, guest)])


async def _accept(door: Door, heard: Heard, guest: Visitor) -> None:
    """A link opened: its company's menu follows, by the role it gives."""
    token = heard.text.split()[0]
    call = Call("companies.accept", {"token": token}, How.COMMAND, f"{heard.key}:0", heard.at)
    outcome = await commands.outcome_of(door, call, guest)
    guest = await door.renewed(guest, [outcome])
    outcomes = [outcome]
    if guest.company_id is not None:
        shown = Call("acts.menu", {}, How.COMMAND, f"{heard.key}:1", heard.at)
        outcomes.append(await commands.outcome_of(door, shown, guest))
    await door.answer(guest, heard.place, outcomes)


async def greet(door: Door, heard: Heard, guest: Visitor) -> None:
    """Who we are, and at once the first question: what is the business called?"""
    name = heard.message.from_user.first_name if heard.message.from_user else ""
    before = (Text(say("telegram-hello", name=name)), Text(say("telegram-hello-how")))
    call = Call("companies.create", {}, How.FORM, f"{heard.key}:0", heard.at)
    outcome = await commands.outcome_of(door, call, guest)
    await door.answer(guest, heard.place, [outcome], before=before)
