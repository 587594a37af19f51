"""The project's own files and their syntax trees, for the rules of the house."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PRODUCT = ("bot", "core", "handlers")


def modules(*folders: str) -> list[Path]:
    """Python files under these folders of the project, in order."""
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text("utf-8"), str(path))


def place(path: Path, node: ast.AST | None = None) -> str:
    """`core/orders/actions.py:12`, to be read in a failure."""
    line = getattr(node, "lineno", None)
    return f"{path.relative_to(ROOT)}" + (f":{line}" if line else "")


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """Every call with the full name of what is called (`datetime.datetime.now`), imports followed."""
    names = imported_names(path)
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and (name := full_name(node.func, names)):
            yield name, node


def full_name(node: ast.expr, names: dict[str, str]) -> str | None:
    """The dotted name that an expression of names and dots stands for; None for anything else."""
    match node:
        case ast.Name(id=name):
            return names.get(name, name)
        case ast.Attribute(value=value, attr=attr):
            owner = full_name(value, names)
            return f"{owner}.{attr}" if owner else None
    return None


@cache
def imported_names(path: Path) -> dict[str, str]:
    """Name in the file → the dotted name it was imported by."""
    names: dict[str, str] = {}
    for node in ast.walk(tree(path)):
        match node:
            case ast.Import(names=aliases):
                names.update({alias.asname: alias.name for alias in aliases if alias.asname})
            case ast.ImportFrom(module=module, names=aliases) if module:
                names.update({alias.asname or alias.name: f"{module}.{alias.name}" for alias in aliases})
    return names


def imported(path: Path) -> set[str]:
    """The top packages a file imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(tree(path)):
        match node:
            case ast.Import(names=aliases):
                found.update(alias.name.partition(".")[0] for alias in aliases)
            case ast.ImportFrom(module=str(module), level=0):
                found.add(module.partition(".")[0])
    return found
