"""The outbox: letters are claimed before they are sent, so that none is sent twice."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

import sqlalchemy as sa

from core.acts.calls import to_json
from core.acts.models import Letter
from core.blocks import Receipt
from core.ids import new_id
from core.tenancy import HouseSession, insert_once

TRIES = 8
LONGEST = timedelta(hours=1)


def post(
    session: HouseSession,
    channel: str,
    address: str,
    kind: str,
    receipt: Receipt,
    now: datetime,
    *,
    once: str | None = None,
    person_id: int | None = None,
) -> bool:
    """Put a letter into the outbox; one with a `once` key goes in only the first time. True when it did."""
    letter = {
        "id": new_id(),
        "company_id": session.company_id,
        "person_id": person_id,
        "channel": channel,
        "address": address,
        "kind": kind,
        "receipt": to_json(receipt, Receipt),
        "once": once,
        "state": "waiting",
        "attempts": 0,
        "due_at": now,
        "message": "",
        "error": "",
    }
    return insert_once(session, Letter, letter, by=("once",))


def claim(session: HouseSession, channels: Sequence[str], now: datetime, limit: int) -> list[Letter]:
    """Due letters of the channels that are open, taken for sending; the oldest first."""
    due = (
        sa.select(Letter)
        .where(Letter.state == "waiting", Letter.due_at <= now, Letter.channel.in_(channels))
        .order_by(Letter.due_at, Letter.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    letters = list(session.scalars(due))
    for letter in letters:
        letter.state = "taken"
    return letters


def begin(session: HouseSession, letter_id: int) -> bool:
    """A taken letter goes out now, and may arrive from here on. False when it was withdrawn meanwhile."""
    done = session.execute(
        sa.update(Letter)
        .where(Letter.id == letter_id, Letter.state == "taken")
        .values(state="sending", attempts=Letter.attempts + 1),
        execution_options={"synchronize_session": False},
    )
    return bool(done.rowcount)  # type: ignore[attr-defined]


def delivered(session: HouseSession, letter_id: int, message: str, now: datetime) -> None:
    """A letter has arrived as a message."""
    _settle(session, letter_id, state="sent", message=message, sent_at=now)


def put_back(
    session: HouseSession, letter_id: int, now: datetime, after: float | None, attempts: int
) -> None:
    """A letter was surely not sent: try again later (`after` seconds, else ever longer), at last give up."""
    if attempts >= TRIES:
        _settle(session, letter_id, state="failed", error="too many tries")
        return
    wait = timedelta(seconds=after) if after is not None else min(LONGEST, timedelta(seconds=2**attempts))
    _settle(session, letter_id, state="waiting", due_at=now + wait)


def failed(session: HouseSession, letter_id: int, why: str) -> None:
    """A letter that cannot be delivered."""
    _settle(session, letter_id, state="failed", error=why[:200])


def unsure(session: HouseSession, channels: Sequence[str]) -> int:
    """Letters that were being sent when the house fell: perhaps sent, so never sent again. How many.

    Those that were only taken have surely not left: they wait again.
    """
    ours = Letter.channel.in_(channels)
    session.execute(
        sa.update(Letter).where(Letter.state == "taken", ours).values(state="waiting"),
        execution_options={"synchronize_session": False},
    )
    done = session.execute(
        sa.update(Letter)
        .where(Letter.state == "sending", ours)
        .values(state="unsure", error="the house stopped while it was being sent"),
        execution_options={"synchronize_session": False},
    )
    return int(done.rowcount)  # type: ignore[attr-defined]


def next_due(session: HouseSession, channels: Sequence[str]) -> datetime | None:
    """When the next letter is due."""
    return session.scalar(
        sa.select(sa.func.min(Letter.due_at)).where(Letter.state == "waiting", Letter.channel.in_(channels))
    )


def sweep(session: HouseSession, now: datetime, keep: timedelta = timedelta(days=30)) -> None:
    """Forget letters that are long settled."""
    session.execute(
        sa.delete(Letter).where(Letter.state != "waiting", Letter.due_at < now - keep),
        execution_options={"synchronize_session": False},
    )


def _settle(session: HouseSession, letter_id: int, **values: object) -> None:
    session.execute(
        sa.update(Letter).where(Letter.id == letter_id).values(**values),
        execution_options={"synchronize_session": False},
    )
