"""Says and clicks as people do, from Python: for tests, demonstrations and measuring.

client = LocalClient(local, idle)
anna = client.private("Анна")
await anna.says("/start")
await anna.clicks("Да")
assert "Готово" in anna.last.text
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from bot.local.deeds import Upload, start_payload
from bot.local.world import Chat, Person

if TYPE_CHECKING:
    from bot.local.chat import LocalChat

Json = dict[str, Any]
Idle = Callable[[], Awaitable[None]]
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Sent:
    """A message as a person sees it."""

    raw: Json

    @property
    def id(self) -> int:
        return int(self.raw["message_id"])

    @property
    def text(self) -> str:
        """Text or caption, without markup."""
        return str(self.raw.get("text", self.raw.get("caption", "")))

    @property
    def entities(self) -> list[Json]:
        return self.raw.get("entities") or self.raw.get("caption_entities") or []

    @property
    def sender(self) -> str:
        return str(self.raw["from"]["first_name"])

    @property
    def is_from_bot(self) -> bool:
        return bool(self.raw["from"]["is_bot"])

    @property
    def rows(self) -> list[list[Json]]:
        """The inline keyboard."""
        return list(self.raw.get("reply_markup", {}).get("inline_keyboard", []))

    @property
    def buttons(self) -> list[str]:
        """Labels, row by row."""
        return [str(button["text"]) for row in self.rows for button in row]

    @property
    def photo(self) -> str | None:
        """File id of the picture, the largest size."""
        sizes = self.raw.get("photo")
        return str(sizes[-1]["file_id"]) if sizes else None

    @property
    def document(self) -> str | None:
        """File id of the document."""
        return str(self.raw["document"]["file_id"]) if "document" in self.raw else None

    @property
    def links(self) -> list[str]:
        """Addresses in the text, behind words and under buttons."""
        raw = self.text.encode("utf-16-le")
        plain = [
            raw[one["offset"] * 2 : (one["offset"] + one["length"]) * 2].decode("utf-16-le")
            for one in self.entities
            if one["type"] == "url"
        ]
        behind = [str(one["url"]) for one in self.entities if one["type"] == "text_link"]
        return plain + behind + [str(b["url"]) for row in self.rows for b in row if "url" in b]

    def button(self, text: str) -> Json | None:
        """The button with this label, or the only one whose label contains the text."""
        label = only_one(self.buttons, text)
        return next((one for row in self.rows for one in row if one["text"] == label), None)


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file the bot has sent."""

    name: str
    media_type: str
    content: bytes


class LocalClient:
    """Opens talks. `idle` returns when the product has nothing more to do."""

    def __init__(self, local: LocalChat, idle: Idle) -> None:
        self.local = local
        self._idle = idle

    def private(self, name: str = "Анна") -> Talk:
        """A person's private chat with the bot."""
        person = self.local.person(name)
        return Talk(self, person, self.local.world.chats[person.id])

    def group(self, name: str = "Анна") -> Talk:
        """The group, as this person."""
        return Talk(self, self.local.person(name), self.local.group)

    async def newcomer(self, name: str, language: str = "ru") -> Talk:
        """Somebody new and their private chat."""
        await self.local.deeds.arrives(name, language)
        return self.private(name)

    async def settled(self) -> None:
        await self._idle()


