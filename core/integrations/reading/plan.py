"""What an import would do, as data to show before it is done, and what the user decided about it."""

from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Point = Literal[".", ","]
Order = Literal["dmy", "mdy"]
Grouping = Literal["row", "moment", "day"]
"""How sales lines without a document number become documents."""


class Kind(StrEnum):
    """What a table's rows are."""

    SALES = "sales"
    DOCUMENTS = "documents"
    GOODS = "goods"
    CUSTOMERS = "customers"
    STOCK = "stock"
    LOOKUP = "lookup"
    UNKNOWN = "unknown"
    SKIPPED = "skipped"


class Plain(BaseModel):
    """Frozen, JSON-ready."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Choices(Plain):
    """What the user changed. Keys are names of tables as the plan shows them, and headers within."""

    kinds: dict[str, Kind] = Field(default_factory=dict)
    fields: dict[str, dict[str, str]] = Field(default_factory=dict)
    """Table → header → field; an empty field means: leave this column out."""
    points: dict[str, dict[str, Point]] = Field(default_factory=dict)
    orders: dict[str, dict[str, Order]] = Field(default_factory=dict)
    encodings: dict[str, str] = Field(default_factory=dict)
    headers: dict[str, int] = Field(default_factory=dict)
    """Table → the number of its header's row; 0: it has none."""
    grouping: Grouping | None = None
    duplicates: Literal["keep", "drop"] = "keep"
    stock: Literal["set", "leave"] = "set"
    """Whether quantities of goods and stock files become the balance on hand."""
    moves: Literal["leave", "issue"] = "leave"
    """Whether the goods sold leave our stock: history does not, yesterday's till may."""
    series: str = ""
    """Tells two programs of one layout apart: each keeps its own numbers."""


class ColumnPlan(Plain):
    """One column: what it is called in the file and what it becomes; `field` None means it stays behind."""

    index: int
    header: str
    field: str | None = None
    point: Point | None = None
    mixed: bool = False
    order: Order | None = None
    doubtful: bool = False
    percent: Literal["points", "ratio"] | None = None
    """How a discount per cent is written: `15` or `0.15`."""
    dated: bool = False
    """A document cell that carries its date: `Реализация 0000-000123 от 12.01.2024`."""
    examples: list[str] = Field(default_factory=list)


class TablePlan(Plain):
    """One file or sheet. `rows` are filled rows below the header."""

    name: str
    kind: Kind
    rows: int
    first_row: int
    header_row: int | None
    encoding: str
    encoding_sure: bool
    delimiter: str
    columns: list[ColumnPlan]
    is_part: bool = False
    """Its rows only complete another table's (headers of documents, types of goods)."""

    @property
    def tells_costs(self) -> bool:
        """What its goods cost stands in it: not for everyone's eyes."""
        return any(column.field in {"cost", "cost_total"} for column in self.columns)

    def column(self, field: str) -> ColumnPlan | None:
        return next((column for column in self.columns if column.field == field), None)


class JoinPlan(Plain):
    """Table `child`, column `child_header`, names rows of `parent`. Tables by position in the plan."""

    child: int
    child_column: int
    child_header: str
    parent: int
    parent_column: int
    parent_header: str
    found: int
    missing: int


class Question(Plain):
    """Something the files leave open: `answer` is what we take unless told otherwise."""

    code: Literal["kind", "point", "order", "encoding", "grouping", "duplicates", "stock", "moves"]
    options: list[str]
    answer: str
    table: str | None = None
    header: str | None = None
    examples: list[str] = Field(default_factory=list)


class Problem(Plain):
    """Why a table cannot be taken as it stands: `no_product`, `no_date`, `unknown_kind`, …."""

    code: str
    table: str


class Totals(Plain):
    """What would come in. Sums in minor units; counts of rows unless named otherwise."""

    rows: int = 0
    documents: int = 0
    lines: int = 0
    total: int = 0
    returns: int = 0
    returns_total: int = 0
    marked_returns: int = 0
    marked_returns_total: int = 0
    """Lines of documents whose own number says they are returns (C536379)."""
    cancelled: int = 0
    zero_prices: int = 0
    duplicates: int = 0
    duplicates_total: int = 0
    without_customer: int = 0
    without_customer_total: int = 0
    mismatched: int = 0
    """Lines whose stated sum is not quantity × price less the discount: the stated sum is kept."""
    inherited: int = 0
    """Rows under a merged document cell, which took the number above."""
    headings: int = 0
    """Rows of a single cell that name the group of the goods below them."""
    footers: int = 0
    first_day: str | None = None
    last_day: str | None = None
    goods: int = 0
    customers: int = 0
    stock: int = 0
    codes: int = 0
    codes_beyond_case: int = 0
    merged_codes: int = 0
    """Codes taken for another that differs by case alone, because their goods are called the same."""
    renamed_codes: int = 0
    """Codes met under several names: the most usual one is kept."""
    ships: bool = False
    """The files tell when documents were shipped."""
    unshipped: int = 0
    """Documents that were not shipped: they stay open orders."""
    late: int = 0
    """Documents that were shipped after the day they were required by."""
    empty_documents: int = 0
    """Document headers without a single line."""
    faults: int = 0
    faults_by_code: dict[str, int] = Field(default_factory=dict)


class ImportPlan(Plain):
    """All that is shown before an import."""

    tables: list[TablePlan]
    joins: list[JoinPlan]
    questions: list[Question]
    problems: list[Problem]
    refused: list[tuple[str, str]] = Field(default_factory=list)
    """Files set aside: name and code of the reason."""
    hidden_sheets: list[str] = Field(default_factory=list)
    source: str = ""
    """The layout's fingerprint: files of the same shape come from the same program."""
    grouping: Grouping | None = None

    @property
    def tells_costs(self) -> bool:
        return any(table.tells_costs for table in self.tables)

    choices: Choices = Field(default_factory=Choices)
