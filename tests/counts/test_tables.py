"""The tables beside the charts of counts say what the marks say, row for row."""

from __future__ import annotations

import pytest

from escape_routes.counts import arrivals, tables
from escape_routes.counts.charts.quarters import quarters_table
from escape_routes.counts.charts.revisions import values_table
from escape_routes.counts.charts.running_total import totals_table
from escape_routes.counts.charts.women_share import women_table
from escape_routes.dataset.load import DATA_DIR, load


@pytest.fixture(scope="module")
def data():
    return load(DATA_DIR)


def test_the_shares_are_newest_first_and_add_up(data):
    table = women_table(data)
    assert list(table["Period"])[:2] == ["2025", "2024"]
    both = table["Women"] + table["Men"]
    assert ((100 * table["Women"] / both).astype(float).round(1) == table["Women (per cent)"]).all()


def test_published_values_keep_their_keys_and_dates_in_words(data):
    values = arrivals.published_values(data, 2025)
    table = values_table(values)
    assert list(table["count_id"]) == list(values["count_id"])
    assert table["Published"].iloc[0] == "20 January 2026"
    assert list(table["Shown by default"]).count("yes") == 1


def test_published_and_computed_totals_stand_beside_each_other(data):
    table = totals_table(arrivals.published_totals(data), arrivals.running_sums(data)).set_index(
        "Period"
    )
    newest = table.loc["up to 31 December 2025"]
    assert (newest["Published"], newest["Computed here"], newest["Difference"]) == (34537, 34537, 0)
    misprint = table.loc["up to 31 December 2018"]
    assert misprint["Difference"] == misprint["Published"] - misprint["Computed here"] != 0
    assert table.loc["up to 30 June 2025"].isna()["Computed here"]


def test_the_quarters_name_what_is_shown_and_what_else_was_published(data):
    table = quarters_table(data)
    shown = table[table["Place in the chart"] == "shown"]
    assert len(shown) == len(arrivals.quarters(data))
    assert len(table) - len(shown) == len(arrivals.other_quarters(data)) > 0
    assert set(table["Sex"]) == {"Women", "Men", "Not published by sex", "All"}


def test_every_series_is_listed_with_its_caveat_headline_first(data):
    table = tables.all_series(data)
    assert sorted(table["series_id"]) == sorted(data.series["series_id"])
    assert table["Figures"].sum() == len(data.counts)
    kinds = list(dict.fromkeys(table["Kind"]))
    assert kinds == ["headline", "estimate", "statement", "check"]
    caveats = dict(zip(table["series_id"], table["How not to read it"], strict=True))
    assert caveats == data.series.set_index("series_id")["caveat"].to_dict()


def test_the_marker_of_an_unknown_beginning_is_no_year(data):
    years = tables.all_series(data).set_index("series_id")["Years"]
    assert years["rok-arrivals-year"] == "1998–2025"


def test_tables_of_no_counts_are_empty(small):
    empty = small.replace(counts=small.counts.iloc[:0])
    totals, sums = arrivals.published_totals(empty), arrivals.running_sums(empty)
    assert totals_table(totals, sums).empty
    assert women_table(empty).empty
    assert quarters_table(empty).empty
    assert set(tables.all_series(empty)["Figures"]) == {0}
