"""One chat of the fake Telegram as people see it: what stands there, what can be pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.fakes.telegram_cloud import Chat, Json, Message, Press, User
from tests.fakes.telegram_text import entities_of_a_person

if TYPE_CHECKING:
    from tests.fakes.say_and_click import World


class Talk:
    """One chat as people see it."""

    def __init__(self, world: World, chat: Chat) -> None:
        self.world = world
        self.chat = chat
        self._seen = 0

    @property
    def messages(self) -> list[Message]:
        """Everything in the chat, oldest first."""
        return self.chat.messages

    @property
    def last(self) -> Message:
        """The bot's newest message."""
        for message in reversed(self.chat.messages):
            if message.sender is self.world.cloud.bot:
                return message
        raise AssertionError(f"the bot has said nothing here:\n{self.screen()}")

    @property
    def news(self) -> list[Message]:
        """What the bot has said since the last act here (edits of older messages are not news)."""
        bot = self.world.cloud.bot
        return [message for message in self.chat.messages[self._seen :] if message.sender is bot]

    def screen(self) -> str:
        """The chat as lines of text, buttons in brackets under their message."""
        return "\n".join(
            line for message in self.chat.messages for line in _lines(message, self.world.cloud.bot)
        )

    def _post(self, user: User, text: str = "", **more: Any) -> Message:
        self._seen = len(self.chat.messages)
        message = self.world.cloud.add_message(
            self.chat, user, text=text, entities=entities_of_a_person(text), **more
        )
        if self._reaches_bot(message):
            self.world.send("message", message.json())
        return message

    def _said_by(self, author: str) -> Json:
        """What a message that was handed on has beside its words."""
        date = int(self.world.cloud.now()) - 60
        return {"forward_origin": {"type": "hidden_user", "sender_user_name": author, "date": date}}

    def _reaches_bot(self, message: Message) -> bool:
        return True

    async def _wait(self, wait: bool) -> None:
        if wait:
            await self.world.settled()

    async def _press(self, user: User, text: str, on: Message | None, times: int, wait: bool) -> Press | None:
        message = on or self._with_keyboard()
        button = button_of(message, text) if message else None
        if message is None or button is None:
            shown = message.buttons if message else []
            raise AssertionError(f"no button {text!r} among {shown}:\n{self.screen()}")
        self._seen = len(self.chat.messages)
        if "callback_data" not in button:
            self._open_button(button)
            return None
        press = None
        for _ in range(times):
            press = self.world.cloud.press(user, message, button["callback_data"])
            self.world.send("callback_query", press.json())
        await self._wait(wait)
        return press

    def _with_keyboard(self) -> Message | None:
        return next((message for message in reversed(self.chat.messages) if message.rows), None)

    def _open_button(self, button: Json) -> None:
        raise AssertionError(f"this button does not call the bot: {button}")


def button_of(message: Message, text: str) -> Json | None:
    label = only_one(message.buttons, text)
    return next((button for row in message.rows for button in row if button["text"] == label), None)


def only_one(labels: list[str], text: str) -> str | None:
    """The label itself, or the one that contains the text; two that do are a mistake of the test."""
    if text in labels:
        return text
    like = [label for label in labels if text.casefold() in label.casefold()]
    assert len(like) < 2, f"{text!r} may be any of {like}"
    return like[0] if like else None


def _lines(message: Message, bot: User) -> list[str]:
    who = "Бот" if message.sender is bot else message.sender.first_name
    what = "" if message.kind == "text" else f"<{message.file.name if message.file else message.kind}> "
    first = f"{who}: {what}{message.text}{' (изм.)' if message.edited else ''}"
    return [first, *("    " + " ".join(f"[{button['text']}]" for button in row) for row in message.rows)]


def reaction_json(user: User, message: Message, before: str, after: str) -> Json:
    """A changed reaction as Telegram tells it: without the topic of the message."""
    shown = message.json()
    return {
        "chat": shown["chat"],
        "message_id": shown["message_id"],
        "user": user.json(),
        "date": shown["date"],
        "old_reaction": [{"type": "emoji", "emoji": before}] if before else [],
        "new_reaction": [{"type": "emoji", "emoji": after}] if after else [],
    }
