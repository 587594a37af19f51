"""Which list of commands was told to whom: so that it is told anew only when it is another."""

from __future__ import annotations

import sqlalchemy as sa

from core.accounts.models import Identity
from core.chat.models import ToldMenu
from core.companies.models import Member
from core.tenancy import HouseSession, across_companies


def told_menu(session: HouseSession, door: str, chat: str, person_id: int) -> str | None:
    """The digest of what a person was told in a chat; None for nothing yet."""
    row = session.get(ToldMenu, (door, chat, person_id))
    return row.digest if row is not None else None


def keep_menu(session: HouseSession, door: str, chat: str, person_id: int, digest: str) -> None:
    """Note what was told."""
    row = session.get(ToldMenu, (door, chat, person_id))
    if row is None:
        session.add(ToldMenu(door=door, chat=chat, person_id=person_id, digest=digest))
    else:
        row.digest = digest


def forget_menu(session: HouseSession, door: str, chat: str, external_id: int) -> int | None:
    """Forget what somebody was told in a chat; answers who it is."""
    person: int | None = session.scalar(
        sa.select(Identity.person_id).where(Identity.channel == door, Identity.external_id == external_id)
    )
    if person is not None:
        session.execute(
            sa.delete(ToldMenu).where(
                ToldMenu.door == door, ToldMenu.chat == chat, ToldMenu.person_id == person
            )
        )
    return person


def chats_of_team(session: HouseSession, door: str, company_id: int) -> list[tuple[int, str]]:
    """Where a company's people, former ones with them, were told commands: (their outside id, chat)."""
    rows = session.execute(
        sa.select(Identity.external_id, ToldMenu.chat)
        .join(ToldMenu, ToldMenu.person_id == Identity.person_id)
        .join(Member, Member.person_id == Identity.person_id)
        .where(Identity.channel == door, ToldMenu.door == door, Member.company_id == company_id)
        .order_by(Identity.external_id, ToldMenu.chat),
        execution_options=across_companies(),
    )
    return [(row[0], row[1]) for row in rows]
