"""Who is there and what was said: people, their chats with the bot, one group, all messages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from bot.local.errors import NotPossible
from bot.local.events import Events
from bot.local.files import Files, StoredFile, record_of
from bot.local.journal import Journal
from core.clock import Clock

Json = dict[str, Any]

BOT_ID = 1
BOT_USERNAME = "prikazchik_bot"
BOT_NAME = "Приказчик"
FIRST_PERSON = 7_000_000_001
GROUP_ID = -1_002_000_000_001
KEPT_MESSAGES = 2000
"in one chat, over a restart"


@dataclass(slots=True)
class Person:
    """Somebody who talks to the bot."""

    id: int
    name: str
    username: str = ""
    language: str = "ru"

    def as_user(self) -> Json:
        """As Telegram's User."""
        user: Json = {"id": self.id, "is_bot": False, "first_name": self.name, "language_code": self.language}
        return {**user, "username": self.username} if self.username else user


@dataclass(slots=True)
class Chat:
    """A private chat with the bot (its id is the person's) or a group (negative id)."""

    id: int
    kind: Literal["private", "supergroup"]
    title: str
    members: list[int]
    creator: int | None = None
    bot: Literal["administrator", "member", "left", "kicked"] = "member"
    is_started: bool = False
    "private: the person has written first, as Telegram demands"
    pinned: list[int] = field(default_factory=list)
    keyboard: Json | None = None
    messages: dict[int, Json] = field(default_factory=dict)
    reactions: dict[int, list[Json]] = field(default_factory=dict)

    @property
    def is_private(self) -> bool:
        return self.kind == "private"

    def record(self) -> Json:
        """All but what was said."""
        kept = asdict(self)
        del kept["messages"], kept["reactions"]
        return kept


FIRST_PEOPLE = (
    Person(FIRST_PERSON, "Анна", "anna"),
    Person(FIRST_PERSON + 1, "Асель", "asel"),
    Person(FIRST_PERSON + 2, "Бекжан", "bekzhan"),
    Person(FIRST_PERSON + 3, "Марина"),
)


