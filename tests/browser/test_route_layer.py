"""The route layer by itself, on a plain page: what is drawn, told apart, reached and played."""

import json
from itertools import pairwise

import pytest

from bench.map_story import PROBE, SIZES
from escape_routes.dataset.load import DATA_DIR, load
from escape_routes.maps import folium_map
from escape_routes.maps.script import map_script
from escape_routes.routes import selection
from escape_routes.routes.selection import Selection

DATA = load(DATA_DIR)
LAYER_DATA = folium_map.layer_data(DATA)
LEGS = {leg["id"]: leg for leg in LAYER_DATA["legs"]}
FAMILIES = {route["id"]: route["family"] for route in LAYER_DATA["routes"]}
SCRIPT = map_script(LAYER_DATA, DATA_DIR / "basemap").text
PAGE = f"""<!doctype html><html lang="en"><meta charset="utf-8"><title>Map</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>html, body, #map {{ height: 100%; margin: 0; }}
.bare .leaflet-control, .bare .leaflet-popup {{ display: none; }}</style><div id="map"></div>
<script>{SCRIPT}</script><script>{PROBE}</script>
<script>
window.picked = [];
const map = L.map("map", {{minZoom: 2, maxZoom: 9, zoomSnap: 0.25}}).setView([29, 112], 4);
window.layer = escapeRoutesOn(map, ESCAPE_ROUTES_DATA, {{onPick: (id) => picked.push(id)}});
</script></html>"""
NAMES = ".leaflet-escapeLabels-pane >> nth=0 >>"
HAS_DRAWN = "() => window.map && map.getContainer().dataset.legs"
STATES = {
    "opening": {},
    "all": {"front": "all"},
    "overland": {"front": "overland"},
    "one": {"routes": ["sea-vietnam"]},
    "years": {"years": [2004, 2012]},
}
DESK, WALL, PHONE = SIZES.values()


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("layer") / "map.html"
    path.write_text(PAGE, encoding="utf-8")
    return path.as_uri()


def opened(browser, file, size=(1200, 800), **options):
    wide, high = size
    context = browser.new_context(viewport={"width": wide, "height": high}, **options)
    page = context.new_page()
    page.errors = []
    page.on("pageerror", lambda error: page.errors.append(str(error)))
    page.goto(file)
    page.wait_for_function(HAS_DRAWN)
    return page


@pytest.fixture(scope="module")
def page(browser, file):
    page = opened(browser, file, reduced_motion="no-preference")
    yield page
    assert page.errors == []
    page.context.close()


@pytest.fixture(autouse=True)
def afresh(request):
    if "page" in request.fixturenames:
        page = request.getfixturevalue("page")
        # As if nothing had ever been shown.
        page.evaluate("() => { map.closePopup(); layer._lastCommand = ''; }")
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
    return set(page.evaluate("() => layer.shownLegs().map(l => l.id)"))


def lines(page):
    """The lines on the map: legs, points along each in pixels of the window, width and ink."""
    return page.evaluate(
        """() => layer.drawn().map(({strand, curve, width, ink}) => ({
          legs: strand.legs.map(l => l.id), width, ink, family: strand.family,
          front: strand.isFront, certainty: strand.certainty, disputed: strand.isDisputed,
          points: curve.map(({x, y}) => {
            const p = map.layerPointToContainerPoint([x, y]); return [p.x, p.y]; }),
        }))"""
    )


