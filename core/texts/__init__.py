"""Every sentence a reader sees: the rooms' Fluent files, the forms of money and dates. No HTML."""

from core.texts.bundles import MissingText, Texts
from core.texts.checking import missing_keys
from core.texts.speaker import Locale, Speaker
from core.texts.units import UNITS, unit_word
from core.texts.values import plain_value

__all__ = ["UNITS", "Locale", "MissingText", "Speaker", "Texts", "missing_keys", "plain_value", "unit_word"]
