"""Who may reach the page: this machine's own browser, from the page itself."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from ipaddress import ip_address
from urllib.parse import urlsplit

from aiohttp import web

from bot.local.words import language_of, say

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

LOCAL_NAMES = frozenset({"127.0.0.1", "localhost", "::1"})
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; "
        "media-src 'self' blob:; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(self)",
    "Cache-Control": "no-store",
}
_PROXIED = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP")


class Guard:
    """One secret a start; the page hands it out in a cookie, everything else asks for it."""

    def __init__(self) -> None:
        self._token = secrets.token_urlsafe(32)

    def open(self, handler: Handler) -> Handler:
        """For the page and its looks: only this machine, under its own name."""

        async def guarded(request: web.Request) -> web.StreamResponse:
            _refuse_strangers(request)
            return _with_headers(await handler(request))

        return guarded

    def closed(self, handler: Handler) -> Handler:
        """For everything with people's words in it: the cookie and the page's own origin too."""

        async def guarded(request: web.Request) -> web.StreamResponse:
            _refuse_strangers(request)
            _refuse_other_pages(request)
            given = request.cookies.get(cookie_name(request), "")
            if not secrets.compare_digest(given.encode(), self._token.encode()):
                raise _forbidden(request, "open-again")
            return _with_headers(await handler(request))

        return guarded

    def hand_out(self, request: web.Request, response: web.StreamResponse) -> None:
        """Give the page its secret."""
        response.set_cookie(
            cookie_name(request), self._token, httponly=True, samesite="Strict", path="/", max_age=None
        )


def cookie_name(request: web.Request) -> str:
    """Cookies of one machine are shared by its ports, so the name carries the port."""
    return f"local_chat_{urlsplit(f'//{request.host}').port or 80}"


def _refuse_strangers(request: web.Request) -> None:
    """Another machine, another name for this one (DNS rebinding) or a proxy in between."""
    if not _is_loopback(request.remote) or any(name in request.headers for name in _PROXIED):
        raise _forbidden(request, "this-machine-only")
    try:
        host = urlsplit(f"//{request.host}").hostname
    except ValueError:
        host = None
    if host not in LOCAL_NAMES:
        raise _forbidden(request, "at-127")


def _refuse_other_pages(request: web.Request) -> None:
    """A request made by any page but ours, a page on another port of this machine included."""
    origin = request.headers.get("Origin")
    if origin is None and request.method not in {"GET", "HEAD"}:
        raise _forbidden(request, "other-page")
    if origin is not None and origin != f"{request.scheme}://{request.host}":
        raise _forbidden(request, "other-page")
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
        raise _forbidden(request, "other-page")


def _forbidden(request: web.Request, key: str) -> web.HTTPForbidden:
    return web.HTTPForbidden(text=say(key, language_of(request)))


def _is_loopback(address: str | None) -> bool:
    try:
        return ip_address((address or "").split("%", 1)[0]).is_loopback
    except ValueError:
        return False


def _with_headers(response: web.StreamResponse) -> web.StreamResponse:
    if not response.prepared:
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
    return response
