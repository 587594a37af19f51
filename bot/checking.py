"""`python -m bot check`: recompute every balance, reserve, rollup, sum and chain, and name what differs."""

from __future__ import annotations

from bot.main import open_app
from bot.settings import Settings
from core.reports.check import check_all, told


async def check(settings: Settings) -> int:
    """Print one line per difference; the exit code is 1 when there is any."""
    app = await open_app(settings)
    try:
        found = await check_all(app)
        speaker = app.speaker(None, settings.default_locale)
        for difference in found:
            print(told(app, difference, speaker))  # noqa: T201 - a command line's answer
        if not found:
            print("OK")  # noqa: T201
        return 1 if found else 0
    finally:
        await app.db.close()
