"""Child processes of a benchmark: started on a core of their own, measured from outside, always ended."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
_TICKS = os.sysconf("SC_CLK_TCK")
_PAGE_MB = os.sysconf("SC_PAGE_SIZE") / 2**20


@dataclass(slots=True)
class Child:
    """A running child: `cpu` in seconds of processor, `rss` in MB, its own children included."""

    process: asyncio.subprocess.Process
    log: Path

    @property
    def cpu(self) -> float:
        return sum(_cpu_of(pid) for pid in _family(self.process.pid))

    @property
    def rss(self) -> float:
        return sum(_rss_of(pid) for pid in _family(self.process.pid))

    def tail(self) -> str:
        """The last lines it wrote, for the message of an error."""
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-15:])


@asynccontextmanager
async def child(
    *arguments: str, log: Path, env: Mapping[str, str] | None = None, core: int | None = None
) -> AsyncIterator[Child]:
    """Python with these arguments, beside its log; stopped with SIGINT, after 10 s with SIGKILL.

    Its environment is bare but for `env`: no setting and no .env of this machine gets in.
    """
    with log.open("wb") as out:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *arguments,
            cwd=log.parent,
            env=_clean_environment() | dict(env or {}),
            stdout=out,
            stderr=out,
        )
    pin(process.pid, core)
    try:
        yield Child(process, log)
    finally:
        await _end(process)


def pin(pid: int, core: int | None) -> None:
    """Keep a process (0: this one) on one core, where there are several; None lets it free."""
    cores = range(os.cpu_count() or 1)
    if len(cores) > 1:
        os.sched_setaffinity(pid, set(cores) if core is None else {core})


@contextmanager
def pinned(core: int) -> Iterator[None]:
    """This process on one core for a while, the measured child having the other."""
    pin(0, core)
    try:
        yield
    finally:
        pin(0, None)


def _clean_environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
    return kept | {"PYTHONPATH": str(ROOT)}


async def _end(process: asyncio.subprocess.Process) -> None:
    if process.returncode is not None:
        return
    process.send_signal(signal.SIGINT)
    try:
        async with asyncio.timeout(10):
            await process.wait()
    except TimeoutError:
        process.kill()
        await process.wait()


def _family(pid: int) -> list[int]:
    found = [pid]
    for parent in found:
        children = Path(f"/proc/{parent}/task/{parent}/children")
        if children.exists():
            found += [int(one) for one in children.read_text().split()]
    return found


def _cpu_of(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / _TICKS


def _rss_of(pid: int) -> float:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * _PAGE_MB
    except OSError:
        return 0.0
