"""The bots that are measured, each in a process of its own on the second core, the stub on the first."""

from __future__ import annotations

import asyncio
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
        async with bot_process(stub, arguments, Path(folder)) as running:
            yield running


@asynccontextmanager
async def product(stub: Stub, data: Path, settings: Mapping[str, str] | None = None) -> AsyncIterator[Child]:
    """`python -m bot` on SQLite under `data`, polling the stub."""
    own = {
        "DATA_DIR": str(data),
        "DATABASE_URL": f"sqlite+aiosqlite:///{data / 'bench.sqlite'}",
        "HTTP_PORT": "0",
    }
    async with bot_process(stub, ("-m", "bot"), data, own | dict(settings or {})) as running:
        yield running


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@asynccontextmanager
async def bot_process(
    stub: Stub, arguments: tuple[str, ...], folder: Path, settings: Mapping[str, str] | None = None
) -> AsyncIterator[Child]:
    """A bot of the stub; RuntimeError with its last lines when it ends or does not answer in time."""
    env = {"BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": stub.url} | dict(settings or {})
    with pinned(STUB_CORE):
        async with child(*arguments, log=folder / "bot.log", env=env, core=BOT_CORE) as running:
            try:
                async with asyncio.TaskGroup() as group:
                    watching = group.create_task(_ended(running))
                    yield running
                    watching.cancel()
            except* (TimeoutError, _Ended) as errors:
                said = "; ".join(str(error) for error in errors.exceptions)
                raise RuntimeError(f"{said}; the bot's last words:\n{running.tail()}") from None


class _Ended(Exception):
    """The bot's process has ended while it was measured."""


async def _ended(running: Child) -> None:
    raise _Ended(f"the bot ended with code {await running.process.wait()}")
