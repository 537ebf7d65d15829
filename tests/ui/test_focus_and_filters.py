"""The link holds the view: filters round-trip, and one subject at a time is in focus."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from escape_routes.dataset.load import DATA_DIR, load
from escape_routes.evidence.subjects import Subject
from escape_routes.routes import address
from escape_routes.routes.selection import Selection, apply, hidden
from escape_routes.ui import filters, strip, words
from escape_routes.ui.filters import View

MAIN = Path(__file__).resolve().parents[2] / "escape_routes" / "ui" / "app.py"
SPECIALS = "\\`*_{}[]()#+-.!|~$<>:&"


@pytest.fixture(scope="module")
def data():
    return load(DATA_DIR)


@pytest.fixture(autouse=True)
def _at_home(monkeypatch):
    monkeypatch.delenv("ESCAPE_ROUTES_DATA", raising=False)


def view_of(dataset, selection):
    return View(dataset, selection, apply(dataset, selection), hidden(dataset, selection))


def opened(**params):
    """The app as a fresh visitor opens it by a link."""
    at = AppTest.from_file(str(MAIN), default_timeout=60)
    for name, value in params.items():
        at.query_params[name] = value
    return at.run()


def script_of_focus(text, step):
    """A page of its own that does one thing to the focus and writes what it finds."""
    import streamlit as st

    from escape_routes.dataset.load import DATA_DIR
    from escape_routes.ui import focus, session

    if text:
        st.query_params["focus"] = text
    if step == "clear":
        focus.clear()
    if step == "clear twice":
        focus.clear()
        focus.clear()
    if step.startswith("choose "):
        focus.choose(step.removeprefix("choose "))
    st.text(focus.text())
    st.text(focus.fresh("chart"))
    st.text(str(focus.current_or_message(session.load_dataset(DATA_DIR))))


def focused(text="", step=""):
    at = AppTest.from_function(script_of_focus, args=(text, step), default_timeout=60).run()
    assert not at.exception
    return at


@pytest.fixture(scope="module")
def leg(data):
    return str(Subject("leg", data.legs["leg_id"].iloc[0]))


def test_nothing_is_in_focus_until_something_is_chosen():
    at = focused()
    assert [text.value for text in at.text] == ["", "chart_0", "None"]
    assert "focus" not in at.query_params


def test_what_is_chosen_stands_in_the_address(leg):
    at = focused(step=f"choose {leg}")
    assert at.query_params["focus"] == leg
    assert [text.value for text in at.text] == [leg, "chart_0", leg]


def test_closing_clears_the_address_and_lets_charts_forget(leg):
    at = focused(leg, "clear")
    assert "focus" not in at.query_params
    assert [text.value for text in at.text] == ["", "chart_1", "None"]
    assert focused("", "clear twice").text[1].value == "chart_2"


def test_going_back_closes_the_passages_and_lets_charts_forget(leg):
    at = opened(focus=leg)
    assert "closings" not in at.session_state
    del at.query_params["focus"]
    at.run()
    assert at.session_state["closings"] == 1
    at.run()
    assert at.session_state["closings"] == 1


def test_an_unknown_subject_is_said_once_and_forgotten():
    at = focused("leg.nowhere")
    (warning,) = at.warning
    assert "legs has no row with the identifier 'nowhere'" in warning.value
    assert at.text[2].value == "None"
    assert "focus" not in at.query_params


def test_the_last_of_two_subjects_in_a_link_counts(leg):
    at = opened(focus=["nonsense", leg])
    assert not at.exception
    assert len(at.get("dialog")) == 1


def strip_of(at):
    """What the strip of filters is told."""
    (part,) = at.get("bidi_component")
    return json.loads(part.proto.json)


def test_a_fresh_address_stays_bare():
    at = opened()
    assert at.query_params == {}
    assert not at.warning
    assert strip_of(at)["search"] == ""


@pytest.mark.parametrize(
    ("params", "search"),
    [
        ({"family": "mekong"}, "family=mekong"),
        ({"kind": ["overland", "sea"]}, "family=mekong+overland&route=china-sea-boat"),
        ({"years": ["2003", "1998"]}, "years=1998-2003"),
        ({"route": "Overland: Thai entry: Nong Khai"}, "route=thai-entry-nong-khai"),
    ],
)
def test_a_link_sets_the_filters_and_stays_as_it_is(params, search):
    at = opened(**params)
    assert strip_of(at)["search"] == search
    assert at.query_params == params
    assert not at.warning


def test_what_a_link_cannot_have_is_said_in_one_line():
    at = opened(kind="flying", route="A renamed route", years="1985-1994")
    (warning,) = at.warning
    for named in ("flying", "A renamed route", "1985"):
        assert named in warning.value


def test_the_strip_is_told_once_what_it_offers(data):
    told = strip_of(opened())
    script = strip.script(DATA_DIR)
    assert told["src"] == f"./assets/{script.name}"
    assert told["own"] is None
    offered = json.loads(script.text.split("export const served=")[1].rstrip().rstrip(";"))
    assert {route["id"] for route in offered["routes"]} == set(data.routes["route_id"])
    assert [family["id"] for family in offered["families"]] == list(address.known(data).families)
    assert tuple(offered["span"]) == address.known(data).span
    order = [family["id"] for family in offered["families"]]
    places = [order.index(route["family"]) for route in offered["routes"]]
    assert places == sorted(places)


def test_the_filters_go_along_to_another_page_and_not_beyond():
    at = AppTest.from_file(str(MAIN), default_timeout=60)
    at.query_params["family"] = "mekong"
    at.run()
    del at.query_params["family"]
    at.switch_page("../../pages/timeline.py").run()
    assert strip_of(at)["search"] == "family=mekong"
    at.run()
    assert strip_of(at)["search"] == ""


def test_another_page_with_filters_of_its_own_keeps_those():
    at = AppTest.from_file(str(MAIN), default_timeout=60)
    at.query_params["family"] = "mekong"
    at.run()
    at.query_params["family"] = "work"
    at.switch_page("../../pages/timeline.py").run()
    assert strip_of(at)["search"] == "family=work"


def script_of_years(years, before):
    """A page of its own that sets the years, as a chart does."""
    import streamlit as st

    from escape_routes.ui import filters

    st.query_params.update(before)
    filters.set_years(years)


@pytest.mark.parametrize(
    ("years", "address"),
    [
        ([2012, 2004, 2008], {"family": "mekong", "years": "2004-2012"}),
        ([2009], {"family": "mekong", "years": "2009"}),
        ([1900, 3000], {"family": "mekong"}),
        (None, {"family": "mekong"}),
    ],
)
def test_years_that_a_chart_sets_stand_in_the_address(years, address):
    before = {"family": "mekong", "years": "1998-1999"}
    at = AppTest.from_function(script_of_years, args=(years, before), default_timeout=60).run()
    assert not at.exception
    assert at.query_params == address


@pytest.mark.parametrize(
    ("selection", "said"),
    [
        (Selection(), "All routes, all years"),
        (Selection(frozenset({"thai"})), "1 route, all years"),
        (Selection(frozenset({"thai", "return"}), 2004, 2006), "2 routes, 2004–2006"),
        (Selection(start_year=2004, end_year=2004), "All routes, 2004"),
    ],
)
def test_the_selection_in_words(small, selection, said):
    assert filters.in_words(view_of(small, selection)) == said


@given(st.text())
def test_plain_text_loses_nothing_and_leaves_no_special_character(text):
    shown = words.plain(text)
    assert re.sub(r"\\(.)", r"\1", shown) == " ".join(text.split())
    assert not set(re.sub(r"\\.", "", shown)) & set(SPECIALS)


@given(st.text(alphabet=SPECIALS + "ab \n", max_size=20))
def test_plain_text_of_special_characters_alone_can_be_read_back(text):
    shown = words.plain(text)
    assert re.sub(r"\\(.)", r"\1", shown) == " ".join(text.split())
    assert not set(re.sub(r"\\.", "", shown)) & set(SPECIALS)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ""),
        ("  two\n lines ", "two lines"),
        ("a*b", r"a\*b"),
        ("1. first", r"1\. first"),
        ("<b>", r"\<b\>"),
        ("탈북자 (2004)", r"탈북자 \(2004\)"),
    ],
)
def test_plain_text_examples(text, shown):
    assert words.plain(text) == shown
