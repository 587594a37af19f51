"""What can be seen in the pictures."""

from __future__ import annotations

import io
from collections import Counter
from itertools import pairwise
from statistics import median
from typing import Any

import numpy as np
import pytest
from PIL import Image

from handlers.drawing.canvas import HEIGHT, WIDTH, drawable, fitted, width_of, wrapped
from handlers.drawing.charts import curves_of, draw
from handlers.drawing.colours import BEFORE, HOUSE, LOSS, company_colour, palette
from handlers.drawing.plan import ChartPlan
from tests.doors.drawing.conftest import RememberingCanvas, plan

BLUE = company_colour("#1144aa")
HOURS = [str(hour) for hour in range(8, 22)]


class Picture:
    """A drawn chart: its pixels and its words."""

    def __init__(self, chart: ChartPlan, canvas: RememberingCanvas | None = None) -> None:
        canvas = canvas or RememberingCanvas()
        canvas.written = []
        self.png = draw(canvas, chart)
        self.words = canvas.written
        self.pixels = np.asarray(Image.open(io.BytesIO(self.png)).convert("RGB")).astype(int)

    def of(self, colour: tuple[float, float, float]) -> Any:
        """Where a colour is, as a mask."""
        wanted = [round(part * 255) for part in colour]
        return (abs(self.pixels - wanted) <= 2).all(axis=2)

    def says(self) -> list[str]:
        return [written.words for written in self.words]


def heights(mask: Any) -> list[int]:
    """Heights of the bars in a mask, left to right."""
    columns = mask.sum(axis=0)
    edges = np.flatnonzero(np.diff(np.concatenate([[0], columns > 0, [0]])))
    return [
        int(columns[start:end].max())
        for start, end in zip(edges[::2], edges[1::2], strict=True)
        if end - start > 3
    ]


def test_bars_are_as_tall_as_their_values() -> None:
    tall = heights(Picture(plan("bars", ["а", "б", "в"], ("", [100, 200, 400], "main"))).of(BLUE))
    assert len(tall) == 3
    assert tall[1] / tall[0] == pytest.approx(2, rel=0.02)
    assert tall[2] / tall[0] == pytest.approx(4, rel=0.02)


def test_losses_hang_below_zero_in_red() -> None:
    picture = Picture(plan("bars", ["а", "б"], ("", [300, -150], "main")))
    gain, loss = picture.of(BLUE), picture.of(LOSS)
    assert heights(gain)[0] / heights(loss)[0] == pytest.approx(2, rel=0.03)
    assert np.flatnonzero(gain.any(axis=1)).max() <= np.flatnonzero(loss.any(axis=1)).min()


def test_the_period_before_is_a_level_over_many_bars() -> None:
    """Wide pale bars behind thin ones could not be told apart."""
    days = [str(day) for day in range(30)]
    picture = Picture(plan("bars", days, ("Ноябрь", [200] * 30, "main"), ("Октябрь", [100] * 30, "before")))
    bars, levels = picture.of(BLUE), picture.of(BEFORE)
    levels[:200] = False
    bars[:200] = False
    top, bottom = np.flatnonzero(bars.any(axis=1))[[0, -1]]
    rows = np.flatnonzero(levels.any(axis=1))
    assert len(rows) < 12
    assert rows.mean() == pytest.approx((top + bottom) / 2, abs=8)


def test_the_value_of_the_last_bar_is_within_the_picture() -> None:
    labels = [f"{day} ноября" for day in range(1, 11)]
    points: list[int | None] = [*[0] * 9, 10_400]
    picture = Picture(plan("bars", labels, ("", points, "main")))
    (value,) = [one for one in picture.words if one.words.startswith("10,4")]
    assert value.right <= WIDTH - 8


def test_the_period_before_is_pale_and_beside() -> None:
    count = 6
    labels = [str(day) for day in range(count)]
    picture = Picture(
        plan("bars", labels, ("Ноябрь", [100] * count, "main"), ("Октябрь", [200] * count, "before"))
    )
    assert median(heights(picture.of(BEFORE))) / median(heights(picture.of(BLUE))) == pytest.approx(
        2, rel=0.05
    )
    assert {"Ноябрь", "Октябрь"} <= set(picture.says())


