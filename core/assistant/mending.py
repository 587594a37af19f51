"""What a machine has misheard: the person says so, and then says it again in other words."""

from __future__ import annotations

from core.acts.ctx import Ctx
from core.acts.fields import Title, Words
from core.acts.register import Asked, Risk, action
from core.acts.rights import Right
from core.blocks import Act, Block, Button, Buttons, Receipt, Text, say

MEND = "assistant.mend"
MOST_COPIED = 256
"""Characters that a button can put into the clipboard."""


class Misheard(Asked):
    message: Title
    text: Words | None = None


@action(MEND, needs=Right.self_, risk=Risk.READ, hidden=True, own=True)
def mend(ctx: Ctx, asked: Misheard) -> Receipt:
    """What was made of a message is not wanted: doors put its cards aside. Its words come to be mended."""
    blocks: list[Block] = [Text(say("assistant-mend"))]
    if not asked.text:
        return Receipt(blocks)
    return Receipt([*blocks, Buttons([[Button(say("assistant-copy-heard"), copy=asked.text)]])])


def mending(message: str, words: str) -> Button:
    """The button under what was heard in a message."""
    args: dict[str, object] = {"message": message}
    if len(words) <= MOST_COPIED:
        args["text"] = words
    return Button(say("assistant-misheard"), Act(MEND, args))
