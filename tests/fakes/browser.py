"""Headless Chromium driven over the DevTools protocol: looks, types, clicks, takes pictures."""

from __future__ import annotations

import asyncio
import base64
import itertools
import json
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Self

import aiohttp

Json = dict[str, Any]

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
    "--remote-debugging-port=0",
)
PATIENCE = 15.0
_KEYS = {"Enter": 13, "Escape": 27, "Tab": 9, "ArrowUp": 38, "ArrowDown": 40, "Backspace": 8}
_WAIT = """new Promise((done, fail) => {
  const began = performance.now();
  (function look() {
    let value = null;
    try { value = %s; } catch (error) { value = null; }
    if (value) return done(value);
    if (performance.now() - began > %d) return fail(new Error("waited in vain"));
    setTimeout(look, 15);
  })();
})"""


def found() -> str | None:
    """The browser's program, None when this machine has none."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


class Browser:
    """One browser with one page, in a profile of its own that is thrown away."""

    def __init__(self) -> None:
        self._numbers = itertools.count(1)
        self._waiting: dict[int, asyncio.Future[Json]] = {}
        self.complaints: list[str] = []

    async def __aenter__(self) -> Self:
        program = found()
        if program is None:
            raise FileNotFoundError("no Chromium on this machine")
        self._profile = tempfile.TemporaryDirectory(prefix="browser-", ignore_cleanup_errors=True)
        self._process = await asyncio.create_subprocess_exec(
            program,
            *FLAGS,
            f"--user-data-dir={self._profile.name}",
            "about:blank",
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
        )
        self._http = aiohttp.ClientSession()
        self._socket = await self._http.ws_connect(await self._page_address(), max_msg_size=0)
        self._reading = asyncio.create_task(self._read())
        for domain in ("Page", "Runtime", "Log", "DOM"):
            await self.ask(f"{domain}.enable")
        return self

    async def __aexit__(self, *_: object) -> None:
        self._reading.cancel()
        await self._socket.close()
        await self._http.close()
        self._process.terminate()
        self._draining.cancel()
        await self._process.wait()
        self._profile.cleanup()

    async def _page_address(self) -> str:
        """The browser says its port on stderr; its pages are listed there."""
        stderr = self._process.stderr
        assert stderr is not None
        async with asyncio.timeout(60):
            while True:
                line = (await stderr.readline()).decode(errors="replace")
                if not line:
                    raise ConnectionError("the browser ended at once")
                if "DevTools listening on" in line:
                    break
        self._draining = asyncio.create_task(_drain(stderr))
        root = line.split("ws://", 1)[1].split("/", 1)[0]
        async with self._http.get(f"http://{root}/json/list") as answer:
            pages = [one for one in await answer.json() if one["type"] == "page"]
        return str(pages[0]["webSocketDebuggerUrl"])

    async def ask(self, method: str, **params: Any) -> Json:
        """One command of the protocol. Raises RuntimeError with the browser's words."""
        number = next(self._numbers)
        answer = self._waiting[number] = asyncio.get_running_loop().create_future()
        await self._socket.send_json({"id": number, "method": method, "params": params})
        async with asyncio.timeout(60):
            result = await answer
        if "error" in result:
            raise RuntimeError(f"{method}: {result['error']['message']}")
        return dict(result["result"])

    async def _read(self) -> None:
        async for message in self._socket:
            data = json.loads(message.data)
            if "id" in data:
                self._waiting.pop(data["id"]).set_result(data)
            elif data["method"] == "Runtime.exceptionThrown":
                details = data["params"]["exceptionDetails"]
                self.complaints.append(details.get("exception", {}).get("description", details["text"]))
            elif data["method"] == "Log.entryAdded" and data["params"]["entry"]["level"] == "error":
                entry = data["params"]["entry"]
                self.complaints.append(f"{entry['text']} {entry.get('url', '')}")

    # ------------------------------------------------------------ looking

    async def value(self, expression: str) -> Any:
        """The value of an expression in the page; a promise is waited for."""
        result = await self.ask(
            "Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True, userGesture=True
        )
        if "exceptionDetails" in result:
            details = result["exceptionDetails"]
            raise RuntimeError(f"{details.get('exception', {}).get('description', '')}: {expression[:300]}")
        return result["result"].get("value")

    async def until(self, expression: str, within: float = PATIENCE) -> Any:
        """Wait until the expression is true; its value. Raises AssertionError with what the page shows."""
        try:
            return await self.value(_WAIT % (expression, int(within * 1000)))
        except RuntimeError as error:
            shown = await self.value("document.body.innerText")
            raise AssertionError(f"never: {expression}\n{self.complaints}\n{shown}") from error

    async def sees(self, text: str, within: float = PATIENCE) -> None:
        """Wait until the text can be read on the page."""
        await self.until(f"document.body.innerText.includes({json.dumps(text)})", within)

    async def picture(self) -> bytes:
        """A PNG of what is seen."""
        shot = await self.ask("Page.captureScreenshot", format="png")
        return base64.b64decode(shot["data"])

    # ------------------------------------------------------------ doing

    async def size(self, width: int, height: int, *, scale: float = 1, mobile: bool = False) -> None:
        await self.ask(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=scale,
            mobile=mobile,
        )

    async def scheme(self, name: str) -> None:
        """light or dark."""
        await self.ask(
            "Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": name}]
        )

    async def opens(self, url: str) -> None:
        await self.ask("Page.navigate", url=url)
        await self.until(f"location.href.startsWith({json.dumps(url)}) && document.readyState === 'complete'")

    async def clicks(self, what: str) -> None:
        """Click with the mouse: a CSS selector, or `text=…` for the last button or link that reads so."""
        expression = _button(what.removeprefix("text=")) if what.startswith("text=") else _one(what)
        place = await self.until(_place(expression, json.dumps(what)))
        for kind in ("mousePressed", "mouseReleased"):
            await self.ask(
                "Input.dispatchMouseEvent", type=kind, button="left", clickCount=1, x=place["x"], y=place["y"]
            )

    async def types(self, text: str) -> None:
        """Into what has the focus."""
        await self.ask("Input.insertText", text=text)

    async def keys(self, key: str, *, shift: bool = False) -> None:
        """Press one key by its name; a character is typed as it is."""
        base = {
            "key": key,
            "code": key,
            "windowsVirtualKeyCode": _KEYS.get(key, 0),
            "modifiers": 8 if shift else 0,
        }
        text = {"text": "\r"} if key == "Enter" else {}
        await self.ask("Input.dispatchKeyEvent", type="keyDown", **base, **text)
        await self.ask("Input.dispatchKeyEvent", type="keyUp", **base)

    async def speaks(self, language: str) -> None:
        """The language the browser asks pages for."""
        agent = await self.value("navigator.userAgent")
        await self.ask("Emulation.setUserAgentOverride", userAgent=agent, acceptLanguage=language)

    async def chooses(self, selector: str, paths: Sequence[Path]) -> None:
        """Files for a file field."""
        root = await self.ask("DOM.getDocument", depth=0)
        node = await self.ask("DOM.querySelector", nodeId=root["root"]["nodeId"], selector=selector)
        await self.ask("DOM.setFileInputFiles", nodeId=node["nodeId"], files=[str(path) for path in paths])


def _one(selector: str) -> str:
    return f"document.querySelector({json.dumps(selector)})"


def _button(text: str) -> str:
    return (
        "[...document.querySelectorAll('button, a, [role=tab]')]"
        f".filter(one => one.innerText.trim() === {json.dumps(text)} && one.getClientRects().length).at(-1)"
    )


def _place(expression: str, name: str) -> str:
    """The middle of an element that the mouse can really hit; null while it is hidden, covered or moving."""
    return f"""(() => {{
      const node = {expression};
      if (!node) return null;
      node.scrollIntoView({{block: "nearest", behavior: "instant"}});
      const box = node.getBoundingClientRect();
      const x = box.x + box.width / 2, y = box.y + box.height / 2;
      const hit = document.elementFromPoint(x, y);
      if (!hit || !node.contains(hit)) return null;
      const at = `${{{name}}} ${{x}} ${{y}}`, isStill = window.lastPlace === at;
      window.lastPlace = isStill ? null : at;
      return isStill ? {{x, y}} : null;
    }})()"""


async def _drain(stream: asyncio.StreamReader) -> None:
    while await stream.readline():
        pass
