"""What the dashboard lists says what the tables say, in words a reader understands."""

from __future__ import annotations

import pandas as pd
import pytest

from escape_routes.counts import tables
from escape_routes.counts.arrivals import CUMULATIVE
from escape_routes.counts.charts.by_sex import yearly_table
from escape_routes.counts.headlines import THAI_ARRESTS, finding, headlines_of
from escape_routes.counts.yearly import ARRIVALS
from escape_routes.dataset.load import DATA_DIR, load
from escape_routes.routes.selection import Selection, apply
from escape_routes.routes.tables import legs


@pytest.fixture(scope="module")
def data():
    return load(DATA_DIR)


def counted(small, *rows):
    """The small dataset with these counts: key, series, start, end, sex, value."""
    columns = ["count_id", "series_id", "start_date", "end_date", "sex", "value"]
    frame = pd.DataFrame(list(rows), columns=columns).astype({"value": float})
    return small.replace(
        counts=frame.assign(
            lower=float("nan"), upper=float("nan"), status="final", source_id="daily",
            excerpt_id="", note="",
        )
    )  # fmt: skip


def year(key, series, number, value, sex="all"):
    return (key, series, f"{number}-01-01", f"{number}-12-31", sex, value)


def figures(dataset):
    return [(one.label, one.count_id) for one in headlines_of(dataset)]


def test_headline_figures_are_the_latest_the_highest_the_total_and_the_thai_peak(small):
    dataset = counted(
        small,
        year("a", ARRIVALS, 2009, 2914),
        year("b", ARRIVALS, 2025, 224),
        year("c", ARRIVALS, 2009, 9999, "female"),
        ("d", CUMULATIVE, "1950-01-01", "2025-12-31", "all", 34538),
        ("e", CUMULATIVE, "1950-01-01", "2024-12-31", "all", 34314),
        year("f", THAI_ARRESTS, 2010, 2482),
        year("g", THAI_ARRESTS, 2009, 1849),
    )
    assert figures(dataset) == [
        ("Arrivals in 2025", "b"),
        ("Most in one year: 2009", "a"),
        ("All arrivals to December 2025", "d"),
        ("Thai arrests in 2010", "f"),
    ]


def test_a_figure_that_is_both_latest_and_highest_stands_once(small):
    dataset = counted(small, year("a", ARRIVALS, 2003, 1285), year("b", ARRIVALS, 2002, 1142))
    assert figures(dataset) == [("Arrivals in 2003", "a")]


def test_a_part_of_a_year_is_never_headed_as_the_year(small):
    dataset = counted(
        small,
        year("a", ARRIVALS, 2024, 236),
        ("b", ARRIVALS, "2025-01-01", "2025-06-30", "all", 96),
        ("c", THAI_ARRESTS, "2011-01-01", "2011-04-30", "all", 870),
    )
    assert figures(dataset) == [("Arrivals in 2024", "a")]


def test_a_year_without_a_value_is_not_the_highest(small):
    dataset = counted(
        small,
        year("a", THAI_ARRESTS, 2009, 1849),
        year("b", THAI_ARRESTS, 2010, float("nan")),
    )
    assert figures(dataset) == [("Thai arrests in 2009", "a")]


def test_no_counts_give_no_figures(small):
    assert figures(counted(small)) == []


def test_no_window_of_the_data_shows_a_figure_twice_or_without_a_number(data):
    values = data.counts.set_index("count_id")["value"]
    for first in range(1997, 2027):
        for last in range(first, 2027):
            kept = apply(data, Selection(start_year=first, end_year=last))
            keys = [one.count_id for one in headlines_of(kept)]
            assert len(set(keys)) == len(keys), (first, last)
            assert values[keys].notna().all(), (first, last)


def test_only_the_running_total_is_of_all_years_whatever_the_window(data):
    kept = apply(data, Selection(start_year=2004, end_year=2012))
    whole = {one.label: one.is_of_all_years for one in headlines_of(kept)}
    assert [label for label, is_whole in whole.items() if is_whole] == [
        "All arrivals to December 2025"
    ]
    assert "Arrivals in 2012" in whole


def test_the_finding_is_the_total_and_the_fall_from_the_peak(small):
    dataset = counted(
        small,
        year("a", ARRIVALS, 2009, 2914),
        year("b", ARRIVALS, 2011, 2706),
        year("c", ARRIVALS, 2025, 223),
        ("d", CUMULATIVE, "1950-01-01", "2025-12-31", "all", 34537),
        ("e", CUMULATIVE, "1950-01-01", "2026-06-30", "all", float("nan")),
        ("f", ARRIVALS, "2026-01-01", "2026-06-30", "all", 9999),
    )
    assert finding(dataset) == (
        "34,537 people reached South Korea by December 2025; "
        "arrivals fell from 2,914 in 2009 to 223 in 2025"
    )


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([], ""),
        ([year("a", ARRIVALS, 2009, 12)], "Most arrivals in one year: 12 in 2009"),
        (
            [year("a", ARRIVALS, 2008, 12), year("b", ARRIVALS, 2009, 11)],
            "Arrivals fell from 12 in 2008 to 11 in 2009",
        ),
        (
            [("d", CUMULATIVE, "1950-01-01", "2024-06-30", "all", 1500)],
            "1,500 people reached South Korea by June 2024",
        ),
        ([year("a", ARRIVALS, 2009, float("nan"))], ""),
    ],
)
def test_the_finding_says_only_what_is_known(small, rows, words):
    assert finding(counted(small, *rows)) == words


