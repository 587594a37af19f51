"""The arithmetic of a balance: its value never strays, whatever comes and goes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from core.inventory.cells import Cell
from core.inventory.units import convert, unit_code

QUANTITY = st.integers(1, 10**7)
VALUE = st.integers(0, 10**9)
MOVES = st.lists(
    st.one_of(
        st.tuples(st.just("put"), QUANTITY, VALUE),
        st.tuples(st.just("take"), QUANTITY, st.integers(0, 10**8)),
        st.tuples(st.just("shift"), st.integers(-(10**7), 10**7), st.integers(-(10**9), 10**9)),
    ),
    max_size=30,
)


def is_right(cell: Cell) -> bool:
    if cell.on_hand == 0:
        return cell.value == 0
    return cell.value >= 0 if cell.on_hand > 0 else cell.value <= 0


@given(MOVES)
def test_value_follows_goods(moves: list[tuple[str, int, int]]) -> None:
    cell = Cell(1, 1)
    quantity = value = 0
    for kind, amount, worth in moves:
        if kind == "put":
            value += worth + cell.put(amount, worth)
            quantity += amount
        elif kind == "take":
            value -= cell.take(amount, worth, "RUB")
            quantity -= amount
        else:
            value += worth + cell.shift(amount, worth)
            quantity += amount
        assert (cell.on_hand, cell.value) == (quantity, value)
        assert is_right(cell)


@given(QUANTITY, VALUE, st.lists(st.integers(1, 10**6), max_size=20))
def test_parts_carry_exactly_the_whole(on_hand: int, value: int, parts: list[int]) -> None:
    cell = Cell(1, 1, on_hand, 0, value)
    carried = 0
    for part in parts:
        carried += cell.take(min(part, cell.on_hand), 0, "RUB") if cell.on_hand else 0
    carried += cell.take(cell.on_hand, 0, "RUB") if cell.on_hand else 0
    assert carried == value


@given(QUANTITY, VALUE, QUANTITY, st.integers(0, 10**8))
def test_what_went_and_came_back_leaves_no_trace(on_hand: int, value: int, taken: int, cost: int) -> None:
    cell = Cell(1, 1, on_hand, 0, value)
    carried = cell.take(taken, cost, "RUB")
    assert cell.shift(taken, carried) == 0
    assert (cell.on_hand, cell.value) == (on_hand, value)


def test_units_are_known_by_any_of_their_words() -> None:
    words = ("шт.", "Штук", "кило", "Граммов", "литра", "ml", "pieces", "упаковок", "коробки", "часа", "КГ")
    codes = ["pcs", "pcs", "kg", "g", "l", "ml", "pcs", "pack", "box", "hour", "kg"]
    assert [unit_code(word) for word in words] == codes
    assert unit_code("букет") == "букет"


def test_units_turn_into_their_kin_only() -> None:
    assert convert(500_000, "g", "kg") == 500
    assert convert(1_500, "l", "ml") == 1_500_000
    assert convert(2_000, "t", "kg") == 2_000_000
    assert convert(250, "cm", "m") == 3
    assert convert(3_000, "bottle", "pcs") == 3_000
    assert convert(3_000, "pcs", "букет") == 3_000
    assert convert(1_000, "kg", "l") is None
    assert convert(1_000, "pack", "pcs") is None
    assert convert(1_000, "pcs", "kg") is None
