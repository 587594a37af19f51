"""The lists of commands that open under "/": for everybody, and for each person by their rights."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import logging
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from aiogram.exceptions import TelegramAPIError, TelegramBadRequest
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeChatMember,
)

from core.accounts.people import Sender
from core.acts.calls import Answer, Done
from core.acts.register import Action
from core.acts.rights import Right, Standing
from core.acts.titles import command_words
from core.chat.entrance import Spot
from core.chat.menus import chats_of_team, forget_menu, keep_menu, told_menu
from core.errors import Refusal
from core.texts import Locale, Speaker
from handlers.telegram.visitors import Visitor, again, visitor

if TYPE_CHECKING:
    from handlers.telegram.door import Door

log = logging.getLogger(__name__)

MOST = 20
"""Commands in a list; every action keeps its command all the same."""
_SPARED = ("accounts.language", "acts.recent", "reports.top", "companies.list", "inventory.low")
"""What is left out first where there are more: other screens lead there."""
_MOST_WORDS = 256
_GROUP_ONLY = frozenset({"chat.link", "chat.unlink"})
_PRIVATE_ROOMS = frozenset({"accounts", "companies"})
_TEAM_ROOMS = frozenset({"accounts", "companies", "sample"})
_UNDO = "acts.undo"


class Menus:
    """Tells Telegram whom to show which commands; each list only when it has become another."""

    def __init__(self, door: Door) -> None:
        self._door = door
        self._known: dict[tuple[str, int], str] = {}
        self._lists: dict[tuple[frozenset[Right], str, bool], tuple[list[BotCommand], str]] = {}

    async def introduce(self) -> None:
        """The lists for all who are not known yet, per kind of chat and language."""
        languages: tuple[tuple[Locale, str | None], ...] = (("ru", None), ("en", "en"))
        scopes = (BotCommandScopeAllPrivateChats(), False), (BotCommandScopeAllGroupChats(), True)
        try:
            for locale, code in languages:
                await self._read_words(locale)
                for scope, group in scopes:
                    shown = self._listed(None, Speaker(locale), group=group)
                    await self._door.bot.set_my_commands(shown, scope, language_code=code)
        except TelegramAPIError as refused:
            log.warning("our commands could not be told: %s", refused)

    async def after(
        self, guest: Visitor, outcomes: Iterable[Answer | Refusal], *, elsewhere: bool = False
    ) -> None:
        """After acts of a guest: their own list here, and the team's where rights may be others now."""
        try:
            if guest.company_id is not None and self._may_change_rights(outcomes):
                await self._tell_team(guest.company_id)
            await self._tell(await again(self._door.app, guest) if elsewhere else guest)
        except TelegramAPIError as refused:
            log.warning("commands could not be told: %s", refused)

    def _may_change_rights(self, outcomes: Iterable[Answer | Refusal]) -> bool:
        done = [one.action for one in outcomes if isinstance(one, Done)]
        acts = [self._door.app.register[name] for name in done if name in self._door.app.register]
        return any(act.name == _UNDO or (act.room in _TEAM_ROOMS and not act.reads) for act in acts)

    async def _tell_team(self, company_id: int) -> None:
        door = self._door
        told = await door.app.db.read(lambda session: chats_of_team(session, door.source, company_id))
        for external_id, chat in told:
            sender = Sender(door.source, external_id, "")
            spot = Spot(door.source, chat, group=chat != str(external_id))
            guest = await visitor(door.app, sender, spot)
            if guest is not None:
                await self._tell(guest)
            elif spot.group:
                await self._forget(chat, external_id)

    async def _tell(self, guest: Visitor) -> None:
        """A person's list in a chat, by their rights in the company they act for there."""
        chat = guest.spot.place.partition(":")[0]
        mark = (chat, guest.actor.person_id)
        if guest.company_id is None and mark not in self._known and not await self._told(mark):
            return
        shown, digest = self._list_of(guest)
        if self._known.get(mark) == digest:
            return
        if await self._told(mark) != digest:
            await self._show(guest, chat, shown)
            await self._keep(mark, digest)
        self._known[mark] = digest

    def _list_of(self, guest: Visitor) -> tuple[list[BotCommand], str]:
        """The list by the guest's rights, with its digest; made once for all who have the same."""
        mark = (guest.standing.rights, guest.speaker.locale, guest.spot.group)
        if mark not in self._lists:
            shown = self._listed(guest.standing, guest.speaker, group=guest.spot.group)
            self._lists[mark] = (shown, _digest(shown))
        return self._lists[mark]

    async def _show(self, guest: Visitor, chat: str, shown: Sequence[BotCommand]) -> None:
        scope: BotCommandScopeChat | BotCommandScopeChatMember = BotCommandScopeChat(chat_id=int(chat))
        if guest.spot.group:
            scope = BotCommandScopeChatMember(chat_id=int(chat), user_id=guest.sender.external_id)
        try:
            await self._door.bot.set_my_commands(list(shown), scope)
        except TelegramBadRequest as gone:
            log.info("nobody there to be told commands: %s", gone)

    async def _forget(self, chat: str, external_id: int) -> None:
        """Somebody has left the team: in its group they see what everybody does."""
        door = self._door
        with contextlib.suppress(TelegramBadRequest):
            scope = BotCommandScopeChatMember(chat_id=int(chat), user_id=external_id)
            await door.bot.delete_my_commands(scope)
        person = await door.app.db.write(lambda session: forget_menu(session, door.source, chat, external_id))
        self._known.pop((chat, person or 0), None)

    async def _told(self, mark: tuple[str, int]) -> str | None:
        door = self._door
        return await door.app.db.read(lambda session: told_menu(session, door.source, *mark))

    async def _keep(self, mark: tuple[str, int], digest: str) -> None:
        door = self._door
        await door.app.db.write(lambda session: keep_menu(session, door.source, *mark, digest))

    def _listed(self, standing: Standing | None, speaker: Speaker, *, group: bool) -> list[BotCommand]:
        """The commands shown, in the order of the register's menu. `standing` None: whoever it may be."""
        acts = [act for act in self._door.app.register.actions.values() if _is_listed(act, group=group)]
        if standing is not None:
            acts = [act for act in acts if standing.may(act.needs)]
        for name in _SPARED if len(acts) > MOST else ():
            acts = [act for act in acts if act.name != name or len(acts) <= MOST]
        acts.sort(key=lambda act: (act.menu if act.menu is not None else 0, act.name))
        return [self._command(act, speaker) for act in acts[:MOST]]

    def _command(self, act: Action, speaker: Speaker) -> BotCommand:
        words = self._door.app.texts.say(command_words(act), speaker)
        return BotCommand(
            command=act.command or "", description=(words[:1].upper() + words[1:])[:_MOST_WORDS]
        )

    async def _read_words(self, locale: Locale) -> None:
        """Open the rooms' texts one by one, so that nobody waits for all of them."""
        for room in self._door.app.register.rooms:
            self._door.app.texts.has(f"{room.name}-command", locale)
            await asyncio.sleep(0)


def _is_listed(act: Action, *, group: bool) -> bool:
    if act.command is None:
        return False
    if group:
        return act.name in _GROUP_ONLY or (act.menu is not None and act.room not in _PRIVATE_ROOMS)
    return act.menu is not None


def _digest(shown: Sequence[BotCommand]) -> str:
    spelled = "\n".join(f"{one.command} {one.description}" for one in shown)
    return hashlib.sha256(spelled.encode()).hexdigest()[:32]
