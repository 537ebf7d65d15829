"""Arrivals in detail: shares, revisions, sums and quarters follow from the published counts."""

from __future__ import annotations

import csv
from collections import defaultdict

import pandas as pd
import pytest

from escape_routes.counts import arrivals
from escape_routes.counts.arrivals import ARRIVALS_CHECK, QUARTERS, QUARTERS_CHECK
from escape_routes.counts.yearly import ARRIVALS
from escape_routes.dataset.load import DATA_DIR, load
from escape_routes.style.wording import COUNT_BEGINS
from tests.made_counts import counted, together, year

BASE = (COUNT_BEGINS, "2003-12-31", "all", 100.0, None, None, "cumulative")


@pytest.fixture(scope="module")
def data():
    return load(DATA_DIR)


@pytest.fixture(scope="module")
def count_rows():
    """The rows of the file of counts as they stand there, read without our own code."""
    with (DATA_DIR / "counts.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def test_the_share_of_women_is_that_of_the_file(data, count_rows):
    values = defaultdict(dict)
    for row in count_rows:
        if row["series_id"] in {"rok-arrivals-year", "rok-arrivals-bucket"}:
            values[row["start_date"], row["end_date"]][row["sex"]] = float(row["value"])
    expected = {
        period: 100 * by_sex["female"] / (by_sex["female"] + by_sex["male"])
        for period, by_sex in values.items()
        if "female" in by_sex and not period[0].startswith("1950")
    }
    frame = arrivals.women_shares(data)
    found = dict(
        zip(zip(frame["start_date"], frame["end_date"], strict=True), frame["share"], strict=True)
    )
    assert found == pytest.approx(expected)
    assert len(found) > 20


def test_three_years_together_are_one_share_that_no_line_reaches(data):
    frame = arrivals.women_shares(data)
    (bucket,) = [row for row in frame.itertuples() if row.period == "1999–2001"]
    assert (bucket.start.year, bucket.end.year, bucket.run) == (1999, 2001, "")


def test_years_without_a_split_are_named(data):
    assert arrivals.unsplit_years(data) == [1998, 1999, 2000, 2001]


def test_a_sex_alone_gives_no_share(small):
    dataset = counted(small, year(2004), year(2004, "female", 7.0))
    assert arrivals.women_shares(dataset).empty


def published(small):
    """2004 as the yearly series has it, and twice more in other pages."""
    shown = counted(small, year(2004, value=12.0), year(2005))
    other = counted(
        small,
        year(2004, value=10.0, status="provisional"),
        year(2004, value=11.0, status="provisional"),
        kind="check",
        series_id=ARRIVALS_CHECK,
    )
    dataset = together(shown, other)
    sources = dataset.counts["count_id"].map({"0-c-0": "agency", "1-c-1": "ministry"})
    return dataset.replace(counts=dataset.counts.assign(source_id=sources.fillna("daily")))


def test_values_of_a_year_stand_in_the_order_of_publication(small):
    # The daily of 23 August 2006, the ministry of September 2020, the agency of 2026.
    values = arrivals.published_values(published(small), 2004)
    assert list(values["value"]) == [10.0, 11.0, 12.0]
    assert list(values["is_shown"]) == [False, False, True]


def test_the_date_of_publication_is_as_long_as_it_is_vague(small):
    values = arrivals.published_values(published(small), 2004)
    begins = [str(day.date()) for day in values["start"]]
    assert begins == ["2006-08-23", "2020-09-01", "2026-01-01"]
    assert list((values["end"] - values["start"]).dt.days) == [1, 30, 365]


def test_a_value_without_a_date_of_publication_is_kept(small):
    dataset = published(small)
    dataset = dataset.replace(sources=dataset.sources.assign(date_published=""))
    values = arrivals.published_values(dataset, 2004)
    assert len(values) == 3
    assert values["start"].isna().all()


def test_only_years_with_several_values_can_be_followed(small):
    assert arrivals.revised_years(published(small)) == [2004]


def test_the_values_of_2025_were_224_and_then_223(data):
    values = arrivals.published_values(data, 2025)
    assert list(dict.fromkeys(values["value"])) == [224.0, 223.0]


def test_the_running_sum_begins_with_the_sum_up_to_the_first_year(small):
    dataset = counted(small, BASE, year(2003, value=40.0), year(2004), year(2005, value=5.0))
    sums = arrivals.running_sums(dataset)
    assert dict(zip(sums["year"], sums["value"], strict=True)) == {
        2003: 100.0,
        2004: 110.0,
        2005: 115.0,
    }


def test_the_running_sum_ends_before_a_missing_year(small):
    sums = arrivals.running_sums(counted(small, BASE, year(2004), year(2006)))
    assert list(sums["year"]) == [2003, 2004]


def test_there_is_no_running_sum_without_a_beginning(small):
    assert arrivals.running_sums(counted(small, year(2004), year(2005))).empty


def test_our_sum_of_the_real_years_is_the_published_running_total(data):
    sums = arrivals.running_sums(data).set_index("year")["value"]
    totals = arrivals.published_totals(data)
    year_ends = totals[totals["is_shown"] & totals["end_date"].str.endswith("-12-31")]
    assert len(year_ends) >= 4
    for row in year_ends.itertuples():
        assert sums[int(row.end_date[:4])] == row.value


def test_running_totals_stand_at_their_last_day(data):
    totals = arrivals.published_totals(data)
    assert all(str(row.start.date()) == row.end_date for row in totals.itertuples())


def test_the_quarters_are_stacked_to_the_total_of_the_file(data, count_rows):
    totals = {
        row["start_date"]: float(row["value"])
        for row in count_rows
        if row["series_id"] == QUARTERS and row["sex"] == "all"
    }
    frame = arrivals.quarters(data)
    assert frame.groupby("start_date")["top"].max().to_dict() == totals
    assert (frame["top"] - frame["bottom"] == frame["value"]).all()
    first_bars = frame.drop_duplicates("start_date")
    assert (first_bars["bottom"] == 0).all()


def test_a_quarter_with_one_sex_only_is_drawn_whole(small):
    row = ("2004-01-01", "2004-03-31")
    dataset = counted(
        small,
        (*row, "all", 9.0, None, None, "final"),
        (*row, "female", 7.0, None, None, "final"),
        series_id=QUARTERS,
    )
    frame = arrivals.quarters(dataset)
    assert list(zip(frame["sex"], frame["value"], strict=True)) == [("not split", 9.0)]


def test_other_values_of_a_quarter_are_those_that_differ(small):
    row = ("2004-01-01", "2004-03-31", "all")
    shown = counted(small, (*row, 5.0, None, None, "final"), series_id=QUARTERS)
    other = counted(
        small,
        (*row, 5.0, None, None, "final"),
        (*row, 2.0, None, None, "provisional"),
        series_id=QUARTERS_CHECK,
        kind="check",
    )
    assert list(arrivals.other_quarters(together(shown, other))["value"]) == [2.0]


def test_a_dataset_without_counts_gives_empty_frames(small):
    empty = small.replace(counts=small.counts.iloc[:0])
    frames = (
        arrivals.women_shares(empty),
        arrivals.published_values(empty, 2004),
        arrivals.published_totals(empty),
        arrivals.running_sums(empty),
        arrivals.quarters(empty),
        arrivals.other_quarters(empty),
    )
    assert all(isinstance(frame, pd.DataFrame) and frame.empty for frame in frames)
    assert arrivals.revised_years(empty) == arrivals.unsplit_years(empty) == []


def test_arrivals_are_the_headline_series(data):
    assert data.row("series", ARRIVALS)["kind"] == "headline"
