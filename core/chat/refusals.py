"""What the room of conversations says no with."""

from __future__ import annotations

from core.errors import Conflict


class NotAGroup(Conflict):
    code = "chat-not-a-group"


class LinkedElsewhere(Conflict):
    code = "chat-linked-already"


class NotLinked(Conflict):
    code = "chat-not-linked"


class AdministratorsOnly(Conflict):
    """In Telegram only an administrator of the group may link it."""

    code = "chat-administrators-only"
