"""The strip of filters: the map hears it first, the address holds it, history walks through it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from escape_routes.dataset.load import DATA_DIR, load
from escape_routes.routes import address, selection
from tests.browser.conftest import make_visit

DATA = load(DATA_DIR)
KNOWN = address.known(DATA)
LEGS_OF_MAP = "document.querySelector('iframe').contentWindow.map.getContainer().dataset.legs"
PAGES_WITH_MAP = ["/", "/route_map", "/timeline", "/places?place=Bangkok"]


def legs_of(**query):
    """How many legs an address keeps."""
    asked = address.read(KNOWN, {key: [value] for key, value in query.items()})
    assert not asked.faults
    return len(selection.apply(DATA, address.selection(KNOWN, asked.filters)).legs)


def opened(visit, path):
    visit.open(path)
    frame = visit.map_frame()
    visit.page.locator("[data-family]").first.wait_for()
    visit.settle()
    return frame


@pytest.mark.parametrize("path", PAGES_WITH_MAP)
def test_the_map_shows_a_choice_before_the_server_can(visit, path):
    """Within the click itself the map has the legs of the choice; the page then says the same."""
    frame = opened(visit, path)
    shown = visit.page.locator("[data-family=overland]").evaluate(
        f"chip => {{ chip.click(); return {LEGS_OF_MAP}; }}"
    )
    assert shown == str(legs_of(family="overland"))
    assert "family=overland" in visit.page.url
    expect(visit.page.get_by_text("6 routes, all years.")).to_be_visible()
    visit.settle()
    assert frame.evaluate("() => map.getContainer().dataset.legs") == shown
    assert visit.errors == []


def test_dragging_over_the_years_paints_on_the_way(visit):
    """While the bars are dragged over, the map shows the years and the address still waits."""
    frame = opened(visit, "/route_map")
    track = visit.page.locator(".track").bounding_box()
    years = KNOWN.span[1] - KNOWN.span[0] + 1

    def x_of(year):
        return track["x"] + track["width"] * (year - KNOWN.span[0] + 0.5) / years

    visit.page.mouse.move(x_of(2012), track["y"] + 10)
    visit.page.mouse.down()
    visit.page.mouse.move(x_of(2004), track["y"] + 10, steps=4)
    visit.wait_for_legs(frame, legs_of(years="2004-2012"))
    assert "years" not in visit.page.url
    visit.page.mouse.up()
    visit.page.wait_for_url("**/route_map?years=2004-2012")
    visit.page.mouse.click(x_of(2009), track["y"] + 10)
    visit.page.wait_for_url("**/route_map?years=2009")
    visit.wait_for_legs(frame, legs_of(years="2009"))
    visit.page.mouse.click(x_of(2009), track["y"] + 10)
    visit.page.wait_for_url("**/route_map")
    visit.wait_for_legs(frame, len(DATA.legs))


def test_keys_move_the_years_and_are_told_once(visit):
    """Five presses of a key are one entry of the history, and the slider says its year."""
    frame = opened(visit, "/route_map")
    entries = visit.page.evaluate("() => history.length")
    first = visit.page.get_by_role("slider", name="First year")
    first.focus()
    for _ in range(5):
        visit.page.keyboard.press("ArrowRight")
    visit.page.wait_for_url("**/route_map?years=2002-*")
    assert visit.page.evaluate("() => history.length") == entries + 1
    expect(first).to_have_attribute("aria-valuenow", "2002")
    visit.wait_for_legs(frame, legs_of(years=f"2002-{KNOWN.span[1]}"))
    expect(first).to_be_focused()


def test_letters_and_enter_choose_what_holds_them(visit):
    """Typing "laos" and Enter chooses the routes that hold "laos", nothing that resembles it."""
    frame = opened(visit, "/route_map")
    field = visit.page.get_by_role("combobox", name="Find a route")
    field.fill("laos")
    holding = [key for key in KNOWN.routes if "laos" in DATA.row("routes", key)["name"].lower()]
    expect(visit.page.get_by_role("option").first).to_have_text(f"All {len(holding)} with “laos”")
    field.press("Enter")
    visit.page.wait_for_url(f"**/route_map?route={'+'.join(holding)}")
    visit.wait_for_legs(frame, legs_of(route=" ".join(holding)))
    field.press("Backspace")
    visit.page.wait_for_url(f"**/route_map?route={holding[0]}")
    visit.page.locator(f"[data-route={holding[0]}]").click()
    visit.page.wait_for_url("**/route_map")
    field.fill("soal")
    expect(visit.page.get_by_text("No route has these letters.")).to_be_visible()
    field.press("Enter")
    assert visit.page.url.endswith("/route_map")


def test_back_and_forward_walk_through_filters_and_pages(visit):
    """Each choice is an entry of the history, also across pages, and all of the page follows."""
    frame = opened(visit, "/route_map")
    visit.page.locator("[data-family=mekong]").click()
    visit.settle()
    visit.page.locator("[data-family=near]").click()
    visit.settle()
    visit.page.get_by_role("link", name="Timeline", exact=True).click()
    visit.page.wait_for_url("**/timeline?family=mekong+near")
    visit.settle()
    visit.page.go_back()
    visit.page.wait_for_url("**/route_map?family=mekong+near")
    visit.settle()
    visit.page.go_back()
    visit.page.wait_for_url("**/route_map?family=mekong")
    frame = visit.map_frame()
    visit.wait_for_legs(frame, legs_of(family="mekong"))
    expect(visit.page.get_by_text("5 routes, all years.")).to_be_visible()
    expect(visit.page.locator("[data-family=near]")).to_have_attribute("aria-pressed", "false")
    visit.page.go_back()
    visit.page.wait_for_url("**/route_map")
    visit.wait_for_legs(frame, len(DATA.legs))
    visit.page.go_forward()
    visit.wait_for_legs(frame, legs_of(family="mekong"))
    expect(visit.page.locator("[data-family=mekong]")).to_have_attribute("aria-pressed", "true")


def test_passages_keep_what_the_reader_has_done_to_the_map(visit):
    """A leg that is opened and closed leaves in the address what stands in front; Back opens it."""
    frame = opened(visit, "/route_map?family=mekong")
    frame.evaluate("() => { map.escapeRoutes.setFront('all'); }")
    visit.page.wait_for_url("**front=all")
    frame.evaluate("() => { map.escapeRoutes.pick('leg.t2-nong-khai-bangkok'); }")
    visit.page.get_by_role("dialog").wait_for()
    visit.settle()
    assert "focus=leg.t2-nong-khai-bangkok" in visit.page.url
    visit.page.keyboard.press("Escape")
    visit.page.get_by_role("dialog").wait_for(state="detached")
    visit.settle()
    assert visit.page.url.endswith("/route_map?family=mekong&front=all")
    visit.page.go_back()
    visit.page.get_by_role("dialog").wait_for()
    visit.page.locator("[data-family=mekong]").evaluate("chip => chip.click()")
    visit.settle()
    assert "front" not in visit.page.url


def test_the_link_is_copied_as_it_stands(browser, server):
    """The button copies the address with all that is chosen; else it can be taken by hand."""
    visit = make_visit(browser, server, permissions=["clipboard-read", "clipboard-write"])
    opened(visit, "/route_map?family=mekong&years=2004-2012")
    visit.page.get_by_role("button", name="Copy link").click()
    visit.page.get_by_role("button", name="Link copied").wait_for()
    assert visit.page.evaluate("() => navigator.clipboard.readText()") == visit.page.url
    visit.page.evaluate(
        "() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }"
    )
    visit.page.get_by_role("button", name="Link copied").click()
    expect(visit.page.get_by_label("Link to this view")).to_have_value(visit.page.url)
    visit.page.context.close()


@pytest.mark.parametrize(
    ("search", "legs", "words"),
    [
        ("?years=2012&years=2004", {"years": "2004-2012"}, ""),
        ("?years=2009", {"years": "2009"}, ""),
        ("?years=1985&years=1994", {}, "1985–1994"),
        ("?route=A+renamed+route", {}, "A renamed route"),
        (
            "?kind=overland&amp;years=1998&amp;years=2003",
            {"family": "mekong overland", "years": "1998-2003"},
            "garbled",
        ),
    ],
)
def test_a_link_does_what_it_can_and_says_what_it_cannot(visit, search, legs, words):
    """Links that are old, reversed, garbled or of nothing show the right legs, with one line."""
    frame = opened(visit, f"/timeline{search}")
    visit.wait_for_legs(frame, legs_of(**legs))
    warnings = visit.page.locator("[data-testid=stAlert]")
    assert warnings.count() == bool(words)
    if words:
        expect(warnings).to_contain_text(words)
