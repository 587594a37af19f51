"""For every test: aiogram is imported the light way, as in the product; fresh databases are at hand."""

from __future__ import annotations

import bot

assert bot.light_start

pytest_plugins = ["tests.databases"]
