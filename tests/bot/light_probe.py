"""Run in a process of its own: `python -m tests.bot.light_probe MODE` imports aiogram, prints what came out.

MODE: `light` (armed by the package bot), `stock`, `unchecked` (armed under versions nobody checked), `late`
(armed when aiogram was imported already).
"""

from __future__ import annotations

import importlib
import importlib.metadata
import json
import logging
import pkgutil
import re
import sys
from typing import Any

ADDRESS = re.compile(r" at 0x[0-9a-f]+")
PERSON = {"id": 11, "is_bot": False, "first_name": "Асель", "language_code": "ru"}
PRIVATE = {"id": 11, "type": "private", "first_name": "Асель"}
GROUP = {"id": -500, "type": "group", "title": "Команда"}
BOT = {"id": 1, "is_bot": True, "first_name": "Приказчик", "username": "prikaz_bot"}


def message(**more: Any) -> dict[str, Any]:
    return {"message_id": 7, "date": 1_700_000_000, "chat": PRIVATE, "from": PERSON, **more}


def member(status: str) -> dict[str, Any]:
    return {"user": BOT, "status": status}


UPDATES: list[dict[str, Any]] = [
    {"message": message(text="/start x", entities=[{"type": "bot_command", "offset": 0, "length": 6}])},
    {"message": message(text="да", reply_to_message=message(text="точно?"), message_thread_id=3)},
    {"edited_message": message(text="исправлено", edit_date=1_700_000_100)},
    {
        "callback_query": {
            "id": "9",
            "from": PERSON,
            "chat_instance": "c",
            "data": "yes",
            "message": message(
                text="Записать?",
                reply_markup={"inline_keyboard": [[{"text": "Да", "callback_data": "yes"}]]},
            ),
        }
    },
    {
        "callback_query": {
            "id": "9",
            "from": PERSON,
            "chat_instance": "c",
            "data": "old",
            "message": {"chat": PRIVATE, "message_id": 3, "date": 0},
        }
    },
    {
        "my_chat_member": {
            "chat": GROUP,
            "from": PERSON,
            "date": 1_700_000_000,
            "old_chat_member": {**member("left")},
            "new_chat_member": {**member("member")},
        }
    },
    {"message": message(chat=GROUP, migrate_to_chat_id=-1_001_234_567_890_123)},
    {
        "message": message(
            document={"file_id": "f", "file_unique_id": "u", "file_name": "цены.csv"}, caption="вот"
        )
    },
    {
        "message": message(
            photo=[{"file_id": "p", "file_unique_id": "q", "width": 90, "height": 60, "file_size": 1000}],
            media_group_id="1",
        )
    },
    {"message": message(voice={"file_id": "v", "file_unique_id": "w", "duration": 3})},
]


def models_of_aiogram() -> list[Any]:
    """Every pydantic model that aiogram defines, in its optional parts too where they can be imported."""
    import aiogram
    from pydantic import BaseModel

    found: set[Any] = set()
    for part in pkgutil.walk_packages(aiogram.__path__, "aiogram.", onerror=lambda _: None):
        try:
            module = importlib.import_module(part.name)
        except ImportError:
            continue
        for value in vars(module).values():
            if (
                isinstance(value, type)
                and issubclass(value, BaseModel)
                and value.__module__.startswith("aiogram.")
            ):
                found.add(value)
    return sorted(found, key=lambda model: (model.__module__, model.__qualname__))


def read_updates() -> list[Any]:
    from aiogram.types import Update

    read = [Update.model_validate({"update_id": 1, **update}) for update in UPDATES]
    return [update.model_dump(mode="json", exclude_unset=True, by_alias=True) for update in read]


def read_answers() -> list[Any]:
    from aiogram.methods import Response
    from aiogram.types import Message

    sent = Response[Message].model_validate({"ok": True, "result": message(text="готово")})
    done = Response[bool].model_validate({"ok": True, "result": True})
    moved = Response[Message].model_validate(
        {"ok": False, "error_code": 400, "parameters": {"migrate_to_chat_id": -100}}
    )
    return [answer.model_dump(mode="json", exclude_unset=True) for answer in (sent, done, moved)]


def own_model_around_a_message() -> str:
    """A model outside aiogram that mentions one of its types (it is built when declared)."""
    from aiogram.types import Message
    from pydantic import create_model

    model = create_model("Kept", message=(Message, ...))
    return str(model.model_validate({"message": message(text="храню")}).message.text)  # type: ignore[attr-defined]


def look() -> dict[str, Any]:
    import aiogram.types
    from pydantic import BaseModel

    built_early = sum(model.__pydantic_complete__ for model in (aiogram.types.Message, aiogram.types.Update))
    updates, answers, kept = read_updates(), read_answers(), own_model_around_a_message()
    shapes, failed = {}, []
    for model in models_of_aiogram():
        try:
            model.model_rebuild()
        except Exception as error:  # noqa: BLE001 - whatever it is, the test shows it
            failed.append(f"{model.__name__}: {error}")
        shapes[f"{model.__module__}.{model.__qualname__}"] = [
            bool(model.__pydantic_complete__),
            {
                name: ADDRESS.sub("", repr(field.annotation))
                for name, field in sorted(model.model_fields.items())
            },
        ]
    return {
        "built_early": built_early,
        "updates": updates,
        "answers": answers,
        "kept": kept,
        "shapes": shapes,
        "failed": failed,
        "patched": BaseModel.model_rebuild.__qualname__ != "BaseModel.model_rebuild",
    }


def main(mode: str) -> None:
    logging.basicConfig(level=logging.DEBUG, stream=sys.stderr)
    if mode == "late":
        importlib.import_module("aiogram")
    if mode == "unchecked":
        importlib.metadata.version = lambda distribution_name: "99.0"
    if mode != "stock":
        importlib.import_module("bot")
    importlib.import_module("aiogram")
    print(json.dumps(look()))  # noqa: T201 - the answer to the test that started us


if __name__ == "__main__":
    main(sys.argv[1])
