"""Documents: what stands on them, the requisites, and the file as it was sent."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from core.acts.calls import Answer, Ask, Done
from core.blocks import File
from core.documents.models import MadeDocument
from core.documents.requisites import account_fits, is_inn, payment_code
from core.documents.spelled import in_words
from core.paper import Labels, Paper
from core.texts import Speaker
from tests.core.house import House, Shop
from tests.core.orders.seeing import refusal, seen

BANK = {
    "legal_name": "ИП Иванова Анна",
    "inn": "7707083893",
    "bank": "ПАО Сбербанк",
    "bic": "044525225",
    "settlement": "40702810838000000017",
}


class Press:
    """Prints every page as its words."""

    def __init__(self) -> None:
        self.printed: list[Any] = []

    async def __call__(self, paper: Paper | Labels, speaker: Speaker) -> bytes:
        self.printed.append(paper)
        return repr(paper).encode()


@pytest.fixture
async def press() -> Press:
    return Press()


@pytest.fixture
async def shop(house: House, press: Press) -> Shop:
    house.app = replace(house.app, printer=press)
    shop = await house.shop()
    await shop.does("inventory.add", name="Торт", price="1200")
    await shop.does("orders.create", customer="Петров", lines=[{"product": "Торт", "quantity": "2"}])
    return shop


def _file(done: Done) -> File:
    return next(block for block in done.receipt.blocks if isinstance(block, File))


async def test_an_invoice_asks_for_requisites_and_goes_on(shop: Shop, press: Press) -> None:
    told = await shop.refused("documents.invoice", order="1")
    assert "клиент должен знать, куда платить" in refusal(shop, told)
    question: Answer = await shop.asks("documents.requisites", asks=True)
    for value in BANK.values():
        assert isinstance(question, Ask)
        question = await shop.answers(question, value)
    assert isinstance(question, Done)
    done = await shop.does("documents.invoice", order="1")
    assert _file(done).name == "Счёт 1.pdf"
    paper = press.printed[0]
    assert paper.in_words == "Две тысячи четыреста рублей 00 копеек"
    assert paper.code is not None
    assert paper.code.startswith("ST00012|Name=ИП Иванова Анна|PersonalAcc=40702810838000000017|")
    assert "|Sum=240000|" in paper.code


async def test_the_same_document_is_the_same_file(shop: Shop, press: Press) -> None:
    await shop.does("documents.requisites", **BANK)
    first = _file(await shop.does("documents.invoice", order="1"))
    again = _file(await shop.does("documents.invoice", order="1"))
    assert first == again
    assert len(press.printed) == 1
    await shop.does("orders.pay", order="1", amount="400")
    other = _file(await shop.does("documents.invoice", order="1"))
    assert other.digest != first.digest
    assert press.printed[1].in_words == "Две тысячи рублей 00 копеек"
    made = await shop.rows(MadeDocument)
    assert {row.digest for row in made} == {first.digest, other.digest}
    assert shop.app.files.read(first.digest)


async def test_a_paid_order_needs_no_invoice(shop: Shop) -> None:
    await shop.does("documents.requisites", **BANK)
    await shop.does("orders.pay", order="1")
    assert "платить нечего" in refusal(shop, await shop.refused("documents.invoice", order="1"))


async def test_the_other_papers(shop: Shop, press: Press) -> None:
    for name, args in (
        ("documents.waybill", {"order": "1"}),
        ("documents.receipt", {"order": "1"}),
        ("documents.prices", {}),
        ("documents.statement", {"customer": "Петров"}),
    ):
        assert _file(await shop.does(name, **args)).name.endswith(".pdf")
    assert len(press.printed) == 4
    assert all(paper.tables for paper in press.printed)


async def test_wrong_numbers_are_refused(shop: Shop) -> None:
    for wrong in ({"inn": "7707083894"}, {"bic": "12"}, {"settlement": "40702810838000000018"}):
        await shop.refused("documents.requisites", **{**BANK, **wrong})
    done = await shop.does("documents.requisites", **BANK)
    assert "7707083893" in seen(shop, done)
    await shop.undoes(done)
    await shop.refused("documents.invoice", order="1")


async def test_documents_are_a_press_away(shop: Shop) -> None:
    card = seen(shop, await shop.does("orders.show", order="1"))
    assert "Счёт" in card
    assert "Накладная" in card
    assert "Акт сверки" in seen(shop, await shop.does("customers.show", customer="Петров"))


@pytest.mark.parametrize(
    ("minor", "words"),
    [
        (0, "Ноль рублей 00 копеек"),
        (100, "Один рубль 00 копеек"),
        (2101, "Двадцать один рубль 01 копейка"),
        (111_22, "Сто одиннадцать рублей 22 копейки"),
        (1_000_00, "Одна тысяча рублей 00 копеек"),
        (2_042_305_05, "Два миллиона сорок две тысячи триста пять рублей 05 копеек"),
        (12_000_000_00, "Двенадцать миллионов рублей 00 копеек"),
    ],
)
def test_sums_in_words(minor: int, words: str) -> None:
    assert in_words(minor, "RUB") == words


def test_check_digits() -> None:
    assert is_inn("7707083893")
    assert is_inn("500100732259")
    assert not is_inn("500100732258")
    assert account_fits("044525225", BANK["settlement"])


def test_a_payment_code_keeps_its_fields_apart() -> None:
    known = {**dict.fromkeys(("kpp", "correspondent", "legal_address")), **BANK, "legal_name": "А|Б"}
    assert payment_code(known, 100, "за торт").split("|")[1] == "Name=А Б"
