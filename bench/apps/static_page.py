"""The floor of a filter: a plain Leaflet page, served by `http.server`, that filters by itself.

Two variants: `layer` draws with our own basemap and route layer, `lines` with a hand-made loop
over `L.polyline` and `L.circleMarker` and no basemap. `--times` makes the dataset larger.
"""

from __future__ import annotations

import argparse
import gzip
import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from bench.apps.larger import larger
from escape_routes.dataset import load
from escape_routes.maps import folium_map
from escape_routes.maps.script import LEAFLET, map_script

PAGE = """<!doctype html><meta charset="utf-8"><title>Routes</title>
<style>body{margin:8px;font-family:sans-serif}#map{height:720px}
#years{height:40px;background:#ddd;touch-action:none}</style>%s
<label><input type="radio" name="family" value="" checked>all</label>
<label><input type="radio" name="family" value="overland">overland</label>
<div id="years"></div>
<div id="map"></div>
<script src="/map.js"></script>
<script src="/page.js"></script>"""
COMMON = """
var map = L.map("map", {minZoom: 2, maxZoom: 9}).setView([29, 112], 4);
var chosen = null, span = [1990, 2025], begin = 0, strip = document.getElementById("years");
document.querySelectorAll("input").forEach((input) => {
  input.addEventListener("change", () => {
    var family = input.value, routes = DATA.routes.filter((r) => r.family === family);
    chosen = family ? routes.map((r) => r.id) : null;
    filter(chosen, null);
  });
});
function yearUnder(event) {
  var box = strip.getBoundingClientRect(), share = (event.clientX - box.left) / box.width;
  return span[0] + Math.floor(share * (span[1] - span[0] + 1));
}
strip.addEventListener("pointerdown", (event) => { begin = yearUnder(event); });
strip.addEventListener("pointermove", (event) => {
  var year = yearUnder(event);
  if (event.buttons) filter(chosen, [Math.min(begin, year), Math.max(begin, year)]);
});
"""
LAYER = """
var DATA = ESCAPE_ROUTES_DATA.routes;
escapeRoutesOn(map, ESCAPE_ROUTES_DATA, {});
function filter(routes, years) {
  map.escapeRoutes.show({routes: routes, years: years, focus: null, labels: true});
}
filter(null, null);
"""
LINES = """
var group = L.layerGroup().addTo(map), place = {}, route = {}, colours = {};
DATA.waypoints.forEach((w) => { place[w.id] = w; });
DATA.families.forEach((f) => { colours[f.id] = f.colours; });
DATA.routes.forEach((r) => { route[r.id] = r; });
function overlaps(spans, years) {
  return !years || !spans.length || spans.some((s) => s[0] <= years[1] && s[1] >= years[0]);
}
function filter(routes, years) {
  var used = new Set(), legs = DATA.legs.filter((leg) =>
    (!routes || routes.includes(leg.route)) && overlaps(leg.years, years));
  group.clearLayers();
  legs.forEach((leg) => {
    var from = place[leg.from], to = place[leg.to], family = route[leg.route].family;
    used.add(from).add(to);
    L.polyline([from.latlon, to.latlon], {color: colours[family].light})
      .bindTooltip(route[leg.route].name).addTo(group);
  });
  used.forEach((w) => {
    L.circleMarker(w.latlon, {radius: 5}).bindTooltip(w.name).addTo(group);
  });
  map.getContainer().dataset.legs = legs.length;
}
filter(null, null);
"""


def files(variant: str, times: int) -> dict[str, tuple[str, bytes]]:
    """What is served, by address: media type and gzipped content."""
    data = larger(folium_map.layer_data(load.load(load.DATA_DIR)), times)
    if variant == "layer":
        head, script, page = "", *_with_our_layer(data)
    else:
        head, script, page = '<link rel="stylesheet" href="/map.css">', *_with_lines(data)
    texts = {
        "/": ("text/html", PAGE % head),
        "/map.js": ("text/javascript", script),
        "/page.js": ("text/javascript", page),
        "/map.css": ("text/css", (LEAFLET / "leaflet.css").read_text(encoding="utf-8")),
    }
    return {path: (kind, gzip.compress(text.encode())) for path, (kind, text) in texts.items()}


def _with_our_layer(data: dict[str, Any]) -> tuple[str, str]:
    script = map_script(data, Path(load.DATA_DIR) / "basemap").text
    return script, COMMON + LAYER


def _with_lines(data: dict[str, Any]) -> tuple[str, str]:
    script = (LEAFLET / "leaflet.js").read_text(encoding="utf-8")
    return script.split("//# sourceMappingURL")[0], f"var DATA={json.dumps(data)};{COMMON}{LINES}"


def handler(served: dict[str, tuple[str, bytes]]) -> type[BaseHTTPRequestHandler]:
    """A request handler for a fixed set of files."""

    class Handler(BaseHTTPRequestHandler):
        """Answers with a file or 404."""

        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:  # the name is that of http.server
            """Send the file; scripts may be kept, as from our own server."""
            kind, body = served.get(self.path, ("text/plain", b""))
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            if body:
                self.send_header("Content-Encoding", "gzip")
            if self.path != "/":
                self.send_header("Cache-Control", "public, max-age=31536000, immutable")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    return Handler


def main() -> None:
    """Serve one variant until ended."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("variant", choices=["layer", "lines"])
    parser.add_argument("--times", type=int, default=1, help="how often all routes are there")
    parser.add_argument("--port", type=int, required=True)
    options = parser.parse_args()
    served = files(options.variant, options.times)
    with ThreadingHTTPServer(("localhost", options.port), handler(served)) as http:
        http.serve_forever()


if __name__ == "__main__":
    main()
