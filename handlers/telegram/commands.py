"""Slash commands: one dictionary made from the register, and the menus that Telegram shows."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aiogram.exceptions import TelegramAPIError
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
)

from core.acts.calls import Answer, Call, How
from core.acts.refusals import UnknownAction
from core.acts.register import Action
from core.acts.titles import command_words
from core.errors import Refusal
from core.texts import Locale, Speaker
from handlers.telegram import groups, starting, talk
from handlers.telegram.heard import Heard
from handlers.telegram.typing import typing
from handlers.telegram.visitors import Visitor

if TYPE_CHECKING:
    from handlers.telegram.door import Door

log = logging.getLogger(__name__)

START = "start"
_MOST_WORDS = 256
_GROUP_ONLY = frozenset({"chat.link", "chat.unlink"})
_PRIVATE_ROOMS = frozenset({"accounts", "companies"})


@dataclass(frozen=True, slots=True)
class Named:
    """A command as it was given: what it means, and the words after it."""

    action: Action
    args: dict[str, Any]
    words: str


async def take(door: Door, heard: Heard, guest: Visitor) -> None:
    """Carry out a command. In groups a command we do not know may be another bot's."""
    if heard.command == START:
        await starting.take(door, heard, guest)
        return
    found = door.app.register.commands.get(heard.command or "")
    if found is None:
        if not heard.spot.group:
            await door.answer(guest, heard.place, [UnknownAction()])
        return
    named = Named(found[0], dict(found[1]), heard.text)
    if heard.spot.group and not await _is_fit_for_group(door, heard, guest, named):
        return
    if named.action.name == groups.LINK:
        guest = await groups.seated(door, guest)
        named.args.setdefault("name", (heard.message.chat.title or "")[:120] or None)
    await _carry_out(door, heard, guest, named)


async def _is_fit_for_group(door: Door, heard: Heard, guest: Visitor, named: Named) -> bool:
    """Linking needs an administrator; everything else a linked group. Says what is wrong."""
    if named.action.name == groups.LINK:
        if await groups.may_link(door, heard.place, heard.sender.external_id):
            return True
        key = "telegram-not-administrator"
    elif guest.company_id is not None or named.action.own:
        return True
    else:
        key = "telegram-group-unlinked"
    await door.say(guest, heard.place, key, reply_to=heard.reply_to)
    return False


async def _carry_out(door: Door, heard: Heard, guest: Visitor, named: Named) -> None:
    if named.words and not named.args and named.action.fields:
        await talk.say_to_mind(door, heard, guest, fixed=named.action.name)
        return
    async with typing(door.bot, heard.place):
        call = Call(named.action.name, named.args, How.COMMAND, f"{heard.key}:0", heard.at)
        outcome = await outcome_of(door, call, guest)
        guest = await door.renewed(guest, [outcome])
        await door.answer(guest, heard.place, [outcome], reply_to=heard.reply_to)


async def outcome_of(door: Door, call: Call, guest: Visitor) -> Answer | Refusal:
    """What a call comes to, a no included."""
    try:
        return await door.app.execute(call, guest.actor)
    except Refusal as refusal:
        return refusal


async def introduce(door: Door) -> None:
    """Tell Telegram the about twenty commands it shows, per kind of chat and language."""
    languages: tuple[tuple[Locale, str | None], ...] = (("ru", None), ("en", "en"))
    scopes = (BotCommandScopeAllPrivateChats(), False), (BotCommandScopeAllGroupChats(), True)
    try:
        for locale, code in languages:
            await _read_words(door, locale)
            for scope, group in scopes:
                await door.bot.set_my_commands(menu(door, locale, group=group), scope, language_code=code)
    except TelegramAPIError as refused:
        log.warning("our commands could not be told: %s", refused)


async def _read_words(door: Door, locale: Locale) -> None:
    """Open the rooms' texts one by one, so that nobody waits for all of them."""
    for room in door.app.register.rooms:
        door.app.texts.has(f"{room.name}-command", locale)
        await asyncio.sleep(0)


def menu(door: Door, locale: Locale, *, group: bool) -> list[BotCommand]:
    """The commands shown, in the order of the register's menu."""
    shown = [
        act for act in door.app.register.actions.values() if act.command and _is_listed(act, group=group)
    ]
    shown.sort(key=lambda act: (act.menu if act.menu is not None else 0, act.name))
    speaker = Speaker(locale)
    return [
        BotCommand(command=act.command or "", description=_words(door, act, speaker)[:_MOST_WORDS])
        for act in shown
    ]


def _is_listed(act: Action, *, group: bool) -> bool:
    if group:
        return act.name in _GROUP_ONLY or (act.menu is not None and act.room not in _PRIVATE_ROOMS)
    return act.menu is not None


def _words(door: Door, act: Action, speaker: Speaker) -> str:
    words = door.app.texts.say(command_words(act), speaker)
    return words[:1].upper() + words[1:]
