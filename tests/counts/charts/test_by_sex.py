"""Charts are values: what is drawn, how wide, in which dress, and what is not drawn at all."""

from __future__ import annotations

import csv

import altair as alt
import pandas as pd
import pytest

from escape_routes.counts.charts.axes import PICK
from escape_routes.counts.charts.by_sex import WINDOW, yearly_arrivals
from escape_routes.counts.yearly import ARRIVALS, arrivals_by_sex, single_years, whole_years
from escape_routes.dataset.load import DATA_DIR, load
from escape_routes.style.palette import SEX_COLOURS
from escape_routes.style.wording import COUNT_BEGINS
from tests.made_counts import counted, year


@pytest.fixture(scope="module")
def data():
    return load(DATA_DIR)


@pytest.fixture(scope="module")
def count_rows():
    """The rows of the file of counts as they stand there, read without our own code."""
    with (DATA_DIR / "counts.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def drawn(chart):
    """The rows that a chart, or what the browser is given for it, draws."""
    spec = chart if isinstance(chart, dict) else chart.to_dict()
    found = spec["datasets"].values()
    return next((rows for rows in found if rows and "count_id" in rows[0]), [])


def encodings(chart):
    spec = chart if isinstance(chart, dict) else chart.to_dict()
    return [layer["encoding"] for layer in spec.get("layer", [spec])]


def look(encoding, status):
    """What a mark of that status looks like: opacity, edge and dash."""
    found = []
    for channel in ("fillOpacity", "stroke", "strokeDash"):
        condition = encoding[channel]["condition"]
        assert condition["test"] == "datum.status != 'final'"
        found.append(condition["value"] if status != "final" else encoding[channel]["value"])
    return found


def test_single_years_leave_out_what_crosses_new_year(small):
    rows = single_years(small.counts)
    assert dict(zip(rows["count_id"], rows["year"], strict=True)) == {
        "arrivals-2006": 2006,
        "arrivals-2025": 2025,
        "asylum-2012": 2012,
    }


def test_whole_years_leave_out_parts_of_a_year(small):
    dataset = counted(
        small,
        year(2004),
        ("2005-01-01", "2005-06-30", "all", 1.0, None, None, "partial year"),
        ("2005-03-01", "2005-12-31", "all", 1.0, None, None, "partial year"),
        ("2006-01-01", "2007-12-31", "all", 1.0, None, None, "final"),
    )
    assert list(whole_years(dataset.counts)["count_id"]) == ["c-0"]


def test_a_year_is_drawn_by_sex_where_both_are_known_and_whole_where_not(small):
    dataset = counted(
        small,
        year(2004), year(2004, "female", 7.0), year(2004, "male", 3.0),
        year(2005),
        (COUNT_BEGINS, "1998-12-31", "all", 947.0, None, None, "cumulative"),
        ("1999-01-01", "2001-12-31", "female", 5.0, None, None, "final"),
    )  # fmt: skip
    frame = arrivals_by_sex(dataset.counts)
    assert sorted(zip(frame["year"], frame["sex"], frame["value"], strict=True)) == [
        (2004, "female", 7.0),
        (2004, "male", 3.0),
        (2005, "not split", 10.0),
    ]


def test_other_series_are_no_arrivals(small):
    assert arrivals_by_sex(small.counts).empty


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_arrivals_are_stacked_bars_with_a_unit_and_colours_by_sex(data, theme):
    chart = yearly_arrivals(data, theme=theme)
    encoding = encodings(chart)[0]
    assert isinstance(chart, alt.LayerChart)
    assert chart.to_dict()["layer"][0]["mark"]["type"] == "bar"
    assert (encoding["x"]["field"], encoding["x"]["type"]) == ("year", "ordinal")
    assert (encoding["y"]["field"], encoding["y"]["stack"]) == ("value", "zero")
    assert encoding["y"]["title"] == "Persons per year"
    scale = encoding["color"]["scale"]
    assert dict(zip(scale["domain"], scale["range"], strict=True)) == SEX_COLOURS[theme]
    assert {tip["field"] for tip in encoding["tooltip"]} >= {"year", "value", "status", "publisher"}


def test_a_click_on_a_mark_gives_the_key_of_the_count(data):
    chart = yearly_arrivals(data)
    (pick,) = [pick for pick in chart.to_dict()["params"] if pick["name"] == PICK]
    assert pick["select"]["fields"] == ["count_id"]
    assert all("count_id" in row for row in drawn(chart))


def test_what_is_not_final_looks_different_and_says_so(data):
    encoding = encodings(yearly_arrivals(data))[0]
    for status in ("provisional", "estimate", "partial year", "cumulative"):
        pairs = zip(look(encoding, "final"), look(encoding, status), strict=True)
        assert all(one != other for one, other in pairs), status
    assert "status" in {tip["field"] for tip in encoding["tooltip"]}


def test_each_bar_of_the_arrivals_is_a_row_of_the_file(data, count_rows):
    rows = {row["count_id"]: row for row in count_rows}
    bars = drawn(yearly_arrivals(data))
    assert len({bar["count_id"] for bar in bars}) == len(bars) > 40
    for bar in bars:
        row = rows[bar["count_id"]]
        assert row["series_id"] == "rok-arrivals-year"
        assert row["start_date"] == f"{bar['year']}-01-01"
        assert row["end_date"] == f"{bar['year']}-12-31"
        assert float(row["value"]) == bar["value"]
        assert row["status"] == bar["status"]
        assert row["sex"] == ("all" if bar["sex"] == "not split" else bar["sex"])


def test_the_bars_of_a_year_add_up_to_its_total_in_the_file(data, count_rows):
    totals = {
        row["start_date"][:4]: float(row["value"])
        for row in count_rows
        if row["series_id"] == "rok-arrivals-year"
        and row["sex"] == "all"
        and row["start_date"][:4] == row["end_date"][:4]
    }
    heights: dict[str, float] = {}
    for bar in drawn(yearly_arrivals(data)):
        heights[str(bar["year"])] = heights.get(str(bar["year"]), 0) + bar["value"]
    assert heights == totals


def test_the_total_up_to_1998_is_no_bar(data):
    assert 947 not in [bar["value"] for bar in drawn(yearly_arrivals(data))]


def test_a_chart_of_no_counts_is_still_a_chart(small):
    empty = counted(small, year(2004))
    empty = empty.replace(counts=empty.counts.iloc[:0])
    assert isinstance(yearly_arrivals(empty).to_dict(), dict)


def test_charts_leave_the_dataset_as_it_was(data):
    before = {name: data.table(name).copy() for name in ("counts", "series", "sources")}
    yearly_arrivals(data, (2004, 2006))
    for name, frame in before.items():
        pd.testing.assert_frame_equal(data.table(name), frame)


def test_years_outside_the_window_stay_as_pale_bars(data):
    everything = drawn(yearly_arrivals(data))
    windowed = drawn(yearly_arrivals(data, (2004, 2006)))
    assert all(bar["is_shown"] for bar in everything)
    assert {bar["year"] for bar in windowed if bar["is_shown"]} == {2004, 2005, 2006}
    assert [bar["count_id"] for bar in windowed] == [bar["count_id"] for bar in everything]
    opacity = encodings(yearly_arrivals(data, (2004, 2006)))[0]["opacity"]
    assert opacity["condition"] == {"test": "datum.is_shown", "value": 1}
    assert opacity["value"] < 0.5


def test_dragging_over_the_bars_chooses_years(data):
    (window,) = [p for p in yearly_arrivals(data).to_dict()["params"] if p["name"] == WINDOW]
    assert (window["select"]["type"], window["select"]["encodings"]) == ("interval", ["x"])


def test_a_sign_stands_above_the_years_on_which_sources_disagree(data):
    disputes = data.evidence[data.evidence["stance"] == "disputes"]["subject_id"]
    counts = single_years(data.counts[data.counts["series_id"] == ARRIVALS])
    disputed = set(counts.loc[counts["count_id"].isin(disputes), "year"])
    chart = yearly_arrivals(data).to_dict()
    signs = chart["layer"][1]
    assert signs["mark"]["type"] == "text"
    assert {row["year"] for row in chart["datasets"][signs["data"]["name"]]} == (
        disputed & {bar["year"] for bar in drawn(yearly_arrivals(data))}
    )
    assert disputed
