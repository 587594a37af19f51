"""What a call came to, told to the model. What a deed came to is said to the person by its own receipt."""

from __future__ import annotations

from typing import Any

from core.acts.calls import Ask, Choose, Confirm, Done, Option
from core.assistant.model.digest import Digest, fenced, plain_json
from core.assistant.turn import Outcome
from core.errors import Refusal

KEPT_BYTES = 1024
"""Of a result that later turns remember."""


def told(outcome: Outcome, digest: Digest, *, kept: bool = False) -> str:
    """A result for the model; `kept`: short, for the turns to come."""
    match outcome:
        case Done(receipt):
            return digest.receipt(receipt, KEPT_BYTES) if kept else digest.receipt(receipt)
        case Confirm():
            return plain_json({"status": "the person sees a card and will press yes, change or cancel"})
        case Ask() | Choose():
            return fenced(_question(outcome, digest))
        case Refusal():
            return fenced({"error": outcome.code, "why": digest.said(outcome.said)})


def _question(asked: Ask | Choose, digest: Digest) -> dict[str, Any]:
    return {
        "status": "the person is asked",
        "field": asked.path,
        "question": digest.said(asked.question),
        "options": [_label(option, digest) for option in asked.options],
    }


def _label(option: Option, digest: Digest) -> str:
    label = option.label if isinstance(option.label, str) else digest.said(option.label)
    if option.detail is None:
        return label
    return f"{label} ({option.detail if isinstance(option.detail, str) else digest.said(option.detail)})"


def fault(code: str, **about: str) -> str:
    """An error for the model."""
    return plain_json({"error": code, **about})
