"""The Bot API's methods over the local world: names, parameters and refusals as Telegram's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bot.local.errors import bad_request, forbidden
from bot.local.menus import Menus
from bot.local.updates import Presses
from bot.local.world import Chat, World

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that came along with a request."""

    name: str
    content: bytes


@dataclass(slots=True)
class Ask:
    """One request: parameters as JSON values, files by their key in `attach://key`."""

    method: str
    params: Json
    files: dict[str, Attached] = field(default_factory=dict)

    def get(self, name: str, default: Any = None) -> Any:
        return self.params.get(name, default)

    def number(self, name: str) -> int:
        """Raises ApiError when it is absent or no number."""
        value = self.params.get(name)
        if value is None:
            raise bad_request(f"parameter {name} is required")
        try:
            return int(value)
        except (TypeError, ValueError):
            raise bad_request(f"invalid {name} specified") from None

    def text(self, name: str) -> str:
        return str(self.params.get(name) or "")


Handler = Callable[["Api", Ask], Any]

# Wishes about delivery that change nothing of what a person sees here.
_HARMLESS = frozenset(
    {
        "disable_notification",
        "protect_content",
        "link_preview_options",
        "disable_web_page_preview",
        "allow_sending_without_reply",
        "disable_content_type_detection",
        "message_effect_id",
        "business_connection_id",
        "allow_paid_broadcast",
    }
)


class Api:
    """Carries out methods by name."""

    methods: dict[str, tuple[Handler, frozenset[str]]] = {}

    def __init__(self, world: World, menus: Menus, presses: Presses) -> None:
        self.world = world
        self.menus = menus
        self.presses = presses
        self.texts: Json = {}
        "name and descriptions of the bot, by method and language"

    def call(self, ask: Ask) -> Any:
        """The `result` of an answer. Raises ApiError; what is not known here is refused, never ignored."""
        if ask.method not in self.methods:
            raise bad_request(f"the local chat does not know the method {ask.method}")
        handler, known = self.methods[ask.method]
        unknown = {name for name, value in ask.params.items() if value is not None} - known - _HARMLESS
        if "message_thread_id" in unknown:
            raise bad_request("message thread not found")
        if unknown:
            raise bad_request(f"the local chat does not know {', '.join(sorted(unknown))} of {ask.method}")
        return handler(self, ask)

    def chat(self, ask: Ask) -> Chat:
        """The chat in chat_id, whether or not the bot may write there. Raises ApiError."""
        if ask.get("chat_id") is None:
            raise bad_request("chat_id is empty")
        try:
            chat = self.world.chats.get(int(ask.get("chat_id")))
        except ValueError:
            chat = None
        if chat is None:
            raise bad_request("chat not found")
        return chat

    def open_chat(self, ask: Ask) -> Chat:
        """The chat in chat_id, where the bot may write. Raises ApiError."""
        chat = self.chat(ask)
        if chat.is_private and not chat.is_started:
            raise forbidden("bot can't initiate conversation with a user")
        if chat.is_private and chat.bot == "kicked":
            raise forbidden("bot was blocked by the user")
        if chat.bot == "kicked":
            raise forbidden("bot was kicked from the supergroup chat")
        if chat.bot == "left":
            raise forbidden("bot is not a member of the supergroup chat")
        return chat


def method(name: str, parameters: str = "") -> Callable[[Handler], Handler]:
    """Declare a method and the parameters it understands."""

    def declare(handler: Handler) -> Handler:
        Api.methods[name] = (handler, frozenset(parameters.split()))
        return handler

    return declare
