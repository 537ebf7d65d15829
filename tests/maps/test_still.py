"""Still maps: the state of the screen, a legend that can be read, names off lines."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations

import pytest
from lxml import etree

from escape_routes.briefing import scene_map
from escape_routes.briefing.scenes import Scene
from escape_routes.maps import folium_map
from escape_routes.maps.stand import Stand
from escape_routes.maps.still import drawing
from escape_routes.maps.still.drawing import Shown
from escape_routes.maps.still.foot import Words
from escape_routes.maps.still.paper import SLIDE, Paper
from escape_routes.maps.still.place_names import place_names
from escape_routes.maps.style import WORDS
from escape_routes.maps.viewport import Viewport
from escape_routes.routes import selection
from escape_routes.routes.routes import routes
from escape_routes.routes.selection import Selection
from escape_routes.style.palette import FAMILY_COLOURS
from escape_routes.style.wording import NOTICE
from tests.made_briefing import data

SVG = "{http://www.w3.org/2000/svg}"
ON_A_SLIDE = Paper(832, 626, 6.933)
ON_A_PAGE = Paper(1000, 640, 6.85)
OPENING, ALL = Scene("x"), Scene("x", front="all")
MAIN = "sea-laos-thailand"


def svg_of(scene: Scene, paper: Paper = SLIDE) -> etree._Element:
    return etree.fromstring(scene_map.map_svg(data(), scene, paper).encode())


def words_of(element: etree._Element) -> list[str]:
    return ["".join(text.itertext()) for text in element.iter(f"{SVG}text")]


def legend_of(root: etree._Element) -> etree._Element:
    return next(group for group in root.iter(f"{SVG}g") if group.get("transform"))


def legs_of(root: etree._Element, role: str) -> set[str]:
    """The legs of the strands of the map itself that have this role."""
    inside = set(legend_of(root).iter())
    groups = [g for g in root.iter(f"{SVG}g") if g.get("class") == role and g not in inside]
    return {leg for group in groups for leg in group.get("data-legs").split()}


def trunk_legs() -> set[str]:
    """The documented legs of the main way but the one whose ends are drawn as one place."""
    legs = routes(data())[MAIN].legs
    certain = {leg.leg_id for leg in legs if leg.certainty == "documented"}
    return certain - {"se-thailand-bangkok"}


def test_the_opening_has_the_main_way_in_ink_and_all_else_pale():
    root = svg_of(OPENING)
    front, context = legs_of(root, "front"), legs_of(root, "context")
    family = {leg.leg_id: route.family for route in routes(data()).values() for leg in route.legs}
    assert trunk_legs() <= front
    assert {family[leg] for leg in front} == {"mekong"}
    assert "mekong" not in {family[leg] for leg in context}
    assert not legs_of(root, "ghost")


def test_a_window_of_years_leaves_the_rest_of_the_main_way_as_a_ghost():
    root = svg_of(Scene("x", start_year=2004, end_year=2012))
    kept = set(selection.apply(data(), Selection(frozenset(), 2004, 2012)).legs["leg_id"])
    assert legs_of(root, "front") | legs_of(root, "context") <= kept
    assert trunk_legs() - kept <= legs_of(root, "ghost")
    assert trunk_legs() - kept
    assert WORDS["still"]["hidden"] in " ".join(words_of(legend_of(root)))


def test_map_draws_the_legs_that_the_selection_keeps():
    chosen = ("sea-laos-thailand", "thai-entry-chiang-rai")
    scene = Scene("x", route_ids=chosen, start_year=2004, end_year=2006)
    kept = selection.apply(data(), scene.selection).legs
    front = legs_of(svg_of(scene), "front")
    assert len(front) > 3
    assert front <= set(kept["leg_id"])
    assert set(kept["leg_id"]) & trunk_legs() <= front


def test_all_routes_stand_in_front_when_the_scene_says_so():
    root = svg_of(ALL)
    families = [family["id"] for family in folium_map.layer_data(data())["families"]]
    assert not legs_of(root, "context")
    text = etree.tostring(root).decode()
    assert all(FAMILY_COLOURS["light"][key] in text for key in families)


def test_a_walk_has_its_legs_in_ink_up_to_its_step():
    legs = [leg.leg_id for leg in routes(data())[MAIN].legs]
    for step in range(len(legs)):
        shown = Shown(stand=Stand(walk=(MAIN, step)))
        root = etree.fromstring(drawing.map_svg(data(), shown).encode())
        groups = [group for group in root.iter(f"{SVG}g") if group.get("class") == "front"]
        assert len(groups) > 4
        for group in groups:
            is_walked = bool(set(group.get("data-legs").split()) & set(legs[: step + 1]))
            assert (group.findall(f"{SVG}path")[1].get("opacity") is None) == is_walked


def test_a_scene_that_walks_a_route_shows_the_whole_of_it_in_any_year():
    scene = Scene("x", route_ids=(MAIN,), walk=MAIN, start_year=2010, end_year=2010)
    assert trunk_legs() <= legs_of(svg_of(scene), "front")


def test_focus_makes_the_rest_pale_and_itself_wider():
    scene = Scene("x", route_ids=(MAIN,), focus="leg.se-bangkok-south-korea")
    pale = 'opacity="0.2"'
    assert pale in etree.tostring(svg_of(scene)).decode()
    assert pale not in etree.tostring(svg_of(replace(scene, focus=""))).decode()

    def width(root: etree._Element) -> float:
        group = next(
            g for g in root.iter(f"{SVG}g") if "se-bangkok-south-korea" in g.get("data-legs", "")
        )
        return float(group.findall(f"{SVG}path")[1].get("stroke-width"))

    assert width(svg_of(scene)) > width(svg_of(replace(scene, focus=""))) + 2


def test_empty_choice_says_so():
    root = svg_of(Scene("x", route_ids=("mongolia",), start_year=1946, end_year=1946))
    assert "None is documented in this choice." in " ".join(words_of(root))
    assert not legs_of(root, "front")


@pytest.mark.parametrize("paper", [SLIDE, ON_A_SLIDE, ON_A_PAGE], ids=["whole", "slide", "page"])
@pytest.mark.parametrize("scene", [OPENING, ALL], ids=["opening", "all"])
def test_every_text_of_the_legend_has_twelve_points(scene: Scene, paper: Paper):
    legend = legend_of(svg_of(scene, paper))
    texts = [text for text in legend.findall(f"{SVG}text") if "".join(text.itertext())]
    points = [float(text.get("font-size")) / paper.px(1) for text in texts]
    assert len(points) > 5
    assert min(points) >= 11.99


def test_legend_fits_beside_the_map():
    for paper in (SLIDE, ON_A_SLIDE, ON_A_PAGE, Paper(832, 335, 6.933)):
        root = svg_of(ALL, paper)
        view = root.find(f"{SVG}svg")
        bottoms = [float(text.get("y")) for text in legend_of(root).iter(f"{SVG}text")]
        assert max(bottoms) <= float(view.get("height"))


def test_legend_names_what_is_in_the_picture_and_nothing_else():
    still = WORDS["still"]
    opening = " ".join(words_of(legend_of(svg_of(OPENING))))
    assert "China, Laos, Thailand" in opening
    assert still["context"] in opening
    assert still["hidden"] not in opening
    assert still["certainty"]["inferred"] not in opening
    vietnam = " ".join(words_of(legend_of(svg_of(Scene("x", route_ids=("sea-vietnam",))))))
    assert "Vietnam" in vietnam
    assert still["main"] in vietnam
    assert still["context"] not in vietnam
    assert "Sent back" not in vietnam


def test_words_around_a_map_fit_its_width():
    made = scene_map.map_svg(data(), OPENING, ON_A_PAGE, Words("Title", "Source " * 60))
    root = etree.fromstring(made.encode())
    said = {"".join(text.itertext()): text for text in root.findall(f"{SVG}text")}
    assert {"Title", NOTICE} <= set(said)
    assert any("boundaries are approximate" in words for words in said)
    long = next(text for words, text in said.items() if words.startswith("Source Source"))
    assert float(long.get("font-size")) < float(said[NOTICE].get("font-size"))


@pytest.mark.parametrize("scene", [OPENING, ALL], ids=["opening", "all"])
def test_countries_of_what_is_told_are_tinted(scene: Scene):
    text = scene_map.map_svg(data(), scene, ON_A_SLIDE)
    tinted, *_ = re.findall(r'<path d="([^"]+)" fill="#ffffff" fill-opacity="0.72"', text)
    assert tinted.count("M") >= len({"KP", "KR", "CN", "LA", "TH"})


def test_without_the_file_of_areas_no_country_is_tinted(tmp_path):
    for name in ("osm", "gshhg", "natural_earth", "labels"):
        (tmp_path / f"{name}.json").symlink_to(drawing.BASEMAP_DIR / f"{name}.json")
    text = drawing.map_svg(data(), Shown(), SLIDE, None, tmp_path)
    assert 'fill-opacity="0.72"' not in text


def stops_by_number(root: etree._Element) -> dict[str, float]:
    words = [
        (words, text) for words, text in zip(words_of(root), root.iter(f"{SVG}text"), strict=True)
    ]
    return {words: float(text.get("y")) for words, text in words if words.isdigit()}


def test_stops_of_the_main_way_are_numbered():
    root = svg_of(OPENING).find(f"{SVG}svg")
    assert sorted(stops_by_number(root)) == ["1", "2", "3", "4", "5", "6"]
    assert {"North Korea", "China", "Yunnan", "Laos", "Bangkok", "Seoul"} <= set(words_of(root))
    assert not stops_by_number(svg_of(ALL).find(f"{SVG}svg"))


def test_entries_are_named_in_the_inset_and_not_twice():
    root = svg_of(OPENING, ON_A_SLIDE)
    entries = {"Chiang Rai", "Nong Khai", "Nakhon Phanom", "Bueng Kan"}
    inside = words_of(legend_of(root))
    assert WORDS["screen"]["inset"] in " ".join(inside)
    assert entries <= set(inside)
    assert not entries & set(words_of(root.find(f"{SVG}svg")))
    near = svg_of(Scene("x", view=Viewport(18.5, 102, 6)))
    assert WORDS["screen"]["inset"] not in " ".join(words_of(near))
    assert entries <= set(words_of(near))


def name_boxes(sheet) -> list[tuple[float, float, float, float]]:
    before = len(sheet.taken)
    place_names(sheet)
    return sheet.taken[before:]


@pytest.mark.parametrize("paper", [SLIDE, ON_A_SLIDE, ON_A_PAGE], ids=["whole", "slide", "page"])
def test_no_name_of_the_opening_lies_on_a_line_or_another_name(paper: Paper, monkeypatch):
    sheets = []
    kept = drawing.map_body
    monkeypatch.setattr(
        drawing, "map_body", lambda sheet, folder: sheets.append(sheet) or kept(sheet, folder)
    )
    scene_map.map_svg(data(), OPENING, paper)
    (sheet,) = sheets
    sheet.taken.clear()
    boxes = name_boxes(sheet)
    assert len(boxes) >= 6
    assert [box for box in boxes if sheet.ink.under(box, 0)] == []
    for a, b in combinations(boxes, 2):
        assert a[0] >= b[2] or a[2] <= b[0] or a[1] >= b[3] or a[3] <= b[1]


def test_events_mark_what_they_name():
    scene = Scene("x", focus="event.ev-2013-05-28-nine-pyongyang")
    root = svg_of(replace(scene, route_ids=("forced-return-china", "forced-return-laos-2013")))
    assert 'opacity="0.2"' in etree.tostring(root).decode()


def test_a_way_over_the_pacific_takes_the_short_way():
    root = svg_of(Scene("x", front="onward"))
    front = [g for g in root.iter(f"{SVG}g") if g.get("class") == "front"]
    (start, *_, end) = re.findall(r"([\d.-]+),", front[0].find(f"{SVG}path").get("d"))
    assert float(end) > float(start)


def test_a_visitors_data_without_a_main_way_are_drawn():
    chosen = data().replace(routes=data().routes.assign(part_of="", family=""))
    root = etree.fromstring(
        drawing.map_svg(chosen, Shown(Selection(frozenset({"mongolia"})))).encode()
    )
    assert legs_of(root, "front")
