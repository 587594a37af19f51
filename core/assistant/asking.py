"""Questions of a mind's own: an option is words, heard as if the person had said them."""

from __future__ import annotations

from collections.abc import Sequence

from core.acts.calls import Answer, Done, Option
from core.acts.ctx import Ctx
from core.acts.fields import Words
from core.acts.register import Asked, Risk, action
from core.acts.rights import Right
from core.blocks import Receipt, Said, Text, say
from core.errors import Refusal

REPLY = "assistant.reply"
MOST_OPTIONS = 6


class Spoken(Asked):
    text: Words


@action(REPLY, needs=Right.self_, risk=Risk.READ, hidden=True, own=True)
def reply(ctx: Ctx, asked: Spoken) -> Receipt:
    """A chosen option: the words to be heard. Doors that can hand them to a mind."""
    return Receipt([Text(say("assistant-heard", text=asked.text))])


def options_of_words(words: Sequence[str]) -> list[Option]:
    """Options of a mind's question."""
    distinct = dict.fromkeys(word.strip()[:200] for word in words if word.strip())
    return [Option(word, {"text": word}, action=REPLY) for word in list(distinct)[:MOST_OPTIONS]]


def spoken(answer: Answer | Refusal) -> str | None:
    """The words that a pressed option stands for; None for the answer of any other press."""
    if not isinstance(answer, Done) or answer.action != REPLY:
        return None
    block = answer.receipt.blocks[0]
    said = block.said if isinstance(block, Text) else Said("")
    return str(said.args.get("text", ""))
