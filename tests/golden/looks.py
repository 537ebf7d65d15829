"""Widths of what the ground shows, zooms of viewports, and places of names."""

from __future__ import annotations

from escape_routes.maps import style
from escape_routes.maps.geometry import boxes
from escape_routes.maps.still.view import scaled
from escape_routes.maps.viewport import Viewport

OUTLINES = ("coast", "province", "border", "river")


def given():
    """Zooms, sizes of maps, sizes of names, and boxes."""
    return {
        "zooms": [half / 2 for half in range(4, 19)],
        "views": [[zoom, *size] for zoom in (2, 4.5, 7, 9) for size in SIZES],
        "names": [[91, 16], [40.5, 30]],
        "boxes": [[0, 0, 10, 10], [10, 0, 20, 10], [9, 9, 12, 12], [3, 4, 5, 6], [0, 11, 9, 12]],
    }


SIZES = ((800, 560), (1600, 1120), (320, 560), (1280, 300), (4000, 4000))


def expected(given):
    """For each of these what Python draws with."""
    sides, known = style.STYLE["label"]["sides"], given["boxes"]
    return {
        "outlines": {
            name: [style.stepped(zoom, style.STYLE["outlines"][name]) for zoom in given["zooms"]]
            for name in OUTLINES
        },
        "views": [
            scaled(Viewport(20, 100, zoom), wide, high).zoom for zoom, wide, high in given["views"]
        ],
        "corners": [
            {side: boxes.corner(side, tuple(size), (8, 4)) for side in sides}
            for size in given["names"]
        ],
        "apart": [[boxes.is_apart(a, b) for b in known] for a in known],
        "near": [[boxes.is_near((a[2], a[3]), b, 2) for b in known] for a in known],
    }
