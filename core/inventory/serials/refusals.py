"""What serial numbers make one say no with. Sentences are in the room's texts/."""

from __future__ import annotations

from core.errors import Conflict, Invalid


class SerialTaken(Conflict):
    """A number lies here already: data `number`, `product`, `warehouse`."""

    code = "inventory-serial-taken"


class SerialElsewhere(Conflict):
    """A named number is not where it is to leave from: data `number`, `product`, `where`."""

    code = "inventory-serial-elsewhere"


class SerialUnknown(Conflict):
    """Nobody has received such a number: data `number`, `product`."""

    code = "inventory-serial-unknown"


class SerialsTooMany(Invalid):
    """More numbers were named than goods: data `number`, `count` (those over)."""

    code = "inventory-serials-too-many"


class SerialWhole(Invalid):
    """Goods kept by serial numbers are whole pieces: data `product`, `quantity`."""

    code = "inventory-serial-whole"


class SerialsNotHere(Conflict):
    """The act does not take numbers, and nobody can tell which are meant: data `product`, `count`."""

    code = "inventory-serials-not-here"


class SerialsNeedOnePlace(Conflict):
    """Numbers are told for what lies in one place: data `product`."""

    code = "inventory-serials-one-place"


class NotBySerials(Conflict):
    """The product is not kept by serial numbers: data `product`."""

    code = "inventory-not-by-serials"


class SerialNotFrom(Conflict):
    """A number did not leave with the sale that is brought back: data `number`, `product`."""

    code = "inventory-serial-not-from"
