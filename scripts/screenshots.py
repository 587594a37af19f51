"""Photographs an owner's day in the local chat: docs/pictures/*.png. Needs Chromium.

The product runs as it is, on a clock of its own; people say and press what stands in DAYS.
"""

from __future__ import annotations

import asyncio
import io
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PIL import Image
from pydantic import SecretStr

from bot.local.client import LocalClient, Talk
from bot.main import build, start, stop
from bot.settings import Settings
from core.clock import MovableClock
from tests.fakes.browser import Browser

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "pictures"
FRIDAY = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
"""Noon in Moscow; the week's sales lie before it."""
LARGEST = 150_000
"""Bytes of a picture."""
PHONE = {"width": 390, "height": 780, "scale": 2.0}
DESK = {"width": 1180, "height": 760, "scale": 1.25}
GOODS = ((3, 12), (2, 8), (4, 15), (3, 9), (5, 21), (7, 30))
"""Cakes and croissants sold on each of the days before."""


@dataclass(frozen=True)
class Day:
    """What is said in one language. A line in brackets is a press."""

    owner: str
    opening: tuple[str, ...]
    sold: str
    yes: str
    order: str
    morning: tuple[str, ...]
    report: str
    evening: tuple[str, ...]
    group: tuple[str, ...]


RUSSIAN = Day(
    owner="Анна",
    opening=(
        "/start",
        "Пекарня Ромашка",
        "[₽ Рубль]",
        "[Москва]",
        "добавь товар торт наполеон цена 1200 себестоимость 500",
        "[Да]",
        "добавь товар круассан цена 120 себестоимость 40",
        "[Да]",
        "приход 60 тортов наполеон и 400 круассанов",
        "[Да]",
    ),
    sold="продал {cakes} торта наполеон и {croissants} круассанов",
    yes="Да",
    order="запиши заказ Ивановой: 3 торта наполеон по 1200 и доставка 300 на завтра к 15",
    morning=("Иванова оплатила 2000", "[Да]", "отгрузи заказ 7", "[Да]"),
    report="выручка за неделю",
    evening=("сколько осталось наполеона?", "расход 1500 аренда", "[Да]", "отмени"),
    group=("/link", "[Да]", "@prikazchik_bot сколько мы продали сегодня?"),
)
ENGLISH = Day(
    owner="Anna",
    opening=(
        "/start",
        "Daisy Bakery",
        "[$ Dollar]",
        "[London]",
        "add product napoleon cake price 24 cost 10",
        "[Yes]",
        "add product croissant price 3 cost 1",
        "[Yes]",
        "received 60 napoleon cakes and 400 croissants",
        "[Yes]",
    ),
    sold="sold {cakes} napoleon cakes and {croissants} croissants",
    yes="Yes",
    order="order for Smith: 3 napoleon cakes at 24 and delivery 6, due tomorrow at 3pm",
    morning=("Smith paid 40", "[Yes]"),
    report="revenue this week",
    evening=(),
    group=(),
)


async def tell(talk: Talk, *lines: str) -> None:
    """Say and press."""
    for line in lines:
        if line.startswith("["):
            await talk.clicks(line.strip("[]"))
        else:
            await talk.says(line)


async def week(talk: Talk, day: Day, clock: MovableClock) -> None:
    """Open the shop and sell for some days."""
    for ago, (cakes, croissants) in zip(range(len(GOODS), 0, -1), GOODS, strict=True):
        clock.set(FRIDAY - timedelta(days=ago))
        if ago == len(GOODS):
            await tell(talk, *day.opening)
        await tell(talk, day.sold.format(cakes=cakes, croissants=croissants), f"[{day.yes}]")
    clock.set(FRIDAY)


class Camera:
    """The page before one person's eyes."""

    def __init__(self, browser: Browser, port: int) -> None:
        self._browser = browser
        self._address = f"http://127.0.0.1:{port}/"

    async def looks(self, talk: Talk, **size: float) -> None:
        """Open the talk as its person sees it."""
        browser = self._browser
        width, height, scale = int(size["width"]), int(size["height"]), size["scale"]
        await browser.size(1180, 760)
        await browser.opens(self._address)
        await browser.clicks(f'[data-person="{talk.person.name}"]')
        await browser.clicks(f'[data-chat="{talk.chat.id}"]')
        await browser.size(width, height, scale=scale, mobile=width < 700)
        await browser.until("[...document.images].every((one) => one.complete)")
        await browser.until("scrollTo(0, 0) ?? (document.querySelector('#scroll').scrollTop = 1e9)")
        await browser.until(
            "document.querySelector('#composer').getBoundingClientRect().bottom <= innerHeight"
        )
        await asyncio.sleep(0.6)  # scrolling and fading in come to rest

    async def takes(self, name: str) -> None:
        picture = small(await self._browser.picture())
        if len(picture) > LARGEST:
            raise SystemExit(f"{name}.png: {len(picture)} bytes, at most {LARGEST}")
        (PICTURES / f"{name}.png").write_bytes(picture)
        print(f"{name}.png: {len(picture) // 1000} kB")


def small(png: bytes) -> bytes:
    """The picture in at most 128 colours."""
    out = io.BytesIO()
    few = Image.open(io.BytesIO(png)).convert("RGB").quantize(128, dither=Image.Dither.NONE)
    few.save(out, "PNG", optimize=True)
    return out.getvalue()


def settings(folder: Path) -> Settings:
    """A product of its own, whatever the environment says."""
    return Settings(
        _env_file=None,
        data_dir=folder,
        database_url=SecretStr(f"sqlite+aiosqlite:///{folder / 'day.sqlite'}"),
        bot_token=None,
        webhook_url=None,
        http_host="127.0.0.1",
        http_port=0,
    )


async def photograph(day: Day, suffix: str) -> None:
    """All pictures of a day in one language."""
    clock = MovableClock(FRIDAY)
    with tempfile.TemporaryDirectory() as folder:
        product = await build(settings(Path(folder)), clock)
        await start(product)
        try:
            if product.local and product.server:
                client = LocalClient(product.local, product.settled)
                await act(client, product.server.port, day, suffix, clock)
        finally:
            await stop(product)


async def act(client: LocalClient, port: int, day: Day, suffix: str, clock: MovableClock) -> None:
    talk = client.private(day.owner) if suffix == "ru" else await client.newcomer(day.owner, "en")
    await week(talk, day, clock)
    async with Browser() as browser:
        await browser.ask("Emulation.setTimezoneOverride", timezoneId="Europe/Moscow")
        await browser.scheme("light")
        await browser.speaks("ru-RU" if suffix == "ru" else "en-US")
        await scenes(Camera(browser, port), client, talk, day, suffix)


async def scenes(camera: Camera, client: LocalClient, talk: Talk, day: Day, suffix: str) -> None:
    await tell(talk, day.order)
    await camera.looks(talk, **PHONE)
    await camera.takes(f"order-{suffix}")
    await tell(talk, f"[{day.yes}]", *day.morning, day.report)
    await camera.looks(talk, **PHONE)
    await camera.takes(f"report-{suffix}")
    if not day.group:
        return
    await tell(talk, *day.evening)
    await camera.looks(talk, **DESK)
    await camera.takes(f"desk-{suffix}")
    group = client.group(day.owner)
    await tell(group, *day.group)
    await camera.looks(group, **PHONE)
    await camera.takes(f"group-{suffix}")


async def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    await photograph(RUSSIAN, "ru")
    await photograph(ENGLISH, "en")


if __name__ == "__main__":
    asyncio.run(main())
