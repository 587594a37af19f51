"""`python -m bot`: the local chat, polling or webhook, until told to stop; and a few commands for owners."""

from __future__ import annotations

import argparse
import asyncio
import logging
import signal
import sys

from bot.light_start import collect_seldom, rest_collector
from bot.settings import Settings, SettingsError, read_settings
from core.nursery import GivenUp, Nursery


def main() -> None:
    """Entry of `prikazchik` and `python -m bot`."""
    collect_seldom()
    arguments = _arguments()
    if arguments.command == "actions":
        from bot.listing import listing

        sys.stdout.write(listing())
        return
    try:
        settings = read_settings()
    except SettingsError as wrong:
        sys.exit(str(wrong))
    logging.basicConfig(level=settings.log_level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    for chatty in ("aiogram", "alembic", "apscheduler", "pymorphy3"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    sys.exit(asyncio.run(_run(arguments, settings)))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser("prikazchik", description="A business assistant that lives in a chat.")
    commands = parser.add_subparsers(dest="command")
    commands.add_parser("run", help="run the bot (the default)")
    commands.add_parser("check", help="recompute every balance and name what differs")
    commands.add_parser("actions", help="list every action with its arguments, as JSON")
    commands.add_parser("unread", help="print phrases that were not understood, as YAML for review")
    reading = commands.add_parser("interpret", help="say what would be done, line by line, doing nothing")
    reading.add_argument("--company", help="name of the company (the first one)")
    reading.add_argument("--as", dest="person", help="name of the person who speaks (the owner)")
    return parser.parse_args()


async def _run(arguments: argparse.Namespace, settings: Settings) -> int:
    if arguments.command == "check":
        from bot.checking import check

        return await check(settings)
    if arguments.command == "interpret":
        from bot.interpreting import interpret

        return await interpret(settings, arguments.company, arguments.person, sys.stdin, sys.stdout)
    if arguments.command == "unread":
        from bot.unread import unread

        return await unread(settings, sys.stdout)
    return await _serve(settings)


async def _serve(settings: Settings) -> int:
    rest_collector()
    from bot.main import build, start, stop

    told = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, told.set)
    product = await build(settings)
    trouble = ""
    try:
        await start(product)
        await _until(told, product.nursery)
    except GivenUp as hopeless:
        trouble = str(hopeless)
    except OSError as taken:
        trouble = f"HTTP_PORT {settings.http_port} cannot be used: {taken.strerror}"
    finally:
        await stop(product)
    if trouble:
        print(trouble, file=sys.stderr)
    return 1 if trouble else 0


async def _until(told: asyncio.Event, nursery: Nursery) -> None:
    """Wait until we are told to stop. Raises what ended work that must not end: a token taken back."""
    stopped, over = asyncio.create_task(told.wait()), asyncio.create_task(nursery.given_up())
    try:
        await asyncio.wait([stopped, over], return_when=asyncio.FIRST_COMPLETED)
        if over.done():
            raise over.result()
    finally:
        stopped.cancel()
        over.cancel()


if __name__ == "__main__":
    main()
