"""Attaching, taking off, putting back: for the rooms whose records bear files."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import sqlalchemy as sa
from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.register import Asked
from core.attachments.models import Attachment
from core.attachments.refusals import AlreadyThere, ChangedSince, TooManyFiles
from core.blocks import File
from core.tenancy import HouseSession, across_companies

MOST_FILES = 30
"""Of one record."""


class SentFile(Asked):
    """A file that was sent and is stored: fields of an action that attaches it."""

    digest: str = Field(min_length=64, max_length=64, pattern="^[0-9a-f]+$")
    name: str = Field(min_length=1, max_length=200)
    mime: str = Field("application/octet-stream", max_length=100)
    size: int = Field(0, ge=0, le=10**12)


class WhichFile(Asked):
    file: int


def files_of(session: HouseSession, kind: str, record_id: int) -> list[Attachment]:
    """What is attached to a record, the oldest first."""
    query = sa.select(Attachment).where(
        Attachment.kind == kind, Attachment.record_id == record_id, Attachment.removed_at.is_(None)
    )
    return list(session.scalars(query.order_by(Attachment.id)))


def records_with_files(session: HouseSession, kind: str, records: Collection[int]) -> set[int]:
    """Those of the records that something is attached to."""
    query = sa.select(Attachment.record_id).where(
        Attachment.kind == kind, Attachment.record_id.in_(records), Attachment.removed_at.is_(None)
    )
    return set(session.scalars(query))


def records_with(session: HouseSession, kind: str, digests: Collection[str]) -> set[int]:
    """Records of a kind that one of these very files is attached to."""
    query = sa.select(Attachment.record_id).where(
        Attachment.kind == kind, Attachment.digest.in_(digests), Attachment.removed_at.is_(None)
    )
    return set(session.scalars(query)) if digests else set()


def attach(ctx: Ctx, kind: str, record_id: int, sent: SentFile) -> Attachment:
    """Fasten a stored file to a record. Raises AlreadyThere, TooManyFiles."""
    there = files_of(ctx.session, kind, record_id)
    if any(one.digest == sent.digest for one in there):
        raise AlreadyThere
    if len(there) >= MOST_FILES:
        raise TooManyFiles(most=MOST_FILES)
    file = Attachment(
        kind=kind,
        record_id=record_id,
        digest=sent.digest,
        name=sent.name,
        mime=sent.mime,
        size=sent.size,
        person_id=ctx.actor.person_id,
        at=ctx.now,
        removed_at=None,
    )
    ctx.session.add(file)
    ctx.session.flush()
    return file


def take_off(ctx: Ctx, file: Attachment) -> None:
    """Raises ChangedSince for one that is off already."""
    if file.removed_at is not None:
        raise ChangedSince(name=file.name)
    file.removed_at = ctx.now
    ctx.session.flush()


def put_back(ctx: Ctx, file: Attachment) -> None:
    """Raises ChangedSince for one that is there."""
    if file.removed_at is None:
        raise ChangedSince(name=file.name)
    file.removed_at = None
    ctx.session.flush()


def shown(files: Iterable[Attachment]) -> list[File]:
    """As blocks of an answer."""
    return [File(one.digest, one.name, one.mime, one.size) for one in files]


def kept_files(session: HouseSession) -> Iterable[str]:
    """Files that belong to records; those taken off may be put back."""
    return session.scalars(sa.select(Attachment.digest), execution_options=across_companies())
