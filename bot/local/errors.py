"""How the Bot API says no."""

from __future__ import annotations

from bot.local.words import say


class ApiError(Exception):
    """An answer with ok=false: an HTTP status and Telegram's sentence."""

    def __init__(self, status: int, description: str) -> None:
        super().__init__(description)
        self.status = status
        self.description = description


class NotPossible(Exception):
    """A person tried what their app would not let them do; `key` is of words.json, for the page."""

    def __init__(self, key: str, **data: object) -> None:
        super().__init__(say(key, **data))
        self.key = key
        self.data = data

    def said(self, language: str) -> str:
        """The sentence in a language of the page."""
        return say(self.key, language, **self.data)


def bad_request(what: str) -> ApiError:
    return ApiError(400, f"Bad Request: {what}")


def forbidden(what: str) -> ApiError:
    return ApiError(403, f"Forbidden: {what}")
