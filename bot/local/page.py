"""The chat page over HTTP: the page itself, what it may ask and do, and the stream of what happens."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from aiohttp import web

from bot.local.errors import NotPossible
from bot.local.events import Event
from bot.local.guard import HEADERS, Guard
from bot.local.pictures import MEDIA_TYPES, kind_of
from bot.local.requests import Requests, answered
from bot.local.world import BOT_NAME, BOT_USERNAME, Chat

if TYPE_CHECKING:
    from bot.local.chat import LocalChat

Json = dict[str, Any]

STATIC = Path(__file__).parent / "static"
PAGE_SIZE = 60
HEARTBEAT = 15.0
_TYPES = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".json": "application/json",
}


def routes(local: LocalChat) -> list[web.RouteDef]:
    """Everything the page needs; only `/` and `/local/…` are taken."""
    guard, page, requests = Guard(), Page(local), Requests(local)

    async def index(request: web.Request) -> web.StreamResponse:
        response = await page.static(request)
        guard.hand_out(request, response)
        return response

    asks = {
        "/local/state": page.state,
        "/local/chats/{chat}/messages": page.messages,
        "/local/chats/{chat}/commands": page.commands,
        "/local/files/{file}": page.file,
        "/local/events": page.events,
    }
    return [
        web.get("/", guard.open(index)),
        web.get("/local/static/{name}", guard.open(page.static)),
        *(web.get(path, guard.closed(handler)) for path, handler in asks.items()),
        *(
            web.post(f"/local/{name}", guard.closed(answered(deed, local)))
            for name, deed in requests.all().items()
        ),
    ]


class Page:
    """What the page looks like and what it may see."""

    def __init__(self, local: LocalChat) -> None:
        self._local = local
        self._world = local.world

    async def static(self, request: web.Request) -> web.StreamResponse:
        path = STATIC / request.match_info.get("name", "index.html")
        if path.parent != STATIC or path.suffix not in _TYPES or not path.is_file():
            raise web.HTTPNotFound
        return web.Response(body=path.read_bytes(), content_type=_TYPES[path.suffix], charset="utf-8")

    async def state(self, request: web.Request) -> web.StreamResponse:
        """People, chats and the number of the last event."""
        return web.json_response(
            {
                "bot": {
                    "name": BOT_NAME,
                    "username": BOT_USERNAME,
                    "description": self._local.api.texts.get("setMyDescription:", ""),
                },
                "people": [person.as_user() for person in self._local.people],
                "chats": [self._card(chat) for chat in self._world.chats.values()],
                "events": self._local.events.mark(self._local.events.number),
            }
        )

    def _card(self, chat: Chat) -> Json:
        last = next(reversed(chat.messages.values()), None)
        return {
            "id": chat.id,
            "is_private": chat.is_private,
            "title": chat.title,
            "members": chat.members,
            "creator": chat.creator,
            "bot": chat.bot,
            "is_started": chat.is_started,
            "keyboard": chat.keyboard,
            "pinned": [chat.messages[number] for number in chat.pinned if number in chat.messages],
            "last": last,
        }

    async def messages(self, request: web.Request) -> web.StreamResponse:
        """The newest messages of a chat, or those before a given one."""
        chat = self._chat(request)
        before = max(0, _number(request.query.get("before", "0"))) or max(chat.messages, default=0) + 1
        numbers = [number for number in chat.messages if number < before]
        shown = [self._world.shown(chat, chat.messages[number]) for number in numbers[-PAGE_SIZE:]]
        return web.json_response({"messages": shown, "has_more": len(numbers) > PAGE_SIZE})

    async def commands(self, request: web.Request) -> web.StreamResponse:
        chat = self._chat(request)
        try:
            person = self._world.person(int(request.query["as"]))
        except (NotPossible, KeyError, ValueError):
            raise web.HTTPNotFound from None
        return web.json_response(self._local.menus.seen_by(person, chat))

    def _chat(self, request: web.Request) -> Chat:
        chat = self._world.chats.get(_number(request.match_info["chat"]))
        if chat is None:
            raise web.HTTPNotFound
        return chat

    async def file(self, request: web.Request) -> web.StreamResponse:
        """A picture to be seen, or anything to be saved; never something a browser would run."""
        stored = self._world.files.all.get(request.match_info["file"])
        content = await asyncio.to_thread(self._world.files.content, stored) if stored else None
        if stored is None or content is None:
            raise web.HTTPNotFound
        picture = MEDIA_TYPES.get(kind_of(content) or "")
        is_sound = stored.media_type in {"audio/ogg", "audio/webm", "audio/mp4", "audio/mpeg"}
        shown = picture or (stored.media_type if is_sound else None)
        show = "inline" if shown and "save" not in request.query else "attachment"
        headers = {
            "Content-Disposition": f"{show}; filename*=UTF-8''{quote(stored.name)}",
            "Content-Type": shown or "application/octet-stream",
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "Cache-Control": "private, max-age=31536000, immutable",
        }
        return web.Response(body=content, headers=headers)

    async def events(self, request: web.Request) -> web.StreamResponse:
        """What happens, as it happens (server-sent events); after a break from where it broke."""
        response = web.StreamResponse(headers={**HEADERS, "Content-Type": "text/event-stream"})
        await response.prepare(request)
        after = request.headers.get("Last-Event-ID") or request.query.get("after", "")
        missed, listener = self._local.events.missed(after), self._local.events.listen()
        try:
            first = f"retry: 1000\nevent: {'hello' if missed is not None else 'reset'}\ndata: {{}}\n\n"
            await response.write((first + "".join(map(self._line, missed or []))).encode())
            await self._stream(response, listener)
        except ConnectionError:
            pass
        finally:
            self._local.events.leave(listener)
        return response

    async def _stream(self, response: web.StreamResponse, listener: asyncio.Queue[Event | None]) -> None:
        while True:
            try:
                event = await asyncio.wait_for(listener.get(), HEARTBEAT)
            except TimeoutError:
                await response.write(b": still here\n\n")
                continue
            if event is None:
                return
            await response.write(self._line(event).encode())

    def _line(self, event: Event) -> str:
        mark = self._local.events.mark(event.number)
        return f"id: {mark}\ndata: {json.dumps(event.data, ensure_ascii=False)}\n\n"


def _number(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        return -1
