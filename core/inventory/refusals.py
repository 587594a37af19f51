"""What the stock room says no with. Sentences are in texts/."""

from __future__ import annotations

from core.errors import Conflict, Invalid


class OutOfStock(Conflict):
    """Less is there than was asked for: data `product`, `wanted`, `available`, `more` (other goods short)."""

    code = "inventory-out-of-stock"
    cured_by = "inventory.receive"


class NotStocked(Conflict):
    """A service is not kept in stock: data `product`."""

    code = "inventory-not-stocked"


class SameName(Conflict):
    """A product of that name is there already: data `product`."""

    code = "inventory-same-name"


class BarcodeTaken(Conflict):
    """The barcode stands for another product: data `barcode`, `product`."""

    code = "inventory-barcode-taken"


class StockRemains(Conflict):
    """What is to be archived still lies in stock: data `product`, `left`."""

    code = "inventory-stock-remains"


class WarehouseExists(Conflict):
    """A warehouse bears the name: data `warehouse`."""

    code = "inventory-warehouse-exists"


class SamePlace(Invalid):
    """A transfer from a warehouse to itself: data `warehouse`."""

    code = "inventory-same-place"


class StrangeUnit(Invalid):
    """A quantity in a unit that the product's own cannot be counted in: data `product`, `typed`, `own`."""

    code = "inventory-strange-unit"


class TooLittle(Invalid):
    """A quantity that is nothing in the product's unit: data `product`."""

    code = "inventory-too-little"


class UnitInUse(Conflict):
    """A unit cannot become another while goods are counted in it: data `product`, `left`."""

    code = "inventory-unit-in-use"


class NothingToChange(Conflict):
    """It is so already: data `product`."""

    code = "inventory-nothing-to-change"


class NothingPriced(Conflict):
    """No product with a price among those meant."""

    code = "inventory-nothing-priced"


class PriceBelowZero(Invalid):
    """A cut by a hundred per cent or more: data `percent`."""

    code = "inventory-price-below-zero"


class CountedSince(Conflict):
    """A document cannot be annulled, its goods were counted after it: data `product`, `number`, `day`."""

    code = "inventory-counted-since"


class UsedSince(Conflict):
    """A document cannot be annulled, its goods have gone on: data `product`, `document`, `number`, `left`."""

    code = "inventory-used-since"


class AnnulledAlready(Conflict):
    """The document was annulled before: data `number`."""

    code = "inventory-annulled-already"


class ChangedSince(Conflict):
    """What is to be put back has been changed again since: data `product`."""

    code = "inventory-changed-since"


class InUse(Conflict):
    """A product with movements or orders is not taken back: data `product`."""

    code = "inventory-in-use"


class WarehouseInUse(Conflict):
    """A warehouse with movements is not taken back: data `warehouse`."""

    code = "inventory-warehouse-in-use"


class TooMuch(Invalid):
    """More goods, or worth more, or dearer than can be: data `product`."""

    code = "inventory-too-much"


class NoOpenCount(Conflict):
    """Nothing is being counted there: data `warehouse`."""

    code = "inventory-no-open-count"
    cured_by = "inventory.start_count"


class CountGoesOn(Conflict):
    """A count of the warehouse is open already: data `number`, `warehouse`."""

    code = "inventory-count-goes-on"


class CountClosed(Conflict):
    """The count is not open any more: data `number`."""

    code = "inventory-count-closed"


class CountBegun(Conflict):
    """The start of a count cannot be taken back, something was counted: data `number`."""

    code = "inventory-count-begun"


class NothingCounted(Conflict):
    """A count without a line cannot be finished: data `number`."""

    code = "inventory-nothing-counted"


class CountOutdated(Conflict):
    """More has gone since it was counted than was found: data `product`, `counted`, `gone`."""

    code = "inventory-count-outdated"


class NothingOnWay(Conflict):
    """Nothing is on the way, or all of a transfer has come."""

    code = "inventory-nothing-on-way"


class ReceivedSince(Conflict):
    """A transfer cannot be taken back, it has been received: data `number`."""

    code = "inventory-received-since"


class PackUnknown(Conflict):
    """Nobody has said how much such a pack of the product holds: data `product`, `pack`, `own`."""

    code = "inventory-pack-unknown"
    cured_by = "inventory.set_pack"


class CountWaiting(Conflict):
    """The count waits for a second person's approval: data `number`."""

    code = "inventory-count-waiting"


class CountTooDear(Conflict):
    """A difference of so much money is approved by a second person: it goes by a sheet."""

    code = "inventory-count-too-dear"
    cured_by = "inventory.start_count"


class OwnCount(Conflict):
    """Who has counted does not approve it: data `number`."""

    code = "inventory-own-count"


class NoneWaits(Conflict):
    """No count waits for approval."""

    code = "inventory-none-waits"


class PriceInside(Conflict):
    """A sum inside a scale's code, and no price to know the weight by: data `product`, `amount`."""

    code = "inventory-price-inside"
    cured_by = "inventory.set_price"


class ScaleUnknown(Conflict):
    """No scales print codes of this prefix: data `prefix`."""

    code = "inventory-scale-unknown"


class PackIsUnit(Conflict):
    """A pack by the name of the product's own unit: data `product`, `own`."""

    code = "inventory-pack-is-unit"


class AllCoded(Conflict):
    """All the goods that are meant have a barcode."""

    code = "inventory-all-coded"


class TooManyVariants(Invalid):
    """None, or more variants than one act writes: data `count`, `most`."""

    code = "inventory-too-many-variants"


class ExpiredGoods(OutOfStock):
    """Only goods past their last good day are left: data `expired` besides."""

    code = "inventory-expired-goods"
    cured_by = "inventory.expiry_rules"


class BatchUnknown(Conflict):
    """The product has no such batch in stock: data `product`, `batch`."""

    code = "inventory-batch-unknown"


class BatchShort(OutOfStock):
    """Less of the named batch is there: data `batch` besides."""

    code = "inventory-batch-short"
    cured_by = "inventory.receive"


class NotByBatches(Conflict):
    """The product is not kept by batches: data `product`."""

    code = "inventory-not-by-batches"
    cured_by = "inventory.set_batches"


class BatchMoved(Conflict):
    """What changed its batch cannot be taken back, the goods have moved since: data `product`."""

    code = "inventory-batch-moved"


class NoNameless(Conflict):
    """So much without number and day is not there: data `product`, `left`."""

    code = "inventory-no-nameless"


class NothingExpired(Conflict):
    """Nothing in stock is past its last good day."""

    code = "inventory-nothing-expired"


class CostedSo(Conflict):
    """Goods are costed that way already: data `way`."""

    code = "inventory-costed-so"


class LayersMoved(Conflict):
    """Stock has moved since layers were given up, so they cannot be as they were."""

    code = "inventory-layers-moved"


class CountedLater(Conflict):
    """A document would come before a count that says what there is: data `product`, `number`, `day`."""

    code = "inventory-counted-later"


class WasNotThere(Conflict):
    """On that day, or on a later one, less would have been there than nothing: data `product`, `quantity`,
    `day`, `on`, `same`."""

    code = "inventory-was-not-there"
