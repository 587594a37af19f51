"""Writes requirements.lock: this environment's versions of what pyproject asks for, for every system.

`python scripts/lock.py` prints the lock; `--check` says what the lock on disk lacks and fails. There are no
hashes: pip knows those of the files for this system alone, and a lock with them would refuse all others.
"""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path

from packaging.markers import Marker, default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements.lock"
# 3.11.2 is Debian 12's; libraries ask for backports up to 3.11.3.
PYTHONS = ("3.11.2", "3.11.9", "3.12.0", "3.13.0", "3.14.0")
SYSTEMS = (("linux", "Linux", "posix"), ("darwin", "Darwin", "posix"), ("win32", "Windows", "nt"))
HEADER = (
    "# Made by `make lock` from pyproject.toml: every library, its own libraries included, at one version.\n"
)


def environments() -> list[dict[str, str]]:
    """Marker environments of the machines the lock is for."""
    return [
        {str(key): str(value) for key, value in default_environment().items()}
        | {"python_version": ".".join(python.split(".")[:2]), "python_full_version": python}
        | {"sys_platform": system, "platform_system": name, "os_name": family}
        for python in PYTHONS
        for system, name, family in SYSTEMS
    ]


def wanted(requirement: Requirement, extras: Iterable[str] = ("",)) -> bool:
    """Some machine needs it."""
    marker = requirement.marker
    return marker is None or any(
        marker.evaluate(machine | {"extra": extra}) for machine in environments() for extra in extras
    )


def declared() -> tuple[list[str], list[str]]:
    """pyproject's dependencies: those of the product, and those of its checks and build."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return project["project"]["dependencies"], project["project"]["optional-dependencies"]["dev"]


def closure(first: Iterable[str]) -> dict[str, Marker | None]:
    """Canonical name → the marker under which it is needed (None: everywhere), dependencies included."""
    found: dict[str, Marker | None] = {}
    seen: set[tuple[str, frozenset[str]]] = set()
    queue = [Requirement(line) for line in first]
    while queue:
        asked = queue.pop()
        name = str(canonicalize_name(asked.name))
        marker = _without_extra(asked.marker)
        found[name] = None if name in found and found[name] is None else marker
        step = (name, frozenset(asked.extras))
        if step not in seen:
            seen.add(step)
            queue.extend(_needs(name, asked.extras))
    return found


def _needs(name: str, extras: Iterable[str]) -> Iterator[Requirement]:
    try:
        lines = metadata.requires(name) or []
    except metadata.PackageNotFoundError:
        return  # needed on another system only: backports, which need nothing themselves
    for requirement in map(Requirement, lines):
        if wanted(requirement, ("", *extras)):
            yield requirement


def _without_extra(marker: Marker | None) -> Marker | None:
    """A marker as it stands in a lock; one that holds on every machine is none at all."""
    if marker is None or all(marker.evaluate(machine | {"extra": ""}) for machine in environments()):
        return None
    if not any(marker.evaluate(machine | {"extra": ""}) for machine in environments()):
        return None  # it asked about an extra, which was asked for
    return marker


def version(name: str, needed: Marker | None) -> str:
    """The version installed here; for what only other machines need, the newest there is."""
    if needed is None or needed.evaluate():
        return metadata.version(name)
    asked = [sys.executable, "-m", "pip", "install", "--dry-run", "--no-deps", "--ignore-installed", name]
    said = subprocess.run(asked, check=True, capture_output=True, text=True).stdout  # noqa: S603
    found = re.search(r"Would install \S+-(\d\S*)", said)
    if found is None:
        raise SystemExit(f"No version of {name} was found.")
    return found[1]


def pins(names: dict[str, Marker | None]) -> list[str]:
    """Lines of the lock, by name."""
    return [
        f"{name}=={version(name, marker)}" + (f" ; {marker}" if marker else "")
        for name, marker in sorted(names.items())
    ]


def locked() -> dict[str, str]:
    """Canonical name → version, as the lock on disk has it."""
    lines = (line for line in LOCK.read_text("utf-8").splitlines() if line and not line.startswith("#"))
    return {
        str(canonicalize_name(pin.name)): str(pin.specifier).removeprefix("==")
        for pin in map(Requirement, lines)
    }


def missing() -> list[str]:
    """What pyproject asks for and the lock lacks, has at a version that does not fit, or has for nothing."""
    product, checks = declared()
    have, needed = locked(), closure([*product, *checks])
    return [
        *(f"{name} is not in the lock" for name in sorted(needed.keys() - have.keys())),
        *(f"{name} is in the lock for nothing" for name in sorted(have.keys() - needed.keys())),
        *(
            f"{line} is not what the lock has: {have[name]}"
            for line in [*product, *checks]
            if (name := str(canonicalize_name(Requirement(line).name))) in have
            and not Requirement(line).specifier.contains(have[name])
        ),
    ]


def main() -> None:
    if "--check" in sys.argv[1:]:
        raise SystemExit("\n".join(missing()) or None)
    product, checks = declared()
    product_names = closure(product)
    check_names = {name: at for name, at in closure(checks).items() if name not in product_names}
    lines = [
        HEADER,
        "# the product",
        *pins(product_names),
        "",
        "# its checks and its build",
        *pins(check_names),
    ]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
