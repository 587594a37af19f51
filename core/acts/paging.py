"""Lists page by the key of the last row shown; the keys of the pages passed are carried for the way back."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from pydantic import Field

from core.acts.register import Asked
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

    @property
    def day_and_id(self) -> tuple[date, int] | None:
        """The key of a list that goes by day and, within one, by id."""
        return (date.fromisoformat(self.after[0]), int(self.after[1])) if self.after else None


FIRST = Page()


def day_key(day: date, record_id: int) -> Key:
    """The other way: the key of a row of such a list."""
    return [day.isoformat(), str(record_id)]


class DayPage(Asked):
    """Where a page of a list by day begins, among the arguments of its action."""

    after: list[str] = Field(min_length=2, max_length=2)
    trail: list[str] = Field(default_factory=list, max_length=FARTHEST)

    @property
    def at(self) -> Page:
        return Page(self.after, self.trail)


def _at(page: Act, after: Key, trail: Key) -> Act:
    way: dict[str, object] = {"trail": trail} if trail else {}
    return Act(page.action, {**page.args, "after": after, **way})
