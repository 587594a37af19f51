"""A cheap start: aiogram without its seconds of CPU, and a collector that does not walk the furniture.

Stock `import aiogram` builds the schemas of all its ~400 types at once. They are declared with `defer_build`:
pydantic can build each on first use, if the names that their annotations mention can be found then. So while
the package loads, the rebuild loop at the end of `aiogram.types` is skipped; afterwards each module of types
gets the names it mentions (it imports them itself, under TYPE_CHECKING). Nothing stays patched.

Only the versions in `CHECKED` are loaded so: `tests/bot/test_light_start.py` builds every type and method
under them. Any other pair takes the stock road, slower and just as right. One limit: a class of ours that
inherits from a type of aiogram must call that type's `model_rebuild()` first.
"""

from __future__ import annotations

import gc
import inspect
import logging
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

CHECKED = frozenset({("3.31.0", "2.13.5")})
"""Pairs (aiogram, pydantic) whose every type was built in the light mode."""

log = logging.getLogger(__name__)
_NAME = re.compile(r"[A-Z]\w*")


def arm() -> None:
    """Make the first `import aiogram` of this process a light one, whoever asks for it.

    Does nothing when aiogram is imported already, when armed before, or under versions that are not CHECKED.
    """
    if "aiogram" in sys.modules or any(isinstance(finder, _AiogramFinder) for finder in sys.meta_path):
        return
    if (versions := _installed()) not in CHECKED:
        log.debug("aiogram, pydantic %s: not checked for the light import; loading them whole", versions)
        return
    sys.meta_path.insert(0, _AiogramFinder())


def build_common_types() -> None:
    """Build what every update needs; the message first, for updates and answers to reuse its schema."""
    from aiogram.types import Message, Update

    Message.model_rebuild()
    Update.model_rebuild()


def rest_collector() -> None:
    """Until `tune_collector`: a start loads what stays, and has a few thousand objects of garbage in all."""
    gc.disable()


def tune_collector() -> None:
    """To be called once, after start: what there is now stays out of the collector's sight.

    Measured on an echo bot: 1.4-1.7 x the updates per second, p99 a third of the default's. A collection
    before the freeze would find some hundreds of objects and cost a fifteenth of the start.
    """
    gc.freeze()
    collect_seldom()
    gc.enable()


def collect_seldom() -> None:
    """What is loaded stays: the usual thresholds would have it walked a hundred times over."""
    gc.set_threshold(50_000, 20, 100)


def _installed() -> tuple[str, str] | None:
    try:
        return version("aiogram"), version("pydantic")
    except PackageNotFoundError:
        return None


class _AiogramFinder:
    """Finds the package `aiogram` once, gives it the light loader, and leaves."""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name != "aiogram":
            return None
        sys.meta_path.remove(self)
        spec = PathFinder.find_spec(name, path, target)
        if spec is not None and type(spec.loader) is SourceFileLoader:
            spec.loader = _LightLoader(spec.loader.name, spec.loader.path)
        return spec


class _LightLoader(SourceFileLoader):
    def exec_module(self, module: ModuleType) -> None:
        with _rebuilds_postponed() as namespace:
            super().exec_module(module)
        if not namespace:
            log.debug("aiogram did not rebuild its types while loading; nothing was postponed")
            return
        _give_modules_their_names(namespace)


@contextmanager
def _rebuilds_postponed() -> Iterator[dict[str, Any]]:
    """Skip the rebuilding of aiogram's types; yield the namespace of names they were to be rebuilt with."""
    from pydantic import BaseModel

    original = BaseModel.__dict__["model_rebuild"]
    seen: dict[str, Any] = {}

    def postponed(cls: type[BaseModel], /, **asked: Any) -> bool | None:
        namespace: Mapping[str, Any] | None = asked.get("_types_namespace")
        if namespace is None or not cls.__module__.startswith("aiogram.types."):
            return original.__get__(None, cls)(**asked)  # type: ignore[no-any-return]
        seen.update(namespace)
        return None

    collecting = gc.isenabled()
    gc.disable()
    BaseModel.model_rebuild = classmethod(postponed)  # type: ignore[assignment, method-assign]
    try:
        yield seen
    finally:
        BaseModel.model_rebuild = original  # type: ignore[method-assign]
        if collecting:
            gc.enable()


def _give_modules_their_names(namespace: Mapping[str, Any]) -> None:
    for entity in namespace.values():
        if not isinstance(entity, type) or not entity.__module__.startswith("aiogram.types."):
            continue
        module = vars(sys.modules[entity.__module__])
        for name in _mentioned(entity) & namespace.keys():
            module.setdefault(name, namespace[name])


def _mentioned(entity: type) -> set[str]:
    """Capitalised words in the annotations of a class and of its bases, whose fields pydantic copies."""
    annotations = (
        str(annotation)
        for base in entity.__mro__
        if base.__module__.startswith("aiogram.")
        for annotation in inspect.get_annotations(base).values()
    )
    return set(_NAME.findall(" ".join(annotations)))
