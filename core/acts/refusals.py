"""What the kernel itself says no with."""

from __future__ import annotations

from core.blocks import Button, Said, say
from core.errors import Conflict, Forbidden, Gone, Invalid, NotFound, Refusal


class UnknownAction(NotFound):
    code = "acts-unknown-action"


class NoCompany(Conflict):
    """A business act before there is a business."""

    code = "acts-no-company"


class NotHere(NotFound):
    code = "acts-not-here"


class NotAllowed(Forbidden):
    code = "acts-not-allowed"


class NoSuch(NotFound):
    """No record of a kind bears the name: data `kind`, `name`."""

    code = "acts-no-such"


class BadField(Invalid):
    """An argument cannot be: data `field` (a label), `why` (a sentence)."""

    code = "acts-bad-field"


class OtherBody(Conflict):
    """The same key with another request."""

    code = "acts-other-body"


class CardGone(Gone):
    code = "acts-card-gone"


class CardUsed(Gone):
    code = "acts-card-used"


class CompanyGone(Gone):
    """A button of a business that was closed, or that its presser has left."""

    code = "acts-company-gone"


class CardDone(Conflict):
    """A no to what was agreed to: `deed` is the act to be undone instead, where there is one."""

    code = "acts-card-done"

    def __init__(self, deed: int | None) -> None:
        super().__init__()
        self.deed = deed

    @property
    def said(self) -> Said:
        """With the way back, or that it was taken or never was."""
        return say(self.code if self.deed is not None else "acts-card-done-for-good")


class NotYours(Forbidden):
    code = "acts-not-yours"


class NothingToUndo(Conflict):
    code = "acts-nothing-to-undo"


class CannotUndo(Conflict):
    """The deed has no way back: data `deed`."""

    code = "acts-cannot-undo"


class AlreadyClosed(Conflict):
    """A bare "отмени" right after the no to a card, with nothing else to undo: data `what`."""

    code = "acts-already-closed"


class LastElsewhere(Conflict):
    """The last deed here was done in another company: data `deed`; its offers act there."""

    code = "acts-last-elsewhere"

    def __init__(self, made_in: int, *, offers: list[Button], deed: Said) -> None:
        super().__init__(offers=offers, deed=deed)
        self.made_in = made_in


class AlreadyUndone(Conflict):
    code = "acts-already-undone"


class ChangedSince(Conflict):
    """What a deed had set was set again by somebody: data `what`."""

    code = "acts-changed-since"


class ClosedPeriod(Conflict):
    """The day lies in a closed period: data `through`."""

    code = "acts-closed-period"


class TurnedAway(Refusal):
    """Any refusal a gate words itself."""

    code = "acts-turned-away"
