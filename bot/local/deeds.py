"""What a person can do in their app; each deed becomes a Telegram update for the bot."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from bot.local.errors import ApiError, NotPossible
from bot.local.keyboard import has_button
from bot.local.markup import units
from bot.local.members import bot_member
from bot.local.pictures import kind_of, size_of
from bot.local.updates import Press, Presses, Updates
from bot.local.wording import CAPTION_LIMIT, clean, found, is_blank, pieces
from bot.local.world import BOT_USERNAME, Chat, Person, World

Json = dict[str, Any]
Kind = Literal["auto", "photo", "document", "voice"]

UPLOAD_LIMIT = 20 * 1024 * 1024
"bytes: what Telegram lets a bot download"
PHOTO_LIMIT = 10 * 1024 * 1024
NAME_LIMIT = 64
AUDIO = frozenset({"audio/mpeg", "audio/mp4", "audio/x-m4a", "audio/ogg"})
"recordings that apps send to be played"
REACTIONS = ("👍", "👎")


@dataclass(frozen=True, slots=True)
class Upload:
    """A file a person attaches."""

    name: str
    content: bytes
    media_type: str | None = None
    kind: Kind = "auto"
    "auto: a picture goes as a photo, a recording as an audio, anything else as a document"
    duration: int = 1
    "seconds, of a voice"


class Deeds:
    """All deeds answer once the product has taken the update in. Raises NotPossible."""

    def __init__(self, world: World, updates: Updates, presses: Presses) -> None:
        self._world = world
        self._updates = updates
        self._presses = presses

    async def says(self, person: Person, chat: Chat, text: str, reply_to: int | None = None) -> list[Json]:
        """Write a text; a long one goes as several messages, as apps send it."""
        text = _typed(text)
        if is_blank(text):
            raise NotPossible("nothing-said")
        said = []
        for piece in pieces(text):
            content: Json = {"text": piece, **_entities("entities", piece)}
            said.append(self._post(person, chat, content, reply_to))
        await self._updates.deliver()
        return said

    async def opens(self, person: Person, payload: str = "") -> list[Json]:
        """Follow a link https://t.me/<bot>?start=payload (or press «Начать» without one)."""
        chat = self._world.chats[person.id]
        return await self.says(person, chat, f"/start {payload}".strip())

    async def edits(self, person: Person, chat: Chat, number: int, text: str) -> Json:
        """Change an own message's text or caption."""
        old = self._own(person, chat, number)
        text = _typed(text)
        part = "text" if "text" in old else "caption"
        limit = 4096 if part == "text" else CAPTION_LIMIT
        if (is_blank(text) and part == "text") or units(text) > limit:
            raise NotPossible("bad-edit")
        marks = "entities" if part == "text" else "caption_entities"
        kept = {key: value for key, value in old.items() if key != marks}
        message = {**kept, part: text, **_entities(marks, text), "edit_date": self._world.now()}
        if old[part] == text:
            return old
        self._world.replace(chat, message)
        await self._tell(chat, "edited_message", message)
        return message

    async def presses(self, person: Person, chat: Chat, number: int, data: str) -> Press:
        """Press a button under a message."""
        message = chat.messages.get(number)
        if message is None or not has_button(message, data):
            raise NotPossible("button-gone")
        press = self._presses.add(person.id, chat.id)
        query = {
            "id": press.id,
            "from": person.as_user(),
            "message": message,
            "chat_instance": str(abs(chat.id) * 7919),
            "data": data,
        }
        await self._tell(chat, "callback_query", query)
        return press

    async def reacts(self, person: Person, chat: Chat, number: int, emoji: str) -> None:
        """Put a sign on a message, or take the same one off again."""
        if emoji not in REACTIONS or number not in chat.messages:
            raise NotPossible("bad-request")
        had = self._world.reactions_of(chat, number, person)
        has = [] if emoji in had else [emoji]
        self._world.react_as(chat, number, person, has)
        reaction = {
            "chat": self._world.as_chat(chat),
            "message_id": number,
            "user": person.as_user(),
            "date": self._world.now(),
            "old_reaction": [{"type": "emoji", "emoji": one} for one in had],
            "new_reaction": [{"type": "emoji", "emoji": one} for one in has],
        }
        await self._tell(chat, "message_reaction", reaction)

    async def sends_files(
        self,
        person: Person,
        chat: Chat,
        files: Sequence[Upload],
        caption: str = "",
        reply_to: int | None = None,
    ) -> list[Json]:
        """Attach files; several go as one album, the caption under the first."""
        caption = _typed(caption)
        if units(caption) > CAPTION_LIMIT:
            raise NotPossible("caption-too-long")
        contents = [self._attached(upload) for upload in files]
        if not contents:
            raise NotPossible("no-file")
        if caption:
            contents[0] |= {"caption": caption, **_entities("caption_entities", caption)}
        album = {"media_group_id": str(secrets.randbelow(10**17))} if len(contents) > 1 else {}
        sent = [self._post(person, chat, {**content, **album}, reply_to) for content in contents]
        await self._updates.deliver()
        return sent

    async def forwards(self, person: Person, chat: Chat, text: str, author: str) -> Json:
        """Hand on what somebody has said elsewhere."""
        text, author = _typed(text), _typed(author)
        if is_blank(text) or is_blank(author):
            raise NotPossible("nothing-said")
        origin = {"type": "hidden_user", "sender_user_name": author[:NAME_LIMIT], "date": self._world.now()}
        content: Json = {"text": text[:4096], **_entities("entities", text[:4096]), "forward_origin": origin}
        message = self._post(person, chat, content, None)
        await self._updates.deliver()
        return message

    async def shares_contact(self, person: Person, chat: Chat, phone: str) -> Json:
        """Send one's own number."""
        contact = {"phone_number": phone, "first_name": person.name, "user_id": person.id}
        message = self._post(person, chat, {"contact": contact}, None)
        await self._updates.deliver()
        return message

    async def stops(self, person: Person, draft_id: int) -> None:
        """Stop an answer while it is being written."""
        chat = self._world.chats[person.id]
        await self._tell(
            chat, "stopped_message_generation", {"chat": self._world.as_chat(chat), "draft_id": draft_id}
        )

    async def blocks(self, person: Person, is_blocked: bool = True) -> None:
        """Stop the bot in the private chat, or let it in again."""
        chat = self._world.chats[person.id]
        await self._bot_becomes(person, chat, "kicked" if is_blocked else "member")

    async def removes_bot(self, person: Person, chat: Chat) -> None:
        """Turn the bot out of a group."""
        await self._bot_becomes(person, chat, "kicked")

    async def adds_bot(self, person: Person, chat: Chat) -> None:
        """Take the bot back into a group, as an administrator."""
        await self._bot_becomes(person, chat, "administrator")

    async def joins(self, person: Person, chat: Chat) -> None:
        """Enter a group."""
        if person.id in chat.members:
            return
        chat.members.append(person.id)
        self._world.keep(chat)
        self._world.events.tell("people")
        self._post(person, chat, {"new_chat_members": [person.as_user()]}, None)
        await self._updates.deliver()

    async def leaves(self, person: Person, chat: Chat) -> None:
        """Leave a group."""
        if chat.creator == person.id:
            raise NotPossible("creator-stays")
        self._post(person, chat, {"left_chat_member": person.as_user()}, None)
        chat.members.remove(person.id)
        self._world.keep(chat)
        self._world.events.tell("people")
        await self._updates.deliver()

    async def arrives(self, name: str, language: str = "ru") -> Person:
        """Somebody new, by name."""
        name = " ".join(_typed(name).split())
        if not name or units(name) > NAME_LIMIT:
            raise NotPossible("bad-name")
        person = self._world.add_person(name, "en" if language == "en" else "ru")
        self._world.events.tell("people")
        return person

    # ------------------------------------------------------------ how

    def _post(self, person: Person, chat: Chat, content: Json, reply_to: int | None) -> Json:
        """Post it and keep the update; the caller delivers."""
        if chat.is_private and chat.bot == "kicked":
            raise NotPossible("bot-stopped")
        if chat.is_private and not chat.is_started:
            chat.is_started = True
            self._world.keep(chat)
        if reply_to is not None and reply_to in chat.messages:
            replied = {k: v for k, v in chat.messages[reply_to].items() if k != "reply_to_message"}
            content = {**content, "reply_to_message": replied}
        if chat.keyboard and (chat.keyboard.get("one_time") or chat.keyboard.get("force_reply")):
            chat.keyboard = None
            self._world.keep(chat)
        message = self._world.post(chat, person.as_user(), content)
        if chat.bot not in {"left", "kicked"}:
            self._updates.add("message", message)
        return message

    async def _tell(self, chat: Chat, kind: str, what: Json) -> None:
        if chat.bot not in {"left", "kicked"}:
            self._updates.add(kind, what)
        await self._updates.deliver()

    def _own(self, person: Person, chat: Chat, number: int) -> Json:
        message = chat.messages.get(number)
        if message is None or message["from"]["id"] != person.id:
            raise NotPossible("not-your-message")
        if "text" not in message and "caption" not in message:
            raise NotPossible("nothing-to-edit")
        return message

    def _attached(self, upload: Upload) -> Json:
        if not upload.content:
            raise NotPossible("file-empty", name=upload.name)
        if len(upload.content) > UPLOAD_LIMIT:
            raise NotPossible("file-too-big", name=upload.name)
        size = size_of(upload.content)
        is_photo = upload.kind in {"auto", "photo"} and kind_of(upload.content) in {"png", "jpeg", "webp"}
        stored = self._world.store(upload.content, upload.name, upload.media_type)
        base: Json = {"file_id": stored.file_id, "file_unique_id": stored.unique_id, "file_size": stored.size}
        if upload.kind == "voice":
            voice = {**base, "duration": upload.duration, "mime_type": upload.media_type or "audio/ogg"}
            return {"voice": voice}
        if is_photo and size and stored.size <= PHOTO_LIMIT:
            return {"photo": [{**base, "width": size[0], "height": size[1]}]}
        if upload.kind == "auto" and stored.media_type in AUDIO:
            told = {"file_name": stored.name, "mime_type": stored.media_type}
            return {"audio": {**base, "duration": 0, **told}}
        return {"document": {**base, "file_name": stored.name, "mime_type": stored.media_type}}

    async def _bot_becomes(
        self, person: Person, chat: Chat, status: Literal["administrator", "member", "kicked"]
    ) -> None:
        before = bot_member(self._world, chat.bot)
        if chat.bot == status:
            return
        chat.bot = status
        self._world.keep(chat)
        self._world.events.tell("people")
        change = {
            "chat": self._world.as_chat(chat),
            "from": person.as_user(),
            "date": self._world.now(),
            "old_chat_member": before,
            "new_chat_member": bot_member(self._world, status),
        }
        self._updates.add("my_chat_member", change)
        await self._updates.deliver()


def _typed(text: str) -> str:
    """What reaches Telegram of what was typed; half of a surrogate pair becomes a replacement sign."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    try:
        return clean(whole).strip()
    except ApiError as error:
        raise NotPossible("bad-text") from error


def _entities(key: str, text: str) -> Json:
    marks = sorted(found(text, []), key=lambda one: int(one["offset"]))
    return {key: marks} if marks else {}


def start_payload(url: str) -> str | None:
    """The payload of a link to our bot (https://t.me/prikazchik_bot?start=…); None for any other link."""
    for prefix in (f"https://t.me/{BOT_USERNAME}", f"http://t.me/{BOT_USERNAME}", f"t.me/{BOT_USERNAME}"):
        rest = url.removeprefix(prefix)
        if rest != url and rest.startswith("?start="):
            return rest.removeprefix("?start=").split("&", 1)[0]
    return None
