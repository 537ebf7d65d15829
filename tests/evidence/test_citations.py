"""Citations survive the parsers of other people: BibTeX, RIS and CSL-JSON."""

from __future__ import annotations

import json
import re

import bibtexparser
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware
from hypothesis import given
from hypothesis import strategies as st

from escape_routes.dataset.load import DATA_DIR, load
from escape_routes.dataset.terms import our_terms
from escape_routes.evidence import citations, passages
from escape_routes.evidence.citations import NEWS, Reference

# The names that the CSL 1.0.2 data schema allows, as far as we use any like them.
CSL_FIELDS = {
    "id", "type", "title", "author", "container-title", "publisher", "issued", "URL", "accessed",
    "language", "version", "note",
}  # fmt: skip
CSL_TYPES = {"article-newspaper", "webpage", "dataset"}
HARD = r"50% of {all} \ the_“names” & #1 $5 ~x^2 통일부, “북향민” — 탈북"


@pytest.fixture(scope="module")
def data():
    return load(DATA_DIR)


@pytest.fixture(scope="module")
def references(data):
    return [citations.of_source(passages.source(data, key)) for key in data.sources["source_id"]]


def hard(**changes):
    known = {
        "key": "hard",
        "kind": NEWS,
        "title": HARD,
        "authors": ("김호준", "O'Neil & Söhne, Ltd."),
        "publisher": HARD,
        "date": "2016-04",
        "url": "https://example.org/a_b?c={d}&e=%20#f",
        "accessed": "2026-11-21",
    }
    return Reference(**{**known, **changes})


def read_bibtex(text):
    """Fields as a reader gets them; addresses are verbatim, so LaTeX is not undone there."""
    library = bibtexparser.parse_string(text, append_middleware=[LatexDecodingMiddleware()])
    raw = bibtexparser.parse_string(text)
    assert not library.failed_blocks
    for entry, verbatim in zip(library.entries, raw.entries, strict=True):
        entry.fields_dict["url"].value = verbatim.fields_dict["url"].value
    return [
        {name: field.value for name, field in one.fields_dict.items()} for one in library.entries
    ]


def bare(value):
    """A value as a reference manager shows it, without the braces that keep capitals."""
    return re.sub(r"(?<!\\)[{}]", "", value)


def test_bibtex_of_every_source_can_be_read(references):
    entries = read_bibtex(citations.bibtex(references))
    assert len(entries) == len(references)
    for entry, reference in zip(entries, references, strict=True):
        assert bare(entry["title"]) == reference.title
        assert bare(entry["organization"]) == reference.publisher
        assert entry.get("date", "") == reference.date
        assert entry["url"] == reference.url
        authors = [bare(name) for name in entry.get("author", "").split(" and ")]
        assert authors == list(reference.authors or [""])


def test_bibtex_keys_are_unique_and_plain(references):
    text = citations.bibtex(references)
    keys = re.findall(r"^@\w+\{([^,]+),$", text, re.MULTILINE)
    assert len(set(keys)) == len(references)
    assert all(re.fullmatch(r"[a-z0-9-]+", key) for key in keys)


def test_special_characters_go_through_bibtex_and_back():
    (entry,) = read_bibtex(citations.bibtex([hard()]))
    # The parser writes the circumflex of LaTeX as a letter of its own.
    title = bare(entry["title"]).replace("\N{MODIFIER LETTER CIRCUMFLEX ACCENT}", "^")
    assert title == HARD.replace("{", "").replace("}", "")
    assert entry["url"] == "https://example.org/a_b?c=%7Bd%7D&e=%20#f"


@given(st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1))
def test_no_title_breaks_a_bibtex_entry(title):
    """Braces stay balanced, so the entry ends where it should and its neighbour is whole."""
    text = citations.bibtex([hard(title=title), hard(key="next", title="Next")])
    library = bibtexparser.parse_string(text)
    assert not library.failed_blocks
    assert [entry.key for entry in library.entries] == ["hard", "next"]


