"""Every room speaks both languages alike."""

from pathlib import Path

import pytest

from core.texts import missing_keys
from tests.house.code import ROOT

pytestmark = pytest.mark.house

FOLDERS = sorted(
    path
    for part in ("core", "handlers")
    for path in (ROOT / part).glob("**/texts")
    if any(path.glob("*.ftl"))
)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.parent.name)
def test_both_languages_say_the_same(folder: Path) -> None:
    assert missing_keys(folder.parent.name, folder) == []
