"""The first screen is whole without scrolling, and a filter neither moves nor forgets anything."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from escape_routes.counts.headlines import finding
from escape_routes.dataset.load import DATA_DIR, load
from tests.browser.conftest import make_visit

IFRAME = "iframe[title='streamlit_folium.st_folium']"
BARS = "[data-testid=stVegaLiteChart] path[aria-roledescription=bar]"


def bottom(locator):
    box = locator.bounding_box()
    return box["y"] + box["height"]


def corner(locator):
    box = locator.bounding_box()
    return box["x"], box["y"]


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (1920, 1080)])
def test_title_filters_map_and_bars_stand_on_the_first_screen(browser, server, width, height):
    """What the data has found, the filters, the whole map and the bars are seen at once."""
    visit = make_visit(browser, server, viewport={"width": width, "height": height})
    visit.open("/")
    visit.map_frame()
    visit.page.locator(BARS).first.wait_for()
    visit.settle()
    assert visit.page.locator("h1").inner_text() == finding(load(DATA_DIR))
    for seen in (visit.page.get_by_role("slider").first, visit.page.locator(IFRAME)):
        assert bottom(seen) <= height
    chart = visit.page.locator("[data-testid=stVegaLiteChart] svg").first
    assert bottom(chart) <= height
    box, map_box = chart.bounding_box(), visit.page.locator(IFRAME).bounding_box()
    assert box["x"] >= map_box["x"] + map_box["width"]
    assert box["x"] + box["width"] <= width
    assert visit.page.locator("[data-testid=stSidebar]").count() == 0
    visit.page.context.close()


def test_a_filter_moves_nothing_and_is_kept_on_the_next_page(browser, server):
    """The map stays where it is, and family and years go along to another page and its address."""
    visit = make_visit(browser, server, viewport={"width": 1280, "height": 800})
    page = visit.page
    visit.open("/")
    visit.map_frame()
    visit.settle()
    before = corner(page.locator(IFRAME))
    page.locator("[data-family=work]").click()
    expect(page.get_by_text("Hidden: ")).to_be_visible()
    page.get_by_role("slider").first.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**years=1998-**")
    visit.settle()
    assert corner(page.locator(IFRAME)) == before
    page.get_by_role("link", name="Sources", exact=True).click()
    page.get_by_role("heading", name="Sources").wait_for()
    visit.settle()
    page.wait_for_url("**/sources?family=work&years=1998-*")
    assert page.title() == "Sources \N{EN DASH} Escape routes"
    assert visit.errors == []
    page.context.close()
