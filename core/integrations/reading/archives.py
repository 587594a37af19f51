"""Unpacking under limits: what an archive declares is checked first, what it really holds is counted."""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from core.integrations.reading.limits import Limits
from core.integrations.reading.refusals import (
    FileBomb,
    FileDamaged,
    FileEncrypted,
    FileTooLarge,
    FileUnsupported,
    TooManyFiles,
)

CHUNK = 1 << 18
MEGABYTE = 1 << 20
ENCRYPTED_FLAG = 0x1
UTF8_FLAG = 0x800
JUNK_PARTS = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")


DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError),
    *(ValueError, LookupError, RuntimeError),
)
"""All that Python's own reader of archives is known to raise over a broken one."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of an archive, unpacked; `name` as the sender saw it."""

    name: str
    path: Path


def unpack_zip(name: str, archive_path: Path, scratch: Path, limits: Limits) -> list[Entry]:
    """Unpack every ordinary file into `scratch` under names of ours.

    Raises FileBomb, FileEncrypted, FileDamaged, FileTooLarge.
    """
    try:
        with zipfile.ZipFile(archive_path) as archive:
            members = [info for info in archive.infolist() if not _is_junk(info)]
            check_declared(name, members, archive_path.stat().st_size, limits)
            budget = Budget(name, archive_path.stat().st_size, limits)
            return [_unpack(archive, info, scratch / f"entry-{i}", budget) for i, info in enumerate(members)]
    except DAMAGE as error:
        raise FileDamaged(name) from error


def unpack_gzip(name: str, path: Path, scratch: Path, limits: Limits) -> Entry:
    """Unpack one gzip stream. Raises FileBomb, FileDamaged."""
    target = scratch / "gzip-0"
    budget = Budget(name, path.stat().st_size, limits)
    try:
        with path.open("rb") as packed, target.open("wb") as out:
            for piece in _inflated(packed):
                budget.spend(len(piece))
                out.write(piece)
    except (zlib.error, EOFError) as error:
        raise FileDamaged(name) from error
    return Entry(name.removesuffix(".gz"), target)


def _inflated(packed: IO[bytes]) -> Iterator[bytes]:
    inflater = zlib.decompressobj(wbits=31)
    while data := packed.read(CHUNK):
        while data and not inflater.eof:
            yield inflater.decompress(data, CHUNK)
            data = inflater.unconsumed_tail
    if not inflater.eof:
        raise EOFError("gzip stream ends early")


class Budget:
    """Bytes that may still come out of one archive."""

    def __init__(self, name: str, packed: int, limits: Limits) -> None:
        self._name, self._packed, self._limits = name, max(packed, 1), limits
        self.spent = 0

    def spend(self, count: int) -> None:
        """Raises FileBomb once too much, or far too much for its weight, has come out."""
        self.spent += count
        if self.spent > self._limits.unpacked_bytes:
            raise FileBomb(self._name, limit=self._limits.unpacked_bytes // MEGABYTE)
        if self.spent > self._limits.ratio_from and self.spent > self._packed * self._limits.ratio:
            raise FileBomb(self._name, limit=self._limits.unpacked_bytes // MEGABYTE)


def check_declared(name: str, members: list[zipfile.ZipInfo], packed: int, limits: Limits) -> None:
    """Refuse on the directory alone: too many, too big, locked."""
    if any(info.flag_bits & ENCRYPTED_FLAG for info in members):
        raise FileEncrypted(name)
    if any(info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for info in members):
        raise FileUnsupported(name, found="other_archive")
    if len(members) > limits.entries:
        raise TooManyFiles(name, limit=limits.entries)
    if packed > limits.file_bytes:
        raise FileTooLarge(name, limit=limits.file_bytes // MEGABYTE)
    budget = Budget(name, packed, limits)
    for info in members:
        budget.spend(info.file_size)


def _is_junk(info: zipfile.ZipInfo) -> bool:
    return is_folder(info) or any(part in info.filename for part in JUNK_PARTS)


def is_folder(info: zipfile.ZipInfo) -> bool:
    """As `ZipInfo.is_dir`, which falls over an empty name."""
    return info.filename.endswith("/") or not info.filename


def _unpack(archive: zipfile.ZipFile, info: zipfile.ZipInfo, target: Path, budget: Budget) -> Entry:
    with archive.open(info) as packed, target.open("wb") as out:
        while piece := packed.read(CHUNK):
            budget.spend(len(piece))
            out.write(piece)
    return Entry(entry_name(info), target)


def entry_name(info: zipfile.ZipInfo) -> str:
    """The last part of the name; Windows writes Russian names in cp866 and does not say so."""
    name = info.filename
    if not info.flag_bits & UTF8_FLAG:
        try:
            name = name.encode("cp437").decode("cp866")
        except UnicodeError:
            name = info.filename
    return name.rstrip("/").rsplit("/", 1)[-1]
