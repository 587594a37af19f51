"""Pictures of codes: one leads to its goods, none gets a kind word, and words under a picture are words."""

from __future__ import annotations

import io
from typing import Any

import zxingcpp
from PIL import Image

from tests.doors.talks.town import Town
from tests.fakes.say_and_click import Person

EAN, OTHER = "4600051000057", "4601234567893"


def pictured(*codes: str) -> bytes:
    """A photo of codes, one under another."""
    photo = Image.new("L", (900, 300 * max(1, len(codes))), 255)
    for place, code in enumerate(codes):
        drawn = zxingcpp.write_barcode_to_image(zxingcpp.create_barcode(code, zxingcpp.BarcodeFormat.EAN13))
        label = Image.fromarray(drawn)
        photo.paste(
            label.resize((label.width * 3, label.height * 3), Image.Resampling.NEAREST),
            (80, 300 * place + 60),
        )
    kept = io.BytesIO()
    photo.save(kept, "JPEG")
    return kept.getvalue()


async def adds(town: Town, person: Person, **product: Any) -> None:
    town.mind.calls["новый товар"] = [("inventory.add", product)]
    await person.says("новый товар")
    await person.clicks("Да")


async def test_a_picture_of_a_code_leads_to_its_goods(town: Town) -> None:
    anna = await town.owner()
    await adds(town, anna, name="Латте", price=200)
    await anna.sends_photo(pictured(EAN))
    assert f"Код {EAN} пока ни к какому товару не привязан" in anna.last.text
    await anna.clicks("Привязать к товару")
    await anna.clicks("Латте")
    if "Да" in anna.last.buttons:
        await anna.clicks("Да")
    await anna.sends_photo(pictured(EAN))
    assert "Латте" in anna.last.text
    await anna.clicks("Оприходовать")
    await anna.says("5")
    await anna.sends_file("этикетка.png", pictured(EAN), mime="image/png")
    await anna.clicks("Остаток")
    assert "5 шт" in anna.last.text.replace("\u00a0", " ")


async def test_several_codes_are_a_choice(town: Town) -> None:
    anna = await town.owner()
    for name, code in (("Латте", EAN), ("Мука", OTHER)):
        await adds(town, anna, name=name, price=200, barcode=code)
    await anna.sends_photo(pictured(EAN, OTHER))
    assert "несколько кодов" in anna.last.text
    await anna.clicks("Мука")
    assert "Мука" in anna.last.text


async def test_a_picture_without_a_code_gets_a_kind_word(town: Town) -> None:
    anna = await town.owner()
    await anna.sends_photo(pictured())
    assert "не вижу" in anna.last.text
    await anna.sends_photo(b"no picture at all")
    assert "не вижу" in anna.last.text
    await anna.sends_photo(pictured(EAN), caption="/stock")
    assert "не привязан" not in anna.last.text
