"""Telegram without Telegram: people, chats and the Bot API's session behind a page in the browser.

Nothing of the business lives here: the dispatcher, handlers and renderer of Telegram stand on its session.
"""

from bot.local.chat import LocalChat
from bot.local.client import LocalClient, Talk
from bot.local.world import Person

__all__ = ["LocalChat", "LocalClient", "Person", "Talk"]
