"""Chromium and a running dashboard for the browser tests; both must be there, none is skipped."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, Page, expect, sync_playwright

ROOT = Path(__file__).parents[2]
CHROMIUM_FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
START_SECONDS = 90

expect.set_options(timeout=20_000)


def chromium_path() -> str:
    for name in (os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome"):
        if name and shutil.which(name):
            return shutil.which(name)
    pytest.fail("Chromium is needed for the browser tests: install the package chromium.")


@dataclass
class Server:
    """A running dashboard."""

    url: str
    process: subprocess.Popen
    host: str = field(init=False)

    def __post_init__(self) -> None:
        self.host = self.url.split("//")[1]


def start_server(log: Path, data: Path | None = None, *options: str) -> Server:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {**os.environ, **({"ESCAPE_ROUTES_DATA": str(data)} if data else {})}
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    with log.open("w") as out:
        process = subprocess.Popen(
            [*command, *options], cwd=ROOT, env=environment, stdout=out, stderr=out
        )
    server = Server(f"http://localhost:{port}", process)
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"{server.url}/health", timeout=2):
                return server
        except OSError:
            time.sleep(0.2)
    process.kill()
    pytest.fail(f"The dashboard did not start:\n{log.read_text()}")


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=chromium_path(), args=CHROMIUM_FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    running = start_server(tmp_path_factory.mktemp("server") / "log.txt")
    yield running
    running.process.terminate()
    running.process.wait(10)


@dataclass
class Visit:
    """A page in the browser and what went on behind it."""

    page: Page
    server: Server
    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def open(self, path: str) -> None:
        self.page.goto(self.server.url + path)
        self.page.wait_for_selector("h1", timeout=30_000)

    def settle(self) -> None:
        """Wait until the script has run for what was just done, and the page has taken it in."""
        self.page.wait_for_timeout(300)
        self.page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
        self.page.wait_for_timeout(500)

    def map_frame(self) -> Frame:
        """The frame of the map, once the layer has drawn."""
        self.page.wait_for_selector("iframe[title='streamlit_folium.st_folium']")
        for _ in range(300):
            frame = next((f for f in self.page.frames if "st_folium" in f.url), None)
            if frame and frame.evaluate(
                "() => !!(window.map && map.escapeRoutes && map.getContainer().dataset.legs)"
            ):
                return frame
            self.page.wait_for_timeout(50)
        pytest.fail("The map did not draw.")

    def wait_for_legs(self, frame: Frame, count: int) -> None:
        frame.wait_for_function(
            "count => map.getContainer().dataset.legs === String(count)", arg=count, timeout=15_000
        )


def _is_probe(url: str) -> bool:
    """Streamlit looks for its server below a deep link first; that answer is always 404."""
    return "/_stcore/" in url


def make_visit(browser: Browser, server: Server, **options) -> Visit:
    context = browser.new_context(**{"viewport": {"width": 1280, "height": 1300}, **options})
    visit = Visit(context.new_page(), server)
    own = ("data:", "blob:", f"{server.url}/")

    def note_request(request) -> None:
        if not request.url.startswith(own):
            visit.foreign.append(request.url)

    def note_console(message) -> None:
        if message.type == "error" and not _is_probe(message.location.get("url", "")):
            visit.errors.append(message.text)

    visit.page.on("request", note_request)
    visit.page.on("console", note_console)
    visit.page.on("pageerror", lambda error: visit.errors.append(str(error)))
    return visit


@pytest.fixture
def visit(browser, server):
    made = make_visit(browser, server)
    yield made
    made.page.context.close()
