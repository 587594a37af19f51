"""Where an order goes and what belongs to it: address, photos and papers."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import Any

from core.acts.calls import Done
from core.attachments.keeping import kept_files
from core.blocks import File
from tests.core.house import Shop
from tests.core.orders import seeing
from tests.core.orders.seeing import ordered, refusal

PHOTO = hashlib.sha256(b"photo").hexdigest()
CAKE = ("торт наполеон", 1)


def seen(shop: Shop, answer: Any) -> str:
    return seeing.seen(shop, answer).replace("\n", ": ")


async def card(shop: Shop) -> str:
    return seen(shop, await shop.does("orders.show", order="1"))


async def attached(shop: Shop, order: str = "к заказу 1", digest: str = PHOTO) -> Done:
    return await shop.does("orders.attach", order=order, digest=digest, name="эскиз.jpg", mime="image/jpeg")


def files(done: Done) -> list[str]:
    return [block.name for block in done.receipt.blocks if isinstance(block, File)]


async def test_an_address_is_written_changed_and_undone(bakery: Shop) -> None:
    await ordered(bakery, CAKE, address="Ленина 5")
    assert "Адрес доставки: Ленина 5" in await card(bakery)
    changed = await bakery.does("orders.address", order="1", address="Мира 3, кв 7")
    assert "Адрес доставки: Мира 3, кв 7" in await card(bakery)
    assert "адрес доставки: Мира 3, кв 7" in seen(bakery, await bakery.does("orders.history", order="1"))
    await bakery.undoes(changed)
    assert "Адрес доставки: Ленина 5" in await card(bakery)
    await bakery.does("orders.address", order="1", address="-")
    assert "Адрес доставки" not in await card(bakery)


async def test_an_address_changed_since_is_not_undone_over(bakery: Shop) -> None:
    await ordered(bakery, CAKE)
    first = await bakery.does("orders.address", order="1", address="Ленина 5")
    await bakery.does("orders.address", order="1", address="Мира 3")
    refused = await bakery.refused("acts.undo", act={"id": first.act_id})
    assert "с тех пор меняли" in refusal(bakery, refused)


async def test_a_photo_is_attached_shown_taken_off_and_put_back(bakery: Shop) -> None:
    await ordered(bakery, CAKE)
    await attached(bakery)
    assert "Файлы (1)" in await card(bakery)
    shown = await bakery.does("orders.files", order="1")
    assert files(shown) == ["эскиз.jpg"]
    buttons: Any = shown.receipt.blocks[-1]
    act = buttons.rows[0][0].act
    gone = await bakery.does(act.action, **act.args)
    assert "пока нет файлов" in seen(bakery, await bakery.does("orders.files", order="1"))
    assert PHOTO in await bakery.read(lambda session: list(kept_files(session)))
    await bakery.undoes(gone)
    assert files(await bakery.does("orders.files", order="1")) == ["эскиз.jpg"]
    history = seen(bakery, await bakery.does("orders.history", order="1"))
    assert "приложен файл: эскиз.jpg" in history
    assert "убран файл: эскиз.jpg" in history


async def test_it_is_attached_by_the_customer_and_only_once(bakery: Shop) -> None:
    await ordered(bakery, CAKE)
    done = await attached(bakery, "к заказу Ивановой")
    refused = await bakery.refused("orders.attach", order="1", digest=PHOTO, name="эскиз.jpg")
    assert "уже приложен" in refusal(bakery, refused)
    await bakery.undoes(done)
    assert "Файлы (1)" not in await card(bakery)


async def test_a_viewer_sees_files_and_removes_none(bakery: Shop) -> None:
    await ordered(bakery, CAKE)
    await attached(bakery)
    viewer = await bakery.member("Вера", "viewer")
    shown = await viewer.does("orders.files", order="1")
    assert files(shown) == ["эскиз.jpg"]
    assert "Убрать" not in seen(bakery, shown)


async def test_late_orders_are_listed(bakery: Shop) -> None:
    await ordered(bakery, CAKE, due="2026-11-21")
    assert "Таких заказов нет" in seen(bakery, await bakery.does("orders.list", status="overdue"))
    bakery.house.clock.move(timedelta(days=3))
    assert "Иванова" in seen(bakery, await bakery.does("orders.list", status="overdue"))
    await bakery.does("orders.ship", order="1")
    await bakery.does("orders.status", order="1", status="done")
    assert "Таких заказов нет" in seen(bakery, await bakery.does("orders.list", status="overdue"))
