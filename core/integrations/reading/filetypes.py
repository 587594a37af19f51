"""What a file is, by its content: the name is only a hint for the user."""

import re
import zipfile
from enum import StrEnum
from pathlib import Path

HEAD = 8192

UTF16 = (b"\xff\xfe", b"\xfe\xff")

SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "pdf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"BM6", "picture"),
    (b"II*\x00", "picture"),
    (b"{\\rtf", "rtf"),
    (b"7z\xbc\xaf\x27\x1c", "other_archive"),
    (b"Rar!", "other_archive"),
    (b"BZh", "other_archive"),
    (b"\xfd7zXZ", "other_archive"),
    (b"\x28\xb5\x2f\xfd", "other_archive"),
    (b"SQLite format 3\x00", "database"),
    (b"\x7fELF", "program"),
    (b"MZ\x90", "program"),
    (b"ID3", "sound"),
    (b"OggS", "sound"),
    (b"RIFF", "media"),
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
MARKUP = re.compile(rb"^\s*<(!doctype html|html|head|body|table|meta|style|div|script)\b", re.IGNORECASE)
XML = re.compile(rb"^\s*<(\?xml|[A-Za-z][\w:.-]*[\s>/])")


class FileType(StrEnum):
    """Shapes we read; everything else is a name for the refusal's sentence."""

    TEXT = "text"
    XLSX = "xlsx"
    ZIP = "zip"
    GZIP = "gzip"
    EMPTY = "empty"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"


def file_type(path: Path) -> FileType | str:
    """A `FileType` we read or refuse in general, or the name of a foreign kind (`pdf`, `html`, …)."""
    size = path.stat().st_size
    with path.open("rb") as stream:
        head = stream.read(HEAD)
    if not head.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        return FileType.EMPTY
    if head[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        return _packed(path)
    if head[:2] == b"\x1f\x8b":
        return FileType.GZIP
    if head.startswith(OLE):
        return _ole(path, size)
    return _signed(head) or _marked_up(head) or (FileType.TEXT if is_texty(head) else "binary")


def is_texty(head: bytes) -> bool:
    """True for bytes that may be text in some encoding, UTF-16 included."""
    if head.startswith(UTF16):
        return True
    nulls = head.count(0)
    if nulls:
        return looks_utf16(head)
    control = sum(1 for byte in head if byte < 32 and byte not in (9, 10, 12, 13, 26, 27))
    return control * 100 <= len(head)


def looks_utf16(head: bytes) -> bool:
    """UTF-16 without its mark: every second byte comes from a small set of high halves."""
    pairs = len(head) // 2
    if pairs < 2:
        return False
    return any(_few_high_halves(head[start : pairs * 2 : 2], head, start) for start in (0, 1))


def _few_high_halves(halves: bytes, head: bytes, start: int) -> bool:
    ends = sum(
        1
        for i in range(len(halves))
        if halves[i] == 0 and head[2 * i + (1 - start)] in b'\n\t,;" 0123456789|'
    )
    plausible = sum(1 for half in halves if half in (0, 4, 0x20, 0x21))
    return ends > 0 and plausible * 10 >= len(halves) * 9


def _signed(head: bytes) -> str | None:
    return next((name for signature, name in SIGNATURES if head.startswith(signature)), None)


def _marked_up(head: bytes) -> str | None:
    text = head.removeprefix(b"\xef\xbb\xbf")
    if head.startswith(UTF16):
        text = head.decode("utf-16", errors="ignore").encode()
    if MARKUP.search(text):
        return "html"
    if not XML.search(text):
        return "json" if re.match(rb"^\s*[\[{]\s*[\"{\[]", text) else None
    lowered = text.lower()
    if b"<html" in lowered or b"<table" in lowered:
        return "html"
    return "xml_excel" if b"schemas-microsoft-com:office:spreadsheet" in lowered else "xml"


def _ole(path: Path, size: int) -> FileType | str:
    """Old Excel, old Word, or a modern workbook under a password: all wear the same coat."""
    with path.open("rb") as stream:
        body = stream.read(min(size, 4 << 20))
        stream.seek(max(0, size - (1 << 20)))
        body += stream.read()
    if ENCRYPTED_PACKAGE in body:
        return FileType.ENCRYPTED
    if "WordDocument".encode("utf-16-le") in body:
        return "word"
    return "old_excel" if any(n.encode("utf-16-le") in body for n in ("Workbook", "Book")) else "binary"


def _packed(path: Path) -> FileType | str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = {info.filename for info in archive.infolist()[:2000]}
    except (zipfile.BadZipFile, OSError, ValueError, LookupError, RuntimeError):
        return FileType.DAMAGED
    if not names:
        return FileType.EMPTY
    if "xl/workbook.xml" in names or (
        "[Content_Types].xml" in names and any(n.startswith("xl/") for n in names)
    ):
        return "xlsb" if "xl/workbook.bin" in names else FileType.XLSX
    if any(n.startswith("word/") for n in names):
        return "word"
    if any(n.startswith("ppt/") for n in names):
        return "slides"
    if {"mimetype", "content.xml"} <= names:
        return "open_document"
    return FileType.ZIP
