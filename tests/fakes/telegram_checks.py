"""What Telegram refuses in what a bot sends: texts, keyboards, commands, pictures, albums."""

from __future__ import annotations

import io
import json
import re
from typing import Any
from urllib.parse import urlsplit

from tests.fakes.telegram_errors import bad_request
from tests.fakes.telegram_text import MOST_CAPTION, MOST_TEXT, Entity, Formatted, length, read_formatted

MOST_BUTTONS = 100
MOST_IN_ROW = 8
MOST_REPLY_BUTTONS = 300
MOST_MARKUP_BYTES = 10_000
MOST_CALLBACK_BYTES = 64
MOST_COMMANDS = 100
MOST_PHOTO_BYTES = 10 * 1024 * 1024
MOST_UPLOAD = 50 * 1024 * 1024
COMMAND = re.compile(r"[a-z0-9_]{1,32}")
BUTTON_DEEDS = frozenset(
    {
        "url",
        "callback_data",
        "web_app",
        "login_url",
        "copy_text",
        "pay",
        "switch_inline_query",
        "switch_inline_query_current_chat",
    }
)


def checked_text(text: str, parse_mode: str | None, entities: list[Entity] | None) -> Formatted:
    if not text:
        raise bad_request("message text is empty")
    read = read_formatted(text, parse_mode, entities)
    if not read.text:
        raise bad_request("text must be non-empty")
    if length(read.text) > MOST_TEXT:
        raise bad_request("message is too long")
    return read


def checked_caption(text: str, parse_mode: str | None, entities: list[Entity] | None) -> Formatted:
    read = read_formatted(text, parse_mode, entities)
    if length(read.text) > MOST_CAPTION:
        raise bad_request("message caption is too long")
    return read


def checked_markup(markup: Any, *, private: bool, inline_only: bool = False) -> dict[str, Any] | None:
    """A reply markup as stored. TDLib cuts rows past 12 in silence; here more than 8 are refused."""
    if markup in (None, "", {}):
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in markup:
        return _checked_inline(markup, private=private)
    if inline_only:
        raise bad_request("inline keyboard expected")
    if "keyboard" in markup:
        _check_reply_keyboard(markup["keyboard"], private=private)
    return dict(markup)


def _checked_inline(markup: dict[str, Any], *, private: bool) -> dict[str, Any] | None:
    rows = markup["inline_keyboard"]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('field "inline_keyboard" of the InlineKeyboardMarkup should be an Array of Arrays')
    buttons = [button for row in rows for button in row]
    for button in buttons:
        _check_inline_button(button, private=private)
    size = len(json.dumps(markup, ensure_ascii=False, separators=(",", ":")).encode())
    if len(buttons) > MOST_BUTTONS or size > MOST_MARKUP_BYTES or any(len(row) > MOST_IN_ROW for row in rows):
        raise bad_request("reply markup is too long")
    return {"inline_keyboard": [row for row in rows if row]} if buttons else None


def _check_inline_button(button: Any, *, private: bool) -> None:
    if not isinstance(button, dict):
        raise bad_request("can't parse inline keyboard button: InlineKeyboardButton must be an Object")
    if not button.get("text"):
        raise bad_request("inline keyboard button text must be non-empty")
    deeds = BUTTON_DEEDS & button.keys()
    if not deeds:
        raise bad_request(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    if len(deeds) > 1:
        raise bad_request(f"can't parse inline keyboard button: several deeds in one button: {sorted(deeds)}")
    data = button.get("callback_data")
    if data is not None and not 1 <= len(data.encode()) <= MOST_CALLBACK_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    if "copy_text" in button and not 1 <= length(button["copy_text"]["text"]) <= 256:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    if "web_app" in button and not private:
        raise bad_request("BUTTON_TYPE_INVALID")
    _check_url(button)


def _check_url(button: dict[str, Any]) -> None:
    url = button.get("url") or button.get("web_app", {}).get("url")
    if url is None:
        return
    parts = urlsplit(url if "://" in url or url.startswith("tg:") else f"http://{url}")
    if parts.scheme not in {"http", "https", "tg", "ton"}:
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Unsupported URL protocol")
    if parts.scheme != "tg" and "." not in (parts.hostname or ""):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    if "web_app" in button and parts.scheme != "https":
        raise bad_request(
            f"inline keyboard button Web App URL '{url}' is invalid: Only HTTPS links are allowed"
        )


def _check_reply_keyboard(rows: Any, *, private: bool) -> None:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('field "keyboard" must be an Array of Arrays')
    buttons = [button if isinstance(button, dict) else {"text": button} for row in rows for button in row]
    if any(not button.get("text") for button in buttons):
        raise bad_request("keyboard button text must be non-empty")
    if len(buttons) > MOST_REPLY_BUTTONS:
        raise bad_request("reply markup is too long")
    if not private and any("web_app" in button for button in buttons):
        raise bad_request("web App buttons can be used in private chats only")


def checked_commands(commands: Any) -> list[dict[str, str]]:
    if not isinstance(commands, list):
        raise bad_request("expected an Array of BotCommand")
    if len(commands) > MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        for part in ("command", "description"):
            if part not in command:
                raise bad_request(f"can't parse BotCommand: Can't find field \"{part}\"")
        name = command["command"].removeprefix("/")
        if not name:
            raise bad_request("command must be non-empty")
        if not COMMAND.fullmatch(name):
            raise bad_request("BOT_COMMAND_INVALID")
        if not command["description"].strip():
            raise bad_request("command description must be non-empty")
        if length(command["description"]) > 256:
            raise bad_request("command description length must not exceed 256")
    return [
        {"command": command["command"].removeprefix("/"), "description": command["description"]}
        for command in commands
    ]


def picture_size(data: bytes) -> tuple[int, int]:
    """Width and height of what a bot sends as a photo; refuses what Telegram cannot show."""
    from PIL import Image, UnidentifiedImageError

    if not data:
        raise bad_request("file must be non-empty")
    if len(data) > MOST_PHOTO_BYTES:
        sizes = (
            f"file of size {len(data)} bytes is too big for a photo; the maximum size is {MOST_PHOTO_BYTES}"
        )
        raise bad_request(f"{sizes} bytes")
    try:
        with Image.open(io.BytesIO(data)) as picture:
            width, height = picture.size
            picture.verify()
    except (UnidentifiedImageError, OSError, SyntaxError):
        raise bad_request("IMAGE_PROCESS_FAILED") from None
    if width + height > 10_000 or max(width, height) > 20 * min(width, height):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return width, height


def check_album(kinds: list[str]) -> None:
    if not kinds:
        raise bad_request("there are no messages to send")
    if len(kinds) > 10:
        raise bad_request("too many messages to send as an album")
    if len(kinds) < 2:
        raise bad_request("albums hold 2-10 items")
    mixed = set(kinds)
    if len(mixed) > 1 and mixed & {"document", "audio"}:
        odd = min(mixed & {"document", "audio"})
        raise bad_request(f"{odd.capitalize()} can't be mixed with other media types")
