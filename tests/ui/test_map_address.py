"""What the address says of the map, as the map's own script writes it, and what it cannot say."""

from __future__ import annotations

import json

import pytest
from streamlit.testing.v1 import AppTest

from escape_routes.dataset.load import DATA_DIR, load
from escape_routes.evidence.subjects import Subject
from escape_routes.ui import map_address


def script_of_stand(params):
    """A page of its own that writes what the address asks the map to show."""
    import streamlit as st

    from escape_routes.dataset.load import DATA_DIR, load
    from escape_routes.ui import map_address

    for key, value in params.items():
        st.query_params[key] = value
    stand, faults = map_address.stand(load(DATA_DIR))
    st.json({"front": stand.front, "walk": stand.walk, "at": stand.at, "faults": faults})


def told(**params):
    at = AppTest.from_function(script_of_stand, args=(params,), default_timeout=60).run()
    assert not at.exception
    return json.loads(at.json[0].value)


def test_an_address_without_a_map_asks_for_nothing():
    assert told() == {"front": "", "walk": None, "at": None, "faults": []}


@pytest.mark.parametrize("front", ["all", "overland", "sea-vietnam"])
def test_a_link_puts_a_family_a_route_or_all_in_front(front):
    assert told(front=front) == {"front": front, "walk": None, "at": None, "faults": []}


def test_a_link_goes_to_a_leg_of_a_route_counted_from_one():
    assert told(walk="sea-laos-thailand.4")["walk"] == ["sea-laos-thailand", 3]


def test_a_link_goes_to_a_part_of_the_map():
    assert told(at="17.52,102.10,6.5")["at"] == [17.52, 102.1, 6.5]


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("front", "atlantis", "a family or a route"),
        ("walk", "sea-laos-thailand.0", "a leg of a route"),
        ("walk", "sea-laos-thailand.11", "a leg of a route"),
        ("walk", "sea-laos-thailand", "a leg of a route"),
        ("walk", "atlantis.1", "a leg of a route"),
        ("walk", "sea-laos-thailand.²", "a leg of a route"),
        ("walk", "sea-laos-thailand." + "9" * 5000, "a leg of a route"),
        ("at", "17.5,102", "a part of the map"),
        ("at", "17.5,102,99", "a part of the map"),
        ("at", "91,102,5", "a part of the map"),
        ("at", "nan,102,5", "a part of the map"),
        ("at", "a,b,c", "a part of the map"),
    ],
)
def test_what_a_link_names_and_is_not_here_is_said(key, value, words):
    found = told(**{key: value})
    assert (found["front"], found["walk"], found["at"]) == ("", None, None)
    assert found["faults"] == [f"The link names {words} that is not here: {key}={value}."]


@pytest.mark.parametrize(
    ("subject", "walk"),
    [
        (Subject("route", "sea-laos-thailand"), "sea-laos-thailand.1"),
        (Subject("leg", "se-yunnan-laos"), "sea-laos-thailand.3"),
        (Subject("waypoint", "laos"), ""),
    ],
)
def test_a_route_or_a_leg_can_be_walked_from_its_passages(subject, walk):
    assert map_address.walk_of(load(DATA_DIR), subject) == walk
    assert not walk or told(walk=walk)["faults"] == []
