"""What may be seen of an answer that still comes: whole sentences that hold what is shown in the end."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from core.assistant.model.claims import claims_a_deed
from core.assistant.model.faithful import plain_words, unknown_numbers
from core.assistant.model.salvage import THOUGHTS

_MARKUP = re.compile(r"[<{\[]|```|\bfunctions[.:]")
"""From here on a text may be a call that a model writes instead of making it, or thoughts."""
_END = re.compile(r"[.!?…]+[»\")*_]*(?=\s)|\n")
_LIST_MARK = re.compile(r"(?:^|\n)\s*\d{1,2}\.$")
_SIGNS = frozenset(".!?…\n")
_MARKS = 6
"""So many signs may stand between the end of a sentence and the space that tells it."""


def draft_of(text: str, sources: Sequence[str], *, has_read: bool) -> str:
    """The whole sentences of an unfinished text, made plain; '' where they claim a deed, hold a number that
    stands in none of the `sources`, or may be anything but words to the person."""
    spoken = THOUGHTS.sub("", text)
    mark = _MARKUP.search(spoken)
    words = plain_words(_whole(spoken[: mark.start()] if mark else spoken))
    if claims_a_deed(words, has_read=has_read) or unknown_numbers(words, sources):
        return ""
    return words


def _whole(text: str) -> str:
    """Up to the end of the last sentence that is over."""
    ends = [found.end() for found in _END.finditer(text)]
    return next((text[:end] for end in reversed(ends) if not _LIST_MARK.search(text[:end])), "")


@dataclass
class Growing:
    """Tells what may be seen of one answer as its pieces come; each time more than the time before."""

    shows: Callable[[str], None]
    sources: Sequence[str]
    has_read: bool
    _told: str = ""
    _length: int = 0

    def __call__(self, text: str) -> None:
        """The answer as far as it has come."""
        fresh, self._length = text[max(0, self._length - _MARKS) :], len(text)
        if _SIGNS.isdisjoint(fresh):
            return
        words = draft_of(text, self.sources, has_read=self.has_read)
        if len(words) > len(self._told):
            self._told = words
            self.shows(words)
