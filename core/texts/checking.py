"""Are two languages of a room the same? Used by a house test over every room."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from core.texts.bundles import room_of
from core.texts.speaker import LOCALES

if TYPE_CHECKING:
    from fluent.syntax import ast


def missing_keys(room: str, folder: Path) -> list[str]:
    """What is wrong with a room's texts, a line each: unreadable, repeated, strange or different entries."""
    found: list[str] = []
    variables = {locale: _sentences(folder / f"{locale}.ftl", found) for locale in LOCALES}
    russian, english = (variables[locale] for locale in LOCALES)
    found += [f"{room}: {key} is missing in en" for key in sorted(russian.keys() - english.keys())]
    found += [f"{room}: {key} is missing in ru" for key in sorted(english.keys() - russian.keys())]
    for key in sorted(russian.keys() & english.keys()):
        if russian[key] != english[key]:
            found.append(f"{room}: {key} differs in variables: {sorted(russian[key] ^ english[key])}")
    found += [f"{room}: {key} belongs to another room" for key in sorted(russian) if room_of(key) != room]
    return found


def _sentences(path: Path, found: list[str]) -> dict[str, set[str]]:
    from fluent.syntax import FluentParser, ast

    keys: dict[str, set[str]] = {}
    if not path.is_file():
        found.append(f"{path} is missing")
        return keys
    for entry in FluentParser(with_spans=False).parse(path.read_text(encoding="utf-8")).body:
        if isinstance(entry, ast.Junk):
            found.append(f"{path.name} is unreadable at: {(entry.content or '').strip().splitlines()[0]}")
        if isinstance(entry, ast.Message):
            if entry.id.name in keys:
                found.append(f"{path.name} repeats {entry.id.name}")
            keys[entry.id.name] = _variables(entry)
    return keys


def _variables(entry: ast.Message) -> set[str]:
    from fluent.syntax.visitor import Visitor

    names: set[str] = set()

    class Names(Visitor):
        def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - Fluent's name
            names.add(node.id.name)

    Names().visit(entry)
    return names
