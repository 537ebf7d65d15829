"""The data of this repository: every row passes every check, on any day from now on."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from escape_routes.dataset.load import DATA_DIR, load
from escape_routes.dataset.reading import split_ids
from escape_routes.dataset.safety import EMBARGO_MONTHS
from escape_routes.dataset.schema import ROUTE_FAMILIES, TABLES
from escape_routes.routes.selection import Selection, apply, hidden
from escape_routes.routes.years import years_of
from tests.made_faults import faults_in

CURATED = date(2026, 11, 21)


@pytest.fixture(scope="module")
def data():
    return load(DATA_DIR, CURATED)


def test_no_table_has_a_fault():
    assert faults_in(DATA_DIR, CURATED) == []


def test_files_are_plain_utf8_with_unix_line_ends():
    for name in TABLES:
        content = (DATA_DIR / f"{name}.csv").read_bytes()
        assert not content.startswith(b"\xef\xbb\xbf"), name
        assert b"\r" not in content, name
        assert content.endswith(b"\n"), name


def test_columns_stand_in_the_order_of_the_schema():
    for name, spec in TABLES.items():
        with (DATA_DIR / f"{name}.csv").open(encoding="utf-8") as handle:
            assert handle.readline().strip().split(",") == list(spec.model.to_schema().columns)


def test_the_collection_is_as_large_as_it_says(data):
    least = {
        "waypoints": 75, "routes": 25, "legs": 60, "events": 95, "counts": 650,
        "sources": 200, "excerpts": 400, "evidence": 900,
    }  # fmt: skip
    assert {name: len(data.table(name)) >= number for name, number in least.items()} == (
        dict.fromkeys(least, True)
    )


def test_the_embargo_is_the_promised_one():
    assert EMBARGO_MONTHS == 24


def test_every_waypoint_is_named_by_a_passage(data):
    evidence = data.evidence
    named = evidence.loc[evidence["subject_table"] == "waypoints", "subject_id"]
    assert set(data.waypoints["waypoint_id"]) - set(named) == set()


def test_every_route_of_ours_belongs_to_a_family_and_every_family_has_one(data):
    assert set(data.routes["family"]) == set(ROUTE_FAMILIES)


def test_the_entries_into_thailand_are_parts_of_the_main_way(data):
    parts = data.routes[data.routes["part_of"] != ""]
    entries = data.routes["route_id"].str.startswith("thai-entry-")
    assert set(parts["route_id"]) == set(data.routes.loc[entries, "route_id"])
    assert set(parts["part_of"]) == {"sea-laos-thailand"}
    assert set(parts["family"]) == {"mekong"}


def test_legs_of_a_route_are_numbered_without_gaps(data):
    for route_id, numbers in data.legs.groupby("route_id")["leg_no"]:
        assert sorted(numbers) == list(range(1, len(numbers) + 1)), route_id


def test_what_is_disputed_has_a_passage_of_its_own(data):
    evidence = data.evidence
    stances = evidence.groupby(["subject_table", "subject_id"])["stance"].agg(set)
    disputed = stances[stances.map(lambda found: "disputes" in found)]
    assert len(disputed) > 10
    bare = {key for (_, key), found in disputed.items() if found == {"disputes"}}
    quoted = data.counts.loc[data.counts["excerpt_id"] != "", "count_id"]
    assert bare <= set(quoted)


def test_several_years_of_arrivals_are_never_one_year(data):
    headline = data.series.loc[data.series["kind"] == "headline", "series_id"]
    counts = data.counts[data.counts["series_id"].isin(headline)]
    spanning = counts[counts["status"] == "cumulative"]
    assert (spanning["start_date"].str[:4] < spanning["end_date"].str[:4]).all()
    assert len(spanning) > 0


def test_nothing_chosen_shows_everything(data):
    kept = apply(data, Selection())
    for name in TABLES:
        pd.testing.assert_frame_equal(kept.table(name), data.table(name))


def test_choosing_a_route_keeps_its_legs_and_its_events(data):
    for route_id in data.routes["route_id"]:
        kept = apply(data, Selection(frozenset({route_id})))
        assert set(kept.routes["route_id"]) == {route_id}
        assert set(kept.legs["route_id"]) == {route_id}
        assert all(route_id in split_ids(cell) for cell in kept.events["route_ids"])
        assert len(kept.counts) == len(data.counts)


def test_every_route_has_years(data):
    years = years_of(data, "routes")
    assert set(years.loc[years["start_year"].isna(), "subject_id"]) == set()


def test_early_years_hide_routes_and_say_so(data):
    out = hidden(data, Selection(start_year=1998, end_year=2001))
    assert out.by_years["routes"] > 0
    assert any("no documentation in 1998" in sentence for sentence in out.sentences())
