"""The assistant as a room: its tables and words."""

from __future__ import annotations

from collections.abc import Iterable

from core.acts.filing import digests_in
from core.acts.register import Room
from core.assistant import asking, models
from core.tenancy import HouseSession


def kept_files(session: HouseSession) -> Iterable[str]:
    """Files that turns were about."""
    return digests_in(session, models.StoredTurn.calls, models.ModelTurn.said)


ROOM = Room("assistant", actions=(asking,), folder=models, keeps=(kept_files,))
