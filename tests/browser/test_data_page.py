"""Downloads arrive, and a dataset of one's own is shown in its own session alone."""

from __future__ import annotations

import csv
import io
import zipfile
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from escape_routes.dataset.load import DATA_DIR, load
from escape_routes.dataset.schema import TABLES
from tests.browser.conftest import make_visit
from tests.conftest import SMALL_ROWS

DATA = load(DATA_DIR)
MARK = "Your own data is shown"


class Blank(BaseHTTPRequestHandler):
    """Answers with an empty page, and says nothing on the terminal."""

    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()

    def log_message(self, *_):
        pass


@pytest.fixture
def foreign_host():
    """Another port, which is another origin for a browser."""
    with HTTPServer(("127.0.0.1", 0), Blank) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}/"
        server.shutdown()


def zip_of(tmp_path, name="own.zip", **others):
    tables = {table: ",".join(TABLES[table].columns) + rows for table, rows in SMALL_ROWS.items()}
    path = tmp_path / name
    with zipfile.ZipFile(path, "w") as archive:
        for table, text in (tables | others).items():
            archive.writestr(f"{table}.csv", text)
    return path


def bring(visit, path):
    visit.page.locator("input[type=file]").set_input_files(path)


def test_selection_is_downloaded_as_the_address_says(visit):
    visit.open("/data_and_methods?years=2004&years=2006")
    with visit.page.expect_download() as caught:
        visit.page.get_by_role("button", name="CSV (zip)").last.click()
    assert caught.value.suggested_filename == "escape-routes-selection-csv.zip"
    with zipfile.ZipFile(caught.value.path()) as archive:
        rows = list(csv.DictReader(io.StringIO(archive.read("counts.csv").decode("utf-8-sig"))))
    inside = (DATA.counts["start_date"] < "2007") & (DATA.counts["end_date"] >= "2004")
    assert {row["count_id"] for row in rows} == set(DATA.counts.loc[inside, "count_id"])
    assert visit.foreign == []
    assert visit.errors == []


def test_own_data_is_shown_on_every_page_of_this_session_and_left_again(visit, browser, tmp_path):
    visit.open("/data_and_methods?part=Own+data&years=2004&years=2006&kind=overland")
    bring(visit, zip_of(tmp_path))
    visit.page.get_by_text(MARK).wait_for()
    assert "years=" not in visit.page.url
    for page in ("Route map", "Sources", "Overview"):
        visit.page.get_by_role("link", name=page, exact=True).click()
        visit.page.get_by_role("heading", level=1).filter(has_not_text="Data").wait_for()
        assert visit.page.get_by_text(MARK).is_visible()
    visit.page.get_by_role("link", name="Route map", exact=True).click()
    visit.page.get_by_role("heading", name="Route map").wait_for()
    frame = visit.map_frame()
    visit.wait_for_legs(frame, 4)
    shown = frame.evaluate("() => map.escapeRoutes.shownLegs().map(leg => leg.id)")
    assert "thai-1" in shown
    other = make_visit(browser, visit.server)
    other.open("/data_and_methods")
    assert other.page.get_by_text(MARK).count() == 0
    other.page.context.close()
    visit.page.get_by_role("button", name="Return to the dashboard's data").click()
    visit.page.get_by_text(MARK).wait_for(state="detached")
    visit.page.wait_for_timeout(1000)
    visit.wait_for_legs(visit.map_frame(), len(DATA.legs))
    assert visit.foreign == []
    assert visit.errors == []


@pytest.mark.parametrize("what", ["faults", "no zip"])
def test_faulty_own_data_is_told_and_the_session_goes_on(visit, tmp_path, what):
    visit.open("/data_and_methods?part=Own+data")
    path = zip_of(tmp_path, legs="leg_id\nx\n", routes="route_id\ny\n")
    if what == "no zip":
        path.write_bytes(b"PK, but no zip")
    bring(visit, path)
    visit.page.get_by_text("and is not shown").wait_for()
    with visit.page.expect_download() as caught:
        visit.page.get_by_role("button", name="Download the list of faults (CSV)").click()
    faults = caught.value.path().read_text(encoding="utf-8-sig")
    expected = {"faults": ["legs.csv", "routes.csv"], "no zip": ["is no zip, or is damaged"]}
    assert all(words in faults for words in expected[what])
    assert visit.page.get_by_text(MARK).count() == 0
    visit.page.get_by_role("link", name="Overview").click()
    visit.page.get_by_role("heading", name="people reached South Korea by").wait_for()
    assert visit.errors == []


def test_page_of_another_host_may_read_the_data_and_nothing_else(browser, server, foreign_host):
    visit = make_visit(browser, server)
    visit.page.goto(foreign_host)
    read = (
        "async url => { try { const r = await fetch(url); return (await r.text()).length }"
        " catch { return -1 } }"
    )
    assert visit.page.evaluate(read, f"{server.url}/data/legs.csv") > 1000
    assert visit.page.evaluate(read, f"{server.url}/health") == -1
    visit.page.context.close()
