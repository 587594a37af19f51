"""A press as it came, and the card it is on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aiogram.types import CallbackQuery, Message

from core.acts import changing
from core.acts.refusals import CardGone, CompanyGone
from handlers.telegram.keyring import UNDO
from handlers.telegram.payload import Pressed
from handlers.telegram.visitors import Visitor, in_company
from handlers.telegram.wire import Kind, Place, Shown

if TYPE_CHECKING:
    from handlers.telegram.door import Door


@dataclass(frozen=True, slots=True)
class Press:
    """A press as it came: who, on which message of ours, what the button says."""

    query: CallbackQuery
    message: Message
    guest: Visitor
    place: Place
    pressed: Pressed

    @property
    def shown(self) -> Shown:
        return Shown(self.message.message_id, _kind(self.message))


Toast = str | None
"""What a press flashes."""


async def at_card(door: Door, press: Press) -> tuple[Visitor, str]:
    """The presser in the card's company, and the action it holds. Raises CardGone and CompanyGone."""
    token = press.pressed.token
    facts = await door.app.db.read(lambda session: changing.card_facts(session, token))
    if facts is None:
        raise CardGone
    return await in_its_company(door, press, facts.company_id, facts.action), facts.action


async def in_its_company(door: Door, press: Press, company_id: int | None, action: str) -> Visitor:
    """The presser in the company a button was made in. Raises CompanyGone where there is no such any more."""
    guest = await in_company(door.app, press.guest, company_id)
    known = door.app.register.actions.get(action)
    is_own = known is not None and known.own and action != UNDO
    if company_id is not None and guest.standing.company is None and not is_own:
        raise CompanyGone
    return guest


def _kind(message: Message) -> Kind:
    return "photo" if message.photo else "document" if message.document else "text"
