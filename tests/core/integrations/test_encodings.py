"""A text is read in the letters it was written in."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.integrations.reading.encodings import Encoding, best_legacy, guess_encoding, high_tokens

PRICE = "Наименование;Цена;Остаток\nТорт «Наполеон»;1 200,50;3\nХлеб ржаной;45;10\n"
SHORT = [
    "Товар;Цена\nХлеб;45",
    "ЦЕНА;ТОВАР\nЧАЙ;5",
    "Остаток;Склад",
    "Иванова Анна;Петров",
    "МУКА РЖАНАЯ;КГ",
    "Эклер ванильный",
]
WEST = [
    "Name;Größe\nMüller;5",
    "Crème brûlée;Café",
    "Señor Ñandú;jalapeño",
    "Ærøskøbing;smørrebrød",
    "São Paulo;açaí",
]


def guessed(folder: Path, content: bytes) -> str:
    path = folder / "text"
    path.write_bytes(content)
    return content.decode(guess_encoding(path).codec).removeprefix("\ufeff")


@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "koi8-r", "cp866"]
)
def test_a_russian_price_list(tmp_path: Path, codec: str) -> None:
    text = PRICE if codec not in {"koi8-r", "cp866"} else PRICE.replace("«", '"').replace("»", '"')
    assert guessed(tmp_path, text.encode(codec)) == text


@pytest.mark.parametrize("text", SHORT)
@pytest.mark.parametrize("codec", ["cp1251", "koi8-r", "cp866", "mac_cyrillic"])
def test_a_few_russian_words_are_enough(tmp_path: Path, text: str, codec: str) -> None:
    assert guessed(tmp_path, text.encode(codec)) == text


@pytest.mark.parametrize("text", WEST)
@pytest.mark.parametrize("codec", ["cp1252", "mac_roman"])
def test_a_few_western_words_are_enough(tmp_path: Path, text: str, codec: str) -> None:
    assert guessed(tmp_path, text.encode(codec)) == text


@pytest.mark.parametrize("text", ["Łódź;Kraków;Żółw", "Příliš žluťoučký kůň"])
def test_central_european_words(tmp_path: Path, text: str) -> None:
    assert guessed(tmp_path, text.encode("cp1250")) == text


@pytest.mark.parametrize("text", ["id,name\n1,‘Nduja Salami", "a;£5.00\nb;£7", "1\xa0250,50;2", "20°C;5"])
def test_one_sign_beyond_ascii(tmp_path: Path, text: str) -> None:
    assert guessed(tmp_path, text.encode("cp1252")) == text


def test_the_sign_may_come_late_in_a_long_file(tmp_path: Path) -> None:
    text = "code,name\n" + "1,bread\n" * 200_000 + "2,Хлеб ржаной\n"
    assert guessed(tmp_path, text.encode("cp1251")) == text


def test_broken_utf8_is_still_read(tmp_path: Path) -> None:
    path = tmp_path / "text"
    path.write_bytes("Хлеб ржаной;45\n".encode() + b"\xff\n")
    assert guess_encoding(path) == Encoding("utf-8", sure=False)


@given(st.text(alphabet="абвгдежзийклмнопрстуфхцчшщъыьэюяё", min_size=1, max_size=12).map(str.title))
def test_any_bytes_have_an_answer(word: str) -> None:
    assert best_legacy({word.encode("cp1251")}).codec


def test_only_words_beyond_ascii_are_looked_at(tmp_path: Path) -> None:
    path = tmp_path / "text"
    path.write_bytes(b"bread,milk\n" * 1000 + "чай".encode("cp1251"))
    assert high_tokens(path) == {"чай".encode("cp1251")}