def along(points, share):
    """The point of a polyline at a share of its length."""
    lengths = [((b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2) ** 0.5 for a, b in pairwise(points)]
    left = sum(lengths) * share
    for (a, b), length in zip(pairwise(points), lengths, strict=True):
        if left <= length and length:
            return [a[0] + (b[0] - a[0]) * left / length, a[1] + (b[1] - a[1]) * left / length]
        left -= length
    return points[-1]


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


def test_a_window_focus_and_theme_leave_the_view_alone(page):
    """Years, a focus in sight and the theme leave the map object, its centre and zoom alone."""
    page.evaluate("() => { map.mark = 1; map.setView([17.5, 102], 6.5, {animate: false}); }")
    before = page.evaluate("() => [map.getZoom(), map.getCenter()]")
    show(page, years=[2016, 2016])
    show(page, years=[2016, 2016], focus="leg.t2-nong-khai-bangkok")
    page.evaluate("() => { layer.setTheme('dark'); }")
    assert page.evaluate("() => [map.getZoom(), map.getCenter()]") == before
    assert page.evaluate("() => map.mark === 1 && map.getContainer().dataset.theme") == "dark"
    page.evaluate("() => { layer.setTheme('light'); }")


# The truth of the click


@pytest.fixture(scope="module", params=SIZES)
def sized(request, browser, file):
    page = opened(browser, file, SIZES[request.param], reduced_motion="reduce")
    page.wait_for_timeout(300)
    yield page
    assert page.errors == []
    page.context.close()


@pytest.mark.parametrize("state", STATES)
def test_every_line_opens_itself_where_it_is_pressed(sized, state):
    """A press on a line opens its leg, or a list that holds its legs; controls are put aside."""
    show(sized, **STATES[state])
    sized.evaluate("() => { layer.home(); }")
    told = [
        (key, hits)
        for key, hits in sized.evaluate("mapProbe(map).presses()")
        if any(h is not None for h in hits)
    ]
    assert len(told) >= 4
    assert [key for key, hits in told if True not in hits] == []
    middles = {key: hits[0] for key, hits in told if hits[0] is not None}
    missed = [key for key, hit in middles.items() if not hit]
    assert len(missed) <= 0.05 * len(middles), missed


def test_a_press_of_the_mouse_opens_the_line_under_it(page):
    """On the main way, where passages of another route were opened once."""
    line = next(one for one in lines(page) if "se-china-yunnan" in one["legs"])
    page.mouse.click(*along(line["points"], 0.5))
    page.wait_for_function("picked.length || document.querySelector('.escape-choice')")
    offered = page.locator(".escape-choice [data-subject]").evaluate_all(
        "nodes => nodes.map(node => node.dataset.subject)"
    )
    assert "leg.se-china-yunnan" in offered + page.evaluate("picked")


def test_a_finger_may_miss_a_line_by_eleven_pixels(browser, file):
    """Under a finger, a line is at least 24 pixels broad."""
    page = opened(browser, file, PHONE, has_touch=True, reduced_motion="reduce")
    line = next(one for one in lines(page) if one["legs"] == ["se-north-korea-china"])
    (x, y), (to_x, to_y) = along(line["points"], 0.45), along(line["points"], 0.55)
    length = ((to_x - x) ** 2 + (to_y - y) ** 2) ** 0.5
    aside = (-(to_y - y) / length * 11, (to_x - x) / length * 11)
    page.touchscreen.tap((x + to_x) / 2 + aside[0], (y + to_y) / 2 + aside[1])
    page.wait_for_function("picked.length")
    assert page.evaluate("picked") == ["leg.se-north-korea-china"]
    page.context.close()


def test_a_press_on_the_map_scrolls_nothing(browser, tmp_path):
    """A map that is taller than the window stays where it is under the pointer."""
    path = tmp_path / "tall.html"
    path.write_text(PAGE.replace("#map { height: 100%", "#map { height: 1400px"), encoding="utf-8")
    page = opened(browser, path.as_uri(), (1280, 700), reduced_motion="reduce")
    page.mouse.click(400, 600)
    page.keyboard.press("ArrowDown")
    page.wait_for_timeout(200)
    assert page.evaluate("scrollY") in (0, 40)
    page.context.close()


def test_the_map_is_one_stop_of_the_tab_key(page):
    """Arrow keys go from place to place and line to line, in the order of the way."""
    group = page.get_by_role("group", name="Places and lines")
    features = group.locator("button")
    subjects = features.evaluate_all("nodes => nodes.map(node => node.dataset.subject)")
    assert subjects[:3] == ["waypoint.north-korea", "waypoint.china", "waypoint.yunnan"]
    assert group.locator("button[tabindex='0']").count() == 1
    assert page.locator(".leaflet-container[tabindex]").count() == 0
    features.first.focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.dataset.subject") == "waypoint.china"
    assert page.locator(".escape-tip").inner_text().startswith("Place: China")
    page.keyboard.press("Enter")
    assert page.evaluate("picked") == ["waypoint.china"]
    page.keyboard.press("End")
    last = page.evaluate("document.activeElement.dataset.subject")
    assert last == subjects[-1]
    assert last.startswith("leg.")


def test_lines_of_the_context_are_no_stop_of_the_keyboard(page):
    """What is pale can be chosen with the pointer, and is left out for the keyboard."""
    in_front = {leg for line in lines(page) if line["front"] for leg in line["legs"]}
    told = page.locator(".escape-features button[data-subject^='leg.']").evaluate_all(
        "nodes => nodes.flatMap(node => node.dataset.subject.split(' '))"
    )
    assert {subject.removeprefix("leg.") for subject in told} == in_front
    assert {FAMILIES[LEGS[leg]["route"]] for leg in in_front} == {"mekong"}


# What stands in front


def test_the_map_opens_with_the_main_way(page):
    """The main way alone is in full ink, with its stops in their order; the rest is pale."""
    for line in lines(page):
        assert (line["ink"] == 1) == (line["family"] == "mekong")
    names = page.evaluate(
        """() => [...document.querySelectorAll('.escape-label')].filter(n => n.querySelector('i'))
          .map(n => [Number(n.querySelector('i').textContent),
            n.querySelector('span').firstChild.textContent])"""
    )
    assert dict(names) == {
        1: "North Korea",
        2: "China",
        3: "Yunnan",
        4: "Laos",
        5: "Bangkok",
        6: "Seoul",
    }


@pytest.mark.parametrize("size", [DESK, WALL])
def test_at_first_nothing_crosses_and_no_name_lies_under_a_line(browser, file, size):
    """At the sizes of a desk and a wall, the opening has no crossing in full ink."""
    page = opened(browser, file, size, reduced_motion="reduce")
    page.wait_for_selector(".escape-inset")
    page.wait_for_timeout(200)
    assert page.evaluate("mapProbe(map).crossings()") == 0
    assert page.evaluate("mapProbe(map).touched()") == []
    page.context.close()


def test_on_a_phone_hardly_anything_crosses(browser, file):
    """The opening of a phone has at most one crossing, and four names that a line touches."""
    page = opened(browser, file, PHONE, reduced_motion="reduce")
    assert page.evaluate("mapProbe(map).crossings()") <= 1
    assert len(page.evaluate("mapProbe(map).touched()")) <= 4
    page.context.close()


def test_all_routes_cross_as_little_as_may_be(sized):
    """All routes at once cross at most 140 times, where straight lines cross up to 180 times."""
    show(sized, front="all")
    sized.evaluate("() => { layer.home(); }")
    assert sized.evaluate("mapProbe(map).crossings()") <= 140


def test_all_routes_and_back(page):
    """One button brings all routes to the front, the other the main way."""
    page.get_by_role("button", name="All 27 routes").click()
    assert {line["ink"] for line in lines(page)} == {1}
    page.get_by_role("button", name="Most documented way").click()
    assert {line["family"] for line in lines(page) if line["ink"] == 1} == {"mekong"}


def test_a_family_and_a_route_of_it_come_to_the_front(page):
    """A row brings its family to the front; a route below it stands there alone."""
    page.get_by_role("button", name="Other ways overland").click()
    assert {line["family"] for line in lines(page) if line["ink"] == 1} == {"overland"}
    page.get_by_role("button", name="Mongolia", exact=True).click()
    routes = {LEGS[leg]["route"] for line in lines(page) for leg in line["legs"]}
    assert routes == {"mongolia"}
    assert page.get_by_role("button", name="Walk its legs").is_visible()
    page.get_by_role("button", name="Mongolia", exact=True).click()
    assert {line["family"] for line in lines(page) if line["ink"] == 1} == {"overland"}


def test_what_waits_for_a_closer_look_is_said(page):
    """Legs in front that are not drawn are counted in words."""
    drawn = {leg for line in lines(page) if line["front"] for leg in line["legs"]}
    main = {key for key, leg in LEGS.items() if FAMILIES[leg["route"]] == "mekong"}
    waiting = page.locator(".escape-waiting").inner_text()
    assert waiting == f"{len(main - drawn)} legs, short or only inferred, show closer in"


def test_a_window_of_years_leaves_the_skeleton(page):
    """Legs that the window hides stay as pale lines, and their stops keep names and numbers."""
    show(page, years=[2004, 2012])
    assert "se-north-korea-china" not in shown(page)
    ghosts = page.evaluate(
        """() => [...document.querySelectorAll('.escape-label.ghost')].map(n => n.innerText)"""
    )
    assert any("North Korea" in name for name in ghosts)
    opacities = page.locator("path.escape-line").evaluate_all(
        "paths => paths.map(path => Number(path.getAttribute('stroke-opacity')))"
    )
    assert 0.22 in opacities


def test_a_focus_of_another_family_brings_all_to_the_front(page):
    """What is asked for is never left pale."""
    show(page, focus="leg.mn-china-mongolia")
    assert page.evaluate("layer.state.front") == "all"
    full = [line for line in lines(page) if line["ink"] == 1]
    assert ["mn-china-mongolia"] in [line["legs"] for line in full] or any(
        "mn-china-mongolia" in line["legs"] for line in full
    )
    assert {line["ink"] for line in lines(page)} == {0.2, 1}


# How lines and names look


def test_certainty_publishers_and_disputes_are_drawn(page):
    """Dashes follow certainty, width the number of publishers, a dark core marks disputes."""
    page.get_by_role("button", name="All 27 routes").click()
    page.evaluate("() => { map.setView([22, 104], 6.5, {animate: false}); }")
    drawn = [line for line in lines(page) if line["family"] != "mekong"]
    few = [
        line["width"] for line in drawn if max(LEGS[leg]["sources"] for leg in line["legs"]) <= 1
    ]
    many = [
        line["width"] for line in drawn if max(LEGS[leg]["sources"] for leg in line["legs"]) >= 5
    ]
    assert max(few) < min(many, default=99)
    dashes = page.locator("path.escape-line").evaluate_all(
        "paths => [...new Set(paths.map(path => path.getAttribute('stroke-dasharray') || ''))]"
    )
    assert "" in dashes
    assert len(dashes) >= 3


def test_there_and_back_never_coincide(page):
    """Lines between the same two places keep apart in their middles."""
    page.get_by_role("button", name="All 27 routes").click()
    page.evaluate("() => { map.setView([25, 110], 5, {animate: false}); }")
    middles = [along(line["points"], 0.5) for line in lines(page)]
    gaps = [
        ((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5
        for i, a in enumerate(middles)
        for b in middles[i + 1 :]
    ]
    assert min(gaps) > 1.5


def test_names_lie_on_nothing_else(page):
    """No two names or words on lines overlap, at three zooms, in two states."""
    for front in ("mekong", "all"):
        page.evaluate("front => { layer.setFront(front); }", front)
        for view in ("[30, 112], 4", "[19, 102], 6", "[20.3, 100.2], 9"):
            page.evaluate(f"() => {{ map.setView({view}, {{animate: false}}); }}")
            boxes = page.evaluate(
                """() => [...map.getPane('escapeLabels').querySelectorAll(
                    '.escape-label, .escape-words')].map(e => {
                  const r = e.getBoundingClientRect();
                  return [r.left, r.top, r.right, r.bottom]; })"""
            )
            assert len(boxes) > 2
            for i, a in enumerate(boxes):
                for b in boxes[i + 1 :]:
                    assert not (
                        a[0] + 1 < b[2] and a[2] - 1 > b[0] and a[1] + 1 < b[3] and a[3] - 1 > b[1]
                    )


def test_names_stand_in_english_and_in_script(page):
    """Near enough, a place is named in English and in Korean or local script."""
    page.evaluate("() => { map.setView([17.9, 102.8], 8, {animate: false}); }")
    assert "농카이" in page.locator(f"{NAMES} .escape-label", has_text="Nong Khai").inner_text()


def test_what_stands_for_a_country_has_no_dot(page):
    """Its name is its mark, and opens its passages."""
    dots = page.evaluate("layer._canvas._stops.drawn().map(dot => dot.id)")
    assert "china" not in dots
    assert "bangkok" in dots
    page.locator(".escape-label", has_text="China").first.click()
    assert page.evaluate("picked") == ["waypoint.china"]


def test_words_grow_on_a_wall(browser, tmp_path):
    """Seen from 10 m on a screen of 2 m, names of the main way have 6 arc minutes and more."""
    path = tmp_path / "wall.html"
    path.write_text(PAGE.replace("{onPick:", "{presenting: true, onPick:"), encoding="utf-8")
    page = opened(browser, path.as_uri(), WALL, reduced_motion="reduce")
    size = page.locator(".escape-label.trunk").first.evaluate(
        "node => parseFloat(getComputedStyle(node).fontSize)"
    )
    capital_m = size * 0.714 * 2 / 1920
    assert capital_m / 10 * 3438 >= 6
    page.context.close()


def test_zoom_is_capped_at_nine(page):
    """Nobody can zoom in further than a district."""
    page.evaluate("() => { map.setView([20, 100], 9, {animate: false}); }")
    page.evaluate("() => { map.zoomIn(5, {animate: false}); }")
    assert page.evaluate("() => map.getZoom()") == 9


# One route at a time


def test_a_route_is_walked_leg_by_leg(page):
    """Each step adds a leg and says what is quoted for it; the end gives the map back."""
    page.evaluate("() => { layer.setFront('sea-laos-thailand'); }")
    page.get_by_role("button", name="Walk its legs").click()
    card = page.locator(".escape-walk")
    legs = [leg for leg in LAYER_DATA["legs"] if leg["route"] == "sea-laos-thailand"]
    assert f"leg 1 of {len(legs)}" in card.inner_text()
    walked = set()
    for leg in legs[:3]:
        assert LAYER_DATA["quotes"][leg["id"]]["text"] in card.inner_text()
        assert LAYER_DATA["quotes"][leg["id"]]["source"] in card.inner_text()
        walked.add(leg["id"])
        inked = [set(line["legs"]) for line in lines(page) if line["ink"] == 1]
        assert walked <= set().union(*inked)
        assert all(legs_of_line & walked for legs_of_line in inked)
        page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Next").press("ArrowLeft")
    assert "leg 3 of" in card.inner_text()
    page.evaluate("id => { layer.pick(id); }", f"leg.{legs[3]['id']}")
    assert "leg 4 of" in card.inner_text()
    assert page.evaluate("picked") == []
    page.get_by_role("button", name="All passages").click()
    assert page.evaluate("picked") == [f"leg.{legs[3]['id']}"]
    page.get_by_role("button", name="Next").press("Escape")
    assert card.count() == 0


# Years


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
    assert shown(page) == set(LEGS)


def test_less_motion_means_no_playing_by_itself(browser, file):
    """Who asks for reduced motion steps by hand; there is no play button, and no light runs."""
    calm = opened(browser, file, reduced_motion="reduce")
    assert calm.get_by_role("button", name="Play the years").count() == 0
    assert calm.get_by_role("button", name="Later year").is_visible()
    assert calm.locator(".escape-run").count() == 0
    calm.context.close()


def test_text_of_the_data_is_never_markup(browser, tmp_path):
    """Markup in names is shown as letters, in labels, tooltips, panel and walk."""
    evil = json.loads(json.dumps(LAYER_DATA))
    script = "<img src=x onerror='window.planted=1'>"
    for record in (*evil["routes"], *evil["waypoints"], *evil["families"]):
        record["name"] = script
    for record in evil["routes"]:
        record["short"] = record["summary"] = script
    for record in evil["quotes"].values():
        record["text"] = record["source"] = script
    path = tmp_path / "evil.html"
    text = map_script(evil, DATA_DIR / "basemap").text
    path.write_text(PAGE.replace(SCRIPT, text), encoding="utf-8")
    page = opened(browser, path.as_uri(), reduced_motion="reduce")
    page.locator(".escape-features button").first.focus()
    assert script in page.locator(".escape-tip").first.inner_text()
    page.evaluate("() => { layer.walk('sea-laos-thailand', 0); }")
    assert page.locator(".escape-walk").inner_text().count(script) >= 3
    assert page.evaluate("() => window.planted") is None
    page.context.close()


def test_a_choice_that_moves_the_map_is_drawn_once(page):
    """However often Leaflet says that the map has moved, lines and names are worked out once."""
    drawn = page.evaluate(
        """() => { let drawn = 0;
          map.escapeRoutes.on("shown", () => { drawn += 1; });
          const before = map.getZoom();
          map.escapeRoutes.show({routes: ["us-resettlement"], years: null, focus: null});
          return [drawn, map.getZoom() !== before]; }"""
    )
    assert drawn == [1, True]
