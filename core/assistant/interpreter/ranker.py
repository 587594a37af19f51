"""Which action a message is about: a linear model over words and neighbours, read from model.json."""

from __future__ import annotations

import json
import sys
from array import array
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp
from pathlib import Path
from typing import Any

MODEL = Path(__file__).with_name("model.json")
NOTHING = "nothing"
"""The action of what is not ours to do: small talk, other people's business."""

SCALE = 16
"""Weights are kept as bytes: this many steps to one."""
_LANE = array("I").itemsize


@dataclass(frozen=True, slots=True)
class Ranker:
    """Weights of features, one byte per action: 128 is nothing. What all share does not matter."""

    actions: tuple[str, ...]
    bias: bytes
    rows: Mapping[str, bytes]

    def ranked(self, found: Sequence[str], allowed: frozenset[str] | None = None) -> list[tuple[str, float]]:
        """Actions with their likelihoods, likeliest first; only the allowed ones share the whole."""
        rows = (self.rows.get(feature) for feature in found)
        total = _lanes(self.bias) + sum(_lanes(row) for row in rows if row is not None)
        scores = array("I", total.to_bytes(_LANE * len(self.bias), sys.byteorder))
        chosen = [
            (action, score / SCALE)
            for action, score in zip(self.actions, scores, strict=True)
            if allowed is None or action in allowed
        ]
        return _shares(chosen)


@lru_cache(maxsize=1024)
def _lanes(row: bytes) -> int:
    """A row as one number with a wide lane for each weight: rows are then summed by adding numbers."""
    return int.from_bytes(array("I", list(row)).tobytes(), sys.byteorder)


def _shares(scores: list[tuple[str, float]]) -> list[tuple[str, float]]:
    if not scores:
        return []
    top = max(score for _, score in scores)
    grown = [(action, exp(score - top)) for action, score in scores]
    total = sum(weight for _, weight in grown)
    return sorted(
        ((action, weight / total) for action, weight in grown), key=lambda pair: (-pair[1], pair[0])
    )


def packed(weights: Sequence[float]) -> str:
    """Weights of one feature as text: a byte each."""
    steps = [max(-128, min(127, round(weight * SCALE))) for weight in weights]
    return b64encode(bytes(step + 128 for step in steps)).decode("ascii")


def unpacked(text: str) -> bytes:
    """The other way, as bytes."""
    return b64decode(text)


def ranker_from(data: Mapping[str, Any]) -> Ranker:
    """The ranker stored in the model's file."""
    rows = {feature: unpacked(text) for feature, text in data["rows"].items()}
    return Ranker(tuple(data["actions"]), unpacked(data["bias"]), rows)


def stored(path: Path = MODEL) -> dict[str, Any]:
    """The model's file."""
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return data
