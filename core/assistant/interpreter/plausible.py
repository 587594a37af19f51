"""What is hardly meant, however well its words fit: orders due yesterday, names that are sentences."""

from __future__ import annotations

import re

from core.assistant.interpreter.frames import Filled, Frame
from core.assistant.interpreter.morph import is_cyrillic
from core.assistant.interpreter.signs import FILLERS, NAME, UNKNOWN, Signs
from core.assistant.interpreter.text import words

_FOR_GOODS = words("lines swap pieces product category name text note address query schedule reason")
_SHORT = ("name", "schedule", "contact", "customer", "supplier", "item", "query")
_LONGEST_NAME = 6
_NO_NAMES = words(
    "them it then you your my i i've i'm he she they please что если потому чтобы он она они ты вы я "
    "what what's how which who where где как какой почему зачем"
)
_WISHED = re.compile(
    r"(?:[a-z]+[,.!]?\s+){0,2}?i(?:'?d|'?m|'?ll)?\s+(?:\w+\s+){0,2}?"
    r"(?:need|want|like|love|plan|planning|looking|have to)\b"
    r"|(?:купи|закажи|забронируй|найди|запиши|включи|buy|order|book|get|find|make)\s+(?:мне|меня|me)\b"
    r"|(?:я\s+(?:\w+\s+)?(?:хочу|хотел|хотела|ищу|планирую|собираюсь)"
    r"|мне\s+(?:бы\s+)?(?:нужно|нужен|нужна|надо))\b"
)
_OTHERS_MINDED = re.compile(
    r"\b(?:напомни\w*\s+(?:ему|ей|им|моему|моей|моим|маме|жене|мужу|брату)|remind\s+(?:him|her|them|my|his))\b"
)
_STRANGE = re.compile(
    r"\b(?:id|uuid|guid)\s*[:=#]\s*\w|\bpassword\b|\bпароль\b|https?://|www\.\w|\w\.(?:docx?|pdf|txt|py|js|exe|zip|jpe?g|png|mp[34])\b"
)
_PLACED = re.compile(r"\b(?:in|of|at|from|into|on|with|about)$")
_RIDDLE = re.compile(
    r"\b(?:bought|buys?|purchased?)\b.*\b(?:sells?|sold)\b.*\b(?:profit|loss|gain)\b.*\?"
    r"|\bкупил\w*\b.*\bпрода\w+\b.*\b(?:прибыл|убыт)\w+.*\?",
    re.DOTALL,
)
"""A sum to be solved: bought for so much, sold for so much, what is gained?"""
_SWITCHED = words("turn switch off on enable disable включить выключить отключить")
_FOR_WHAT = words("на за for on")
_OURS = ("product", "customer", "supplier", "member", "account", "warehouse", "order", "purchase")


def is_odd(signs: Signs, frame: Frame, found: Filled) -> bool:
    """Is the act, as filled, one that hardly anybody means?"""
    if _is_out_of_time(signs, found) or _is_wordy(found) or _is_foreign(signs, frame):
        return True
    if frame.reads:
        return False
    if _is_of_others(signs, frame) or _is_switch(signs, found):
        return True
    return _is_elsewhere(signs, found) or _is_about_goods(signs, frame)


def is_riddle(text: str) -> bool:
    """A school problem about trade is nobody's act, though each half of it looks like one."""
    return bool(_RIDDLE.search(text.lower()))


def _is_switch(signs: Signs, found: Filled) -> bool:
    """turn off the lamp: something is switched, and nothing of ours is named."""
    said = {sign for sign in signs.sequence() if sign not in FILLERS}
    return not found.args.get("lines") and bool(said & _SWITCHED) and said <= _SWITCHED | {UNKNOWN, NAME}


def _is_foreign(signs: Signs, frame: Frame) -> bool:
    """English with hardly a word of ours and none of our names: a shop's words and names would be known."""
    if is_cyrillic(signs.line.text.lower()) or _is_ours(signs) or _NEW & set(frame.slots):
        return False
    said = [sign for sign in signs.sequence() if sign not in FILLERS and not _TIMES & {sign}]
    strange = sum(sign in {NAME, UNKNOWN} for sign in said)
    return strange > (_STRANGE_TO_READ if frame.reads else _STRANGE_TO_WRITE) * len(said)


_NEW = frozenset({"text", "name"})
"""Fields that hold new words."""
_TIMES = frozenset({"<when>", "<period>", "<recur>", "?"})
_STRANGE_TO_READ, _STRANGE_TO_WRITE = 0.2, 0.4
"""The share of words unknown to us that is let pass: what is written is shown on a card before."""


def _is_out_of_time(signs: Signs, found: Filled) -> bool:
    """An order or a reminder in the past, a report on the future."""
    today = signs.now.date().isoformat()
    period = found.args.get("period")
    if isinstance(period, dict) and str(period["from"]) > today:
        return True
    return any(isinstance(at := found.args.get(name), str) and at[:10] < today for name in ("due", "at"))


def _is_wordy(found: Filled) -> bool:
    return any(_is_sentence(found.args.get(name)) for name in _SHORT) or any(
        map(_is_sentence, _unknown_goods(found))
    )


def _is_sentence(value: object) -> bool:
    """More words than a name has, or words no name has."""
    if not isinstance(value, str):
        return False
    said = value.lower().split()
    return len(said) > _LONGEST_NAME or not _NO_NAMES.isdisjoint(said)


def _unknown_goods(found: Filled) -> list[object]:
    lines = found.args.get("lines")
    products = (
        [line.get("product") for line in lines] if isinstance(lines, list) else [found.args.get("product")]
    )
    return [product for product in products if isinstance(product, str)]


def _is_of_others(signs: Signs, frame: Frame) -> bool:
    """Wishes about nothing we know, reminders to others; what a customer pays taken for our expense."""
    if _WISHED.match(signs.line.text.lower()) and "text" not in frame.slots and not _is_ours(signs):
        return True
    if "cron" in frame.slots and _OTHERS_MINDED.search(signs.line.text.lower()):
        return True
    return "item" in frame.slots and signs.sequence()[:1] in (["<cust>"], [NAME])


def _is_ours(signs: Signs) -> bool:
    return bool(signs.mentioned(*_OURS) or signs.of("order", "phone", "email"))


def _is_elsewhere(signs: Signs, found: Filled) -> bool:
    """An address, a file, a password; a new name that says where a thing is: a news item in Sitefinity."""
    text = signs.line.text
    if _STRANGE.search(text):
        return True
    name = found.args.get("name")
    return isinstance(name, str) and bool(_PLACED.search(text[: max(0, text.find(name))].rstrip().lower()))


def _is_about_goods(signs: Signs, frame: Frame) -> bool:
    """Money spent on our own goods, and the like: the action takes no goods."""
    goods = [m for m in signs.mentioned("product") if m.candidates[0].kind == "product"]
    if {"item", "amount"} & set(frame.slots):
        goods = [m for m in goods if signs.line.norm(m.first - 1) not in _FOR_WHAT]
    return bool(goods) and not _FOR_GOODS & set(frame.slots)
