"""A person's name taken out of free words, whatever form it stands in."""

from __future__ import annotations

import re

from core.acts.forgetting import LEAST, Forgotten
from core.words import stem

_WORD = re.compile(r"[^\W\d_]+")


def without_person(text: str, who: Forgotten) -> str:
    """The text without the person's names of four letters or more, in whatever form: 'Ивановой' too."""
    parts = {stem(part.lower()) for word in who.words for part in _WORD.findall(word) if len(part) >= LEAST}
    cleared = str(who.cleared(text))
    return _WORD.sub(lambda found: "…" if stem(found[0].lower()) in parts else found[0], cleared)
