"""What an import is asked with: files by the hash of their content, choices as short strings."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from core.acts.register import Asked
from core.blocks import Act
from core.integrations.reading.plan import Choices, Kind
from core.integrations.refusals import OddChoice

SEPARATOR = "\u241f"
"""Stands in no name of a file and in no header, and is no blank that would be stripped."""


class SentFile(Asked):
    """A file that a door has stored."""

    digest: str = Field(min_length=64, max_length=64, pattern="^[0-9a-f]+$")
    name: str = Field(min_length=1, max_length=200)


class NewImport(Asked):
    """Files sent together, and what was decided about them."""

    files: list[SentFile] = Field(min_length=1, max_length=30, description="Files that were sent together")
    choices: list[Annotated[str, Field(max_length=700)]] = Field(default_factory=list, max_length=200)


class WhichRun(Asked):
    run: int


def choice(what: str, *parts: str) -> str:
    """One decision as a string: `choice("field", "a.csv", "Опт", "price")`."""
    return SEPARATOR.join([what, *parts])


def chosen(choices: list[str]) -> Choices:
    """All decisions, a later one over an earlier one. Raises OddChoice."""
    tables: dict[str, dict[str, object]] = {name: {} for name in ("kinds", "encodings", "headers")}
    columns: dict[str, dict[str, dict[str, str]]] = {name: {} for name in ("fields", "points", "orders")}
    single: dict[str, object] = {}
    for decision in choices:
        match decision.split(SEPARATOR):
            case ["kind", table, kind]:
                tables["kinds"][table] = Kind(kind) if kind in set(Kind) else Kind.SKIPPED
            case ["encoding" | "header" as what, table, value]:
                tables[f"{what}s"][table] = value if what == "encoding" else int(value)
            case ["field" | "point" | "order" as what, table, header, value]:
                columns[f"{what}s"].setdefault(table, {})[header] = value
            case ["grouping" | "duplicates" | "stock" | "moves" | "series" as what, value]:
                single[what] = value
            case _:
                raise OddChoice
    try:
        return Choices.model_validate({**tables, **columns, **single})
    except ValueError as error:
        raise OddChoice from error


def again(asked: NewImport, *decisions: str) -> Act:
    """The same import with further decisions."""
    files = [file.model_dump() for file in asked.files]
    return Act("integrations.import", {"files": files, "choices": [*asked.choices, *decisions]})
