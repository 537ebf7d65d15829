"""Choices on a page live in the address by keys; links that hold words are understood."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from escape_routes.briefing import charts
from escape_routes.dataset.load import DATA_DIR, load
from escape_routes.evidence.tables import source_labels
from escape_routes.ui import keyed

MAIN = Path(__file__).resolve().parents[2] / "escape_routes" / "ui" / "app.py"
DATA = load(DATA_DIR)


@pytest.fixture(autouse=True)
def _at_home(monkeypatch):
    monkeypatch.delenv("ESCAPE_ROUTES_DATA", raising=False)


def opened(page, **params):
    at = AppTest.from_file(str(MAIN), default_timeout=60)
    for name, value in params.items():
        at.query_params[name] = value
    at.switch_page(f"../../pages/{page}.py")
    at.run()
    assert not at.exception
    return at


def test_keys_are_small_words_with_hyphens_in_any_script():
    assert keyed.slugs(["One source", "By sex", "통일부 (Seoul)", "–"]) == {
        "One source": "one-source",
        "By sex": "by-sex",
        "통일부 (Seoul)": "통일부-seoul",
        "–": "–",
    }
    values = {"First": "women_share", "Second": 2004, "Third": ("a", "b")}
    assert keyed.slugs_of(values) == {"First": "women-share", "Second": "2004", "Third": "third"}


@pytest.mark.parametrize(
    ("page", "parameter", "key", "label"),
    [
        ("yearly_counts", "show", "quarters", "By quarter"),
        ("sources", "section", "disagreements", "Disagreements"),
        ("sources", "section", "one-source", "One source"),
        ("data_and_methods", "part", "data-dictionary", "Data dictionary"),
    ],
)
def test_a_part_of_a_page_is_linked_to_by_its_key_or_by_its_words(page, parameter, key, label):
    for value in (key, label):
        at = opened(page, **{parameter: value})
        assert at.session_state[parameter] == label
        assert not at.warning


def test_every_chart_of_a_page_has_a_key_that_is_not_its_label():
    for label, chart in charts.of_page("yearly_counts").items():
        at = opened("yearly_counts", show=chart.key.replace("_", "-"))
        assert at.session_state["show"] == label


def test_what_is_chosen_goes_into_the_address_and_the_default_out_of_it():
    at = opened("sources")
    assert "section" not in at.query_params
    at.segmented_control(key="section").set_value("One source").run()
    assert at.query_params["section"] in ("one-source", ["one-source"])
    at.segmented_control(key="section").set_value("Passages").run()
    assert "section" not in at.query_params


def test_the_address_is_the_state_so_going_back_shows_what_was_before():
    at = opened("sources", section="one-source")
    at.query_params["section"] = "disagreements"
    assert at.run().session_state["section"] == "Disagreements"
    del at.query_params["section"]
    assert at.run().session_state["section"] == "Passages"


def test_several_keys_stand_side_by_side_and_nothing_chosen_is_kept():
    at = opened("yearly_counts", show="Series compared")
    first, *others = at.multiselect(key="compare").options
    at.multiselect(key="compare").set_value([first, others[1]]).run()
    (value,) = (
        [at.query_params["compare"]]
        if isinstance(at.query_params["compare"], str)
        else (at.query_params["compare"])
    )
    ids = value.split()
    assert len(ids) == 2
    assert set(ids) <= set(DATA.series["series_id"])
    again = opened("yearly_counts", show="Series compared", compare=value)
    assert again.session_state["compare"] == [first, others[1]]
    at.multiselect(key="compare").set_value([]).run()
    assert at.session_state["compare"] == []
    assert at.query_params["compare"] in ("", [""])


def test_a_source_is_linked_to_by_its_key_and_by_its_words():
    label, key = next(iter(source_labels(DATA).items()))
    for value in (key, label):
        at = opened("sources", section="one-source", source=value)
        assert at.session_state["source"] == label


@pytest.mark.parametrize(
    ("page", "params"),
    [
        ("yearly_counts", {"show": "Nonsense"}),
        ("sources", {"section": "nowhere"}),
        ("sources", {"section": "one-source", "source": "no-such-source"}),
        ("timeline", {"outcome": "arrested vanished"}),
    ],
)
def test_what_a_link_asks_for_and_is_not_here_is_said_in_one_line(page, params):
    parameter, value = list(params.items())[-1]
    at = opened(page, **params)
    (warning,) = at.warning
    lost = value.split()[-1].replace("-", r"\-")
    assert parameter in warning.value
    assert lost in warning.value
