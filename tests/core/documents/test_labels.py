"""Labels: codes where there are none, so many of each; VAT on papers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.acts.calls import Ask, Done
from core.blocks import Fact, Money, Said
from core.errors import Refusal
from core.inventory.coding import check_digit, is_ean
from core.inventory.models import Barcode
from core.paper import Labels, Paper
from tests.core.documents.test_documents import Press
from tests.core.house import House, Shop
from tests.core.orders.seeing import refusal, seen


@pytest.fixture
async def press() -> Press:
    return Press()


@pytest.fixture
async def shop(house: House, press: Press) -> Shop:
    house.app = replace(house.app, printer=press)
    shop = await house.shop()
    await shop.does("inventory.add", name="Торт", price="1200", barcode="4600051000057")
    await shop.does("inventory.add", name="Мука", price="72.5", unit="кг")
    await shop.does("inventory.add", name="Кекс", price="90")
    return shop


def _line(product: str, quantity: int = 1) -> dict[str, object]:
    return {"product": product, "quantity": quantity}


async def test_labels_are_printed_as_many_as_were_asked(shop: Shop, press: Press) -> None:
    question = await shop.asks("documents.labels", lines=[_line("Торт", 5)])
    assert isinstance(question, Ask)
    assert "58×40" in str(
        [shop.text(option.label) for option in question.options if isinstance(option.label, Said)]
    )
    done = await shop.answers(question, "a4_24")
    assert isinstance(done, Done)
    labels = press.printed[0]
    assert isinstance(labels, Labels)
    assert [(one.name, one.code, one.copies) for one in labels.labels] == [("Торт", "4600051000057", 5)]
    assert labels.sheet == "a4_24"


async def test_goods_without_a_code_get_one_after_a_question(shop: Shop, press: Press) -> None:
    lines = [_line("Мука"), _line("Кекс", 3), _line("Торт")]
    told = await shop.refused("documents.labels", lines=lines, sheet="roll_58x40")
    assert "Мука и ещё 1" in refusal(shop, told)
    assert not press.printed
    give, _ = told.offers
    assert give.act is not None
    await shop.does(give.act.action, **give.act.args)
    await shop.does("documents.labels", lines=lines, sheet="roll_58x40")
    labels = press.printed[0]
    assert isinstance(labels, Labels)
    codes = [one.code or "" for one in labels.labels]
    assert codes[2] == "4600051000057"
    assert codes[0] != codes[1]
    assert all(is_ean(code) and code.startswith("2") for code in codes[:2])
    assert [shop.text(one.note) if one.note else "" for one in labels.labels] == ["за 1\u00a0кг", "", ""]
    found = await shop.does("inventory.find_code", query=codes[1])
    assert "Кекс" in seen(shop, found)


async def test_or_are_printed_without(shop: Shop, press: Press) -> None:
    told = await shop.refused("documents.labels", lines=[_line("Кекс")], sheet="roll_43x25", code="qr")
    act = told.offers[1].act
    assert act is not None
    await shop.does(act.action, **act.args)
    labels = press.printed[0]
    assert isinstance(labels, Labels)
    assert labels.labels[0].code is None
    assert labels.code == "qr"


async def test_codes_are_given_once_and_taken_back(shop: Shop) -> None:
    done = await shop.does("inventory.give_codes")
    assert "2 товара" in shop.text(done)
    with pytest.raises(Refusal):
        await shop.does("inventory.give_codes")
    await shop.undoes(done)
    assert [row.code for row in await shop.rows(Barcode)] == ["4600051000057"]


async def test_a_code_is_no_weight_of_a_scale(shop: Shop) -> None:
    await shop.does("inventory.change", product="Мука", barcode="2900000")
    await shop.does("inventory.give_codes", lines=[{"product": "Кекс"}])
    code = next(
        row.code for row in await shop.rows(Barcode) if row.code.startswith("29") and len(row.code) == 13
    )
    assert code[:7] == "2900001"
    assert "Кекс" in seen(shop, await shop.does("inventory.find_code", query=code))


async def test_labels_of_a_category(shop: Shop, press: Press) -> None:
    await shop.does("inventory.change", product="Торт", category="Выпечка")
    await shop.does("documents.labels_of_all", sheet="a4_24", category="выпечки")
    labels = press.printed[0]
    assert isinstance(labels, Labels)
    assert [one.name for one in labels.labels] == ["Торт"]
    with pytest.raises(Refusal):
        await shop.does("documents.labels", lines=[_line("Торт", 600), _line("Торт", 600)], sheet="a4_24")


async def test_a_viewer_is_not_offered_to_give_codes(shop: Shop) -> None:
    viewer = await shop.member("Марина", "viewer")
    told = await viewer.refused("documents.labels", lines=[_line("Кекс")], sheet="a4_24")
    assert [offer.act.action for offer in told.offers if offer.act] == ["documents.labels"]


def _facts(facts: list[Fact], shop: Shop) -> dict[str, object]:
    return {shop.text(fact.label): fact.value for fact in facts}


async def test_papers_say_their_vat(shop: Shop, press: Press) -> None:
    await shop.does("orders.set_vat", regime="standard")
    await shop.does("orders.set_rate", product="Мука", rate="exempt")
    await shop.does("orders.create", lines=[_line("Торт", 2), _line("Мука", 2)], customer="Петров")
    await shop.does("documents.waybill", order="1")
    paper = press.printed[0]
    assert isinstance(paper, Paper)
    table = paper.tables[0]
    assert [shop.text(column.label) for column in table.columns][4:6] == ["Ставка НДС", "в т. ч. НДС"]
    assert table.rows[0][5] == Money(43279, "RUB")
    assert isinstance(table.rows[1][4], Said)
    assert shop.text(table.rows[1][4]) == "без НДС"
    assert _facts(paper.totals, shop)["Итого"] == Money(254500, "RUB")
    assert Money(43279, "RUB") in _facts(paper.totals, shop).values()


async def test_what_came_back_is_on_no_paper(shop: Shop, press: Press) -> None:
    await shop.does("orders.set_vat", regime="standard")
    await shop.does("inventory.receive", lines=[_line("Торт", 5)])
    await shop.does("orders.sell", lines=[_line("Торт", 3)])
    back = {"destination": "sellable", "refund_to": "cash"}
    await shop.does("orders.return", order="1", lines=[_line("Торт", 1)], **back)
    await shop.does("documents.receipt", order="1")
    paper = press.printed[0]
    assert isinstance(paper, Paper)
    row = paper.tables[0].rows[0]
    assert row[-1] == Money(240000, "RUB")
    assert row[-2] == Money(43279, "RUB")
    assert _facts(paper.totals, shop)["Итого"] == Money(240000, "RUB")


async def test_papers_say_that_there_is_no_vat(shop: Shop, press: Press) -> None:
    await shop.does("orders.create", lines=[_line("Торт")], customer="Петров")
    await shop.does("documents.receipt", order="1")
    paper = press.printed[0]
    assert isinstance(paper, Paper)
    assert len(paper.tables[0].columns) == 5
    assert "Без НДС" in _facts(paper.totals, shop)


@pytest.mark.parametrize("code", ["4600051000057", "4006381333931", "96385074"])
def test_the_last_figure_checks_the_others(code: str) -> None:
    assert is_ean(code)
    assert not is_ean(code[:-1] + str((int(code[-1]) + 1) % 10))
    assert check_digit("460005100005") == 7
