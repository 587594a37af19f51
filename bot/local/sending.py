"""Bot API: what makes new messages."""

from __future__ import annotations

import secrets
from typing import Any

from bot.local.api import Api, Ask, Attached, method
from bot.local.errors import ApiError, bad_request
from bot.local.files import StoredFile
from bot.local.keyboard import inline_rows, reply_keyboard
from bot.local.pictures import size_of
from bot.local.wording import caption_text, draft_text, message_text
from bot.local.world import Chat

Json = dict[str, Any]

PHOTO_LIMIT = 10 * 1024 * 1024
DOCUMENT_LIMIT = 50 * 1024 * 1024
_COMMON = "chat_id parse_mode reply_parameters reply_to_message_id reply_markup"
_ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)


@method("sendMessage", f"{_COMMON} text entities")
def send_message(api: Api, ask: Ask) -> Json:
    chat = api.open_chat(ask)
    text, marks = message_text(ask.text("text"), ask.get("parse_mode"), ask.get("entities"))
    return _post(api, ask, chat, {"text": text, **({"entities": marks} if marks else {})})


@method("sendPhoto", f"{_COMMON} photo caption caption_entities has_spoiler show_caption_above_media")
def send_photo(api: Api, ask: Ask) -> Json:
    chat = api.open_chat(ask)
    return _post(api, ask, chat, {**photo(api, ask, ask.get("photo")), **captioned(ask.params)})


@method("sendDocument", f"{_COMMON} document caption caption_entities thumbnail")
def send_document(api: Api, ask: Ask) -> Json:
    chat = api.open_chat(ask)
    return _post(api, ask, chat, {**document(api, ask, ask.get("document")), **captioned(ask.params)})


@method("sendMediaGroup", "chat_id media reply_parameters reply_to_message_id")
def send_media_group(api: Api, ask: Ask) -> list[Json]:
    chat = api.open_chat(ask)
    media = ask.get("media")
    if not isinstance(media, list) or not 2 <= len(media) <= 10:
        raise bad_request("there must be 2-10 items in the media group")
    if len({item.get("type") for item in media}) > 1:
        raise bad_request("documents can't be mixed with other media types")
    contents = [{**media_content(api, ask, item), **captioned(item)} for item in media]
    album = {"media_group_id": str(secrets.randbelow(10**17))}
    return [_post(api, ask, chat, {**content, **album}) for content in contents]


@method("sendMessageDraft", "chat_id draft_id text parse_mode entities can_stop keep_on_stop")
def send_message_draft(api: Api, ask: Ask) -> bool:
    chat = api.open_chat(ask)
    if not chat.is_private:
        raise bad_request("drafts can be sent to private chats only")
    if not ask.number("draft_id"):
        raise bad_request("draft_id must be non-zero")
    text, marks = draft_text(ask.text("text"), ask.get("parse_mode"), ask.get("entities"))
    api.world.events.tell(
        "draft",
        chat=chat.id,
        id=ask.number("draft_id"),
        text=text,
        entities=marks,
        can_stop=bool(ask.get("can_stop")),
    )
    return True


@method("sendChatAction", "chat_id action")
def send_chat_action(api: Api, ask: Ask) -> bool:
    chat = api.open_chat(ask)
    if ask.get("action") not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    api.world.events.tell("typing", chat=chat.id, action=ask.get("action"))
    return True


def _post(api: Api, ask: Ask, chat: Chat, content: Json) -> Json:
    reply = _replied(ask, chat)
    markup = markup_for(chat, ask.get("reply_markup"))
    keyboard = reply_keyboard(ask.get("reply_markup"))
    if keyboard is not None:
        chat.keyboard = keyboard or None
        api.world.keep(chat)
        api.world.events.tell("keyboard", chat=chat.id, keyboard=chat.keyboard)
    return api.world.post(chat, api.world.bot_user(), {**content, **reply, **markup})


def markup_for(chat: Chat, markup: Json | None) -> Json:
    """{"reply_markup": …} of a message, or nothing. Raises ApiError."""
    rows = inline_rows(markup)
    if not chat.is_private and any("web_app" in button for row in rows for button in row):
        raise bad_request("BUTTON_TYPE_INVALID")
    return {"reply_markup": {"inline_keyboard": rows}} if rows else {}


def _replied(ask: Ask, chat: Chat) -> Json:
    wish = ask.get("reply_parameters") or {"message_id": ask.get("reply_to_message_id")}
    number = wish.get("message_id")
    if number is None:
        return {}
    if wish.get("chat_id") not in {None, chat.id}:
        raise bad_request("the local chat does not reply over chats")
    if int(number) not in chat.messages:
        if wish.get("allow_sending_without_reply") or ask.get("allow_sending_without_reply"):
            return {}
        raise bad_request("message to be replied not found")
    original = chat.messages[int(number)]
    return {"reply_to_message": {key: value for key, value in original.items() if key != "reply_to_message"}}


def captioned(params: Json) -> Json:
    """Caption fields out of caption, parse_mode, caption_entities. Raises ApiError."""
    caption, marks = caption_text(
        str(params.get("caption") or ""), params.get("parse_mode"), params.get("caption_entities")
    )
    content: Json = {"caption": caption} if caption else {}
    return {**content, "caption_entities": marks} if marks else content


def media_content(api: Api, ask: Ask, item: Json) -> Json:
    """Content of an InputMediaPhoto or InputMediaDocument. Raises ApiError for other media."""
    makers = {"photo": photo, "document": document}
    if item.get("type") not in makers:
        raise bad_request(f"the local chat sends photos and documents, not {item.get('type')}")
    return makers[item["type"]](api, ask, item.get("media"))


def photo(api: Api, ask: Ask, source: Any) -> Json:
    """Content of a photo. Raises ApiError where Telegram would not take the picture."""
    stored, content = _file(api, ask, source, "photo")
    if stored.size > PHOTO_LIMIT:
        too_big = f"file of size {stored.size} bytes is too big for a photo"
        raise bad_request(f"{too_big}; the maximum size is {PHOTO_LIMIT} bytes")
    size = size_of(content)
    if size is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    width, height = size
    if width + height > 10000 or max(size) > 20 * min(size):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return {"photo": [{**_base(stored), "width": width, "height": height}]}


def document(api: Api, ask: Ask, source: Any) -> Json:
    """Content of a document."""
    stored, _ = _file(api, ask, source, "document")
    return {"document": {**_base(stored), "file_name": stored.name, "mime_type": stored.media_type}}


def _base(stored: StoredFile) -> Json:
    return {"file_id": stored.file_id, "file_unique_id": stored.unique_id, "file_size": stored.size}


def _file(api: Api, ask: Ask, source: Any, kind: str) -> tuple[StoredFile, bytes]:
    """A file that came with the request, or one sent before by its id."""
    source = str(source or "")
    if source.startswith("attach://"):
        attached = ask.files.get(source.removeprefix("attach://"))
        return _stored(api, attached, kind)
    if source.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content: the local chat fetches nothing")
    stored = api.world.files.all.get(source)
    content = api.world.files.content(stored) if stored else None
    if stored is None or content is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    return stored, content


def _stored(api: Api, attached: Attached | None, kind: str) -> tuple[StoredFile, bytes]:
    if attached is None:
        raise bad_request(f"there is no {kind} in the request")
    if not attached.content:
        raise bad_request("file must be non-empty")
    if len(attached.content) > DOCUMENT_LIMIT:
        raise ApiError(413, "Request Entity Too Large")
    return api.world.store(attached.content, attached.name), attached.content
