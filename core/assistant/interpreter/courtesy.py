"""What is said around a request and means nothing in it: please, a full stop, wide spaces, a voice raised."""

from __future__ import annotations

import re

_PLEASE = (
    r"(?:пожалуйста|пожалуста|плиз|пж|будь(?:те)? добры?|будь добра|будь(?:те)? любезны?|если можно"
    r"|(?:could|can|would|will) you(?: please|,? kindly)|please|pls|plz|if you please)"
)
_BEFORE = re.compile(rf"\s*{_PLEASE}\b[\s,!:]*", re.IGNORECASE)
_AFTER = re.compile(rf"[\s,]+{_PLEASE}\s*[.!)]*\s*\Z", re.IGNORECASE)
_STOP = re.compile(r"(?<=[^\W_])\s*\.\s*\Z")
_SPACES = re.compile(r"[ \t\xa0]{2,}")
_LONG = re.compile(r"[^\W\d_]{4,}")


def bare(text: str) -> str:
    """The request alone; a message that is nothing but courtesy stays as it is."""
    said = _AFTER.sub("", _SPACES.sub(" ", text))
    while (before := _BEFORE.match(said)) is not None and before.end() > 0:
        said = said[before.end() :]
    said = _STOP.sub("", said)
    if not said.strip():
        return text
    return said.lower() if _is_shouted(said) else said


def _is_shouted(text: str) -> bool:
    """All of it in capitals, words and not only the letters of a size or a firm's form."""
    return text.isupper() and len(_LONG.findall(text)) >= 2
