"""Likely currencies and zones, offered as buttons; names people use for them."""

from __future__ import annotations

from functools import lru_cache
from zoneinfo import available_timezones

import sqlalchemy as sa

from core.accounts.models import Person
from core.acts.calls import Option
from core.acts.ctx import Ctx
from core.blocks import Said, say

CURRENCIES = ("RUB", "KZT", "KGS", "BYN", "USD", "EUR")
ZONES = (
    "Europe/Moscow",
    "Europe/Kaliningrad",
    "Europe/Samara",
    "Asia/Yekaterinburg",
    "Asia/Novosibirsk",
    "Asia/Vladivostok",
    "Asia/Almaty",
    "Asia/Bishkek",
    "Asia/Tashkent",
    "Europe/Minsk",
    "Europe/London",
    "America/New_York",
)
_CODES = frozenset(
    [
        "AED",
        "AFN",
        "ALL",
        "AMD",
        "ANG",
        "AOA",
        "ARS",
        "AUD",
        "AWG",
        "AZN",
        "BAM",
        "BBD",
        "BDT",
        "BGN",
        "BHD",
        "BIF",
        "BMD",
        "BND",
        "BOB",
        "BRL",
        "BSD",
        "BTN",
        "BWP",
        "BYN",
        "BZD",
        "CAD",
        "CDF",
        "CHF",
        "CLP",
        "CNY",
        "COP",
        "CRC",
        "CUP",
        "CVE",
        "CZK",
        "DJF",
        "DKK",
        "DOP",
        "DZD",
        "EGP",
        "ERN",
        "ETB",
        "EUR",
        "FJD",
        "FKP",
        "GBP",
        "GEL",
        "GHS",
        "GIP",
        "GMD",
        "GNF",
        "GTQ",
        "GYD",
        "HKD",
        "HNL",
        "HTG",
        "HUF",
        "IDR",
        "ILS",
        "INR",
        "IQD",
        "IRR",
        "ISK",
        "JMD",
        "JOD",
        "JPY",
        "KES",
        "KGS",
        "KHR",
        "KMF",
        "KPW",
        "KRW",
        "KWD",
        "KYD",
        "KZT",
        "LAK",
        "LBP",
        "LKR",
        "LRD",
        "LSL",
        "LYD",
        "MAD",
        "MDL",
        "MGA",
        "MKD",
        "MMK",
        "MNT",
        "MOP",
        "MRU",
        "MUR",
        "MVR",
        "MWK",
        "MXN",
        "MYR",
        "MZN",
        "NAD",
        "NGN",
        "NIO",
        "NOK",
        "NPR",
        "NZD",
        "OMR",
        "PAB",
        "PEN",
        "PGK",
        "PHP",
        "PKR",
        "PLN",
        "PYG",
        "QAR",
        "RON",
        "RSD",
        "RUB",
        "RWF",
        "SAR",
        "SBD",
        "SCR",
        "SDG",
        "SEK",
        "SGD",
        "SHP",
        "SLE",
        "SOS",
        "SRD",
        "SSP",
        "STN",
        "SVC",
        "SYP",
        "SZL",
        "THB",
        "TJS",
        "TMT",
        "TND",
        "TOP",
        "TRY",
        "TTD",
        "TWD",
        "TZS",
        "UAH",
        "UGX",
        "USD",
        "UYU",
        "UZS",
        "VED",
        "VES",
        "VND",
        "VUV",
        "WST",
        "XAF",
        "XCD",
        "XOF",
        "XPF",
        "YER",
        "ZAR",
        "ZMW",
        "ZWG",
    ]
)
"""ISO 4217: what is money today."""
_CURRENCY_WORDS = {
    "₽": "RUB", "р": "RUB", "руб": "RUB", "рубль": "RUB", "рубли": "RUB", "рублей": "RUB",
    "rub": "RUB", "ruble": "RUB", "rubles": "RUB", "rouble": "RUB", "roubles": "RUB",
    "₸": "KZT", "тенге": "KZT", "тг": "KZT", "kzt": "KZT", "tenge": "KZT",
    "сом": "KGS", "сомы": "KGS", "kgs": "KGS", "som": "KGS",
    "бел руб": "BYN", "byn": "BYN",
    "₴": "UAH", "гривна": "UAH", "гривны": "UAH", "uah": "UAH",
    "сум": "UZS", "uzs": "UZS",
    "$": "USD", "доллар": "USD", "доллары": "USD", "usd": "USD", "dollar": "USD", "dollars": "USD",
    "€": "EUR", "евро": "EUR", "eur": "EUR", "euro": "EUR",
    "£": "GBP", "фунт": "GBP", "фунты": "GBP", "gbp": "GBP", "pound": "GBP", "pounds": "GBP",
    "лари": "GEL", "lari": "GEL", "драм": "AMD", "драмы": "AMD", "dram": "AMD", "манат": "AZN",
    "манаты": "AZN", "лира": "TRY", "лиры": "TRY", "lira": "TRY", "юань": "CNY", "юани": "CNY",
    "yuan": "CNY", "иена": "JPY", "иены": "JPY", "yen": "JPY", "дирхам": "AED", "дирхамы": "AED",
    "dirham": "AED", "dirhams": "AED", "сомони": "TJS",
}  # fmt: skip
_ZONE_WORDS = {
    "москва": "Europe/Moscow", "мск": "Europe/Moscow", "moscow": "Europe/Moscow", "питер": "Europe/Moscow",
    "санкт петербург": "Europe/Moscow", "спб": "Europe/Moscow", "казань": "Europe/Moscow",
    "сочи": "Europe/Moscow",
    "калининград": "Europe/Kaliningrad", "самара": "Europe/Samara", "екатеринбург": "Asia/Yekaterinburg",
    "екб": "Asia/Yekaterinburg", "челябинск": "Asia/Yekaterinburg", "уфа": "Asia/Yekaterinburg",
    "пермь": "Asia/Yekaterinburg", "тюмень": "Asia/Yekaterinburg", "омск": "Asia/Omsk",
    "новосибирск": "Asia/Novosibirsk", "красноярск": "Asia/Krasnoyarsk", "иркутск": "Asia/Irkutsk",
    "владивосток": "Asia/Vladivostok", "хабаровск": "Asia/Vladivostok", "алматы": "Asia/Almaty",
    "алма ата": "Asia/Almaty", "астана": "Asia/Almaty", "almaty": "Asia/Almaty", "бишкек": "Asia/Bishkek",
    "bishkek": "Asia/Bishkek", "ташкент": "Asia/Tashkent", "минск": "Europe/Minsk", "ереван": "Asia/Yerevan",
    "тбилиси": "Asia/Tbilisi", "баку": "Asia/Baku", "киев": "Europe/Kyiv", "london": "Europe/London",
    "лондон": "Europe/London", "new york": "America/New_York", "нью йорк": "America/New_York",
    "berlin": "Europe/Berlin", "берлин": "Europe/Berlin", "utc": "UTC",
}  # fmt: skip


