"""Outcomes as lines for people and as JSON for programs."""

from __future__ import annotations

import os
import platform
import statistics
from collections.abc import Iterable, Sequence
from typing import Any

from benchmarks.harness import Finding, Outcome


def lines(outcome: Outcome) -> Iterable[str]:
    yield f"{outcome.bench.name}: {outcome.bench.about}"
    if outcome.trouble:
        yield f"  NOT MEASURED  {outcome.trouble}"
        return
    width = max(len(side) for side in outcome.figures)
    for side, figures in outcome.figures.items():
        yield f"  {side:<{width}}  " + ", ".join(
            f"{name} {_spread(taken)}" for name, taken in figures.items()
        )
    for finding in outcome.findings:
        yield f"  {_verdict(finding)}"


def summary(outcomes: Sequence[Outcome]) -> str:
    missed = [outcome.bench.name for outcome in outcomes if not outcome.is_met]
    return f"missed: {', '.join(missed)}" if missed else "every floor is held"


def as_json(outcomes: Sequence[Outcome], *, quick: bool) -> dict[str, Any]:
    return {
        "machine": {
            "system": platform.platform(),
            "python": platform.python_version(),
            "cores": os.cpu_count(),
        },
        "quick": quick,
        "benches": [
            {
                "name": outcome.bench.name,
                "met": outcome.is_met,
                "trouble": outcome.trouble or None,
                "figures": outcome.figures,
                "goals": [_goal_json(finding) for finding in outcome.findings],
            }
            for outcome in outcomes
        ],
    }


def _goal_json(finding: Finding) -> dict[str, Any]:
    goal = finding.goal
    return {
        "what": goal.what,
        "beside": goal.beside,
        "better": goal.better,
        "median": finding.median,
        "values": finding.values,
        "floor": finding.floor,
        "aim": goal.aim,
        "met": finding.is_met,
    }


def _verdict(finding: Finding) -> str:
    goal = finding.goal
    sign = "≥" if goal.better == "more" else "≤"
    unit = " ×" if goal.beside else ""
    beside = f" of {goal.beside}" if goal.beside else ""
    aim = (
        f", aim {sign} {goal.aim:g}: {'yes' if finding.is_aim_met else 'no'}" if goal.aim is not None else ""
    )
    word = "ok    " if finding.is_met else "MISSED"
    bounds = f"floor {sign} {finding.floor:g}{aim}"
    return f"{word} {goal.what}: {_spread(finding.values)}{unit}{beside} ({bounds})"


def _spread(taken: list[float]) -> str:
    middle = _short(statistics.median(taken))
    return middle if len(taken) == 1 else f"{middle} ({_short(min(taken))}-{_short(max(taken))})"


def _short(value: float) -> str:
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.3g}"
