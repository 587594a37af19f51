"""For every test: aiogram is imported the light way, as in the product."""

from __future__ import annotations

import bot

assert bot
