"""Events as frames: as long as their dates are vague, once per lane, none over another."""

from __future__ import annotations

import pandas as pd
import pytest

from escape_routes.dataset.load import DATA_DIR, load
from escape_routes.dataset.schema import OUTCOMES, ROUTE_KINDS
from escape_routes.events import timeline
from escape_routes.events.timeline import LANES, NO_ROUTE, OTHER, OWN_LANES, ROOM
from escape_routes.routes import selection
from escape_routes.routes.selection import Selection


@pytest.fixture(scope="module")
def data():
    return load(DATA_DIR)


@pytest.fixture(scope="module")
def every_event(data):
    return timeline.events(data, data)


def test_an_event_is_as_long_as_its_date_is_vague(small):
    frame = timeline.events(small, small).set_index("event_id")
    spans = {
        key: (str(row["start"].date()), (row["end"] - row["start"]).days)
        for key, row in frame.iterrows()
    }
    assert spans == {
        "bangkok-2006": ("2006-08-22", 1),
        "law-2004": ("2004-10-01", 31),
        "jilin-2000": ("2000-01-01", 366),
    }


def test_what_is_announced_in_seoul_alone_is_no_event_of_people(small):
    made = small.events.iloc[[0] * 5].assign(
        event_id=["notice", "routed", "abroad", "arrived", "nowhere"],
        outcome=["policy", "report", "report", "arrived", "policy"],
        route_ids=["", "thai", "", "", ""],
        waypoint_ids=["seoul", "seoul", "seoul;hyesan", "seoul", ""],
    )
    assert list(timeline.of_people(small, made)["event_id"]) == ["routed", "abroad", "arrived"]
    assert timeline.of_people(small, made.head(0)).empty


def test_the_data_keeps_events_of_people_and_leaves_out_notices(data):
    kept = set(timeline.of_people(data, data.events)["event_id"])
    assert {"ev-2020-01-22-border-closure", "ev-2025-10-15-hrw-406"} <= kept
    assert not {"ev-2026-02-04-correction", "ev-2026-03-05-new-term"} & kept


def test_events_are_listed_newest_first_with_names_instead_of_keys(small):
    frame = timeline.events(small, small)
    assert list(frame["event_id"]) == ["bangkok-2006", "law-2004", "jilin-2000"]
    oldest = frame.iloc[-1]
    assert oldest["when"] == "2000"
    assert oldest["places"] == "Jilin Province, Hyesan"
    assert oldest["routes"] == "Forced return from Jilin, By way of Thailand"
    assert oldest["kinds"] == ("forced return", "overland")
    assert frame.iloc[1]["kinds"] == (NO_ROUTE,)


def test_names_come_from_the_whole_dataset_though_only_kept_events_are_listed(small):
    kept = selection.apply(small, Selection(frozenset({"return"})))
    frame = timeline.events(small, kept)
    assert list(frame["event_id"]) == ["jilin-2000"]
    assert "By way of Thailand" in frame["routes"].iloc[0]


@pytest.mark.parametrize("outcomes", [(), ("arrested",), ("arrested", "policy")])
def test_only_the_chosen_outcomes_are_kept_and_none_means_all(data, outcomes):
    frame = timeline.events(data, data, outcomes)
    expected = data.events[data.events["outcome"].isin(outcomes or OUTCOMES)]
    assert set(frame["event_id"]) == set(expected["event_id"])


def test_no_event_is_an_empty_frame(small):
    none = small.replace(events=small.events.iloc[:0])
    frame = timeline.events(small, none)
    assert frame.empty
    assert timeline.table(frame).empty


@pytest.mark.parametrize("lanes", LANES)
def test_every_event_stands_once_in_each_of_its_lanes(every_event, lanes):
    frame = timeline.marks(every_event, lanes, timeline.span(every_event, None, None))
    assert set(frame["event_id"]) == set(every_event["event_id"])
    assert not frame.duplicated(["event_id", "lane"]).any()


@pytest.mark.parametrize("lanes", LANES)
@pytest.mark.parametrize("window", [(None, None), (2004, 2008)])
def test_no_mark_hides_another_and_no_two_lanes_share_a_line(data, lanes, window):
    kept = selection.apply(data, Selection(frozenset(), *window))
    events = timeline.events(data, kept)
    span = timeline.span(events, *window)
    frame = timeline.marks(events, lanes, span)
    room = (span[1] - span[0]) / ROOM
    for _, line in frame.groupby("line"):
        assert len(set(line["lane"])) == 1
        assert (line["middle"].sort_values().diff().dropna() >= room).all()
    headings = set(frame["heading"])
    assert headings.isdisjoint(frame["line"])
    assert (frame["line"] > frame["heading"]).all()


def test_lanes_of_routes_follow_the_schema(every_event):
    frame = timeline.marks(every_event, LANES[0], timeline.span(every_event, None, None))
    order = list(dict.fromkeys(frame.sort_values("line")["lane"]))
    assert order == [kind for kind in (*ROUTE_KINDS, NO_ROUTE) if kind in set(order)]
    assert order[-1] == NO_ROUTE


def test_small_countries_share_the_last_lane(every_event):
    frame = timeline.marks(every_event, "Country", timeline.span(every_event, None, None))
    order = list(dict.fromkeys(frame.sort_values("line")["lane"]))
    assert len(order) == OWN_LANES + 1
    assert order[-1] == OTHER
    sizes = frame["lane"].value_counts()
    assert [sizes[lane] for lane in order[:-1]] == sorted(
        (sizes[lane] for lane in order[:-1]), reverse=True
    )


def test_countries_have_names_and_a_code_where_no_country_stands_in_the_table(small):
    frame = timeline.events(small, small).set_index("event_id")
    assert frame.loc["bangkok-2006", "countries"] == ("TH",)
    named = small.waypoints.copy()
    named.loc[named["waypoint_id"] == "bangkok", ["name", "kind"]] = ["Thailand", "country"]
    frame = timeline.events(small.replace(waypoints=named), small).set_index("event_id")
    assert frame.loc["bangkok-2006", "countries"] == ("Thailand",)


def test_the_axis_shows_the_window_or_the_years_of_the_events(every_event):
    window = timeline.span(every_event, 2004, 2008)
    assert [str(moment.date()) for moment in window] == ["2004-01-01", "2009-01-01"]
    whole = timeline.span(every_event, None, None)
    assert whole[0].year == every_event["start"].min().year
    assert whole[1] == pd.Timestamp(every_event["start"].max().year + 1, 1, 1, tz="UTC")


def test_the_table_says_everything_about_every_event(data, every_event):
    table = timeline.table(every_event)
    assert len(table) == len(data.events)
    assert set(table["Event"]) == set(data.events["title"])
    assert table["People"].sum() == data.events["people_count"].sum()
    assert (table["Basis of the date"] != "").all()
