"""What is measured and what beside: a register of any size at the real door, a file read plainly."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import raw_import
from benchmarks.bench_import import sales_file
from benchmarks.made_up import last_command, register_of
from benchmarks.quiet_door import QuietDoor
from benchmarks.shop import shop_in


@pytest.mark.parametrize("commands", [10, 60])
async def test_a_register_of_any_size_answers_at_the_door(commands: int, tmp_path: Path) -> None:
    register = register_of(commands)
    assert len(register.commands) == commands
    async with shop_in(tmp_path) as shop:
        await shop.does("inventory.add", name="Торт", price="100", cost="40")
        door = QuietDoor(replace(shop.app, register=register), int(shop.actor.place))
        assert await door.say(f"/{last_command(register)}") == "Всё есть на складе и отложено."
        assert "Записан заказ" in await door.say("/order Иванова: 3 торта")
        assert await door.say("/nonsense") not in ("", "Всё есть на складе и отложено.")


def test_a_file_is_read_plainly(tmp_path: Path) -> None:
    source, target = sales_file(tmp_path, 7), tmp_path / "raw.sqlite"
    prices = [10050, 11750, 13450, 2 * 10750, 2 * 12450, 2 * 14150, 3 * 11450]
    assert raw_import.load(source, target) == sum(prices)
    with closing(sqlite3.connect(target)) as connection:
        assert connection.execute("select count(*), sum(total) from orders").fetchone() == (3, sum(prices))
        sold = connection.execute("select order_id, quantity * price from lines order by id").fetchall()
    assert sold == list(zip([1, 1, 1, 2, 2, 2, 3], prices, strict=True))
