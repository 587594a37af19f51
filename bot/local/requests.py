"""The page's deeds over HTTP: who asks, in which chat, what for."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from aiohttp import web

from bot.local.errors import NotPossible
from bot.local.forms import body, parts
from bot.local.words import language_of, say
from bot.local.world import Chat, Person

if TYPE_CHECKING:
    from bot.local.chat import LocalChat

Json = dict[str, Any]
Deed = Callable[[web.Request], Awaitable[Json]]


def answered(deed: Deed, local: LocalChat) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    """A deed's answer as JSON (is_late: the product has not taken it yet); a NotPossible becomes a 409."""

    async def handler(request: web.Request) -> web.StreamResponse:
        try:
            result = await deed(request)
            return web.json_response({**result, "is_late": bool(local.updates.pending)})
        except NotPossible as refusal:
            return web.json_response({"error": refusal.said(language_of(request))}, status=409)
        except (KeyError, TypeError, ValueError):
            return web.json_response({"error": say("bad-request", language_of(request))}, status=400)

    return handler


class Requests:
    """One handler a deed."""

    def __init__(self, local: LocalChat) -> None:
        self._local = local
        self._world = local.world
        self._deeds = local.deeds

    def all(self) -> dict[str, Deed]:
        """By the last part of the address."""
        return {
            "say": self.say,
            "edit": self.edit,
            "press": self.press,
            "react": self.react,
            "upload": self.upload,
            "open": self.open,
            "contact": self.contact,
            "forward": self.forward,
            "stop": self.stop,
            "people": self.people,
            "membership": self.membership,
            "bot": self.bot,
        }

    async def say(self, request: web.Request) -> Json:
        asked, person, chat = await self._asked(request)
        reply_to = asked.get("reply_to")
        said = await self._deeds.says(person, chat, str(asked["text"]), int(reply_to) if reply_to else None)
        return {"sent": [message["message_id"] for message in said]}

    async def edit(self, request: web.Request) -> Json:
        asked, person, chat = await self._asked(request)
        await self._deeds.edits(person, chat, int(asked["message"]), str(asked["text"]))
        return {}

    async def press(self, request: web.Request) -> Json:
        asked, person, chat = await self._asked(request)
        press = await self._deeds.presses(person, chat, int(asked["message"]), str(asked["data"]))
        return {"press": press.id}

    async def react(self, request: web.Request) -> Json:
        """Put a sign on a message, or take it off."""
        asked, person, chat = await self._asked(request)
        await self._deeds.reacts(person, chat, int(asked["message"]), str(asked["emoji"]))
        return {}

    async def open(self, request: web.Request) -> Json:
        """Follow a start link as this person."""
        asked = await body(request)
        await self._deeds.opens(self._world.person(int(asked["person"])), str(asked.get("payload", "")))
        return {}

    async def contact(self, request: web.Request) -> Json:
        asked, person, chat = await self._asked(request)
        await self._deeds.shares_contact(person, chat, str(asked["phone"])[:20])
        return {}

    async def forward(self, request: web.Request) -> Json:
        """Hand on what somebody has said elsewhere."""
        asked, person, chat = await self._asked(request)
        await self._deeds.forwards(person, chat, str(asked["text"]), str(asked["author"]))
        return {}

    async def stop(self, request: web.Request) -> Json:
        asked = await body(request)
        await self._deeds.stops(self._world.person(int(asked["person"])), int(asked["draft"]))
        return {}

    async def people(self, request: web.Request) -> Json:
        """Somebody new."""
        asked = await body(request)
        person = await self._deeds.arrives(str(asked["name"]), str(asked.get("language", "ru")))
        if asked.get("join"):
            await self._deeds.joins(person, self._local.group)
        return {"person": person.id}

    async def membership(self, request: web.Request) -> Json:
        """Enter the group or leave it."""
        asked = await body(request)
        person = self._world.person(int(asked["person"]))
        deed = self._deeds.joins if asked["join"] else self._deeds.leaves
        await deed(person, self._local.group)
        return {}

    async def bot(self, request: web.Request) -> Json:
        """Let the bot into a chat, or turn it out."""
        asked, person, chat = await self._asked(request)
        if chat.is_private:
            await self._deeds.blocks(person, is_blocked=not asked["present"])
        elif asked["present"]:
            await self._deeds.adds_bot(person, chat)
        else:
            await self._deeds.removes_bot(person, chat)
        return {}

    async def upload(self, request: web.Request) -> Json:
        """A form: person, chat, caption, reply_to, kind, duration; after them up to ten parts `file`."""
        fields, uploads = await parts(request)
        person = self._world.person(int(fields["person"]))
        chat = self._world.chat_for(person, int(fields["chat"]))
        reply_to = int(fields["reply_to"]) if fields.get("reply_to") else None
        sent = await self._deeds.sends_files(person, chat, uploads, fields.get("caption", ""), reply_to)
        return {"sent": [message["message_id"] for message in sent]}

    async def _asked(self, request: web.Request) -> tuple[Json, Person, Chat]:
        asked = await body(request)
        person = self._world.person(int(asked["person"]))
        return asked, person, self._world.chat_for(person, int(asked["chat"]))
