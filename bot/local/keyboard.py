"""Keyboards under messages: what Telegram accepts of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from bot.local.errors import bad_request
from bot.local.markup import is_link

Json = dict[str, Any]

BUTTON_LIMIT = 100
DATA_LIMIT = 64
"bytes"
COPY_LIMIT = 256
STYLES = frozenset({"danger", "primary", "success"})
_ACTIONS = ("url", "callback_data", "web_app", "copy_text", "disabled")
_UNKNOWN_HERE = (
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "callback_game",
    "pay",
)


def inline_rows(markup: Json | None) -> list[list[Json]]:
    """The rows of an inline keyboard, checked. Raises ApiError; empty rows vanish, as in Telegram."""
    rows = (markup or {}).get("inline_keyboard")
    if rows is None:
        return []
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request("object expected as reply markup")
    checked = [[_button(button) for button in row] for row in rows if row]
    if sum(map(len, checked)) > BUTTON_LIMIT:
        raise bad_request("reply markup is too long")
    return checked


def _button(button: Json) -> Json:
    if not str(button.get("text") or "").strip():
        raise bad_request('can\'t parse inline keyboard button: field "text" must be non-empty')
    for name in _UNKNOWN_HERE:
        if name in button:
            raise bad_request(f"the local chat has no buttons with {name}")
    acts = [name for name in _ACTIONS if name in button]
    if len(acts) != 1:
        raise bad_request("text buttons are unallowed in the inline keyboard")
    if button.get("style", "primary") not in STYLES:
        raise bad_request("invalid button style specified")
    _CHECKS[acts[0]](button)
    return button


def _nothing(button: Json) -> None:
    """A disabled button needs no more."""


def _data(button: Json) -> None:
    size = len(str(button["callback_data"]).encode())
    if not 1 <= size <= DATA_LIMIT:
        raise bad_request("BUTTON_DATA_INVALID")


def _url(button: Json) -> None:
    if not is_link(str(button["url"])):
        raise bad_request(f"inline keyboard button URL '{button['url']}' is invalid: wrong HTTP URL")


def _web_app(button: Json) -> None:
    url = str(button["web_app"].get("url", ""))
    if urlsplit(url).scheme != "https":
        raise bad_request(
            f"inline keyboard button Web App URL '{url}' is invalid: only HTTPS links are allowed"
        )


def _copy(button: Json) -> None:
    if not 1 <= len(str(button["copy_text"].get("text", ""))) <= COPY_LIMIT:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")


_CHECKS: dict[str, Callable[[Json], None]] = {
    "callback_data": _data,
    "url": _url,
    "web_app": _web_app,
    "copy_text": _copy,
    "disabled": _nothing,
}


def reply_keyboard(markup: Json | None) -> Json | None:
    """What shall stand under the input field; {} takes away what is there, None leaves it."""
    if not markup or "inline_keyboard" in markup:
        return None
    if markup.get("remove_keyboard"):
        return {}
    if markup.get("force_reply") and "keyboard" not in markup:
        return {"force_reply": True, "placeholder": markup.get("input_field_placeholder", "")}
    rows = markup.get("keyboard")
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request("object expected as reply markup")
    return {
        "keyboard": [[_key(key) for key in row] for row in rows if row],
        "one_time": bool(markup.get("one_time_keyboard")),
        "placeholder": markup.get("input_field_placeholder", ""),
    }


def _key(key: Json | str) -> Json:
    key = {"text": key} if isinstance(key, str) else key
    if not str(key.get("text") or "").strip():
        raise bad_request('can\'t parse keyboard button: field "text" must be non-empty')
    unknown = set(key) - {"text", "request_contact", "style"}
    if unknown:
        raise bad_request(f"the local chat has no keys with {', '.join(sorted(unknown))}")
    return key


def has_button(message: Json, data: str) -> bool:
    """Whether a button with this data stands under the message now."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return any(button.get("callback_data") == data for row in rows for button in row)
