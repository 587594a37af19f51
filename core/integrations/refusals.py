"""What an import is refused for as a whole."""

from __future__ import annotations

from core.errors import Conflict, Gone, Invalid


class FilesGone(Gone):
    """The files were swept since they were sent."""

    code = "integrations-files-gone"


class NothingUnderstood(Invalid):
    """No table of the files can be taken as it stands."""

    code = "integrations-nothing-understood"


class AnotherRuns(Conflict):
    """Another import of this company is under way."""

    code = "integrations-another-runs"


class LeftBehind(Conflict):
    """An import of this company fell with its process and is not finished."""

    code = "integrations-left-behind"


class LoadFailed(Conflict):
    """A run fell on our side; what it had written may be gone on with or taken back."""

    code = "integrations-load-failed"


class WithdrawnAlready(Conflict):
    code = "integrations-withdrawn-already"


class StillRunning(Conflict):
    """An import is taken back after it has ended."""

    code = "integrations-still-running"


class OddChoice(Invalid):
    """A choice that fits no table of these files."""

    code = "integrations-odd-choice"


class LineSettled(Conflict):
    """A bank operation that was settled already: data `amount`, `day`."""

    code = "integrations-line-settled"


class NotIncoming(Invalid):
    """Money that went is no customer's payment: data `amount`."""

    code = "integrations-not-incoming"
