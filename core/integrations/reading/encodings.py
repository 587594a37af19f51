"""Which encoding a text is in: exact where bytes prove it, otherwise by how its words would look."""

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from core.integrations.reading.filetypes import looks_utf16

CHUNK = 1 << 20
ENOUGH_TOKENS = 3000
SURE_MARGIN = 0.5
MARKS: tuple[tuple[bytes, str], ...] = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
# The prior settles what the words leave open: people's files are mostly Windows ones.
PRIORS: dict[str, float] = {
    "cp1252": 0.5,
    "cp1251": 0.45,
    "cp866": 0.1,
    "koi8-r": 0.0,
    "mac_cyrillic": -0.9,
    "mac_roman": -0.1,
    "cp1250": -0.6,
}
HIGH_TOKEN = re.compile(rb"\d?[A-Za-z\x80-\xff]{0,40}[\x80-\xff][A-Za-z\x80-\xff]{0,40}\d?")
ONE_DIGIT = bytes.maketrans(b"0123456789", b"0000000000")
PIECE = re.compile(r"[^\W\d_]+|\d+|[\W_]")
CYRILLIC = re.compile(r"[А-Яа-яЁё]+")
KIN_LETTERS = frozenset("іїєґўІЇЄҐЎ")
USUAL_MARKS = frozenset("«»„“”‘’–—…№°±©®€£§•·×½¼¾\xa0´")
LONE_MARKS = frozenset("‘’“”…•·×½¼¾´€£§®©")
INNER_MARKS = frozenset("«»„“”‘‚–—…•°±")
OPENING_MARKS = frozenset("«„“\xa0№")
MONEY_MARKS = frozenset("£€§©®")
USUAL_WEST = frozenset("àâäåæçèéêëìíîïñòóôöøùúûüßáãõœÀÂÄÅÆÇÈÉÊËÍÎÏÑÒÓÔÖØÙÚÛÜÁÃÕŒ")
RARER_WEST = frozenset("ìîòùõãÌÎÒÙÕÃëïËÏÛ")
USUAL_EAST = frozenset("ąćęłńóśźżŁŚŻĄĆĘŃÓŹěščřžýáíéůúďťňőűöüäôĚŠČŘŽÝÁÍÉŮĎŤŇŐŰ")


@dataclass(frozen=True, slots=True)
class Encoding:
    """A codec's name and whether the bytes (or a clear margin) prove it."""

    codec: str
    sure: bool


def guess_encoding(path: Path) -> Encoding:
    """The codec of a whole text file. UTF is proven by decoding it all; the rest is scored by words."""
    with path.open("rb") as stream:
        head = stream.read(4096)
    for mark, codec in MARKS:
        if head.startswith(mark):
            return Encoding(codec, sure=True)
    if 0 in head and looks_utf16(head):
        return Encoding(_utf16_order(head), sure=True)
    if is_utf8(path):
        return Encoding("utf-8", sure=True)
    if is_nearly_utf8(path):
        return Encoding("utf-8", sure=False)
    return best_legacy(high_tokens(path))


