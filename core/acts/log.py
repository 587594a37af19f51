"""The activity log: append-only rows chained by digest per company, beside payloads that may be erased."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterator
from json.encoder import encode_basestring_ascii
from typing import Any

import sqlalchemy as sa
from msgspec.json import Encoder

from core.acts.ctx import Ctx
from core.acts.models import Activity, ActivityPayload, ChainHead
from core.acts.register import Action, Asked
from core.blocks import Receipt
from core.ids import new_id
from core.tables import Spelled
from core.tenancy import HouseSession, Prepared, insert_many

_ONE_HEAD = ChainHead.company_id == sa.bindparam("company")
_HEAD = Prepared(sa.select(ChainHead.seq, ChainHead.digest).where(_ONE_HEAD).with_for_update())
_MOVE_HEAD = Prepared(
    sa.update(ChainHead).where(_ONE_HEAD).values(seq=sa.bindparam("place"), digest=sa.bindparam("link"))
)


def record(ctx: Ctx, action: Action, asked: Asked, receipt: Receipt) -> int:
    """Enter an act into its company's log; returns the entry's id."""
    session, company = ctx.session, ctx.session.company_id or 0
    payload = {
        "args": asked.model_dump(mode="json", exclude_none=True),
        "changes": [[label, _plain(old), _plain(new)] for label, old, new in ctx.changes],
    }
    salt, body = secrets.token_hex(8), _spelled(payload)
    row: dict[str, Any] = {
        "id": new_id(),
        "company_id": company,
        "person_id": ctx.actor.person_id,
        "asked_by": ctx.asked_by,
        "door": ctx.actor.door,
        "action": action.name,
        "subject_kind": receipt.subject[0] if receipt.subject else None,
        "subject_id": receipt.subject[1] if receipt.subject else None,
        "at": ctx.now,
        "payload_digest": _digest(salt, body),
    }
    row["seq"], previous = _head(session, company)
    row["digest"] = link(previous, row)
    insert_many(session, Activity, [row])
    insert_many(
        session,
        ActivityPayload,
        [{"activity_id": row["id"], "company_id": company, "salt": salt, "payload": body}],
    )
    _MOVE_HEAD(session, company=company, place=row["seq"], link=row["digest"])
    return int(row["id"])


def _head(session: HouseSession, company: int) -> tuple[int, str]:
    """The next place in the chain and the digest before it; the row is held until the commit."""
    head = _HEAD(session, company=company).first()
    if head is None:
        insert_many(session, ChainHead, [{"company_id": company, "seq": 0, "digest": ""}])
        return 1, ""
    return int(head.seq) + 1, str(head.digest)


def subject_of(session: HouseSession, act_id: int) -> tuple[str, int] | None:
    """What an act was about: the kind and id of a record."""
    query = sa.select(Activity.subject_kind, Activity.subject_id).where(Activity.id == act_id)
    row = session.execute(query).one_or_none()
    return (row[0], row[1]) if row is not None and row[0] and row[1] else None


def payload_digest(salt: str, payload: Any) -> str:
    return _digest(salt, _spelled(payload))


_spell = Encoder(order="sorted").encode


def _spelled(payload: Any) -> Spelled:
    """In the one spelling that digests are taken of, whatever the database makes of it."""
    return Spelled(_spell(payload).decode())


def _digest(salt: str, body: str) -> str:
    return hashlib.sha256((salt + body).encode()).hexdigest()


def link(previous: str, row: dict[str, Any]) -> str:
    """The digest of an entry and of all before it."""
    names = (
        "id",
        "company_id",
        "seq",
        "person_id",
        "asked_by",
        "door",
        "action",
        "subject_kind",
        "subject_id",
    )
    told = [previous, *(row[name] for name in names), row["at"].isoformat(), row["payload_digest"]]
    return hashlib.sha256(f"[{', '.join(map(_json, told))}]".encode()).hexdigest()


def _json(value: str | int | None) -> str:
    """As the json module spells it, which sets out from afresh for every list."""
    if value is None:
        return "null"
    return str(value) if isinstance(value, int) else encode_basestring_ascii(value)


def broken_links(session: HouseSession, company: int) -> Iterator[int]:
    """Places in a company's chain whose digest, order or payload does not verify."""
    previous, expected = "", 1
    rows = session.scalars(
        sa.select(Activity)
        .where(Activity.company_id == company)
        .order_by(Activity.seq)
        .execution_options(yield_per=500)
    )
    for row in rows:
        values = {column: getattr(row, column) for column in Activity.__mapper__.columns.keys()}  # noqa: SIM118
        payload = session.get(ActivityPayload, row.id)
        told = payload is None or payload_digest(payload.salt, payload.payload) == row.payload_digest
        if row.seq != expected or link(previous, values) != row.digest or not told:
            yield row.seq
        previous, expected = row.digest, row.seq + 1
    head = session.get(ChainHead, company)
    if head is not None and (head.digest != previous or head.seq != expected - 1):
        yield head.seq


def _plain(value: Any) -> Any:
    return value if isinstance(value, (str, int, bool, type(None))) else str(value)
