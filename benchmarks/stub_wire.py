"""How the stub speaks with a bot: HTTP/1.1 as little as bots use, updates as JSON, calls taken apart."""

from __future__ import annotations

import asyncio
import itertools
import json
import re
import time
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import parse_qs

BOT = {"id": 4200000002, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}
_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
_PART = re.compile(rb'name="(\w+)"[^\r]*\r\n(?:[^\r\n]+\r\n)*\r\n(.*?)\r\n--', re.DOTALL)


@dataclass(slots=True)
class Said:
    """What the bot has shown in a chat: the method, its raw body and the number of the message."""

    method: str
    body: bytes
    message_id: int

    def values(self) -> dict[str, str]:
        if self.body[:1] == b"{":
            told = json.loads(self.body)
            return {
                name: value if isinstance(value, str) else json.dumps(value) for name, value in told.items()
            }
        if self.body[:2] == b"--":
            return {name.decode(): value.decode(errors="replace") for name, value in _PART.findall(self.body)}
        return {name: values[0] for name, values in parse_qs(self.body.decode()).items()}

    @property
    def text(self) -> str:
        values = self.values()
        return values.get("text") or values.get("caption", "")

    def callback(self, label: str) -> str:
        """callback_data of the first button whose text contains `label`."""
        rows = json.loads(self.values().get("reply_markup", "{}")).get("inline_keyboard", [])
        for button in itertools.chain.from_iterable(rows):
            if label in button["text"]:
                return str(button["callback_data"])
        raise LookupError(f"no button {label!r} under {self.text!r}: {rows}")


class Server(Protocol):
    """What stands behind the connections."""

    def opened(self, connection: Connection) -> None: ...

    def closed(self, connection: Connection) -> None: ...

    def poll(self, connection: Connection, body: bytes) -> None: ...

    def hear(self, method: bytes, body: bytes) -> bytes: ...


class Connection(asyncio.Protocol):
    """HTTP/1.1 with keep-alive, as little of it as bots use."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._buffer = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._server.opened(self)

    def connection_lost(self, error: Exception | None) -> None:
        self._transport = None
        self._server.closed(self)

    def close(self) -> None:
        if self._transport:
            self._transport.close()

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while request := self._next_request():
            method, body = request
            if method == b"getUpdates":
                self._server.poll(self, body)
            else:
                self.answer(self._server.hear(method, body))

    def answer(self, body: bytes) -> None:
        if self._transport:
            head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(
                body
            )
            self._transport.write(head + body)

    def _next_request(self) -> tuple[bytes, bytes] | None:
        end = self._buffer.find(b"\r\n\r\n")
        if end < 0:
            return None
        head = self._buffer[:end]
        target = head[: head.index(b"\r\n")].split(b" ")[1]
        path, _, query = target.partition(b"?")
        length = _LENGTH.search(head)
        if length:
            stop = end + 4 + int(length[1])
        elif b"chunked" in head.lower():
            stop = self._buffer.find(b"\r\n0\r\n\r\n", end) + 7
            if stop == 6:
                return None
        else:
            stop = end + 4
        if len(self._buffer) < stop:
            return None
        body, self._buffer = self._buffer[end + 4 : stop], self._buffer[stop:]
        return path.rpartition(b"/")[2], body or query


def numbers(body: bytes) -> dict[str, int]:
    if body[:1] == b"{":
        return {name: value for name, value in json.loads(body).items() if isinstance(value, int)}
    found = re.findall(rb"(offset|limit|timeout)=(-?\d+)", body)
    return {name.decode(): int(value) for name, value in found}


def _person(chat: int) -> dict[str, Any]:
    return {"id": chat, "is_bot": False, "first_name": f"P{chat}", "language_code": "ru"}


def message(chat: int, message_id: int, text: str) -> bytes:
    body = {
        "message_id": message_id,
        "date": int(time.time()),
        "chat": {"id": chat, "type": "private", "first_name": f"P{chat}"},
        "from": _person(chat),
        "text": text,
    }
    if text.startswith("/"):
        body["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text.split(maxsplit=1)[0])}]
    return b'"message":' + json.dumps(body).encode()


def press(chat: int, message_id: int, data: str, number: int) -> bytes:
    body = {
        "message_id": message_id,
        "date": int(time.time()),
        "chat": {"id": chat, "type": "private", "first_name": f"P{chat}"},
        "from": BOT,
        "text": "ok",
    }
    query = {"id": str(number), "from": _person(chat), "chat_instance": "1", "data": data, "message": body}
    return b'"callback_query":' + json.dumps(query).encode()
