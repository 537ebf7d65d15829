"""What only a browser can show: pages paint, contact nobody, and the map and its passages live."""

import csv
import json
import re
import shutil

import pytest
from playwright.sync_api import expect

from escape_routes.dataset.load import DATA_DIR, load
from escape_routes.routes import selection
from escape_routes.routes.selection import Selection
from tests.browser.conftest import make_visit, start_server

PAGES = ["/", "/route_map", "/yearly_counts", "/sources"]
DATA = load(DATA_DIR)
MAP_PAGES = {"/", "/route_map"}


@pytest.mark.parametrize("path", PAGES)
def test_page_paints_and_contacts_nobody(visit, path):
    """Each page paints with no attempted request to another host and no console error."""
    visit.open(path)
    if path in MAP_PAGES:
        visit.map_frame()
    visit.page.wait_for_timeout(800)
    assert visit.page.get_by_text("Not travel advice").first.is_visible()
    assert visit.foreign == []
    assert visit.errors == []


@pytest.mark.parametrize(
    ("query", "chosen"),
    [
        ("", Selection()),
        ("?years=1998&years=2003", Selection(frozenset(), 1998, 2003)),
        ("?kind=forced+return", None),
    ],
)
def test_map_shows_what_the_selection_keeps(visit, query, chosen):
    """The layer shows the legs that the selection rule keeps in Python; lines stand for them."""
    if chosen is None:
        kinds = DATA.routes["kind"] == "forced return"
        chosen = Selection(frozenset(DATA.routes.loc[kinds, "route_id"]))
    kept = selection.apply(DATA, chosen).legs
    visit.open(f"/route_map{query}")
    frame = visit.map_frame()
    visit.wait_for_legs(frame, len(kept))
    shown = frame.evaluate("() => map.escapeRoutes.shownLegs().map(leg => leg.id)")
    assert set(shown) == set(kept["leg_id"])
    drawn = frame.evaluate(
        """() => map.escapeRoutes.drawn().filter(({strand}) => !strand.isGhost)
          .flatMap(({strand}) => strand.legs.map(leg => leg.id))"""
    )
    assert drawn
    assert set(drawn) <= set(shown)


@pytest.mark.parametrize(("family", "is_in_sight"), [("returned", True), ("onward", False)])
def test_filter_moves_the_map_only_where_it_must(visit, family, is_in_sight):
    """A filter changes what is drawn; centre and zoom stay where all of it lies in sight."""
    visit.open("/route_map")
    frame = visit.map_frame()
    visit.settle()
    frame.evaluate("() => { map.mark = 'same'; map.setView([31, 118], 3.5, {animate: false}); }")
    visit.page.locator(f"[data-family={family}]").click()
    chosen = Selection(frozenset(DATA.routes.loc[DATA.routes["family"] == family, "route_id"]))
    visit.wait_for_legs(frame, len(selection.apply(DATA, chosen).legs))
    visit.settle()
    view = frame.evaluate("() => [map.getZoom(), map.getCenter().lat.toFixed(1)]")
    assert (view == [3.5, "31.0"]) is is_in_sight
    assert frame.evaluate("() => map.mark") == "same"
    assert visit.page.url.endswith(f"?family={family}")


POINT_OF_LEG = """(id) => {
  const {curve} = map.escapeRoutes.drawn().find(({strand}) => strand.legs.some(l => l.id === id));
  const {x, y} = map.layerPointToContainerPoint(curve[Math.floor(curve.length * 0.35)]);
  return [x, y];
}"""


@pytest.mark.parametrize("how", ["click", "keyboard"])
def test_leg_opens_its_passage(visit, how):
    """A leg, clicked or reached by keyboard, opens the sentence behind it; the link says so."""
    links = DATA.evidence[DATA.evidence["subject_table"] == "legs"]
    leg_id = "t2-nong-khai-bangkok"
    leg_id = leg_id if leg_id in set(links["subject_id"]) else links.iloc[0]["subject_id"]
    excerpt = DATA.row("excerpts", links[links["subject_id"] == leg_id].iloc[0]["excerpt_id"])
    visit.open("/route_map?route=Overland%3A+" + route_name(leg_id).replace(" ", "+"))
    frame = visit.map_frame()
    if how == "click":
        middle = frame.evaluate(POINT_OF_LEG, leg_id)
        box = visit.page.locator("iframe[title='streamlit_folium.st_folium']").bounding_box()
        visit.page.mouse.click(box["x"] + middle[0], box["y"] + middle[1])
    else:
        key = frame.locator(f".escape-features button[data-subject~='leg.{leg_id}']")
        key.focus()
        key.press("Enter")
    drawer = visit.page.get_by_role("dialog")
    drawer.wait_for()
    expect(drawer).to_contain_text(excerpt["quote"][:40])
    assert f"focus=leg.{leg_id}" in visit.page.url


