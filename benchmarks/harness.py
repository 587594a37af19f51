"""What a benchmark is, how its sides are measured in turns, and what its ratios say.

A benchmark measures sides (ours, a bound, a peer) in one run: every round takes each side once, in a shuffled
order, and gives one ratio. Machines are noisy and differ: the floor is put on the median ratio of the rounds.
"""

from __future__ import annotations

import inspect
import random
import statistics
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Literal

Figures = dict[str, float]
"""What one side measured in one round: name of the figure (with its unit) → value."""
Side = Callable[[Any, bool], Figures | Awaitable[Figures]]
"""Takes what `prepare` gave and whether the run is a quick one."""
Prepare = Callable[[bool], AbstractAsyncContextManager[Any]]


@asynccontextmanager
async def nothing(quick: bool) -> AsyncIterator[None]:
    yield


@dataclass(frozen=True, slots=True)
class Goal:
    """A figure of one side as a ratio to another side's (without `beside`: as it is), and its bounds."""

    what: str
    figure: str
    ours: str
    beside: str | None
    better: Literal["more", "less"]
    floor: float
    aim: float | None = None
    beside_figure: str | None = None
    quick_floor: float | None = None
    """The floor of a quick run, where the ratio depends on the size of the load."""

    def value(self, figures: Mapping[str, Figures]) -> float:
        own = figures[self.ours][self.figure]
        if self.beside is None:
            return own
        bound = figures[self.beside][self.beside_figure or self.figure]
        return own / bound if bound else float("inf")

    def met(self, value: float, bound: float) -> bool:
        return value >= bound if self.better == "more" else value <= bound


@dataclass(frozen=True, slots=True)
class Bench:
    name: str
    about: str
    sides: Mapping[str, Side]
    goals: Sequence[Goal]
    prepare: Prepare = nothing
    rounds: int = 3
    quick_rounds: int = 1


@dataclass(slots=True)
class Finding:
    """A goal and its value in every round."""

    goal: Goal
    values: list[float]
    quick: bool = False

    @property
    def floor(self) -> float:
        loose = self.goal.quick_floor if self.quick else None
        return self.goal.floor if loose is None else loose

    @property
    def median(self) -> float:
        return statistics.median(self.values)

    @property
    def is_met(self) -> bool:
        return self.goal.met(self.median, self.floor)

    @property
    def is_aim_met(self) -> bool:
        return self.goal.aim is not None and self.goal.met(self.median, self.goal.aim)


@dataclass(slots=True)
class Outcome:
    bench: Bench
    figures: dict[str, dict[str, list[float]]] = field(default_factory=dict)
    """Side → figure → value in every round."""
    findings: list[Finding] = field(default_factory=list)
    trouble: str = ""
    """Why the benchmark could not be measured."""

    @property
    def is_met(self) -> bool:
        return not self.trouble and all(finding.is_met for finding in self.findings)


async def measure(bench: Bench, *, quick: bool, rounds: int | None = None, seed: int = 0) -> Outcome:
    """Run every round of a benchmark; an error of a side ends it and is told in `trouble`."""
    order = random.Random(seed)
    outcome = Outcome(bench)
    taken: list[dict[str, Figures]] = []
    try:
        async with bench.prepare(quick) as prepared:
            for _ in range(rounds or (bench.quick_rounds if quick else bench.rounds)):
                sides = list(bench.sides.items())
                order.shuffle(sides)
                taken.append({name: await _figures(side, prepared, quick) for name, side in sides})
    except Exception as error:  # noqa: BLE001 - the other benchmarks go on, and the exit code tells
        outcome.trouble = f"{type(error).__name__}: {error}"
        return outcome
    for name in bench.sides:
        keys = taken[0][name]
        outcome.figures[name] = {key: [figures[name][key] for figures in taken] for key in keys}
    outcome.findings = [
        Finding(goal, [goal.value(figures) for figures in taken], quick) for goal in bench.goals
    ]
    return outcome


async def _figures(side: Side, prepared: Any, quick: bool) -> Figures:
    figures = side(prepared, quick)
    return await figures if inspect.isawaitable(figures) else figures


def percentile(values: Sequence[float], share: float) -> float:
    """The value that `share` (0-1) of all values do not exceed; values need not be sorted."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
