"""The time axis lives: a mark opens its passages, the zoom stays; and nothing is too wide."""

from __future__ import annotations

import re
from urllib.parse import quote_plus

import pytest

from escape_routes.dataset.load import DATA_DIR, load
from escape_routes.dataset.reading import split_ids
from tests.browser.conftest import make_visit

DATA = load(DATA_DIR)
CHART = "[data-testid=stVegaLiteChart]"
POINTS = f"{CHART} path[aria-roledescription=point]"


def positions(page):
    return page.locator(POINTS).evaluate_all("ms => ms.map(m => m.getAttribute('transform'))")


def test_an_event_opens_its_passages_twice_and_the_zoom_stays(visit):
    """A mark opens the drawer, again after closing; a zoom with Ctrl and wheel outlives both."""
    visit.open("/timeline")
    marks = visit.page.locator(POINTS)
    marks.nth(30).wait_for()
    before = positions(visit.page)
    marks.nth(30).hover()
    visit.page.keyboard.down("Control")
    visit.page.mouse.wheel(0, -300)
    visit.page.keyboard.up("Control")
    visit.page.wait_for_timeout(400)
    zoomed = positions(visit.page)
    assert zoomed != before
    for _ in range(2):
        marks.nth(30).click()
        drawer = visit.page.get_by_role("dialog")
        drawer.wait_for()
        assert re.search(r"focus=event\.", visit.page.url)
        visit.page.wait_for_timeout(700)
        visit.page.keyboard.press("Escape")
        drawer.wait_for(state="detached")
        visit.page.wait_for_timeout(700)
        assert "focus" not in visit.page.url
        assert positions(visit.page) == zoomed
        visit.page.mouse.move(5, 5)
    assert visit.foreign == []
    assert visit.errors == []


def test_the_bare_wheel_scrolls_the_page_and_not_the_axis(visit):
    """Over the chart, the wheel without a key moves the page."""
    visit.page.set_viewport_size({"width": 1280, "height": 700})
    visit.open("/timeline")
    visit.page.locator(POINTS).nth(10).hover()
    before = positions(visit.page)
    top = visit.page.locator(CHART).bounding_box()["y"]
    visit.page.mouse.wheel(0, 200)
    visit.page.wait_for_timeout(600)
    assert visit.page.locator(CHART).bounding_box()["y"] < top
    assert positions(visit.page) == before


def test_an_event_in_the_link_stands_out_on_the_map(visit):
    """The map is told the routes of the event that the link opens."""
    routed = DATA.events[DATA.events["route_ids"].str.contains(";")].iloc[0]
    visit.open(f"/timeline?focus=event.{routed['event_id']}")
    frame = visit.map_frame()
    expected = sorted(f"route.{key}" for key in split_ids(routed["route_ids"]))
    frame.wait_for_function("() => (map.escapeRoutes.state.command.highlight || []).length > 0")
    assert sorted(frame.evaluate("() => map.escapeRoutes.state.command.highlight")) == expected


@pytest.mark.parametrize("part", ["By quarter", "Series compared"])
def test_a_mark_of_each_part_opens_the_passage_of_its_figure(visit, part):
    """The last mark of the chart opens the passages of a count."""
    visit.open(f"/yearly_counts?show={quote_plus(part)}")
    kind = "bar" if part == "By quarter" else "point"
    mark = visit.page.locator(f"{CHART} path[aria-roledescription={kind}]").last
    mark.click()
    visit.page.get_by_role("dialog").wait_for()
    assert re.search(r"focus=count\.", visit.page.url)
    assert visit.errors == []


@pytest.mark.parametrize("path", ["/timeline", "/yearly_counts?show=Series+compared"])
def test_nothing_runs_over_the_edge_of_a_phone(browser, server, path):
    """At 390 pixels the page is as wide as the screen, and the charts lie within it."""
    visit = make_visit(browser, server, viewport={"width": 390, "height": 844})
    visit.open(path)
    visit.page.locator(POINTS).first.wait_for()
    wide = visit.page.evaluate("() => document.documentElement.scrollWidth")
    assert wide <= 390
    box = visit.page.locator(f"{CHART} svg").first.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    visit.page.context.close()
