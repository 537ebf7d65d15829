"""Figures stand where and as wide as their periods say, and nothing said passes for a count."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import pytest

from escape_routes.counts.marks import (
    AT_LEAST,
    AT_MOST,
    COUNTED,
    NO_BEGINNING,
    NOT_FINAL,
    RANGE,
    SAID,
    SPANS_OTHERS,
    WHOLE,
    by_unit,
    drawn,
    is_barred,
    standing,
    undrawn,
    years_of,
)
from escape_routes.counts.yearly import ARRIVALS
from escape_routes.dataset.load import DATA_DIR, load
from escape_routes.style.wording import COUNT_BEGINS
from tests.made_counts import counted, together, year


@pytest.fixture(scope="module")
def data():
    return load(DATA_DIR)


@pytest.mark.parametrize(
    ("kind", "status", "expected"),
    [
        ("headline", "final", COUNTED),
        ("check", "final", COUNTED),
        ("headline", "provisional", NOT_FINAL),
        ("check", "partial year", NOT_FINAL),
        ("headline", "cumulative", NOT_FINAL),
        ("headline", "estimate", SAID),
        ("statement", "final", SAID),
        ("estimate", "cumulative", SAID),
    ],
)
def test_how_sure_a_figure_is(kind, status, expected):
    assert standing(kind, status) == expected


def test_drawn_and_undrawn_counts_make_the_whole_series(data):
    for series_id in data.series["series_id"]:
        counts = data.counts[data.counts["series_id"] == series_id]
        if (counts["sex"] == "all").any():
            counts = counts[counts["sex"] == "all"]
        shown = set(drawn(data, [series_id])["count_id"])
        left = set(undrawn(data, series_id)["count_id"])
        assert shown | left == set(counts["count_id"]), series_id
        assert shown & left == set(), series_id


def test_every_figure_is_as_wide_as_its_period(data):
    rows = data.counts.set_index("count_id")
    measures = data.series.set_index("series_id")["measure"]
    frame = drawn(data, list(data.series["series_id"]))
    assert len(frame) > 500
    for mark in frame.itertuples():
        row = rows.loc[mark.count_id]
        begin, end = (date.fromisoformat(row[name]) for name in ("start_date", "end_date"))
        if measures[mark.series_id] == "running total":
            begin = end
        width = max(end - begin, timedelta(days=70))
        assert mark.start.date() == begin, mark.count_id
        assert mark.end.date() == begin + width, mark.count_id
        assert str(mark.start.tz) == "UTC"


@pytest.mark.parametrize(("measure", "left"), [("flow", ["c-1"]), ("running total", [])])
def test_totals_without_a_beginning_are_drawn_only_in_a_running_total(small, measure, left):
    dataset = counted(
        small,
        year(2004),
        (COUNT_BEGINS, "2005-12-31", "all", 947.0, None, None, "cumulative"),
        measure=measure,
    )
    found = undrawn(dataset, ARRIVALS)
    assert list(found["count_id"]) == left
    assert set(found["reason"]) <= {NO_BEGINNING}


SPANNING = ("2004-01-01", "2006-12-31", "all", 30.0, None, None, "cumulative")


def test_a_bar_over_other_bars_is_left_out_and_the_reason_said(small):
    dataset = counted(small, year(2004), year(2005), SPANNING)
    found = undrawn(dataset, ARRIVALS)
    assert dict(zip(found["count_id"], found["reason"], strict=True)) == {"c-2": SPANS_OTHERS}


def test_three_years_together_stay_when_no_other_bar_lies_within(small):
    assert undrawn(counted(small, SPANNING, year(2007)), ARRIVALS).empty


def test_signs_may_span_others_since_they_cover_nothing(small):
    assert undrawn(counted(small, year(2004), SPANNING, kind="estimate"), ARRIVALS).empty


@pytest.mark.parametrize(
    ("measure", "kind", "expected"),
    [
        ("flow", "headline", True),
        ("flow", "check", False),
        ("flow", "statement", False),
        ("stock", "headline", False),
        ("running total", "headline", False),
    ],
)
def test_only_counted_flows_with_one_value_a_period_can_be_bars(small, measure, kind, expected):
    series = counted(small, year(2004), measure=measure, kind=kind).series.iloc[0]
    assert is_barred(series) is expected


def test_ranges_keep_both_ends_and_open_ranges_their_near_one(small):
    frame = drawn(
        counted(
            small,
            year(2004, value=80.0),
            ("2005-01-01", "2005-12-31", "all", None, 50.0, 60.0, "estimate"),
            ("2006-01-01", "2006-12-31", "all", None, 40.0, None, "estimate"),
            ("2007-01-01", "2007-12-31", "all", None, None, 70.0, "estimate"),
        ),
        [ARRIVALS],
    )
    assert list(frame["form"]) == [WHOLE, RANGE, AT_LEAST, AT_MOST]
    assert frame["value"].tolist()[2:] == [40.0, 70.0]
    assert frame[["low", "high"]].dropna().to_numpy().tolist() == [[50.0, 60.0]]
    assert list(frame["words"]) == ["80", "50 to 60", "40 or more", "up to 70"]


def test_a_line_joins_neighbouring_years_only(small):
    frame = drawn(counted(small, year(2004), year(2005), year(2007), year(2008)), [ARRIVALS])
    runs = dict(zip(frame["start"].dt.year, frame["run"], strict=True))
    assert runs[2004] == runs[2005] != ""
    assert runs[2007] == runs[2008] != ""
    assert runs[2004] != runs[2007]


@pytest.mark.parametrize(
    "row",
    [
        year(2005, status="estimate"),
        ("2005-01-01", "2005-06-30", "all", 5.0, None, None, "partial year"),
        ("2005-01-01", "2007-12-31", "all", 5.0, None, None, "final"),
        ("2005-01-01", "2005-12-31", "all", None, 4.0, 6.0, "final"),
    ],
)
def test_no_line_leads_to_what_is_estimated_partial_long_or_a_range(small, row):
    frame = drawn(counted(small, year(2004), row, measure="stock"), [ARRIVALS])
    assert list(frame["run"] != "") == [True, False]


def test_no_line_leads_through_a_year_with_two_values(small):
    frame = drawn(counted(small, year(2004), year(2004, value=11.0), measure="stock"), [ARRIVALS])
    assert list(frame["run"]) == ["", ""]


def test_both_sexes_together_are_drawn_where_given(small):
    both = counted(small, year(2004), year(2004, "female", 7.0))
    assert list(drawn(both, [ARRIVALS])["sex"]) == ["all"]
    alone = counted(small, year(2004, "female", 7.0))
    assert list(drawn(alone, [ARRIVALS])["sex"]) == ["female"]


def test_series_of_one_unit_stand_together(data):
    groups = by_unit(data, [ARRIVALS, "thai-route-share", "thai-arrests-year"])
    assert groups == {
        "persons": [ARRIVALS, "thai-arrests-year"],
        "per cent": ["thai-route-share"],
    }


def test_years_of_marks(small):
    other = counted(small, year(1999), series_id="other")
    frame = drawn(together(counted(small, year(2004)), other), [ARRIVALS, "other"])
    assert years_of(frame) == (1999, 2004)
    assert years_of(frame.iloc[:0]) is None


def test_frames_leave_the_dataset_as_it_was(data):
    before = data.counts.copy()
    drawn(data, list(data.series["series_id"]))
    pd.testing.assert_frame_equal(data.counts, before)
