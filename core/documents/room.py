"""The room as the composition root sees it."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from core.acts.register import Room
from core.documents import ways
from core.documents.actions import issuing, settling
from core.documents.models import MadeDocument
from core.tenancy import HouseSession, across_companies

__all__ = ["ROOM", "ways"]


def files(session: HouseSession) -> Iterable[str]:
    """The files of all documents that were made: they are kept as they were sent."""
    return session.scalars(sa.select(MadeDocument.digest), execution_options=across_companies())


ROOM = Room("documents", actions=(issuing, settling), keeps=(files,))
