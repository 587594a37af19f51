"""Cards of customers: written, found, changed, put away, taken back."""

from __future__ import annotations

from core.acts.calls import Done
from core.blocks import Table
from core.customers.models import Customer
from tests.core.house import Shop
from tests.core.orders.seeing import offers, refusal, seen


async def names(shop: Shop, done: Done) -> list[str]:
    tables = [block for block in done.receipt.blocks if isinstance(block, Table)]
    return [str(row[0]) for row in tables[0].rows] if tables else []


async def test_a_card_is_written_and_shown(shop: Shop) -> None:
    done = await shop.does(
        "customers.add",
        name="  анна   иванова ",
        phone="8 (916) 123-45-67",
        email="Anna@Mail.RU",
        address="Ленина, 5",
        note="любит наполеон",
    )
    assert "Новый клиент: Анна иванова" in seen(shop, done)
    shown = seen(shop, await shop.does("customers.show", customer="Ивановой"))
    for told in ("+7 916 123-45-67", "anna@mail.ru", "Ленина, 5", "любит наполеон", "пока нет"):
        assert told in shown
    await shop.undoes(done)
    assert await shop.rows(Customer) == []


async def test_bad_contacts_are_refused(shop: Shop) -> None:
    assert "телефон" in refusal(shop, await shop.refused("customers.add", name="Анна", phone="12")).lower()
    assert "почт" in refusal(shop, await shop.refused("customers.add", name="Анна", email="анна")).lower()
    assert (await shop.asks("customers.add")).path == "name"
    assert (await shop.asks("customers.add", name=" \u200b ")).path == "name"


async def test_the_same_phone_is_said_not_refused(shop: Shop) -> None:
    await shop.does("customers.add", name="Анна Иванова", phone="+79161234567")
    again = await shop.does("customers.add", name="Пётр Иванов", phone="89161234567")
    assert "Такой же телефон или почта у клиента «Анна Иванова»" in seen(shop, again)
    assert len(await shop.rows(Customer)) == 2


async def test_a_namesake_is_said_too(shop: Shop) -> None:
    await shop.does("customers.add", name="Анна Иванова")
    again = await shop.does("customers.add", name="анна  Иванова")
    assert "«Анна Иванова» у вас уже есть" in seen(shop, again)


async def test_search_by_name_phone_and_mail(shop: Shop) -> None:
    await shop.does("customers.add", name="Анна Иванова", phone="+79161234567", email="anna@mail.ru")
    await shop.does("customers.add", name="Сергей Петров", phone="+79035550011")
    await shop.does("customers.add", name="Алёна Петренко")
    for query, expected in (
        ("1234567", "Анна Иванова"),
        ("8 916 123", "Анна Иванова"),
        ("anna@", "Анна Иванова"),
        ("иванов", "Анна Иванова"),
        ("АЛЕНА", "Алёна Петренко"),
        ("Петрову", "Сергей Петров"),
        ("Ивонова", "Анна Иванова"),
    ):
        done = await shop.does("customers.find", query=query)
        assert expected in seen(shop, done), query
        assert done.receipt.subject is not None, query
    both = await shop.does("customers.find", query="петр")
    assert await names(shop, both) == ["Алёна Петренко", "Сергей Петров"]
    nobody = seen(shop, await shop.does("customers.find", query="Кузнецов"))
    assert "никого не нашлось" in nobody
    assert "Добавить «Кузнецов»" in nobody
    await shop.refused("customers.find", query="%")
    await shop.refused("customers.find", query="%%__")


async def test_search_never_reads_wildcards(shop: Shop) -> None:
    await shop.does("customers.add", name="Анна", email="a_b@mail.ru")
    await shop.does("customers.add", name="Ольга", email="axb@mail.ru")
    done = await shop.does("customers.find", query="a_b@")
    assert "Анна" in seen(shop, done)
    assert "Ольга" not in seen(shop, done)


async def test_a_surname_is_found_in_every_case(shop: Shop) -> None:
    await shop.does("customers.add", name="Петров Сергей")
    await shop.does("customers.add", name="Гульнара Осмонова")
    for typed in ("Петров", "Петрова", "Петрову", "Петровым", "Сергею Петрову"):
        assert "Петров Сергей" in seen(shop, await shop.does("customers.show", customer=typed)), typed
    for typed in ("Осмонова", "Осмоновой", "Гульнаре"):
        assert "Гульнара Осмонова" in seen(shop, await shop.does("customers.show", customer=typed)), typed


