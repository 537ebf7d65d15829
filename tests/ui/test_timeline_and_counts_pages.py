"""The timeline page and every part of the yearly counts page, opened by their links."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from escape_routes.briefing import charts as register
from escape_routes.counts.tables import series_titles
from escape_routes.dataset.load import DATA_DIR, load
from escape_routes.dataset.schema import OUTCOMES
from escape_routes.ui.timeline import PAGE_LENGTH
from escape_routes.ui.yearly_counts import TRAPS

MAIN = Path(__file__).resolve().parents[2] / "escape_routes" / "ui" / "app.py"
PARTS = list(register.of_page("yearly_counts"))
CHARTLESS_YEARS = ["1997", "1997"]


@pytest.fixture(autouse=True)
def at_home(monkeypatch):
    """The repository's own data, whatever the environment says."""
    monkeypatch.delenv("ESCAPE_ROUTES_DATA", raising=False)


@pytest.fixture(scope="module")
def data():
    return load(DATA_DIR)


def open_page(page, **params):
    at = AppTest.from_file(str(MAIN), default_timeout=90)
    for name, value in params.items():
        at.query_params[name] = value
    at.switch_page(f"../../pages/{page}.py").run()
    assert not at.exception
    assert not at.error
    return at


def texts(at):
    kinds = ("subheader", "markdown", "caption")
    return "\n".join(element.value for kind in kinds for element in at.get(kind))


def charts(at):
    return at.get("vega_lite_chart")


@pytest.mark.parametrize("part", PARTS)
def test_each_part_of_the_counts_has_one_heading_a_chart_and_a_table(part):
    at = open_page("yearly_counts", show=part)
    assert at.subheader
    assert charts(at)
    assert at.dataframe or at.expander
    assert "Unit:" in texts(at) or "Series compared" in texts(at)


@pytest.mark.parametrize("part", PARTS)
def test_each_part_can_be_opened_on_years_of_which_little_is_known(part):
    at = open_page("yearly_counts", show=part, years=CHARTLESS_YEARS)
    assert at.title[0].value == "Yearly counts"
    assert "1997" in texts(at)


@pytest.mark.parametrize("part", ["By sex", "Every series"])
def test_the_traps_stand_under_every_part(part):
    text = texts(open_page("yearly_counts", show=part))
    assert all(trap in text for trap in TRAPS)


def test_the_years_without_a_split_are_said_and_follow_the_window():
    def said(**params):
        return texts(open_page("yearly_counts", show="Women in per cent", **params))

    assert "1998, 1999, 2000, 2001" in said()
    assert "Left out" not in said(years=["2004", "2010"])


def test_series_of_two_units_stand_in_two_charts_with_their_caveats(data):
    titles = series_titles(data)
    chosen = [titles["rok-arrivals-year"], titles["thai-route-share"]]
    at = open_page("yearly_counts", show="Series compared", compare=chosen)
    assert len(charts(at)) == 2
    text = texts(at)
    assert "**Persons** (A)" in text
    assert "**Per cent** (B)" in text
    assert "Only the 72 per cent for 2016 rested on a survey" in text


def test_a_series_without_figures_in_the_window_says_so(data):
    titles = series_titles(data)
    chosen = [titles["rok-arrivals-year"], titles["thai-arrests-year"]]
    at = open_page("yearly_counts", show="Series compared", compare=chosen, years=["2015", "2016"])
    assert len(charts(at)) == 1
    assert "No figure of this series" in texts(at)


def test_a_link_opens_the_values_of_a_year_for_women():
    at = open_page("yearly_counts", show="First and later values", of_year="2009", sex="Women")
    assert "arrived in South Korea in 2009" in texts(at)
    assert set(at.dataframe[0].value["Persons"]) == {2273, 2261, 2252}


def test_a_window_shows_only_the_running_totals_of_its_years():
    at = open_page("yearly_counts", show="Running total", years=["2023", "2025"])
    periods = at.dataframe[0].value["Period"]
    assert len(periods)
    assert periods.str[-4:].astype(int).between(2023, 2025).all()
    assert "of other years not drawn" in texts(at)


def test_what_a_chart_of_a_series_leaves_out_is_said(data):
    at = open_page(
        "yearly_counts", show="Every series", series=series_titles(data)["thai-arrests-year"]
    )
    assert "Not drawn, since it spans other figures of the series: 9,622 persons" in texts(at)


def test_the_timeline_lists_every_event_page_by_page(data):
    at = open_page("timeline")
    assert len(charts(at)) == 1
    assert f"{len(data.events)} events of {len(data.events)}." in texts(at)
    buttons = [button for button in at.button if button.label == "Read the source"]
    assert len(buttons) == PAGE_LENGTH
    assert len(at.expander) >= 1


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_the_timeline_keeps_one_outcome(data, outcome):
    at = open_page("timeline", outcome=outcome)
    number = int((data.events["outcome"] == outcome).sum())
    assert f"{number} events of {len(data.events)}." in texts(at)


def test_the_timeline_follows_years_and_lanes_of_the_link(data):
    at = open_page("timeline", years=["2004", "2008"], lanes="Country")
    number = int(data.events["date"].str[:4].astype(int).between(2004, 2008).sum())
    assert f"{number} events of {len(data.events)}." in texts(at)
    assert "several countries" in texts(at)


def test_the_timeline_of_no_event_says_so():
    at = open_page("timeline", kind="resettlement", outcome="arrested")
    assert not charts(at)
    assert "No dated event lies in this choice." in texts(at)


def test_an_event_in_the_list_opens_its_passages(data):
    at = open_page("timeline")
    button = next(button for button in at.button if button.label == "Read the source")
    button.click().run()
    newest = data.events.sort_values(["date", "event_id"], ascending=[False, True]).iloc[0]
    assert f"event.{newest['event_id']}" in at.query_params["focus"]
    assert at.get("dialog")
