"""People who talk to the bot through the fake server, as tests write it down.

    world = World(api, idle)
    asel = world.person("Асель")
    await asel.says("/start")
    await asel.clicks("Да")
    assert "Готово" in asel.last.text
    team = world.group("Команда", [asel])
    await team.says(asel, "@prikazchik_bot сколько продали?")

Every awaited act ends when the world has settled: the bot has confirmed every update, `idle` (given by the
product under test: "wait until nothing is left to do") has returned, no call is under way, and nothing new
came in between. `wait=False` does not wait.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.fakes.bot_api import FakeBotApi
from tests.fakes.telegram_account import member_json
from tests.fakes.telegram_cloud import Chat, Json, Message, Press, Status, User
from tests.fakes.telegram_talk import Talk, button_of, only_one, reaction_json
from tests.fakes.telegram_text import entities_of_a_person

Idle = Callable[[], Awaitable[None]]


class Handling:
    """`idle` of a plain aiogram dispatcher: `dispatcher.update.outer_middleware(handling)`."""

    def __init__(self) -> None:
        self._running = 0
        self._free = asyncio.Event()
        self._free.set()

    async def __call__(self, handler: Callable[..., Awaitable[Any]], event: Any, data: dict[str, Any]) -> Any:
        self._running += 1
        self._free.clear()
        try:
            return await handler(event, data)
        finally:
            self._running -= 1
            if not self._running:
                self._free.set()

    async def idle(self) -> None:
        await self._free.wait()


class World:
    """Everybody who can reach the bot. `idle` waits until the product has nothing left to do."""

    def __init__(self, api: FakeBotApi, idle: Idle, *, within: float = 10.0) -> None:
        self.api = api
        self.cloud = api.cloud
        self.within = within
        self.last_update: Json | None = None
        self._idle = idle

    def person(self, name: str, *, username: str = "", language: str = "ru", last_name: str = "") -> Person:
        user = self.cloud.add_user(name, username=username, language_code=language, last_name=last_name)
        return Person(self, user)

    def group(
        self,
        title: str,
        members: Sequence[Person] = (),
        *,
        supergroup: bool = False,
        forum: bool = False,
        bot: Status | None = "member",
    ) -> Group:
        """A group whose first member owns it and has added the bot (unless `bot` is None)."""
        chat = self.cloud.add_group(title, supergroup=supergroup, forum=forum)
        for number, member in enumerate(members):
            chat.members[member.user.id] = "member" if number else "creator"
        group = Group(self, chat)
        if bot is not None and members:
            group.set_bot(bot, by=members[0])
        return group

    def send(self, kind: str, body: Json) -> None:
        """Put an update on its way."""
        update = self.api.queue.add(kind, body)
        self.last_update = update or self.last_update

    async def redelivers(self) -> None:
        """The last update comes once more under its own number, as after a lost confirmation."""
        assert self.last_update is not None, "nothing was sent yet"
        self.api.queue.redeliver(self.last_update)
        await self.settled()

    async def settled(self) -> None:
        try:
            async with asyncio.timeout(self.within):
                await self._settle()
        except TimeoutError:
            waiting = [update["update_id"] for update in self.api.queue.pending()]
            raise AssertionError(f"not settled in {self.within} s; unconfirmed updates: {waiting}") from None

    async def _settle(self) -> None:
        mark = -1
        while mark != (mark := self.api.activity + self.api.queue.changes):
            await self.api.queue.confirmed()
            await self._idle()
            await self.api.quiet()

    @property
    def unanswered(self) -> list[Press]:
        """Pressed buttons that still show their waiting clock."""
        return [press for press in self.cloud.presses.values() if not press.answered]


class Person(Talk):
    """A person and their private chat with the bot."""

    def __init__(self, world: World, user: User) -> None:
        super().__init__(world, world.cloud.private_chat(user))
        self.user = user
        self.clipboard = ""
        """What a copy button has put there."""
        self.opened = ""
        """Address that a link button has opened."""
        self.toast = ""
        """What the last pressed button has flashed."""

    @property
    def keyboard(self) -> list[list[str]]:
        """The reply keyboard under the input field."""
        return self.chat.keyboard

    def _post(self, user: User, text: str = "", **more: Any) -> Message:
        self.chat.bot = "member"
        return super()._post(user, text, **more)

    async def says(self, text: str, *, reply_to: Message | None = None, wait: bool = True) -> Message:
        message = self._post(self.user, text, reply_to=reply_to)
        await self._wait(wait)
        return message

    async def clicks(
        self, text: str, *, on: Message | None = None, times: int = 1, wait: bool = True
    ) -> None:
        """Press a button of the newest message with buttons (or of `on`), or a key of the reply keyboard.

        The text is the whole label, or a part that only one button has. `times=2` is a client that sent the
        press again after a reconnect: another update, another callback.
        """
        message = on or self._with_keyboard()
        if on is None and (message is None or button_of(message, text) is None):
            keys = [key for row in self.keyboard for key in row]
            if key := only_one(keys, text):
                await self.says(key, wait=wait)
                return
        press = await self._press(self.user, text, on, times, wait)
        self.toast = press.toast if press else ""

    async def reacts(self, emoji: str, on: Message, *, before: str = "", wait: bool = True) -> None:
        """Put a reaction on a message, or another in the place of `before`; '' takes it off."""
        self._seen = len(self.chat.messages)
        self.world.send("message_reaction", reaction_json(self.user, on, before, emoji))
        await self._wait(wait)

    async def sends_file(
        self,
        name: str,
        data: bytes,
        *,
        caption: str = "",
        mime: str = "",
        size: int | None = None,
        wait: bool = True,
    ) -> Message:
        """Send a document. `size` makes Telegram claim another size than `data` has."""
        file = self.world.cloud.add_file(name, data, mime, size=len(data) if size is None else size)
        message = self._post(self.user, caption, kind="document", file=file)
        await self._wait(wait)
        return message

    async def sends_files(
        self, files: Sequence[tuple[str, bytes]], *, caption: str = "", wait: bool = True
    ) -> None:
        """Send several documents at once, as an album."""
        album = self.world.cloud.next_album()
        for number, (name, data) in enumerate(files):
            file = self.world.cloud.add_file(name, data)
            self._post(self.user, "" if number else caption, kind="document", file=file, album=album)
        await self._wait(wait)

    async def sends_photos(self, photos: Sequence[bytes], *, caption: str = "", wait: bool = True) -> None:
        """Send several photos at once, as an album."""
        album = self.world.cloud.next_album()
        for number, data in enumerate(photos):
            file = self.world.cloud.add_file("photo.jpg", data, width=1280, height=960)
            self._post(self.user, "" if number else caption, kind="photo", file=file, album=album)
        await self._wait(wait)

    async def sends_photo(
        self, data: bytes, *, caption: str = "", reply_to: Message | None = None, wait: bool = True
    ) -> Message:
        file = self.world.cloud.add_file("photo.jpg", data, width=1280, height=960)
        message = self._post(self.user, caption, kind="photo", file=file, reply_to=reply_to)
        await self._wait(wait)
        return message

    async def sends_voice(
        self, data: bytes, *, duration: int = 1, kind: str = "voice", wait: bool = True, **more: Any
    ) -> Message:
        """Say something aloud; `kind`: a voice, an audio, a video_note. `more`: reply_to, the size told,
        the author of one that is forwarded."""
        size = more.pop("size", len(data))
        if "author" in more:
            more["extra"] = self._said_by(more.pop("author"))
        file = self.world.cloud.add_file("voice.ogg", data, "audio/ogg", size=size)
        file.duration = duration
        message = self._post(self.user, kind=kind, file=file, **more)
        await self._wait(wait)
        return message

    async def forwards(self, text: str, *, author: str, wait: bool = True) -> Message:
        """Forward somebody's message to the bot."""
        message = self._post(self.user, text, extra=self._said_by(author))
        await self._wait(wait)
        return message

    async def forwards_photo(self, data: bytes, *, caption: str, author: str) -> Message:
        """Forward somebody's picture with its words."""
        file = self.world.cloud.add_file("photo.jpg", data, width=1280, height=960)
        message = self._post(self.user, caption, kind="photo", file=file, extra=self._said_by(author))
        await self._wait(True)
        return message

    async def shares_contact(self, phone: str, first_name: str, last_name: str = "") -> Message:
        """Share somebody's card from the phone."""
        card = {"phone_number": phone, "first_name": first_name, "last_name": last_name}
        message = self._post(self.user, kind="contact", extra={"contact": card})
        await self._wait(True)
        return message

    async def edits(self, message: Message, text: str, *, wait: bool = True) -> None:
        message.text, message.entities = text, entities_of_a_person(text)
        message.edited = int(self.world.cloud.now())
        self.world.send("edited_message", message.json())
        await self._wait(wait)

    async def opens(self, url: str, *, wait: bool = True) -> None:
        """Open a deep link t.me/<bot>?start=… and press Start."""
        parts = urlsplit(url if "://" in url else f"https://{url}")
        bot = self.world.cloud.bot.username
        assert parts.hostname in {"t.me", "telegram.me"}, f"not a Telegram link: {url}"
        assert parts.path.strip("/") == bot, f"a link to another bot: {url}"
        start = parse_qs(parts.query).get("start", [""])[0]
        await self.says(f"/start {start}".strip(), wait=wait)

    async def blocks_bot(self) -> None:
        await self._turn("member", "kicked")

    async def unblocks_bot(self) -> None:
        await self._turn("kicked", "member")

    async def _turn(self, old: Status, new: Status) -> None:
        self.chat.bot = new
        self.world.send("my_chat_member", _bot_turned(self.world, self.chat, self.user, old))
        await self.world.settled()

    def _open_button(self, button: Json) -> None:
        self.clipboard = button.get("copy_text", {}).get("text", self.clipboard)
        self.opened = button.get("url") or button.get("web_app", {}).get("url", self.opened)


