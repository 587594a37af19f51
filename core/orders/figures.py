"""What an order counts for on each basis: pure arithmetic over its lines.

A change of an order is counted as the difference of its figures before and after, so the sum of all that was
counted is always the state of the orders.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from core.money import half_up, line_total, share, spread
from core.orders.models import Order, OrderLine


@dataclass(frozen=True, slots=True)
class Figure:
    """One line's part: quantity in 1/1000, money in minor units; a cost of None is not known.

    `uncosted` is what a difference of two figures changes in revenue whose cost is not known.
    """

    product_id: int | None
    name: str
    quantity: int
    revenue: int
    cost: int | None
    uncosted: int | None = None

    @property
    def without_cost(self) -> int:
        """Revenue whose cost is not known."""
        if self.uncosted is not None:
            return self.uncosted
        return self.revenue if self.cost is None else 0


Figures = dict[int, Figure]
"""By line."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What an order counts for: ordered, shipped, paid, and what its customer owes for it."""

    ordered: Figures = field(default_factory=dict)
    shipped: Figures = field(default_factory=dict)
    paid: Figures = field(default_factory=dict)
    due: int = 0


NOTHING = Tally()


def gross_of(line: OrderLine, currency: str) -> int:
    """Price × quantity, before any discount (minor units)."""
    return line_total(line.price, line.quantity, currency)


def discounted_of(line: OrderLine, currency: str) -> int:
    """What a line comes to after its discounts: VAT is laid on this."""
    return gross_of(line, currency) - line.discount


def tally(order: Order, lines: Sequence[OrderLine]) -> Tally:
    """The order's figures as it stands, net of returns."""
    if not order.is_live:
        return NOTHING
    ordered = {line.id: _ordered(line) for line in lines}
    return Tally(ordered, _shipped(lines), _paid(order, lines, ordered), order.due)


def _ordered(line: OrderLine) -> Figure:
    return Figure(
        line.product_id,
        line.name,
        line.quantity - line.returned,
        line.net,
        _without_returned(line, line_cost(line)),
    )


def line_cost(line: OrderLine) -> int | None:
    """The cost of what is ordered: frozen at confirmation, the real one as far as it is shipped."""
    waiting = line.to_ship
    if waiting == 0:
        return _left_cost(line)
    if line.cost is None:
        return None
    return line.shipped_cost + share(line.cost, waiting, line.quantity)


def _without_returned(line: OrderLine, cost: int | None) -> int | None:
    return None if cost is None else cost - line.returned_cost


def _left_cost(line: OrderLine) -> int | None:
    """What left cost; not known where nobody ever told (sales brought in from elsewhere)."""
    return line.shipped_cost if line.shipped_cost or line.cost is not None else None


def _shipped(lines: Sequence[OrderLine]) -> Figures:
    return {
        line.id: Figure(
            line.product_id,
            line.name,
            line.shipped - line.returned,
            share(line.total, line.shipped, line.quantity) - line.returned_total,
            _without_returned(line, _left_cost(line)),
        )
        for line in lines
        if line.shipped
    }


def _paid(order: Order, lines: Sequence[OrderLine], ordered: Figures) -> Figures:
    """What is paid, spread over the lines by largest remainder; an overpayment is no revenue.

    A return that was paid out counts as a whole, with its sign.
    """
    counted = min(order.paid, order.total)
    if counted == 0 or (counted < 0 and order.paid != order.total):
        return {}
    parts = spread(counted, [ordered[line.id].revenue for line in lines])
    whole = counted == order.total
    return {
        line.id: ordered[line.id] if whole else _part(ordered[line.id], part)
        for line, part in zip(lines, parts, strict=True)
    }


def _part(figure: Figure, revenue: int) -> Figure:
    if figure.revenue == 0:
        return Figure(figure.product_id, figure.name, 0, 0, None if figure.cost is None else 0)
    quantity = half_up(figure.quantity * revenue, figure.revenue)
    cost = None if figure.cost is None else half_up(figure.cost * revenue, figure.revenue)
    return Figure(figure.product_id, figure.name, quantity, revenue, cost)


def difference(before: Figures, after: Figures) -> list[Figure]:
    """What must be counted for `before` to become `after`; lines that stay as they are are left out."""
    if not before:
        return list(after.values())
    found: list[Figure] = []
    for key in {**before, **after}:
        old, new = before.get(key), after.get(key)
        if old == new:
            continue
        told = new or old
        if told is not None:
            found.append(
                Figure(
                    told.product_id,
                    told.name,
                    _amount(new, "quantity") - _amount(old, "quantity"),
                    _amount(new, "revenue") - _amount(old, "revenue"),
                    _cost_change(old, new),
                    _amount(new, "without_cost") - _amount(old, "without_cost"),
                )
            )
    return found


def _amount(figure: Figure | None, what: str) -> int:
    return 0 if figure is None else int(getattr(figure, what))


def _cost_change(old: Figure | None, new: Figure | None) -> int | None:
    costs = [figure.cost for figure in (old, new) if figure is not None]
    if all(cost is None for cost in costs):
        return None
    return ((new.cost or 0) if new else 0) - ((old.cost or 0) if old else 0)


def reversed_figures(figures: Iterable[Figure]) -> list[Figure]:
    """The same, taken away."""
    return [
        Figure(
            figure.product_id,
            figure.name,
            -figure.quantity,
            -figure.revenue,
            None if figure.cost is None else -figure.cost,
            -figure.without_cost,
        )
        for figure in figures
    ]


def margin(figures: Figures) -> int:
    """Revenue less cost, of what has a known cost."""
    return sum(figure.revenue - figure.cost for figure in figures.values() if figure.cost is not None)
