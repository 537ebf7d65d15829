"""The pages of sources and places do what their links say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from escape_routes.dataset.load import DATA_DIR, load

pytestmark = pytest.mark.usefixtures("at_home")


MAIN = Path(__file__).resolve().parents[2] / "escape_routes" / "ui" / "app.py"


def open_page(name, /, **params):
    """A page as a fresh visitor opens it by a link."""
    at = AppTest.from_file(str(MAIN), default_timeout=60)
    for key, value in params.items():
        at.query_params[key] = value
    at.switch_page(f"../../pages/{name}.py")
    return at.run()


@pytest.fixture
def at_home(monkeypatch):
    """The repository's own data, whatever the environment says."""
    monkeypatch.delenv("ESCAPE_ROUTES_DATA", raising=False)


@pytest.fixture(scope="module")
def data():
    return load(DATA_DIR)


def texts(at):
    kinds = ("markdown", "caption", "subheader", "header")
    return [element.value for kind in kinds for element in at.get(kind)]


def says(at, words):
    return any(words in text for text in texts(at))


def test_a_search_in_the_link_is_made_and_its_hits_are_marked():
    at = open_page("sources", q="toilets")
    assert not at.exception
    assert at.text_input(key="q").value == "toilets"
    assert says(at, ":orange-background[toilets]")
    assert says(at, "passages found")


def test_facets_in_the_link_narrow_the_first_run():
    everything, korean = (
        open_page("sources", q="2914"),
        open_page("sources", q="2914", language="Korean"),
    )
    assert korean.multiselect(key="language").value == ["Korean"]
    assert says(korean, "hidden by the filters")
    assert not says(everything, "hidden by the filters")
    assert says(korean, "Korean 2")


def test_a_page_of_results_is_in_the_link_and_starts_again_with_a_new_search():
    at = open_page("sources", page="3")
    assert at.session_state["page"] == 3
    at.text_input(key="q").set_value("Thailand").run()
    assert at.session_state["page"] == 1


def test_nothing_found_is_said():
    at = open_page("sources", q="zzzzqqq")
    assert says(at, "Nothing is found")
    assert not at.exception


def test_hostile_queries_stay_text():
    at = open_page("sources", q="<b>x</b> [a](b) *c* $d$")
    assert not at.exception
    assert not says(at, "<b>")


def test_disagreements_stand_side_by_side():
    at = open_page("sources", section="Disagreements")
    assert not at.exception
    assert says(at, "535 persons · shown")
    assert says(at, "2,000 persons")
    assert says(at, "Shown by default")
    assert {"Open disagreements", "Misprints and misreadings"} <= {
        one.value for one in at.subheader
    }


def test_disagreements_follow_the_years():
    at = open_page("sources", section="Disagreements", years=["2025", "2026"])
    assert says(at, "223 persons · shown")
    assert not says(at, "535 persons")


def test_an_answer_opens_its_passages():
    at = open_page("sources", section="Disagreements")
    next(one for one in at.button if one.label == "Read the passages").click().run()
    assert at.get("dialog")


def test_a_source_in_the_link_lists_all_its_passages_and_its_citation(data):
    at = open_page("sources", section="One source", source="Radio Free Asia, 29 January 2020")
    assert not at.exception
    own = data.excerpts[data.excerpts["source_id"] == "rfa-2020-samjiyon"]
    assert says(at, f"{len(own)} passages")
    assert "rfa.org" in at.code[-1].value


def test_an_unknown_source_in_the_link_shows_the_list():
    at = open_page("sources", section="One source", source="Nobody, 1 January 1900")
    assert not at.exception
    assert len(at.dataframe[0].value) == len(load(DATA_DIR).sources)


@pytest.mark.parametrize(
    ("form", "sign"),
    [
        ("Plain text", "version 0"),
        ("BibTeX", "@dataset{"),
        ("RIS", "TY  - DATA"),
        ("CSL-JSON", '"id"'),
    ],
)
def test_the_dataset_is_cited_in_every_format(form, sign):
    at = open_page("sources", section="Cite", format=form)
    assert not at.exception
    assert sign in at.code[-1].value


def test_a_view_is_cited_with_its_filters_and_their_link():
    at = open_page("sources", section="Cite", cited="This view", years=["2004", "2010"])
    cited = at.code[-1].value
    assert "2004–2010" in cited
    assert "years=2004&years=2010" in cited
    assert "section=" not in cited


def test_the_sources_of_a_view_are_fewer_than_all():
    few = open_page(
        "sources", section="Cite", cited="The sources of this view", years=["2004", "2005"]
    )
    every = open_page("sources", section="Cite", cited="All sources")
    counts = [int(re.search(r"of (\d+); the file", " ".join(texts(at)))[1]) for at in (few, every)]
    assert counts[0] < counts[1]


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("昆明", "Kunming"),
        ("เชียงของ", "Chiang Khong"),
        ("Mesai", "Mae Sai"),
        ("Bung Kan", "Bueng Kan"),
    ],
)
def test_a_place_in_the_link_is_shown_in_any_spelling(spelling, name):
    at = open_page("places", place=spelling)
    assert not at.exception
    assert at.header[0].value == name
    assert {"Routes through it", "Events there", "Passages that speak of it"} <= {
        one.value for one in at.subheader
    }


@pytest.mark.parametrize(
    ("spelling", "words", "offered"),
    [
        ("혜산", "is in the gazetteer", "Ryanggang Province"),
        ("Huay Xai", "is in the gazetteer", "Laos"),
        ("Kumning", "No place is known", "Kunming"),
    ],
)
def test_a_place_that_is_not_found_leads_on(spelling, words, offered):
    at = open_page("places", place=spelling)
    assert says(at, words)
    next(one for one in at.button if one.label == offered).click().run()
    assert not at.exception
    assert at.header[0].value == offered


def test_without_a_place_all_are_listed(data):
    at = open_page("places")
    assert len(at.dataframe[0].value) == len(data.waypoints)


def test_every_place_can_be_opened(data):
    """A page for each waypoint, by its usual name; one run each in one session."""
    at = open_page("places")
    for name in data.waypoints["name"][::6]:
        at.text_input(key="place").set_value(name).run()
        assert not at.exception, name
        assert at.header[0].value == name.replace(".", "\\.")


def test_a_place_follows_the_years():
    at = open_page("places", place="Bangkok", years=["2001", "2003"])
    found = next(text for text in texts(at) if re.match(r"\d+ passages? of \d+", text))
    shown, total = map(int, re.findall(r"\d+", found))
    assert shown < total
