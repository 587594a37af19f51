"""Trains the ranker on sentences made from the phrases files; the same bytes every time.

Another action must not tip sentences that are none of its own. So the order in which sentences come does not
depend on how many actions there are, and the weights are the average over the later passes, not where the
last sentence has left them. All sums are taken term by term, in one order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import exp
from typing import TypeAlias
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

EPOCHS = 7
SETTLED = 3
"""Passes after which weights are averaged."""
RATE = 0.5
DECAY = 0.00002
LEAST = 0.002
"""A likelihood that is not worth a move."""
Sample: TypeAlias = tuple[Sequence[str], int]
Rows: TypeAlias = dict[str, list[float]]
Weights: TypeAlias = NDArray[np.float64]


def trained(samples: Sequence[Sample], actions: Sequence[str]) -> tuple[list[float], Rows]:
    """Weights of a multinomial logistic model: the bias per action and, per feature, a weight per action."""
    features = list(dict.fromkeys(feature for found, _ in samples for feature in found))
    places = {feature: place for place, feature in enumerate(features, 1)}
    rows = [np.array([0, *(places[feature] for feature in found)]) for found, _ in samples]
    weights, kept = np.zeros((2, len(features) + 1, len(actions)))
    names = _names(samples, actions)
    for epoch in range(EPOCHS):
        rate = RATE / (1 + epoch)
        for place in sorted(range(len(samples)), key=lambda place: _turn(epoch, names[place])):
            _step(weights, rows[place], samples[place][1], rate)
        if epoch >= SETTLED:
            kept += weights * (1 / (EPOCHS - SETTLED))
    bias, *learnt = kept.tolist()
    return bias, dict(zip(features, learnt, strict=True))


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


def _step(weights: Weights, rows: NDArray[np.int64], wanted: int, rate: float) -> None:
    """Move the weights of a sentence's features (row 0: the bias) from what they say to what is wanted."""
    scores = np.add.reduce(weights[rows], axis=0).tolist()
    top = max(scores)
    grown = [exp(score - top) for score in scores]
    total = sum(grown)
    moved = [(place, -rate * weight / total) for place, weight in enumerate(grown) if weight / total > LEAST]
    columns = np.array([place for place, _ in moved])
    here = np.ix_(rows, columns)
    weights[here] += np.array([move for _, move in moved]) - weights[here] * DECAY
    weights[rows, wanted] += rate
