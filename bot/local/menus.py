"""The lists of commands the bot has set, per scope and language, found as Telegram's apps find them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from bot.local.errors import bad_request
from bot.local.events import Events
from bot.local.journal import Journal
from bot.local.world import Chat, Person

Json = dict[str, Any]

COMMAND_LIMIT = 100
_NAME = re.compile(r"[a-z0-9_]{1,32}")
_WIDE = frozenset({"default", "all_private_chats", "all_group_chats", "all_chat_administrators"})
_NARROW = frozenset({"chat", "chat_administrators", "chat_member"})


class Menus:
    """Commands under "type:chat:user:language"."""

    def __init__(self, journal: Journal, events: Events) -> None:
        self._journal = journal
        self._events = events
        self._lists: dict[str, list[Json]] = {}

    def set(self, commands: list[Json], scope: Json | None, language: str) -> None:
        """Raises ApiError for what Telegram would refuse."""
        if len(commands) > COMMAND_LIMIT:
            raise bad_request("BOT_COMMANDS_TOO_MUCH")
        for one in commands:
            if not _NAME.fullmatch(str(one.get("command", "")).removeprefix("/")):
                raise bad_request("BOT_COMMAND_INVALID")
            if not 1 <= len(str(one.get("description", "")).strip()) <= 256:
                raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
        bare = [{**one, "command": str(one["command"]).removeprefix("/")} for one in commands]
        self._put(_key(scope, language), bare)

    def delete(self, scope: Json | None, language: str) -> None:
        self._put(_key(scope, language), [])

    def get(self, scope: Json | None, language: str) -> list[Json]:
        return self._lists.get(_key(scope, language), [])

    def seen_by(self, person: Person, chat: Chat) -> list[Json]:
        """What opens under "/" for this person here: the narrowest list there is, in their language first."""
        for scope in _scopes(person, chat):
            for language in (person.language, ""):
                commands = self._lists.get(f"{scope}:{language}")
                if commands:
                    return commands
        return []

    def _put(self, key: str, commands: list[Json]) -> None:
        if self._lists.get(key, []) == commands:
            return
        self._lists[key] = commands
        self._journal.write({"menu": {"key": key, "commands": commands}})
        self._events.tell("menus")

    def records(self) -> Iterator[Json]:
        for key, commands in self._lists.items():
            if commands:
                yield {"menu": {"key": key, "commands": commands}}

    def restore(self, record: Json) -> None:
        self._lists[record["menu"]["key"]] = record["menu"]["commands"]


def _key(scope: Json | None, language: str) -> str:
    scope = scope or {"type": "default"}
    kind = scope.get("type")
    if kind in _WIDE:
        return f"{kind}::{language}"
    if kind not in _NARROW:
        raise bad_request("can't parse BotCommandScope: unsupported type specified")
    return f"{kind}:{scope.get('chat_id')}:{scope.get('user_id', '')}:{language}"


def _scopes(person: Person, chat: Chat) -> Iterator[str]:
    if chat.is_private:
        yield f"chat:{chat.id}:"
        yield "all_private_chats:"
    else:
        is_administrator = chat.creator == person.id
        yield f"chat_member:{chat.id}:{person.id}"
        if is_administrator:
            yield f"chat_administrators:{chat.id}:"
        yield f"chat:{chat.id}:"
        if is_administrator:
            yield "all_chat_administrators:"
        yield "all_group_chats:"
    yield "default:"
