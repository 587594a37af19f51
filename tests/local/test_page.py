"""The page over HTTP: who may reach it, what it may ask and do, what it is told."""

from __future__ import annotations

import asyncio
import io
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import ClientResponse, CookieJar, FormData
from aiohttp.test_utils import TestClient, TestServer
from aiohttp.web import Application, Request

from bot.local import LocalChat
from bot.local.deeds import UPLOAD_LIMIT
from tests.local.echo import LINK, PIXEL

Json = dict[str, Any]
Page = TestClient[Request, Application]


async def deed(page: Page, name: str, /, **body: Any) -> Json:
    answer = await page.post(f"/local/{name}", json=body)
    assert answer.status == 200, await answer.text()
    return dict(await answer.json())


async def messages(page: Page, chat: int) -> list[Json]:
    answer = await page.get(f"/local/chats/{chat}/messages")
    return list((await answer.json())["messages"])


@pytest.fixture
async def stranger(local: LocalChat) -> AsyncIterator[Page]:
    """Somebody who has not opened the page."""
    async with TestClient(TestServer(local.app), cookie_jar=CookieJar(unsafe=True)) as http:
        yield http


# ------------------------------------------------------------ who may reach it


@pytest.mark.parametrize("path", ["/", "/local/static/app.js", "/local/state", "/local/events"])
@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "127.0.0.1.evil.example:8080"},
        {"Host": "[::1"},
        {"X-Forwarded-For": "10.0.0.1"},
    ],
)
async def test_other_names_of_this_machine_are_refused(
    page: Page, path: str, headers: dict[str, str]
) -> None:
    answer = await page.get(path, headers=headers)
    assert answer.status in {400, 403}


async def test_localhost_is_this_machine(page: Page) -> None:
    answer = await page.get("/", headers={"Host": f"localhost:{page.port}"})
    assert answer.status == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
async def test_other_pages_can_do_nothing(page: Page, local: LocalChat, headers: dict[str, str]) -> None:
    body = {"person": local.owner.id, "chat": local.owner.id, "text": "украдено"}
    assert (await page.post("/local/say", json=body, headers=headers)).status == 403
    assert (await page.get("/local/state", headers=headers)).status == 403
    assert local.world.chats[local.owner.id].messages == {}


async def test_a_deed_without_an_origin_is_refused(page: Page, local: LocalChat) -> None:
    del page.session.headers["Origin"]
    body = {"person": local.owner.id, "chat": local.owner.id, "text": "x"}
    assert (await page.post("/local/say", json=body)).status == 403


async def test_without_the_cookie_nothing_is_told(stranger: Page) -> None:
    for path in ("/local/state", "/local/events", "/local/files/AgADx"):
        assert (await stranger.get(path)).status == 403
    stranger.session.cookie_jar.update_cookies({f"local_chat_{stranger.port}": "guessed"})
    assert (await stranger.get("/local/state")).status == 403


async def test_the_cookie_is_of_this_page_alone(stranger: Page) -> None:
    opened = await stranger.get("/")
    cookie = opened.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert (await stranger.get("/local/state")).status == 200


async def test_the_page_runs_no_script_but_its_own(stranger: Page) -> None:
    opened = await stranger.get("/")
    policy = opened.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    html = await opened.text()
    assert "<script>" not in html
    assert " style=" not in html
    assert " onclick=" not in html
    assert "https://" not in html


@pytest.mark.parametrize("name", ["../page.py", "..%2Fpage.py", "page.py", "nothing.js", "%2e%2e%2fpage.py"])
async def test_only_the_pages_own_looks_are_served(page: Page, name: str) -> None:
    assert (await page.get(f"/local/static/{name}")).status == 404


# ------------------------------------------------------------ saying and pressing


async def test_a_word_is_said_and_answered(page: Page, local: LocalChat) -> None:
    anna = local.owner.id
    await deed(page, "say", person=anna, chat=anna, text="три торта")
    said, answered = await messages(page, anna)
    assert (said["text"], answered["text"]) == ("три торта", "Вы сказали: три торта")
    pressed = await deed(page, "press", person=anna, chat=anna, message=answered["message_id"], data="Да")
    assert pressed["press"]
    assert (await messages(page, anna))[1]["text"] == "Выбор: Да"


