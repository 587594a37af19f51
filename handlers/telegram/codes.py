"""Barcodes and QR codes in pictures: libraries come with the first picture, work is done in a thread."""

from __future__ import annotations

import asyncio
import io
import logging

log = logging.getLogger(__name__)

MOST_PIXELS = 50_000_000
"""A larger picture is no photo of a shelf, but something to fill the memory with."""
MOST_CODES = 8


async def codes_in(picture: bytes) -> list[str]:
    """The texts of the codes in a picture, top to bottom; none in what is no picture at all."""
    return await asyncio.to_thread(_read, picture)


def _read(picture: bytes) -> list[str]:
    import zxingcpp
    from PIL import Image

    try:
        with Image.open(io.BytesIO(picture)) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                return []
            grey = opened.convert("L")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        log.info("a picture could not be opened")
        return []
    found = [code for code in zxingcpp.read_barcodes(grey) if code.valid and code.text.strip()]
    found.sort(key=lambda code: (code.position.top_left.y, code.position.top_left.x))
    return list(dict.fromkeys(code.text.strip() for code in found))[:MOST_CODES]
