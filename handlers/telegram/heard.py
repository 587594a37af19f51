"""A message as it is heard: who says it and where, whether it is meant for us, its words and command."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from aiogram.types import Document, Message, User

from core.accounts.people import Sender
from core.chat.entrance import Spot
from handlers.telegram.wire import Place

ANONYMOUS_ADMIN = 1_087_968_824
_PRIVATE = "private"


@dataclass(frozen=True, slots=True)
class Ourselves:
    """The bot as others see it, and the name of its door ('telegram' or 'local')."""

    id: int
    username: str
    door: str


@dataclass(frozen=True, slots=True)
class Heard:
    """A message meant for us. `command` has no slash; `text` is without the command and our name."""

    message: Message
    sender: Sender
    spot: Spot
    place: Place
    text: str
    command: str | None = None
    files: tuple[dict[str, object], ...] = ()
    """What was sent with it, once it is kept: digest, name, kind and size of each."""

    @property
    def key(self) -> str:
        """Names the message for ever."""
        return f"{self.message.chat.id}:{self.message.message_id}"

    @property
    def at(self) -> datetime:
        return self.message.date

    @property
    def document(self) -> Document | None:
        return self.message.document

    @property
    def reply_to(self) -> int | None:
        """In a group an answer hangs on the message it answers."""
        return self.message.message_id if self.spot.group else None


def hear(message: Message, us: Ourselves) -> Heard | None:
    """The message, if it is meant for us: all in private; in a group a command, our name, a reply to us."""
    if message.from_user is None or (message.from_user.is_bot and not _is_anonymous(message)):
        return None
    words = (message.text or message.caption or "").strip()
    command, rest, ours = _command(words, us.username)
    text, named = (rest, False) if command else _without_name(message, words, us)
    if _is_group(message) and not (ours if command else named or _replies_to(message, us)):
        return None
    if command and not ours:
        return None
    place = place_of(message)
    spot = Spot(us.door, str(place), _is_group(message), _is_anonymous(message))
    return Heard(message, sender_of(message.from_user, us), spot, place, text, command)


def place_of(message: Message) -> Place:
    """The chat and, in a forum, the topic."""
    topic = message.message_thread_id if message.is_topic_message else None
    return Place(message.chat.id, topic)


def sender_of(user: User, us: Ourselves) -> Sender:
    return Sender(us.door, user.id, user.full_name, user.username or "", user.language_code or "")


def spot_of(message: Message, us: Ourselves) -> Spot:
    """Where a message of ours stands, for those who press its buttons."""
    return Spot(us.door, str(place_of(message)), _is_group(message))


def _is_group(message: Message) -> bool:
    return message.chat.type != _PRIVATE


def _is_anonymous(message: Message) -> bool:
    hidden = message.from_user is not None and message.from_user.id == ANONYMOUS_ADMIN
    return hidden or message.sender_chat is not None


def _command(words: str, username: str) -> tuple[str | None, str, bool]:
    """(command, the rest, is it for us)."""
    if not words.startswith("/") or len(words) < 2:
        return None, words, False
    first, _, rest = words.partition("\n") if "\n" in words.split(" ", 1)[0] else words.partition(" ")
    name, _, suffix = first[1:].partition("@")
    if not name.replace("_", "").isalnum():
        return None, words, False
    return name.lower(), rest.strip(), not suffix or suffix.lower() == username.lower()


def _without_name(message: Message, words: str, us: Ourselves) -> tuple[str, bool]:
    """The words without our name, and whether we were named."""
    mention = f"@{us.username}".lower()
    at = words.lower().find(mention)
    after = words[at + len(mention) : at + len(mention) + 1] if at >= 0 else ""
    if at >= 0 and not (after.isalnum() or after == "_"):
        rest = f"{words[:at]} {words[at + len(mention) :]}"
        return " ".join(rest.split(" ")).strip(" ,:\n"), True
    return words, any(
        entity.type == "text_mention" and entity.user is not None and entity.user.id == us.id
        for entity in message.entities or []
    )


def _replies_to(message: Message, us: Ourselves) -> bool:
    """Is it a reply to words of ours (and not merely said in a topic that we opened)?"""
    above = message.reply_to_message
    ours = above is not None and above.from_user is not None and above.from_user.id == us.id
    return ours and above is not None and above.forum_topic_created is None