class Talk:
    """One person in one chat. What is said and clicked is done when the call returns."""

    def __init__(self, client: LocalClient, person: Person, chat: Chat) -> None:
        self.client = client
        self.person = person
        self.chat = chat
        self.clipboard = ""
        "what a copy button has put there"
        self.opened = ""
        "the address a link button has opened"
        self.toast = ""
        "what the last pressed button has flashed"
        self._deeds = client.local.deeds
        self._seen: set[int] = set(chat.messages)

    # ------------------------------------------------------------ seeing

    @property
    def messages(self) -> list[Sent]:
        """Everything in the chat, oldest first."""
        return [Sent(raw) for raw in self.chat.messages.values()]

    @property
    def last(self) -> Sent:
        """The bot's newest message. Raises AssertionError while it is silent."""
        for message in reversed(self.messages):
            if message.is_from_bot:
                return message
        raise AssertionError(f"the bot has said nothing here:\n{self.screen()}")

    @property
    def news(self) -> list[Sent]:
        """What the bot has said since the last deed here (edits of older messages are not news)."""
        return [one for one in self.messages if one.is_from_bot and one.id not in self._seen]

    @property
    def files(self) -> list[SentFile]:
        """Documents and pictures the bot has sent here, oldest first."""
        sent = [one for one in self.messages if one.is_from_bot and (one.photo or one.document)]
        return [self._file(message) for message in sent]

    @property
    def commands(self) -> list[str]:
        """What opens under "/"."""
        return [str(one["command"]) for one in self.client.local.menus.seen_by(self.person, self.chat)]

    @property
    def keyboard(self) -> list[list[str]]:
        """The keys under the input field."""
        rows = (self.chat.keyboard or {}).get("keyboard", [])
        return [[str(key["text"]) for key in row] for row in rows]

    def screen(self) -> str:
        """The chat as lines of text, buttons in brackets under their message."""
        lines = []
        for message in self.messages:
            lines.append(f"{message.sender}: {message.text}")
            lines += ["    " + " ".join(f"[{button['text']}]" for button in row) for row in message.rows]
        return "\n".join(lines)

    def _file(self, message: Sent) -> SentFile:
        stored = self.client.local.world.files.all[message.photo or message.document or ""]
        content = self.client.local.world.files.content(stored)
        if content is None:
            raise AssertionError(f"the file {stored.name} is gone")
        return SentFile(stored.name, stored.media_type, content)

    # ------------------------------------------------------------ doing

    async def says(self, text: str, *, reply_to: Sent | None = None) -> Sent:
        """Write; the message as it was sent (the last one of a text too long for one)."""
        number = reply_to.id if reply_to else None
        return Sent((await self._done(self._deeds.says(self.person, self.chat, text, number)))[-1])

    async def clicks(self, text: str, *, on: Sent | None = None, times: int = 1) -> None:
        """Press a button of the newest message with buttons (or of `on`), or a key under the input field.

        The text is the whole label, or a part that only one button has; otherwise AssertionError. `times=2`
        is an app that sent the press again.
        """
        message = on or next((one for one in reversed(self.messages) if one.rows), None)
        button = message.button(text) if message else None
        if message is None or button is None:
            await self._strikes(text)
        elif "callback_data" not in button:
            await self._follows(button)
        else:
            for _ in range(times):
                await self._presses(message, str(button["callback_data"]))

    async def _presses(self, message: Sent, data: str) -> None:
        mark = self.client.local.events.number
        press = await self._done(self._deeds.presses(self.person, self.chat, message.id, data))
        told = self.client.local.events.since(mark) or []
        answers = [one.data["text"] for one in told if one.data.get("press") == press.id]
        self.toast = answers[-1] if answers else ""

    async def _strikes(self, text: str) -> None:
        key = only_one([label for row in self.keyboard for label in row], text)
        if key is None:
            raise AssertionError(f"no button {text!r}:\n{self.screen()}")
        await self.says(key)

    async def _follows(self, button: Json) -> None:
        self.clipboard = button.get("copy_text", {}).get("text", self.clipboard)
        self.opened = button.get("url") or button.get("web_app", {}).get("url", self.opened)
        if start_payload(self.opened) is not None and "url" in button:
            await self.opens(self.opened)

    async def opens(self, link: str = "") -> None:
        """Follow a link to the bot, or its bare start payload; without one, press «Начать»."""
        if not self.chat.is_private:
            await self.client.private(self.person.name).opens(link)
            return
        payload = start_payload(link)
        await self._done(self._deeds.opens(self.person, link if payload is None else payload))

    async def sends_file(self, name: str, data: bytes, *, caption: str = "", mime: str = "") -> Sent:
        """Attach a document."""
        return (await self._sends([Upload(name, data, mime or None, "document")], caption))[0]

    async def sends_files(self, files: Sequence[tuple[str, bytes]], *, caption: str = "") -> list[Sent]:
        """Attach several documents at once: an album."""
        return await self._sends([Upload(name, data, None, "document") for name, data in files], caption)

    async def sends_photo(self, data: bytes, *, caption: str = "") -> Sent:
        """Attach a picture."""
        return (await self._sends([Upload("photo.jpg", data, None, "photo")], caption))[0]

    async def sends_voice(self, data: bytes, *, duration: int = 1) -> Sent:
        """Record a voice message (seconds)."""
        return (await self._sends([Upload("voice.ogg", data, "audio/ogg", "voice", duration)], ""))[0]

    async def forwards(self, text: str, *, author: str) -> Sent:
        """Hand on somebody's message."""
        return Sent(await self._done(self._deeds.forwards(self.person, self.chat, text, author)))

    async def shares_contact(self, phone: str) -> Sent:
        """Share one's own phone number."""
        return Sent(await self._done(self._deeds.shares_contact(self.person, self.chat, phone)))

    async def edits(self, message: Sent, text: str) -> None:
        """Change an own message."""
        await self._done(self._deeds.edits(self.person, self.chat, message.id, text))

    async def blocks_bot(self) -> None:
        """Stop the bot in the private chat."""
        await self._done(self._deeds.blocks(self.person))

    async def unblocks_bot(self) -> None:
        await self._done(self._deeds.blocks(self.person, is_blocked=False))

    async def _sends(self, files: Sequence[Upload], caption: str) -> list[Sent]:
        sent = await self._done(self._deeds.sends_files(self.person, self.chat, files, caption))
        return [Sent(raw) for raw in sent]

    async def _done(self, deed: Awaitable[Answer]) -> Answer:
        self._seen = set(self.chat.messages)
        answer = await deed
        if waiting := self.client.local.updates.pending:
            raise AssertionError(
                f"the product did not take {len(waiting)} updates: {[*waiting.values()][:3]}"
            )
        await self.client.settled()
        return answer


def only_one(labels: Sequence[str], text: str) -> str | None:
    """The label itself, or the one that contains the text. Raises AssertionError when several do."""
    if text in labels:
        return text
    like = [label for label in labels if text.casefold() in label.casefold()]
    if len(like) > 1:
        raise AssertionError(f"{text!r} may be any of {like}")
    return like[0] if like else None
