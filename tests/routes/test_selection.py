"""One rule of selection: checked against a slow reading of it in plain words, and by its laws."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from escape_routes.dataset.reading import split_ids
from escape_routes.dataset.schema import TABLES
from escape_routes.dataset.tables import Dataset
from escape_routes.errors import UnknownIdError
from escape_routes.routes.links import NOUNS
from escape_routes.routes.selection import Selection, apply, hidden
from escape_routes.routes.years import documented_years, years_of


def rows(frame: pd.DataFrame) -> set:
    return {tuple(map(str, row)) for row in frame.itertuples(index=False)}


def keys(dataset: Dataset, table: str) -> set:
    if table == "evidence":
        return rows(dataset.evidence)
    return set(dataset.table(table)[TABLES[table].key])


def same(one: Dataset, other: Dataset) -> None:
    for name in TABLES:
        pd.testing.assert_frame_equal(one.table(name), other.table(name))


def test_nothing_chosen_keeps_everything(small):
    same(apply(small, Selection()), small)


@pytest.mark.parametrize(
    ("selection", "table", "kept"),
    [
        (Selection(start_year=2004, end_year=2005), "legs", {"thai-1", "thai-3"}),
        (Selection(start_year=2006, end_year=2010), "legs", {"thai-2", "thai-3"}),
        (Selection(start_year=2005, end_year=2005), "legs", {"thai-1", "thai-3"}),
        (Selection(start_year=2012), "legs", {"thai-1", "thai-3"}),
        (Selection(start_year=2013), "legs", {"thai-3"}),
        (Selection(end_year=2000), "legs", {"return-1", "thai-3"}),
        (Selection(start_year=2003, end_year=2003), "legs", {"thai-3"}),
        (Selection(start_year=2010, end_year=2004), "legs", {"thai-3"}),
        (Selection(frozenset({"return"})), "legs", {"return-1"}),
        (Selection(frozenset({"return"}), 2001), "routes", set()),
        (Selection(frozenset({"nowhere"})), "routes", set()),
        (Selection(frozenset({"return"})), "events", {"jilin-2000"}),
        (Selection(frozenset({"thai"})), "events", {"bangkok-2006", "jilin-2000"}),
        (Selection(start_year=2004, end_year=2006), "events", {"bangkok-2006", "law-2004"}),
        (Selection(frozenset({"return"})), "waypoints", {"hyesan", "jilin"}),
        (Selection(frozenset({"return"}), 2001), "waypoints", set()),
        (Selection(start_year=1998, end_year=1998), "counts", {"arrivals-1998"}),
        (Selection(frozenset({"return"}), 2012, 2012), "counts", {"asylum-2012"}),
        (Selection(start_year=2012, end_year=2012), "series", {"asylum"}),
        (Selection(frozenset({"return"})), "excerpts", {"x-daily-04", "x-ministry-02"}),
        (Selection(start_year=2025), "excerpts", {"x-daily-02", "x-daily-03"}),
        (Selection(frozenset({"thai"}), 2025), "excerpts", {"x-daily-02"}),
        (Selection(frozenset({"thai"}), 2025), "sources", {"daily"}),
        (Selection(frozenset({"return"}), 2012, 2012), "sources", {"agency"}),
    ],
)  # fmt: skip
def test_what_a_selection_keeps(small, selection, table, kept):
    assert keys(apply(small, selection), table) == kept


def test_years_of_a_leg_are_the_intervals_of_what_does_not_dispute_it(small):
    years = years_of(small, "legs")
    assert rows(years) == {
        ("thai-1", "2004", "2005"), ("thai-1", "2011", "2012"), ("thai-2", "2006", "2006"),
        ("return-1", "2000", "2000"), ("thai-3", "<NA>", "<NA>"),
    }  # fmt: skip
    assert years["start_year"].dtype == years["end_year"].dtype == "Int64"


@pytest.mark.parametrize(
    ("table", "identifier", "years"),
    [
        ("legs", "thai-1", (2004, 2012)),
        ("legs", "thai-3", None),
        ("routes", "thai", (2004, 2012)),
        ("events", "law-2004", (2004, 2004)),
        ("counts", "arrivals-1998", (1950, 1998)),
        ("series", "arrivals", (1950, 2025)),
        ("waypoints", "hyesan", (2000, 2012)),
        ("waypoints", "jilin", None),
        ("excerpts", "x-daily-03", (2025, 2025)),
        ("excerpts", "x-ministry-01", (1950, 2006)),
    ],
)
def test_documented_years_go_from_the_first_to_the_last(small, table, identifier, years):
    assert documented_years(small, table, identifier) == years


def test_documented_years_refuse_an_unknown_key(small):
    with pytest.raises(UnknownIdError, match="legs has no row with the identifier 'thai-9'"):
        documented_years(small, "legs", "thai-9")


def test_what_is_hidden_is_said_in_words(small):
    assert hidden(small, Selection(start_year=2001, end_year=2004)).sentences() == [
        "1 route has no documentation in 2001\N{EN DASH}2004.",
        "2 legs have no documentation in 2001\N{EN DASH}2004.",
        "2 events are of other years.",
        "4 counts are of other years.",
        "3 passages are of other years.",
        "1 leg without a year is shown and marked as undated.",
    ]
    assert hidden(small, Selection(frozenset({"return"}))).sentences() == [
        "1 event that names no route is left out because routes are chosen.",
        "1 event on other routes is left out.",
        "4 passages that say nothing of the chosen routes are left out.",
    ]
    assert hidden(small, Selection()).sentences() == []


@pytest.mark.parametrize(
    ("selection", "words"),
    [
        (Selection(), ""),
        (Selection(start_year=2004), "from 2004 on"),
        (Selection(end_year=2004), "up to 2004"),
        (Selection(start_year=2004, end_year=2004), "in 2004"),
        (Selection(start_year=1998, end_year=2001), "in 1998\N{EN DASH}2001"),
    ],
)
def test_the_window_in_words(selection, words):
    assert selection.window == words


YEAR = st.integers(1995, 2016)
INTERVAL = st.none() | st.tuples(YEAR, st.integers(0, 4)).map(lambda pair: (pair[0], sum(pair)))
ROUTES = st.frozensets(st.sampled_from(["thai", "return", "nowhere"]), max_size=2)
WINDOW = st.tuples(st.none() | YEAR, st.none() | YEAR)


@st.composite
def selections(draw):
    return Selection(draw(ROUTES), *draw(WINDOW))


@st.composite
def evidences(draw, dataset):
    """The evidence of the small dataset with other years and stances."""
    frame = dataset.evidence.copy()
    intervals = [draw(INTERVAL) or (pd.NA, pd.NA) for _ in range(len(frame))]
    frame["start_year"] = pd.array([start for start, _ in intervals], dtype="Int64")
    frame["end_year"] = pd.array([end for _, end in intervals], dtype="Int64")
    frame["stance"] = [
        draw(st.sampled_from(["supports", "disputes", "context"])) for _ in intervals
    ]
    return frame


def drawn(data, small):
    return small.replace(evidence=data.draw(evidences(small)))


def meets(start, end, selection) -> bool:
    """Whether an interval has a year in common with the window, year by year; or has none."""
    if pd.isna(start):
        return True
    first = selection.start_year if selection.start_year is not None else 1900
    last = selection.end_year if selection.end_year is not None else 2100
    return any(first <= year <= last for year in range(int(start), int(end) + 1))


def leg_is_kept(leg, dataset, selection) -> bool:
    if selection.route_ids and leg.route_id not in selection.route_ids:
        return False
    dated = [
        (row.start_year, row.end_year)
        for row in dataset.evidence.itertuples()
        if (row.subject_table, row.subject_id) == ("legs", leg.leg_id)
        and row.stance != "disputes"
        and not pd.isna(row.start_year)
    ]
    return not dated or any(meets(*years, selection) for years in dated)


def event_is_kept(event, selection) -> bool:
    on_route = not selection.route_ids or selection.route_ids & set(split_ids(event.route_ids))
    return bool(on_route) and meets(event.date[:4], event.date[:4], selection)


def kept_in_plain_words(dataset, selection) -> dict[str, set]:
    legs = [leg for leg in dataset.legs.itertuples() if leg_is_kept(leg, dataset, selection)]
    events = [event for event in dataset.events.itertuples() if event_is_kept(event, selection)]
    counts = [
        count
        for count in dataset.counts.itertuples()
        if meets(count.start_date[:4], count.end_date[:4], selection)
    ]
    kept = {
        "legs": {leg.leg_id for leg in legs},
        "routes": {leg.route_id for leg in legs},
        "events": {event.event_id for event in events},
        "counts": {count.count_id for count in counts},
        "series": {count.series_id for count in counts},
        "waypoints": {leg.from_waypoint_id for leg in legs}
        | {leg.to_waypoint_id for leg in legs}
        | {place for event in events for place in split_ids(event.waypoint_ids)},
    }
    speaking = [
        row
        for row in dataset.evidence.itertuples()
        if row.subject_id in kept[row.subject_table]
        and meets(row.start_year, row.end_year, selection)
    ]
    everything = not selection.route_ids
    kept["excerpts"] = {
        row.excerpt_id
        for row in speaking
        if everything or row.subject_table not in {"counts", "series"}
    }
    if everything:
        kept["excerpts"] |= {count.excerpt_id for count in counts} - {""}
    kept["evidence"] = {
        tuple(map(str, row[1:])) for row in speaking if row.excerpt_id in kept["excerpts"]
    }
    kept["sources"] = {
        excerpt.source_id
        for excerpt in dataset.excerpts.itertuples()
        if excerpt.excerpt_id in kept["excerpts"]
    } | {count.source_id for count in counts}
    return kept


@settings(max_examples=60)
@given(st.data())
def test_apply_keeps_what_the_rule_in_plain_words_keeps(small, data):
    dataset, selection = drawn(data, small), data.draw(selections())
    kept = apply(dataset, selection)
    assert {name: keys(kept, name) for name in TABLES} == kept_in_plain_words(dataset, selection)


@settings(max_examples=30)
@given(st.data())
def test_a_wider_window_keeps_all_that_a_narrower_one_keeps(small, data):
    dataset, narrow = drawn(data, small), data.draw(selections())
    less, more = data.draw(st.integers(0, 5)), data.draw(st.integers(0, 5))
    wide = Selection(
        narrow.route_ids,
        None if narrow.start_year is None else narrow.start_year - less,
        None if narrow.end_year is None else narrow.end_year + more,
    )
    for name in TABLES:
        assert keys(apply(dataset, narrow), name) <= keys(apply(dataset, wide), name)


@settings(max_examples=30)
@given(st.data())
def test_every_kept_leg_overlaps_the_window_or_is_undated(small, data):
    dataset, selection = drawn(data, small), data.draw(selections())
    years = years_of(dataset, "legs")
    for leg_id in keys(apply(dataset, selection), "legs"):
        own = years[years["subject_id"] == leg_id]
        assert any(meets(row.start_year, row.end_year, selection) for row in own.itertuples()), (
            leg_id
        )


@settings(max_examples=30)
@given(st.data())
def test_applying_a_selection_twice_changes_nothing(small, data):
    dataset, selection = drawn(data, small), data.draw(selections())
    once = apply(dataset, selection)
    same(apply(once, selection), once)


@settings(max_examples=30)
@given(st.data())
def test_hidden_and_kept_make_the_total(small, data):
    dataset, selection = drawn(data, small), data.draw(selections())
    kept, out = apply(dataset, selection), hidden(dataset, selection)
    for name in NOUNS:
        assert out.count(name) + len(kept.table(name)) == len(dataset.table(name))
        assert out.by_routes[name] >= 0
        assert out.by_years[name] >= 0
    assert bool(out.sentences()) or kept.legs.equals(dataset.legs)
