"""The short way between two places: where it is drawn, and where files cut it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escape_routes.dataset.load import DATA_DIR, load
from escape_routes.routes.routes import routes
from escape_routes.routes.short_way import beside, parts

LATS = st.integers(-9000, 9000).map(lambda hundredths: hundredths / 100)
LONS = st.integers(-18000, 18000).map(lambda hundredths: hundredths / 100)
PLACES = st.tuples(LATS, LONS)


@pytest.mark.parametrize(
    ("lon", "other", "seen"),
    [
        (-98.6, 101.0, 261.4),
        (101.0, -98.6, -259.0),
        (127.8, 126.98, 127.8),
        (90, -90, 90),
        (90, -90.01, -270),
        (-180, 180, 180),
    ],
)
def test_a_longitude_is_seen_where_it_is_nearest(lon, other, seen):
    assert beside(lon, other) == pytest.approx(seen)


def test_a_line_over_the_pacific_is_cut_at_the_antimeridian():
    assert parts((10.0, 170.0), (20.0, -170.0)) == [
        ((10.0, 170.0), (15.0, 180.0)),
        ((15.0, -180.0), (20.0, -170.0)),
    ]
    assert parts((20.0, -170.0), (10.0, 175.0)) == [
        ((20.0, -170.0), (13.33, -180.0)),
        ((13.33, 180.0), (10.0, 175.0)),
    ]


def test_a_place_on_the_antimeridian_leaves_no_empty_line():
    assert parts((10.0, 180.0), (20.0, -170.0)) == [((10.0, -180.0), (20.0, -170.0))]
    assert parts((20.0, -170.0), (10.0, 180.0)) == [((20.0, -170.0), (10.0, -180.0))]
    assert parts((10.0, 180.0), (20.0, -180.0)) == [((10.0, -180.0), (20.0, -180.0))]


@given(PLACES, PLACES)
def test_no_part_is_longer_than_half_a_turn_and_together_they_are_the_short_way(start, end):
    lines = parts(start, end)
    widths = [other[1] - one[1] for one, other in lines]
    assert all(-180 <= lon <= 180 for line in lines for _, lon in line)
    assert sum(map(abs, widths)) <= 180
    assert sum(widths) == pytest.approx(beside(end[1], start[1]) - start[1])
    assert (lines[0][0][0], lines[-1][1][0]) == (start[0], end[0])
    for one, other in pairwise(lines):
        (lat, lon), (next_lat, next_lon) = one[1], other[0]
        assert (next_lat, next_lon) == (lat, -lon)
        assert abs(lon) == 180


def test_two_legs_of_the_data_lead_over_the_pacific():
    legs = [leg for route in routes(load(DATA_DIR)).values() for leg in route.legs]
    crossing = {leg.leg_id for leg in legs if len(parts(leg.start.latlon, leg.end.latlon)) > 1}
    assert crossing == {"us-thailand-united-states", "d6-havana-south-korea"}
