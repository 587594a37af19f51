"""The light import of aiogram gives the same aiogram; under other versions it steps aside."""

from __future__ import annotations

import gc
import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from bot import light_start

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]


@cache
def probe(mode: str) -> tuple[dict[str, Any], str]:
    ran = subprocess.run(
        [sys.executable, "-m", "tests.bot.light_probe", mode],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return json.loads(ran.stdout), ran.stderr


@pytest.fixture
def light() -> dict[str, Any]:
    return probe("light")[0]


@pytest.fixture
def stock() -> dict[str, Any]:
    return probe("stock")[0]


def test_building_is_really_postponed(light: dict[str, Any], stock: dict[str, Any]) -> None:
    assert light["built_early"] == 0
    assert stock["built_early"] == 2


def test_every_type_and_method_is_built_as_the_stock_import_builds_it(
    light: dict[str, Any], stock: dict[str, Any]
) -> None:
    assert light["failed"] == []
    assert len(light["shapes"]) > 580
    assert light["shapes"] == stock["shapes"]
    unbuilt = {name for name, (complete, _) in light["shapes"].items() if not complete}
    assert unbuilt == set()


def test_real_updates_and_answers_read_the_same(light: dict[str, Any], stock: dict[str, Any]) -> None:
    assert len(light["updates"]) == 10
    assert light["updates"] == stock["updates"]
    assert light["answers"] == stock["answers"]


def test_a_model_of_ours_may_hold_a_message(light: dict[str, Any]) -> None:
    assert light["kept"] == "храню"


def test_nothing_stays_patched(light: dict[str, Any]) -> None:
    assert light["patched"] is False


@pytest.mark.parametrize(("mode", "word"), [("unchecked", "99.0"), ("late", "")])
def test_otherwise_aiogram_is_loaded_whole(mode: str, word: str, stock: dict[str, Any]) -> None:
    seen, log = probe(mode)
    assert seen["built_early"] == 2
    assert seen["updates"] == stock["updates"]
    assert word in log
    assert "Traceback" not in log


def test_the_installed_versions_are_checked_ones() -> None:
    assert light_start._installed() in light_start.CHECKED


def test_tuning_leaves_a_working_collector() -> None:
    before = gc.get_threshold()
    try:
        light_start.tune_collector()
        assert gc.isenabled()
        assert gc.get_threshold() == (50_000, 20, 100)
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)
