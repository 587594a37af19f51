"""The clock and the little company most sentences here are about."""

from __future__ import annotations

from datetime import datetime

import pytest

from core.assistant.interpreter.names import NameIndex, Record

FRIDAY_NOON = datetime.fromisoformat("2026-11-20T12:00")


def records(kind: str, *names: str) -> list[Record]:
    return [Record(kind, f"{kind}{number}", name) for number, name in enumerate(names)]


@pytest.fixture(scope="session")
def shop() -> NameIndex:
    return NameIndex.build(
        [
            *records(
                "product",
                "Торт Наполеон",
                "Торт Медовик",
                "Круассан",
                "Круассан с шоколадом",
                "Латте",
                "Мука",
                "Яйцо",
            ),
            Record("product", "box", "Коробка для торта"),
            Record("product", "red", "Роза красная"),
            Record("product", "white", "Роза белая"),
            Record("product", "case", "Чехол iPhone 15"),
            *records(
                "customer", "Иванова Анна", "Петров Сергей", "ООО Ромашка", "Кофейня Зерно", "John Smith"
            ),
            *records("member", "Асель", "Бекжан", "Марина"),
            *records("warehouse", "Основной", "Киоск", "Цех"),
        ]
    )