async def test_an_own_message_is_edited(page: Page, local: LocalChat) -> None:
    anna = local.owner.id
    sent = await deed(page, "say", person=anna, chat=anna, text="было")
    await deed(page, "edit", person=anna, chat=anna, message=sent["sent"][0], text="стало")
    said = (await messages(page, anna))[0]
    assert said["text"] == "стало"
    assert said["edit_date"]


async def test_a_link_is_opened_by_whom_one_likes(page: Page, local: LocalChat) -> None:
    asel = local.person("Асель").id
    await deed(page, "open", person=asel, payload="inv_1")
    assert [one["text"] for one in await messages(page, asel)] == ["/start inv_1", "Вы сказали: /start inv_1"]


async def test_a_newcomer_is_in_the_group_if_wished(page: Page, local: LocalChat) -> None:
    inside = await deed(page, "people", name="Ержан", join=True)
    outside = await deed(page, "people", name="John", language="en")
    members = local.group.members
    assert inside["person"] in members
    assert outside["person"] not in members
    await deed(page, "membership", person=outside["person"], join=True)
    assert outside["person"] in members


async def test_the_bot_is_stopped_and_started(page: Page, local: LocalChat) -> None:
    anna = local.owner.id
    await deed(page, "open", person=anna)
    await deed(page, "bot", person=anna, chat=anna, present=False)
    refused = await page.post("/local/say", json={"person": anna, "chat": anna, "text": "x"})
    assert refused.status == 409
    assert (await refused.json())["error"] == "Бот остановлен. Сначала запустите его снова."
    await deed(page, "bot", person=anna, chat=anna, present=True)
    await deed(page, "say", person=anna, chat=anna, text="x")
    await deed(page, "bot", person=anna, chat=local.group.id, present=False)
    assert local.group.bot == "kicked"
    await deed(page, "bot", person=anna, chat=local.group.id, present=True)
    assert (await (await page.get("/local/state")).json())["chats"][-1]["bot"] == "administrator"


async def test_a_number_is_shared_and_a_draft_is_stopped(page: Page, local: LocalChat) -> None:
    anna = local.owner.id
    await deed(page, "contact", person=anna, chat=anna, phone="+77001234567")
    assert (await messages(page, anna))[-1]["text"] == "Номер +77001234567"
    taken: list[Json] = []

    async def take(update: Json) -> None:
        taken.append(update)

    local.feed = take
    await deed(page, "stop", person=anna, draft=5)
    assert taken[0]["stopped_message_generation"]["draft_id"] == 5


@pytest.mark.parametrize(
    ("name", "body", "status"),
    [
        ("say", b"not json", 400),
        ("say", b"[]", 400),
        ("say", b'{"person": 7000000001}', 400),
        ("say", b'{"person": 1, "chat": 1, "text": "x"}', 409),
        ("say", b'{"person": 7000000001, "chat": 7000000002, "text": "x"}', 409),
        ("press", b'{"person": 7000000001, "chat": 7000000001, "message": 9, "data": "x"}', 409),
        ("say", b'{"text": "' + b"x" * 300_000 + b'"}', 409),
        ("nothing", b"{}", 404),
    ],
)
async def test_bad_requests_get_a_sentence(page: Page, name: str, body: bytes, status: int) -> None:
    answer = await page.post(f"/local/{name}", data=body, headers={"Content-Type": "application/json"})
    assert answer.status == status
    if status != 404:
        assert (await answer.json())["error"].endswith(".")


async def test_the_page_hears_that_the_product_is_busy(page: Page, local: LocalChat) -> None:
    local.feed = None
    anna = local.owner.id
    assert (await deed(page, "say", person=anna, chat=anna, text="x"))["is_late"]


async def test_old_messages_are_paged(page: Page, local: LocalChat) -> None:
    for number in range(130):
        local.world.post(local.group, local.owner.as_user(), {"text": str(number)})
    seen: list[str] = []
    before = ""
    has_more = True
    while has_more:
        answer = await (await page.get(f"/local/chats/{local.group.id}/messages{before}")).json()
        seen = [one["text"] for one in answer["messages"]] + seen
        before, has_more = f"?before={answer['messages'][0]['message_id']}", answer["has_more"]
    assert seen == [str(number) for number in range(130)]