def test_the_period_before_is_a_pale_line_beside_a_line() -> None:
    picture = Picture(plan("lines", HOURS, ("", list(range(14)), "main"), ("", [5] * 14, "before")))
    assert picture.of(BLUE).any()
    assert picture.of(BEFORE).any()


def test_no_more_than_seven_series_and_nothing_is_lost() -> None:
    series = [(f"Категория {number}", [number, None], "plain") for number in range(1, 11)]
    curves = curves_of(plan("bars", ["а", "б"], *series))
    assert [curve.label for curve in curves][-1] == "Прочее"
    assert len(curves) == 7
    assert sum(curve.values[0] or 0 for curve in curves) == 55
    assert {curve.values[1] for curve in curves} == {None}
    assert len({curve.colour for curve in curves}) == 7


def test_many_series_stand_on_each_other() -> None:
    series = [(name, [100], "plain") for name in ("а", "б", "в", "г")]
    picture = Picture(plan("bars", ["ноябрь"], *series))  # type: ignore[arg-type]
    bars = [picture.of(colour).any(axis=1).nonzero()[0] for colour in palette(BLUE, 4)]
    lowest = [int(rows.max()) for rows in bars]
    assert lowest == sorted(lowest, reverse=True)


@pytest.mark.parametrize("kind", ["bars", "lines", "ranking"])
@pytest.mark.parametrize(
    "points", [[], [None, None, None], [0, 0, 0], [5], [-5, -3, -1], [10**15, 10**13, 1], [1, None, 3]]
)
def test_any_points_make_a_picture(kind: str, points: list[int | None]) -> None:
    picture = Picture(
        plan(kind, ["пн", "вт", "ср"], ("", points, "main"), ("", points, "before"), title="Выручка 🎂")
    )
    assert picture.pixels.shape == (HEIGHT, WIDTH, 3)
    assert "Выручка" in picture.says()
    assert ("Пока нет данных" in picture.says()) == (not any(point is not None for point in points))


def test_an_empty_chart_says_so() -> None:
    assert "Пока нет данных" in Picture(plan("bars", [], ("", [], "main"))).says()


@pytest.mark.parametrize("kind", ["bars", "lines"])
@pytest.mark.parametrize("count", [2, 7, 14, 31, 365])
@pytest.mark.parametrize("label", ["{} ноя", "{}", "{:02}:00–{:02}:59"])
def test_labels_never_touch_and_stay_inside(kind: str, count: int, label: str) -> None:
    labels = [label.format(number, number) for number in range(count)]
    picture = Picture(plan(kind, labels, ("", list(range(count)), "main")))
    low = max(written.base for written in picture.words)
    row = sorted((w for w in picture.words if w.base == low), key=lambda w: w.left)
    assert len(row) >= min(count, 3)
    assert all(one.right + 8 < other.left for one, other in pairwise(row))
    assert row[0].left >= 0
    assert row[-1].right <= WIDTH


@pytest.mark.parametrize("sign", ["₽", "₸", "₴", "€", "$", "сом"])
def test_the_axis_carries_the_currency(sign: str) -> None:
    assert sign in Picture(plan("bars", ["а"], ("", [390_000], "main"), sign=sign)).says()


def test_few_bars_carry_their_values_and_many_do_not() -> None:
    few = Picture(plan("bars", ["пн", "вт"], ("", [3_900, 12_345], "main"))).says()
    assert {"3 900", "12,3 тыс."} <= set(few)
    many = Picture(plan("bars", HOURS, ("", [3_917] * 14, "main"))).says()
    assert "3 917" not in many
    lone = Picture(plan("bars", HOURS, ("", [3_917, *[0] * 13], "main"))).says()
    assert "3 917" in lone


def test_a_line_tells_its_last_value() -> None:
    assert "3 900" in Picture(plan("lines", HOURS, ("", [1, 2, 3_900, *[None] * 11], "main"))).says()


