"""The room of files and, later, of other programs."""

from __future__ import annotations

from collections.abc import Iterable

from core.acts.filing import digests_in
from core.acts.register import Room
from core.integrations import actions, models
from core.tenancy import HouseSession

__all__ = ["ROOM", "models"]


def kept_files(session: HouseSession) -> Iterable[str]:
    """Files that were imported, or are to go on being."""
    return digests_in(session, models.ImportRun.files)


ROOM = Room("integrations", actions=(actions,), keeps=(kept_files,))
