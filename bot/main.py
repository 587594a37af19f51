"""The composition root: builds the App, lists the rooms, hangs the doors, starts and stops them."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from bot import light_start
from bot.courier import Courier
from bot.delivery.telegram import TelegramDelivery
from bot.intake import Intake
from bot.lanes import Lanes
from bot.polling import UPDATES, Poller, TokenRefused
from bot.rooms import open_rooms, text_folders
from bot.settings import Settings
from core.app import App, Writer
from core.assistant.minds import AtFirstWord, Closing
from core.clock import Clock, SystemClock
from core.db import Database, open_database
from core.files import Files
from core.nursery import Nursery
from core.texts import Texts
from migrations.run import bring_up_to_date

if TYPE_CHECKING:
    from aiogram import Bot
    from aiogram.types import User

    from bot import web
    from bot.local.chat import LocalChat
    from core.assistant.hearing import Listener
    from core.assistant.minds import Mind
    from core.assistant.model.settings import ModelSettings
    from core.assistant.papers import PaperReader
    from handlers.drawing import Drawing
    from handlers.telegram.door import Door

log = logging.getLogger(__name__)

CALM = 3.0
"""Seconds after the start that belong to those who wait for an answer."""
PATIENCE = 30.0
"""Seconds more that what can wait is put off while there are such people."""


@dataclass
class Product:
    """The running product: one App, one door (Telegram or the local chat), and what carries things out."""

    settings: Settings
    app: App
    bot: Bot
    door: Door
    drawing: Drawing
    nursery: Nursery
    lanes: Lanes
    intake: Intake
    courier: Courier
    local: LocalChat | None
    server: web.Server | None = None
    scheduler: Callable[[], Awaitable[None]] | None = None

    async def settled(self) -> None:
        """Wait until everything said so far is answered."""
        await self.lanes.settled()


async def open_app(settings: Settings, clock: Clock | None = None) -> App:
    """The App over an up-to-date database."""
    clock = clock or SystemClock()
    db: Database = open_database(settings.database_url.get_secret_value())
    await bring_up_to_date(db.engine)
    folders = {**text_folders(), **_door_texts()}
    return App(
        db=db,
        register=open_rooms(),
        texts=Texts(folders, clock=clock),
        clock=clock,
        files=Files(settings.data_dir / "files"),
        secret=settings.secret_key.get_secret_value().encode(),
        default_zone=settings.default_timezone,
        default_locale=settings.default_locale,
    )


def _door_texts() -> dict[str, Path]:
    from handlers.drawing import TEXTS as DRAWING_TEXTS
    from handlers.telegram import TEXTS

    return {"telegram": TEXTS, "drawing": DRAWING_TEXTS}


async def build(settings: Settings, clock: Clock | None = None) -> Product:
    """Everything put together, nothing running yet."""
    from handlers.drawing import Drawing
    from handlers.telegram.door import Door

    app = await open_app(settings, clock)
    local = _local_chat(settings, app) if settings.is_local else None
    bot = _bot(settings, local)
    nursery = Nursery()
    drawing = Drawing(app.texts)
    app = replace(app, printer=drawing.pdf, model_priced=_priced(settings), try_model=_trial(settings))
    if settings.has_model:
        app = replace(app, writer=_writer(settings, app))
    source = "local" if local else "telegram"
    listener = _listener(settings) if settings.has_listener else None
    reader = _reader(settings, app) if settings.has_seer else None
    minds = _minds(settings, app)
    door = Door(app, bot, drawing, source, minds=minds, listener=listener, reader=reader)
    lanes = Lanes(app.db, door.take_raw, nursery, door.follows)
    intake = Intake(app.db, app.clock, lanes, source)
    courier = Courier(app.db, app.clock, {source: TelegramDelivery(door)})
    return Product(settings, app, bot, door, drawing, nursery, lanes, intake, courier, local)


def _local_chat(settings: Settings, app: App) -> LocalChat:
    from bot.local.chat import LocalChat

    return LocalChat(settings.data_dir, app.clock)


def _bot(settings: Settings, local: LocalChat | None) -> Bot:
    from aiogram import Bot
    from aiogram.client.telegram import TelegramAPIServer

    from bot.session import JsonSession

    if local is not None:
        return Bot(local.TOKEN, session=local.session)
    assert settings.bot_token is not None  # noqa: S101 - is_local says so
    api = TelegramAPIServer.from_base(settings.telegram_api_url)
    return Bot(settings.bot_token.get_secret_value(), session=JsonSession(api=api))


def _priced(settings: Settings) -> bool | None:
    """Whether prices of the model were told; None without a model."""
    if settings.has_model or settings.has_seer:
        return settings.openai_price_in is not None
    return settings.openai_price_minute is not None if settings.has_listener else None


def _trial(settings: Settings) -> Callable[[], Awaitable[Any]] | None:
    """What tries the model's server out; None without a model."""
    if not settings.has_model:
        return None

    async def trial() -> Any:
        from core.assistant.model.trial import tried

        return await tried(_served(settings, settings.openai_model))

    return trial


