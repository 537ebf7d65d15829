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
from escape_routes.maps import folium_map
from escape_routes.maps.still import basemap, drawing
from escape_routes.maps.still.basemap import Projection
from escape_routes.maps.still.legend import Words
from escape_routes.maps.still.text import Type, text_line
from escape_routes.maps.viewport import Viewport
from escape_routes.routes import selection
from escape_routes.style import fonts
from escape_routes.style.palette import FAMILY_COLOURS
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


def test_view_places_its_middle_in_the_middle_and_north_above():
    view = Projection(800, 600, 37.57, 126.98, 6)
    assert view.place(37.57, 126.98) == pytest.approx((400, 300))
    assert view.place(41.4, 128.18)[0] > 400
    assert view.place(41.4, 128.18)[1] < 300


def test_one_degree_of_longitude_is_as_wide_as_in_web_mercator():
    view = Projection(512, 512, 0, 0, 3)
    assert view.place(0, 1)[0] - view.place(0, 0)[0] == pytest.approx(256 * 8 / 360)


def test_fitted_view_holds_every_position_with_its_margin():
    ends = [(13.75, 100.5), (41.4, 128.18), (37.57, 126.98)]
    view = basemap.fitted(ends, 900, 500, 40)
    places = [view.place(*end) for end in ends]
    assert all(39.9 <= x <= 860.1 and 39.9 <= y <= 460.1 for x, y in places)
    assert min(y for _, y in places) == pytest.approx(40) or min(x for x, _ in places) == (
        pytest.approx(40)
    )


def test_the_same_part_is_shown_at_any_size():
    view = Viewport(20, 100, 5)
    assert drawing.scaled(view, 800, 560).zoom == 5
    assert drawing.scaled(view, 1600, 1120).zoom == 6
    assert drawing.scaled(view, 200, 140).zoom == 3
    assert drawing.scaled(Viewport(20, 100, 9), 4000, 4000).zoom == 9


@pytest.mark.parametrize("scene", [s for s in MADE.scenes if s.show_map], ids=lambda s: s.title)
def test_map_is_well_formed_and_asks_nobody(scene: Scene):
    svg = scene_map.map_svg(data(), scene, (1000, 640), Words("A title", "Sources: someone"))
    root = root_of(svg)
    assert root.get("width") == "1000"
    hrefs = [v for e in root.iter() for k, v in e.attrib.items() if k.endswith("href")]
    assert hrefs == []
    assert re.findall(r"url\((?!#)", svg) == []
    assert re.sub(r'xmlns="[^"]+"', "", svg).count("http") == 0
    words = " ".join(words_of(svg))
    for said in ("A title", "Sources: someone", NOTICE, "OpenStreetMap", "km"):
        assert said in words


def test_map_draws_exactly_the_legs_that_the_selection_keeps():
    scene = Scene(
        "x",
        route_ids=("sea-laos-thailand", "thai-entry-chiang-rai"),
        start_year=2004,
        end_year=2006,
    )
    kept = selection.apply(data(), scene.selection)
    svg = scene_map.map_svg(data(), scene)
    assert len(kept.legs) > 3
    assert svg.count("<polygon") == len(kept.legs)
    legend = [code for code in kept.routes["code"] if code in words_of(svg)]
    assert legend == list(kept.routes["code"])


def test_map_keeps_the_colour_of_every_family():
    svg = scene_map.map_svg(data(), Scene("x"))
    used = [family["id"] for family in folium_map.layer_data(data())["families"]]
    assert len(used) == 7
    assert all(FAMILY_COLOURS["light"][key] in svg for key in used)


def test_focus_makes_the_rest_pale():
    scene = MADE.scenes[0]
    svg = scene_map.map_svg(data(), scene)
    assert 'opacity="0.28"' in svg
    assert 'opacity="0.28"' not in scene_map.map_svg(data(), replace(scene, focus=""))


def test_empty_choice_says_so():
    scene = Scene("x", route_ids=("mongolia",), start_year=1946, end_year=1946)
    svg = scene_map.map_svg(data(), scene)
    assert "None is documented in this choice." in words_of(svg)
    assert "<polygon" not in svg


def boxes(svg: str) -> list[tuple[float, float, float, float]]:
    """Rough boxes of the names of places on a map."""
    found = []
    for text in root_of(svg).iter(f"{SVG}text"):
        if text.get("font-size") == "12.5":
            x, y, words = float(text[0].get("x")), float(text.get("y")), "".join(text.itertext())
            found.append((x, y - 10, x + 6 * len(words), y))
    return found


def test_names_of_places_do_not_lie_upon_each_other():
    names = boxes(scene_map.map_svg(data(), Scene("x", view=Viewport(18.5, 102, 6))))
    assert len(names) > 6
    for number, a in enumerate(names):
        for b in names[number + 1 :]:
            assert a[0] >= b[2] or a[2] <= b[0] or a[1] >= b[3] or a[3] <= b[1]


def test_png_is_sharp_and_keeps_its_colours():
    content = pictures.map_png(data(), Scene("x", view=Viewport(19, 101, 6)), (500, 320))
    image = Image.open(io.BytesIO(content))
    assert image.size == (1000, 640)
    colours = {colour for _, colour in image.convert("RGB").getcolors(1 << 20)}
    assert {(255, 255, 255), (0xF7, 0xF5, 0xF0)} <= colours
    assert len(content) < 250_000


def test_maps_that_look_alike_are_drawn_once(monkeypatch):
    drawn = []
    monkeypatch.setattr(pictures, "map_svg", lambda *a: drawn.append(a) or "<svg/>")
    monkeypatch.setattr(pictures, "png", lambda _: b"png")
    scene = Scene("one", start_year=1977, end_year=1978)
    for title in ("one", "two"):
        pictures.map_png(data(), replace(scene, title=title, text=title), (101, 99))
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
