"""A 👎 on a receipt, or «отмени» in reply to it, takes back that very deed, whatever was done since."""

from __future__ import annotations

import sqlalchemy as sa

from core.finance.models import Posting
from core.tenancy import HouseSession, across_companies
from tests.doors.talks.town import Town
from tests.fakes.say_and_click import Person
from tests.fakes.telegram_cloud import Message


async def balance(town: Town) -> int:
    def look(session: HouseSession) -> int:
        query = sa.select(sa.func.sum(Posting.amount))
        return int(session.scalar(query, execution_options=across_companies()) or 0)

    return await town.app.db.read(look)


async def spends(town: Town, anna: Person, amount: int, item: str) -> Message:
    """An expense, and the message that tells of it."""
    town.mind.calls[item] = [("finance.expense", {"amount": str(amount), "item": item})]
    await anna.says(item)
    await anna.clicks("Да")
    return anna.last


async def test_a_thumb_down_takes_back_that_very_deed(town: Town) -> None:
    anna = await town.owner()
    first = await spends(town, anna, 700, "такси")
    await spends(town, anna, 300, "бумага")
    await anna.reacts("👍", first)
    assert await balance(town) == -100_000
    await anna.reacts("👎", first, before="👍")
    assert await balance(town) == -30_000
    assert "Отменено" in anna.last.text
    assert "такси" in anna.last.text
    assert anna.last.reply_to is first


async def test_a_second_thumb_down_does_nothing_twice(town: Town) -> None:
    anna = await town.owner()
    first = await spends(town, anna, 700, "такси")
    await anna.reacts("👎", first)
    said = len(anna.messages)
    await town.world.redelivers()
    assert len(anna.messages) == said
    await anna.reacts("", first, before="👎")
    assert len(anna.messages) == said
    await anna.reacts("👎", first)
    assert "второй раз" in anna.last.text
    assert await balance(town) == 0


async def test_a_thumb_down_on_anything_else_is_let_pass(town: Town) -> None:
    anna = await town.owner()
    await spends(town, anna, 700, "такси")
    town.mind.calls["журнал"] = [("acts.recent", {})]
    asked = await anna.says("журнал")
    said = len(anna.messages)
    await anna.reacts("👎", anna.last)
    await anna.reacts("👎", asked)
    assert len(anna.messages) == said
    assert await balance(town) == -70_000


async def test_undo_in_reply_is_about_that_message_even_without_its_button(town: Town) -> None:
    anna = await town.owner()
    first = await spends(town, anna, 700, "такси")
    await spends(town, anna, 300, "бумага")
    first.rows.clear()
    await anna.says("отмени", reply_to=first)
    assert await balance(town) == -30_000
    await anna.says("Отмени", reply_to=first)
    assert "Уже отменено" in anna.last.text
    assert await balance(town) == -30_000


async def test_what_depends_on_a_deed_is_named(town: Town) -> None:
    anna = await town.owner()
    town.mind.calls["товар"] = [("inventory.add", {"name": "Торт", "price": "100"})]
    await anna.says("товар")
    await anna.clicks("Да")
    first = anna.last
    town.mind.calls["приход"] = [("inventory.receive", {"lines": [{"product": "Торт", "quantity": "5"}]})]
    await anna.says("приход")
    await anna.clicks("Да")
    await anna.reacts("👎", first)
    assert "Торт" in anna.last.text
    assert "Отменено" not in anna.last.text


async def test_in_a_group_only_the_team_takes_deeds_back(town: Town) -> None:
    anna = await town.owner()
    boris = await town.member(anna, "Болот", "наблюдатель")
    stranger = town.person("Чужой")
    group = await town.linked_group(anna, boris, stranger)
    town.mind.calls["такси"] = [("finance.expense", {"amount": "700", "item": "такси"})]
    await group.says(anna, "@prikazchik_bot такси")
    await group.clicks(anna, "Да")
    receipt = group.last
    await stranger.reacts("👎", receipt)
    assert group.last is receipt
    await boris.reacts("👎", receipt)
    assert "нет права" in group.last.text
    assert await balance(town) == -70_000
    await anna.reacts("👎", receipt)
    assert "Отменено" in group.last.text
    assert await balance(town) == 0


async def test_undo_in_reply_to_news_takes_back_what_it_tells(town: Town) -> None:
    anna = await town.owner()
    asel = await town.member(anna, "Асель", "админ")
    town.mind.calls["заказ"] = [
        ("orders.create", {"customer": "Иванова", "lines": [{"product": "доставка", "price": "300"}]})
    ]
    await asel.says("заказ")
    await asel.clicks("Да")
    await town.world.settled()
    news = anna.last
    assert "Иванова" in news.text
    await anna.says("отмени", reply_to=news)
    assert "Отменено" in anna.last.text
