"""The map's code and data as one script, whose name carries the hash of its content.

A browser may keep it for a year. Nothing here contacts another host.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from xstatic.pkg import leaflet

from escape_routes.dataset.load import DATA_DIR
from escape_routes.web.responses import Asset

BUNDLE = Path(__file__).parent / "static"
"""Our layers, bundled from `js/`, and their styles."""
LEAFLET = Path(leaflet.BASE_DIR)
BASEMAP_DIR = DATA_DIR / "basemap"
BASEMAP_FILES = ("osm", "areas", "gshhg", "natural_earth", "labels")
STYLE_SCRIPT = "document.head.appendChild(document.createElement('style')).textContent=%s;"


def map_script(layer_data: dict[str, Any], basemap_dir: Path) -> Asset:
    """Leaflet, our layers, their styles and all their data as one script.

    The frame loads scripts one by one and does not wait for style sheets, by which names of
    places are measured; so the styles travel inside the script.
    """
    files = _basemap(basemap_dir)
    areas = files.pop("areas")
    return _map({"routes": layer_data, "areas": areas, "basemap": files})


def map_scripts(layer_data: dict[str, Any], basemap_dir: Path) -> tuple[Asset, Asset]:
    """The same as two scripts: what draws the routes, and the ground below them.

    The first asks for the second when the routes stand. Most of what travels is ground.
    """
    files = _basemap(basemap_dir)
    areas = files.pop("areas")
    ground = Asset("ground", f"window.ESCAPE_ROUTES_GROUND={as_script(files)};")
    return _map({"routes": layer_data, "areas": areas, "ground": ground.name}), ground


def _map(data: dict[str, Any]) -> Asset:
    styles = (LEAFLET / "leaflet.css", BUNDLE / "map.css")
    parts = [
        STYLE_SCRIPT % as_script("".join(path.read_text(encoding="utf-8") for path in styles)),
        (LEAFLET / "leaflet.js").read_text(encoding="utf-8").split("//# sourceMappingURL")[0],
        (BUNDLE / "map.js").read_text(encoding="utf-8"),
        f"window.ESCAPE_ROUTES_DATA={as_script(data)};",
    ]
    return Asset("map", "\n".join(parts))


def _basemap(directory: Path) -> dict[str, Any]:
    return {
        name: json.loads((directory / f"{name}.json").read_text(encoding="utf-8"))
        for name in BASEMAP_FILES
    }


def as_script(value: object, *, is_ascii: bool = False) -> str:
    """JSON that may stand in a script; `<` is escaped so that it may also stand inline in HTML."""
    text = json.dumps(value, ensure_ascii=is_ascii, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
