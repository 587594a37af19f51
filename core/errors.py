"""Refusals: what the product says no with. A code and its data; the sentence is in the room's texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from core.blocks import Said

if TYPE_CHECKING:
    from core.blocks import Button, Value


class Refusal(Exception):
    """Base of every expected no: `code` keys the sentence, `data` are its arguments, `offers` buttons."""

    code: ClassVar[str] = "acts-refused"
    status: ClassVar[int] = 400
    cured_by: ClassVar[str] = ""
    """The action that helps: what was refused goes on once it is done from one of the offers."""

    def __init__(self, *, offers: list[Button] | None = None, **data: Value) -> None:
        super().__init__(self.code)
        self.data = data
        self.offers = offers or []
        self.waiting: object = None

    @property
    def said(self) -> Said:
        """The sentence to show, as a key and arguments."""
        return Said(self.code, dict(self.data))


class Invalid(Refusal):
    """The request itself is wrong: 422."""

    status = 422


class Forbidden(Refusal):
    """The asker has no right to it: 403."""

    code = "acts-forbidden"
    status = 403


class NotFound(Refusal):
    """What was named does not exist for the asker: 404."""

    code = "acts-not-found"
    status = 404


class Conflict(Refusal):
    """The state of the business does not allow it now: 409."""

    status = 409


class Gone(Refusal):
    """A card, link or button that has expired: 410."""

    code = "acts-gone"
    status = 410
