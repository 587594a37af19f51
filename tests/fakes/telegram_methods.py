"""Methods of the Bot API over the cloud: what sends, edits and deletes messages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.fakes import telegram_checks as checks
from tests.fakes.telegram_cloud import Chat, Cloud, File, Json, Message
from tests.fakes.telegram_errors import bad_request
from tests.fakes.telegram_request import Call
from tests.fakes.telegram_text import Formatted

Method = Callable[[Cloud, Call], Any]
METHODS: dict[str, Method] = {}

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message"
)


def method(name: str) -> Callable[[Method], Method]:
    def register(function: Method) -> Method:
        METHODS[name.lower()] = function
        return function

    return register


@method("sendMessage")
def send_message(cloud: Cloud, call: Call) -> Json:
    chat = cloud.chat_to_write(call.chat_id())
    read = checks.checked_text(call.text("text"), call.text("parse_mode"), call.object("entities"))
    return _send(cloud, call, chat, read).json()


@method("sendPhoto")
def send_photo(cloud: Cloud, call: Call) -> Json:
    return _send_file(cloud, call, "photo")


@method("sendDocument")
def send_document(cloud: Cloud, call: Call) -> Json:
    return _send_file(cloud, call, "document")


@method("sendVoice")
def send_voice(cloud: Cloud, call: Call) -> Json:
    return _send_file(cloud, call, "voice")


@method("sendMediaGroup")
def send_media_group(cloud: Cloud, call: Call) -> list[Json]:
    chat = cloud.chat_to_write(call.chat_id())
    items = call.object("media") or []
    checks.check_album([item["type"] for item in items])
    read = [(item, _file(cloud, call, item["type"], item["media"]), _item_caption(item)) for item in items]
    album = cloud.next_album()
    sent = [
        _send(cloud, call, chat, caption, kind=item["type"], file=file, album=album)
        for item, file, caption in read
    ]
    return [message.json() for message in sent]


@method("editMessageText")
def edit_text(cloud: Cloud, call: Call) -> Json:
    message = _message_to_edit(cloud, call)
    if message.kind != "text":
        raise bad_request("there is no text in the message to edit")
    read = checks.checked_text(call.text("text"), call.text("parse_mode"), call.object("entities"))
    return _edit(cloud, message, read, _markup(call, message.chat, inline_only=True), message.file)


@method("editMessageCaption")
def edit_caption(cloud: Cloud, call: Call) -> Json:
    message = _message_to_edit(cloud, call)
    if message.kind == "text":
        raise bad_request("there is no caption in the message to edit")
    read = checks.checked_caption(
        call.text("caption"), call.text("parse_mode"), call.object("caption_entities")
    )
    return _edit(cloud, message, read, _markup(call, message.chat, inline_only=True), message.file)


@method("editMessageReplyMarkup")
def edit_markup(cloud: Cloud, call: Call) -> Json:
    message = _message_to_edit(cloud, call)
    return _edit(
        cloud, message, message.formatted, _markup(call, message.chat, inline_only=True), message.file
    )


@method("editMessageMedia")
def edit_media(cloud: Cloud, call: Call) -> Json:
    message = _message_to_edit(cloud, call)
    media = call.object("media")
    if not media:
        raise bad_request("there is no media in the request")
    file = _file(cloud, call, media["type"], media["media"])
    markup = _markup(call, message.chat, inline_only=True)
    result = _edit(cloud, message, _item_caption(media), markup, file)
    message.kind = media["type"]
    return message.json() if result else result


@method("deleteMessage")
def delete_message(cloud: Cloud, call: Call) -> bool:
    chat = cloud.chat_to_write(call.chat_id())
    message = chat.find(call.needed("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    _delete(cloud, chat, message)
    return True


@method("deleteMessages")
def delete_messages(cloud: Cloud, call: Call) -> bool:
    chat = cloud.chat_to_write(call.chat_id())
    for message in [chat.find(message_id) for message_id in call.object("message_ids") or []]:
        if message is not None:
            _delete(cloud, chat, message)
    return True


def _send(cloud: Cloud, call: Call, chat: Chat, read: Formatted, **more: Any) -> Message:
    if call.object("ephemeral_message_parameters"):
        raise NotImplementedError("this fake knows no ephemeral messages: everyone would see it")
    thread_id = call.number("message_thread_id")
    if thread_id and not (chat.is_forum and thread_id in chat.topics):
        raise bad_request("message thread not found")
    reply_to = _reply_to(call, chat)
    markup = _markup(call, chat)
    _press_keyboard(chat, markup)
    return cloud.add_message(
        chat,
        cloud.bot,
        text=read.text,
        entities=read.entities,
        markup=markup,
        thread_id=thread_id,
        reply_to=reply_to,
        silent=call.flag("disable_notification"),
        **more,
    )


def _reply_to(call: Call, chat: Chat) -> Message | None:
    asked = call.object("reply_parameters") or {}
    message_id = asked.get("message_id") or call.number("reply_to_message_id")
    if not message_id:
        return None
    message = chat.find(int(message_id))
    if message is None and not (
        asked.get("allow_sending_without_reply") or call.flag("allow_sending_without_reply")
    ):
        raise bad_request("message to be replied not found")
    return message


def _markup(call: Call, chat: Chat, *, inline_only: bool = False) -> Json | None:
    asked = call.object("reply_markup")
    return checks.checked_markup(asked, private=chat.type == "private", inline_only=inline_only)


def _press_keyboard(chat: Chat, markup: Json | None) -> None:
    """A reply keyboard stays under the input field until another one or its removal."""
    if markup and "keyboard" in markup:
        rows = markup["keyboard"]
        chat.keyboard = [[key["text"] if isinstance(key, dict) else key for key in row] for row in rows]
    elif markup and markup.get("remove_keyboard"):
        chat.keyboard = []


def _send_file(cloud: Cloud, call: Call, kind: str) -> Json:
    chat = cloud.chat_to_write(call.chat_id())
    file = _file(cloud, call, kind, call.text(kind))
    caption = checks.checked_caption(
        call.text("caption"), call.text("parse_mode"), call.object("caption_entities")
    )
    return _send(cloud, call, chat, caption, kind=kind, file=file).json()


def _item_caption(item: Json) -> Formatted:
    return checks.checked_caption(
        item.get("caption", ""), item.get("parse_mode"), item.get("caption_entities")
    )


def _file(cloud: Cloud, call: Call, kind: str, reference: str) -> File:
    if not reference:
        raise bad_request(f"there is no {kind} in the request")
    upload = call.upload(reference)
    if upload is None:
        known = cloud.files.get(reference)
        if known is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
        return known
    if not upload.data:
        raise bad_request("file must be non-empty")
    if kind == "photo":
        width, height = checks.picture_size(upload.data)
        return cloud.add_file(upload.name, upload.data, upload.mime, width=width, height=height)
    return cloud.add_file(upload.name, upload.data, upload.mime)


def _message_to_edit(cloud: Cloud, call: Call) -> Message:
    chat = cloud.chat_to_write(call.chat_id())
    message_id = call.number("message_id")
    if not message_id:
        raise bad_request("message identifier is not specified")
    message = chat.find(message_id)
    if message is None:
        raise bad_request("message to edit not found")
    if message.sender is not cloud.bot:
        raise bad_request("message can't be edited")
    return message


def _edit(cloud: Cloud, message: Message, read: Formatted, markup: Json | None, file: File | None) -> Json:
    """An edit without a markup takes the keyboard away, as on the real server."""
    same_file = file is message.file or (file and message.file and file.data == message.file.data)
    if (read.text, read.entities, markup) == (message.text, message.entities, message.markup) and same_file:
        raise bad_request(NOT_MODIFIED)
    message.text, message.entities, message.markup, message.file = read.text, read.entities, markup, file
    message.edited = int(cloud.now())
    return message.json()


def _delete(cloud: Cloud, chat: Chat, message: Message) -> None:
    others = message.sender is not cloud.bot and chat.type != "private"
    if others and chat.bot != "administrator":
        raise bad_request("message can't be deleted")
    if cloud.now() - message.date > 48 * 3600:
        raise bad_request("message can't be deleted for everyone")
    chat.messages.remove(message)
