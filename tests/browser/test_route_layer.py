"""The route layer by itself, on a plain page: what is drawn, told apart, reached and played."""

import json

import pytest

from escape_routes.dataset.load import DATA_DIR, load
from escape_routes.maps import folium_map
from escape_routes.maps.script import map_script
from escape_routes.routes import selection
from escape_routes.routes.selection import Selection

DATA = load(DATA_DIR)
LAYER_DATA = folium_map.layer_data(DATA)
PAGE = f"""<!doctype html><html lang="en"><meta charset="utf-8"><title>Map</title>
<style>html, body, #map {{ height: 100%; margin: 0; }}</style><div id="map"></div>
<script>{map_script(LAYER_DATA, DATA_DIR / "basemap").text}</script>
<script>
window.picked = [];
const map = L.map("map", {{minZoom: 2, maxZoom: 9, zoomSnap: 0.5}}).setView([29, 112], 4);
window.layer = escapeRoutesOn(map, ESCAPE_ROUTES_DATA, {{onPick: (id) => picked.push(id)}});
</script></html>"""


@pytest.fixture(scope="module")
def page(browser, tmp_path_factory):
    path = tmp_path_factory.mktemp("layer") / "map.html"
    path.write_text(PAGE, encoding="utf-8")
    context = browser.new_context(viewport={"width": 1200, "height": 800})
    opened = context.new_page()
    opened.errors = []
    opened.on("pageerror", lambda error: opened.errors.append(str(error)))
    opened.goto(path.as_uri())
    opened.wait_for_function("() => map.getContainer().dataset.legs")
    yield opened
    assert opened.errors == []
    context.close()


@pytest.fixture(autouse=True)
def afresh(page):
    show(page)
    page.evaluate("() => { layer.home(); picked.length = 0; }")


def show(page, **command):
    full = {
        "routes": None,
        "years": None,
        "focus": None,
        "highlight": [],
        "labels": True,
        **command,
    }
    page.evaluate("command => { layer.show(command); }", full)


def shown(page):
    ids = page.evaluate("() => layer.shownLegs().map(l => l.id)")
    return set(ids)


WINDOWS = [(1998, 2003), (2004, 2004), (2010, 2016), (2020, 2022), (2025, 2026)]


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("route", [None, "sea-laos-thailand", "forced-return-china"])
def test_selection_rule_is_the_same_in_browser_and_python(page, window, route):
    """The layer keeps exactly the legs that selection.apply keeps."""
    show(page, years=window, routes=[route] if route else None)
    chosen = Selection(frozenset([route] if route else []), *window)
    assert shown(page) == set(selection.apply(DATA, chosen).legs["leg_id"])


def test_same_command_twice_draws_nothing_anew(page):
    """A command that is sent again leaves every path in the document as it was."""
    show(page, years=[2004, 2016])
    page.evaluate("() => document.querySelectorAll('path').forEach(p => { p.marked = true; })")
    show(page, years=[2004, 2016])
    assert page.evaluate("() => [...document.querySelectorAll('path')].every(p => p.marked)")


def test_commands_keep_map_view_and_paths_that_stay(page):
    """Filter, focus and theme leave the map object, its centre and zoom alone."""
    page.evaluate("() => { map.mark = 1; map.setView([19, 102], 6.5, {animate: false}); }")
    before = page.evaluate("() => [map.getZoom(), map.getCenter()]")
    show(page, years=[2016, 2016])
    show(page, years=[2016, 2016], focus="leg.t2-nong-khai-bangkok")
    page.evaluate("() => layer.setTheme('dark')")
    assert page.evaluate("() => [map.getZoom(), map.getCenter()]") == before
    assert page.evaluate("() => map.mark === 1 && map.getContainer().dataset.theme") == "dark"
    page.evaluate("() => layer.setTheme('light')")


