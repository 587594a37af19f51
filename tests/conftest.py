"""For every test: aiogram is imported the light way, as in the product; fresh databases are at hand."""

from __future__ import annotations

import bot  # noqa: F401 - arms the light import

pytest_plugins = ["tests.databases"]
