"""A page into its plan: every value said in the language of the document."""

from __future__ import annotations

from collections.abc import Sequence

from core.blocks import Day, Fact, Money, Said, Table, Value, say
from core.money import SIGNS, to_major
from core.paper import Paper
from core.texts import Speaker, Texts
from handlers.drawing.plan import PaperPlan, PrintedTable


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
            return _sum(minor, currency)
        case _:
            return texts.value(value, speaker)


def _sum(minor: int, currency: str) -> str:
    """8 262,50 ₽, with spaces that do not break."""
    major = f"{to_major(minor, currency):,f}".replace(",", "\u00a0").replace(".", ",")
    return f"{major}\u00a0{SIGNS.get(currency, currency)}"
