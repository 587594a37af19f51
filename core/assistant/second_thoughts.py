"""Words that put right what was said just before them: «нет, за октябрь», «точнее, 5 штук»."""

from __future__ import annotations

import re

LONGEST = 200
_RU = (
    r"(?:ой|упс|а\s+|хотя\s+)?[\s,.!]*(?:нет?\s*[,.!:;–—-]|нет\s+(?:за|с|со|по|не|лучше|это)\b"
    r"|нет-нет\b|точнее|вернее|в\s+смысле|то\s+есть|т\.\s*е\.|поправка|погоди(?:те)?|подожди(?:те)?|ой\b|упс\b"
    r"|извини(?:те)?|прости(?:те)?|ошиб(?:ся|лась)|оговорил(?:ся|ась)|опечатал(?:ся|ась)|опечатка"
    r"|име(?:ю|л|ла)\s+в\s+виду|не\b[^.!?]{1,80},\s*а\b)"
)
_EN = (
    r"(?:oh|oops)?[\s,.!]*(?:no\s*[,.!:;–—-]|no\s+(?:for|to|from|in|on|at|not|make)\b|nope\b|oops\b|sorry\b"
    r"|actually\b|i\s+mean[t]?\b|rather\b|correction\b|wait\b|make\s+(?:it|that)\b|not\b[^.!?]{1,80},?\s+but\b)"
)
_PUT_RIGHT = re.compile(rf"^\W*(?:{_RU}|{_EN})\W*(?P<rest>.*)$", re.IGNORECASE | re.DOTALL)


def is_second_thought(text: str) -> bool:
    """Do the words put right those before them? A bare «нет» or «подождите» is none: it says nothing new."""
    found = _PUT_RIGHT.match(text) if len(text) <= LONGEST else None
    return found is not None and bool(re.search(r"\w", found["rest"]))
