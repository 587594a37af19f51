"""What the room says no with. Sentences are in texts/."""

from __future__ import annotations

from core.errors import Conflict, Invalid


class SupplierExists(Conflict):
    """A supplier of that name is there: data `supplier`."""

    code = "purchasing-supplier-exists"


class SupplierInUse(Conflict):
    """A supplier's card cannot be taken back, something stands on it: data `supplier`."""

    code = "purchasing-supplier-in-use"


class SupplierAwaited(Conflict):
    """A supplier with goods on the way is not put away: data `supplier`."""

    code = "purchasing-supplier-awaited"


class Edited(Conflict):
    """A supplier's card was changed since: data `supplier`."""

    code = "purchasing-edited"


class NothingToChange(Conflict):
    """It is so already: data `supplier`."""

    code = "purchasing-nothing-to-change"


class NotDraft(Conflict):
    """Only a draft is placed: data `purchase`."""

    code = "purchasing-not-draft"


class NothingCame(Conflict):
    """Nothing has come for an order that a cost could be laid on: data `purchase`."""

    code = "purchasing-nothing-came"
    cured_by = "purchasing.receive"


class CostUnknown(Conflict):
    """Nobody knows what the goods themselves cost: data `product`."""

    code = "purchasing-cost-unknown"


class CostAnnulled(Conflict):
    """The added cost was taken back already."""

    code = "purchasing-cost-annulled"


class CostsStand(Conflict):
    """A delivery that carries an added cost is not taken back before it: data `what`, `amount`."""

    code = "purchasing-costs-stand"


class StillDraft(Conflict):
    """A draft has to be placed first: data `purchase`."""

    code = "purchasing-still-draft"
    cured_by = "purchasing.place"


class NotAwaited(Conflict):
    """Nothing of the order is to come any more: data `purchase`, `state`."""

    code = "purchasing-not-awaited"


class NotOrdered(Invalid):
    """The order has no such goods: data `purchase`, `product`."""

    code = "purchasing-not-ordered"


class HasDeliveries(Conflict):
    """What has come stands on the order: data `purchase`, `receipt`."""

    code = "purchasing-has-deliveries"


class HasPayments(Conflict):
    """A payment stands on the order: data `purchase`, `amount`."""

    code = "purchasing-has-payments"


class MovedOn(Conflict):
    """The order is not as this act left it: data `purchase`."""

    code = "purchasing-moved-on"


class PastDay(Invalid):
    """Goods cannot be expected on a day that is over: data `day`."""

    code = "purchasing-past-day"


class NothingToBuy(Conflict):
    """There is enough, it is on its way, or nobody knows whom to buy it from."""

    code = "purchasing-nothing-to-draft"
