"""The shape of a message: words of the trade and signs. Whatever may be a name, a sum or a text is a mark."""

from __future__ import annotations

from core.assistant.interpreter.morph import tags
from core.assistant.interpreter.number_words import KNOWN
from core.assistant.interpreter.signs import FILLERS, NAME, UNKNOWN, Signs
from core.assistant.interpreter.text import words

LONGEST = 300
"""Letters of a shape; what is longer ends with the mark of what was left out."""
CUT = "…"
_NAMED = frozenset({"Name", "Surn", "Patr"})
_ALSO_NAMES = words("mark bill will may chase drew grant")
"""Words of ours that are people's names as well."""


def shape_of(signs: Signs) -> str:
    """A message without anything of its own: `спиши Козловой 2 кг сахара` → `списать <name> <qty> <prod>`.

    Only signs and words that the phrases files hold are in it. A word of theirs that somebody may be called
    by, or that is written as a name, is none.
    """
    calm = any(token.is_word and token.text.islower() for token in signs.line.tokens)
    shape = ""
    for sign, first, _ in signs.signed():
        longer = f"{shape} {_safe(signs, sign, first, calm)}".strip()
        if len(longer) > LONGEST - len(CUT) - 1:
            return f"{shape} {CUT}"
        shape = longer
    return shape


def _safe(signs: Signs, sign: str, place: int, calm: bool) -> str:
    token = signs.line.tokens[place]
    if sign.startswith("<") or not token.is_word:
        return sign
    if sign not in signs.knowledge.vocabulary:
        return UNKNOWN
    if sign in KNOWN or token.norm in KNOWN:
        return "<num>"
    if calm and place > 0 and token.text[0].isupper():
        return NAME
    if sign in _ALSO_NAMES or token.norm in _ALSO_NAMES:
        return UNKNOWN
    if token.norm not in FILLERS and _NAMED & (tags(token.norm) | tags(sign)):
        return UNKNOWN
    return sign
