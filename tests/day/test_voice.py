"""Spoken messages over both doors: written down, shown, taken like words, never done without a yes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from tests.day.conftest import Stage, open_stage
from tests.day.test_owners_day import _opens_shop
from tests.fakes.model_ears import Deaf, Ears
from tests.fakes.model_server import ModelServer

VOICE = b"OggS" + bytes(400)


@pytest.fixture
async def server() -> AsyncIterator[ModelServer]:
    async with ModelServer() as opened:
        yield opened
        assert opened.left == ()


@pytest.fixture
def ears(server: ModelServer) -> Ears:
    return server.ears


@pytest.fixture(params=["local", "telegram"])
async def stage(request: pytest.FixtureRequest, tmp_path: Path, server: ModelServer) -> AsyncIterator[Stage]:
    """A shop that can listen, with goods."""
    told: dict[str, Any] = {
        "openai_base_url": server.url,
        "openai_api_key": SecretStr("sk-test"),
        "openai_transcribe_model": "whisper-1",
        "openai_price_minute": "1",
    }
    async with open_stage(request.param, tmp_path, **told) as opened:
        await _opens_shop(opened)
        await opened.anna.says("добавь товар наполеон цена 1200")
        await opened.anna.clicks("Да")
        await opened.anna.says("добавь клиента Марина Иванова")
        await opened.anna.clicks("Да")
        yield opened


def seen(stage: Stage) -> str:
    return stage.figures(stage.anna.last.text)


async def test_what_is_said_is_shown_and_done_after_a_yes(stage: Stage, ears: Ears) -> None:
    ears.script("Приход десять штук наполеона")
    await stage.anna.sends_voice(VOICE)
    assert "Услышал: «Приход десять штук наполеона»" in seen(stage)
    assert "Пока ничего не записано" in seen(stage)
    await stage.anna.clicks("Да")
    assert "10 шт" in seen(stage)


async def test_the_server_is_told_names_and_language(stage: Stage, ears: Ears) -> None:
    ears.script("Сколько осталось наполеона?")
    await stage.anna.sends_voice(VOICE)
    [recording] = ears.heard
    assert recording.content == VOICE
    assert recording.name == "voice.ogg"
    assert recording.said("model") == "whisper-1"
    assert recording.said("language") == "ru"
    assert "наполеон" in recording.said("prompt")
    assert "Иванова" in recording.said("prompt")
    assert "нет" in seen(stage) or "0 шт" in seen(stage)


async def test_a_look_is_answered_at_once(stage: Stage, ears: Ears) -> None:
    ears.script("сколько стоит наполеон")
    await stage.anna.sends_voice(VOICE)
    assert "1 200 ₽" in seen(stage)


async def test_even_where_cards_are_waived_nothing_heard_is_done_at_once(stage: Stage, ears: Ears) -> None:
    await stage.anna.says("записывай без карточек")
    await stage.anna.clicks("Да")
    await stage.anna.says("приход 7 штук наполеона")
    assert "Пока ничего не записано" not in seen(stage)
    ears.script("приход 10 штук наполеона", "да", "приход наполеона")
    await stage.anna.sends_voice(VOICE)
    assert "Пока ничего не записано" in seen(stage)
    await stage.anna.sends_voice(VOICE)
    assert "пока ничего не записано" in seen(stage)
    await stage.anna.clicks("Отмена")
    await stage.anna.sends_voice(VOICE)
    await stage.anna.says("10")
    assert "Пока ничего не записано" in seen(stage)
    await stage.anna.clicks("Отмена")
    await stage.anna.says("сколько осталось наполеона?")
    assert "7 шт" in seen(stage)


async def test_a_spoken_yes_shows_the_card_once_more(stage: Stage, ears: Ears) -> None:
    await stage.anna.says("приход 10 штук наполеона")
    ears.script("Да.")
    await stage.anna.sends_voice(VOICE)
    assert "пока ничего не записано" in seen(stage)
    await stage.anna.says("сколько осталось наполеона?")
    assert "10 шт" not in seen(stage)


async def test_a_spoken_no_closes_the_card(stage: Stage, ears: Ears) -> None:
    await stage.anna.says("приход 10 штук наполеона")
    ears.script("нет")
    await stage.anna.sends_voice(VOICE)
    await stage.anna.says("да")
    await stage.anna.says("сколько осталось наполеона?")
    assert "10 шт" not in seen(stage)


async def test_a_spoken_undo_takes_nothing_back_but_lists_what_can_be(stage: Stage, ears: Ears) -> None:
    await stage.anna.says("приход 10 штук наполеона")
    await stage.anna.clicks("Да")
    ears.script("Отмени")
    await stage.anna.sends_voice(VOICE)
    assert "последние дела" in seen(stage)
    await stage.anna.says("сколько осталось наполеона?")
    assert "10 шт" in seen(stage)


async def test_an_answer_by_voice_leads_to_a_card(stage: Stage, ears: Ears) -> None:
    await stage.anna.says("/receive наполеон")
    ears.script("десять")
    await stage.anna.sends_voice(VOICE)
    assert "Пока ничего не записано" in seen(stage)
    assert "10 шт" in seen(stage)


async def test_what_was_misheard_is_said_again(stage: Stage, ears: Ears) -> None:
    ears.script("Приход пятьдесят штук наполеона")
    await stage.anna.sends_voice(VOICE)
    await stage.anna.clicks("Исправить")
    assert "как правильно" in seen(stage)
    assert "Скопировать услышанное" in stage.anna.last.buttons
    await stage.anna.says("да")
    assert "50 шт" not in seen(stage)
    await stage.anna.says("приход 15 штук наполеона")
    await stage.anna.clicks("Да")
    await stage.anna.says("сколько осталось наполеона?")
    assert "15 шт" in seen(stage)


async def test_voices_are_told_in_the_usage_and_end_with_the_limit(stage: Stage, ears: Ears) -> None:
    ears.script("сколько осталось наполеона")
    await stage.anna.sends_voice(VOICE)
    await stage.anna.says("/usage")
    assert "1 сообщение, 1 мин" in seen(stage)
    await stage.anna.says("лимит на модель 0,01 рубля в день")
    await stage.anna.clicks("Да")
    await stage.anna.sends_voice(VOICE)
    assert "голосовые до завтра не разбираю" in seen(stage)
    assert len(ears.heard) == 1


async def test_silence_is_no_words(stage: Stage, ears: Ears) -> None:
    for written in ("", " ... ", "Продолжение следует...", "Субтитры сделал DimaTorzok"):
        ears.script(written)
        await stage.anna.sends_voice(VOICE)
        assert "Не расслышал" in seen(stage)


@pytest.mark.parametrize(
    "trouble",
    [
        [Deaf(503), Deaf(503)],
        [Deaf(200, "<html>")],
        [Deaf(200, '{"text": null}')],
        [Deaf(401)],
        [Deaf(drop=True), Deaf(drop=True)],
    ],
    ids=["away", "nonsense", "no words", "key", "dropped"],
)
async def test_a_server_that_fails_is_told_and_the_next_try_works(
    stage: Stage, ears: Ears, trouble: list[Deaf]
) -> None:
    ears.script(*trouble)
    await stage.anna.sends_voice(VOICE)
    assert "разобрать не получилось" in seen(stage)
    ears.script("приход 10 наполеонов")
    await stage.anna.sends_voice(VOICE)
    assert "10 шт" in seen(stage)


async def test_a_server_that_knows_no_hints_is_asked_without(stage: Stage, ears: Ears) -> None:
    ears.knows_hints = False
    ears.script("приход 10 наполеонов")
    await stage.anna.sends_voice(VOICE)
    assert "10 шт" in seen(stage)
    assert len(ears.refused) == 1


async def test_too_long_a_speech_is_not_sent_anywhere(stage: Stage, ears: Ears) -> None:
    await stage.anna.sends_voice(VOICE, duration=301)
    assert "до пяти минут" in seen(stage)
    assert ears.heard == []
    assert ears.refused == []


@pytest.mark.parametrize("kind", ["audio", "video_note"])
async def test_recordings_and_round_videos_are_heard_too(
    tmp_path: Path, server: ModelServer, kind: str
) -> None:
    told: dict[str, Any] = {"openai_base_url": server.url, "openai_api_key": SecretStr("sk-test")}
    async with open_stage("telegram", tmp_path, **told, openai_transcribe_model="gpt-transcribe") as stage:
        await _opens_shop(stage)
        await stage.anna.says("добавь товар наполеон цена 1200")
        await stage.anna.clicks("Да")
        server.ears.script("приход 10 наполеонов")
        await stage.anna.sends_voice(VOICE, kind=kind)
        assert "10 шт" in seen(stage)
        [recording] = server.ears.heard
        assert recording.fields["keywords[]"] == ["наполеон"]
        assert recording.fields["languages[]"] == ["ru", "en"]
        assert recording.name.endswith("mp4" if kind == "video_note" else "ogg")


async def test_a_file_larger_than_announced_is_not_taken_whole(tmp_path: Path, server: ModelServer) -> None:
    told: dict[str, Any] = {"openai_base_url": server.url, "openai_api_key": SecretStr("sk-test")}
    async with open_stage("telegram", tmp_path, **told, openai_transcribe_model="whisper-1") as stage:
        await _opens_shop(stage)
        await stage.anna.sends_voice(bytes(21 * 1024 * 1024), size=1000)
        assert "больше 20 МБ" in seen(stage)
        assert server.ears.heard == []


async def test_an_update_that_comes_again_is_done_once(tmp_path: Path, server: ModelServer) -> None:
    told: dict[str, Any] = {"openai_base_url": server.url, "openai_api_key": SecretStr("sk-test")}
    async with open_stage("telegram", tmp_path, **told, openai_transcribe_model="whisper-1") as stage:
        await _opens_shop(stage)
        server.ears.script("расход 1500 аренда")
        await stage.anna.sends_voice(VOICE)
        said = len(stage.anna.messages)
        await stage.anna.world.redelivers()
        assert len(stage.anna.messages) == said
        await stage.anna.clicks("Да")
        assert "1 500 ₽" in seen(stage)


async def test_in_a_group_only_what_is_said_to_us_is_heard(tmp_path: Path, server: ModelServer) -> None:
    told: dict[str, Any] = {"openai_base_url": server.url, "openai_api_key": SecretStr("sk-test")}
    async with open_stage("telegram", tmp_path, **told, openai_transcribe_model="whisper-1") as stage:
        await _opens_shop(stage)
        group = stage.group._group
        await stage.group.says("/link")
        await stage.group.clicks("Да")
        await group.sends_voice(stage.anna, VOICE)
        assert server.ears.heard == []
        server.ears.script("расход 1500 аренда")
        await group.sends_voice(stage.anna, VOICE, reply_to=group.last)
        assert "Услышал" in group.last.text
        assert "1 500" in stage.figures(group.last.text)


async def test_without_a_model_that_listens_words_are_asked_for(tmp_path: Path) -> None:
    for door in ("local", "telegram"):
        async with open_stage(door, tmp_path / door) as stage:
            await _opens_shop(stage)
            await stage.anna.sends_voice(VOICE)
            assert "Напишите то же словами" in seen(stage)


async def test_a_stranger_is_greeted_and_costs_nothing(tmp_path: Path, server: ModelServer) -> None:
    told: dict[str, Any] = {"openai_base_url": server.url, "openai_api_key": SecretStr("sk-test")}
    async with open_stage("telegram", tmp_path, **told, openai_transcribe_model="whisper-1") as stage:
        await stage.anna.sends_voice(VOICE)
        assert "Здравствуйте" in seen(stage)
        assert server.ears.heard == []
