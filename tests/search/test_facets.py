"""Passages are narrowed by publisher, kind, language and year, and listed in plain words."""

from __future__ import annotations

import pytest

from escape_routes.dataset.load import DATA_DIR, load
from escape_routes.dataset.schema import SOURCE_KINDS
from escape_routes.evidence.tables import source_labels, source_table, table
from escape_routes.search import facets


@pytest.fixture(scope="module")
def data():
    return load(DATA_DIR)


def test_every_passage_has_every_facet(data):
    frame = facets.values(data)
    assert list(frame.columns) == list(facets.FACETS)
    assert len(frame) == len(data.excerpts)
    assert not (frame.isna() | (frame == "")).any(axis=None)


def test_every_kind_of_source_has_words():
    assert set(facets.KINDS_IN_WORDS) == set(SOURCE_KINDS)


def test_options_come_by_size_and_years_newest_first(small):
    frame = facets.values(small)
    assert facets.options(frame, "publisher") == ["The Daily", "Ministry of Unification"]
    assert facets.options(frame, "published") == ["2020", "2006"]


def test_undated_comes_last(data):
    years = facets.options(facets.values(data), "published")
    assert years[-1] == "undated"
    assert years[:-1] == sorted(years[:-1], reverse=True)


def test_facets_narrow_together_and_nothing_chosen_keeps_all(small):
    frame = facets.values(small)
    assert facets.kept(frame, {"language": []}) == set(small.excerpts["excerpt_id"])
    korean = facets.kept(frame, {"language": ["Korean"], "source_kind": ["Governments"]})
    assert korean == {"x-ministry-01", "x-ministry-02"}
    assert facets.kept(frame, {"language": ["Korean"], "source_kind": ["News"]}) == set()


def test_what_is_found_is_counted_by_value(small):
    frame = facets.values(small)
    assert facets.in_words(frame, "language", ["x-daily-01", "x-daily-02", "x-ministry-01"]) == (
        "English 2, Korean 1"
    )
    assert facets.in_words(frame, "language", []) == ""


def test_a_long_list_of_values_is_cut(data):
    words = facets.in_words(facets.values(data), "publisher", data.excerpts["excerpt_id"])
    assert words.count(",") >= facets.MOST_NAMED - 1
    assert words.endswith(" more")


def test_the_table_keeps_the_order(small):
    frame = table(small, ["x-daily-02", "x-ministry-01"])
    assert frame["Publisher"].tolist() == ["The Daily", "Ministry of Unification"]
    assert frame["Published"].tolist() == ["23 August 2006", "September 2020"]


def test_sources_say_how_much_rests_on_them(small):
    frame = source_table(small).set_index("source_id")
    assert frame.loc["daily", ["Passages", "Figures", "Reliability"]].tolist() == [
        4,
        1,
        "First-hand.",
    ]
    assert frame.loc["agency", ["Passages", "Figures"]].tolist() == [0, 1]


def test_every_source_has_a_label_of_its_own(data):
    labels = source_labels(data)
    assert set(labels.values()) == set(data.sources["source_id"])
    assert labels["Radio Free Asia, 29 January 2020"] == "rfa-2020-samjiyon"


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ((1, 0, 0), "1 passage found."),
        ((3, 1, 0), "3 passages found. 1 further passage holds most of it."),
        (
            (0, 2, 1),
            "0 passages found. 2 further passages hold most of it. "
            "1 more is hidden by the filters.",
        ),
    ],
)
def test_what_is_found_is_said_in_words(numbers, words):
    assert facets.found_in_words(*numbers) == words