async def test_fields_change_and_come_back(shop: Shop) -> None:
    await shop.does("customers.add", name="Иванова", phone="+79161234567")
    changed = await shop.does(
        "customers.change", customer="Иванова", name="Анна Петрова", phone="89990001122"
    )
    assert "Анна Петрова" in seen(shop, changed)
    await shop.refused("customers.show", customer="Иванова")
    assert "+7 999 000-11-22" in seen(shop, await shop.does("customers.show", customer="Петрова"))
    await shop.undoes(changed)
    assert "+7 916 123-45-67" in seen(shop, await shop.does("customers.show", customer="Иванова"))
    same = await shop.refused("customers.change", customer="Иванова", phone="+79161234567")
    assert "уже так и записано" in refusal(shop, same)


async def test_a_bare_change_asks_what_and_to_what(shop: Shop) -> None:
    await shop.does("customers.add", name="Иванова")
    asked = await shop.chooses("customers.change", customer="Иванова")
    assert [seen(shop, option.label) for option in asked.options][:2] == ["Название", "Телефон"]
    asked_phone = await shop.picks(asked, 1)
    assert getattr(asked_phone, "path", None) == "phone"
    done = await shop.answers(asked_phone, "8 916 123 45 67")  # type: ignore[arg-type]
    assert isinstance(done, Done)
    assert (await shop.rows(Customer))[0].phone == "+79161234567"


async def test_a_field_changed_again_is_not_put_back(shop: Shop) -> None:
    await shop.does("customers.add", name="Иванова")
    first = await shop.does("customers.change", customer="Иванова", note="раз")
    await shop.does("customers.change", customer="Иванова", note="два")
    refused = await shop.refused("acts.undo", act={"id": first.act_id})
    assert "с тех пор меняли" in refusal(shop, refused)


async def test_an_edited_or_used_card_is_not_taken_back(shop: Shop) -> None:
    added = await shop.does("customers.add", name="Иванова")
    changed = await shop.does("customers.change", customer="Иванова", note="раз")
    assert "меняли" in refusal(shop, await shop.refused("acts.undo", act={"id": added.act_id}))
    await shop.undoes(changed)
    order = await shop.does(
        "orders.create", customer="Иванова", lines=[{"product": "доставка", "price": "1"}]
    )
    assert "есть записи" in refusal(shop, await shop.refused("acts.undo", act={"id": added.act_id}))
    await shop.undoes(order)
    await shop.undoes(added)
    assert await shop.rows(Customer) == []


async def test_the_archive_hides_and_gives_back(shop: Shop) -> None:
    await shop.does("customers.add", name="Иванова")
    archived = await shop.does("customers.archive", customer="Иванова")
    await shop.refused("customers.show", customer="Иванова")
    assert await names(shop, await shop.does("customers.list")) == []
    card = {"id": (await shop.rows(Customer))[0].id}
    assert "В архиве" in seen(shop, await shop.does("customers.show", customer=card))
    await shop.refused("customers.archive", customer=card)
    await shop.undoes(archived)
    assert await names(shop, await shop.does("customers.list")) == ["Иванова"]


async def test_pages_of_customers(shop: Shop) -> None:
    for number in range(45):
        await shop.does("customers.add", name=f"Клиент {number % 7} {number:02}")
    found: list[str] = []
    page = await shop.does("customers.list")
    while True:
        found += await names(shop, page)
        following = next(block for block in page.receipt.blocks if isinstance(block, Table)).next
        if following is None:
            break
        page = await shop.does(following.action, **following.args)
    assert len(found) == len(set(found)) == 45
    assert found == sorted(found, key=str.casefold)


async def test_a_viewer_looks_and_writes_nothing(shop: Shop) -> None:
    viewer = await shop.member("Тимур", "viewer")
    await shop.does("customers.add", name="Иванова")
    shown = await viewer.does("customers.show", customer="Иванова")
    assert "Изменить" not in seen(viewer, shown)
    for name, args in (
        ("customers.add", {"name": "Петров"}),
        ("customers.change", {"customer": "Иванова", "note": "x"}),
        ("customers.archive", {"customer": "Иванова"}),
    ):
        await viewer.refused(name, **args)
    assert "Добавить" not in seen(viewer, await viewer.does("customers.find", query="Сидоров"))


async def test_another_company_is_invisible(shop: Shop) -> None:
    await shop.does("customers.add", name="Иванова", phone="+79161234567")
    other = await shop.house.shop(name="Чужая")
    ours = (await shop.rows(Customer))[0].id
    await other.refused("customers.show", customer={"id": ours})
    assert "никого не нашлось" in seen(other, await other.does("customers.find", query="1234567"))
    added = await other.does("customers.add", name="Иванова", phone="+79161234567")
    assert "Такой же" not in seen(other, added)


async def test_refusals_carry_no_buttons_of_others(shop: Shop) -> None:
    assert offers(shop, await shop.refused("customers.show", customer="Никто")) == []
