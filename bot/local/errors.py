"""How the Bot API says no."""

from __future__ import annotations


class ApiError(Exception):
    """An answer with ok=false: an HTTP status and Telegram's sentence."""

    def __init__(self, status: int, description: str) -> None:
        super().__init__(description)
        self.status = status
        self.description = description


class NotPossible(Exception):
    """A person tried what their app would not let them do; the sentence is for the page (Russian)."""


def bad_request(what: str) -> ApiError:
    return ApiError(400, f"Bad Request: {what}")


def forbidden(what: str) -> ApiError:
    return ApiError(403, f"Forbidden: {what}")
