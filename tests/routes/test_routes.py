"""Waypoints, legs and routes are assembled whole, in order, and with true lengths."""

from __future__ import annotations

import dataclasses

import pandas as pd
import pytest

from escape_routes.dataset.load import DATA_DIR, load
from escape_routes.routes.routes import Leg, Route, Waypoint, routes, waypoints


@pytest.fixture(scope="module")
def data():
    return load(DATA_DIR)


def place(name, latlon):
    return Waypoint(name.lower(), name, "", "", (), "KP", "", "city", latlon, "city")


def leg_between(start, end, years=()):
    return Leg("a", "r", 1, start, end, "land", "documented", "Why.", years, 1, is_disputed=False)


def route_of(*legs):
    names = {"code": "R", "name": "A route", "short_name": "Route", "summary": "Documented."}
    kinds = {"kind": "overland", "family": "overland", "part_of": ""}
    return Route(route_id="r", **names, **kinds, legs=legs, source_count=1)


def test_a_waypoint_keeps_its_spellings_and_its_point_latitude_first(small):
    found = waypoints(small)
    assert list(found) == ["hyesan", "jilin", "bangkok", "seoul"]
    assert found["jilin"] == Waypoint(
        waypoint_id="jilin",
        name="Jilin Province",
        name_ko="지린성",
        name_local="吉林省",
        other_names=("Kirin",),
        country_code="CN",
        admin1="Jilin",
        kind="province",
        latlon=(43.0, 126.0),
        precision="province",
    )


def test_several_other_names_are_parted_and_trimmed(small):
    frame = small.waypoints.assign(other_names=["a; b;;c ", "", ";", "d"])
    found = waypoints(small.replace(waypoints=frame))
    assert [w.other_names for w in found.values()] == [("a", "b", "c"), (), (), ("d",)]


def test_routes_stand_in_the_order_of_the_table_with_their_legs_by_number(small):
    backwards = small.replace(legs=small.legs.iloc[::-1].reset_index(drop=True))
    found = routes(backwards)
    assert list(found) == ["thai", "return"]
    assert [leg.leg_id for leg in found["thai"].legs] == ["thai-1", "thai-2", "thai-3"]
    assert [leg.leg_no for leg in found["thai"].legs] == [1, 2, 3]
    assert (found["return"].code, found["return"].short_name) == ("FR", "From Jilin")
    assert (found["return"].family, found["return"].part_of) == ("returned", "")


def test_a_leg_joins_two_waypoints_and_says_so(small):
    leg = routes(small)["thai"].legs[1]
    assert (leg.start.waypoint_id, leg.end.waypoint_id) == ("jilin", "bangkok")
    assert leg.title == "Jilin Province to Bangkok"
    assert (leg.mode, leg.certainty) == ("not stated", "reported")


def test_years_of_a_leg_are_its_intervals_not_their_hull(small):
    years = {leg.leg_id: leg.years for route in routes(small).values() for leg in route.legs}
    assert years == {
        "thai-1": ((2004, 2005), (2011, 2012)),
        "thai-2": ((2006, 2006),),
        "thai-3": (),
        "return-1": ((2000, 2000),),
    }


def test_years_of_a_route_reach_over_all_its_legs(small):
    found = routes(small)
    assert (found["thai"].years, found["return"].years) == ((2004, 2012), (2000, 2000))
    assert route_of(leg_between(place("A", (1, 1)), place("B", (2, 2)))).years is None


def test_a_passage_that_disputes_marks_the_leg_and_adds_neither_year_nor_source(small):
    legs = {leg.leg_id: leg for route in routes(small).values() for leg in route.legs}
    assert {key for key, leg in legs.items() if leg.is_disputed} == {"return-1"}
    assert legs["return-1"].source_count == 1
    assert (2003, 2003) not in legs["return-1"].years


def test_sources_are_counted_by_publisher_and_only_where_they_support(small):
    legs = {leg.leg_id: leg for route in routes(small).values() for leg in route.legs}
    assert {key: leg.source_count for key, leg in legs.items()} == {
        "thai-1": 1,  # the ministry twice
        "thai-2": 1,
        "thai-3": 0,  # context only
        "return-1": 1,  # the other passage disputes it
    }
    more = pd.DataFrame(
        {
            "excerpt_id": ["x-daily-01"], "subject_table": ["legs"], "subject_id": ["thai-1"],
            "stance": ["supports"], "start_year": [pd.NA], "end_year": [pd.NA],
        }
    ).astype(small.evidence.dtypes)  # fmt: skip
    joined = small.replace(evidence=pd.concat([small.evidence, more], ignore_index=True))
    assert routes(joined)["thai"].legs[0].source_count == 2


def test_lengths_are_geodesic_kilometres():
    # One degree along the equator of WGS 84 is 111.320 km, along a meridian there 110.574 km.
    along_equator = leg_between(place("A", (0.0, 0.0)), place("B", (0.0, 1.0)))
    along_meridian = leg_between(place("A", (0.0, 0.0)), place("B", (1.0, 0.0)))
    assert along_equator.length_km == pytest.approx(111.319, abs=0.002)
    assert along_meridian.length_km == pytest.approx(110.574, abs=0.002)
    assert route_of(along_equator, along_meridian).length_km == pytest.approx(221.893, abs=0.004)


def test_a_length_is_the_same_both_ways(small):
    found = routes(small)
    assert found["return"].legs[0].length_km == pytest.approx(found["thai"].legs[0].length_km)


def test_a_route_is_a_value_that_nobody_can_alter(small):
    route = routes(small)["thai"]
    with pytest.raises(dataclasses.FrozenInstanceError):
        route.name = "other"
    assert route == routes(small)["thai"]


def test_every_leg_of_the_data_stands_on_its_route_once(data):
    found = [leg for route in routes(data).values() for leg in route.legs]
    assert sorted(leg.leg_id for leg in found) == sorted(data.legs["leg_id"])
    assert all(leg.route_id == key for key, r in routes(data).items() for leg in r.legs)


def test_every_leg_of_the_data_is_shorter_than_half_way_round_the_earth(data):
    for route in routes(data).values():
        for leg in route.legs:
            assert 1 < leg.length_km < 20_004, leg.leg_id
