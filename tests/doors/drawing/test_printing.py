"""Pages as PDFs: the same page gives the same bytes, long tables go on over pages."""

from __future__ import annotations

import re
from datetime import date

from core.blocks import Column, Day, Fact, Money, Said, Table, say
from core.paper import Paper
from core.texts import Speaker, Texts
from handlers.drawing.paper_plan import paper_plan
from handlers.drawing.printing import printed

RU = Speaker("ru", "Europe/Moscow", "RUB")


def _paper(rows: int) -> Paper:
    said = Said("shop-said", {"text": "Счёт № 1"})
    columns = [Column(said), Column(say("shop-total"), "number")]
    body = [["Торт <Наполеон> & Ко " * 4, Money(826250, "RUB")] for _ in range(rows)]
    return Paper(
        title=said,
        company="ИП «Иванова» & дочери",
        bank=[Fact(said, "40702810838000000017")],
        head=[Fact(said, Day(date(2026, 11, 5)))],
        tables=[Table(columns, body, title=said, total=[say("shop-total"), Money(0, "RUB")])],  # type: ignore[arg-type]
        totals=[Fact(said, Money(5, "RUB"))],
        in_words="Пять копеек",
        notes=[said],
        signs=[said],
        code="ST00012|Name=ИП",
        code_label=said,
        colour="#B83280",
    )


def test_the_same_page_gives_the_same_bytes(texts: Texts) -> None:
    plan = paper_plan(_paper(3), texts, RU)
    first = printed(plan)
    assert first.startswith(b"%PDF-")
    assert printed(plan) == first
    assert plan["tables"][0]["rows"][0][1] == "8\u00a0262,50\u00a0₽"
    assert plan["head"][0][1] == "05.11.2026"


def test_a_long_table_goes_on_over_pages(texts: Texts) -> None:
    content = printed(paper_plan(_paper(200), texts, RU))
    assert len(re.findall(rb"/Type /Page\b", content)) > 3
