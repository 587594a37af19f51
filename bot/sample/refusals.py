"""What the sample says no with."""

from __future__ import annotations

from core.errors import Conflict


class SampleThere(Conflict):
    """The person has a sample business already: data `company`."""

    code = "sample-there"
