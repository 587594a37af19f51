"""Cells of text made safe and plain: no control signs, no invisible letters, sane lengths."""

import re
import unicodedata
from functools import lru_cache

LONGEST = 300
SCIENTIFIC = re.compile(r"^\d(?:[.,]\d+)?[eE]\+?\d{1,2}$")
SPACES = re.compile(r"\s+")
INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn"}
JOINERS = {"\u200d", "\u200c"}
MOST_MARKS = 3
YES = frozenset(
    {"да", "yes", "true", "1", "y", "+", "истина", "оплачен", "оплачено", "оплачена", "paid", "v", "✓"}
)
RETURNED = re.compile(r"возврат|\breturn|\brefund|сторно", re.IGNORECASE)
CANCELLED = re.compile(r"^(?:отмен|аннулир|удал[её]н|cancel|void|deleted)", re.IGNORECASE)
MINUS = str.maketrans("", "", " \t()-\u00a0\u2011\u2013.")


@lru_cache(65_536)
def clean(cell: str) -> str:
    """A cell as one line of visible text, at most 300 letters, with no towers of accents."""
    text = SPACES.sub(" ", cell).strip()
    if text.isascii() and text.isprintable():
        return text[:LONGEST]
    return _visible(unicodedata.normalize("NFC", text))[:LONGEST].strip()


def _visible(text: str) -> str:
    kept: list[str] = []
    marks = 0
    for letter in text:
        category = unicodedata.category(letter)
        marks = marks + 1 if category == "Mn" else 0
        if marks <= MOST_MARKS and (category not in INVISIBLE or letter in JOINERS):
            kept.append(letter)
    return "".join(kept)


@lru_cache(65_536)
def clean_code(cell: str) -> str:
    """A code as typed; a number that came as a decimal loses its `.0`."""
    text = clean(cell)
    return text[:-2] if text.endswith(".0") and text[:-2].isdigit() else text


def is_rounded(code: str) -> bool:
    """A long code that a spreadsheet turned into `4.6E+12`: its digits are lost."""
    return SCIENTIFIC.match(code) is not None


def is_yes(cell: str) -> bool:
    return clean(cell).casefold() in YES


def phone_key(cell: str) -> str:
    """Digits of a phone as one writing: Russian `8 (9…` and `+7 9…` are the same number."""
    digits = "".join(sign for sign in cell if sign.isdigit())
    if len(digits) == 11 and digits[0] == "8":
        digits = "7" + digits[1:]
    return digits if len(digits) != 10 or digits[0] != "9" else "7" + digits
