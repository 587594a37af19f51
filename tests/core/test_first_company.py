from core.acts.calls import Ask, Done
from tests.core.house import House, Shop


async def test_a_company_is_set_up_question_by_question(house: House) -> None:
    anna = await house.person("Анна")
    asked = await anna.asks("companies.create")
    assert asked.path == "name"
    currency = await anna.answers(asked, "Пекарня Ромашка")
    assert isinstance(currency, Ask)
    assert currency.path == "currency"
    zone = await anna.picks(currency, 0)
    assert isinstance(zone, Ask)
    assert zone.path == "zone"
    done = await anna.answers(zone, "Москва")
    assert isinstance(done, Done)
    assert "Пекарня Ромашка" in anna.text(done)


async def test_a_role_is_changed_and_changed_back(shop: Shop) -> None:
    await shop.member("Асель", "viewer")
    done = await shop.does("companies.set_role", member="Асель", role="editor")
    assert "редактор" in shop.text(done)
    undone = await shop.undoes(done)
    assert "Отменено" in shop.text(undone)
