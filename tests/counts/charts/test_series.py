"""Charts of counts are values: what is drawn as what, and in which dress."""

from __future__ import annotations

import pandas as pd
import pytest

from escape_routes.counts.charts.axes import PICK
from escape_routes.counts.charts.compared import MOST_SERIES, compared_series
from escape_routes.counts.charts.series import series_over_time
from escape_routes.counts.charts.signs import LETTERS
from escape_routes.counts.marks import COUNTED, NOT_FINAL, SAID
from escape_routes.counts.yearly import ARRIVALS
from escape_routes.dataset.load import DATA_DIR, load
from escape_routes.style.palette import ACCENT, SERIES_COLOURS
from escape_routes.style.wording import COUNT_BEGINS
from tests.made_counts import counted, layers, marks_of, rows_of, together, year

THAI = "thai-arrests-year"
HALF_YEAR = ("2005-01-01", "2005-06-30", "all", 4.0, None, None, "partial year")


@pytest.fixture(scope="module")
def data():
    return load(DATA_DIR)


@pytest.fixture(scope="module")
def kinds_of_series(data):
    """One series of each kind and measure: what differs between series is drawn differently."""
    return data.series.drop_duplicates(["kind", "measure", "unit"])


@pytest.fixture(scope="module")
def every_chart(data):
    charts = {
        "bars": series_over_time(data, ARRIVALS),
        "signs": series_over_time(data, "china-stock-estimate"),
        "compared": compared_series(data, {ARRIVALS: "A", THAI: "B"}, (1998, 2025)),
    }
    return {name: chart.to_dict() for name, chart in charts.items()}


def marks(chart):
    return [layer["mark"]["type"] for layer in layers(chart)]


def layer_of(chart, kind):
    return next(layer for layer in layers(chart) if layer["mark"]["type"] == kind)


def value_for(channel, **datum):
    """What a conditional channel gives for a mark that is, or is not, counted and final."""
    condition = channel["condition"]
    sign = "==" if condition["test"] == f"datum.standing == '{COUNTED}'" else "!="
    assert condition["test"] == f"datum.standing {sign} '{COUNTED}'"
    holds = (datum["standing"] == COUNTED) == (sign == "==")
    return condition["value"] if holds else channel["value"]


def test_a_click_on_any_mark_gives_the_key_of_the_count(every_chart):
    for name, chart in every_chart.items():
        (pick,) = [param for param in chart["params"] if param["name"] == PICK]
        assert pick["select"]["fields"] == ["count_id"], name
        assert marks_of(chart), name


def test_every_chart_names_its_unit_and_reads_time_in_one_zone(every_chart):
    for name, chart in every_chart.items():
        titles = {layer["encoding"].get("y", {}).get("title") for layer in layers(chart)} - {None}
        assert titles, name
        times = [layer["encoding"]["x"] for layer in layers(chart) if "x" in layer["encoding"]]
        assert all(x["scale"]["type"] == "utc" for x in times), name


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_axis_of_a_series_names_its_unit(data, kinds_of_series, theme):
    for _, series in kinds_of_series.iterrows():
        chart = series_over_time(data, series["series_id"], theme)
        titles = {layer["encoding"]["y"]["title"] for layer in layers(chart)}
        assert [title.casefold() for title in titles] == [series["unit"].casefold()]


@pytest.mark.parametrize(
    ("measure", "kind", "has_bars"),
    [
        ("flow", "headline", True),
        ("flow", "check", False),
        ("flow", "estimate", False),
        ("stock", "headline", False),
    ],
)
def test_only_counted_flows_are_bars_and_they_stand_on_zero(small, measure, kind, has_bars):
    chart = series_over_time(counted(small, year(2004), measure=measure, kind=kind), ARRIVALS)
    assert ("bar" in marks(chart)) is has_bars
    if has_bars:
        assert layer_of(chart, "bar")["encoding"]["y2"] == {"datum": 0}


def test_a_bar_is_not_wider_than_its_year_and_leaves_little_air(small):
    (bar,) = marks_of(series_over_time(counted(small, year(2004)), ARRIVALS), "bar").values()
    start, end = pd.Timestamp(bar["start"]), pd.Timestamp(bar["end"])
    assert (start.year, end.year) == (2004, 2004)
    assert 300 < (end - start).days < 366


@pytest.mark.parametrize("standing", [NOT_FINAL, SAID])
def test_a_bar_that_is_not_final_is_pale_with_a_dashed_edge(small, standing):
    chart = series_over_time(counted(small, year(2004)), ARRIVALS)
    encoding = layer_of(chart, "bar")["encoding"]
    assert value_for(encoding["fillOpacity"], standing=COUNTED) == 1
    assert value_for(encoding["fillOpacity"], standing=standing) < 0.5
    assert value_for(encoding["stroke"], standing=standing) == ACCENT["light"]
    assert value_for(encoding["strokeDash"], standing=COUNTED) == [1, 0]
    assert value_for(encoding["strokeDash"], standing=standing) != [1, 0]


def test_what_is_estimated_is_no_bar_even_in_a_counted_series(small):
    chart = series_over_time(
        counted(small, year(2004), year(2005, status="estimate"), HALF_YEAR), ARRIVALS
    )
    assert set(marks_of(chart, "bar")) == {"c-0", "c-2"}
    assert set(marks_of(chart, "point")) == {"c-1"}


