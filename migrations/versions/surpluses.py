"""Opening stock and surpluses: neither is a negative loss any more; rollups of stock are added up anew.

An item of expenses may be said to be a purchase of goods, and a sale over the counter is called one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

ADDED = ("found_quantity", "found_value", "trued_value")
NUMBERS = ("lost_quantity", "lost_value", *ADDED)
MOVES = sa.table(
    "stock_movements",
    *(sa.column(name) for name in ("id", "company_id", "product_id", "warehouse_id", "quantity", "value")),
    *(sa.column(name) for name in ("kind", "document_kind", "storno_of")),
    sa.column("day", sa.Date),
)
SALES = sa.table(
    "report_sales",
    *(sa.column(name) for name in ("company_id", "scope", "ref", *NUMBERS)),
    sa.column("day", sa.Date),
)
Place = tuple[int, str, Any, int]


def upgrade() -> None:
    """What a count found where goods had never moved was there before the books began."""
    for name in ADDED:
        op.add_column("report_sales", sa.Column(name, sa.BigInteger(), nullable=False, server_default="0"))
    op.add_column("money_items", sa.Column("purchase", sa.Boolean(), nullable=True))
    op.add_column("orders", sa.Column("sale", sa.Boolean(), nullable=False, server_default=sa.false()))
    _mark_sales()
    _name_openings()
    op.execute(sa.update(SALES).values(dict.fromkeys(NUMBERS, 0)))
    _write(_added_up(_new_numbers))


def downgrade() -> None:
    """Counts are counts again, and what they found lowers what was lost."""
    _called("opening", "count", MOVES.c.quantity > 0)
    _called("opening", "storno", MOVES.c.quantity < 0)
    op.execute(sa.update(SALES).values(lost_quantity=0, lost_value=0))
    _write(_added_up(_old_numbers))
    op.drop_column("orders", "sale")
    op.drop_column("money_items", "purchase")
    for name in ADDED:
        op.drop_column("report_sales", name)


def _mark_sales() -> None:
    """What was sold over the counter says so in its history."""
    changes = sa.table("order_changes", sa.column("order_id"), sa.column("what"))
    sold = sa.select(changes.c.order_id).where(changes.c.what == "sold")
    orders = sa.table("orders", sa.column("id"), sa.column("sale"))
    op.execute(sa.update(orders).where(orders.c.id.in_(sold)).values(sale=True))


def _called(kind: str, other: str, *which: Any) -> None:
    op.execute(sa.update(MOVES).where(MOVES.c.kind == kind, *which).values(kind=other))


def _name_openings() -> None:
    """The first movement of goods at a place, when it is a count that found some; and its storno."""
    first = sa.select(sa.func.min(MOVES.c.id)).where(MOVES.c.quantity != 0)
    firsts = first.group_by(MOVES.c.company_id, MOVES.c.product_id, MOVES.c.warehouse_id)
    _called("count", "opening", MOVES.c.quantity > 0, MOVES.c.id.in_(firsts))
    openings = sa.select(MOVES.c.id).where(MOVES.c.kind == "opening")
    _called("storno", "opening", MOVES.c.storno_of.in_(openings))


def _added_up(numbers: Any) -> dict[Place, dict[str, int]]:
    """Company, scope, day and reference → what its movements add up to."""
    keys = (
        MOVES.c.company_id,
        MOVES.c.day,
        MOVES.c.product_id,
        MOVES.c.document_kind,
        MOVES.c.kind,
        MOVES.c.quantity > 0,
    )
    query = sa.select(*keys, sa.func.sum(MOVES.c.quantity), sa.func.sum(MOVES.c.value)).group_by(*keys)
    found: defaultdict[Place, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for company, day, product, document, kind, came, quantity, value in op.get_bind().execute(query).all():
        for name, number in numbers(document, kind, bool(came), int(quantity), int(value)):
            found[company, "product", day, product][name] += number
            if not name.endswith("_quantity"):
                found[company, "day", day, 0][name] += number
    return found


def _new_numbers(
    document: str, kind: str, came: bool, quantity: int, value: int
) -> Iterator[tuple[str, int]]:
    if kind == "true_up":
        yield "trued_value", -value
    elif document == "count" and kind != "opening" and came != (kind == "storno"):
        yield from (("found_quantity", quantity), ("found_value", value))
    elif document in ("write_off", "count") and kind != "opening":
        yield from (("lost_quantity", -quantity), ("lost_value", -value))


def _old_numbers(
    document: str, kind: str, came: bool, quantity: int, value: int
) -> Iterator[tuple[str, int]]:
    if kind == "true_up":
        yield "lost_value", -value
    elif document in ("write_off", "count"):
        yield from (("lost_quantity", -quantity), ("lost_value", -value))


def _write(sums: dict[Place, dict[str, int]]) -> None:
    for (company, scope, day, ref), numbers in sums.items():
        here = (SALES.c.company_id == company, SALES.c.scope == scope, SALES.c.ref == ref, SALES.c.day == day)
        op.execute(sa.update(SALES).where(*here).values(dict(numbers)))
