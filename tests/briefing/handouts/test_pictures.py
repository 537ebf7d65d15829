"""Still maps and charts: the same geometry and rules as in the browser, and no foreign word."""

from __future__ import annotations

import io
import json
import re
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from lxml import etree
from PIL import Image

from escape_routes.briefing import scene_charts, scene_map
from escape_routes.briefing.handouts import pictures
from escape_routes.briefing.scenes import Scene, SceneChart
from escape_routes.maps.still import basemap, drawing
from escape_routes.maps.still.foot import Words
from escape_routes.maps.still.paper import Paper
from escape_routes.maps.still.text import Type, text_line
from escape_routes.maps.viewport import Viewport
from escape_routes.style import fonts
from escape_routes.style.wording import NOTICE
from tests.made_briefing import MADE, data

ROOT = Path(__file__).parents[3]
SVG = "{http://www.w3.org/2000/svg}"


def root_of(svg: str) -> etree._Element:
    return etree.fromstring(svg.encode())


def words_of(svg: str) -> list[str]:
    return ["".join(text.itertext()) for text in root_of(svg).iter(f"{SVG}text")]


def test_decoded_lines_are_those_of_the_script_that_writes_them():
    sys.path.insert(0, str(ROOT / "scripts"))
    try:
        import build_basemap
    finally:
        sys.path.pop(0)
    layers = basemap.load(drawing.BASEMAP_DIR)
    for name in ("land", "borders", "rivers"):
        for piece in layers[name][:40]:
            points, zooms = build_basemap.decode_line(piece[5])
            expected = [(*point, zoom) for point, zoom in zip(points, zooms, strict=True)]
            assert list(basemap.decode(piece[5])) == expected


@pytest.mark.parametrize("scene", [s for s in MADE.scenes if s.show_map], ids=lambda s: s.title)
def test_map_is_well_formed_and_asks_nobody(scene: Scene):
    paper = Paper(1000, 640, 10)
    svg = scene_map.map_svg(data(), scene, paper, Words("A title", "Sources: someone"))
    root = root_of(svg)
    assert root.get("width") == "1000"
    hrefs = [v for e in root.iter() for k, v in e.attrib.items() if k.endswith("href")]
    assert hrefs == []
    assert re.findall(r"url\((?!#)", svg) == []
    assert re.sub(r'xmlns="[^"]+"', "", svg).count("http") == 0
    words = " ".join(words_of(svg))
    for said in ("A title", "Sources: someone", NOTICE, "OpenStreetMap", "km"):
        assert said in words


def test_png_is_sharp_and_keeps_its_colours():
    content = pictures.map_png(data(), Scene("x", view=Viewport(19, 101, 6)), Paper(500, 320, 5))
    image = Image.open(io.BytesIO(content))
    assert image.size == (1000, 640)
    colours = {colour for _, colour in image.convert("RGB").getcolors(1 << 20)}
    assert {(255, 255, 255), (0x1F, 0x29, 0x33)} <= colours
    assert len(content) < 250_000


def test_maps_that_look_alike_are_drawn_once(monkeypatch):
    drawn = []
    monkeypatch.setattr(pictures, "map_svg", lambda *a: drawn.append(a) or "<svg/>")
    monkeypatch.setattr(pictures, "png", lambda _: b"png")
    scene = Scene("one", start_year=1977, end_year=1978)
    for title in ("one", "two"):
        pictures.map_png(data(), replace(scene, title=title, text=title), Paper(101, 99, 1))
    assert len(drawn) == 1


@pytest.mark.parametrize(
    "text", ["ລາວ", "ไทย", "កម្ពុជា", "မြန်", "عمان", "혜산", "脱北居", "Ханой", "≠"]
)
def test_glyphs_of_every_script_are_drawn_by_a_font_that_has_them(text: str):
    line = text_line(f"Mae Sai {text} x", (5, 20), Type(16))
    families = re.findall(r'font-family="([^"]+)"', line)
    assert families[0] == families[-1] == fonts.LATIN
    face = next(face for face in fonts.FACES if face.family == families[len(families) // 2])
    assert {ord(sign) for sign in text} <= set(TTFont(face.path).getBestCmap())


def test_parts_of_a_line_stand_behind_each_other():
    line = text_line("Mae Sai 매사이 x", (5, 20), Type(16))
    places = [float(x) for x in re.findall(r' x="([\d.]+)"', line)]
    assert places[0] == 5
    assert places[1] == pytest.approx(5 + fonts.width("Mae Sai ", 16), abs=0.06)
    assert places[2] > places[1] + 3 * 12


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("number", [1, 2, 4])
def test_chart_is_well_formed_and_still(number: int, theme):
    for drawn in scene_charts.drawings(data(), MADE.scenes[number]):
        svg = scene_charts.svg(drawn, (400, 200), theme, "mark")
        root_of(svg)
        assert "cursor" not in svg
        assert set(re.findall(r"url\(#(\w{4})", svg)) <= {"mark"}
        assert drawn.source_line.startswith("Source: ")
        assert drawn.unit


def test_scene_of_two_series_has_two_drawings_and_of_none_no_drawing():
    assert [d.choice.series_ids for d in scene_charts.drawings(data(), MADE.scenes[2])] == [
        ("thai-arrests-year",),
        ("china-stock-estimate",),
    ]
    assert scene_charts.drawings(data(), MADE.scenes[0]) == []
    nothing = Scene(
        "x", chart=SceneChart(("thai-arrests-year",), "series"), start_year=1950, end_year=1951
    )
    assert scene_charts.drawings(data(), nothing) == []


def test_axis_of_time_says_whole_years():
    first = scene_charts.drawings(data(), MADE.scenes[2])[0]
    spec = scene_charts.specification(first, (400, 200))
    axes = [layer["encoding"]["x"]["axis"] for layer in spec["layer"] if "x" in layer["encoding"]]
    assert axes
    assert {axis["format"] for axis in axes} == {"%Y"}
    assert "mark" in json.dumps(spec)


def test_zip_holds_map_and_charts_of_every_scene_with_their_fonts():
    made = replace(MADE, scenes=MADE.scenes[:2])
    with zipfile.ZipFile(io.BytesIO(pictures.export(made, data(), "svg"))) as archive:
        assert archive.namelist() == ["made-01-map.svg", "made-02-chart-1.svg"]
        for name in archive.namelist():
            svg = archive.read(name).decode()
            root_of(svg)
            assert "@font-face" in svg
            assert NOTICE in svg
            assert "Source" in svg
            assert "end" not in re.findall(r"list at the (\w+)", svg)
    with zipfile.ZipFile(
        io.BytesIO(pictures.export(replace(MADE, scenes=MADE.scenes[1:2]), data()))
    ) as archive:
        assert Image.open(io.BytesIO(archive.read("made-01-chart-1.png"))).size == (2000, 1040)
