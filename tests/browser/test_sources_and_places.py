"""Search, disagreements and places in a real browser: nothing is contacted, links stay in step."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import make_visit


@pytest.mark.parametrize(
    "path",
    [
        "/sources?q=2914",
        "/sources?section=Disagreements",
        "/sources?section=One+source&source=Radio+Free+Asia%2C+29+January+2020",
        "/sources?section=Cite&format=BibTeX",
        "/places",
        "/places?place=%E6%98%86%E6%98%8E",
    ],
)
def test_page_paints_and_contacts_nobody(visit, path):
    """Each section paints with no attempted request to another host and no console error."""
    visit.open(path)
    visit.page.get_by_text("Not travel advice").first.wait_for()
    visit.page.wait_for_timeout(800)
    assert visit.foreign == []
    assert visit.errors == []


def test_search_goes_to_the_address_and_marks_its_hits(visit):
    """What is typed stands in the address, and hits have a ground of their own."""
    visit.open("/sources")
    box = visit.page.locator("input[aria-label=Search]")
    box.fill("toilets")
    box.press("Enter")
    mark = visit.page.locator("span", has_text="toilets").first
    mark.wait_for()
    visit.page.wait_for_url("**q=toilets**")
    assert "rgba(0, 0, 0, 0)" not in mark.evaluate("m => getComputedStyle(m).backgroundColor")


def test_an_answer_opens_the_drawer_with_both_sides(visit):
    """From a disagreement to the passages of both sides."""
    visit.open("/sources?section=Disagreements")
    visit.page.get_by_role("button", name="Read the passages").first.click()
    drawer = visit.page.get_by_role("dialog")
    drawer.wait_for()
    expect(drawer).to_contain_text("What the sources say")
    assert "focus=count." in visit.page.url


def test_a_place_is_found_by_a_slip_of_the_pen(visit):
    """The close spelling that is offered opens the place and goes to the address."""
    visit.open("/places?place=Kumning")
    visit.page.get_by_role("button", name="Kunming").click()
    visit.page.get_by_role("heading", name="Kunming").wait_for()
    visit.page.wait_for_url("**place=Kunming**")


@pytest.mark.parametrize("path", ["/sources?section=Disagreements", "/places?place=Mesai"])
def test_a_phone_needs_no_sideways_scrolling(browser, server, path):
    """At 390 pixels the page is no wider than the screen."""
    visit = make_visit(browser, server, viewport={"width": 390, "height": 844})
    visit.open(path)
    visit.page.wait_for_timeout(1500)
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= 390
    visit.page.context.close()
