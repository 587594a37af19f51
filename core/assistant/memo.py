"""Words that begin with «запомни» or «забудь» are about the memory, whatever follows: it is kept as said."""

from __future__ import annotations

import re
from typing import Any

_I = re.IGNORECASE
_THAT = r"(?:[,:;\s–—-]+(?:(?:что|о том,? что|that)\s+)?)"
_REMEMBER = re.compile(
    rf"^(?:запомни(?:те)?|имей(?:те)? в виду|remember|keep in mind){_THAT}(?P<text>.+)$", _I | re.DOTALL
)
_FOR_TEAM = re.compile(
    r"^(?:для|на) (?:всех|всей команды|компании|команды)[,:\s]+|^for (?:everybody|the team)[,:\s]+", _I
)
_FORGET = re.compile(
    r"^(?:забудь(?:те)?|forget)\s+(?:(?:про|о|об|обо|что|about|that)\s+)?(?P<memory>.+?)[.!]*$", _I
)
_LIST = re.compile(
    r"^(?:а )?(?:что (?:ты )?(?:помнишь|запомнил|запомнила|знаешь обо? (?:мне|нас))|"
    r"покажи (?:память|запомненное)|"
    r"what do you remember|show (?:your )?memory)[\s?!.]*$",
    _I,
)
_EDIT = re.compile(
    r"^(?:исправь|поправь|измени|change|correct) (?:запомненное|память|the memory|what you remember)"
    r"(?: (?:про|о|об|about))? (?P<memory>[^:]+): *(?P<text>.+)$",
    _I | re.DOTALL,
)
_UNREAD = re.compile(
    r"^(?:все |всё )?непонят(?:н)?ые (?:фразы|слова|сообщения)[\s.!]*$"
    r"|^(?:all )?(?:the )?(?:misunderstood|unread) (?:phrases|words|messages)[\s.!]*$",
    _I,
)
LONGEST = 500
MEMORY = {"assistant.remember": "text", "assistant.forget": "memory"}
"""Commands whose words are taken as they are, and the field they go into."""


def memo(text: str) -> tuple[str, dict[str, Any]] | None:
    """The call that such words mean; None where they are about something else."""
    said = text.strip()
    if _LIST.match(said):
        return "assistant.memories", {}
    if (found := _EDIT.match(said)) is not None:
        return "assistant.edit_memory", {"memory": found["memory"].strip(), "text": found["text"].strip()}
    if (found := _FORGET.match(said)) is not None and len(found["memory"]) <= 120:
        if _UNREAD.match(found["memory"]):
            return "assistant.forget_unread", {}
        return "assistant.forget", {"memory": found["memory"].strip()}
    if (found := _REMEMBER.match(said)) is None or len(found["text"]) > LONGEST:
        return None
    words = found["text"].strip()
    shared = _FOR_TEAM.match(words)
    if shared is None:
        return "assistant.remember", {"text": words}
    return "assistant.remember", {"text": words[shared.end() :].strip() or words, "whose": "team"}
