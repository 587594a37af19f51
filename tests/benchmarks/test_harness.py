"""The benchmarks' own arithmetic and manners: ratios, floors, verdicts, exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from benchmarks import report
from benchmarks.bots import bot_process, echo
from benchmarks.harness import Bench, Figures, Goal, measure, percentile
from benchmarks.loop import Loop
from benchmarks.stub import Stub

DYING = "print('no such setting', flush=True); raise SystemExit(3)"
ROOT = Path(__file__).parents[2]


def bench(ours: list[float], bound: list[float], **goal: Any) -> Bench:
    """A benchmark whose sides give these values, one a round."""
    taken = {"ours": iter(ours), "bound": iter(bound)}

    def side(name: str) -> Any:
        return lambda prepared, quick: {"per s": next(taken[name])}

    asked: dict[str, Any] = {"better": "more", "floor": 0.5, "beside": "bound"} | goal
    return Bench(
        "sample", "a sample", {name: side(name) for name in taken}, [Goal("rate", "per s", "ours", **asked)]
    )


async def test_the_median_of_the_rounds_ratios_is_judged() -> None:
    outcome = await measure(bench([60, 10, 90], [100, 100, 100]), quick=False)
    assert outcome.findings[0].median == pytest.approx(0.6)
    assert outcome.is_met
    assert not (await measure(bench([40, 10, 90], [100, 100, 100]), quick=False)).is_met


async def test_less_may_be_better_and_a_figure_may_stand_alone() -> None:
    slow = bench([3, 3, 3], [1, 1, 1], better="less", floor=2.0)
    assert not (await measure(slow, quick=False)).is_met
    alone = bench([3, 3, 3], [1, 1, 1], better="less", floor=5.0, beside=None)
    assert (await measure(alone, quick=False)).findings[0].median == 3


async def test_a_quick_run_may_have_a_floor_of_its_own() -> None:
    smaller = bench([30, 30], [100, 100], quick_floor=0.2)
    assert (await measure(smaller, quick=True)).is_met
    full = await measure(bench([30, 30, 30], [100, 100, 100], quick_floor=0.2), quick=False)
    assert not full.is_met
    assert "floor ≥ 0.5" in list(report.lines(full))[-1]
    assert not (await measure(bench([30], [100]), quick=True)).is_met


async def test_rounds_and_sides_are_each_run_once_a_round() -> None:
    seen: list[str] = []

    def side(name: str) -> Any:
        def run(prepared: Any, quick: bool) -> Figures:
            seen.append(name)
            return {"x": 1.0}

        return run

    sample = Bench("sample", "", {name: side(name) for name in "abc"}, [], rounds=4)
    await measure(sample, quick=False)
    assert len(seen) == 12
    assert all(set(seen[start : start + 3]) == set("abc") for start in range(0, 12, 3))


async def test_what_cannot_be_measured_is_told_and_missed() -> None:
    def broken(prepared: Any, quick: bool) -> Figures:
        raise RuntimeError("no bot here")

    outcome = await measure(Bench("sample", "a sample", {"ours": broken}, []), quick=True)
    assert not outcome.is_met
    assert list(report.lines(outcome)) == ["sample: a sample", "  NOT MEASURED  RuntimeError: no bot here"]
    assert report.summary([outcome]) == "missed: sample"


async def test_a_report_shows_ratio_floor_and_aim() -> None:
    outcome = await measure(bench([60, 50, 70], [100, 100, 100], aim=0.8), quick=False)
    assert (
        list(report.lines(outcome))[-1]
        == "  ok     rate: 0.6 (0.5-0.7) × of bound (floor ≥ 0.5, aim ≥ 0.8: no)"
    )
    written = json.loads(json.dumps(report.as_json([outcome], quick=False)))
    assert written["benches"][0]["goals"][0] == {
        "what": "rate",
        "beside": "bound",
        "better": "more",
        "median": 0.6,
        "values": [0.6, 0.5, 0.7],
        "floor": 0.5,
        "aim": 0.8,
        "met": True,
    }


def test_percentiles() -> None:
    assert percentile([5, 1, 4, 2, 3], 0.5) == 3
    assert percentile(list(range(100)), 0.99) == 99
    assert percentile([7], 0.99) == 7


def test_an_unknown_name_is_refused_with_the_known_ones() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "benchmarks", "--only", "nonsense"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 1
    told, _, known = ran.stderr.partition("; there are ")
    assert told == "no such benchmark: nonsense"
    assert {"chat", "chart", "crowd", "orders", "start"} <= set(known.strip().split(", "))


async def test_the_stub_carries_a_real_aiogram_bot() -> None:
    async with Stub.running() as stub, echo(stub) as running:
        said = await stub.say(7, "привет & <b>пока</b>")
        assert (said.method, said.text) == ("sendMessage", "привет & <b>пока</b>")
        loop = Loop(stub, range(1, 9), lambda number: f"m{number}", 100)
        figures = await loop.run()
        assert len(loop.latencies) == 100
        assert 0 < figures["p50 ms"] <= figures["p99 ms"]
        assert figures["updates/s"] > 10
        assert running.cpu > 0
        assert running.rss > 20


async def test_a_silent_bot_is_told_of() -> None:
    async with Stub.running() as stub:
        with pytest.raises(TimeoutError, match="no answer to 'есть кто'"):
            await stub.say(7, "есть кто", within=0.05)


async def test_a_bot_that_ends_is_told_of_at_once(tmp_path: Path) -> None:
    with pytest.raises(
        RuntimeError, match="the bot ended with code 3; the bot's last words:\\nno such setting"
    ):
        async with Stub.running() as stub, bot_process(stub, ("-c", DYING), tmp_path):
            await stub.say(7, "есть кто", within=20)
