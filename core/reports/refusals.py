"""What reports say no with. Sentences are in texts/."""

from __future__ import annotations

from core.errors import Forbidden, Invalid


class PrivateOnly(Forbidden):
    """Costs, profit and money are not told where others read along."""

    code = "reports-private-only"


class NotByProduct(Invalid):
    """A figure that goods have no part of: data `metric`."""

    code = "reports-not-by-product"


class NotBy(Invalid):
    """A figure that is not split that way: data `metric`."""

    code = "reports-not-by"
