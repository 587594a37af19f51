"""Goods in sizes and colours: written in one act, each named and sold by itself, counted together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.acts.calls import Choose
from core.inventory.models import Product
from core.inventory.variants.models import Family, Variant
from core.inventory.variants.wording import axes_in, combinations
from tests.core.house import Shop
from tests.core.orders.seeing import refusal, seen

SHIRTS = {"name": "футболка", "variants": "S, M, L; белая, чёрная", "price": "900"}


async def _names(shop: Shop) -> list[str]:
    return sorted(row.name for row in await shop.rows(Product))


async def test_variants_are_written_in_one_act_and_taken_back(shop: Shop) -> None:
    done = await shop.does("inventory.add_variants", **SHIRTS)
    assert "добавлено 6 вариантов" in seen(shop, done)
    assert await _names(shop) == [
        "Футболка белая L", "Футболка белая M", "Футболка белая S",
        "Футболка чёрная L", "Футболка чёрная M", "Футболка чёрная S",
    ]  # fmt: skip
    await shop.undoes(done)
    assert await _names(shop) == []
    assert await shop.rows(Family) == []


@pytest.mark.parametrize(
    "said", ["белая футболка М", "футболка m белая", "Футболки белые M", "белую футболку м"]
)
async def test_a_variant_is_named_in_any_order_and_letters(shop: Shop, said: str) -> None:
    await shop.does("inventory.add_variants", **SHIRTS)
    await shop.does("inventory.receive", lines=[{"product": said, "quantity": "5"}])
    await shop.does("orders.sell", lines=[{"product": said, "quantity": "2"}])
    left = seen(shop, await shop.does("inventory.stock", product="Футболка белая M"))
    assert "3 шт" in left


async def test_the_family_alone_is_a_question_with_its_variants(shop: Shop) -> None:
    await shop.does("inventory.add_variants", **SHIRTS)
    question = await shop.chooses("orders.sell", lines=[{"product": "футболка", "quantity": "1"}])
    assert isinstance(question, Choose)
    assert {option.label for option in question.options} == set(await _names(shop))


async def test_the_stock_of_the_family_is_the_sum_of_its_variants(shop: Shop) -> None:
    await shop.does("inventory.add_variants", **SHIRTS)
    for name, count in (("Футболка белая M", 5), ("Футболка чёрная S", 3)):
        await shop.does("inventory.receive", lines=[{"product": name, "quantity": str(count)}])
    shown = seen(shop, await shop.does("inventory.stock", product="футболок"))
    assert "8 шт" in shown
    assert "белая, M" in shown
    assert shown == seen(shop, await shop.does("inventory.variants", product="футболки"))


async def test_more_variants_join_the_family_and_what_is_there_stays(shop: Shop) -> None:
    await shop.does("inventory.add_variants", **SHIRTS)
    done = await shop.does("inventory.add_variants", name="Футболка", variants="M, XL; белая")
    assert "добавлен 1 вариант" in seen(shop, done)
    assert len(await shop.rows(Family)) == 1
    assert len(await shop.rows(Variant)) == 7
    await shop.refused("inventory.add_variants", name="Футболка", variants="M; белая")
    await shop.undoes(done)
    assert len(await shop.rows(Variant)) == 6


async def test_goods_of_such_a_name_become_a_variant_and_are_let_go(shop: Shop) -> None:
    await shop.does("inventory.add", name="Футболка белая M", price="1000")
    done = await shop.does("inventory.add_variants", **SHIRTS)
    assert "уже был в списке" in seen(shop, done)
    await shop.undoes(done)
    assert await _names(shop) == ["Футболка белая M"]
    assert await shop.rows(Variant) == []


async def test_used_variants_are_not_taken_back(shop: Shop) -> None:
    done = await shop.does("inventory.add_variants", **SHIRTS)
    await shop.does("inventory.receive", lines=[{"product": "Футболка белая M", "quantity": "5"}])
    told = await shop.refused("acts.undo", act={"id": done.act_id})
    assert "Футболка белая M" in refusal(shop, told)
    assert len(await shop.rows(Variant)) == 6


async def test_one_price_for_the_whole_family(shop: Shop) -> None:
    await shop.does("inventory.add_variants", **SHIRTS)
    done = await shop.does("inventory.set_price", product="футболка", price="950")
    assert {row.price for row in await shop.rows(Product)} == {9_500_000}
    await shop.undoes(done)
    assert {row.price for row in await shop.rows(Product)} == {9_000_000}


async def test_no_variants_and_too_many_are_refused(shop: Shop) -> None:
    assert "Не вижу вариантов" in refusal(
        shop, await shop.refused("inventory.add_variants", name="шар", variants=";,")
    )
    many = ", ".join(str(number) for number in range(60))
    await shop.refused("inventory.add_variants", name="шар", variants=f"{many}; красный, синий")


@pytest.mark.parametrize(
    ("said", "axes"),
    [
        ("S, M, L; белая, чёрная", [["белая", "чёрная"], ["S", "M", "L"]]),
        ("размеры: s/м/хл; цвета белый и синий", [["белый", "синий"], ["S", "M", "XL"]]),
        ("250 мл, 500 мл", [["250 мл", "500 мл"]]),
        ("ваниль, шоколад, ваниль", [["ваниль", "шоколад"]]),
        ("36, 37, 38; чёрные", [["чёрные"], ["36", "37", "38"]]),
        ("S, M цвета белый, чёрный", [["белый", "чёрный"], ["S", "M"]]),
        (";", []),
    ],
)
def test_axes_are_read(said: str, axes: list[list[str]]) -> None:
    assert axes_in(said) == axes


@given(st.lists(st.integers(30, 60), min_size=1, max_size=8, unique=True), st.integers(1, 5))
def test_there_are_as_many_variants_as_choices(sizes: list[int], colours: int) -> None:
    names = ["белая", "чёрная", "синяя", "красная", "зелёная"][:colours]
    made = combinations(axes_in(f"{', '.join(map(str, sizes))}; {', '.join(names)}"))
    assert len(made) == len(sizes) * colours
    assert len({one.named("шапка") for one in made}) == len(made)
