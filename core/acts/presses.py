"""Buttons' calls kept server-side: a press finds its call by a short token and is done once."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from core.acts.calls import Waiting, from_json, to_json
from core.acts.models import Press
from core.acts.refusals import CardGone
from core.blocks import Act
from core.tenancy import HouseSession, insert_many

AGAIN = timedelta(seconds=60)
"""A second press within this time is the first one, sent again or tapped twice; later it is meant anew."""


@dataclass(frozen=True, slots=True)
class Held:
    """A call behind a token, and the company it was made in."""

    token: str
    act: Act
    company_id: int | None
    then: Waiting | None = None
    """What goes on when the call is done."""


def hold(act: Act, company_id: int | None, then: Waiting | None = None) -> Held:
    """A call under a new token; it counts once it is kept."""
    return Held(secrets.token_urlsafe(9), act, company_id, then)


def keep(session: HouseSession, held: Sequence[Held], now: datetime) -> None:
    """Store calls before their buttons are sent."""
    insert_many(
        session,
        Press,
        [
            {
                "token": one.token,
                "company_id": one.company_id,
                "person_id": None,
                "action": one.act.action,
                "args": one.act.args,
                "waiting": to_json(one.then, Waiting) if one.then else None,
                "created_at": now,
                "used_at": None,
                "used_by": "",
            }
            for one in held
        ],
    )


def pressed(session: HouseSession, token: str, press: str, now: datetime) -> tuple[Held, str]:
    """The call of a token and the operation this press stands for. `press` names the press itself.

    Raises CardGone for an unknown token.
    """
    row = session.scalar(sa.select(Press).where(Press.token == token).with_for_update())
    if row is None:
        raise CardGone
    if row.used_at is None or (row.used_by != press and now - row.used_at > AGAIN):
        row.used_at, row.used_by = now, press
    args: dict[str, Any] = dict(row.args)
    then = from_json(row.waiting, Waiting) if row.waiting else None
    return Held(token, Act(row.action, args), row.company_id, then), f"press:{token}:{row.used_by}"
