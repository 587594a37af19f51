"""What Telegram keeps: people, chats, messages, files. No HTTP here, nor how tests talk to it."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

from tests.fakes.telegram_errors import bad_request, forbidden
from tests.fakes.telegram_text import Entity, Formatted

Json = dict[str, Any]
Status = Literal["creator", "administrator", "member", "left", "kicked"]

ANONYMOUS_ADMIN_ID = 1_087_968_824
HEARD = frozenset({"voice", "audio", "video_note"})
MOST_DOWNLOAD = 20 * 1024 * 1024
FIRST_SUPERGROUP = -1_002_000_000_000


@dataclass(slots=True)
class User:
    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language_code: str = ""
    is_bot: bool = False

    def json(self) -> Json:
        known = {
            "id": self.id,
            "is_bot": self.is_bot,
            "first_name": self.first_name,
            "last_name": self.last_name,
            "username": self.username,
            "language_code": self.language_code,
        }
        return {key: value for key, value in known.items() if value != ""}


@dataclass(slots=True)
class File:
    id: str
    name: str
    data: bytes
    mime: str = ""
    size: int = 0
    """Bytes as Telegram states them: a test may claim more than it holds."""
    width: int = 0
    height: int = 0
    duration: int = 1
    """Seconds, of what is heard."""

    def json(self) -> Json:
        body: Json = {"file_id": self.id, "file_unique_id": f"u{self.id}", "file_size": self.size}
        if self.width:
            return body | {"width": self.width, "height": self.height}
        return body | {"file_name": self.name} | ({"mime_type": self.mime} if self.mime else {})


@dataclass(slots=True, eq=False)
class Message:
    """One message as everyone sees it; `text` is the text or the caption."""

    id: int
    chat: Chat
    sender: User
    date: int
    text: str = ""
    entities: list[Entity] = field(default_factory=list)
    kind: str = "text"
    """text, photo, document, voice …, or a service message's field (migrate_to_chat_id)."""
    file: File | None = None
    markup: Json | None = None
    thread_id: int | None = None
    reply_to: Message | None = None
    edited: int | None = None
    album: str | None = None
    anonymous: bool = False
    silent: bool = False
    reactions: list[str] = field(default_factory=list)
    extra: Json = field(default_factory=dict)

    @property
    def rows(self) -> list[list[Json]]:
        """Buttons of the inline keyboard, row by row."""
        return list((self.markup or {}).get("inline_keyboard", []))

    @property
    def buttons(self) -> list[str]:
        return [button["text"] for row in self.rows for button in row]

    @property
    def formatted(self) -> Formatted:
        return Formatted(self.text, self.entities)

    def json(self, *, deep: bool = True) -> Json:
        body: Json = {"message_id": self.id, "date": self.date, "chat": self.chat.json()} | self._sender()
        if self.kind == "text":
            body |= {"text": self.text} | ({"entities": self.entities} if self.entities else {})
        else:
            body |= self._media()
        body |= {
            key: value
            for key, value in {
                "message_thread_id": self.thread_id,
                "is_topic_message": True if self.thread_id and self.chat.is_forum else None,
                "edit_date": self.edited,
                "media_group_id": self.album,
                "reply_markup": self.markup if self.rows else None,
                "reply_to_message": self.reply_to.json(deep=False) if self.reply_to and deep else None,
            }.items()
            if value is not None
        }
        return body | self.extra

    def _sender(self) -> Json:
        if not self.anonymous:
            return {"from": self.sender.json()}
        ghost = User(ANONYMOUS_ADMIN_ID, "Group", username="GroupAnonymousBot", is_bot=True)
        return {"from": ghost.json(), "sender_chat": self.chat.json()}

    def _media(self) -> Json:
        body: Json = {}
        if self.file and self.kind == "photo":
            body["photo"] = [self.file.json()]
        elif self.file:
            heard = {"duration": self.file.duration} | ({"length": 240} if self.kind == "video_note" else {})
            body[self.kind] = self.file.json() | (heard if self.kind in HEARD else {})
        if self.text:
            body["caption"] = self.text
        if self.entities:
            body["caption_entities"] = self.entities
        return body


@dataclass(slots=True, eq=False)
class Chat:
    id: int
    type: Literal["private", "group", "supergroup"]
    title: str = ""
    user: User | None = None
    """The person of a private chat."""
    is_forum: bool = False
    bot: Status = "left"
    members: dict[int, Status] = field(default_factory=dict)
    topics: dict[int, str] = field(default_factory=dict)
    messages: list[Message] = field(default_factory=list)
    pinned: list[int] = field(default_factory=list)
    keyboard: list[list[str]] = field(default_factory=list)
    """The reply keyboard that stands under the input field."""
    upgraded_to: int | None = None

    def json(self) -> Json:
        if self.user:
            person = {
                key: value
                for key, value in self.user.json().items()
                if key not in {"is_bot", "language_code"}
            }
            return {**person, "id": self.id, "type": "private"}
        return {"id": self.id, "type": self.type, "title": self.title} | (
            {"is_forum": True} if self.is_forum else {}
        )

    def find(self, message_id: int) -> Message | None:
        return next((message for message in reversed(self.messages) if message.id == message_id), None)