def test_the_finding_of_the_data_follows_from_its_tables(data):
    totals = data.counts[data.counts["sex"] == "all"]
    running = totals[totals["series_id"] == CUMULATIVE].set_index("end_date")["value"]
    years = totals[totals["series_id"] == ARRIVALS].set_index("start_date")["value"]
    words = finding(data)
    assert words.startswith(f"{running[running.index.max()]:,.0f} people reached South Korea by ")
    assert f" from {years.max():,.0f} in {years.idxmax()[:4]} to " in words
    assert words.endswith(f" {years[years.index.max()]:,.0f} in {years.index.max()[:4]}")


def test_the_table_of_arrivals_says_what_the_bars_say(small):
    dataset = counted(
        small,
        year("a", ARRIVALS, 2003, 10),
        year("b", ARRIVALS, 2003, 7, "female"),
        year("c", ARRIVALS, 2003, 3, "male"),
        year("d", ARRIVALS, 2004, 20),
    )
    frame = yearly_table(dataset)
    assert list(frame.columns) == ["Year", "Women", "Men", "Not published by sex", "All"]
    assert frame.fillna(-1).to_numpy().tolist() == [[2004, -1, -1, 20, 20], [2003, 7, 3, -1, 10]]
    assert str(frame["All"].dtype) == "Int64"


def test_the_table_of_arrivals_of_the_data_gives_the_published_totals(data):
    frame = yearly_table(data).set_index("Year")
    assert frame.loc[[2009, 2012, 2019], "All"].tolist() == [2914, 1502, 1047]
    assert frame.index.is_monotonic_decreasing


def test_legs_are_listed_as_they_are_kept_in_route_order(small):
    everything = legs(small, small)
    assert list(everything["leg_id"]) == ["thai-1", "thai-2", "thai-3", "return-1"]
    assert everything.iloc[0].to_dict() == {
        "leg_id": "thai-1",
        "Route": "TH  By way of Thailand",
        "From": "Hyesan",
        "To": "Jilin Province",
        "Years": "2004–2005, 2011–2012",
        "Certainty": "documented",
        "Sources": 1,
        "Disputed": "",
        "Length (km)": 253,
    }
    kept = apply(small, Selection(frozenset({"return"})))
    (only,) = legs(small, kept).to_dict("records")
    assert (only["leg_id"], only["Disputed"], only["Years"]) == ("return-1", "yes", "2000")


def test_a_leg_without_a_year_is_called_undated(small):
    frame = legs(small, small).set_index("leg_id")
    assert frame.loc["thai-3", "Years"] == "undated"


def test_no_legs_make_an_empty_table_with_its_headings(small):
    kept = apply(small, Selection(frozenset({"nowhere"})))
    frame = legs(small, kept)
    assert frame.empty
    assert list(frame.columns) == list(legs(small, small).columns)


def test_series_stand_headline_first_and_cross_checks_last(data, small):
    assert tables.series_titles(small) == {
        "arrivals": "Headline: Arrivals in South Korea",
        "asylum": "Estimate: Refugees by country of asylum",
    }
    kinds = [title.split(":")[0] for title in tables.series_titles(data).values()]
    assert list(dict.fromkeys(kinds)) == ["Headline", "Estimate", "Statement", "Check"]


def test_titles_of_series_tell_them_apart(data):
    titles = tables.series_titles(data)
    assert len(set(titles.values())) == len(titles) == len(data.series)


def test_counts_of_a_series_stand_newest_first_with_their_source(small):
    frame = tables.counts(small, "arrivals")
    assert frame.drop(columns=["Sex", "Note"]).to_numpy().tolist() == [
        ["arrivals-2025", "2025", "220 to 224", "provisional", "The Daily"],
        ["arrivals-2006", "2006", "2,028", "final", "Ministry of Unification"],
        ["arrivals-1998", "up to 31 December 1998", "947", "cumulative", "Ministry of Unification"],
    ]


def test_every_count_of_the_data_is_listed_once_with_a_figure(data):
    listed = pd.concat([tables.counts(data, key) for key in data.series["series_id"]])
    assert sorted(listed["count_id"]) == sorted(data.counts["count_id"])
    assert not listed["Figure"].isin(["no figure", "nan"]).any()
