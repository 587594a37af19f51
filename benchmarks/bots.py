"""The bots that are measured, each in a process of its own on the second core, the stub on the first."""

from __future__ import annotations

import socket
import tempfile
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from benchmarks.processes import Child, child, pinned
from benchmarks.stub import TOKEN, Stub

STUB_CORE, BOT_CORE = 0, 1


@asynccontextmanager
async def echo(stub: Stub) -> AsyncIterator[Child]:
    """The peer: stock aiogram, as its documentation shows it."""
    with tempfile.TemporaryDirectory() as folder:
        arguments = ("-m", "benchmarks.echo_peer")
        async with _bot(stub, arguments, Path(folder)) as running:
            yield running


@asynccontextmanager
async def product(stub: Stub, data: Path, settings: Mapping[str, str] | None = None) -> AsyncIterator[Child]:
    """`python -m bot` on SQLite under `data`, polling the stub."""
    own = {
        "DATA_DIR": str(data),
        "DATABASE_URL": f"sqlite+aiosqlite:///{data / 'bench.sqlite'}",
        "HTTP_PORT": "0",
    }
    async with _bot(stub, ("-m", "bot"), data, own | dict(settings or {})) as running:
        yield running


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@asynccontextmanager
async def _bot(
    stub: Stub, arguments: tuple[str, ...], folder: Path, settings: Mapping[str, str] | None = None
) -> AsyncIterator[Child]:
    env = {"BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": stub.url} | dict(settings or {})
    with pinned(STUB_CORE):
        async with child(*arguments, log=folder / "bot.log", env=env, core=BOT_CORE) as running:
            try:
                yield running
            except TimeoutError as error:
                raise RuntimeError(f"{error}; the bot's last words:\n{running.tail()}") from error
