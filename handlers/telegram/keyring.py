"""The keys of one answer's buttons: reads ride in the button, signed; writes are kept server-side."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections import Counter
from dataclasses import replace
from functools import cached_property
from typing import Any

from aiogram.types import InlineKeyboardMarkup

from core.acts import presses
from core.acts.calls import Waiting
from core.acts.presses import Held, hold
from core.app import App
from core.blocks import Act
from handlers.telegram.payload import MOST, Kind, Pressed, payload, read_payload

UNDO = "acts.undo"
_SEAL = 8
_CODE = 4
_COMPANY = 11


class Keys:
    """Cuts keyrings and reads the keys that come back."""

    def __init__(self, app: App) -> None:
        self.app = app

    def ring(self, company_id: int | None) -> Keyring:
        """Keys for an answer given in a company."""
        return Keyring(self, company_id)

    @cached_property
    def codes(self) -> dict[str, str]:
        """Short codes of the reading actions; those that collide have none."""
        codes = {name: _code(name) for name, action in self.app.register.actions.items() if action.reads}
        often = Counter(codes.values())
        return {name: code for name, code in codes.items() if often[code] == 1}

    @cached_property
    def names(self) -> dict[str, str]:
        return {code: name for name, code in self.codes.items()}

    def unsealed(self, pressed: Pressed) -> Held | None:
        """The call that rides in a button; None when the seal is not ours."""
        mark, body = pressed.token[:_SEAL], pressed.token[_SEAL:]
        if not hmac.compare_digest(mark.encode(), self.seal(pressed.kind, body).encode()):
            return None
        try:
            return _undo_of(body) if pressed.kind == "undo" else self._read_of(body)
        except (ValueError, KeyError):
            return None

    def undo_under(self, keyboard: InlineKeyboardMarkup | None) -> Held | None:
        """The undo that a message of ours offers; its token is the button's whole payload."""
        for key in (key for row in (keyboard.inline_keyboard if keyboard else []) for key in row):
            pressed = read_payload(key.callback_data or "")
            held = self.unsealed(pressed) if pressed is not None and pressed.kind == "undo" else None
            if held is not None:
                return replace(held, token=key.callback_data or "")
        return None

    def seal(self, kind: str, body: str) -> str:
        """Eight letters that only we can write before a body."""
        digest = hmac.digest(self.app.secret, f"{kind}:{body}".encode(), "sha256")
        return base64.urlsafe_b64encode(digest[:6]).decode()

    def _read_of(self, body: str) -> Held:
        name = self.names[body[:_CODE]]
        company = _long(body[_CODE : _CODE + _COMPANY])
        return Held("", Act(name, _told(body[_CODE + _COMPANY :])), company or None)


class Keyring:
    """Makes payloads for the buttons of one answer; `keep` them before they are sent."""

    def __init__(self, keys: Keys, company_id: int | None) -> None:
        self._keys = keys
        self._company = company_id
        self._held: list[Held] = []

    def __call__(self, act: Act, /, *, turn: bool = False, then: Waiting | None = None) -> str:
        """The callback data that stands for a call."""
        sealed = self._sealed(act, turn=turn)
        if sealed is not None:
            return sealed
        held = hold(act, self._company, then)
        self._held.append(held)
        return payload("turn" if turn else "act", held.token)

    async def keep(self) -> None:
        """Store the calls that do not ride in their buttons."""
        if self._held:
            held, now = self._held, self._keys.app.clock.now()
            self._held = []
            await self._keys.app.db.write(lambda session: presses.keep(session, held, now))

    def _sealed(self, act: Act, *, turn: bool) -> str | None:
        if act.action == UNDO:
            return self._sealed_undo(act)
        code = self._keys.codes.get(act.action)
        if code is None or any(isinstance(value, str) and value[:1] == "~" for value in act.args.values()):
            return None
        kind: Kind = "page" if turn else "read"
        body = f"{code}{_short(self._company or 0)}{_spelled(act.args)}"
        spelled = payload(kind, self._keys.seal(kind, body) + body)
        return spelled if len(spelled.encode()) <= MOST else None

    def _sealed_undo(self, act: Act) -> str | None:
        named = act.args.get("act")
        if len(act.args) != 1 or not isinstance(named, dict) or not _is_record(named):
            return None
        body = _short(self._company or 0) + _short(named["id"])
        return payload("undo", self._keys.seal("undo", body) + body)


def _undo_of(body: str) -> Held:
    act = Act(UNDO, {"act": {"id": _long(body[_COMPANY:])}})
    return Held("", act, _long(body[:_COMPANY]) or None)


def _code(name: str) -> str:
    return base64.urlsafe_b64encode(hashlib.blake2s(name.encode(), digest_size=3).digest()).decode()


def _spelled(args: dict[str, Any]) -> str:
    short = {name: "~" + _short(value["id"]) if _is_record(value) else value for name, value in args.items()}
    return json.dumps(short, ensure_ascii=False, separators=(",", ":")) if short else ""


def _is_record(value: Any) -> bool:
    """A resolved reference: its id says all, the name beside it is for show."""
    return isinstance(value, dict) and isinstance(value.get("id"), int) and value.keys() <= {"id", "name"}


def _told(spelled: str) -> dict[str, Any]:
    args = json.loads(spelled) if spelled else {}
    return {
        name: {"id": _long(value[1:])} if isinstance(value, str) and value.startswith("~") else value
        for name, value in args.items()
    }


def _short(number: int) -> str:
    return base64.urlsafe_b64encode(number.to_bytes(8, "big")).decode().rstrip("=")


def _long(spelled: str) -> int:
    return int.from_bytes(base64.urlsafe_b64decode(spelled + "="), "big")
