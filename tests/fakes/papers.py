"""Papers as people photograph them: a receipt with its QR code, a page of words."""

from __future__ import annotations

import io

import zxingcpp
from PIL import Image

SLIP = "t=20261119T1530&s=1234.50&fn=9999078900004792&i=12345&fp=3522207165&n=1"
"""What the QR of a receipt says: 1234.50 on the day before the tests' noon."""


def slip(code: str = SLIP) -> bytes:
    """A photo with a QR code on it."""
    drawn = zxingcpp.write_barcode_to_image(zxingcpp.create_barcode(code, zxingcpp.BarcodeFormat.QRCode))
    label = Image.fromarray(drawn)
    label = label.resize((label.width * 6, label.height * 6), Image.Resampling.NEAREST)
    photo = Image.new("L", (label.width + 200, label.height + 300), 255)
    photo.paste(label, (100, 200))
    kept = io.BytesIO()
    photo.save(kept, "JPEG", quality=85)
    return kept.getvalue()


def page(*, side: int = 2600, camera: bool = False) -> bytes:
    """A photo of a paper without any code; with what a camera writes into it, if asked."""
    photo = Image.effect_noise((side, side * 3 // 4), 40).convert("RGB")
    kept = io.BytesIO()
    marks = Image.Exif()
    if camera:
        marks[0x010F], marks[0x0112] = "Camera", 6
    photo.save(kept, "JPEG", quality=60, exif=marks)
    return kept.getvalue()


def pdf(words: str = "", picture: bytes | None = None) -> bytes:
    """A PDF of one sheet with words, with a picture, or bare."""
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    kept = io.BytesIO()
    canvas = Canvas(kept)
    for place, line in enumerate(words.splitlines()):
        canvas.drawString(40, 780 - 16 * place, line)
    if picture is not None:
        canvas.drawImage(ImageReader(io.BytesIO(picture)), 60, 200, 400, 400)
    canvas.showPage()
    canvas.save()
    return kept.getvalue()
