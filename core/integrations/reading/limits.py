"""How much a file may ask of us before it is refused."""

from dataclasses import dataclass

MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes unless named otherwise. Real sizes are counted while unpacking, never believed."""

    file_bytes: int = 200 * MEGABYTE
    unpacked_bytes: int = 300 * MEGABYTE
    entries: int = 200
    tables: int = 30
    ratio: int = 250
    ratio_from: int = 4 * MEGABYTE
    sheet_cells: int = 6_000_000
    workbook_parts: int = 500
    shared_strings_bytes: int = 60 * MEGABYTE
    rows: int = 2_000_000
    columns: int = 300
    joined_rows: int = 500_000
    goods: int = 200_000
    customers: int = 500_000
    documents: int = 1_000_000


LIMITS = Limits()