def is_utf8(path: Path) -> bool:
    """Whether the file decodes as UTF-8 to its end."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with path.open("rb") as stream:
            while piece := stream.read(CHUNK):
                decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def is_nearly_utf8(path: Path) -> bool:
    """UTF-8 with a few broken bytes: no other encoding makes so many valid pairs by chance."""
    with path.open("rb") as stream:
        text = stream.read(CHUNK).decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    whole = sum(1 for sign in text if sign > "\x7f") - broken
    return whole > 3 and broken * 10 <= whole


def high_tokens(path: Path) -> set[bytes]:
    """Distinct words holding non-ASCII bytes, enough of them to judge by; a digit beside one stands as 0."""
    found: set[bytes] = set()
    with path.open("rb") as stream:
        while len(found) < ENOUGH_TOKENS and (piece := stream.read(CHUNK)):
            found.update(token.translate(ONE_DIGIT) for token in HIGH_TOKEN.findall(piece))
    return found


def best_legacy(tokens: Iterable[bytes]) -> Encoding:
    """The one-byte codec under which the words look most like words."""
    words = sorted(tokens)[:ENOUGH_TOKENS]
    scores = sorted(((_score(words, codec) + prior, codec) for codec, prior in PRIORS.items()), reverse=True)
    return Encoding(scores[0][1], sure=scores[0][0] - scores[1][0] >= SURE_MARGIN)


def _utf16_order(head: bytes) -> str:
    zeros_even, zeros_odd = head[0::2].count(0), head[1::2].count(0)
    return "utf-16-be" if zeros_even > zeros_odd else "utf-16-le"


def _score(tokens: list[bytes], codec: str) -> float:
    """Mean worth of the non-ASCII characters, about -9 (impossible) to 8 (ordinary words)."""
    total, count = 0.0, 0
    for token in tokens:
        count += sum(1 for byte in token if byte >= 128)
        total += _token_worth(token.decode(codec, errors="replace"))
    return total / max(count, 1)


def _token_worth(token: str) -> float:
    pieces = ["", *PIECE.findall(token), ""]
    return sum(
        _piece_worth(pieces[i - 1], pieces[i], pieces[i + 1], token)
        for i in range(1, len(pieces) - 1)
        if not pieces[i].isascii()
    )


def _piece_worth(before: str, piece: str, after: str, token: str) -> float:
    if not piece.isalpha():
        glued = after.isalpha() and (
            piece in MONEY_MARKS
            or (piece in INNER_MARKS and before.isalpha())
            or (CYRILLIC.match(after) is not None and piece not in OPENING_MARKS)
        )
        return -4.0 if glued else sum(_mark_worth(x, token) for x in piece)
    worth = _word_worth(piece)
    if len(piece) == 1:
        worth = min(worth, 3.0) - (3.0 if after.isdigit() else 0.0)
    return worth


def _mark_worth(mark: str, token: str) -> float:
    if mark.isascii():
        return 0.0
    if mark in LONE_MARKS and CYRILLIC.search(token):
        return 0.0
    if mark in USUAL_MARKS:
        return 5.6
    return -9.0 if mark == "\ufffd" or ord(mark) < 160 else -4.0


def _word_worth(word: str) -> float:
    high = sum(1 for letter in word if ord(letter) > 127)
    shape = 0 if word.islower() or word.isupper() or word.istitle() else -5 * high
    if CYRILLIC.fullmatch(word):
        return _russian_worth(word) * len(word) + shape
    if any("Ѐ" <= letter <= "ӿ" for letter in word):
        return _other_cyrillic_worth(word, high) + shape
    return _latin_worth(word, high) + shape


def _russian_worth(word: str) -> float:
    """Mean usualness of neighbouring letters; an even 5 is what Russian text has."""
    letters = f"_{word.lower().replace('ё', 'е')}_"
    table = russian_bigrams()
    pairs = [table.get(letters[i : i + 2], 0) for i in range(len(letters) - 1)]
    return sum(pairs) / len(pairs)


def _other_cyrillic_worth(word: str, high: int) -> float:
    if high < len(word):
        return -6.0 * high
    return sum(3.0 if CYRILLIC.match(x) or x in KIN_LETTERS else -6.0 for x in word)


def _latin_worth(word: str, high: int) -> float:
    worth = sum(_latin_letter(letter) for letter in word if ord(letter) > 127)
    longest = max((len(run) for run in re.findall(r"[^\x00-\x7f]+", word)), default=0)
    crowd = -6 * high if longest > 2 else (-3 * high if longest == 2 else 0)
    return worth + crowd + (-3 if high == len(word) and len(word) > 1 else 0)


def _latin_letter(letter: str) -> float:
    if letter in RARER_WEST:
        return 5.0
    if letter in USUAL_WEST:
        return 6.0
    return 5.0 if letter in USUAL_EAST else -4.0


@cache
def russian_bigrams() -> dict[str, int]:
    """Two letters → how usual they are side by side, 0-9 (`_` is a word's edge)."""
    lines = Path(__file__).with_name("russian_bigrams.txt").read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if not line.startswith("#")]
    second = rows[0].strip()
    return {row[0] + letter: int(row[2 + i]) for row in rows[1:] for i, letter in enumerate(second)}