def route_name(leg_id):
    return DATA.row("routes", DATA.row("legs", leg_id)["route_id"])["name"]


def test_bar_opens_its_passage(visit):
    """A bar of the yearly chart opens the passage that states the figure, again after closing."""
    visit.open("/yearly_counts")
    for _ in range(2):
        bars = visit.page.locator("[data-testid=stVegaLiteChart]").first.locator(
            "path[aria-roledescription=bar]"
        )
        bars.nth(20).click()
        drawer = visit.page.get_by_role("dialog")
        drawer.wait_for()
        expect(drawer).to_contain_text("What the sources say")
        assert re.search(r"focus=count\.rok-arrivals-year", visit.page.url)
        visit.page.keyboard.press("Escape")
        drawer.wait_for(state="detached")
        visit.settle()


def test_link_opens_the_same_passage(visit):
    """A link with a focus opens the drawer on that event, on a fresh session."""
    event = DATA.events.iloc[0]
    visit.open(f"/sources?focus=event.{event['event_id']}")
    drawer = visit.page.get_by_role("dialog")
    drawer.wait_for()
    expect(drawer).to_contain_text(event["title"])


def test_theme_follows_the_page(browser, server):
    """On a dark page the map is dark."""
    visit = make_visit(browser, server, color_scheme="dark")
    visit.open("/route_map")
    frame = visit.map_frame()
    assert frame.evaluate("() => map.getContainer().dataset.theme") == "dark"
    visit.page.context.close()


def test_map_survives_focus_and_theme(visit):
    """A chosen leg, its closing and a change of theme leave the map object and its view alone."""
    visit.open("/route_map")
    frame = visit.map_frame()
    frame.evaluate("() => { map.mark = 'same'; map.setView([20.3, 101.2], 6, {animate: false}); }")
    key = frame.locator(".escape-features button[data-subject^='leg.']").first
    key.focus()
    key.press("Enter")
    choice = frame.locator(".escape-choice button")
    if choice.count():
        choice.first.click()
    visit.page.get_by_role("dialog").wait_for()
    visit.page.keyboard.press("Escape")
    visit.page.get_by_role("dialog").wait_for(state="detached")
    visit.page.emulate_media(color_scheme="dark")
    frame.wait_for_function("() => map.getContainer().dataset.theme === 'dark'")
    assert frame.evaluate("() => [map.mark, map.getZoom()]") == ["same", 6]


def test_dragging_over_the_bars_sets_the_years(visit):
    """Dragging over the yearly bars sets the window; slider, address and map follow."""
    visit.open("/")
    frame = visit.map_frame()
    chart = visit.page.locator("[data-testid=stVegaLiteChart]").first
    chart.scroll_into_view_if_needed()
    bars = chart.locator("path[aria-roledescription=bar]")
    visit.page.wait_for_timeout(500)
    first, last = (box_of_year(bars, year) for year in (2005, 2008))
    visit.page.mouse.move(first["x"] + 2, first["y"] - 20)
    visit.page.mouse.down()
    visit.page.mouse.move(last["x"] + last["width"] - 2, first["y"] - 10, steps=8)
    visit.page.mouse.up()
    visit.page.wait_for_url(re.compile(r"years=2005-2008"))
    kept = selection.apply(DATA, Selection(frozenset(), 2005, 2008)).legs
    visit.wait_for_legs(frame, len(kept))
    visit.page.get_by_role("button", name="Show all years").click()
    visit.wait_for_legs(frame, len(DATA.legs))


def box_of_year(bars, year):
    return bars.locator(f"xpath=self::*[contains(@aria-label, '{year}')]").first.bounding_box()


