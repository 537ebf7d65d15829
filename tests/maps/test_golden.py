"""Golden files hold what Python computes now."""

from __future__ import annotations

import json

import pytest

from escape_routes.dataset import safety
from escape_routes.maps.style import STYLE
from tests.golden import FILES, path


@pytest.mark.parametrize("name", FILES)
def test_golden_file_is_what_python_computes(name: str):
    stored = path(name).read_text(encoding="utf-8")
    fresh = FILES[name].text(json.loads(stored)["given"])
    assert fresh == stored, f"{path(name).name} is stale: run make golden"


def test_golden_arcs_are_many_and_at_three_zooms():
    given = json.loads(path("arcs").read_text(encoding="utf-8"))["given"]
    assert len(given["places"]) == 3
    assert len(given["legs"]) >= 97


def test_the_map_zooms_as_far_as_safety_allows():
    assert STYLE["zoom"]["max"] == safety.MAX_ZOOM