async def test_what_is_not_there(page: Page) -> None:
    for path in ("/local/chats/1/messages", "/local/chats/x/messages", "/local/files/AgADx"):
        assert (await page.get(path)).status == 404
    assert (await page.get("/local/chats/7000000001/commands?as=x")).status == 404
    assert (await page.get("/local/chats/7000000001/commands")).status == 404


# ------------------------------------------------------------ files


async def upload(
    page: Page, local: LocalChat, *files: tuple[str, bytes, str], **fields: str
) -> ClientResponse:
    form = FormData(quote_fields=False)
    for name, value in {"person": str(local.owner.id), "chat": str(local.owner.id), **fields}.items():
        form.add_field(name, value)
    for name, content, media_type in files:
        form.add_field("file", io.BytesIO(content), filename=name, content_type=media_type)
    return await page.post("/local/upload", data=form)


async def test_a_file_reaches_the_bot(page: Page, local: LocalChat) -> None:
    content = "Товар;Цена\nТорт;1200".encode()
    answer = await upload(page, local, ("Товары «май».csv", content, "text/csv"), caption="прайс")
    assert answer.status == 200, await answer.text()
    sent, answered = await messages(page, local.owner.id)
    assert (sent["document"]["file_name"], sent["caption"]) == ("Товары «май».csv", "прайс")
    assert answered["text"] == f"Получил Товары «май».csv: {len(content)} Б, text/csv"


async def test_several_files_are_one_album(page: Page, local: LocalChat) -> None:
    answer = await upload(page, local, ("a.png", PIXEL, "image/png"), ("b.txt", b"x", "text/plain"))
    assert len((await answer.json())["sent"]) == 2
    first, second, *_ = await messages(page, local.owner.id)
    assert first["photo"]
    assert second["document"]
    assert first["media_group_id"] == second["media_group_id"]


async def test_files_over_the_limits_are_refused(page: Page, local: LocalChat) -> None:
    big = await upload(page, local, ("big.bin", bytes(UPLOAD_LIMIT + 1), "application/octet-stream"))
    assert big.status == 409
    assert "20 МБ" in (await big.json())["error"]
    many = await upload(page, local, *[(f"{number}.txt", b"x", "text/plain") for number in range(11)])
    assert (await many.json())["error"] == "За раз можно отправить до 10 файлов."
    empty = await upload(page, local, ("e.txt", b"", "text/plain"))
    assert "пуст" in (await empty.json())["error"]
    assert local.world.chats[local.owner.id].messages == {}


async def test_a_voice_message(page: Page, local: LocalChat) -> None:
    answer = await upload(page, local, ("v.webm", b"\x1aE", "audio/webm"), kind="voice", duration="3")
    assert answer.status == 200
    (sent,) = await messages(page, local.owner.id)
    assert (sent["voice"]["duration"], sent["voice"]["mime_type"]) == (3, "audio/webm")


async def test_documents_are_saved_and_pictures_are_shown(page: Page, local: LocalChat) -> None:
    anna = local.owner.id
    await deed(page, "say", person=anna, chat=anna, text="картинка")
    _, photo, document = await messages(page, anna)
    picture = await page.get(f"/local/files/{photo['photo'][-1]['file_id']}")
    assert (picture.headers["Content-Type"], await picture.read()) == ("image/png", PIXEL)
    assert picture.headers["Content-Disposition"].startswith("inline")
    saved = await page.get(f"/local/files/{document['document']['file_id']}")
    assert saved.headers["Content-Disposition"].startswith("attachment; filename*=UTF-8''%D0%9E")
    assert saved.headers["Content-Type"] == "application/octet-stream"


@pytest.mark.parametrize("media_type", ["text/html", "image/svg+xml", "image/png"])
async def test_a_file_is_never_run_by_the_browser(page: Page, local: LocalChat, media_type: str) -> None:
    await upload(page, local, ("page.html", b"<script>alert(1)</script>", media_type), kind="document")
    sent = (await messages(page, local.owner.id))[0]
    answer = await page.get(f"/local/files/{sent['document']['file_id']}")
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


