"""Forms of typed values: '1 250,50 ₽', '0,5 кг', '21 ноября', '12,5 %'. Spaces inside numbers are hard."""

from __future__ import annotations

from datetime import date, datetime

from core.blocks import Day, DocNo, Link, Moment, Money, Percent, Price, Qty, Said, Span, Value
from core.clock import zone
from core.money import PRICE_SCALE, SIGNS, exponent, half_up
from core.texts.speaker import Locale, Speaker
from core.texts.units import unit_word

NBSP = "\u00a0"
MINUS = "−"
NOTHING = "—"
_BEFORE = frozenset("$€£¥")
_MONTHS: dict[Locale, tuple[str, ...]] = {
    "ru": (
        *("января", "февраля", "марта", "апреля", "мая", "июня"),
        *("июля", "августа", "сентября", "октября", "ноября", "декабря"),
    ),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}


def number(value: int, locale: Locale, *, scale: int = 0, places: int = 0) -> str:
    """`value` / 10^`scale`, exactly, with grouped thousands and at least `places` decimals: '−1 250,50'."""
    whole, rest = divmod(abs(value), 10**scale)
    shown = f"{whole:,}"
    if locale == "ru":
        shown = shown.replace(",", NBSP)
    part = f"{rest:0{scale}}".rstrip("0") if rest else ""
    if part or places:
        shown += ("," if locale == "ru" else ".") + part.ljust(places, "0")
    return MINUS + shown if value < 0 else shown


def money(value: int, currency: str, locale: Locale, *, scale: int | None = None) -> str:
    """A sum of `value` / 10^`scale` with its sign; whole sums lose decimals where the sign comes last."""
    sign, minor = SIGNS.get(currency, currency), exponent(currency)
    scale = minor if scale is None else scale
    before = locale == "en" and sign in _BEFORE
    shown = number(value, locale, scale=scale, places=minor if before or value % 10**scale else 0)
    if not before:
        return f"{shown}{NBSP}{sign}"
    return f"{MINUS}{sign}{shown[1:]}" if value < 0 else sign + shown


def quantity(value: Qty, locale: Locale) -> str:
    """A quantity with its unit: '3 шт', '0,5 кг', '2 boxes'; just the number without a unit."""
    shown = number(value.milli, locale, scale=3)
    return f"{shown}{NBSP}{unit_word(value.unit, value.milli, locale)}" if value.unit else shown


def percent(value: Percent, locale: Locale) -> str:
    shown = number(value.bp, locale, scale=2)
    return f"{shown}{NBSP}%" if locale == "ru" else f"{shown}%"


def day(value: date, locale: Locale, today: date) -> str:
    """'21 ноября', and '21 ноября 2025' when that is another year than today's."""
    return _day(value, locale, with_year=value.year != today.year)


def span(value: Span, locale: Locale, today: date) -> str:
    """'1–21 ноября', '28 октября – 3 ноября', with years where they are not the present one."""
    first, last = value.start, value.end
    if first == last:
        return day(first, locale, today)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last, locale, today)}"
    with_year = first.year != last.year
    start = _day(first, locale, with_year=with_year)
    end = _day(last, locale, with_year=with_year or last.year != today.year)
    return f"{start} – {end}"


def moment(value: datetime, zone_name: str, locale: Locale, today: date) -> str:
    """'21 ноября, 15:30' on the reader's clock."""
    local = value.astimezone(zone(zone_name))
    return f"{day(local.date(), locale, today)}, {local:%H:%M}"


def document(value: DocNo, locale: Locale) -> str:
    """'№ 12' ('No. 12'); '№ …' while a preview has no number yet."""
    shown = "…" if value.number is None else value.number
    return f"{'№' if locale == 'ru' else 'No.'}{NBSP}{shown}"


def plain_value(value: Value, speaker: Speaker, today: date) -> str:
    """Any typed value but a sentence, in the reader's language. Raises TypeError for a sentence."""
    match value:
        case None:
            return NOTHING
        case str():
            return value
        case Said():
            raise TypeError("a sentence is said, not formatted")
        case Link(url):
            return url or "…"
        case Day() | Span() | Moment():
            return _calendar_value(value, speaker, today)
        case _:
            return _numeric_value(value, speaker.locale)


def _numeric_value(value: int | Money | Price | Qty | Percent | DocNo, locale: Locale) -> str:
    match value:
        case int():
            return number(value, locale)
        case Money(minor, currency):
            return money(minor, currency, locale)
        case Price(e4, currency):
            return _price(e4, currency, locale)
        case Qty():
            return quantity(value, locale)
        case Percent():
            return percent(value, locale)
        case DocNo():
            return document(value, locale)


def _price(e4: int, currency: str, locale: Locale) -> str:
    """A price per unit, rounded to what coins can pay; one below a whole unit as exact as it is."""
    if abs(e4) < PRICE_SCALE:
        return money(e4, currency, locale, scale=4)
    return money(half_up(e4 * 10 ** exponent(currency), PRICE_SCALE), currency, locale)


def _calendar_value(value: Day | Span | Moment, speaker: Speaker, today: date) -> str:
    match value:
        case Day(on):
            return day(on, speaker.locale, today)
        case Span():
            return span(value, speaker.locale, today)
        case Moment(at):
            return moment(at, speaker.zone, speaker.locale, today)


def _day(value: date, locale: Locale, *, with_year: bool) -> str:
    shown = f"{value.day}{NBSP}{_MONTHS[locale][value.month - 1]}"
    return f"{shown} {value.year}" if with_year else shown
