"""The presenter: by keyboard alone, from the server and from a file, with nobody else asked."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import expect

from escape_routes.briefing.handouts import presenter
from escape_routes.routes.routes import routes
from tests.browser.conftest import Visit, make_visit
from tests.made_briefing import data, shipped

BRIEFING = shipped()["thailand-and-the-mekong"]
TITLES = [scene.title for scene in BRIEFING.scenes]
SHOWN = "() => document.querySelector('.scene:not([hidden]) h2').textContent"


@pytest.fixture(scope="module")
def file(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("handout") / "briefing.html"
    path.write_bytes(presenter.export(BRIEFING, data()))
    return path


@contextmanager
def presenting(browser, server, address: str, **options):
    """The presenter, and afterwards a look at who was asked and what went wrong."""
    visit = make_visit(browser, server, **{"viewport": {"width": 1280, "height": 720}, **options})
    # The file itself is no foreign host.
    visit.page.goto(address, timeout=90_000)
    visit.page.wait_for_function(
        "() => window.presenter && document.querySelector('.leaflet-tile')"
    )
    yield visit
    foreign = [url for url in visit.foreign if not url.startswith("file:")]
    visit.page.context.close()
    assert (foreign, visit.errors) == ([], [])


def press(visit: Visit, key: str, title: str) -> None:
    visit.page.keyboard.press(key)
    visit.page.wait_for_function(f"title => ({SHOWN})() === title", arg=title)


def present_by_keyboard(visit: Visit) -> None:
    """From the first scene to the last and back, with every key that a clicker has."""
    visit.page.evaluate("presenter.map.isTheSame = true")
    for number, title in enumerate(TITLES[1:], 2):
        press(visit, ("ArrowRight", "PageDown", " ")[number % 3], title)
        assert visit.page.url.endswith(f"#{number}")
        assert visit.page.text_content("#progress") == f"{number} / {len(TITLES)}"
    press(visit, "ArrowRight", "Sources")
    press(visit, "PageUp", TITLES[-1])
    press(visit, "Home", TITLES[0])
    press(visit, "End", "Sources")
    press(visit, "Home", TITLES[0])
    assert visit.page.evaluate("presenter.map.isTheSame")


def test_whole_briefing_from_the_server(browser, server):
    with presenting(browser, server, f"{server.url}/present/{BRIEFING.briefing_id}.html") as visit:
        present_by_keyboard(visit)
        press(visit, "PageDown", TITLES[1])
        press(visit, "PageDown", TITLES[2])
        visit.page.reload()
        visit.page.wait_for_function("() => window.presenter")
        assert visit.page.evaluate(SHOWN) == TITLES[2]
        policy = visit.page.evaluate("fetch('https://example.org').then(() => 'let', () => 'held')")
        assert policy == "held"
        # The attempt above is the only one, and it was held back.
        visit.errors.clear()
        visit.foreign.clear()


def test_whole_briefing_from_a_file_with_the_network_off(browser, server, file: Path):
    with presenting(browser, server, file.as_uri(), offline=True, reduced_motion="reduce") as visit:
        present_by_keyboard(visit)
        assert visit.page.evaluate("presenter.map.getContainer().dataset.legs") != "0"


def test_map_follows_the_scene_and_answers_with_passages(browser, server, file: Path):
    with presenting(browser, server, file.as_uri() + "#3", reduced_motion="reduce") as visit:
        page = visit.page
        scene = BRIEFING.scenes[2]
        center = page.evaluate("presenter.map.getCenter()")
        assert (center["lat"], center["lng"]) == pytest.approx(
            (scene.view.lat, scene.view.lon), abs=0.05
        )
        assert page.evaluate(
            "presenter.layer.shownLegs().every(leg => leg.route === 'thai-entry-chiang-rai')"
        )
        leg = page.evaluate("presenter.layer.shownLegs()[0].id")
        page.evaluate("id => presenter.layer.pick('leg.' + id)", leg)
        page.wait_for_selector("dialog#evidence[open] blockquote")
        assert "“" in page.text_content("#evidence-body")
        assert page.get_attribute("#evidence-body a", "rel") == "noreferrer noopener"
        page.keyboard.press("ArrowRight")
        assert page.evaluate(SHOWN) == TITLES[2]
        page.keyboard.press("Escape")
        press(visit, "ArrowRight", TITLES[3])


def test_a_scene_goes_through_a_route_leg_by_leg(browser, server, tmp_path):
    """The key for the next scene goes to the next leg first, and back in the same way."""
    briefing = shipped()["how-people-get-out"]
    place = next(number for number, scene in enumerate(briefing.scenes) if scene.walk)
    walked = routes(data())[briefing.scenes[place].walk]
    path = tmp_path / "walk.html"
    path.write_bytes(presenter.export(briefing, data()))
    address = f"{path.as_uri()}#{place + 1}"
    with presenting(browser, server, address, reduced_motion="reduce") as visit:
        card = visit.page.locator(".escape-walk")
        for number, leg in enumerate(walked.legs, 1):
            expect(card).to_contain_text(f"leg {number} of {len(walked.legs)}")
            expect(card).to_contain_text(leg.end.name)
            visit.page.keyboard.press("ArrowRight")
        title = briefing.scenes[place + 1].title
        visit.page.wait_for_function(f"title => ({SHOWN})() === title", arg=title)
        expect(card).to_have_count(0)
        press(visit, "ArrowLeft", briefing.scenes[place].title)
        expect(card).to_contain_text(f"leg 1 of {len(walked.legs)}")
        press(visit, "ArrowLeft", briefing.scenes[place - 1].title)


def test_keys_for_the_speaker(browser, server, file: Path):
    with presenting(browser, server, file.as_uri()) as visit:
        page = visit.page
        page.keyboard.press("n")
        assert BRIEFING.scenes[0].notes.strip()[:40] in page.text_content("#notes")
        assert page.is_visible("#notes")
        page.keyboard.press("b")
        assert page.evaluate("document.body.className").split() == ["presenting", "black"]
        press(visit, "ArrowRight", TITLES[1])
        assert "black" not in page.evaluate("document.body.className")
        page.keyboard.press("t")
        page.wait_for_function("() => document.getElementById('timer').textContent > '00:00'")
        page.keyboard.press("?")
        assert page.is_visible("dialog#help")
        page.keyboard.press("?")
        assert not page.is_visible("dialog#help")
        page.keyboard.press("o")
        page.click(f"#overview-list button:has-text('{TITLES[4]}')")
        assert page.evaluate(SHOWN) == TITLES[4]
        assert TITLES[4] in page.text_content("#announcer")


def open_notes(visit: Visit):
    with visit.page.expect_popup() as opened:
        visit.page.keyboard.press("s")
    return opened.value


def test_second_window_shows_notes_and_the_next_scene_and_turns_both(browser, server, file: Path):
    with presenting(browser, server, file.as_uri()) as visit:
        notes = open_notes(visit)
        assert notes.text_content("#now") == TITLES[0]
        assert BRIEFING.scenes[0].notes.strip()[:40] in notes.text_content("#said")
        assert TITLES[1] in notes.text_content("#then")
        notes.keyboard.press("ArrowRight")
        visit.page.wait_for_function(f"title => ({SHOWN})() === title", arg=TITLES[1])
        assert notes.text_content("#now") == TITLES[1]
        visit.page.reload()
        visit.page.wait_for_function("() => window.presenter")
        assert visit.page.evaluate(SHOWN) == TITLES[1]


def test_second_window_outlives_a_reload_of_the_served_page(browser, server):
    address = f"{server.url}/present/{BRIEFING.briefing_id}.html#2"
    with presenting(browser, server, address) as visit:
        notes = open_notes(visit)
        visit.page.reload()
        visit.page.wait_for_function("() => window.presenter")
        notes.keyboard.press("ArrowRight")
        visit.page.wait_for_function(f"title => ({SHOWN})() === title", arg=TITLES[2])
        assert notes.text_content("#now") == TITLES[2]


def test_telephone_in_the_dark_swipes(browser, server, file: Path):
    options = {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark", "has_touch": True}
    with presenting(browser, server, file.as_uri(), **options) as visit:
        page = visit.page
        assert page.evaluate("document.documentElement.dataset.theme") == "dark"
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        page.evaluate(
            """() => {
                const target = document.querySelector('.scene:not([hidden]) .words');
                const at = (x) => [new Touch({identifier: 1, target, clientX: x, clientY: 600})];
                const send = (name, x, touches) => target.dispatchEvent(
                    new TouchEvent(name, {bubbles: true, changedTouches: at(x), touches}));
                send('touchstart', 300, at(300));
                send('touchend', 120, []);
            }"""
        )
        assert page.evaluate(SHOWN) == TITLES[1]


def test_every_scene_is_printed_on_a_sheet_of_its_own(browser, server, file: Path):
    with presenting(browser, server, file.as_uri()) as visit:
        visit.page.emulate_media(media="print")
        heights = visit.page.evaluate(
            "Array.from(document.querySelectorAll('.scene'), s => s.getBoundingClientRect().height)"
        )
        assert len(heights) == len(TITLES) + 1
        assert all(heights)
        assert not visit.page.is_visible("#map")
        assert visit.page.is_visible("#scene-1 .still")
