"""The operation of a call: the same one is never done twice, a repeat gets the first one's answer."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from msgspec.json import Encoder

from core.acts.calls import Actor, Call, Done, from_json, spelled
from core.acts.models import OperationKey
from core.acts.refusals import OtherBody
from core.tables import Json
from core.tenancy import HouseSession, Prepared, insert_many, insert_once

_KEY = ("company_id", "person_id", "door", "operation")
_ONE = (
    OperationKey.company_id == sa.bindparam("company"),
    OperationKey.person_id == sa.bindparam("person"),
    OperationKey.door == sa.bindparam("from_door"),
    OperationKey.operation == sa.bindparam("key"),
)
_STORED = Prepared(sa.select(OperationKey.answer, OperationKey.body).where(*_ONE))
_STORE = Prepared(sa.update(OperationKey).where(*_ONE).values(answer=sa.bindparam("stored", type_=Json)))


class Operation:
    """One operation inside one transaction; a call without a key is none and may be done at any time."""

    def __init__(self, session: HouseSession, actor: Actor, call: Call, now: datetime) -> None:
        self._session = session
        self._actor = actor
        self._call = call
        self._now = now
        self._is_free = False
        """Looked up in this transaction, and nobody can take it before the commit: SQLite has one writer."""
        self._is_entered = False

    def answer(self) -> Done | None:
        """What the same operation was answered with, had it been done before. Raises OtherBody."""
        call = self._call
        if call.key is None:
            return None
        row = _STORED(self._session, **self._one(call.key)).first()
        self._is_free = row is None and self._session.driver is not None
        if row is None or row.answer is None:
            return None
        if row.body != body_digest(call):
            raise OtherBody
        done: Done = from_json(row.answer, Done)
        return replace(done, repeated=True)

    def take(self) -> bool:
        """Take the operation's key; False where somebody else has it."""
        if self._call.key is None or self._is_free:
            return True
        self._is_entered = insert_once(self._session, OperationKey, self._row(self._call.key, None), by=_KEY)
        return self._is_entered

    def keep(self, done: Done) -> None:
        """Keep the answer of a taken operation."""
        key = self._call.key
        if key is None:
            return
        answer = spelled(done)
        if self._is_entered:
            _STORE(self._session, **self._one(key), stored=answer)
        else:
            insert_many(self._session, OperationKey, [self._row(key, answer)])

    def _one(self, key: str) -> dict[str, Any]:
        actor = self._actor
        return {
            "company": actor.company_id or 0,
            "person": actor.person_id,
            "from_door": actor.door,
            "key": key,
        }

    def _row(self, key: str, answer: str | None) -> dict[str, Any]:
        return {
            "company_id": self._actor.company_id or 0,
            "person_id": self._actor.person_id,
            "door": self._actor.door,
            "operation": key,
            "body": body_digest(self._call),
            "answer": answer,
            "at": self._now,
        }


def body_digest(call: Call) -> str:
    """A digest of what was asked, to tell a repeat from another request under the same key."""
    try:
        body = _spell([call.action, call.args])
    except UnicodeEncodeError:  # lone surrogates
        body = repr([call.action, call.args]).encode("utf-8", "backslashreplace")
    return hashlib.sha256(body).hexdigest()


_spell = Encoder(order="sorted", enc_hook=str).encode
