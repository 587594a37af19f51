"""Updates off the wire. What Telegram has added since our library was made must not cost a message."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from aiogram.types import Update
from pydantic import ValidationError

if TYPE_CHECKING:
    from aiogram import Bot

log = logging.getLogger(__name__)

Json = dict[str, Any]
_TALK = ("message", "edited_message")
_KNOWN = (
    *("message_id", "message_thread_id", "is_topic_message", "from", "sender_chat", "date", "edit_date"),
    *("chat", "text", "caption", "entities", "media_group_id", "document", "migrate_to_chat_id"),
    *("voice", "audio", "video_note", "contact"),
)
"""What we read of a message."""


def read_update(raw: Json, bot: Bot) -> Update:
    """The update; where a part of it is of a kind unknown to us, what we read of it all the same.

    Raises ValidationError where that cannot be read either.
    """
    try:
        return Update.model_validate(raw, context={"bot": bot})
    except ValidationError as unknown:
        log.warning("update %s holds what is not known: %s", raw.get("update_id"), _where(unknown))
        return Update.model_validate(_simplified(raw), context={"bot": bot})


def _where(unknown: ValidationError) -> str:
    return ", ".join(sorted({".".join(map(str, error["loc"][:3])) for error in unknown.errors()}))


def _simplified(raw: Json) -> Json:
    kinds = {name: _known(body) for name, body in raw.items() if name in _TALK and isinstance(body, dict)}
    press = raw.get("callback_query")
    if isinstance(press, dict):
        kept = {name: press[name] for name in ("id", "from", "chat_instance", "data") if name in press}
        kinds["callback_query"] = {**kept, "message": _known(press.get("message") or {})}
    return {"update_id": raw["update_id"], **kinds}


def _known(body: Json) -> Json:
    """A message, the one it replies to, and the buttons under it, without the rest."""
    kept = {name: body[name] for name in _KNOWN if name in body}
    if "forward_origin" in body:
        kept["forward_origin"] = {"type": "hidden_user", "date": body.get("date", 0), "sender_user_name": ""}
    above = body.get("reply_to_message")
    if isinstance(above, dict):
        kept["reply_to_message"] = _known(above)
    keys = body.get("reply_markup")
    return {**kept, "reply_markup": keys} if isinstance(keys, dict) else kept
