"""A receipt of goods by a supplier's waybill: sums, doubts, what is asked, what is kept."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.acts.calls import Choose, Done, How
from core.money import spread
from core.reports.check import check_all
from tests.core.house import Shop, Worker
from tests.core.orders.seeing import refusal, seen

PHOTO = {"digest": hashlib.sha256(b"waybill").hexdigest(), "name": "n.jpg", "mime": "image/jpeg", "size": 7}
FLOUR = {"product": "мука", "quantity": "10", "unit": "кг", "price": "45", "sum": "450"}
SUGAR = {"product": "сахар", "quantity": "5", "unit": "кг", "price": "70", "sum": "400"}


async def by_paper(who: Worker, *lines: Any, **paper: Any) -> Any:
    return await who.call("inventory.receive", How.HEARD, lines=list(lines), paper=paper, files=[PHOTO])


async def came(shop: Shop, *lines: Any, **paper: Any) -> Any:
    return await shop.agrees(await by_paper(shop, *lines, **paper))


async def test_it_comes_in_and_goes_with_its_undo(shop: Shop) -> None:
    done = await came(shop, FLOUR, total="450", supplier="ООО Мельник", number="15")
    assert "450 ₽" in seen(shop, done)
    assert done.receipt.subject is not None
    shown = await shop.does("inventory.papers", document=done.receipt.subject[1])
    assert "Накладная к приходу" in seen(shop, shown)
    again = await by_paper(shop, FLOUR, total="450", supplier="Мельник", number="15")
    assert "уже оприходована: приход № 1" in seen(shop, again)
    await shop.undoes(done)
    once_more = await by_paper(shop, FLOUR, total="450", supplier="Мельник", number="15")
    assert "уже оприходована" not in seen(shop, once_more)
    assert await check_all(shop.app) == []


async def test_a_line_is_worth_what_the_paper_says(shop: Shop) -> None:
    done = await came(shop, {**FLOUR, "quantity": "3", "price": "33.33", "sum": "100"}, total="100")
    assert "100 ₽" in seen(shop, done)
    assert "сходится" not in seen(shop, done)


async def test_a_doubtful_line_is_asked_with_figures_that_agree(shop: Shop) -> None:
    asked = await by_paper(shop, FLOUR, SUGAR, total="850")
    assert isinstance(asked, Choose)
    labels = [
        shop.text(option.label).replace("\u00a0", " ")
        for option in asked.options
        if not isinstance(option.label, str)
    ]
    assert labels == ["5 кг по 80 ₽ = 400 ₽", "5 кг по 70 ₽ = 350 ₽"]
    card = await shop.picks(asked, 1)
    assert "по строкам 800 ₽, а итог накладной 850 ₽" in seen(shop, card)


async def test_an_editor_is_told_of_no_costs(shop: Shop) -> None:
    editor = await shop.member("Вера", "editor")
    card = await by_paper(editor, FLOUR, SUGAR, total="900")
    told = seen(shop, card)
    assert "«сахар»: количество, цена и сумма в накладной не сходятся" in told
    assert "не сходятся с её итогом" in told
    for cost in ("450", "400", "850", "900", "₽"):
        assert cost not in told
    done = await editor.agrees(card)
    assert isinstance(done, Done)
    assert done.receipt.subject is not None
    document = done.receipt.subject[1]
    await editor.does("inventory.papers", document=document)
    other = await shop.member("Глеб", "editor")
    await other.refused("inventory.papers", document=document)
    await shop.does("inventory.papers", document=document)


async def test_a_viewer_takes_nothing_in(shop: Shop) -> None:
    viewer = await shop.member("Вера", "viewer")
    await viewer.refused("inventory.receive", lines=[FLOUR], paper={"total": "450"})


@pytest.mark.parametrize(
    ("below", "total", "worth"),
    [
        ({}, "800", "800 ₽"),
        ({"vat": "176"}, "976", "976 ₽"),
        ({"vat": "176"}, "800", "800 ₽"),
        ({"discount": "80"}, "720", "720 ₽"),
        ({"discount": "80", "vat": "158.40"}, "878.40", "878,40 ₽"),
    ],
)
async def test_what_changes_the_total_is_in_the_cost(
    shop: Shop, below: dict[str, str], total: str, worth: str
) -> None:
    done = await came(shop, FLOUR, {**SUGAR, "sum": "350"}, total=total, **below)
    assert worth in seen(shop, done)
    assert "сходится" not in seen(shop, done)
    assert await check_all(shop.app) == []


async def test_a_total_that_was_not_read_and_lines_without_prices_are_said(shop: Shop) -> None:
    assert "сверить строки не с чем" in seen(shop, await by_paper(shop, FLOUR))
    bare = {"product": "соль", "quantity": "1"}
    assert "нет цены" in seen(shop, await by_paper(shop, FLOUR, bare, total="450"))


async def test_words_without_a_paper_are_as_they_were(shop: Shop) -> None:
    done = await shop.does("inventory.receive", lines=[{"product": "мука", "quantity": "2", "price": "45"}])
    told = seen(shop, done)
    assert "90 ₽" in told
    assert "накладн" not in told.lower()


async def test_a_box_nobody_knows_is_asked_for_and_the_paper_goes_on(shop: Shop) -> None:
    await shop.does("inventory.add", name="мука", unit="кг")
    told = await shop.refused(
        "inventory.receive", lines=[{**FLOUR, "unit": "коробка"}], paper={"total": "450"}, files=[PHOTO]
    )
    assert "коробк" in refusal(shop, told)


@given(st.lists(st.integers(1, 10**9), min_size=1, max_size=30), st.integers(-(10**6), 10**9))
def test_what_is_shared_out_is_all_there(values: list[int], below: int) -> None:
    assert sum(spread(below, values)) == below
