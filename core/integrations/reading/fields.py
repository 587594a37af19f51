"""What a column's header means. Synonyms are data (fields.yaml); the kind of table settles general words."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

import yaml
from rapidfuzz import fuzz, process

Value = Literal["code", "date", "time", "text", "number", "phone", "email", "flag"]
GENERAL = frozenset({"name", "id", "amount"})
CAMEL = re.compile(r"(?<=[a-zа-яё0-9])(?=[A-ZА-ЯЁ])|(?<=[A-ZА-ЯЁ])(?=[A-ZА-ЯЁ][a-zа-яё])")
ASIDE = re.compile(
    r"[,(\[]\s*(?:в\s+)?(?:₽|\$|€|£|₸|руб\w*|р|rub|usd|eur|gbp|kzt|тг|тенге|шт|шт\.?/кг|кг|г|л|мл|м3|м2|ед|pcs|units)\.?\s*[)\]]?\s*$",
    re.IGNORECASE,
)
NOT_WORD = re.compile(r"[^0-9a-zа-я]+")
FUZZY = 88


@dataclass(frozen=True, slots=True)
class Guess:
    """A field a header may mean and how sure that is, 0-1."""

    field: str
    score: float


@cache
def _lexicon() -> dict[str, dict[str, object]]:
    loaded = yaml.safe_load(Path(__file__).with_name("fields.yaml").read_text(encoding="utf-8"))
    return dict(loaded)


@cache
def field_values() -> dict[str, str]:
    """Field → what its cells must look like."""
    return {field: str(entry["value"]) for field, entry in _lexicon().items()}


@cache
def _synonyms() -> dict[str, str]:
    known: dict[str, str] = {}
    for field, entry in _lexicon().items():
        names = [*_names(entry, "ru"), *_names(entry, "en"), field.replace("_", " ")]
        for name in names:
            known.setdefault(normal_header(name), field)
    return known


def _names(entry: dict[str, object], language: str) -> list[str]:
    names = entry.get(language, [])
    return [str(name) for name in names] if isinstance(names, list) else []


@cache
def _stems() -> dict[tuple[str, ...], str]:
    return {stems(name): field for name, field in reversed(_synonyms().items())}


@lru_cache(4096)
def normal_header(header: str) -> str:
    """A header as words: `InvoiceNo` → `invoice no`, `Кол-во, шт.` → `кол во`, `№ чека` → `номер чека`."""
    text = ASIDE.sub("", header.strip())
    text = CAMEL.sub(" ", text).lower().replace("ё", "е")
    text = text.replace("%", " percent ").replace("№", " номер ").replace("#", " no ")
    return NOT_WORD.sub(" ", text).strip()


def stems(name: str) -> tuple[str, ...]:
    """Words without their endings, so that `цены продажи` is `цена продажи`."""
    return tuple(_stem(word) for word in name.split())


def _stem(word: str) -> str:
    if word.isascii() and word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.isascii():
        return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
    return word[: max(3, len(word) - 2)] if len(word) > 3 else word


@lru_cache(4096)
def header_guesses(header: str) -> tuple[Guess, ...]:
    """Fields a header may mean, best first; empty for a word nobody listed."""
    name = normal_header(header)
    if not name:
        return ()
    found: dict[str, float] = {}
    if exact := _synonyms().get(name):
        found[exact] = 1.0
    words = stems(name)
    if alike := _stems().get(words):
        found.setdefault(alike, 0.95)
    for field, score in _contained(words):
        found[field] = max(found.get(field, 0.0), score)
    if not found and (
        close := process.extractOne(name, _long_synonyms(), scorer=fuzz.ratio, score_cutoff=FUZZY)
    ):
        found[_synonyms()[close[0]]] = 0.7
    guesses = (Guess(field, score) for field, score in found.items())
    return tuple(sorted(guesses, key=lambda guess: -guess.score))


@cache
def _long_synonyms() -> list[str]:
    return [name for name in _synonyms() if len(name) >= 5]


def _contained(words: tuple[str, ...]) -> list[tuple[str, float]]:
    """Synonyms standing inside a longer header: `цена розничная за упаковку` holds `цена розничная`."""
    found = []
    for length in range(min(len(words) - 1, 4), 0, -1):
        for start in range(len(words) - length + 1):
            field = _stems().get(words[start : start + length])
            if field:
                lead = 0.02 if start == 0 else 0.0
                found.append((field, 0.5 + 0.3 * length / len(words) + lead))
    return found
