"""What the room of companies says no with."""

from __future__ import annotations

from core.errors import Conflict, Forbidden, Gone, Invalid


class UnknownZone(Invalid):
    code = "companies-unknown-zone"


class UnknownCurrency(Invalid):
    code = "companies-unknown-currency"


class CurrencyFixed(Conflict):
    """Documents already bear the currency."""

    code = "companies-currency-fixed"


class InvitationGone(Gone):
    code = "companies-invitation-gone"


class AlreadyMember(Conflict):
    code = "companies-already-member"


class LastOwner(Conflict):
    """The last owner cannot leave or step down."""

    code = "companies-last-owner"


class OwnersOnly(Forbidden):
    """Owners are made and unmade by owners."""

    code = "companies-owners-only"


class AboveOwn(Forbidden):
    """A role or a right can be given by those alone who have all of it themselves."""

    code = "companies-above-own"


class NotYourself(Conflict):
    code = "companies-not-yourself"


class SwitchFirst(Conflict):
    """Only the company one works in can be deleted."""

    code = "companies-switch-first"


class PeriodGoesOn(Invalid):
    """Today and what is to come cannot be closed: data `day`."""

    code = "companies-period-goes-on"


class NothingClosed(Conflict):
    """No period is closed."""

    code = "companies-nothing-closed"
