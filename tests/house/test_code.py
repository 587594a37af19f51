"""Rules of the code that a reader of one file cannot see broken in another."""

import ast
import re
from pathlib import Path

import pytest

from tests.house.code import PRODUCT, calls, full_name, imported_names, modules, place, tree

pytestmark = pytest.mark.house

LONGEST = 400
ROOMS = [path for path in modules("core") if path.parent.name != "core" and "acts" not in path.parts]
AMOUNT = re.compile(
    r"(?:^|_)(?:amount|balance|cost|credit|debit|debt|discount|due|margin|paid|price|profit|quantity|revenue"
    r"|stock|subtotal|sum|tax|total|vat)(?:$|_)"
)


def test_no_file_grows_past_the_limit() -> None:
    long = [place(path) for path in modules(*PRODUCT) if path.read_bytes().count(b"\n") > LONGEST]
    assert long == [], "Which two ideas live in each of these?"


def test_every_package_says_what_lives_in_it() -> None:
    silent = [
        place(path)
        for path in modules(*PRODUCT)
        if path.name == "__init__.py" and ast.get_docstring(tree(path)) is None
    ]
    assert silent == []


def test_names_are_the_words_of_the_trade() -> None:
    vague = re.compile(r"(?:Manager|Helper|Helpers|Util|Utils|Impl|DTO)$", re.IGNORECASE)
    named = [
        place(path, node)
        for path in modules(*PRODUCT)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef) and vague.search(node.name)
    ]
    files = [place(path) for path in modules(*PRODUCT) if vague.search(path.stem)]
    assert named + files == []


def test_only_the_clock_reads_the_clock() -> None:
    forbidden = re.compile(r"(?:.*\.)?(?:datetime\.(?:now|utcnow|today)|date\.today)")
    read = [
        place(path, call)
        for path in modules(*PRODUCT)
        for name, call in calls(path)
        if forbidden.fullmatch(name) and place(path) != "core/clock.py"
    ]
    assert read == [], "ctx.clock.now() is the only now."


def test_only_settings_read_the_environment() -> None:
    readers = [
        place(path, node)
        for path in modules(*PRODUCT)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute | ast.Name)
        and full_name(node, imported_names(path)) in {"os.environ", "os.environb", "os.getenv"}
    ]
    assert [place for place in readers if not place.startswith("bot/settings.py")] == []


RAW_SQL = {f"sqlalchemy.{name}" for name in ("text", "sql.text", "sql.expression.text", "literal_column")}


def in_definitions(path: Path) -> set[ast.AST]:
    """Nodes inside `…_where=` and `server_default=`: they define an index or a column and select nothing."""
    return {
        inner
        for node in ast.walk(tree(path))
        if isinstance(node, ast.keyword) and node.arg and re.fullmatch(r"\w+_where|server_default", node.arg)
        for inner in ast.walk(node.value)
    }


def test_the_business_writes_no_raw_sql() -> None:
    found = [
        place(path, node)
        for path in modules("core")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute | ast.Name)
        and full_name(node, imported_names(path)) in RAW_SQL
        and node not in in_definitions(path)
    ]
    assert found == [], "Text of SQL escapes the tenancy hook."


def test_rooms_go_through_the_session_they_are_given() -> None:
    """Statements on bare tables and the driver escape the tenancy hook; one transaction is one action."""
    around = {"__table__", "exec_driver_sql"}
    found = [
        place(path, node)
        for path in ROOMS
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and node.attr in around
    ]
    ends = [
        place(path, call)
        for path in ROOMS
        for name, call in calls(path)
        if name.endswith(("session.commit", "session.rollback", "session.begin"))
    ]
    assert found + ends == []


def test_lists_page_by_key() -> None:
    found = [
        place(path, node)
        for path in modules("core")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "offset"
    ]
    assert found == [], "OFFSET reads everything it skips."


def annotated(path: Path) -> list[tuple[str, ast.expr, ast.AST]]:
    """Names with their annotations: fields, variables, arguments, and functions with what they return."""
    found: list[tuple[str, ast.expr, ast.AST]] = []
    for node in ast.walk(tree(path)):
        match node:
            case ast.AnnAssign(target=ast.Name(id=name), annotation=kind):
                found.append((name, kind, node))
            case ast.arg(arg=name, annotation=ast.expr() as kind):
                found.append((name, kind, node))
            case ast.FunctionDef(name=name, returns=ast.expr() as kind):
                found.append((name, kind, node))
    return found


def holds_float(annotation: ast.expr) -> bool:
    return any(isinstance(node, ast.Name) and node.id == "float" for node in ast.walk(annotation))


def test_money_and_stock_are_never_float() -> None:
    found = [
        place(path, node)
        for path in modules("core", "handlers")
        for name, kind, node in annotated(path)
        # The interpreter weighs words: its margin is not money.
        if AMOUNT.search(name) and holds_float(kind) and "interpreter" not in path.parts
    ]
    assert found == [], "Minor units, 1/10000 of a unit price, 1/1000 of a quantity: integers."


def test_no_column_is_float() -> None:
    inexact = {"Float", "REAL", "DOUBLE", "DOUBLE_PRECISION", "Double"}
    typed = [
        place(path, node)
        for path in modules("core", "migrations")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute | ast.Name)
        and (name := full_name(node, imported_names(path)))
        and name.startswith("sqlalchemy.")
        and name.rpartition(".")[2] in inexact
    ]
    mapped = [
        place(path, node)
        for path in modules("core")
        for _, kind, node in annotated(path)
        if isinstance(kind, ast.Subscript)
        and isinstance(kind.value, ast.Name)
        and kind.value.id == "Mapped"
        and holds_float(kind)
    ]
    assert typed + mapped == []


def test_no_decimal_is_made_of_a_float() -> None:
    found = [
        place(path, call)
        for path in modules(*PRODUCT)
        for name, call in calls(path)
        if name == "decimal.Decimal"
        for given in call.args
        if (isinstance(given, ast.Constant) and isinstance(given.value, float))
        or (isinstance(given, ast.Call) and full_name(given.func, {}) == "float")
    ]
    assert found == [], "Decimal(0.1) is not a tenth."
