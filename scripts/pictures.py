"""Makes the pictures of the documentation from the running dashboard: `make pictures`.

Each page is opened in Chromium as a visitor would; the picture is taken once the map has drawn.
"""

from __future__ import annotations

import io
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from PIL import Image
from playwright.sync_api import sync_playwright

from bench.__main__ import FLAGS, chromium
from bench.peers import PEERS
from bench.servers import running
from escape_routes.dataset.load import DATA_DIR, load
from escape_routes.routes.selection import Selection
from escape_routes.ui import filters

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FOLDER = Path(__file__).parents[1] / "docs/pictures"
MAX_BYTES = 150_000
QUALITIES = range(90, 40, -10)
WAIT_MS = 120_000
SETTLE_MS = 2_500
IS_QUIET = "[data-testid=stApp][data-test-script-state=notRunning]"
HAS_DRAWN = "() => window.map && map.escapeRoutes && map.getContainer().dataset.legs"
IS_PRESENTING = "() => window.presenter && document.querySelector('.leaflet-tile')"
ROUTE = "sea-laos-thailand"


@dataclass(frozen=True)
class Picture:
    """A picture: its name, the address, the window in pixels, and how the page is looked at."""

    name: str
    address: str
    size: tuple[int, int] = (1280, 900)
    theme: str = "light"
    scale: float = 1
    has_map: bool = True


def pictures() -> list[Picture]:
    """The pictures, in the order in which they are taken."""
    chosen = filters.parameters(load(DATA_DIR), Selection(frozenset({ROUTE})))
    one_route = urlencode(chosen, doseq=True)
    return [
        Picture("overview", "/"),
        Picture("route-map", f"/route_map?{one_route}", size=(1280, 1020)),
        Picture("passages", "/route_map?focus=leg.se-laos-thailand"),
        Picture("yearly-counts", "/yearly_counts", has_map=False),
        Picture("dark", "/timeline", theme="dark"),
        Picture("walk", f"/route_map?walk={ROUTE}.3"),
        Picture("telephone", "/", size=(390, 1000), scale=1.5),
        Picture("presenter", "/present/how-people-get-out.html#4", size=(1920, 1080)),
    ]


def take(browser: Browser, server: str, picture: Picture) -> bytes:
    """The picture as PNG."""
    wide, high = picture.size
    page = browser.new_page(
        viewport={"width": wide, "height": high},
        color_scheme="dark" if picture.theme == "dark" else "light",
        device_scale_factor=picture.scale,
        reduced_motion="reduce",
    )
    page.set_default_timeout(WAIT_MS)
    page.goto(server + picture.address)
    _wait(page, picture)
    content = page.screenshot()
    page.close()
    return content


def _wait(page: Page, picture: Picture) -> None:
    """Wait until everything that belongs on the picture is on the page."""
    if picture.address.startswith("/present/"):
        page.wait_for_function(IS_PRESENTING)
    else:
        page.wait_for_selector("h1")
        page.wait_for_selector(IS_QUIET)
        if picture.has_map:
            iframe = page.wait_for_selector("iframe[title='streamlit_folium.st_folium']")
            frame = iframe.content_frame() if iframe else None
            if frame:
                frame.wait_for_function(HAS_DRAWN)
    page.wait_for_timeout(SETTLE_MS)


def compact(png: bytes) -> bytes:
    """The picture as WebP of at most `MAX_BYTES`, as good as that allows.

    Raises
    ------
    ValueError
        If the least quality is still larger.
    """
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    for quality in QUALITIES:
        packed = io.BytesIO()
        picture.save(packed, "WEBP", quality=quality, method=6)
        if packed.tell() <= MAX_BYTES:
            return packed.getvalue()
    message = f"a picture of {picture.size} pixels needs more than {MAX_BYTES} bytes"
    raise ValueError(message)


def main() -> None:
    """Take every picture, or those that the command line names."""
    wanted = set(sys.argv[1:])
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as logs,
        running(PEERS[0], Path(logs, "log")) as server,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        for picture in pictures():
            if not wanted or picture.name in wanted:
                path = FOLDER / f"{picture.name}.webp"
                path.write_bytes(compact(take(browser, server.url, picture)))
                print(f"{path.name}: {path.stat().st_size} bytes")
        browser.close()


if __name__ == "__main__":
    main()
