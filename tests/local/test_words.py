"""The page's words: two languages alike, none unsaid, none outside their one place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.local.errors import NotPossible
from bot.local.words import WORDS, words

LOCAL = WORDS.parents[1]
PLACEHOLDER = re.compile(r"\{(\w+)\}")
IN_A_CALL = re.compile(r"\bt\(([^)]*)\)")
IN_THE_PAGE = re.compile(r'data-(?:say|label|title)="([a-z0-9-]+)"')
REFUSED = re.compile(r'(?:NotPossible|say|_forbidden)\((?:request, )?"([a-z0-9-]+)"')


def _files(*kinds: str) -> list[Path]:
    return sorted(path for path in LOCAL.rglob("*") if path.suffix in kinds)


def _asked(path: Path) -> set[str]:
    text = path.read_text("utf-8")
    if path.suffix == ".py":
        return set(REFUSED.findall(text))
    called = {key for inside in IN_A_CALL.findall(text) for key in re.findall('"([a-z0-9-]+)"', inside)}
    return called | set(IN_THE_PAGE.findall(text))


def test_both_languages_have_the_same_sentences_with_the_same_data() -> None:
    russian, english = words()["ru"], words()["en"]
    assert russian.keys() == english.keys()
    for key, sentence in russian.items():
        assert sorted(PLACEHOLDER.findall(sentence)) == sorted(PLACEHOLDER.findall(english[key])), key
        assert sentence.strip()
        assert english[key].strip()


def test_what_is_said_is_known_and_what_is_known_is_said() -> None:
    asked = set().union(*map(_asked, _files(".js", ".html", ".py")))
    assert asked == words()["ru"].keys()


def test_no_sentence_stands_elsewhere() -> None:
    page = _files(".js", ".css")
    astray = [path.name for path in page if re.search("[а-яё]", path.read_text("utf-8"), re.IGNORECASE)]
    assert astray == []


@pytest.mark.parametrize(
    ("language", "said"),
    [("ru", "Файл «а.csv» пуст."), ("en", "The file “а.csv” is empty.")],
)
def test_a_refusal_is_said_in_the_language_of_the_page(language: str, said: str) -> None:
    assert NotPossible("file-empty", name="а.csv").said(language) == said
