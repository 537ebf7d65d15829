"""Composing a briefing in a real browser, and a view in a frame of another page."""

import http.server
import threading

import pytest

from escape_routes.web import headers
from tests.browser.conftest import Server, make_visit, start_server

FRAME_PAGE = (
    "<!doctype html><title>Elsewhere</title><h1>Elsewhere</h1>"
    '<iframe src="{}/route_map?embed=true&years=2004&years=2010" width="900" height="700"></iframe>'
)


def test_a_view_is_added_worded_saved_and_opened_again(visit, tmp_path):
    page = visit.page
    visit.open("/?years=2004&years=2010")
    page.get_by_role("button", name="Add this view to my briefing").click()
    page.get_by_text("My briefing has 1 scene.").wait_for()
    page.get_by_role("link", name="Briefing", exact=True).click()
    page.get_by_role("combobox", name="Briefing").click()
    page.get_by_role("option", name="My own briefing").click()
    text = page.get_by_role("textbox", name="Text", exact=True)
    text.fill("Seven years of figures.")
    text.blur()
    page.get_by_text("4 of 60 words.").wait_for()
    assert "briefing=own" in page.url
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as a file").click()
    path = tmp_path / "talk.toml"
    download.value.save_as(path)
    assert 'text = "Seven years of figures."' in path.read_text(encoding="utf-8")
    page.get_by_role("button", name="Delete").click()
    page.get_by_text("There is no scene yet.").wait_for()
    page.locator("input[type=file]").set_input_files(path)
    page.get_by_text("4 of 60 words.").wait_for()
    # The uploader is a fresh one by then; the old one goes when the page has been drawn.
    page.wait_for_function("() => document.querySelectorAll('input[type=file]').length === 1")
    path.write_text("title = 1\n", encoding="utf-8")
    page.locator("input[type=file]").set_input_files(path)
    page.get_by_text("was not opened; nothing else has changed").wait_for()
    assert page.get_by_text("4 of 60 words.").last.is_visible()
    assert visit.errors == []
    assert visit.foreign == []


def test_the_drawer_adds_its_passages_without_a_word_in_the_console(visit):
    page = visit.page
    visit.open("/?focus=leg.se-laos-thailand")
    page.get_by_role("button", name="Add to my briefing").click()
    page.get_by_text("Added as scene 1 of my briefing.").wait_for()
    assert visit.errors == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_fits_a_telephone(browser, server, scheme):
    visit = make_visit(browser, server, viewport={"width": 390, "height": 844}, color_scheme=scheme)
    visit.open("/briefing")
    visit.page.get_by_role("link", name="Present").wait_for()
    wide = "() => document.querySelector('[data-testid=stMain]').scrollWidth > innerWidth"
    assert not visit.page.evaluate(wide)
    assert visit.errors == []
    visit.page.context.close()


@pytest.fixture
def elsewhere():
    """A page of another origin that frames the address it is asked for."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            body = FRAME_PAGE.format(f"http://localhost:{self.path.strip('/')}").encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            """Say nothing."""

    httpd = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=httpd.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{httpd.server_port}"
    httpd.shutdown()
    httpd.server_close()


def framed_map(browser, running: Server, elsewhere, seconds):
    """Whether the map of the framed page draws within so many seconds."""
    page = browser.new_context().new_page()
    page.goto(f"{elsewhere}/{running.url.rsplit(':', 1)[1]}")
    drawn = False
    for _ in range(seconds * 4):
        frame = next((f for f in page.frames if "st_folium" in f.url), None)
        drawn = bool(frame) and frame.evaluate(
            "() => !!(window.map && map.escapeRoutes && map.getContainer().dataset.legs)"
        )
        if drawn:
            break
        page.wait_for_timeout(250)
    page.context.close()
    return drawn


def test_a_page_elsewhere_may_show_a_view_only_when_it_is_named(
    browser, server, elsewhere, tmp_path, monkeypatch
):
    assert not framed_map(browser, server, elsewhere, seconds=4)
    monkeypatch.setenv(headers.FRAME_VARIABLE, f"'self' {elsewhere}")
    running = start_server(tmp_path / "log.txt")
    try:
        assert framed_map(browser, running, elsewhere, seconds=40)
    finally:
        running.process.terminate()
        running.process.wait(10)
