"""A photo in answer to what was recorded is put to that record, whatever it is a receipt of."""

from __future__ import annotations

from tests.doors.talks.town import Town


async def test_a_photo_in_answer_to_an_expense_is_its_receipt(town: Town) -> None:
    anna = await town.owner()
    town.mind.calls["такси"] = [("finance.expense", {"amount": "700", "item": "такси"})]
    await anna.says("такси")
    await anna.clicks("Да")
    await anna.sends_photo(b"a receipt", reply_to=anna.last)
    assert "Чек приложен: такси" in anna.last.text
    town.mind.calls["чек"] = [("finance.papers", {"expense": "такси"})]
    await anna.says("чек")
    assert "document" in {message.kind for message in anna.messages[-3:]}


async def test_a_photo_in_answer_to_an_order_is_the_orders(town: Town) -> None:
    anna = await town.owner()
    lines = [{"product": "доставка", "price": "300"}]
    town.mind.calls["заказ"] = [("orders.create", {"customer": "Иванова", "lines": lines})]
    await anna.says("заказ")
    await anna.clicks("Да")
    await anna.sends_photo(b"a sketch", reply_to=anna.last)
    assert "приложен файл" in anna.last.text
