"""Sentences by key: Fluent files of the rooms, read when first needed."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from core.blocks import Said, Value
from core.clock import Clock, SystemClock, local_day
from core.texts.speaker import LOCALES, Locale, Speaker
from core.texts.values import plain_value

if TYPE_CHECKING:
    from fluent.runtime import FluentBundle

log = logging.getLogger(__name__)

_NAMED_NEXT = frozenset({"ask", "field", "label"})
_SHARED = {"common": "acts", "right": "acts"}
_FLUENT_MOST = 900
_LOST: dict[Locale, str] = {
    "ru": "Для этого сообщения не нашлось слов. Мы записали это и поправим.",
    "en": "We have no words for this message yet. We noted it and will fix it.",
}


class MissingText(LookupError):
    """A key, or a variable of its sentence, that the texts do not have. `key`, `locale`."""

    def __init__(self, key: str, locale: Locale, why: str = "no such key") -> None:
        super().__init__(f"{key} ({locale}): {why}")
        self.key, self.locale = key, locale


class Texts:
    """The sentences of all rooms. `folders`: room → directory with ru.ftl and en.ftl.

    `strict` (tests) raises MissingText; otherwise the other language, then a neutral sentence, stands in
    and the log says so.
    """

    def __init__(
        self, folders: Mapping[str, Path], *, clock: Clock | None = None, strict: bool = False
    ) -> None:
        self.folders = dict(folders)
        self.clock = clock or SystemClock()
        self.strict = strict
        self._bundle = cache(self._read)

    def say(self, said: Said, speaker: Speaker) -> str:
        """The sentence in the reader's language, its values formed for them. Plain text, nothing escaped."""
        return self._say(said, speaker, self.today(speaker))

    def value(self, value: Value, speaker: Speaker) -> str:
        """Any value as the reader sees it; a nested sentence is said."""
        return self._value(value, speaker, self.today(speaker))

    def has(self, key: str, locale: Locale) -> bool:
        """Is there such a sentence in that language?"""
        bundle = self._bundle(room_of(key), locale)
        return bundle is not None and bundle.has_message(key)

    def ahead(self, said: Said, locale: Locale) -> Said:
        """A sentence about a deed as a card says it, before the deed: `<key>-ahead`, where there is one."""
        key = f"{said.key}-ahead"
        return replace(said, key=key) if self.has(key, locale) else said

    def today(self, speaker: Speaker) -> date:
        """The reader's day: their own, or by the clock in their zone."""
        return speaker.today or local_day(self.clock.now(), speaker.zone)

    def _value(self, value: Value, speaker: Speaker, today: date) -> str:
        if isinstance(value, Said):
            return self._say(value, speaker, today)
        return plain_value(value, speaker, today)

    def _say(self, said: Said, speaker: Speaker, today: date) -> str:
        args = {name: self._argument(value, speaker, today) for name, value in said.args.items()}
        try:
            return self._format(said.key, args, speaker.locale)
        except MissingText as missing:
            if self.strict:
                raise
            log.error("missing text %s", missing)  # noqa: TRY400 - its trace tells nothing
            return self._instead(said.key, args, speaker.locale)

    def _argument(self, value: Value, speaker: Speaker, today: date) -> str | int:
        return value if isinstance(value, int) else self._value(value, speaker, today)

    def _format(self, key: str, args: dict[str, str | int], locale: Locale) -> str:
        bundle = self._bundle(room_of(key), locale)
        if bundle is None or not bundle.has_message(key):
            raise MissingText(key, locale)
        pattern = bundle.get_message(key).value
        if pattern is None:
            raise MissingText(key, locale, "has no sentence")
        short, long = _set_aside(args)
        shown, errors = bundle.format_pattern(pattern, short)
        if errors:
            raise MissingText(key, locale, "; ".join(str(error) for error in errors))
        words = _put_back(str(shown), long) if long else str(shown)
        return nested(words) if words.count("«") > 1 else words

    def _instead(self, key: str, args: dict[str, str | int], locale: Locale) -> str:
        other = LOCALES[LOCALES.index(locale) - 1]
        try:
            return self._format(key, args, other)
        except MissingText:
            return _LOST[locale]

    def _read(self, room: str, locale: Locale) -> FluentBundle | None:
        folder = self.folders.get(room)
        path = folder and folder / f"{locale}.ftl"
        if not path or not path.is_file():
            return None
        return _bundle_of(path.read_text(encoding="utf-8"), locale)


def nested(text: str) -> str:
    """Quotes within quotes become „inner“ ones; text whose quotes do not pair is left as it is."""
    depth, signs = 0, []
    for sign in text:
        depth += sign == "«"
        inner = depth > 1
        signs.append(_INNER.get(sign, sign) if inner else sign)
        depth -= sign == "»"
        if depth < 0:
            return text
    return "".join(signs) if depth == 0 else text


_INNER = {"«": "„", "»": "“"}


@lru_cache(maxsize=64)
def _bundle_of(sentences: str, locale: Locale) -> FluentBundle:
    """A file's sentences, parsed once however many have opened it."""
    from fluent.runtime import FluentBundle, FluentResource

    bundle = FluentBundle([locale], use_isolating=False)
    bundle.add_resource(FluentResource(sentences))
    return bundle


def _set_aside(args: dict[str, str | int]) -> tuple[dict[str, str | int], dict[str, str]]:
    """Fluent refuses values over a thousand signs: long ones leave a mark, to be put back afterwards."""
    if not any(isinstance(value, str) and len(value) > _FLUENT_MOST for value in args.values()):
        return args, {}
    short, long = dict(args), {}
    for place, (name, value) in enumerate(args.items()):
        if isinstance(value, str) and len(value) > _FLUENT_MOST:
            short[name] = mark = f"\ue0f0{place}\ue0f1"
            long[mark] = value
    return short, long


def _put_back(shown: str, long: dict[str, str]) -> str:
    parts = re.split(f"({'|'.join(long)})", shown)
    return "".join(long.get(part, part) for part in parts)


def room_of(key: str) -> str:
    """The room whose texts hold a key: 'ask-orders-customer' → 'orders', 'field-common-day' → 'acts'."""
    first, _, rest = key.partition("-")
    room = rest.partition("-")[0] if first in _NAMED_NEXT else first
    return _SHARED.get(room, room)
