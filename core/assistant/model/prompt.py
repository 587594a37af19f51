"""What a model is told before every conversation: the same bytes for everyone who speaks a language."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

VERSION = "1"
"""Changes with the words, so that no cache mixes two of them."""
_MARK = re.compile(r"<(?=/?(?:facts|data)\b)", re.IGNORECASE)


@cache
def system_prompt(locale: str) -> str:
    """The instructions in the person's language."""
    language = "en" if locale == "en" else "ru"
    file = resources.files("core.assistant.model") / "prompts" / f"{language}.txt"
    return file.read_text(encoding="utf-8").strip()


def heard(facts: str, text: str) -> str:
    """The person's words under the facts of the moment; their words cannot imitate our marks."""
    return f"{facts}\n{unmarked(text)}"


def unmarked(text: str) -> str:
    """Words in which none of our marks stands."""
    return _MARK.sub("‹", text)
