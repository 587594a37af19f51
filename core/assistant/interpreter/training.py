"""Trains the ranker on sentences made from the phrases files; plain Python, the same bytes every time.

Another action must not tip sentences that are none of its own. So the order in which sentences come does not
depend on how many actions there are, and the weights are the average over the later passes, not where the
last sentence has left them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from math import exp
from zlib import crc32

EPOCHS = 7
SETTLED = 3
"""Passes after which weights are averaged."""
RATE = 0.5
DECAY = 0.00002
Sample = tuple[Sequence[str], int]
Rows = dict[str, list[float]]


def trained(samples: Sequence[Sample], actions: Sequence[str]) -> tuple[list[float], Rows]:
    """Weights of a multinomial logistic model: the bias per action and, per feature, a weight per action."""
    bias = [0.0] * len(actions)
    rows: Rows = defaultdict(lambda: [0.0] * len(actions))
    kept: Rows = {}
    names = _names(samples, actions)
    for epoch in range(EPOCHS):
        rate = RATE / (1 + epoch)
        for place in sorted(range(len(samples)), key=lambda place: _turn(epoch, names[place])):
            found, wanted = samples[place]
            _step(bias, [rows[feature] for feature in found], wanted, rate)
        if epoch >= SETTLED:
            _keep(kept, {"": bias, **rows})
    return kept.pop(""), kept


def _names(samples: Sequence[Sample], actions: Sequence[str]) -> list[str]:
    """What each sentence is called: its action and its place among that action's."""
    seen: Counter[int] = Counter()
    names = []
    for _, wanted in samples:
        seen[wanted] += 1
        names.append(f"{actions[wanted]} {seen[wanted]}")
    return names


def _turn(epoch: int, name: str) -> tuple[int, str]:
    return crc32(f"{epoch} {name}".encode()), name


def _keep(kept: Rows, rows: Rows) -> None:
    share = 1 / (EPOCHS - SETTLED)
    for feature, row in rows.items():
        before = kept.get(feature)
        kept[feature] = [
            one + share * more for one, more in zip(before or [0.0] * len(row), row, strict=True)
        ]


def _step(bias: list[float], rows: list[list[float]], wanted: int, rate: float) -> None:
    scores = [sum(column) for column in zip(bias, *rows, strict=True)]
    top = max(scores)
    grown = [exp(score - top) for score in scores]
    total = sum(grown)
    moves = [(place, -rate * weight / total) for place, weight in enumerate(grown) if weight / total > 0.002]
    for row in (bias, *rows):
        for place, move in moves:
            row[place] += move - row[place] * DECAY
        row[wanted] += rate