def currency_code(text: str) -> str | None:
    """'₽', 'рубли' or 'rub' → 'RUB'; None for what is no currency we know."""
    word = " ".join(text.casefold().replace(".", " ").replace("-", " ").split())
    if word.upper() in _CODES:
        return word.upper()
    return _CURRENCY_WORDS.get(word)


def zone_name(text: str) -> str | None:
    """'Москва', 'moscow' or 'Europe/Moscow' → 'Europe/Moscow'; None for an unknown place."""
    word = " ".join(text.casefold().replace("-", " ").replace("_", " ").replace("ё", "е").split())
    return _ZONE_WORDS.get(word) or _zones().get(word)


@lru_cache(maxsize=1)
def _zones() -> dict[str, str]:
    known: dict[str, str] = {}
    for name in sorted(available_timezones()):
        if "/" in name and not name.startswith(("Etc/", "SystemV/", "US/")):
            known[name.casefold().replace("_", " ").replace("-", " ")] = name
            known.setdefault(name.rsplit("/", 1)[1].casefold().replace("_", " ").replace("-", " "), name)
    return known


def currency_word(code: str) -> Said | str:
    """'₽ Рубль'; the code itself for a currency without a word."""
    return say(f"companies-currency-{code.lower()}") if code in CURRENCIES else code


def zone_word(name: str) -> Said | str:
    """'Москва'; the city of the IANA name where it has no word of ours."""
    city = name.rsplit("/", 1)[-1]
    known = name in ZONES
    return say(f"companies-zone-{city.lower().replace('_', '-')}") if known else city.replace("_", " ")


def currency_options(_ctx: Ctx) -> list[Option]:
    return [Option(currency_word(code), code) for code in CURRENCIES]


def zone_options(_ctx: Ctx) -> list[Option]:
    return [Option(zone_word(name), name) for name in ZONES]


def first_options(ctx: Ctx) -> list[Option]:
    """Beside the question for the first company's name: a look at the sample, and the other language."""
    if ctx.standing.company is not None:
        return []
    options = (
        [Option(say("companies-see-sample"), {}, action="sample.load")]
        if "sample.load" in ctx.app.register
        else []
    )
    spoken = ctx.session.scalar(sa.select(Person.locale).where(Person.id == ctx.actor.person_id))
    other = "en" if spoken == "ru" else "ru"
    spoken_by = {"language": other}
    speak = Option(say(f"companies-speak-{other}"), spoken_by, action="accounts.language", resumes=True)
    return [*options, speak]
