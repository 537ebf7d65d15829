"""Lines of the basemap as they are written, and where their vertices lie."""

from __future__ import annotations

from escape_routes.dataset.load import DATA_DIR
from escape_routes.maps.geometry.mercator import across, down
from escape_routes.maps.still import basemap

LAYERS = ("land", "lakes", "borders", "border_rivers", "rivers", "provinces")
PER_LAYER, LONGEST = 5, 300


def given():
    """Some lines of every layer."""
    layers = basemap.load(DATA_DIR / "basemap")
    return [
        text
        for name in LAYERS
        for text in [text for piece in layers[name] for text in piece[5:] if len(text) <= LONGEST][
            ::97
        ][:PER_LAYER]
    ]


def expected(given):
    """By line, for each vertex its place on the Mercator square of side 1 and its first zoom."""
    return [
        [
            [across(lon / basemap.UNITS), down(lat / basemap.UNITS), zoom]
            for lon, lat, zoom in basemap.decode(text)
        ]
        for text in given
    ]
