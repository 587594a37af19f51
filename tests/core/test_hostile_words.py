"""Whatever stands in a field of whatever action, a clear sentence comes back and nothing breaks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from core.acts.calls import How
from core.errors import Refusal
from tests.core.house import Shop
from tests.core.scenarios import LOOKS, SCENARIOS

HOSTILE: list[Any] = [
    *("", "\u200b", "\ud800", "a\x00b", "²", "1e309", "-5", "0", "1.000,50", "9" * 50, "ё" * 5000),
    *("\u202eZ\u0301\u0302\u0303\u0304", "<b>&'; --", "2026-02-30", "9999-12-31T23:59", "1989"),
    *(None, True, -1, 10**30, float("inf"), float("nan"), [], {}, {"id": 10**30}, {"id": "x"}, ["x"]),
    *({"from": "2026-01-01", "to": "2025-01-01"}, {"from": "0001-01-01", "to": "9999-12-31"}, "0 0 30 2 *"),
]
_ELSEWHERE = {"sample.load", "integrations.import"}
"""What works with files or for minutes is tried in its own room."""


def leaves(node: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Paths of everything that can be replaced in arguments."""
    if path:
        yield path
    inner = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for name, held in inner:
        yield from leaves(held, (*path, name))


def put(node: Any, path: tuple[Any, ...], value: Any) -> Any:
    """The arguments with another value at a path."""
    if not path:
        return value
    if isinstance(node, list):
        return [put(held, path[1:], value) if at == path[0] else held for at, held in enumerate(node)]
    return {**node, path[0]: put(node.get(path[0]), path[1:], value)}


async def said(shop: Shop, name: str, args: dict[str, Any]) -> str:
    """What a person reads, the sentence of a refusal included; strict texts miss no key."""
    try:
        return shop.text(await shop.call(name, How.WORDS, **args))
    except Refusal as refusal:
        return shop.text(refusal.said)


def cases(shop: Shop) -> Iterator[tuple[str, dict[str, Any]]]:
    bases = {**dict(LOOKS), **SCENARIOS}
    for name, action in shop.app.register.actions.items():
        if action.hidden or name in _ELSEWHERE:
            continue
        args = bases.get(name, {})
        for path in sorted({*leaves(args), *((field,) for field in action.fields)}, key=str):
            yield from ((name, put(args, path, value)) for value in HOSTILE)


async def test_every_field_of_every_action_withstands_every_word(busy: Shop) -> None:
    broken = []
    for name, args in cases(busy):
        try:
            assert await said(busy, name, args) is not None
        except Exception as error:  # noqa: BLE001 - all are gathered
            broken.append((name, str(args)[:120], type(error).__name__, str(error)[:80]))
    assert broken == []


@pytest.mark.parametrize("period", ["1989", {"from": "1800-01-01", "to": "1800-12-31"}, {}])
async def test_a_period_out_of_time_is_refused_by_the_name_of_its_field(busy: Shop, period: Any) -> None:
    refusal = await busy.refused("reports.sales", period=period)
    assert "ериод" in busy.text(refusal.said)
