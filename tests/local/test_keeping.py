"""What stays over a restart, and what a crash cannot take."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from aiogram import Bot
from aiogram.types import BotCommand, BufferedInputFile, ReactionTypeEmoji

from bot.local import LocalChat
from bot.local.world import KEPT_MESSAGES
from core.clock import MovableClock
from tests.local.echo import PIXEL, board

Json = dict[str, Any]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


def started(folder: Path | None, clock: MovableClock) -> tuple[LocalChat, Bot]:
    local = LocalChat(folder, clock)
    return local, Bot(local.TOKEN, session=local.session)


def told(local: LocalChat) -> list[Json]:
    taken: list[Json] = []

    async def take(update: Json) -> None:
        taken.append(update)

    local.feed = take
    return taken


async def test_the_conversation_stays(folder: Path, clock: MovableClock) -> None:
    local, bot = started(folder, clock)
    told(local)
    newcomer = await local.deeds.arrives("Ержан")
    await local.deeds.joins(newcomer, local.group)
    await local.deeds.opens(local.owner)
    anna = local.owner.id
    sent = await bot.send_message(anna, "<b>Привет</b>", parse_mode="HTML", reply_markup=board("Да"))
    await bot.set_message_reaction(anna, sent.message_id, [ReactionTypeEmoji(emoji="👍")])
    gone = await bot.send_message(anna, "лишнее")
    await bot.delete_message(anna, gone.message_id)
    document = await bot.send_document(anna, BufferedInputFile("ё".encode(), "Отчёт.txt"))
    await bot.pin_chat_message(anna, document.message_id)
    await bot.set_my_commands([BotCommand(command="stock", description="Остатки")])
    before = [local.world.chats[anna].messages, local.world.chats[anna].reactions, local.people]
    local.close()

    again, bot = started(folder, clock)
    chat = again.world.chats[anna]
    assert [chat.messages, chat.reactions, again.people] == before
    assert chat.pinned == [document.message_id]
    assert chat.is_started
    assert newcomer.id in again.group.members
    assert again.menus.seen_by(again.owner, chat) == [{"command": "stock", "description": "Остатки"}]
    assert document.document is not None
    content = await bot.download(document.document)
    assert content is not None
    assert content.read().decode() == "ё"
    again.close()


async def test_numbers_go_on_even_after_deletions(folder: Path, clock: MovableClock) -> None:
    local, bot = started(folder, clock)
    first = told(local)
    await local.deeds.opens(local.owner)
    sent = await bot.send_message(local.owner.id, "x")
    await bot.delete_message(local.owner.id, sent.message_id)
    local.close()
    for _ in range(2):
        local, bot = started(folder, clock)
        later = told(local)
        await local.deeds.opens(local.owner)
        assert later[0]["update_id"] > first[0]["update_id"]
        assert later[0]["message"]["message_id"] > sent.message_id
        first = later
        local.close()


async def test_what_the_product_did_not_take_is_handed_over_after_the_restart(
    folder: Path, clock: MovableClock
) -> None:
    local, _ = started(folder, clock)

    async def broken(update: Json) -> None:
        raise OSError("disk is full")

    await local.deeds.says(local.owner, local.group, "раз")
    local.feed = broken
    await local.deeds.says(local.owner, local.group, "два")
    local.close()

    again, _ = started(folder, clock)
    taken = told(again)
    await again.start()
    assert [update["message"]["text"] for update in taken] == ["раз", "два"]
    again.close()

    third, _ = started(folder, clock)
    taken = told(third)
    await third.start()
    assert taken == []
    third.close()


async def test_a_torn_line_costs_that_line_alone(folder: Path, clock: MovableClock) -> None:
    local, _ = started(folder, clock)
    told(local)
    await local.deeds.says(local.owner, local.group, "целое")
    local.close()
    with (folder / "local" / "chat.jsonl").open("a", encoding="utf-8") as journal:
        journal.write('{"message":{"message_id":98,"chat":{"id":5}}}\n{"chat":{"id":7}}\n["?"]\n')
        journal.write('{"message":{"message_id":99,"chat":{"id":')
    again, _ = started(folder, clock)
    assert [one["text"] for one in again.group.messages.values()] == ["целое"]
    told(again)
    await again.deeds.says(again.owner, again.group, "после")
    again.close()
    third, _ = started(folder, clock)
    assert [one["text"] for one in third.group.messages.values()] == ["целое", "после"]
    third.close()


async def test_the_journal_does_not_grow_without_end(folder: Path, clock: MovableClock) -> None:
    local, bot = started(folder, clock)
    told(local)
    sent = await bot.send_message(local.group.id, "0")
    for number in range(1, 300):
        await bot.edit_message_text(str(number), chat_id=local.group.id, message_id=sent.message_id)
    for _ in range(KEPT_MESSAGES + 10):
        local.world.post(local.group, local.owner.as_user(), {"text": "x"})
    local.close()
    again, _ = started(folder, clock)
    again.close()
    lines = (folder / "local" / "chat.jsonl").read_text(encoding="utf-8").splitlines()
    assert KEPT_MESSAGES <= len(lines) < KEPT_MESSAGES + 20


async def test_nothing_is_kept_without_a_folder(clock: MovableClock) -> None:
    local, bot = started(None, clock)
    told(local)
    await local.deeds.opens(local.owner)
    sent = await bot.send_photo(local.owner.id, BufferedInputFile(PIXEL, "x.png"))
    assert sent.photo is not None
    content = await bot.download(sent.photo[-1])
    assert content is not None
    assert content.read() == PIXEL
    again, _ = started(None, clock)
    assert again.world.chats[local.owner.id].messages == {}


async def test_a_file_that_was_removed_from_the_disk_is_not_found(folder: Path, clock: MovableClock) -> None:
    local, bot = started(folder, clock)
    told(local)
    await local.deeds.opens(local.owner)
    sent = await bot.send_document(local.owner.id, BufferedInputFile(b"x", "x.txt"))
    for path in (folder / "local" / "files").iterdir():
        path.unlink()
    assert sent.document is not None
    with pytest.raises(Exception, match="404"):
        await bot.download(sent.document)
    local.close()