class Group(Talk):
    """A group (or supergroup) with the bot in it."""

    async def says(
        self,
        person: Person,
        text: str,
        *,
        reply_to: Message | None = None,
        topic: int | None = None,
        anonymous: bool = False,
        wait: bool = True,
    ) -> Message:
        """`anonymous`: as an administrator who hides behind the group's name."""
        message = self._post(person.user, text, reply_to=reply_to, thread_id=topic, anonymous=anonymous)
        await self._wait(wait)
        return message

    async def clicks(
        self, person: Person, text: str, *, on: Message | None = None, times: int = 1, wait: bool = True
    ) -> None:
        press = await self._press(person.user, text, on, times, wait)
        person.toast = press.toast if press else ""

    async def forwards(self, person: Person, text: str, *, author: str) -> Message:
        message = self._post(person.user, text, extra=self._said_by(author))
        await self._wait(True)
        return message

    async def sends_voice(
        self, person: Person, data: bytes, *, reply_to: Message | None = None, wait: bool = True
    ) -> Message:
        file = self.world.cloud.add_file("voice.ogg", data, "audio/ogg")
        message = self._post(person.user, kind="voice", file=file, reply_to=reply_to)
        await self._wait(wait)
        return message

    async def sends_photo(
        self, person: Person, data: bytes, *, reply_to: Message | None = None, wait: bool = True
    ) -> Message:
        file = self.world.cloud.add_file("photo.jpg", data, width=1280, height=960)
        message = self._post(person.user, kind="photo", file=file, reply_to=reply_to)
        await self._wait(wait)
        return message

    async def sends_file(
        self, person: Person, name: str, data: bytes, *, caption: str = "", wait: bool = True
    ) -> Message:
        file = self.world.cloud.add_file(name, data)
        message = self._post(person.user, caption, kind="document", file=file)
        await self._wait(wait)
        return message

    def add(self, person: Person, status: Status = "member") -> None:
        """A person joins (or, with another status, is promoted, leaves, is thrown out)."""
        self.chat.members[person.user.id] = status

    def add_topic(self, name: str) -> int:
        """A forum topic; returns its message_thread_id."""
        topic = self.world.cloud.next_message_id(self.chat)
        self.chat.topics[topic] = name
        return topic

    def set_bot(self, status: Status, *, by: Person) -> None:
        """Somebody adds the bot, makes it an administrator or throws it out; the bot is told."""
        old, self.chat.bot = self.chat.bot, status
        self.world.send("my_chat_member", _bot_turned(self.world, self.chat, by.user, old))

    def upgrade(self) -> None:
        """The group becomes a supergroup: another id; the old one only names its heir."""
        cloud, old = self.world.cloud, self.chat
        new = cloud.add_group(old.title, supergroup=True)
        new.members, new.bot, old.upgraded_to = dict(old.members), old.bot, new.id
        owner = cloud.users[next(iter(old.members))]
        self._service(old, owner, "migrate_to_chat_id", new.id)
        self._service(new, owner, "migrate_from_chat_id", old.id)
        self.chat = new

    def _service(self, chat: Chat, sender: User, kind: str, value: Any) -> None:
        message = self.world.cloud.add_message(chat, sender, kind=kind, extra={kind: value})
        self.world.send("message", message.json())

    def _reaches_bot(self, message: Message) -> bool:
        """Privacy mode: unless it is an administrator, a bot hears commands, its name and replies to it."""
        cloud = self.world.cloud
        if self.chat.bot == "administrator" or cloud.profile.get("reads_all"):
            return True
        if self.chat.bot != "member":
            return False
        to_bot = message.reply_to is not None and message.reply_to.sender is cloud.bot
        named = f"@{cloud.bot.username}".lower() in message.text.lower()
        commands = [message.formatted.cut(part) for part in message.entities if part["type"] == "bot_command"]
        return to_bot or named or any("@" not in command for command in commands)


def _bot_turned(world: World, chat: Chat, by: User, old: Status) -> Json:
    bot = world.cloud.bot
    new = chat.bot
    chat.bot = old
    before = member_json(chat, bot, bot)
    chat.bot = new
    return {
        "chat": chat.json(),
        "from": by.json(),
        "date": int(world.cloud.now()),
        "old_chat_member": before,
        "new_chat_member": member_json(chat, bot, bot),
    }