def test_planted_script_runs_nowhere(browser, tmp_path):
    """A script planted in every free text column of a copied dataset is shown, never run."""
    data = tmp_path / "data"
    shutil.copytree(DATA_DIR, data, ignore=shutil.ignore_patterns("basemap", "gazetteer"))
    plant_scripts(data)
    running = start_server(tmp_path / "log.txt", data)
    try:
        visit = make_visit(browser, running)
        for path in (*PAGES, "/route_map?focus=route.mongolia", "/?focus=waypoint.nong-khai"):
            visit.open(path)
            if path.split("?")[0] in MAP_PAGES:
                frame = visit.map_frame()
                frame.locator(".escape-features button").first.focus()
                visit.page.wait_for_timeout(200)
                assert frame.evaluate("() => window.planted") is None
            visit.page.wait_for_timeout(600)
            assert visit.page.evaluate("() => window.planted") is None
            assert "<script>" in visit.page.content().replace("&lt;", "<")
    finally:
        running.process.terminate()
        running.process.wait(10)


TEXT_COLUMNS = {
    "waypoints": ["name", "name_ko", "name_local", "other_names", "admin1", "note"],
    "routes": ["name", "summary"],
    "legs": ["certainty_note"],
    "events": ["title", "summary", "date_basis", "note"],
    "series": ["title", "unit", "geography", "caveat"],
    "counts": ["note"],
    "sources": ["title", "publisher", "author", "reliability_note"],
    "excerpts": ["summary", "locator"],
}
SCRIPT = "<script>window.planted=1</script><img src=x onerror=window.planted=1>"


def plant_scripts(directory):
    for table, columns in TEXT_COLUMNS.items():
        path = directory / f"{table}.csv"
        with path.open(encoding="utf-8", newline="") as handle:
            reader = csv.DictReader(handle)
            names, records = reader.fieldnames, list(reader)
        for record in records:
            for column in columns:
                record[column] = f"{record[column]} {SCRIPT}"
        with path.open("w", encoding="utf-8", newline="") as handle:
            writer = csv.DictWriter(handle, names, lineterminator="\n")
            writer.writeheader()
            writer.writerows(records)


def test_a_route_is_walked_from_its_passages_and_the_link_keeps_the_step(visit):
    """The drawer of a route leads to its walk; a link to a step opens that step."""
    visit.open("/sources?focus=route.mongolia")
    visit.page.get_by_role("dialog").get_by_role("link", name="Walk it on the map").click()
    card = visit.map_frame().locator(".escape-walk")
    expect(card).to_contain_text("leg 1 of")
    visit.map_frame().get_by_role("button", name="Next").click()
    expect(card).to_contain_text("leg 2 of")
    visit.page.wait_for_url(re.compile(r"walk=mongolia\.2"))
    visit.page.reload()
    expect(visit.map_frame().locator(".escape-walk")).to_contain_text("leg 2 of")


def test_one_finger_scrolls_the_page_and_moves_the_map(browser, server):
    """On a phone, up and down belong to the page, a move that begins sideways to the map."""
    visit = make_visit(
        browser, server, viewport={"width": 390, "height": 700}, has_touch=True, is_mobile=True
    )
    visit.open("/")
    frame = visit.map_frame()
    visit.settle()
    box = visit.page.locator("iframe[title='streamlit_folium.st_folium']").bounding_box()
    x, y = box["x"] + 200, box["y"] + 100
    centre = "() => [map.getCenter().lat.toFixed(2), map.getCenter().lng.toFixed(2)]"
    before, top = frame.evaluate(centre), visit.page.evaluate(SCROLLED)
    swipe(visit.page, (x, y), (0, -25))
    visit.page.wait_for_function(f"top => ({SCROLLED})() > top + 50", arg=top)
    visit.page.wait_for_timeout(1000)
    assert frame.evaluate(centre) == before
    box = visit.page.locator("iframe[title='streamlit_folium.st_folium']").bounding_box()
    top = visit.page.evaluate(SCROLLED)
    swipe(visit.page, (box["x"] + 250, box["y"] + 150), (-15, 1))
    frame.wait_for_function(f"before => JSON.stringify(({centre})()) !== before",
                            arg=json.dumps(before, separators=(",", ":")))  # fmt: skip
    assert abs(visit.page.evaluate(SCROLLED) - top) < 20
    visit.page.context.close()


SCROLLED = "() => document.querySelector('[data-testid=stMain]').scrollTop"


def swipe(page, start, step):
    """A finger that goes from a point in eight steps."""
    session = page.context.new_cdp_session(page)
    (x, y), (right, down) = start, step
    for number in range(9):
        kind = "touchMove" if number else "touchStart"
        points = [{"x": x + right * number, "y": y + down * number}]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        page.wait_for_timeout(20)
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
