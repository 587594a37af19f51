"""Pages of photos and PDFs: made small, upright, free of what cameras write into them; in a thread."""

from __future__ import annotations

import asyncio
import io
import logging
from threading import Lock
from typing import TYPE_CHECKING, Any

from core.assistant.seeing import Sight
from handlers.telegram.codes import MOST_PIXELS

if TYPE_CHECKING:
    from PIL.Image import Image

log = logging.getLogger(__name__)

MOST_PAGES = 3
LONGEST_SIDE = 2000
"""Pixels: small print of a sheet of A4 is still legible."""
_QUALITY = 82
_LEAST_WORDS = 40
"""Characters: a PDF with fewer is a scan with a stamp of its scanner."""
_TEXT_PAGES = 10
_PDFIUM = Lock()
"""The library does one thing at a time."""


async def of_picture(content: bytes) -> Sight:
    """A picture as a page; nothing where it is none."""
    return Sight(pages=await asyncio.to_thread(_picture, content))


async def of_pdf(content: bytes) -> Sight:
    """A PDF's first pages as pictures, and the words it has; nothing where it does not open."""
    return await asyncio.to_thread(_pdf, content)


def _picture(content: bytes) -> list[bytes]:
    from PIL import Image, ImageOps

    try:
        with Image.open(io.BytesIO(content)) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                return []
            return [_page(ImageOps.exif_transpose(opened))]
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        log.info("a picture could not be opened")
        return []


def _page(picture: Image) -> bytes:
    """A JPEG of the pixels alone."""
    from PIL import Image

    plain = picture.convert("RGB")
    plain.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    bare = Image.frombytes("RGB", plain.size, plain.tobytes())
    kept = io.BytesIO()
    bare.save(kept, "JPEG", quality=_QUALITY)
    return kept.getvalue()


def _pdf(content: bytes) -> Sight:
    import pypdfium2

    with _PDFIUM:
        try:
            document = pypdfium2.PdfDocument(content)
        except (pypdfium2.PdfiumError, ValueError):
            log.info("a PDF could not be opened")
            return Sight()
        try:
            text = "\n".join(_words(document[place]) for place in range(min(len(document), _TEXT_PAGES)))
            pages = [_page(_drawn(document[place])) for place in range(min(len(document), MOST_PAGES))]
        except (pypdfium2.PdfiumError, ValueError, OSError, MemoryError):
            log.info("a PDF could not be drawn")
            return Sight()
        finally:
            document.close()
    words = text.strip()
    return Sight(pages, words if len(words) >= _LEAST_WORDS else "")


def _words(page: Any) -> str:
    return str(page.get_textpage().get_text_bounded())


def _drawn(page: Any) -> Image:
    """The page as large as it is read, whatever size it claims."""
    width, height = page.get_size()
    scale = LONGEST_SIDE / max(width, height, 1)
    drawn: Image = page.render(scale=scale).to_pil()
    return drawn
