"""Golden files hold what Python computes now."""

from __future__ import annotations

import json
from types import SimpleNamespace

import pytest

from escape_routes.dataset import safety
from escape_routes.maps.geometry.selection import kept
from escape_routes.maps.style import STYLE
from tests.golden import FILES, path

YEARS = json.loads(path("years").read_text(encoding="utf-8"))
GIVEN_YEARS = YEARS["given"]


@pytest.mark.parametrize("name", FILES)
def test_golden_file_is_what_python_computes(name: str):
    stored = path(name).read_text(encoding="utf-8")
    fresh = FILES[name].text(json.loads(stored)["given"])
    assert fresh == stored, f"{path(name).name} is stale: run make golden"


def test_golden_picture_has_many_legs_at_several_zooms():
    content = json.loads(path("picture").read_text(encoding="utf-8"))
    given, expected = content["given"], content["expected"]
    assert len({zoom for zoom, *_ in given["looks"]}) == 4
    assert len(given["legs"]) >= 97
    roles = {row[1] for told in expected.values() for look in told for row in look["strands"]}
    assert roles == {"front", "context", "ghost"}


@pytest.mark.parametrize("choice", GIVEN_YEARS["choices"], ids=json.dumps)
def test_plain_legs_are_kept_as_the_selection_keeps_them(choice):
    legs = [
        SimpleNamespace(leg_id=leg["id"], route_id=leg["route"], years=leg["years"])
        for leg in GIVEN_YEARS["legs"]
    ]
    place = GIVEN_YEARS["choices"].index(choice)
    found = kept(legs, choice["routes"] or (), choice["years"])
    assert [leg.leg_id for leg in found] == YEARS["expected"]["kept"][place]


def test_the_map_zooms_as_far_as_safety_allows():
    assert STYLE["zoom"]["max"] == safety.MAX_ZOOM
