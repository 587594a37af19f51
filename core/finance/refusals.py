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
