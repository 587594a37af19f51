"""What is written down of speech is counted, told, and held within the limits of the day."""

from __future__ import annotations

import io
import json
from collections.abc import AsyncIterator
from datetime import timedelta
from decimal import Decimal

import pytest

from core.acts.calls import Call
from core.assistant.hearing import HeardEnough, Listener, NotHeard, Speech, listen
from core.assistant.model.settings import ModelSettings
from core.assistant.model.transcriber import Transcriber
from core.assistant.models import ModelUsage
from tests.core.house import Shop, Worker
from tests.fakes.model_ears import Deaf
from tests.fakes.model_server import ModelServer

MINUTE = Decimal("0.60")


@pytest.fixture
async def ears(server: ModelServer) -> AsyncIterator[Listener]:
    """A listener whose minute costs 60 kopecks."""
    told = ModelSettings("whisper-1", "sk-test", server.url, price_minute=MINUTE)
    listener = Transcriber(told)
    yield listener
    await listener.close()


async def hears(worker: Worker, ears: Listener, seconds: int = 7) -> tuple[str, str | None]:
    """The words, and whose limit has come near."""
    speech = Speech(io.BytesIO(b"OggS"), "voice.ogg", "audio/ogg")
    words, near = await listen(worker.app, ears, worker.actor, speech, seconds)
    return words, near.whose if near is not None else None


async def usage(worker: Worker) -> str:
    return worker.text(await worker.app.execute(Call("assistant.usage"), worker.actor)).replace("\xa0", " ")


async def test_minutes_and_money_of_voices_are_told(shop: Shop, server: ModelServer, ears: Listener) -> None:
    lasts = json.dumps({"text": "приход", "usage": {"type": "duration", "seconds": 57.4}})
    server.ears.script("привет", Deaf(200, lasts))
    assert await hears(shop, ears) == ("привет", None)
    await hears(shop, ears)
    (row,) = await shop.rows(ModelUsage)
    assert (row.voices, row.heard, row.requests) == (2, 61, 0)
    assert row.spent == int(MINUTE * 10**9 / 60 * 61)
    told = await usage(shop)
    assert "Голосовые сегодня" in told
    assert "2 сообщения, 2 мин" in told
    assert "0,61 ₽" in told


async def test_what_the_server_does_not_tell_is_taken_from_the_recording(
    shop: Shop, server: ModelServer, ears: Listener
) -> None:
    tokens = json.dumps({"text": "да", "usage": {"type": "tokens", "input_tokens": 90, "output_tokens": 5}})
    server.ears.script(*(Deaf(200, body) for body in ('{"text": "приход десяти"}', tokens, '{"text": ""}')))
    for _ in range(3):
        await hears(shop, ears, 7)
    (row,) = await shop.rows(ModelUsage)
    assert (row.heard, row.taken) == (21, 90)
    assert row.given > 5, "words are guessed as tokens where none are told"


async def test_a_recording_that_failed_is_not_counted(
    shop: Shop, server: ModelServer, ears: Listener
) -> None:
    server.ears.script(Deaf(401))
    with pytest.raises(NotHeard):
        await hears(shop, ears)
    assert await shop.rows(ModelUsage) == []
    assert "Голосовые" not in await usage(shop)


async def test_a_limit_in_money_is_near_once_and_then_reached(
    shop: Shop, server: ModelServer, ears: Listener
) -> None:
    await shop.does("assistant.set_limit", amount="0.10")
    server.ears.script(*["раз"] * 4)
    said = [await hears(shop, ears) for _ in range(4)]
    assert [near for _, near in said] == [None, None, "company", None]
    assert len(server.ears.heard) == 4
    with pytest.raises(HeardEnough):
        await hears(shop, ears)
    shop.clock.move(timedelta(days=1))
    server.ears.script("два")
    assert await hears(shop, ears) == ("два", None)


async def test_voices_and_words_share_a_limit_in_tokens(
    shop: Shop, server: ModelServer, ears: Listener
) -> None:
    asel = await shop.member("Асель", "editor")
    await shop.does("assistant.set_limit", tokens=100, whose="person")
    full = json.dumps({"text": "да", "usage": {"type": "tokens", "input_tokens": 95, "output_tokens": 5}})
    server.ears.script(Deaf(200, full), "ещё")
    assert (await hears(shop, ears))[1] == "person"
    with pytest.raises(HeardEnough):
        await hears(shop, ears)
    assert (await hears(asel, ears))[0] == "ещё"
