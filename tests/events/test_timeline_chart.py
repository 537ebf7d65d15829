"""The time axis: one symbol per event and lane, shapes beside colours, a strip of arrivals."""

from __future__ import annotations

import pytest

from escape_routes.counts.yearly import arrival_totals
from escape_routes.dataset.load import DATA_DIR, load
from escape_routes.dataset.schema import OUTCOMES
from escape_routes.events.timeline import events as events_of
from escape_routes.events.timeline import marks as marks_of
from escape_routes.events.timeline import span as span_of
from escape_routes.events.timeline_chart import (
    LINE_PX,
    PICK,
    SHAPES,
    STRIP_PX,
    ZOOM,
    arrival_bars,
    timeline,
)
from escape_routes.style.palette import OUTCOME_COLOURS
from tests.made_counts import layers, rows_of


@pytest.fixture(scope="module")
def data():
    return load(DATA_DIR)


@pytest.fixture(scope="module")
def marks(data):
    events = events_of(data, data)
    return marks_of(events, "Kind of route", span_of(events, None, None))


@pytest.fixture(scope="module")
def chart(data, marks):
    events = events_of(data, data)
    span = span_of(events, None, None)
    return timeline(marks, arrival_bars(data.counts), span).to_dict()


def symbols_of(chart):
    return layers(chart)[-1]


def test_there_is_a_symbol_for_each_event_in_each_lane(chart, marks):
    drawn = rows_of(chart, symbols_of(chart))
    found = sorted((row["event_id"], row["line"]) for row in drawn)
    assert found == sorted(zip(marks["event_id"], marks["line"], strict=True))


def test_each_outcome_has_a_shape_and_a_colour_of_its_own():
    assert set(SHAPES) == set(OUTCOMES)
    assert len(set(SHAPES.values())) == len(OUTCOMES)
    for colours in OUTCOME_COLOURS.values():
        assert list(colours) == list(SHAPES)
        assert len(set(colours.values())) == len(OUTCOMES)


def test_the_legend_shows_shape_and_colour_of_all_outcomes(chart):
    encoding = symbols_of(chart)["encoding"]
    assert encoding["shape"]["scale"]["domain"] == list(SHAPES)
    assert encoding["color"]["scale"] == encoding["fill"]["scale"]
    assert encoding["shape"]["legend"] == encoding["color"]["legend"] == encoding["fill"]["legend"]


def test_only_what_is_dated_to_the_day_is_filled(chart):
    opacity = symbols_of(chart)["encoding"]["fillOpacity"]
    assert opacity["condition"]["test"] == "datum.precision == 'day'"
    assert opacity["condition"]["value"] > 0.5 > opacity["value"]


def test_a_month_or_year_is_a_bar_from_its_beginning_to_its_end(chart, marks):
    spans = layers(chart)[-2]
    encoding = spans["encoding"]
    assert (encoding["x"]["field"], encoding["x2"]["field"]) == ("start", "end")
    vague = marks[marks["precision"] != "day"]
    assert sorted(row["event_id"] for row in rows_of(chart, spans)) == sorted(vague["event_id"])


def test_one_click_gives_an_event_or_a_year_of_arrivals(chart):
    params = {param["name"]: param for param in chart["params"]}
    assert set(params) == {PICK, ZOOM}
    assert params[PICK]["select"]["fields"] == ["event_id", "count_id"]


def test_the_axis_is_zoomed_in_time_only_and_not_by_the_bare_wheel(chart):
    zoom = next(param for param in chart["params"] if param["name"] == ZOOM)
    assert zoom["bind"] == "scales"
    assert zoom["select"]["encodings"] == ["x"]
    assert "ctrlKey" in zoom["select"]["zoom"]
    assert "metaKey" in zoom["select"]["zoom"]


def test_the_strip_shows_the_arrivals_of_every_whole_year(data, chart):
    bars = next(layer for layer in layers(chart) if layer["mark"]["type"] == "bar")
    drawn = [(row["year"], row["value"]) for row in rows_of(chart, bars)]
    assert sorted(drawn) == arrival_totals(data.counts)
    bottom, top = bars["encoding"]["y"]["scale"]["range"]
    assert bottom - top == STRIP_PX
    assert bars["encoding"]["y2"] == {"datum": 0}


def test_the_strip_lies_below_the_lanes(chart, marks):
    bars = next(layer for layer in layers(chart) if layer["mark"]["type"] == "bar")
    lanes_px = (marks["line"].max() + 1) * LINE_PX
    assert symbols_of(chart)["encoding"]["y"]["scale"]["range"] == [0, lanes_px]
    assert bars["encoding"]["y"]["scale"]["range"][1] > lanes_px


def test_all_layers_read_time_in_one_zone(chart):
    xs = [layer["encoding"]["x"] for layer in layers(chart) if "x" in layer["encoding"]]
    fields = [x for x in xs if "field" in x]
    assert fields
    assert all(x["scale"]["type"] == "utc" for x in fields)


def test_other_capitals_of_a_lane_stay(chart):
    headings = [row["lane"] for layer in layers(chart) for row in rows_of(chart, layer)
                if set(row) == {"lane", "line"}]  # fmt: skip
    assert {"Overland", "Inter-Korean", "No route named"} <= set(headings)
