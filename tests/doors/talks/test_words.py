"""What people read: sales are called sales, prices are rounded to coins, what is gone is listed as gone."""

from __future__ import annotations

from typing import Any

from tests.doors.talks.town import Town
from tests.fakes.say_and_click import Person


def _says(town: Town, words: str, name: str, /, **args: Any) -> None:
    town.mind.calls[words] = [(name, args)]


def _plain(text: str) -> str:
    return text.replace("\xa0", " ")


async def _sold(town: Town) -> Person:
    anna = await town.owner()
    goods = [{"product": "эклер", "quantity": "2", "price": "60"}]
    _says(town, "приход", "inventory.receive", lines=goods)
    _says(town, "продал", "orders.sell", lines=[{"product": "эклер", "quantity": "2", "price": "150"}])
    for words in ("приход", "продал"):
        await anna.says(words)
        await anna.clicks("Да")
    return anna


async def test_a_sale_over_the_counter_is_called_one_everywhere(town: Town) -> None:
    anna = await _sold(town)
    vera = await town.member(anna, "Вера")
    _says(town, "оприходуй", "inventory.receive", lines=[{"product": "эклер", "quantity": "2"}])
    for words in ("оприходуй", "продал"):
        await anna.says(words)
        await anna.clicks("Да")
    assert "Продажа № 2" in _plain(vera.screen())
    assert "новый заказ" not in _plain(vera.screen())
    _says(town, "покажи", "orders.show", order="2")
    await anna.says("покажи")
    assert "Продажа № 2" in _plain(anna.last.text)
    await anna.says("отмени")
    assert "Продажа № 2 аннулирована" in _plain(anna.last.text)


async def test_goods_that_are_gone_run_low_without_a_level(town: Town) -> None:
    anna = await _sold(town)
    await anna.says("/low")
    assert "эклер" in anna.last.text


async def test_prices_are_rounded_to_coins(town: Town) -> None:
    anna = await town.owner()
    _says(town, "роза", "inventory.add", name="роза", price="142.8571")
    await anna.says("роза")
    await anna.clicks("Да")
    assert "142,86 ₽" in _plain(anna.last.text)
    assert "142,8571" not in anna.screen()


async def test_lists_say_who_what_and_when(town: Town) -> None:
    anna = await town.owner()
    lines = [{"product": "доставка", "price": "300"}]
    _says(town, "заказ", "orders.create", customer="Иванова", lines=lines)
    _says(town, "оплата", "orders.pay", order="1", amount="300")
    for words in ("заказ", "оплата"):
        await anna.says(words)
        await anna.clicks("Да")
    await anna.says("/orders")
    assert "доставка" in anna.last.text
    assert "Записан" in anna.last.text
    _says(town, "деньги", "finance.postings")
    await anna.says("деньги")
    assert {"заказ", "1,", "Иванова"} <= set(anna.last.text.split())
    await anna.says("/recent")
    assert "Когда" in anna.last.text
    assert "Состояние" not in anna.last.text


async def test_codes_are_said_in_words(town: Town) -> None:
    anna = await town.owner()
    await anna.says("/company")
    assert "₽ Рубль" in anna.last.text
    assert "Москва" in anna.last.text
    _says(town, "час", "automation.schedule", report="today", cron="0 * * * *")
    await anna.says("час")
    assert "каждый час" in anna.last.text
    await anna.clicks("Да")
    await anna.says("/schedules")
    assert "каждый час, в личный чат" in _plain(anna.last.text)


async def test_quotes_within_quotes_are_inner_ones(town: Town) -> None:
    anna = await town.owner(company="Лавка «Мимоза»")
    assert "«Лавка „Мимоза“»" in anna.screen()


async def test_money_is_told_in_private_alone(town: Town) -> None:
    anna = await town.owner()
    group = await town.linked_group(anna)
    _says(town, "деньги", "finance.balance")
    await group.says(anna, "@prikazchik_bot деньги")
    assert "в личном чате" in group.last.text
