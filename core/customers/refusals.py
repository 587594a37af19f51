"""What the room says no with."""

from __future__ import annotations

from core.errors import Conflict, Invalid


class InUse(Conflict):
    """The card cannot be taken back: something stands on it. `customer`."""

    code = "customers-in-use"


class Edited(Conflict):
    """The card was changed since. `customer`."""

    code = "customers-edited"


class AlreadyArchived(Conflict):
    code = "customers-already-archived"


class NothingToChange(Invalid):
    code = "customers-nothing-to-change"


class TooShort(Invalid):
    """Fewer than two letters or digits to look for."""

    code = "customers-too-short"


class SameCard(Invalid):
    """Two names of one and the same card. `customer`."""

    code = "customers-same-card"


class MergedOn(Conflict):
    """The card that a merge has kept became part of another since. `customer`, `into`."""

    code = "customers-merged-on"


class BuiltOn(Conflict):
    """Records that followed a merge are gone or were taken back in bulk since. `customer`."""

    code = "customers-built-on"


class SegmentTaken(Conflict):
    """A segment of that name is there. `name`."""

    code = "customers-segment-taken"


class NoCriteria(Invalid):
    """A segment of everybody is no segment."""

    code = "customers-no-criteria"


class CriteriaUnread(Invalid):
    """Nobody is looked for by half of what was said: `words` nobody understood."""

    code = "customers-criteria-unread"


class AlreadyErased(Conflict):
    code = "customers-already-erased"


class OwesStill(Conflict):
    """Data are needed while there is a debt or an open order. `customer`, `owed`."""

    code = "customers-owes-still"


class OrdersOpen(Conflict):
    """`customer`, `count`."""

    code = "customers-orders-open"
