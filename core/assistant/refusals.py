"""What the assistant says no to."""

from __future__ import annotations

from core.errors import Conflict


class MemoryFull(Conflict):
    """No more can be kept in mind: data `limit`."""

    code = "assistant-memory-full"


class NoModel(Conflict):
    """No model stands behind the assistant: there is nothing to try."""

    code = "assistant-no-model"


class LimitNeedsPrices(Conflict):
    """A limit in money where nobody has told what the model costs."""

    code = "assistant-limit-needs-prices"
