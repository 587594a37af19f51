"""Real shops' files, where SAMPLES_DIR says they are: published totals must come out to the cent."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from core.integrations.reading.plan import Choices
from tests.core.integrations.making import Read

SAMPLES = Path(os.environ.get("SAMPLES_DIR", "")) / "retail"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif("SAMPLES_DIR" not in os.environ, reason="SAMPLES_DIR is not set"),
]


def sample_files(pattern: str) -> list[tuple[str, Path]]:
    return [(path.name, path) for path in sorted(SAMPLES.glob(pattern))]


def test_a_pizzeria_of_four_files(tmp_path: Path) -> None:
    read = Read(tmp_path, *sample_files("pizza/*.csv"))
    totals = read.totals
    assert (totals.documents, totals.lines, totals.total, totals.goods) == (21_350, 48_620, 81_786_005, 96)
    assert (totals.faults, totals.empty_documents) == (0, 0)
    assert [question.code for question in read.plan.questions] == ["moves"]
    months = Counter[int]()
    for document in read.documents:
        months[document.day.month] += sum(line.total for line in document.lines)
    assert months[7] == 7_255_790
    assert len({document.day for document in read.documents}) == 358
    assert {good["name"] for good in read.goods} >= {"The Hawaiian Pizza M"}


def test_an_online_shop_with_returns_strays_and_duplicates(tmp_path: Path) -> None:
    totals = Read(tmp_path, *sample_files("online_retail/*.gz")).totals
    assert (totals.rows, totals.lines, totals.total, totals.faults) == (42_481, 42_481, 74_895_702, 0)
    assert (totals.duplicates, totals.total - totals.duplicates_total) == (500, 74_672_361)
    assert (totals.marked_returns, totals.total - totals.marked_returns_total) == (728, 82_374_614)
    assert (totals.returns, totals.zero_prices, totals.without_customer) == (798, 273, 15_631)
    assert (totals.codes, totals.codes_beyond_case, totals.goods) == (2_822, 2_762, 2_762)


def test_an_online_shop_without_its_duplicates(tmp_path: Path) -> None:
    totals = Read(tmp_path, *sample_files("online_retail/*.gz"), choices=Choices(duplicates="drop")).totals
    assert (totals.lines, totals.total) == (41_981, 74_672_361)


def test_a_bakery_of_baskets(tmp_path: Path) -> None:
    read = Read(tmp_path, *sample_files("bakery/BreadBasket*.csv"))
    goods = Counter[str]()
    for document in read.documents:
        for line in document.lines:
            goods[read.goods[line.good or 0]["name"]] += line.quantity // 1000
    assert (goods["Coffee"], goods["Bread"], goods["Tea"]) == (5_471, 3_325, 1_435)
