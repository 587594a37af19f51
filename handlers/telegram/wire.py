"""Messages as calls of the Bot API. Only `sending` uses it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from aiogram.types import (
    BufferedInputFile,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    LinkPreviewOptions,
    ReactionTypeEmoji,
    ReplyParameters,
)

from handlers.telegram.messages import DocumentMessage, Keyboard, Message, PhotoMessage, TextMessage

if TYPE_CHECKING:
    from aiogram import Bot

Kind: TypeAlias = Literal["text", "photo", "document"]
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


@dataclass(frozen=True, slots=True)
class Place:
    """A conversation as Telegram names it."""

    chat: int
    topic: int | None = None

    @classmethod
    def read(cls, spelled: str) -> Place:
        """Of 'chat' or 'chat:topic'."""
        chat, _, topic = spelled.partition(":")
        return cls(int(chat), int(topic) if topic else None)

    def __str__(self) -> str:
        return f"{self.chat}:{self.topic}" if self.topic else str(self.chat)


@dataclass(frozen=True, slots=True)
class Shown:
    """A message of ours that may be edited: its id and what it is."""

    message: int
    kind: Kind = "text"


@dataclass(frozen=True)
class Wire:
    """Calls of one bot, as they are; refusals come through."""

    bot: Bot

    async def new(self, message: Message, place: Place, reply_to: int | None) -> int:
        """Send a message; returns its id."""
        where: dict[str, Any] = {"chat_id": place.chat, "message_thread_id": place.topic}
        if reply_to is not None:
            where["reply_parameters"] = ReplyParameters(message_id=reply_to, allow_sending_without_reply=True)
        more = {"reply_markup": markup(message.keyboard), **where, **_words(message)}
        match message:
            case TextMessage():
                return (await self.bot.send_message(**more)).message_id
            case PhotoMessage():
                return (await self.bot.send_photo(photo=_upload(message), **more)).message_id
            case DocumentMessage():
                return (await self.bot.send_document(document=_upload(message), **more)).message_id

    async def change(self, message: Message, place: Place, old: int) -> int:
        """Put a message in the place of an older one of its kind."""
        where: dict[str, Any] = {"chat_id": place.chat, "message_id": old}
        where["reply_markup"] = markup(message.keyboard)
        if isinstance(message, TextMessage):
            await self.bot.edit_message_text(**where, **_words(message))
            return old
        media = InputMediaPhoto if isinstance(message, PhotoMessage) else InputMediaDocument
        await self.bot.edit_message_media(media=media(media=_upload(message), **_words(message)), **where)
        return old

    async def last_words(self, shown: Shown, place: Place, html: str) -> None:
        """Change the words of a message and take its buttons off."""
        where: dict[str, Any] = {"chat_id": place.chat, "message_id": shown.message, "parse_mode": "HTML"}
        if shown.kind == "text":
            await self.bot.edit_message_text(text=html, link_preview_options=_NO_PREVIEW, **where)
        else:
            await self.bot.edit_message_caption(caption=html, **where)

    async def draft(self, place: Place, number: int, words: str) -> None:
        """Show an unfinished answer; the same number goes on with the same draft."""
        await self.bot.send_message_draft(
            place.chat,
            number,
            text=words,
            parse_mode=None,
            can_stop=True,
            message_thread_id=place.topic,
        )

    async def remove(self, place: Place, message: int) -> None:
        """Delete a message."""
        await self.bot.delete_message(place.chat, message)

    async def react(self, place: Place, message: int, sign: str) -> None:
        """Put a sign on a message."""
        await self.bot.set_message_reaction(place.chat, message, reaction=[ReactionTypeEmoji(emoji=sign)])

    async def keys(self, place: Place, message: int, keys: InlineKeyboardMarkup | None) -> None:
        """Change the buttons under a message; None takes them off."""
        await self.bot.edit_message_reply_markup(chat_id=place.chat, message_id=message, reply_markup=keys)


def without(keys: InlineKeyboardMarkup | None, data: str) -> InlineKeyboardMarkup | None:
    """A keyboard without the button of that payload."""
    rows = [
        [key for key in row if key.callback_data != data] for row in (keys.inline_keyboard if keys else [])
    ]
    kept = [row for row in rows if row]
    return InlineKeyboardMarkup(inline_keyboard=kept) if kept else None


def kind_of(message: Message) -> Kind:
    match message:
        case TextMessage():
            return "text"
        case PhotoMessage():
            return "photo"
        case DocumentMessage():
            return "document"


def markup(keyboard: Keyboard) -> InlineKeyboardMarkup | None:
    """The keyboard as Telegram takes it."""
    if not keyboard:
        return None
    rows = [
        [
            InlineKeyboardButton(
                text=key.text,
                callback_data=key.callback,
                url=key.url,
                copy_text=CopyTextButton(text=key.copy) if key.copy else None,
                style=None if key.style == "plain" else key.style,
            )
            for key in row
        ]
        for row in keyboard
    ]
    return InlineKeyboardMarkup(inline_keyboard=rows)


def _words(message: Message) -> dict[str, Any]:
    words = message.html or message.plain
    mode = {"parse_mode": "HTML" if message.html else None}
    if isinstance(message, TextMessage):
        return {"text": words, "link_preview_options": _NO_PREVIEW, **mode}
    return {"caption": words or None, **mode}


def _upload(message: PhotoMessage | DocumentMessage) -> BufferedInputFile:
    content = message.picture if isinstance(message, PhotoMessage) else message.content
    if not isinstance(content, bytes):
        raise TypeError("not drawn yet")
    return BufferedInputFile(content, "chart.png" if isinstance(message, PhotoMessage) else message.name)
