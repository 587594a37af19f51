"""What attaching says no with."""

from __future__ import annotations

from core.errors import Conflict


class AlreadyThere(Conflict):
    """The very file is attached already."""

    code = "attachments-already-there"


class TooManyFiles(Conflict):
    """A record takes no more: `most`."""

    code = "attachments-too-many"


class ChangedSince(Conflict):
    """The file was taken off, or put back, meanwhile: `name`."""

    code = "attachments-changed-since"
