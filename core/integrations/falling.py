"""A run that fell on our side: what is said of it, what is offered, what goes to the log."""

from __future__ import annotations

import logging
import secrets
import traceback

from core.blocks import Act, Button, say
from core.integrations.asking import NewImport, again
from core.integrations.refusals import LoadFailed

log = logging.getLogger(__name__)

LEAVES = ("goods_new", "goods_changed", "people_new", "people_changed", "stock", "made", "changed")
"""Counts of a run that say it has written something."""


def fallen(asked: NewImport, run_id: int, error: Exception, *, left: bool) -> LoadFailed:
    """A refusal with ways to go on; the trace goes to the log without the words of rows."""
    number = secrets.token_hex(3).upper()
    trace = "".join(traceback.format_tb(error.__traceback__))
    log.error("incident %s: import %s fell: %s\n%s", number, run_id, type(error).__name__, trace)
    offers = [Button(say("integrations-button-again"), again(asked), style="primary")]
    if left:
        back = Act("integrations.take_back", {"run": run_id})
        offers.append(Button(say("integrations-button-take-back"), back))
    return LoadFailed(incident=number, left=int(left), offers=offers)
