"""What the room says no with. Sentences are in texts/."""

from __future__ import annotations

from core.errors import Conflict, Invalid


class TooMuch(Invalid):
    """An order of more money than anybody has."""

    code = "orders-too-much"


class PastDue(Invalid):
    """The day to have it ready by is over: data `day`."""

    code = "orders-past-due"


class WrongState(Conflict):
    """The order is in a state that does not allow it: data `order`, `state`."""

    code = "orders-wrong-state"


class StillDraft(Conflict):
    """A draft must be confirmed first: data `order`."""

    code = "orders-still-draft"


class NotDraft(Conflict):
    """Only drafts are confirmed: data `order`."""

    code = "orders-not-draft"


class AlreadySo(Conflict):
    """The order is in this state already: data `order`, `state`."""

    code = "orders-already-so"


class NothingToShip(Conflict):
    """Everything has left: data `order`."""

    code = "orders-nothing-to-ship"


class ShipsLess(Invalid):
    """More to be shipped than is left of a line: data `product`, `wanted`, `left`."""

    code = "orders-ships-less"


class NotInOrder(Invalid):
    """The order has no such line: data `product`, `order`."""

    code = "orders-not-in-order"


class HoldsLess(Invalid):
    """More to be taken off than there is: data `product`, `left`."""

    code = "orders-holds-less"


class LeftAlready(Conflict):
    """So much of it has been shipped: data `product`, `shipped`."""

    code = "orders-left-already"


class LastLine(Conflict):
    """Nothing would be left of the order: data `order`."""

    code = "orders-last-line"


class NothingDue(Conflict):
    """All is paid: data `customer`."""

    code = "orders-nothing-due"


class AllPaid(Conflict):
    """No order has anything due."""

    code = "orders-all-paid"


class AlreadyPaid(Conflict):
    """The order is paid: data `order`."""

    code = "orders-already-paid"


class OthersOrder(Conflict):
    """The order is another customer's: data `order`, `customer`."""

    code = "orders-others-order"


class HasPayments(Conflict):
    """Money was received on it: data `order`, `paid`."""

    code = "orders-has-payments"


class HasShipments(Conflict):
    """Goods have left on it: data `order`, `day`."""

    code = "orders-has-shipments"


class HasReturns(Conflict):
    """Something of it came back: data `order`, `number`, `day`."""

    code = "orders-has-returns"


class NothingToReturn(Conflict):
    """No order of which anything could come back: data `what`."""

    code = "orders-nothing-to-return"


class ReturnsLess(Invalid):
    """More is to come back than left and did not come back yet: data `product`, `wanted`, `left`."""

    code = "orders-returns-less"


class ReturnAnnulled(Conflict):
    """A return was taken back already: data `number`."""

    code = "orders-return-annulled-already"


class CameBack(Conflict):
    """Some of it came back at the price it had: data `product`."""

    code = "orders-came-back"


class MoneyUsed(Conflict):
    """What was kept for the customer has been spent since: data `order`, `amount`."""

    code = "orders-money-used"


class PaidBack(Conflict):
    """The payment is a refund of a return: data `number`."""

    code = "orders-paid-back"


class RefundsMore(Conflict):
    """More is to go back than was paid: data `order`, `paid`."""

    code = "orders-refunds-more"


class PaidAsDue(Conflict):
    """Just what the order comes to was paid; a refund must name its sum: data `order`, `paid`."""

    code = "orders-paid-as-due"


class NothingPaid(Conflict):
    """The customer has paid nothing that could go back: data `customer`."""

    code = "orders-nothing-paid"


class BalanceShort(Conflict):
    """Less is on the balance than is wanted: data `customer`, `there`, `due`."""

    code = "orders-balance-short"


class NobodyToKeepFor(Conflict):
    """Money is kept for customers; this order has none: data `order`."""

    code = "orders-nobody-to-keep-for"


class HasLinesAdded(Conflict):
    """Lines were added since: data `order`."""

    code = "orders-has-lines-added"


class MovedOn(Conflict):
    """The order went on to another state since: data `order`, `state`."""

    code = "orders-moved-on"


class PaymentNeeded(Conflict):
    """Without these lines more is paid than the order comes to: data `order`, `paid`."""

    code = "orders-payment-needed"


class DiscountTooMuch(Invalid):
    """More taken off than there is: data `discount`, `total`."""

    code = "orders-discount-too-much"


class NoDiscount(Conflict):
    """There is none to take away: data `order`."""

    code = "orders-no-such-discount"


class SameDiscount(Conflict):
    """It has this very discount: data `order`."""

    code = "orders-same-discount"


class ReturnedSince(Conflict):
    """Goods came back at the price they had: data `order`."""

    code = "orders-returned-since"


class OfferExpired(Conflict):
    """The last day of the offer is over: data `day`."""

    code = "orders-offer-expired"


class NoRates(Conflict):
    """No VAT rates are known for the money of that country: data `currency`."""

    code = "orders-no-rates"


class ChangedSince(Conflict):
    """The field no longer holds what was put there: data `order`."""

    code = "orders-changed-since"


class AnnulledAlready(Conflict):
    """Taken back before: data `order`."""

    code = "orders-annulled-already"


class OverLimit(Conflict):
    """The order would take its customer over their limit. `customer`, `owed`, `limit`."""

    code = "orders-over-limit"


class KeptUsed(Conflict):
    """Money that was kept for a customer, or on a card, has been spent since: data `amount`."""

    code = "orders-kept-used"


class PaidElsewhere(Conflict):
    """It was paid before our books began, so the money is on no payment: data `order`."""

    code = "orders-paid-elsewhere"


class NoSuchCard(Invalid):
    """No gift card bears this code: data `card`."""

    code = "orders-no-such-card"


class CardTaken(Conflict):
    """Another gift card bears this code: data `card`."""

    code = "orders-card-taken"


class CardExpired(Conflict):
    """The gift card's last day is over: data `card`, `day`."""

    code = "orders-card-expired"


class CardShort(Conflict):
    """So much is not on the gift card, or not due: data `card`, `there`, `due`."""

    code = "orders-card-short"


class CardChanged(Conflict):
    """Somebody has set another last day since: data `card`."""

    code = "orders-card-changed"


class CardAnnulled(Conflict):
    """The sale of this gift card was taken back already: data `card`."""

    code = "orders-card-annulled-already"


class StatusNamed(Conflict):
    """There is a status of this name: data `status`."""

    code = "orders-status-named"


class StatusChanged(Conflict):
    """The status was renamed, removed or brought back since: data `status`."""

    code = "orders-status-changed"


class DepositShort(Invalid):
    """So much must be paid before the order is confirmed: data `amount`."""

    code = "orders-deposit-short"


class DepositChanged(Conflict):
    """Somebody has asked for another deposit since."""

    code = "orders-deposit-changed"
