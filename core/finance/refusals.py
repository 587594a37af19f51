"""What the money room says no with. Sentences are in texts/."""

from __future__ import annotations

from core.errors import Conflict, Invalid


class NotYet(Invalid):
    """Money cannot have moved on a day to come: data `day`."""

    code = "finance-not-yet"


class AccountExists(Conflict):
    """An account bears the name: data `account`."""

    code = "finance-account-exists"


class AccountInUse(Conflict):
    """An account with postings cannot be taken back: data `account`."""

    code = "finance-account-in-use"


class SameAccount(Invalid):
    """A transfer from an account to itself: data `account`."""

    code = "finance-same-account"


class AnnulledAlready(Conflict):
    """The posting was taken back before: data `amount`, `day`."""

    code = "finance-annulled-already"


class PlanOver(Conflict):
    """Planned money was recorded or taken off already: data `what`."""

    code = "finance-plan-over"


class BelongsToOrder(Conflict):
    """A customer's payment is taken back through its order."""

    code = "finance-belongs-to-order"


class NotOnPaper(Conflict):
    """What was taken back bears no papers."""

    code = "finance-not-on-paper"


class CurrencyUnknown(Invalid):
    """No currency is called so: data `text`."""

    code = "finance-currency-unknown"


class HomeCurrency(Invalid):
    """It is the company's own currency: data `currency`."""

    code = "finance-home-currency"


class RateUnclear(Invalid):
    """A rate of nothing, or one that leads beyond all sums."""

    code = "finance-rate-unclear"


class NoRate(Conflict):
    """The company has told no rate of a currency up to a day: data `currency`, `day`."""

    code = "finance-no-rate"
    cured_by = "finance.set_rate"


class OtherCurrency(Conflict):
    """An account is kept in another currency than the sum: data `account`, `currency`."""

    code = "finance-other-currency"


class RateChanged(Conflict):
    """The rate was told anew since: data `currency`."""

    code = "finance-rate-changed"


class NothingAbroad(Conflict):
    """No account is in another currency, or all are worth what the books say."""

    code = "finance-nothing-abroad"


class FiscalUnclear(Invalid):
    """The code of a receipt says what cannot be: data `why`."""

    code = "finance-fiscal-unclear"


class FiscalEntered(Conflict):
    """The receipt stands in the books already: data `what`, `day`."""

    code = "finance-fiscal-entered"