def test_ris_of_every_source_can_be_read(references):
    entries = rispy.loads(citations.ris(references))
    assert len(entries) == len(references)
    for entry, reference in zip(entries, references, strict=True):
        assert entry["title"] == reference.title
        assert entry.get("secondary_title", entry.get("publisher")) == reference.publisher
        assert entry.get("year", "") == reference.date[:4]
        assert entry["urls"] == [reference.url]
        assert entry.get("authors", []) == [name.replace(",", " ") for name in reference.authors]


def test_special_characters_go_through_ris_and_back():
    (entry,) = rispy.loads(citations.ris([hard()]))
    assert entry["title"] == HARD
    assert entry["date"] == "2016/04//"
    assert entry["authors"] == ["김호준", "O'Neil & Söhne  Ltd."]


def test_csl_of_every_source_has_known_fields_only(references):
    items = json.loads(citations.csl_json(references))
    assert len(items) == len(references)
    for item, reference in zip(items, references, strict=True):
        assert set(item) <= CSL_FIELDS
        assert {"id", "type", "title", "URL", "accessed"} <= set(item)
        assert item["type"] in CSL_TYPES
        assert item["title"] == reference.title
        assert [name["literal"] for name in item.get("author", [])] == list(reference.authors)
        assert item.get("container-title", item.get("publisher")) == reference.publisher


def test_csl_dates_are_numbers_as_far_as_known():
    assert citations.csl(hard())["issued"] == {"date-parts": [[2016, 4]]}
    assert citations.csl(hard())["accessed"] == {"date-parts": [[2026, 11, 21]]}


def test_what_is_missing_is_left_out_everywhere():
    unknown = hard(authors=(), date="")
    assert "author" not in citations.bibtex([unknown])
    assert "year" not in citations.bibtex([unknown])
    assert rispy.loads(citations.ris([unknown]))[0].keys().isdisjoint({"authors", "year", "date"})
    assert citations.csl(unknown).keys().isdisjoint({"author", "issued"})
    assert "undated" in citations.plain_text([unknown])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", ()),
        ("Bae Ji-sook", ("Bae Ji-sook",)),
        ("Peter Beck, Gail Kim, Donald Macintyre", ("Peter Beck", "Gail Kim", "Donald Macintyre")),
        ("Ju-min Park and James Pearson", ("Ju-min Park", "James Pearson")),
        ("김호준 이상현 김효정", ("김호준", "이상현", "김효정")),
        ("최소망, 양은하", ("최소망", "양은하")),
        ("Jieun Kim; translated by Leejin Jun", ("Jieun Kim",)),
    ],
)
def test_authors_are_told_apart(text, names):
    assert citations.authors(text) == names


def test_a_translator_is_named_in_a_note(data):
    reference = citations.of_source(passages.source(data, "rfa-2020-samjiyon"))
    assert reference.note.startswith("Translated by ")


def test_a_line_break_in_a_title_cannot_start_a_field():
    source = passages.Source(
        "x",
        "One\nER  - ",
        "P",
        "A\nB",
        "2020",
        "en",
        "https://example.org",
        "ngo",
        "2026-11-21",
        "",
    )
    (entry,) = rispy.loads(citations.ris([citations.of_source(source)]))
    assert entry["title"] == "One ER -"


def test_dataset_and_view_are_cited_with_version_and_link():
    dataset = citations.of_dataset(our_terms(), "https://example.org", "2026-11-22")
    view = citations.of_view(
        dataset, "1 route, 2004-2010", "https://example.org/sources?years=2004"
    )
    assert dataset.version
    text = citations.plain_text([dataset, view])
    assert f"version {dataset.version}" in text
    assert "(1 route, 2004-2010)" in text
    assert "https://example.org/sources?years=2004" in text
    assert "not travel advice" in text
    assert json.loads(citations.csl_json([dataset]))[0]["type"] == "dataset"


def test_plain_text_names_author_title_publisher_date_and_link():
    line = citations.plain_text([hard(title="T", authors=("A", "B"), publisher="P")])
    assert line.startswith("A, B. T. P (2016-04). https://example.org/")


def test_every_format_has_a_name_and_a_file_of_its_own():
    assert len({one.name for one in citations.FORMATS}) == len(citations.FORMATS) == 4
    assert {one.suffix for one in citations.FORMATS} == {"txt", "bib", "ris", "json"}
    assert all(one.write([hard()]) for one in citations.FORMATS)