class World:
    """All state of the local chat. Every change goes to the journal and to open pages at once."""

    def __init__(self, clock: Clock, journal: Journal, events: Events, files: Files) -> None:
        self.clock = clock
        self.journal = journal
        self.events = events
        self.files = files
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self._last_ids: dict[str, int] = {}

    # ------------------------------------------------------------ who

    def found(self) -> None:
        """The first day: four people and their group; nobody has written yet."""
        for person in FIRST_PEOPLE:
            self._settle(person)
        everybody = [person.id for person in FIRST_PEOPLE]
        self.chats[GROUP_ID] = Chat(
            GROUP_ID, "supergroup", "Команда", everybody, creator=everybody[0], bot="administrator"
        )

    def add_person(self, name: str, language: str = "ru") -> Person:
        """A newcomer with a private chat that is not started yet."""
        person = Person(max(self.people) + 1, name, language=language)
        self._settle(person)
        self.journal.write({"person": asdict(person)})
        self.keep(self.chats[person.id])
        return person

    def _settle(self, person: Person) -> None:
        self.people[person.id] = person
        self.chats[person.id] = Chat(person.id, "private", person.name, [person.id])

    def person(self, person_id: int) -> Person:
        """Raises NotPossible."""
        if person_id not in self.people:
            raise NotPossible("nobody-there")
        return self.people[person_id]

    def chat_for(self, person: Person, chat_id: int) -> Chat:
        """A chat the person is in. Raises NotPossible."""
        chat = self.chats.get(chat_id)
        if chat is None or person.id not in chat.members:
            raise NotPossible("not-in-chat", name=person.name)
        return chat

    def chats_of(self, person: Person) -> list[Chat]:
        return [chat for chat in self.chats.values() if person.id in chat.members]

    def bot_user(self) -> Json:
        return {"id": BOT_ID, "is_bot": True, "first_name": BOT_NAME, "username": BOT_USERNAME}

    def as_chat(self, chat: Chat) -> Json:
        """As Telegram's Chat."""
        if not chat.is_private:
            return {"id": chat.id, "type": chat.kind, "title": chat.title}
        person = self.people[chat.id]
        named: Json = {"id": chat.id, "type": "private", "first_name": person.name}
        return {**named, "username": person.username} if person.username else named

    def keep(self, chat: Chat) -> None:
        """The chat itself changed (who is in it, its pins, its keyboard)."""
        self.journal.write({"chat": chat.record()})

    # ------------------------------------------------------------ what was said

    def now(self) -> int:
        return int(self.clock.now().timestamp())

    def next_id(self, counter: str) -> int:
        """Updates, files and messages are numbered upwards, over restarts too."""
        self._last_ids[counter] = self._last_ids.get(counter, 0) + 1
        return self._last_ids[counter]

    def post(self, chat: Chat, sender: Json, content: Json) -> Json:
        """A new message. Private chats share one numbering, a group has its own, as in Telegram."""
        number = self.next_id("private" if chat.is_private else str(chat.id))
        message: Json = {
            "message_id": number,
            "from": sender,
            "chat": self.as_chat(chat),
            "date": self.now(),
            **content,
        }
        chat.messages[number] = message
        self.journal.write({"message": message})
        self.events.tell("message", chat=chat.id, message=self.shown(chat, message))
        return message

    def replace(self, chat: Chat, message: Json) -> None:
        """The message says something else now."""
        chat.messages[message["message_id"]] = message
        self.journal.write({"message": message})
        self.events.tell("edited", chat=chat.id, message=self.shown(chat, message))

    def remove(self, chat: Chat, number: int) -> None:
        del chat.messages[number]
        chat.reactions.pop(number, None)
        if number in chat.pinned:
            chat.pinned.remove(number)
            self.keep(chat)
        self.journal.write({"deleted": {"chat": chat.id, "id": number}})
        self.events.tell("deleted", chat=chat.id, id=number)

    def react(self, chat: Chat, number: int, reactions: list[Json]) -> None:
        chat.reactions[number] = reactions
        self.journal.write({"reactions": {"chat": chat.id, "id": number, "all": reactions}})
        self.events.tell("edited", chat=chat.id, message=self.shown(chat, chat.messages[number]))

    def reactions_of(self, chat: Chat, number: int, person: Person) -> list[str]:
        """Signs a person has put on a message."""
        own = (one for one in chat.reactions.get(number, []) if one.get("by") == person.id)
        return [one["emoji"] for one in own]

    def react_as(self, chat: Chat, number: int, person: Person, signs: list[str]) -> None:
        """A person's signs on a message are these now; others' stay."""
        rest = [one for one in chat.reactions.get(number, []) if one.get("by") != person.id]
        own: list[Json] = [{"type": "emoji", "emoji": sign, "by": person.id} for sign in signs]
        self.react(chat, number, [*rest, *own])

    def store(self, content: bytes, name: str, media_type: str | None = None) -> StoredFile:
        stored = self.files.store(content, name, media_type)
        self.journal.write({"file": record_of(stored)})
        return stored

    def shown(self, chat: Chat, message: Json) -> Json:
        """The message as a page needs it: with its reactions."""
        reactions = chat.reactions.get(message["message_id"])
        return {**message, "reactions": reactions} if reactions else message

    # ------------------------------------------------------------ over restarts

    def records(self) -> Iterator[Json]:
        """Everything, as few records as it takes."""
        yield {"ids": self._last_ids}
        for person in self.people.values():
            yield {"person": asdict(person)}
        used: set[str] = set()
        for chat in self.chats.values():
            yield {"chat": chat.record()}
            kept = list(chat.messages)[-KEPT_MESSAGES:]
            for number in kept:
                used |= files_in(chat.messages[number])
                yield {"message": chat.messages[number]}
                if number in chat.reactions:
                    yield {"reactions": {"chat": chat.id, "id": number, "all": chat.reactions[number]}}
        for stored in self.files.all.values():
            if stored.file_id in used:
                yield {"file": record_of(stored)}

    def restore(self, record: Json) -> bool:
        """Take one record back. False for a record of another keeper."""
        for kind, take in (
            ("ids", self._last_ids.update),
            ("person", self._take_person),
            ("chat", self._take_chat),
            ("message", self._take_message),
            ("deleted", self._take_deleted),
            ("reactions", self._take_reactions),
            ("file", self.files.remember),
        ):
            if kind in record:
                take(record[kind])
                return True
        return False

    def _take_person(self, kept: Json) -> None:
        self.people[kept["id"]] = Person(**kept)

    def _take_chat(self, kept: Json) -> None:
        old = self.chats.get(kept["id"])
        self.chats[kept["id"]] = Chat(
            **kept, messages=old.messages if old else {}, reactions=old.reactions if old else {}
        )

    def _take_message(self, message: Json) -> None:
        chat, number = self.chats[message["chat"]["id"]], message["message_id"]
        chat.messages[number] = message
        counter = "private" if chat.is_private else str(chat.id)
        self._last_ids[counter] = max(self._last_ids.get(counter, 0), number)

    def _take_deleted(self, kept: Json) -> None:
        self.chats[kept["chat"]].messages.pop(kept["id"], None)

    def _take_reactions(self, kept: Json) -> None:
        self.chats[kept["chat"]].reactions[kept["id"]] = kept["all"]


def files_in(message: Json) -> set[str]:
    """Ids of the files a message carries."""
    sizes = message.get("photo", [])
    single = [message[kind] for kind in ("document", "voice", "audio") if kind in message]
    return {one["file_id"] for one in [*sizes, *single]}