def test_a_ranking_is_read_from_the_top() -> None:
    names = ["Торт «Наполеон» домашний двухъярусный с заварным кремом и свежей малиной", "Латте", "Вода"]
    picture = Picture(plan("ranking", names, ("", [400, 200, 100], "main")))
    bars = picture.of(BLUE)
    rows = np.flatnonzero(np.diff(np.concatenate([[0], bars.any(axis=1), [0]])))
    lengths = [
        int(bars[start:end].any(axis=0).sum()) for start, end in zip(rows[::2], rows[1::2], strict=True)
    ]
    assert lengths[0] / lengths[2] == pytest.approx(4, rel=0.02)
    shown = [written for written in picture.words if written.words.startswith("Торт")]
    value = next(written for written in picture.words if written.words == "400 ₽")
    assert shown[0].words.endswith("…")
    assert shown[0].right < value.left


def test_a_ranking_shows_losses_to_the_left() -> None:
    picture = Picture(
        plan("ranking", ["Асель", "Мария"], ("", [100, -100], "main"), ("", [50, 50], "before"))
    )
    gain, loss = picture.of(BLUE), picture.of(LOSS)
    assert np.flatnonzero(loss.any(axis=0)).max() <= np.flatnonzero(gain.any(axis=0)).min() + 1
    assert picture.of(BEFORE).any()


def test_a_ranking_of_thirty_shows_its_first_twelve() -> None:
    says = Picture(
        plan("ranking", [f"Товар {n}" for n in range(30)], ("", list(range(30, 0, -1)), "main"))
    ).says()
    assert {word for word in says if word.startswith("Товар")} == {f"Товар {n}" for n in range(12)}


def test_every_letter_of_the_product_can_be_drawn() -> None:
    letters = "Приказчик ЁёЇїЄєҐґІіҚқҒғҢңӘәӨөҮүҰұһ ₽ ₸ ₴ € $ £ ₺ ¥ № « » – — − ½ ²"
    assert drawable(letters) == letters


@pytest.mark.parametrize(
    ("words", "kept"),
    [("Торт 🎂 ✨", "Торт"), ("👨\u200d👩\u200d👧Семья", "Семья"), ("寿司 и чай", "и чай"), ("❤️", "")],
)
def test_what_the_font_lacks_is_left_out(words: str, kept: str) -> None:
    assert drawable(words) == kept


def test_dollars_are_not_formulas() -> None:
    picture = Picture(plan("bars", ["$a$"], ("", [5], "main"), title="$x^2$ и $"))
    assert {"$x^2$ и $", "$a$"} <= set(picture.says())


def test_long_words_are_cut_to_their_room() -> None:
    assert width_of(fitted("слово " * 40, 32, 300), 32) <= 300
    assert fitted("слово", 32, 300) == "слово"
    assert fitted("слово", 32, 3) == ""
    lines = wrapped("Выручка по дням против прошлого месяца и года", 44, 500)
    assert len(lines) == 2
    assert all(width_of(line, 44) <= 500 for line in lines)


def test_a_canvas_keeps_nothing_of_the_picture_before() -> None:
    canvas = RememberingCanvas()
    chart = plan("bars", ["а", "б"], ("", [1, 2], "main"))
    first = Picture(chart, canvas).png
    Picture(plan("lines", HOURS, ("", list(range(14)), "main")), canvas)
    assert Picture(chart, canvas).png == first


@pytest.mark.parametrize("written", [None, "", "red", "#12", "#gggggg", "#ffffff00"])
def test_a_strange_company_colour_gives_way_to_the_house(written: str | None) -> None:
    assert company_colour(written) == HOUSE


def test_a_light_company_colour_is_darkened_to_be_seen_on_white() -> None:
    red, green, blue = company_colour("#ffff00")
    assert 0.3 * red + 0.59 * green + 0.11 * blue < 0.63
    assert red == green > blue


def test_colours_of_seven_series_differ() -> None:
    assert max(Counter(palette(BLUE, 7)).values()) == 1
    assert len(palette(company_colour("#e67d2e"), 7)) == 7 or len(palette(company_colour("#e67d2e"), 6)) == 6
