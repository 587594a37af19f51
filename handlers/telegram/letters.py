"""Letters of the outbox: rendered for their reader and sent; corrections hang on what they correct."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.accounts.models import Person
from core.accounts.people import Sender
from core.acts.calls import Actor, from_json
from core.acts.models import Letter
from core.acts.rights import NOBODY, CompanyFacts
from core.blocks import Receipt
from core.chat.entrance import Spot
from core.companies.models import Company
from core.companies.standing import facts
from core.tenancy import HouseSession
from handlers.telegram.visitors import Visitor
from handlers.telegram.wire import Place

if TYPE_CHECKING:
    from handlers.telegram.door import Door


async def deliver(door: Door, letter: Letter) -> str:
    """Send a letter; returns the message as 'chat:message'. Raises Unreachable and Throttled."""
    reader, company = await door.app.db.read(lambda session: _reader(door, session, letter))
    place = Place.read(letter.address)
    receipt: Receipt = from_json(letter.receipt, Receipt)
    renderer = door.renderer(reader)
    to_person = letter.person_id is not None and company is not None
    messages = (
        renderer.notice(receipt.blocks, company.name) if to_person and company else renderer.receipt(receipt)
    )
    await renderer.token.keep()
    earlier = letter.message.rpartition(":")[2]
    reply_to = int(earlier) if earlier.isdigit() else None
    sent = await door.post.send(place, messages, reader.speaker, reply_to=reply_to, patience=0)
    return f"{place.chat}:{sent[0]}"


def _reader(door: Door, session: HouseSession, letter: Letter) -> tuple[Visitor, CompanyFacts | None]:
    """Who reads the letter, in which language and zone; a group reads in its company's language."""
    session.act_for(letter.company_id)
    company = session.get(Company, letter.company_id) if letter.company_id is not None else None
    told = facts(company) if company is not None else None
    person = session.get(Person, letter.person_id) if letter.person_id is not None else None
    locale = person.locale if person else told.locale if told else door.app.default_locale
    actor = Actor(
        letter.person_id or 0, letter.company_id, door.source, letter.address, person is None, locale
    )
    spot = Spot(door.source, letter.address, person is None)
    sender = Sender(door.source, 0, "")
    return Visitor(sender, spot, actor, NOBODY, door.app.speaker(told, locale)), told
