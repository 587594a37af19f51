"""The worker process: reads jobs from standard input, writes pictures and workbooks to standard output.

`python -m handlers.drawing.worker`. Answers begin with + or -.
It ends when its input does, so it never outlives the bot.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import traceback
from typing import TYPE_CHECKING, BinaryIO

from handlers.drawing.plan import LENGTH, Job

if TYPE_CHECKING:
    from handlers.drawing.canvas import Canvas

_NICE = 5
"""The bot's own loop goes first where cores are few."""


class Hand:
    """Draws and writes; keeps its canvas warm."""

    def __init__(self) -> None:
        self._canvas: Canvas | None = None

    def does(self, job: Job) -> bytes:
        """The bytes of a picture or a workbook; an empty job only fetches the brushes."""
        if job["sheet"] is not None:
            from handlers.drawing.sheets import write

            return write(job["sheet"])
        if job["paper"] is not None:
            from handlers.drawing.printing import printed

            return printed(job["paper"])
        if job["labels"] is not None:
            from handlers.drawing.labelling import labelled

            return labelled(job["labels"])
        from handlers.drawing.canvas import Canvas
        from handlers.drawing.charts import draw

        if self._canvas is None:
            self._canvas = Canvas()
        return draw(self._canvas, job["chart"]) if job["chart"] is not None else b""


def serve(source: BinaryIO, sink: BinaryIO) -> None:
    """Answer jobs one by one until the input ends."""
    hand = Hand()
    while (head := source.read(LENGTH.size)) and len(head) == LENGTH.size:
        body = source.read(LENGTH.unpack(head)[0])
        try:
            answer = b"+" + hand.does(json.loads(body))
        except Exception:  # noqa: BLE001 - whatever went wrong, the bot is told and the worker lives on
            answer = b"-" + traceback.format_exc(limit=-6).encode()
        sink.write(LENGTH.pack(len(answer)) + answer)
        sink.flush()


def main() -> None:
    os.nice(_NICE)
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    gc.set_threshold(20_000, 20, 20)
    serve(sys.stdin.buffer, out)


if __name__ == "__main__":
    main()