def test_signs_are_filled_only_when_counted_and_final(data):
    signs = layer_of(compared_series(data, {ARRIVALS: "A"}, (1998, 2025)), "line")
    assert signs["encoding"]["y"]["scale"]["zero"] is True
    chart = compared_series(data, {ARRIVALS: "A", "thai-entries-claim": "B"}, (1998, 2025))
    encoding = layers(chart)[-1]["encoding"]
    assert value_for(encoding["fillOpacity"], standing=COUNTED) > 0.5
    assert value_for(encoding["fillOpacity"], standing=SAID) == 0
    assert value_for(encoding["fillOpacity"], standing=NOT_FINAL) == 0


def test_what_was_said_has_a_sign_of_its_own_and_the_legend_says_so(data):
    chart = compared_series(data, {ARRIVALS: "A", "thai-entries-claim": "B"}, (1998, 2025))
    shape = layers(chart)[-1]["encoding"]["shape"]
    scale = dict(zip(shape["scale"]["domain"], shape["scale"]["range"], strict=True))
    assert scale == {"counted": "circle", SAID: "diamond"}
    assert shape["legend"]
    said = [row for row in rows_of(chart, layers(chart)[-1]) if row["letter"] == "B"]
    assert said
    assert {row["sign"] for row in said} == {SAID}


def test_no_line_joins_what_was_said(data):
    chart = compared_series(data, {"thai-entries-claim": "A"}, (2007, 2016))
    assert "line" not in marks(chart)


def test_open_ranges_point_up_or_down_and_closed_ones_are_boxes(small):
    chart = series_over_time(
        counted(
            small,
            ("2005-01-01", "2005-12-31", "all", None, 50.0, 60.0, "estimate"),
            ("2006-01-01", "2006-12-31", "all", None, 40.0, None, "estimate"),
            ("2007-01-01", "2007-12-31", "all", None, None, 70.0, "estimate"),
            measure="stock",
            kind="estimate",
        ),
        ARRIVALS,
    )
    (box,) = marks_of(chart, "bar").values()
    assert (box["count_id"], box["low"], box["high"]) == ("c-0", 50.0, 60.0)
    encoding = layer_of(chart, "bar")["encoding"]
    assert (encoding["y"]["field"], encoding["y2"]["field"]) == ("low", "high")
    mark = layer_of(chart, "bar")["mark"]
    assert (mark["filled"], bool(mark["strokeDash"])) == (False, True)
    signs = {key: row["sign"] for key, row in marks_of(chart, "point").items()}
    assert signs == {"c-1": "at least", "c-2": "at most"}


def test_the_words_of_a_mark_give_the_true_period_though_the_mark_is_wider(small):
    dataset = counted(small, ("2004-07-27", "2004-07-28", "all", 468.0, None, None, "final"))
    chart = series_over_time(dataset, ARRIVALS)
    (mark,) = marks_of(chart).values()
    assert mark["period"] == "27 July 2004 to 28 July 2004"
    tips = {tip["field"] for tip in layers(chart)[0]["encoding"]["tooltip"]}
    assert tips >= {"period", "words", "status", "standing", "publisher"}


def test_compared_series_differ_by_letter_and_colour(data):
    chart = compared_series(data, {ARRIVALS: "B", THAI: "D"}, (1998, 2025), "dark")
    colour = layer_of(chart, "line")["encoding"]["color"]
    assert colour["scale"] == {
        "domain": ["B", "D"],
        "range": [SERIES_COLOURS["dark"][1], SERIES_COLOURS["dark"][3]],
    }
    assert colour["legend"]


def test_there_are_a_letter_and_a_colour_for_each_series_that_can_be_compared():
    assert len(LETTERS) == MOST_SERIES <= len(SERIES_COLOURS["light"])


def test_charts_below_each_other_have_the_same_ends(data):
    for series_id in (ARRIVALS, "thai-route-share"):
        chart = compared_series(data, {series_id: "A"}, (1996, 2025))
        ends = [str(row["middle"])[:10] for row in rows_of(chart, layers(chart)[0])]
        assert ends == ["1996-01-01", "2025-12-31"]


def test_the_sum_up_to_1998_is_drawn_in_no_series(data):
    assert 947 not in [row["value"] for row in marks_of(series_over_time(data, ARRIVALS)).values()]


def test_a_running_total_stands_at_the_day_it_ends(small):
    dataset = counted(
        small,
        (COUNT_BEGINS, "2005-12-31", "all", 947.0, None, None, "cumulative"),
        measure="running total",
    )
    (mark,) = marks_of(series_over_time(dataset, ARRIVALS), "point").values()
    assert str(mark["start"])[:10] == "2005-12-31"
    assert mark["period"] == "up to 31 December 2005"


def test_layers_without_rows_are_left_out(small):
    chart = series_over_time(counted(small, year(2004)), ARRIVALS)
    assert marks(chart) == ["bar"]


def test_a_chart_of_no_counts_is_still_a_chart(small):
    empty = counted(small, year(2004))
    empty = empty.replace(counts=empty.counts.iloc[:0])
    assert marks_of(series_over_time(empty, ARRIVALS)) == {}


def test_two_made_series_share_one_chart(small):
    dataset = together(
        counted(small, year(2004)), counted(small, year(2005, value=3.0), series_id="other")
    )
    chart = compared_series(dataset, {ARRIVALS: "A", "other": "B"}, (2004, 2005))
    letters = {row["count_id"]: row["letter"] for row in marks_of(chart, "point").values()}
    assert letters == {"0-c-0": "A", "1-c-0": "B"}
