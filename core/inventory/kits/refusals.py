"""What kits say no with. Sentences are in the room's texts/."""

from __future__ import annotations

from core.errors import Conflict, Invalid


class KitHasNoStock(Conflict):
    """A kit itself is not kept in stock, its parts are: data `product`, `parts`."""

    code = "inventory-kit-has-no-stock"


class KitHasStock(Conflict):
    """Goods that lie somewhere cannot become a kit: data `product`, `left`."""

    code = "inventory-kit-has-stock"


class KitInKit(Conflict):
    """A kit inside another: data `product`, `kit`, `parts` (0: it is a part of that already), `inside` (its
    own)."""

    code = "inventory-kit-in-kit"


class KitInItself(Invalid):
    """A kit cannot be its own part: data `product`."""

    code = "inventory-kit-in-itself"


class PartNotGoods(Conflict):
    """A service cannot be a part of a kit: data `product`, `kit`."""

    code = "inventory-part-not-goods"


class PartTwice(Invalid):
    """The same part named twice: data `product`."""

    code = "inventory-part-twice"


class NotKit(Conflict):
    """The product is no kit: data `product`."""

    code = "inventory-not-kit"


class KitWhole(Invalid):
    """Kits are sold whole: data `product`, `quantity`."""

    code = "inventory-kit-whole"


class PartOfKit(Conflict):
    """A product that a kit needs cannot be put away: data `product`, `kit`, `more`."""

    code = "inventory-part-of-kit"


class KitAwaited(Conflict):
    """Goods that are ordered as they are cannot become a kit yet: data `product`, `document`."""

    code = "inventory-kit-awaited"
