"""Charts of the arrivals in detail: what is computed says so, what is not final looks different."""

from __future__ import annotations

import pandas as pd
import pytest

from escape_routes.counts import arrivals
from escape_routes.counts.charts.axes import PICK
from escape_routes.counts.charts.quarters import quarterly_arrivals
from escape_routes.counts.charts.revisions import ELSEWHERE, SHOWN_HERE, revisions
from escape_routes.counts.charts.running_total import OWN_SUM, PUBLISHED, running_total
from escape_routes.counts.charts.women_share import women_share
from escape_routes.dataset.load import DATA_DIR, load
from tests.made_counts import layers, marks_of, rows_of


@pytest.fixture(scope="module")
def data():
    return load(DATA_DIR)


def every_chart(data):
    totals, sums = arrivals.published_totals(data), arrivals.running_sums(data)
    return {
        "share": women_share(data),
        "revisions": revisions(arrivals.published_values(data, 2009)),
        "running": running_total(totals, sums),
        "quarters": quarterly_arrivals(data),
    }


def layer_of(chart, kind):
    return next(layer for layer in layers(chart) if layer["mark"]["type"] == kind)


def test_every_mark_opens_a_count_and_every_axis_reads_time_in_one_zone(data):
    for name, chart in every_chart(data).items():
        spec = chart.to_dict()
        (pick,) = [param for param in spec["params"] if param["name"] == PICK]
        assert pick["select"]["fields"] == ["count_id"], name
        assert marks_of(spec), name
        times = [layer["encoding"]["x"] for layer in layers(spec) if "x" in layer["encoding"]]
        assert all(x["scale"]["type"] == "utc" for x in times), name
        assert {layer["encoding"]["y"]["title"] for layer in layers(spec)} - {None}, name


def test_charts_of_no_counts_are_still_charts(small):
    empty = small.replace(counts=small.counts.iloc[:0])
    for chart in (
        women_share(empty),
        quarterly_arrivals(empty),
        revisions(arrivals.published_values(empty, 2004)),
        running_total(arrivals.published_totals(empty), arrivals.running_sums(empty)),
    ):
        assert marks_of(chart) == {}


def test_the_share_axis_goes_from_nothing_to_all(data):
    ys = [layer["encoding"]["y"] for layer in layers(women_share(data))]
    assert all(y["scale"]["domain"] == [0, 100] for y in ys)


def test_the_value_that_is_shown_has_a_place_of_its_own_among_the_revisions(data):
    chart = revisions(arrivals.published_values(data, 2009))
    shape = layers(chart)[-1]["encoding"]["shape"]
    assert shape["scale"] == {"domain": [SHOWN_HERE, ELSEWHERE], "range": ["square", "circle"]}
    places = {key: row["is_shown"] for key, row in marks_of(chart, "point").items()}
    assert sum(places.values()) == 1
    assert len(places) > 5


def test_values_without_a_date_of_publication_are_not_drawn(data):
    values = arrivals.published_values(data, 2009)
    values.loc[0, ["start", "end", "middle"]] = pd.NaT
    assert set(marks_of(revisions(values))) == set(values["count_id"][1:])


def test_the_computed_sum_is_dashed_and_says_that_it_is_computed(data):
    chart = running_total(arrivals.published_totals(data), arrivals.running_sums(data))
    line = layer_of(chart, "line")
    assert line["mark"]["strokeDash"]
    assert {row["origin"] for row in rows_of(chart, line)} == {OWN_SUM}
    assert "computed" in OWN_SUM
    assert PUBLISHED in {row["origin"] for row in rows_of(chart, layers(chart)[-1])}


def test_quarters_are_bars_from_bottom_to_top_and_other_values_crosses(data):
    chart = quarterly_arrivals(data)
    encoding = layer_of(chart, "bar")["encoding"]
    assert (encoding["y"]["field"], encoding["y2"]["field"]) == ("top", "bottom")
    assert layers(chart)[-1]["mark"]["shape"] == "cross"
