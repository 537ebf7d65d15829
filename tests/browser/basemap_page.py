"""A plain page with Leaflet and the basemap in it, for tests in a browser."""

import json
from pathlib import Path

from xstatic.pkg import leaflet

ROOT = Path(__file__).parents[2]
FILES = ("osm", "gshhg", "natural_earth", "labels")


def page_html(theme="light", view=((38, 110), 4)):
    """Everything inline, so that any request at all is one too many."""
    assets = Path(leaflet.BASE_DIR)
    data = {name: read_json(name) for name in FILES}
    (centre, zoom) = view
    return f"""<!doctype html><meta charset="utf-8">
<style>{read_first(assets, "leaflet.css")}
html, body, #map {{ height: 100%; margin: 0; }}</style>
<div id="map"></div>
<script>{read_first(assets, "leaflet.js")}</script>
<script>{(ROOT / "escape_routes/assets/basemap.js").read_text("utf-8")}</script>
<script>
const map = L.map("map", {{minZoom: 2, maxZoom: 9}}).setView({list(centre)}, {zoom});
const basemap = L.escapeBasemap({json.dumps(data, ensure_ascii=False)}, {{theme: "{theme}"}});
basemap.addTo(map);
</script>"""


def read_json(name):
    return json.loads((ROOT / "data/basemap" / f"{name}.json").read_text("utf-8"))


def read_first(directory, name):
    return next(directory.rglob(name)).read_text("utf-8")
