"""What a card and its yes must have in common."""

from __future__ import annotations

from typing import Any

from core.acts.calls import to_json
from core.blocks import Receipt

_MASKED = {"docno", "moment", "link"}


def masked(receipt: Receipt) -> Any:
    """A receipt's blocks but document numbers, instants and buttons: what a card and its yes must share."""
    return _mask(to_json(receipt, Receipt)["blocks"])


def _mask(node: Any) -> Any:
    if isinstance(node, dict):
        if node.get("t") in _MASKED or node.get("t") == "buttons":
            return node["t"]
        return {
            name: _mask(value) for name, value in node.items() if name not in ("acts", "next", "previous")
        }
    if isinstance(node, list):
        return [_mask(item) for item in node if not (isinstance(item, dict) and item.get("t") == "buttons")]
    return node