def _minds(settings: Settings, app: App) -> list[Mind]:
    """The minds in the order they are asked: the model where there is one, then the offline interpreter."""
    offline = AtFirstWord(lambda: _offline(app))
    return [_model(settings, app), offline] if settings.has_model else [offline]


def _offline(app: App) -> Mind:
    from core.assistant.offline import OfflineMind

    return OfflineMind(app)


def _model(settings: Settings, app: App) -> Mind:
    from core.assistant.model.mind import ModelMind

    return ModelMind(app, _served(settings, settings.openai_model))


def _writer(settings: Settings, app: App) -> Writer:
    from core.assistant.model.writer import ModelWriter

    return ModelWriter(app, _served(settings, settings.openai_model))


def _listener(settings: Settings) -> Listener:
    from core.assistant.model.transcriber import Transcriber

    return Transcriber(_served(settings, settings.openai_transcribe_model))


def _reader(settings: Settings, app: App) -> PaperReader:
    from core.assistant.knowing import Knowledge
    from core.assistant.model.seer import VisionModel
    from core.assistant.papers import PaperReader

    return PaperReader(VisionModel(_served(settings, settings.openai_vision_model)), Knowledge(app))


def _served(settings: Settings, model: str | None) -> ModelSettings:
    """A model of the server that the settings name."""
    from core.assistant.model.settings import ModelSettings

    key = settings.openai_api_key
    return ModelSettings(
        model=model or "",
        api_key=key.get_secret_value() if key else None,
        base_url=settings.openai_base_url,
        price_in=settings.openai_price_in,
        price_out=settings.openai_price_out,
        price_minute=settings.openai_price_minute,
    )


async def start(product: Product) -> None:
    """Open the door: who we are, our commands, the server, what was left open, and what goes on for ever.

    Raises TokenRefused.
    """
    app = product.app
    light_start.build_common_types()
    me = await _me(product.bot)
    app.address.username = me.username or app.address.username
    product.nursery.keep(product.courier.run, "courier")
    left = await product.intake.resume()
    if left:
        log.info("going on with %d updates of an earlier run", left)
    await _open_server(product)
    await _fetch(product)
    product.nursery.start(_introduce(product), "introduction")
    product.nursery.start(_schedule(product), "schedule")
    light_start.tune_collector()


async def _me(bot: Bot) -> User:
    from aiogram.exceptions import TelegramNotFound, TelegramUnauthorizedError

    try:
        return await bot.get_me()
    except (TelegramUnauthorizedError, TelegramNotFound):
        raise TokenRefused from None


async def _introduce(product: Product) -> None:
    """Tell our commands once the first to come are served: it reads the words of every room."""
    await _calm(product)
    await product.door.introduce()


async def _schedule(product: Product) -> None:
    """Wait for schedules once the first to come are served: its library is not light to load."""
    await _calm(product)
    product.nursery.keep(lambda: _scheduler(product), "scheduler")


async def _calm(product: Product) -> None:
    """Return when the first to come are served and nobody waits, or has waited long enough."""
    await asyncio.sleep(CALM)
    with suppress(TimeoutError):
        await asyncio.wait_for(product.settled(), PATIENCE)


async def _open_server(product: Product) -> None:
    settings = product.settings
    if product.local is None and settings.webhook_url is None:
        return
    from bot import web

    application = web.application(product.app.db)
    if product.local is not None:
        product.local.feed = product.intake.take_one
        application.add_routes(product.local.routes())
    if settings.webhook_url is not None:
        path = urlsplit(settings.webhook_url).path or web.WEBHOOK_PATH
        web.add_webhook(application, product.intake, settings.webhook_secret.get_secret_value(), path)
    host = settings.http_host
    product.server = web.Server(application, host, settings.http_port)
    await product.server.start()
    if product.local is not None:
        await product.local.start()
        log.info("Local chat: http://%s:%d", host, product.server.port)


async def _fetch(product: Product) -> None:
    settings = product.settings
    if product.local is not None:
        return
    if settings.webhook_url is not None:
        await product.bot.set_webhook(
            settings.webhook_url,
            secret_token=settings.webhook_secret.get_secret_value(),
            allowed_updates=list(UPDATES),
        )
        return
    await product.bot.delete_webhook()
    product.nursery.keep(Poller(product.bot, product.intake, product.lanes).run, "polling")


async def _scheduler(product: Product) -> None:
    from bot.scheduler import Scheduler

    await Scheduler(product.app, product.courier).run()


async def stop(product: Product) -> None:
    """Close the door and let go of everything; what is unfinished waits in the inbox."""
    if product.local is not None:
        product.local.close()
    if product.server is not None:
        await product.server.stop()
    await product.nursery.close()
    for mind in product.door.minds:
        if isinstance(mind, Closing):
            await mind.close()
    for helper in (product.door.listener, product.door.reader, product.app.writer):
        if helper is not None:
            await helper.close()
    await product.drawing.close()
    await product.bot.session.close()
    await product.app.db.close()
