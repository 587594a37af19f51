"""Pictures, workbooks and PDFs for the doors: one warm worker process, begun when first needed."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import sys
from pathlib import Path

from core.blocks import Chart, Sheet
from core.paper import Labels, Paper
from core.texts import Speaker, Texts
from handlers.drawing.paper_plan import labels_plan, paper_plan
from handlers.drawing.plan import LENGTH, Job
from handlers.drawing.planning import chart_plan, sheet_plan

log = logging.getLogger(__name__)

_ROOT = Path(__file__).parents[2]
_NOTHING: Job = {"chart": None, "sheet": None, "paper": None, "labels": None}


class DrawingFailed(Exception):
    """The picture or the workbook could not be made."""


class Drawing:
    """Draws, writes and prints in a process of its own; a dead worker is replaced once per job.

    `patience`: seconds a job may take.
    """

    def __init__(self, texts: Texts, *, patience: float = 30) -> None:
        self._texts = texts
        self._patience = patience
        self._turn = asyncio.Lock()
        self._worker: asyncio.subprocess.Process | None = None

    async def png(self, chart: Chart, speaker: Speaker) -> bytes:
        """The picture of a chart, 1200×800. Raises DrawingFailed."""
        return await self._ask({**_NOTHING, "chart": chart_plan(chart, self._texts, speaker)})

    async def xlsx(self, sheet: Sheet, speaker: Speaker) -> bytes:
        """The workbook of a sheet. Raises DrawingFailed."""
        return await self._ask({**_NOTHING, "sheet": sheet_plan(sheet, self._texts, speaker)})

    async def pdf(self, paper: Paper | Labels, speaker: Speaker) -> bytes:
        """The PDF of a page or of labels; the same page gives the same bytes. Raises DrawingFailed."""
        if isinstance(paper, Labels):
            return await self._ask({**_NOTHING, "labels": labels_plan(paper, self._texts, speaker)})
        return await self._ask({**_NOTHING, "paper": paper_plan(paper, self._texts, speaker)})

    async def warm(self) -> None:
        """Begin the worker before it is needed."""
        await self._ask(_NOTHING)

    async def close(self) -> None:
        """End the worker."""
        async with self._turn:
            await self._dismiss()

    async def _ask(self, job: Job) -> bytes:
        body = json.dumps(job, ensure_ascii=True).encode()
        async with self._turn:
            for last in (False, True):
                try:
                    answer = await asyncio.wait_for(self._exchange(body), self._patience)
                except (OSError, EOFError, TimeoutError) as lost:
                    await self._dismiss()
                    if last:
                        raise DrawingFailed("the drawing worker does not answer") from lost
                    log.warning("the drawing worker is gone, beginning another")
                except BaseException:
                    await self._dismiss()
                    raise
                else:
                    return _content(answer)
        raise DrawingFailed("the drawing worker does not answer")

    async def _exchange(self, body: bytes) -> bytes:
        worker = await self._started()
        if worker.stdin is None or worker.stdout is None:
            raise EOFError
        worker.stdin.write(LENGTH.pack(len(body)) + body)
        await worker.stdin.drain()
        head = await worker.stdout.readexactly(LENGTH.size)
        return await worker.stdout.readexactly(LENGTH.unpack(head)[0])

    async def _started(self) -> asyncio.subprocess.Process:
        if self._worker is None or self._worker.returncode is not None:
            self._worker = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "handlers.drawing.worker"),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                cwd=_ROOT,
                limit=1 << 22,
            )
        return self._worker

    async def _dismiss(self) -> None:
        worker, self._worker = self._worker, None
        if worker is None:
            return
        with contextlib.suppress(ProcessLookupError):
            worker.kill()
        if worker.stdin is not None:
            worker.stdin.close()
        await worker.wait()


def _content(answer: bytes) -> bytes:
    if answer[:1] != b"+":
        log.error("drawing failed: %s", answer[1:].decode("utf-8", "replace"))
        raise DrawingFailed("this could not be drawn")
    return answer[1:]
