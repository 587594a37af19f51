"""Lists page by the key of the last row shown; the keys of the pages passed are carried for the way back."""

from __future__ import annotations

from dataclasses import dataclass, field

from core.blocks import Act

Key = list[str]
FARTHEST = 200
"""Parts of keys that are carried; who has turned farther comes back to the beginning."""


@dataclass(frozen=True, slots=True)
class Page:
    """Where a reader of a list is: after which row, and after which rows the pages before this one began."""

    after: Key | None = None
    trail: Key = field(default_factory=list)

    def following(self, page: Act, last: Key) -> Act:
        """The call for the rows after `last`. `page`: the list's page action with what was asked."""
        trail = [*self.trail, *(self.after or [])][-FARTHEST:]
        return _at(page, last, trail)

    def previous(self, page: Act, listing: Act) -> Act | None:
        """The call for the page before this one; None at the beginning, `listing` where that comes next."""
        if self.after is None:
            return None
        width = len(self.after)
        if not self.trail:
            return listing
        return _at(page, self.trail[-width:], self.trail[:-width])


FIRST = Page()


def _at(page: Act, after: Key, trail: Key) -> Act:
    way: dict[str, object] = {"trail": trail} if trail else {}
    return Act(page.action, {**page.args, "after": after, **way})
