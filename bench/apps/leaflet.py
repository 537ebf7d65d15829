"""Leaflet from its package, so that peers need no other host either."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from xstatic.pkg import leaflet

if TYPE_CHECKING:
    import folium

SCRIPT = "../../assets/leaflet/leaflet.js"
STYLE = "../../assets/leaflet/leaflet.css"
HOME = (29.0, 112.0)
"""Latitude and longitude of the middle of every map."""


def mount() -> Mount:
    """The files of Leaflet under /assets/leaflet/."""
    return Mount("/assets/leaflet", StaticFiles(directory=leaflet.BASE_DIR))


def localise(figure: folium.Map) -> folium.Map:
    """The map with nothing but Leaflet, from here, in place of six foreign scripts and styles."""
    figure.default_js = [("leaflet", SCRIPT)]
    figure.default_css = [("leaflet_css", STYLE)]
    return figure