@dataclass(slots=True)
class Press:
    """A pressed button: open until the bot answers its callback."""

    id: str
    user: User
    message: Message
    data: str
    answered: bool = False
    toast: str = ""
    is_alert: bool = False

    def json(self) -> Json:
        body: Json = {"id": self.id, "from": self.user.json(), "chat_instance": f"c{self.message.chat.id}"}
        return body | {"data": self.data, "message": self.message.json()}


class Cloud:
    """Everything on the far side of the Bot API. `now` gives seconds since the epoch; a test may move it."""

    def __init__(self, bot: User, now: Callable[[], float] = time.time) -> None:
        self.bot = bot
        self.now = now
        self.users: dict[int, User] = {bot.id: bot}
        self.chats: dict[int, Chat] = {}
        self.files: dict[str, File] = {}
        self.presses: dict[str, Press] = {}
        self.commands: dict[tuple[str, str], list[dict[str, str]]] = {}
        """By scope ("default", "chat:100", "chat_member:-7:100" …) and language."""
        self.profile: Json = {}
        """Name, descriptions, menu button: whatever the bot set about itself, by method."""
        self.actions: list[tuple[int, str]] = []
        """Chat and action ("typing" …), oldest first."""
        self.drafts: dict[tuple[int, int], list[str]] = {}
        """Texts of a streamed draft by chat and draft id."""
        self._next_user = itertools.count(100_000_001)
        self._next_group = itertools.count(-700_001, -1)
        self._next_supergroup = itertools.count(FIRST_SUPERGROUP, -1)
        self._next_message = itertools.count(1)
        self._next_in_supergroup: dict[int, itertools.count[int]] = {}
        self._next_file = itertools.count(1)
        self._next_press = itertools.count(4_000_000_000_000_001)
        self._next_album = itertools.count(13_000_000_000_000_001)

    def add_user(self, first_name: str, **more: Any) -> User:
        user = User(next(self._next_user), first_name, **more)
        self.users[user.id] = user
        return user

    def private_chat(self, user: User) -> Chat:
        """The chat of a person with the bot; made when first asked for, as Telegram does on Start."""
        return self.chats.setdefault(user.id, Chat(user.id, "private", user=user, bot="left"))

    def add_group(self, title: str, *, supergroup: bool = False, forum: bool = False) -> Chat:
        large = supergroup or forum
        chat_id = next(self._next_supergroup) if large else next(self._next_group)
        chat = Chat(chat_id, "supergroup" if large else "group", title, is_forum=forum)
        self.chats[chat_id] = chat
        return chat

    def add_file(self, name: str, data: bytes, mime: str = "", **more: Any) -> File:
        more.setdefault("size", len(data))
        file = File(f"file-{next(self._next_file)}", name, data, mime, **more)
        self.files[file.id] = file
        return file

    def add_message(self, chat: Chat, sender: User, **more: Any) -> Message:
        message = Message(self.next_message_id(chat), chat, sender, int(self.now()), **more)
        chat.messages.append(message)
        return message

    def press(self, user: User, message: Message, data: str) -> Press:
        press = Press(str(next(self._next_press)), user, message, data)
        self.presses[press.id] = press
        return press

    def next_message_id(self, chat: Chat) -> int:
        """Numbered over all private chats and small groups together, but in each supergroup apart."""
        if chat.type == "supergroup":
            return next(self._next_in_supergroup.setdefault(chat.id, itertools.count(1)))
        return next(self._next_message)

    def next_album(self) -> str:
        return str(next(self._next_album))

    def chat_to_read(self, chat_id: int) -> Chat:
        chat = self.chats.get(chat_id)
        if chat is None or (chat.type == "private" and chat.bot == "left"):
            if any(chat_id in group.members for group in self.chats.values()):
                raise forbidden("bot can't initiate conversation with a user")
            raise bad_request("chat not found")
        return chat

    def chat_to_write(self, chat_id: int) -> Chat:
        chat = self.chat_to_read(chat_id)
        if chat.upgraded_to:
            raise bad_request(
                "group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.upgraded_to
            )
        if chat.type == "private" and chat.bot == "kicked":
            raise forbidden("bot was blocked by the user")
        if chat.bot == "kicked":
            raise forbidden(f"bot was kicked from the {chat.type} chat")
        if chat.bot == "left":
            raise forbidden(f"bot is not a member of the {chat.type} chat")
        return chat
