"""What can be told of the map by numbers: `python -m bench.map_story`.

By state of the map and size of the window: crossings of lines in full ink, names that such a line
touches, and whether a press on a line opens its leg.
"""

from __future__ import annotations

import gzip
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

from bench.__main__ import FLAGS, chromium
from bench.tables import table
from escape_routes.dataset.load import DATA_DIR, load
from escape_routes.maps import folium_map
from escape_routes.maps.script import map_script

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

STATES: dict[str, dict[str, Any]] = {
    "opening": {},
    "all routes": {"front": "all"},
    "overland": {"front": "overland"},
    "one route": {"routes": ["sea-vietnam"]},
}
SIZES = {"1280 x 720": (1280, 720), "1920 x 1080": (1920, 1080), "390 x 700": (390, 700)}
WALL = (1920, 1080)
NOTHING = {"routes": None, "years": None, "focus": None, "highlight": [], "labels": True}
PROBE = (Path(__file__).parent / "js" / "map_probe.js").read_text(encoding="utf-8")
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Map</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>html, body, #map {{ height: 100%; margin: 0; }}
.bare .leaflet-control, .bare .leaflet-popup {{ display: none; }}</style><div id="map"></div>
<script>{script}</script><script>{probe}</script>
<script>
const map = L.map("map", {{minZoom: 2, maxZoom: 9, zoomSnap: 0.25}}).setView([29, 112], 4);
escapeRoutesOn(map, ESCAPE_ROUTES_DATA, {{onPick: () => {{}}, presenting: {presenting}}});
</script></html>"""
CAPITAL = 0.714
"""Height of a capital letter as a share of the size of the font."""
SCREEN_M, DISTANCE_M, ARC_MINUTES = 2.0, 10.0, 3437.75


@dataclass(frozen=True)
class Told:
    """What one state says at one size."""

    crossings: int
    touched: list[str]
    presses: dict[str, list[bool | None]]
    counts: dict[str, int]

    @property
    def middles(self) -> list[bool]:
        """Whether each middle that is in sight opens its legs or a list that holds them."""
        return [hits[0] for hits in self.presses.values() if hits[0] is not None]

    @property
    def lost(self) -> list[str]:
        """Lines in sight that cannot be hit at any of nine points."""
        return [
            key
            for key, hits in self.presses.items()
            if True not in hits and any(hit is not None for hit in hits)
        ]

    def cells(self) -> tuple[str, ...]:
        """A row of the table."""
        return (
            f"{self.counts['full']} / {self.counts['drawn']}",
            str(self.counts["legs"]),
            str(self.crossings),
            str(len(self.touched)),
            f"{sum(self.middles)} / {len(self.middles)}",
            str(len(self.lost)),
        )


HEADER = ("state", "window", "lines in full ink / drawn", "legs drawn", "crossings",
          "names touched", "middles that open their legs", "lines not to be hit")  # fmt: skip


def page_file(script: str, folder: Path, *, presenting: bool = False) -> str:
    """Address of a page with the map alone."""
    path = folder / f"map{'_presented' * presenting}.html"
    text = PAGE.format(script=script, probe=PROBE, presenting=str(presenting).lower())
    path.write_text(text, encoding="utf-8")
    return path.as_uri()


def opened(browser: Browser, address: str, size: tuple[int, int]) -> Page:
    """The page in a window of some size, once the map and its inset are drawn."""
    wide, high = size
    page = browser.new_page(viewport={"width": wide, "height": high}, reduced_motion="reduce")
    page.goto(address)
    page.wait_for_function("() => map.getContainer().dataset.legs")
    page.wait_for_timeout(500)
    return page


def told(page: Page, state: dict[str, Any]) -> Told:
    """What one state says in an open page."""
    page.evaluate("command => { map.escapeRoutes.show(command); }", {**NOTHING, **state})
    page.wait_for_timeout(300)
    found = page.evaluate(
        """() => { const {crossings, touched, presses, counts} = mapProbe(map);
          return {crossings: crossings(), touched: touched(), counts: counts(),
            presses: Object.fromEntries(presses())}; }"""
    )
    return Told(**found)


def arc_minutes(page: Page) -> float:
    """How large the smallest name of the main way is, on a screen of 2 m seen from 10 m."""
    size: float = page.evaluate(
        """() => Math.min(...[...document.querySelectorAll('.escape-label.trunk')]
          .map(node => parseFloat(getComputedStyle(node).fontSize)))"""
    )
    return size * CAPITAL * SCREEN_M / WALL[0] / DISTANCE_M * ARC_MINUTES


def measure() -> str:
    """All of it, as a document."""
    script = map_script(folium_map.layer_data(load(DATA_DIR)), DATA_DIR / "basemap").text
    rows = []
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as name:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        address = page_file(script, Path(name))
        for window, size in SIZES.items():
            page = opened(browser, address, size)
            rows += [(name, window, *told(page, state).cells()) for name, state in STATES.items()]
            page.close()
        wall = opened(browser, page_file(script, Path(name), presenting=True), WALL)
        minutes = arc_minutes(wall)
        browser.close()
    weight = len(gzip.compress(script.encode(), 9)) / 1000
    return (
        f"{table(HEADER, sorted(rows, key=lambda row: list(STATES).index(row[0])))}\n\n"
        f"Names of the main way on a projector: {minutes:.1f} arc minutes. "
        f"Script of the map: {weight:.0f} kB gzipped."
    )


if __name__ == "__main__":
    print(measure())
