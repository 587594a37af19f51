"""The worker's side of the pipe."""

from __future__ import annotations

import io
import json
from typing import Any

from handlers.drawing.plan import LENGTH
from handlers.drawing.worker import serve
from tests.doors.drawing.conftest import plan


def asked(*jobs: Any) -> io.BytesIO:
    bodies = [job if isinstance(job, bytes) else json.dumps(job).encode() for job in jobs]
    return io.BytesIO(b"".join(LENGTH.pack(len(body)) + body for body in bodies))


def answers(source: io.BytesIO) -> list[bytes]:
    sink = io.BytesIO()
    serve(source, sink)
    found, rest = [], sink.getvalue()
    while rest:
        size = LENGTH.unpack(rest[: LENGTH.size])[0]
        found.append(rest[LENGTH.size : LENGTH.size + size])
        rest = rest[LENGTH.size + size :]
    return found


def test_jobs_are_answered_in_order_until_the_input_ends() -> None:
    chart = {"chart": plan("bars", ["а"], ("", [1], "main")), "sheet": None, "paper": None, "labels": None}
    sheet: Any = {"chart": None, "sheet": {"tables": []}, "paper": None, "labels": None}
    picture, book, nothing = answers(
        asked(chart, sheet, {"chart": None, "sheet": None, "paper": None, "labels": None})
    )
    assert picture.startswith(b"+\x89PNG")
    assert book.startswith(b"+PK")
    assert nothing == b"+"


def test_nonsense_is_answered_with_a_fault_and_the_next_job_is_done() -> None:
    broken, fine = answers(
        asked(b"not json", {"chart": None, "sheet": {"tables": []}, "paper": None, "labels": None})
    )
    assert broken.startswith(b"-")
    assert fine.startswith(b"+PK")


def test_a_torn_message_ends_the_work() -> None:
    assert answers(io.BytesIO(b"\x00\x00")) == []
