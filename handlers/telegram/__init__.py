"""The Telegram door: updates in, messages out. Here lives all that is Telegram's way; no business."""

from pathlib import Path

TEXTS = Path(__file__).parent / "texts"
