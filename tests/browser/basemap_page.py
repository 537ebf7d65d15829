"""A plain page with Leaflet and the basemap in it, for tests in a browser."""

import json
from pathlib import Path

from escape_routes.maps.script import BUNDLE, LEAFLET

ROOT = Path(__file__).parents[2]
FILES = ("osm", "gshhg", "natural_earth", "labels")


def page_html(theme="light", view=((38, 110), 4)):
    """Everything inline, so that any request at all is one too many."""
    data = {name: read_json(name) for name in FILES}
    (centre, zoom) = view
    return f"""<!doctype html><meta charset="utf-8">
<style>{read_first(LEAFLET, "leaflet.css")}
html, body, #map {{ height: 100%; margin: 0; }}</style>
<div id="map"></div>
<script>{read_first(LEAFLET, "leaflet.js")}</script>
<script>{(BUNDLE / "map.js").read_text("utf-8")}</script>
<script>
const map = L.map("map", {{minZoom: 2, maxZoom: 9}}).setView({list(centre)}, {zoom});
const basemap = L.escapeBasemap({json.dumps(data, ensure_ascii=False)}, {{theme: "{theme}"}});
basemap.addTo(map);
</script>"""


def read_json(name):
    return json.loads((ROOT / "data/basemap" / f"{name}.json").read_text("utf-8"))


def read_first(directory, name):
    return next(directory.rglob(name)).read_text("utf-8")
