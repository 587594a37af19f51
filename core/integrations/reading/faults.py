"""A row that could not be taken: its place, the reason, and the row itself to be given back."""

from dataclasses import dataclass

FAULTS = (
    "missing_product",
    "missing_quantity",
    "zero_quantity",
    "missing_date",
    "missing_name",
    "missing_amount",
    "bad_number",
    "doubtful_number",
    "number_too_large",
    "negative",
    "bad_date",
    "bad_time",
    "date_out_of_range",
    "too_many_cells",
    "no_match",
    "rounded_code",
)


COMPANION = "companion"
"""Not a fault: a row that was taken, given back beside the faulty ones of its document."""


class RowRefused(ValueError):
    """Raised while a row is read; `code` is one of FAULTS, `field` what it is about."""

    def __init__(self, code: str, field: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.field = field


@dataclass(frozen=True, slots=True)
class RowFault:
    """A row given back. `table` by position in the plan, `row` as a spreadsheet numbers it."""

    table: int
    row: int
    code: str
    field: str
    cells: list[str]
