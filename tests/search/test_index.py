"""Search finds what a reader would call relevant, with and without SQLite's full-text index."""

from __future__ import annotations

import csv
import sqlite3
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from escape_routes.dataset.load import DATA_DIR, load
from escape_routes.gazetteer.reading import load_gazetteer
from escape_routes.routes import places
from escape_routes.search.index import PassageIndex

QUERIES = Path(__file__).with_name("queries.csv")
TOP = 10
RECALL_FLOOR = 0.9
KIND_FLOOR = 0.75


@pytest.fixture(scope="module")
def data():
    return load(DATA_DIR)


@pytest.fixture(scope="module")
def names(data):
    return places.names(data, load_gazetteer())


@pytest.fixture(scope="module")
def index(data, names):
    return PassageIndex(data, names)


@pytest.fixture(scope="module")
def small_index(small):
    return PassageIndex(small, places.names(small))


def labelled():
    """Queries with the passages that a person found relevant on reading all of them."""
    with QUERIES.open(encoding="utf-8", newline="") as handle:
        return [
            (row["query"], row["kind"], set(row["relevant_excerpt_ids"].split(";")))
            for row in csv.DictReader(handle)
        ]


def recall(index, query, relevant):
    """Share of the relevant passages among the first ten, or of ten where there are more."""
    top = set(index.find(query).excerpt_ids[:TOP])
    return len(top & relevant) / min(TOP, len(relevant))


def test_the_labelled_queries_are_many_and_name_passages(data):
    queries = labelled()
    assert len(queries) >= 60
    assert {kind for _, kind, _ in queries} >= {"English", "Korean", "Chinese", "Japanese", "Thai"}
    known = set(data.excerpts["excerpt_id"])
    assert all(relevant and relevant <= known for _, _, relevant in queries)


def test_recall_over_labelled_queries(index):
    by_kind = defaultdict(list)
    for query, kind, relevant in labelled():
        by_kind[kind].append(recall(index, query, relevant))
    everything = [one for group in by_kind.values() for one in group]
    assert sum(everything) / len(everything) >= RECALL_FLOOR
    weak = {kind: sum(group) / len(group) for kind, group in by_kind.items()}
    assert not {kind: mean for kind, mean in weak.items() if mean < KIND_FLOOR}


def test_the_answer_is_the_same_without_full_text_index(data, names, index):
    plain = PassageIndex(data, names, is_fts_wanted=False)
    assert index._fts is not None
    assert plain._fts is None
    for query, _, _ in labelled():
        assert plain.find(query) == index.find(query), query


def test_an_sqlite_without_trigrams_is_noticed(monkeypatch, small):
    monkeypatch.setattr(
        "escape_routes.search.index.CREATE", "CREATE VIRTUAL TABLE passages USING fts99(quote)"
    )
    index = PassageIndex(small, places.names(small))
    assert index._fts is None
    assert index.find("arrested").excerpt_ids


def test_this_python_has_trigrams():
    """The index is meant to be used where it is there; 3.34 of SQLite brought it."""
    assert sqlite3.sqlite_version_info >= (3, 34)


def test_nothing_asked_gives_everything_newest_first(small_index, small):
    found = small_index.find("  ")
    assert len(found.excerpt_ids) == len(small.excerpts)
    assert found.excerpt_ids[0].startswith("x-ministry")
    assert found.terms == ()


def test_all_words_count(small_index):
    found = small_index.find("police arrested")
    assert found.excerpt_ids[0] == "x-daily-01"
    assert found.whole == 1


def test_a_phrase_is_taken_to_the_letter(small_index):
    assert small_index.find('"China to Thailand"').excerpt_ids == ("x-daily-02",)
    assert small_index.find('"Thailand to China"').excerpt_ids == ()


def test_a_place_is_found_by_its_link_in_the_evidence(small_index):
    """The passage names no place in Korean; the evidence links it to Hyesan."""
    assert small_index.find("혜산").excerpt_ids[0] == "x-ministry-02"


@pytest.mark.parametrize("spelling", ["Bung Kan", "Bueng Kan", "븡깐", "บึงกาฬ", "ブンカーン"])
def test_a_place_is_found_in_every_spelling(index, spelling):
    found = set(index.find(spelling).excerpt_ids)
    assert {"x-chiangraitimes-2018-03-01", "x-investvine-2016-reach-06"} <= found


@pytest.mark.parametrize("number", ["2,914", "2914"])
def test_a_number_is_found_with_and_without_separator(index, number):
    assert "x-mbceg-2019-01" in index.find(number).excerpt_ids[:5]


def test_a_korean_number_is_found_by_its_digits(index):
    assert index.find("9622").excerpt_ids[0] == "x-voa-ko-2011-05-04"


@pytest.mark.parametrize("query", ["탈", "名", "中国", "タ"])
def test_one_or_two_characters_are_enough_in_scripts_without_blanks(index, query):
    assert index.find(query).excerpt_ids


def test_a_slip_of_the_pen_is_put_right_and_said(index):
    found = index.find("Samjyon")
    assert "Samjiyon" in found.note
    assert "x-rfa-2020-samjiyon-02" in found.excerpt_ids


def test_a_place_without_passages_leads_to_its_province_and_says_so(index):
    found = index.find("혜산")
    assert "No passage names Hyesan" in found.note
    assert "Ryanggang Province" in found.note


def test_what_filters_hide_is_counted(index, data):
    everything = index.find("2914")
    korean = set(data.sources.loc[data.sources["language"] == "ko", "source_id"])
    among = set(data.excerpts.loc[data.excerpts["source_id"].isin(korean), "excerpt_id"])
    found = index.find("2914", among)
    assert set(found.excerpt_ids) <= among
    assert found.hidden == len(everything.excerpt_ids) - len(found.excerpt_ids) > 0


def test_nothing_is_found_for_what_nobody_says(index):
    assert index.find("zzzzqqq").excerpt_ids == ()


@pytest.mark.parametrize(
    "query", ['"', '""', "* OR", "quote:x", "NEAR(", "a AND NOT b", "%_\\", "\x00"]
)
def test_no_query_breaks_the_index(index, query):
    assert isinstance(index.find(query).excerpt_ids, tuple)


def test_several_threads_may_search_at_once(index):
    words = [query for query, _, _ in labelled()][:20]
    alone = [index.find(word) for word in words]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(index.find, words)) == alone
