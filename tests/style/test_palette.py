"""The colours are told apart by everybody: what the palette promises is computed here."""

from __future__ import annotations

import tomllib
from itertools import combinations, pairwise
from pathlib import Path

import numpy as np
import pytest

from escape_routes.dataset.schema import ROUTE_FAMILIES
from escape_routes.maps.style import STYLE
from escape_routes.style import palette
from escape_routes.style.palette import (
    ACCENT,
    FAMILY_COLOURS,
    OUTCOME_COLOURS,
    SERIES_COLOURS,
    SEX_COLOURS,
)

THEMES = ("light", "dark")
CONFIG = tomllib.loads(
    (Path(__file__).parents[2] / ".streamlit/config.toml").read_text(encoding="utf-8")
)
PAGE = {"light": "#ffffff", "dark": "#10171f"}

# Machado, Oliveira and Fernandes 2009, severity 1, for linear RGB.
SIGHTS = {
    "normal": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
# Ottosson 2020: linear RGB to cone responses, and their cube roots to OKLab.
TO_CONES = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
TO_OKLAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)


def linear_rgb(colour):
    channels = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def oklab(colour, sight):
    seen = np.clip(SIGHTS[sight] @ linear_rgb(colour), 0, 1)
    return 100 * (TO_OKLAB @ np.cbrt(TO_CONES @ seen))


def distance(one, other, sight):
    return float(np.linalg.norm(oklab(one, sight) - oklab(other, sight)))


def luminance(colour):
    return float(linear_rgb(colour) @ [0.2126, 0.7152, 0.0722])


def lightness(colour):
    """CIE L* from 0 to 100."""
    y = luminance(colour)
    return 116 * y ** (1 / 3) - 16 if y > 216 / 24389 else y * 24389 / 27


def contrast(one, other):
    """Ratio of WCAG 2.2, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_yardsticks_give_their_textbook_values():
    assert lightness("#ffffff") == pytest.approx(100)
    assert lightness("#777777") == pytest.approx(50.03, abs=0.01)
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert oklab("#ff0000", "normal") == pytest.approx([62.80, 22.49, 12.58], abs=0.01)
    for sight in SIGHTS:
        assert distance("#808080", "#808080", sight) == 0
        assert np.linalg.norm(oklab("#808080", sight)[1:]) < 0.1, sight


@pytest.mark.parametrize("theme", THEMES)
def test_there_is_a_colour_for_each_place_in_the_palette(theme):
    assert len(set(SERIES_COLOURS[theme])) == 8


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("theme", THEMES)
def test_any_two_series_are_told_apart_by_colour(theme, sight):
    too_close = {
        (one, other): distance(one, other, sight)
        for one, other in combinations(SERIES_COLOURS[theme], 2)
        if distance(one, other, sight) < 8
    }
    assert too_close == {}


@pytest.mark.parametrize("theme", THEMES)
def test_any_two_series_are_told_apart_in_grey(theme):
    grey = sorted(map(lightness, SERIES_COLOURS[theme]))
    assert min(high - low for low, high in pairwise(grey)) >= 4


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("theme", THEMES)
def test_women_men_and_not_split_are_told_apart(theme, sight):
    for one, other in combinations(SEX_COLOURS[theme].values(), 2):
        assert distance(one, other, sight) >= 8, (one, other)


@pytest.mark.parametrize("theme", THEMES)
def test_series_stand_out_against_the_page(theme):
    assert min(contrast(colour, PAGE[theme]) for colour in SERIES_COLOURS[theme]) >= 3


@pytest.mark.parametrize("ground", ["land", "sea", "page"])
@pytest.mark.parametrize("theme", THEMES)
def test_families_stand_out_against_what_lies_under_their_lines(theme, ground):
    # The map draws every line on an edge in the colour of the page.
    under = (STYLE["ground"][theme] | {"page": PAGE[theme]})[ground]
    contrasts = {key: contrast(colour, under) for key, colour in FAMILY_COLOURS[theme].items()}
    assert {key: ratio for key, ratio in contrasts.items() if ratio < 3} == {}


@pytest.mark.parametrize("theme", THEMES)
def test_every_family_has_a_colour_of_its_own(theme):
    assert set(FAMILY_COLOURS[theme]) == {*ROUTE_FAMILIES, ""}
    assert len(set(FAMILY_COLOURS[theme].values())) == len(FAMILY_COLOURS[theme])


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("theme", THEMES)
def test_any_two_families_are_told_apart_by_colour(theme, sight):
    named = [FAMILY_COLOURS[theme][key] for key in ROUTE_FAMILIES]
    least = min(distance(one, other, sight) for one, other in combinations(named, 2))
    # Lines are told apart by words too, so less will do where colours are seen as fewer.
    assert least >= (9 if sight == "normal" else 3.5)


@pytest.mark.parametrize("theme", THEMES)
def test_bars_stand_out_against_the_page(theme):
    for colour in (*SEX_COLOURS[theme].values(), ACCENT[theme]):
        assert contrast(colour, PAGE[theme]) >= 3, colour


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("theme", THEMES)
def test_outcomes_are_told_apart_by_colour_and_stand_out_against_the_page(theme, sight):
    colours = OUTCOME_COLOURS[theme].values()
    for one, other in combinations(colours, 2):
        assert distance(one, other, sight) >= 8, (one, other)
    assert min(contrast(colour, PAGE[theme]) for colour in colours) >= 3


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_map_and_presenter_write_in_the_inks_of_the_palette(theme):
    inks = {"ink": palette.INK[theme], "faint": palette.FAINT[theme]}
    shared = STYLE["theme"][theme]
    assert {name: shared[name] for name in inks} == inks
    for sheet in ("maps/static/map.css", "briefing/static/presenter.css"):
        text = (Path(palette.__file__).parents[1] / sheet).read_text("utf-8")
        blocks = [line for line in text.splitlines() if "--ink:" in line]
        block = next(line for line in blocks if ("dark" in line) is (theme == "dark"))
        for name, colour in inks.items():
            assert f"--{name}: {colour};" in block


def test_a_colour_is_three_numbers():
    assert palette.rgb("#1f29ff") == (31, 41, 255)


def faded(colour, ground, share):
    """A colour of which a share is seen over the ground."""
    channels = zip(palette.rgb(colour), palette.rgb(ground), strict=True)
    return "#" + "".join(f"{round(share * top + (1 - share) * low):02x}" for top, low in channels)


@pytest.mark.parametrize("theme", THEMES)
def test_words_on_the_pages_can_be_read(theme):
    colours = CONFIG["theme"][theme]
    assert colours["backgroundColor"] == PAGE[theme]
    for ground in (colours["backgroundColor"], colours["secondaryBackgroundColor"]):
        # Streamlit writes years and what is chosen in the primary colour.
        for name in ("textColor", "linkColor", "primaryColor"):
            assert contrast(colours[name], ground) >= 4.5, (name, ground)
    # Streamlit fades captions to this much of the text.
    caption = faded(colours["textColor"], colours["backgroundColor"], 0.6)
    assert contrast(caption, colours["backgroundColor"]) >= 4.5


def test_white_words_on_a_light_page_s_strong_button_can_be_read():
    assert contrast("#ffffff", CONFIG["theme"]["light"]["primaryColor"]) >= 4.5
