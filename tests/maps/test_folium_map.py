"""The map is one unchanging frame; a filter sends it a small command and nothing else."""

from __future__ import annotations

import json
import re

import folium
import pytest
import streamlit_folium
from folium.elements import JSCSSMixin
from hypothesis import given
from hypothesis import strategies as st

from escape_routes.dataset.load import DATA_DIR, load
from escape_routes.dataset.safety import MAX_ZOOM
from escape_routes.dataset.schema import CERTAINTIES, PRECISIONS, ROUTE_FAMILIES
from escape_routes.maps import folium_map
from escape_routes.maps.folium_map import (
    OfflineMap,
    RouteCommand,
    RouteLayer,
    command,
    layer_data,
    route_map,
)
from escape_routes.routes.families import FAMILIES
from escape_routes.routes.selection import Selection
from escape_routes.style.palette import FAMILY_COLOURS

SCRIPT = "map.0123456789abcdef.js"
FOREIGN = re.compile(r"(?:https?:)?//[a-z0-9.-]+\.[a-z]{2,}", re.IGNORECASE)


@pytest.fixture(scope="module")
def data():
    return load(DATA_DIR)


@pytest.fixture(scope="module")
def layer(data):
    return layer_data(data)


def walk(element):
    yield element
    for child in element._children.values():
        yield from walk(child)


def component_text(figure):
    """What the frame of the map is sent: header, markup and script."""
    figure.get_root().render()
    header, html = streamlit_folium._get_header(figure), streamlit_folium._get_html(figure)
    return header, html, streamlit_folium._get_map_string(figure)


def frame_key(figure):
    """The key under which the frame lives on; another key would build the map anew."""
    figure.get_root().render()
    return streamlit_folium.generate_js_hash(streamlit_folium._get_map_string(figure), "map")


def command_text(asked):
    """The command as the frame evaluates it."""
    return streamlit_folium._get_feature_group_string(asked, route_map(SCRIPT))


def said(asked):
    return json.loads(asked.command)


def test_the_map_holds_the_route_layer_and_no_tiles():
    figure = route_map(SCRIPT)
    assert [type(child) for child in figure._children.values()] == [RouteLayer]
    assert not [part for part in walk(figure) if isinstance(part, folium.TileLayer)]


def test_the_map_cannot_be_zoomed_beyond_the_cap():
    options = route_map(SCRIPT).options
    assert (options["minZoom"], options["maxZoom"]) == (folium_map.MIN_ZOOM, MAX_ZOOM)
    assert MAX_ZOOM == 9
    script = component_text(route_map(SCRIPT))[2]
    assert '"maxZoom": 9' in script


def test_every_script_and_style_comes_from_our_own_server():
    parts = [part for part in walk(route_map(SCRIPT)) if isinstance(part, JSCSSMixin)]
    links = [link for part in parts for _, link in (*part.default_js, *part.default_css)]
    assert links == [f"../../assets/{SCRIPT}"]


def test_nothing_that_the_frame_is_sent_names_another_host():
    for text in (*component_text(route_map(SCRIPT)), command_text(command(Selection()))):
        assert FOREIGN.search(text) is None


def test_the_map_of_folium_itself_would_be_caught():
    links = [link for _, link in folium.Map().default_js]
    assert all(FOREIGN.search(link) for link in links)


@pytest.mark.parametrize(
    ("selection", "focus", "content"),
    [
        (Selection(), "", {"routes": None, "years": None, "focus": None}),
        (
            Selection(frozenset({"thai", "return"}), 2004, 2006),
            "leg.thai-1",
            {"routes": ["return", "thai"], "years": [2004, 2006], "focus": "leg.thai-1"},
        ),
        (Selection(start_year=2004), "", {"routes": None, "years": None, "focus": None}),
        (Selection(start_year=2003, end_year=2003), "", {"routes": None, "years": [2003, 2003],
                                                         "focus": None}),
    ],
)  # fmt: skip
def test_a_command_says_routes_years_and_focus(selection, focus, content):
    found = said(command(selection, focus))
    assert {name: found[name] for name in content} == content
    assert found["labels"] is True


def test_a_command_can_hide_the_labels():
    assert said(command(Selection(), labels=False))["labels"] is False


def test_any_command_of_the_data_is_smaller_than_a_kilobyte(data):
    everything = Selection(frozenset(data.routes["route_id"]), 1998, 2003)
    longest = max(data.legs["leg_id"], key=len)
    for selection in (Selection(), Selection(start_year=1998, end_year=2003), everything):
        asked = command(selection, f"leg.{longest}")
        assert len(asked.command.encode()) < 1000
        assert len(command_text(asked).encode()) < 1500


@given(st.text(max_size=60))
def test_whatever_stands_in_the_address_stays_a_word_in_the_command(text):
    asked = command(Selection(), text)
    assert "<" not in asked.command
    assert asked.command.isascii()
    assert said(asked)["focus"] == (text or None)


def test_a_tag_in_the_address_does_not_end_the_script():
    text = command_text(command(Selection(), "</script><script>alert(1)</script>"))
    assert "</script" not in text
    assert "\\u003c/script>" in text


def test_a_command_draws_nothing_itself():
    text = command_text(command(Selection(frozenset({"thai"}))))
    assert text.count("L.featureGroup()") == 1
    assert "map_div.escapeRoutes.show(" in text
    assert "latlon" not in text


