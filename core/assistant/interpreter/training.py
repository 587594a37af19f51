"""Trains the ranker on sentences made from the phrases files; plain Python, the same bytes every time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from math import exp
from random import Random

EPOCHS = 7
RATE = 0.5
DECAY = 0.00002
Sample = tuple[Sequence[str], int]


def trained(
    samples: Sequence[Sample], classes: int, seed: int = 20
) -> tuple[list[float], dict[str, list[float]]]:
    """Weights of a multinomial logistic model: the bias per class and, per feature, a weight per class."""
    dice = Random(seed)  # noqa: S311 - the same bytes every time
    bias = [0.0] * classes
    rows: dict[str, list[float]] = defaultdict(lambda: [0.0] * classes)
    order = list(range(len(samples)))
    for epoch in range(EPOCHS):
        dice.shuffle(order)
        rate = RATE / (1 + epoch)
        for place in order:
            found, wanted = samples[place]
            _step(bias, [rows[feature] for feature in found], wanted, rate)
    return bias, dict(rows)


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