# ------------------------------------------------------------ the stream


class Stream:
    """Reads server-sent events."""

    def __init__(self, answer: ClientResponse) -> None:
        self._answer = answer
        self.mark = ""

    async def next(self) -> Json:
        """The next event; {"event": "hello"} or {"event": "reset"} at the beginning."""
        data: Json = {}
        async with asyncio.timeout(5):
            while line := (await self._answer.content.readline()).decode().rstrip("\n"):
                name, _, value = line.partition(": ")
                if name == "id":
                    self.mark = value
                elif name == "event":
                    data["event"] = value
                elif name == "data":
                    data |= json.loads(value)
        return data

    async def until(self, kind: str) -> Json:
        while (event := await self.next())["event"] != kind:
            pass
        return event


async def stream(page: Page, mark: str, **headers: str) -> Stream:
    answer = await page.get("/local/events", params={"after": mark}, headers=headers)
    assert answer.status == 200
    assert answer.headers["Content-Type"] == "text/event-stream"
    return Stream(answer)


async def test_what_happens_is_told_at_once(page: Page, local: LocalChat) -> None:
    anna = local.owner.id
    mark = (await (await page.get("/local/state")).json())["events"]
    events = await stream(page, mark)
    assert (await events.next())["event"] == "hello"
    await deed(page, "say", person=anna, chat=anna, text="привет")
    said, answered = await events.next(), await events.next()
    assert (said["message"]["text"], answered["message"]["text"]) == ("привет", "Вы сказали: привет")
    number = answered["message"]["message_id"]
    pressed = await deed(page, "press", person=anna, chat=anna, message=number, data="Нет")
    answer = await events.until("answer")
    assert (answer["press"], answer["text"], answer["alert"]) == (pressed["press"], "Нажато: Нет", True)
    assert (await events.until("edited"))["message"]["text"] == "Выбор: Нет"


async def test_a_page_that_was_away_misses_nothing(page: Page, local: LocalChat) -> None:
    anna = local.owner.id
    mark = (await (await page.get("/local/state")).json())["events"]
    await deed(page, "say", person=anna, chat=anna, text="раз")
    events = await stream(page, mark)
    assert [(await events.next())["event"] for _ in range(3)] == ["hello", "message", "message"]
    await deed(page, "say", person=anna, chat=anna, text="два")
    again = await stream(page, "", **{"Last-Event-ID": events.mark})
    assert (await again.until("message"))["message"]["text"] == "два"


@pytest.mark.parametrize("mark", ["", "0", "another-0", "another-5"])
async def test_a_page_of_another_start_must_look_anew(page: Page, mark: str) -> None:
    events = await stream(page, mark)
    assert (await events.next())["event"] == "reset"


async def test_a_page_that_was_away_too_long_must_look_anew(page: Page, local: LocalChat) -> None:
    mark = (await (await page.get("/local/state")).json())["events"]
    for _ in range(600):
        local.events.tell("menus")
    assert (await (await stream(page, mark)).next())["event"] == "reset"


async def test_the_stream_ends_when_the_chat_closes(page: Page, local: LocalChat) -> None:
    events = await stream(page, local.events.mark(local.events.number))
    await events.next()
    local.close()
    assert await events.next() == {}
    late = await stream(page, local.events.mark(local.events.number))
    assert [(await late.next()).get("event") for _ in range(2)] == ["hello", None]


async def test_the_state_shows_people_and_chats(page: Page, local: LocalChat) -> None:
    anna = local.owner.id
    await deed(page, "say", person=anna, chat=anna, text="ссылка")
    state = await (await page.get("/local/state")).json()
    assert [one["first_name"] for one in state["people"]] == ["Анна", "Асель", "Бекжан", "Марина"]
    chats = {one["id"]: one for one in state["chats"]}
    assert LINK in chats[anna]["last"]["text"]
    assert chats[anna]["is_started"]
    assert chats[local.group.id]["members"] == [one["id"] for one in state["people"]]
