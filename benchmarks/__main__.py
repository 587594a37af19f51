"""`python -m benchmarks`: every benchmark beside its bound, as ratios; exit code 1 when a floor is missed."""

from __future__ import annotations

import argparse
import asyncio
import importlib
import json
import pkgutil
import sys
from pathlib import Path

from benchmarks import report
from benchmarks.harness import Bench, Outcome, measure

HERE = Path(__file__).parent
PREFIX = "bench_"


def all_benches() -> list[Bench]:
    names = sorted(
        module.name for module in pkgutil.iter_modules([str(HERE)]) if module.name.startswith(PREFIX)
    )
    return [bench for name in names for bench in importlib.import_module(f"benchmarks.{name}").BENCHES]


def chosen(benches: list[Bench], only: list[str]) -> list[Bench]:
    unknown = set(only) - {bench.name for bench in benches}
    if unknown:
        known = ", ".join(bench.name for bench in benches)
        sys.exit(f"no such benchmark: {', '.join(sorted(unknown))}; there are {known}")
    return [bench for bench in benches if not only or bench.name in only]


async def run(benches: list[Bench], arguments: argparse.Namespace) -> list[Outcome]:
    outcomes = []
    for bench in benches:
        outcomes.append(await measure(bench, quick=arguments.quick, rounds=arguments.rounds))
        print("\n".join(report.lines(outcomes[-1])), "", sep="\n", flush=True)
    return outcomes


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "--only", action="append", default=[], metavar="NAME", help="this benchmark; may be repeated"
    )
    parser.add_argument("--quick", action="store_true", help="fewer rounds and smaller loads: a smoke test")
    parser.add_argument("--rounds", type=int, help="how many rounds, instead of each benchmark's own number")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the outcomes there as well")
    parser.add_argument("--list", action="store_true", help="name the benchmarks and stop")
    arguments = parser.parse_args()
    benches = chosen(all_benches(), arguments.only)
    if arguments.list:
        print("\n".join(f"{bench.name}: {bench.about}" for bench in benches))
        return 0
    outcomes = asyncio.run(run(benches, arguments))
    if arguments.json:
        arguments.json.write_text(json.dumps(report.as_json(outcomes, quick=arguments.quick), indent=1))
    print(report.summary(outcomes))
    return 0 if all(outcome.is_met for outcome in outcomes) else 1


if __name__ == "__main__":
    sys.exit(main())
