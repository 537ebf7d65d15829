"""The link holds the view: filters round-trip, and one subject at a time is in focus."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from escape_routes.dataset.load import DATA_DIR, load
from escape_routes.evidence.subjects import Subject
from escape_routes.routes.selection import Selection, apply, hidden
from escape_routes.ui import filters, parts
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
    from escape_routes.ui import focus, map_panel, session

    if text:
        st.query_params["focus"] = text
    if step == "clear":
        focus.clear()
    if step == "clear twice":
        focus.clear()
        focus.clear()
    if step.startswith("choose "):
        focus.choose(step.removeprefix("choose "))
    if step.startswith("map "):
        st.session_state["map"] = {"selected_tags": [step.removeprefix("map "), "1"]}
        map_panel._take_map_choice()
    if step == "map":
        map_panel._take_map_choice()
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


@pytest.mark.parametrize("step", ["choose {}", "map {}"])
def test_what_is_chosen_stands_in_the_address(leg, step):
    at = focused(step=step.format(leg))
    assert at.query_params["focus"] == leg
    assert [text.value for text in at.text] == [leg, "chart_0", leg]


def test_a_map_on_which_nothing_is_chosen_changes_nothing(leg):
    assert focused(leg, "map").query_params["focus"] == leg


def test_closing_clears_the_address_and_lets_charts_forget(leg):
    at = focused(leg, "clear")
    assert "focus" not in at.query_params
    assert [text.value for text in at.text] == ["", "chart_1", "None"]
    assert focused("", "clear twice").text[1].value == "chart_2"


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


def test_defaults_leave_the_address_bare():
    at = opened()
    assert at.query_params == {}
    assert (at.session_state["kind"], at.session_state["route"]) == ([], [])


def test_the_slider_goes_from_the_first_event_to_the_last_figure(data):
    first, last = filters.year_bounds(data)
    assert opened().slider(key="years").value == (first, last)
    years = data.events["date"].str[:4].astype(int)
    assert first == years.min()
    assert last >= years.max()
    assert last == max(years.max(), data.counts["end_date"].str[:4].astype(int).max())


@pytest.mark.parametrize(
    ("params", "key", "value"),
    [
        ({"kind": "overland"}, "kind", ["overland"]),
        ({"kind": ["overland", "sea"]}, "kind", ["overland", "sea"]),
        ({"years": ["1998", "2003"]}, "years", (1998, 2003)),
        ({"kind": "flying"}, "kind", []),
        ({"route": "Overland: Nowhere"}, "route", []),
    ],
)
def test_a_link_sets_the_filters_and_stays(params, key, value):
    at = opened(**params)
    assert at.session_state[key] == value
    if value:
        assert at.query_params == params


def test_every_route_can_be_linked_to_by_its_label(data):
    labels = filters._names_by_label(data)
    assert sorted(labels.values()) == sorted(data.routes["route_id"])
    assert list(opened().multiselect(key="route").options) == list(labels)
    label = next(iter(labels))
    assert opened(route=label).session_state["route"] == [label]


def script_of_selection(params):
    """A page of its own that writes the selection that the filters hold."""
    import streamlit as st

    from escape_routes.dataset.load import DATA_DIR
    from escape_routes.ui import filters, session

    for key, value in params.items():
        st.session_state[key] = value
    found = filters.current(session.load_dataset(DATA_DIR))
    st.json({"routes": sorted(found.route_ids), "years": [found.start_year, found.end_year]})


def selected(**params):
    at = AppTest.from_function(script_of_selection, args=(params,), default_timeout=60).run()
    assert not at.exception
    import json

    return json.loads(at.json[0].value)


def test_the_whole_slider_is_no_window_at_all(data):
    assert selected() == {"routes": [], "years": [None, None]}
    assert selected(years=filters.year_bounds(data))["years"] == [None, None]
    first, last = filters.year_bounds(data)
    assert selected(years=(first, last - 1))["years"] == [first, last - 1]


def test_a_kind_adds_all_its_routes_to_those_chosen_singly(data):
    by_kind = set(data.routes.loc[data.routes["kind"] == "sea", "route_id"])
    labels = filters._names_by_label(data)
    label, other = next((k, v) for k, v in labels.items() if v not in by_kind)
    assert set(selected(kind=["sea"])["routes"]) == by_kind != set()
    assert set(selected(kind=["sea"], route=[label])["routes"]) == by_kind | {other}


@pytest.mark.parametrize(
    ("selection", "words"),
    [
        (Selection(), "All routes, all years"),
        (Selection(frozenset({"thai"})), "1 route, all years"),
        (Selection(frozenset({"thai", "return"}), 2004, 2006), "2 routes, 2004–2006"),
        (Selection(start_year=2004, end_year=2004), "All routes, 2004"),
    ],
)
def test_the_selection_in_words(small, selection, words):
    assert filters.in_words(view_of(small, selection)) == words


@given(st.text())
def test_plain_text_loses_nothing_and_leaves_no_special_character(text):
    shown = parts.plain(text)
    assert re.sub(r"\\(.)", r"\1", shown) == " ".join(text.split())
    assert not set(re.sub(r"\\.", "", shown)) & set(SPECIALS)


@given(st.text(alphabet=SPECIALS + "ab \n", max_size=20))
def test_plain_text_of_special_characters_alone_can_be_read_back(text):
    shown = parts.plain(text)
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
    assert parts.plain(text) == shown