def test_legs_of_one_corridor_lie_apart(page):
    """Where routes share two places, the middles of their arcs are at least 6 pixels apart."""
    gaps = page.evaluate(
        """() => {
          map.setView([25, 110], 5, {animate: false});
          const groups = {};
          layer.shownLegs().forEach(leg => {
            const key = [leg.from, leg.to].sort().join(' ');
            const curve = layer._drawn['leg.' + leg.id][1]._curve();
            (groups[key] = groups[key] || []).push(curve[Math.floor(curve.length / 2)]);
          });
          const gaps = [];
          Object.values(groups).forEach(g => g.forEach((a, i) => g.slice(i + 1).forEach(b =>
            gaps.push(a.distanceTo(b)))));
          return gaps;
        }"""
    )
    assert len(gaps) > 10
    assert min(gaps) > 1.5
    assert sorted(gaps)[len(gaps) // 2] > 6


def test_certainty_sources_and_disputes_are_drawn(page):
    """Dashes follow certainty, width the number of publishers, a dark core marks disputes."""
    legs = {leg["id"]: leg for leg in LAYER_DATA["legs"]}
    drawn = page.evaluate(
        """() => Object.fromEntries(layer.shownLegs().map(leg => {
          const p = layer._drawn['leg.' + leg.id];
          return [leg.id, [p[1].options.dashArray || '', p[1].options.weight, p.length]];
        }))"""
    )
    dashes = {legs[key]["certainty"]: value[0] for key, value in drawn.items()}
    assert len(set(dashes.values())) == 3
    assert dashes["documented"] == ""
    few = [v[1] for k, v in drawn.items() if legs[k]["sources"] <= 1]
    many = [v[1] for k, v in drawn.items() if legs[k]["sources"] >= 5]
    assert max(few) < min(many)
    assert {len_ for _, _, len_ in (v for k, v in drawn.items() if legs[k]["disputed"])} == {5}


def test_names_lie_on_nothing_else(page):
    """No two names or route marks overlap, at three zooms."""
    for view in ("[30, 112], 4", "[19, 102], 6", "[20.3, 100.2], 9"):
        page.evaluate(f"() => map.setView({view.replace('], ', '], ')}, {{animate: false}})")
        page.wait_for_timeout(120)
        boxes = page.evaluate(
            """() => [...document.querySelectorAll('.escape-label, .escape-code')].map(e => {
              const r = e.getBoundingClientRect(); return [r.left, r.top, r.right, r.bottom]; })"""
        )
        assert len(boxes) > 3
        for i, a in enumerate(boxes):
            for b in boxes[i + 1 :]:
                assert not (
                    a[0] + 1 < b[2] and a[2] - 1 > b[0] and a[1] + 1 < b[3] and a[3] - 1 > b[1]
                )


def test_names_stand_in_english_and_in_script(page):
    """Near enough, a place is named in English and in Korean or local script."""
    page.evaluate("() => map.setView([17.9, 102.8], 8, {animate: false})")
    assert "농카이" in page.locator(".escape-label", has_text="Nong Khai").inner_text()


def test_zoom_is_capped_at_nine(page):
    """Nobody can zoom in further than a district."""
    page.evaluate("() => map.setView([20, 100], 9, {animate: false})")
    page.evaluate("() => map.zoomIn(5, {animate: false})")
    assert page.evaluate("() => map.getZoom()") == 9


def test_keyboard_walks_the_legs_in_route_order_and_opens_one(page):
    """Tab goes from leg to leg in the order of the route; Enter picks; names are spoken."""
    show(page, routes=["thai-entry-nong-khai"])
    legs = page.locator("path.escape-leg")
    subjects = legs.evaluate_all("paths => paths.map(p => p.dataset.subject)")
    assert subjects == [
        f"leg.{leg['id']}" for leg in LAYER_DATA["legs"] if leg["route"] == "thai-entry-nong-khai"
    ]
    legs.first.focus()
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.dataset.subject") == subjects[1]
    page.keyboard.press("Enter")
    assert page.evaluate("() => picked") == [subjects[1]]
    assert legs.nth(1).get_attribute("aria-label").startswith("Leg: Vientiane → Nong Khai")


def test_legend_isolates_and_gives_back(page):
    """A route chosen in the legend stands alone; chosen again, all are back."""
    before = shown(page)
    button = page.locator(".escape-legend button", has_text="Northern route through Mongolia")
    button.click()
    assert {leg["route"] for leg in LAYER_DATA["legs"] if leg["id"] in shown(page)} == {"mongolia"}
    pressed = page.locator(".escape-legend button[aria-pressed=true]")
    assert "Mongolia" in pressed.inner_text()
    pressed.click()
    assert shown(page) == before


def test_playback_steps_through_the_years_and_ends_where_it_began(page):
    """Each step is one year, with its arrivals; the end gives back what was shown before."""
    show(page, years=[2004, 2016])
    before = shown(page)
    later = page.get_by_role("button", name="Later year")
    later.click()
    later.click()
    group = page.get_by_role("group", name="Play the years")
    first = LAYER_DATA["yearly"][1]
    assert group.get_attribute("data-year") == str(first[0])
    assert f"{first[0]}: {first[1]:,} arrivals" in group.inner_text()
    kept = selection.apply(DATA, Selection(frozenset(), first[0], first[0])).legs["leg_id"]
    assert shown(page) == set(kept)
    group.locator("button").first.press("Escape")
    assert shown(page) == before


def test_playback_runs_by_itself_to_the_end(page):
    """Play goes through all years and stops by itself."""
    page.get_by_role("button", name="Speed").click()
    page.get_by_role("button", name="Speed").click()
    # The page itself writes down what is shown, since a busy computer looks too seldom.
    page.evaluate(
        """() => {
            const told = document.querySelector(".escape-playback").dataset;
            window.seen = [];
            new MutationObserver(() => window.seen.push(told.year)).observe(
                document.querySelector(".escape-playback"), { attributeFilter: ["data-year"] });
        }"""
    )
    page.get_by_role("button", name="Play the years").click()
    page.wait_for_function("window.seen.length > 2 && window.seen.at(-1) === ''")
    assert set(page.evaluate("window.seen")) >= {str(year) for year, _ in LAYER_DATA["yearly"]}
    assert page.locator(".escape-playback").get_attribute("data-year") == ""
    assert shown(page) == {leg["id"] for leg in LAYER_DATA["legs"]}


def test_less_motion_means_no_playing_by_itself(browser, tmp_path):
    """Who asks for reduced motion steps by hand; there is no play button."""
    path = tmp_path / "map.html"
    path.write_text(PAGE, encoding="utf-8")
    context = browser.new_context(reduced_motion="reduce")
    calm = context.new_page()
    calm.goto(path.as_uri())
    calm.wait_for_selector(".escape-playback")
    assert calm.get_by_role("button", name="Play the years").count() == 0
    assert calm.get_by_role("button", name="Later year").is_visible()
    context.close()


def test_text_of_the_data_is_never_markup(browser, tmp_path):
    """Markup in names is shown as letters, in labels, tooltips and legend."""
    evil = json.loads(json.dumps(LAYER_DATA))
    script = "<img src=x onerror='window.planted=1'>"
    for record in (*evil["routes"], *evil["waypoints"]):
        record["name"] = script
    path = tmp_path / "evil.html"
    text = map_script(evil, DATA_DIR / "basemap").text
    path.write_text(
        PAGE.replace(map_script(LAYER_DATA, DATA_DIR / "basemap").text, text), encoding="utf-8"
    )
    context = browser.new_context()
    opened = context.new_page()
    opened.goto(path.as_uri())
    opened.wait_for_function("() => map.getContainer().dataset.legs")
    opened.locator("path.escape-leg").first.focus()
    opened.wait_for_timeout(200)
    assert script in opened.locator(".escape-tip").first.inner_text()
    assert opened.evaluate("() => window.planted") is None
    context.close()
