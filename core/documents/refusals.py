"""What the room says no with."""

from __future__ import annotations

from core.errors import Conflict, Invalid


class WrongRequisite(Invalid):
    """A number that cannot be right. `what`, `why`."""

    code = "documents-wrong-requisite"


class NoRequisites(Conflict):
    """An invoice needs to say where to pay. `what`."""

    code = "documents-no-requisites"
    cured_by = "documents.requisites"


class NothingToPay(Conflict):
    """The order is paid or comes to nothing. `order`."""

    code = "documents-nothing-to-pay"


class NoLines(Conflict):
    """There is nothing to print."""

    code = "documents-no-lines"


class NoPrinter(Conflict):
    code = "documents-no-printer"


class NoCodes(Conflict):
    """Goods whose labels are wanted have no barcode. `product`, `more`."""

    code = "documents-no-codes"
    cured_by = "inventory.give_codes"


class TooManyLabels(Invalid):
    """More labels than one file takes. `most`."""

    code = "documents-too-many-labels"