def test_two_fresh_maps_are_one_and_the_same_to_the_frame():
    one, other = route_map(SCRIPT), route_map(SCRIPT)
    assert one.get_name() != other.get_name()
    assert frame_key(one) == frame_key(other)


def test_a_filter_leaves_the_frame_as_it_is():
    keys = set()
    for selection in (Selection(), Selection(frozenset({"thai"}), 2004, 2006)):
        figure = route_map(SCRIPT)
        figure.get_root().render()
        script = streamlit_folium._get_map_string(figure)
        streamlit_folium._get_feature_group_string(command(selection, "leg.x"), figure)
        keys.add(streamlit_folium.generate_js_hash(script, "map"))
    assert keys == {frame_key(route_map(SCRIPT))}


def test_the_frame_runs_the_layer_once():
    assert component_text(route_map(SCRIPT))[2].count("window.escapeRoutesOn(map_div,") == 1


def test_commands_are_empty_groups_as_the_component_demands():
    asked = command(Selection())
    assert isinstance(asked, RouteCommand)
    assert isinstance(asked, folium.FeatureGroup)
    assert asked._children == {}
    assert isinstance(route_map(SCRIPT), OfflineMap)


def test_the_layer_of_the_small_dataset(small):
    layer = layer_data(small)
    assert layer["legs"][0] == {
        "id": "thai-1",
        "route": "thai",
        "from": "hyesan",
        "to": "jilin",
        "mode": "land",
        "certainty": "documented",
        "years": [[2004, 2005], [2011, 2012]],
        "sources": 1,
        "disputed": False,
    }
    assert layer["routes"][1] == {
        "id": "return", "code": "FR", "name": "Forced return from Jilin",
        "short": "From Jilin", "kind": "forced return", "family": "returned", "part": None,
        "summary": "Documented in 2000.",
    }  # fmt: skip
    assert layer["waypoints"][0] == {
        "id": "hyesan", "name": "Hyesan", "ko": "혜산", "local": "", "country": "KP",
        "kind": "city", "latlon": [41.4, 128.18], "precision": "city",
    }  # fmt: skip
    assert [leg["id"] for leg in layer["legs"] if leg["disputed"]] == ["return-1"]


def test_a_waypoint_without_a_leg_is_not_drawn(small):
    kept = small.replace(legs=small.legs[small.legs["route_id"] == "return"])
    assert [place["id"] for place in layer_data(kept)["waypoints"]] == ["hyesan", "jilin"]


def test_every_leg_of_the_data_has_both_ends_and_its_route(data, layer):
    places = {place["id"] for place in layer["waypoints"]}
    routes = {route["id"] for route in layer["routes"]}
    assert {leg["id"] for leg in layer["legs"]} == set(data.legs["leg_id"])
    for leg in layer["legs"]:
        assert {leg["from"], leg["to"]} <= places, leg["id"]
        assert leg["from"] != leg["to"], leg["id"]
        assert leg["route"] in routes, leg["id"]
        assert leg["certainty"] in CERTAINTIES, leg["id"]
        assert all(start <= end for start, end in leg["years"]), leg["id"]


def test_points_of_the_data_are_latitude_first_with_two_decimals_at_most(data, layer):
    rows = data.waypoints.set_index("waypoint_id")
    for place in layer["waypoints"]:
        lat, lon = place["latlon"]
        assert (lat, lon) == (rows.loc[place["id"], "lat"], rows.loc[place["id"], "lon"])
        assert [round(lat, 2), round(lon, 2)] == place["latlon"], place["id"]
        assert place["precision"] in PRECISIONS
    # Seoul tells the two apart: no latitude is above 90.
    (seoul,) = [place["latlon"] for place in layer["waypoints"] if place["id"] == "seoul"]
    assert seoul == pytest.approx([37.57, 126.98], abs=0.1)


def test_a_leg_knows_two_ends_and_no_way_between_them(layer):
    assert {key for leg in layer["legs"] for key in leg} == {
        "id", "route", "from", "to", "mode", "certainty", "years", "sources", "disputed",
    }  # fmt: skip


def test_families_come_with_their_colours_and_only_those_that_are_used(small, layer):
    assert [family["id"] for family in layer["families"]] == list(ROUTE_FAMILIES)
    assert layer_data(small)["families"] == [
        {
            "id": key,
            "name": FAMILIES[key].name,
            "words": FAMILIES[key].explanation,
            "colours": {theme: FAMILY_COLOURS[theme][key] for theme in ("light", "dark")},
        }
        for key in ("overland", "returned")
    ]


def test_a_dataset_without_families_has_the_neutral_one(small):
    plain = layer_data(small.replace(routes=small.routes.assign(family="")))
    (family,) = plain["families"]
    assert (family["id"], family["name"]) == ("", "Routes")
    assert {route["family"] for route in plain["routes"]} == {""}


def test_the_trunk_and_its_parts_are_named(small, layer):
    assert layer["trunk"] == "sea-laos-thailand"
    parts = [route["id"] for route in layer["routes"] if route["part"] == layer["trunk"]]
    assert len(parts) == 4
    assert layer_data(small)["trunk"] == "thai"
    bare = small.replace(legs=small.legs.iloc[:0])
    assert layer_data(bare)["trunk"] is None


def test_the_layer_is_plain_values_that_json_keeps(layer):
    again = json.loads(json.dumps(layer, allow_nan=False))
    assert again["legs"] == layer["legs"]
    assert again["waypoints"] == layer["waypoints"]
