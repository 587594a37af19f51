"""Units of measure: the codes that are stored and the words that are shown."""

from __future__ import annotations

from typing import TypeAlias

from core.texts.speaker import Locale

Forms: TypeAlias = tuple[str, ...]
"""One form for any number, or (1, 2–4 and fractions, 5 and more) in Russian, (1, other) in English."""

UNITS: dict[str, dict[Locale, Forms]] = {
    "pcs": {"ru": ("шт",), "en": ("pcs",)},
    "kg": {"ru": ("кг",), "en": ("kg",)},
    "g": {"ru": ("г",), "en": ("g",)},
    "t": {"ru": ("т",), "en": ("t",)},
    "l": {"ru": ("л",), "en": ("l",)},
    "ml": {"ru": ("мл",), "en": ("ml",)},
    "m": {"ru": ("м",), "en": ("m",)},
    "cm": {"ru": ("см",), "en": ("cm",)},
    "mm": {"ru": ("мм",), "en": ("mm",)},
    "km": {"ru": ("км",), "en": ("km",)},
    "m2": {"ru": ("м²",), "en": ("m²",)},
    "m3": {"ru": ("м³",), "en": ("m³",)},
    "pack": {"ru": ("упак.",), "en": ("pack", "packs")},
    "box": {"ru": ("коробка", "коробки", "коробок"), "en": ("box", "boxes")},
    "bottle": {"ru": ("бутылка", "бутылки", "бутылок"), "en": ("bottle", "bottles")},
    "jar": {"ru": ("банка", "банки", "банок"), "en": ("jar", "jars")},
    "tray": {"ru": ("лоток", "лотка", "лотков"), "en": ("tray", "trays")},
    "bucket": {"ru": ("ведро", "ведра", "вёдер"), "en": ("bucket", "buckets")},
    "lb": {"ru": ("фунт", "фунта", "фунтов"), "en": ("lb",)},
    "oz": {"ru": ("унция", "унции", "унций"), "en": ("oz",)},
    "bag": {"ru": ("мешок", "мешка", "мешков"), "en": ("bag", "bags")},
    "roll": {"ru": ("рулон", "рулона", "рулонов"), "en": ("roll", "rolls")},
    "sheet": {"ru": ("лист", "листа", "листов"), "en": ("sheet", "sheets")},
    "pair": {"ru": ("пара", "пары", "пар"), "en": ("pair", "pairs")},
    "set": {"ru": ("набор", "набора", "наборов"), "en": ("set", "sets")},
    "portion": {"ru": ("порция", "порции", "порций"), "en": ("portion", "portions")},
    "service": {"ru": ("усл.",), "en": ("svc",)},
    "hour": {"ru": ("ч",), "en": ("h",)},
    "min": {"ru": ("мин",), "en": ("min",)},
    "day": {"ru": ("день", "дня", "дней"), "en": ("day", "days")},
    "month": {"ru": ("месяц", "месяца", "месяцев"), "en": ("month", "months")},
    "night": {"ru": ("ночь", "ночи", "ночей"), "en": ("night", "nights")},
}


def unit_word(unit: str, milli: int, locale: Locale) -> str:
    """The word of a unit beside a quantity in 1/1000; a user's own word is left as it is."""
    forms = UNITS.get(unit, {}).get(locale, (unit,))
    return forms[0] if len(forms) == 1 else forms[_form(abs(milli), locale)]


def _form(milli: int, locale: Locale) -> int:
    whole, part = divmod(milli, 1000)
    if locale == "en":
        return 0 if milli == 1000 else 1
    if part or (whole % 10 in {2, 3, 4} and whole % 100 not in {12, 13, 14}):
        return 1
    return 0 if whole % 10 == 1 and whole % 100 != 11 else 2
