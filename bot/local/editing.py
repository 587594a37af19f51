"""Bot API: what changes messages that are there."""

from __future__ import annotations

from typing import Any

from bot.local.api import Api, Ask, method
from bot.local.errors import bad_request
from bot.local.sending import captioned, markup_for, media_content
from bot.local.wording import message_text
from bot.local.world import BOT_ID, Chat

Json = dict[str, Any]

_WHERE = "chat_id message_id reply_markup"
_SHOWN = ("text", "entities", "caption", "caption_entities", "photo", "document", "reply_markup")
_REACTION_LIMIT = 1
_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


@method("editMessageText", f"{_WHERE} text parse_mode entities")
def edit_text(api: Api, ask: Ask) -> Json:
    chat, old = _own(api, ask)
    if "text" not in old:
        raise bad_request("there is no text in the message to edit")
    text, marks = message_text(ask.text("text"), ask.get("parse_mode"), ask.get("entities"))
    return _changed(api, ask, chat, old, {"text": text, **({"entities": marks} if marks else {})})


@method("editMessageCaption", f"{_WHERE} caption parse_mode caption_entities show_caption_above_media")
def edit_caption(api: Api, ask: Ask) -> Json:
    chat, old = _own(api, ask)
    if "photo" not in old and "document" not in old:
        raise bad_request("there is no caption in the message to edit")
    media: Json = {key: old[key] for key in ("photo", "document") if key in old}
    return _changed(api, ask, chat, old, {**media, **captioned(ask.params)})


@method("editMessageMedia", f"{_WHERE} media")
def edit_media(api: Api, ask: Ask) -> Json:
    chat, old = _own(api, ask)
    item = ask.get("media")
    if not isinstance(item, dict):
        raise bad_request("there is no media in the request")
    if "media_group_id" in old and item.get("type") not in old:
        raise bad_request("can't use this media type in the album")
    return _changed(api, ask, chat, old, {**media_content(api, ask, item), **captioned(item)})


@method("editMessageReplyMarkup", _WHERE)
def edit_markup(api: Api, ask: Ask) -> Json:
    chat, old = _own(api, ask)
    content = {key: old[key] for key in _SHOWN if key in old and key != "reply_markup"}
    return _changed(api, ask, chat, old, content)


def _own(api: Api, ask: Ask) -> tuple[Chat, Json]:
    """The bot's own message. Raises ApiError."""
    if ask.get("message_id") is None:
        raise bad_request("message identifier is not specified")
    chat = api.open_chat(ask)
    message = chat.messages.get(ask.number("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    if message["from"]["id"] != BOT_ID:
        raise bad_request("message can't be edited")
    return chat, message


def _changed(api: Api, ask: Ask, chat: Chat, old: Json, content: Json) -> Json:
    content = {**content, **markup_for(chat, ask.get("reply_markup"))}
    if _look(content) == _look({key: old[key] for key in _SHOWN if key in old}):
        raise bad_request(_NOT_MODIFIED)
    kept = {key: value for key, value in old.items() if key not in _SHOWN}
    message = {**kept, **content, "edit_date": api.world.now()}
    api.world.replace(chat, message)
    return message


def _look(content: Json) -> Json:
    """What tells two contents apart: files by what is in them, not by the sending."""
    look = {key: value for key, value in content.items() if key not in {"photo", "document"}}
    if "photo" in content:
        look["photo"] = content["photo"][-1]["file_unique_id"]
    if "document" in content:
        look["document"] = (content["document"]["file_unique_id"], content["document"]["file_name"])
    return look


@method("deleteMessage", "chat_id message_id")
def delete_message(api: Api, ask: Ask) -> bool:
    chat = api.open_chat(ask)
    number = ask.number("message_id")
    if number not in chat.messages:
        raise bad_request("message to delete not found")
    _may_delete(chat, number)
    api.world.remove(chat, number)
    return True


@method("deleteMessages", "chat_id message_ids")
def delete_messages(api: Api, ask: Ask) -> bool:
    chat = api.open_chat(ask)
    for number in [int(one) for one in ask.get("message_ids", []) if int(one) in chat.messages]:
        _may_delete(chat, number)
        api.world.remove(chat, number)
    return True


def _may_delete(chat: Chat, number: int) -> None:
    is_own = chat.messages[number]["from"]["id"] == BOT_ID
    if not (is_own or chat.is_private or chat.bot == "administrator"):
        raise bad_request("message can't be deleted")


@method("pinChatMessage", "chat_id message_id")
def pin(api: Api, ask: Ask) -> bool:
    chat = api.open_chat(ask)
    number = ask.number("message_id")
    if number not in chat.messages:
        raise bad_request("message to pin not found")
    if not chat.is_private and chat.bot != "administrator":
        raise bad_request("not enough rights to manage pinned messages in the chat")
    if number not in chat.pinned:
        chat.pinned.append(number)
        _tell_pins(api, chat)
    return True


@method("unpinChatMessage", "chat_id message_id")
def unpin(api: Api, ask: Ask) -> bool:
    chat = api.open_chat(ask)
    number = ask.number("message_id") if ask.get("message_id") is not None else (chat.pinned or [0])[-1]
    if number not in chat.pinned:
        raise bad_request("message to unpin not found")
    chat.pinned.remove(number)
    _tell_pins(api, chat)
    return True


@method("unpinAllChatMessages", "chat_id")
def unpin_all(api: Api, ask: Ask) -> bool:
    chat = api.open_chat(ask)
    chat.pinned.clear()
    _tell_pins(api, chat)
    return True


def _tell_pins(api: Api, chat: Chat) -> None:
    api.world.keep(chat)
    api.world.events.tell("pinned", chat=chat.id, pinned=chat.pinned)


@method("setMessageReaction", "chat_id message_id reaction is_big")
def react(api: Api, ask: Ask) -> bool:
    chat = api.open_chat(ask)
    number = ask.number("message_id")
    if number not in chat.messages:
        raise bad_request("message to react not found")
    reactions = ask.get("reaction") or []
    if len(reactions) > _REACTION_LIMIT or any(one.get("type") != "emoji" for one in reactions):
        raise bad_request("REACTION_INVALID")
    api.world.react(chat, number, reactions)
    return True
