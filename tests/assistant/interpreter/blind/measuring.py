"""How a set is understood, in per cent: `python -m tests.assistant.interpreter.blind.measuring`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from core.assistant.interpreter.interpreting import interpret
from core.assistant.interpreter.knowledge import mind
from tests.assistant.interpreter.blind.alike import is_alike
from tests.assistant.interpreter.blind.sets import NAMES, NOW, Sentence, sentences
from tests.assistant.interpreter.saying import plain


@dataclass(frozen=True, slots=True)
class Heard:
    """What came of a sentence. `one_tap`: not exact yet, but a button away."""

    sentence: Sentence
    action: str | None
    answer: str
    is_right: bool
    is_exact: bool
    one_tap: bool
    writes: bool

    @property
    def is_wrong_write(self) -> bool:
        return self.writes and not self.is_right


def heard(sentence: Sentence) -> Heard:
    """A sentence read in its own world."""
    reading = interpret(sentence.text, now=NOW, index=sentence.index)
    call = reading.calls[0] if reading.calls and reading.answer != "help" else None
    action = call.action if call is not None else None
    right = action in sentence.actions if sentence.actions else action is None
    args = plain(dict(call.args)) if call is not None else {}
    exact = right and is_alike(args, sentence.args)
    offered = any(getattr(option, "action", None) in sentence.actions for option in reading.options)
    near = (not right and offered) or (right and not exact and reading.answer in {"ask", "choose"})
    writes = action is not None and not mind().frames[action].reads
    return Heard(sentence, action, reading.answer, right, exact, near, writes)


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares in per cent, of those that are ours; `others_write`: how many of the others would be written."""

    count: int
    right: float
    exact: float
    one_tap: float
    wrong_write: float
    others: int
    others_act: int
    others_write: int


def figures(found: Iterable[Heard]) -> Figures:
    """The figures of what was heard."""
    all_of_them = list(found)
    ours = [one for one in all_of_them if one.sentence.actions]
    others = [one for one in all_of_them if not one.sentence.actions]

    def share(*marks: bool) -> float:
        return round(100 * sum(marks) / max(1, len(ours)), 1)

    return Figures(
        count=len(ours),
        right=share(*(one.is_right for one in ours)),
        exact=share(*(one.is_exact for one in ours)),
        one_tap=share(*(one.one_tap for one in ours)),
        wrong_write=share(*(one.is_wrong_write for one in ours)),
        others=len(others),
        others_act=sum(not one.is_right for one in others),
        others_write=sum(one.writes for one in others),
    )


def main() -> None:
    """Print the table of docs/assistant.md."""
    for name in NAMES:
        print(name, figures(map(heard, sentences(name))))  # noqa: T201


if __name__ == "__main__":
    main()
