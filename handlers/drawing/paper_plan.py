"""A page into its plan: every value said in the language of the document."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from core.blocks import Day, Fact, Money, Price, Said, Table, Value, say
from core.money import SIGNS, exponent, to_major
from core.paper import Labels, Paper
from core.texts import Speaker, Texts
from handlers.drawing.plan import LabelsPlan, PaperPlan, PrintedTable


def paper_plan(paper: Paper, texts: Texts, speaker: Speaker) -> PaperPlan:
    """The plan of a page."""

    def said(what: Said | None) -> str:
        return texts.say(what, speaker) if what is not None else ""

    return {
        "title": said(paper.title),
        "company": paper.company,
        "head": _facts(paper.head, texts, speaker),
        "bank": _facts(paper.bank, texts, speaker),
        "tables": [_table(table, texts, speaker) for table in paper.tables],
        "totals": _facts(paper.totals, texts, speaker),
        "in_words": paper.in_words or "",
        "notes": [said(note) for note in paper.notes],
        "signs": [said(sign) for sign in paper.signs],
        "code": paper.code,
        "code_label": said(paper.code_label),
        "colour": paper.colour,
        "page": texts.say(say("drawing-page"), speaker),
    }


_SHEETS: dict[str, tuple[tuple[float, float], tuple[float, float], int, int]] = {
    "roll_58x40": ((58, 40), (58, 40), 1, 1),
    "roll_43x25": ((43, 25), (43, 25), 1, 1),
    "a4_24": ((210, 297), (70, 37.125), 3, 8),
}
"""Page and label in millimetres, labels across and down."""


def labels_plan(labels: Labels, texts: Texts, speaker: Speaker) -> LabelsPlan:
    """The plan of labels."""
    page, label, across, down = _SHEETS[labels.sheet]
    return {
        "title": texts.say(labels.title, speaker),
        "company": labels.company,
        "page": page,
        "label": label,
        "across": across,
        "down": down,
        "qr": labels.code == "qr",
        "labels": [
            {
                "name": one.name,
                "price": texts.value(one.price, speaker) if one.price is not None else "",
                "note": texts.say(one.note, speaker) if one.note else "",
                "code": one.code or "",
                "copies": one.copies,
            }
            for one in labels.labels
        ],
    }


def _facts(facts: Sequence[Fact], texts: Texts, speaker: Speaker) -> list[tuple[str, str]]:
    return [(texts.say(fact.label, speaker), _shown(fact.value, texts, speaker)) for fact in facts]


def _table(table: Table, texts: Texts, speaker: Speaker) -> PrintedTable:
    return {
        "title": texts.say(table.title, speaker) if table.title else "",
        "columns": [
            {"label": texts.say(column.label, speaker), "kind": column.kind} for column in table.columns
        ],
        "rows": [[_shown(value, texts, speaker) for value in row] for row in table.rows],
        "total": [_shown(value, texts, speaker) for value in table.total] if table.total else None,
    }


def _shown(value: Value, texts: Texts, speaker: Speaker) -> str:
    """As it is said elsewhere; days in figures and sums with their hundredths, as documents have them."""
    match value:
        case None:
            return ""
        case Day(day) if speaker.locale == "ru":
            return day.strftime("%d.%m.%Y")
        case Money(minor, currency) if speaker.locale == "ru":
            return _sum(to_major(minor, currency), currency)
        case Price(e4, currency) if speaker.locale == "ru":
            return _sum(_price(e4, currency), currency)
        case _:
            return texts.value(value, speaker)


def _price(e4: int, currency: str) -> Decimal:
    """A price with the hundredths of its currency, and with more where it has them."""
    exact = Decimal(e4) / 10_000
    usual = exact.quantize(Decimal(1).scaleb(-exponent(currency)))
    return usual if usual == exact else exact.normalize()


def _sum(major: Decimal, currency: str) -> str:
    """8 262,50 ₽, with spaces that do not break."""
    figures = f"{major:,f}".replace(",", "\u00a0").replace(".", ",")
    return f"{figures}\u00a0{SIGNS.get(currency, currency)}"
