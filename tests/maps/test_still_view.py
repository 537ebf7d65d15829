"""The part of the world that a still map shows."""

from __future__ import annotations

import re

import pytest

from escape_routes.maps.still import basemap, drawing
from escape_routes.maps.still.view import Projection, fitted, scaled
from escape_routes.maps.viewport import Viewport


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
    view = fitted(ends, 900, 500, 40)
    places = [view.place(*end) for end in ends]
    assert all(39.9 <= x <= 860.1 and 39.9 <= y <= 460.1 for x, y in places)
    assert min(y for _, y in places) == pytest.approx(40) or min(x for x, _ in places) == (
        pytest.approx(40)
    )


def test_a_view_that_is_moved_has_its_content_further_to_the_right():
    view = Projection(800, 600, 37.57, 126.98, 6)
    assert view.moved(25).place(37.57, 126.98) == pytest.approx((425, 300))


def test_the_same_part_is_shown_at_any_size():
    view = Viewport(20, 100, 5)
    assert scaled(view, 800, 560).zoom == 5
    assert scaled(view, 1600, 1120).zoom == 6
    assert scaled(view, 200, 140).zoom == 3
    assert scaled(Viewport(20, 100, 9), 4000, 4000).zoom == 9


def test_the_ground_goes_on_where_the_world_begins_anew():
    pacific = Projection(900, 500, 30, 200, 3)
    assert list(pacific.turns) == [0, 1]
    land = basemap.load(drawing.BASEMAP_DIR)["land"]
    corners = re.findall(r"[ML]([\d.-]+),", basemap.path_data(land, pacific, is_area=True))
    # Beyond the meridian of 180 degrees lie the Americas.
    assert max(map(float, corners)) > pacific.place(30, 240).x
    assert list(Projection(900, 500, 30, 100, 5).turns) == [0]
