"""Land, water and borders of the offline basemap as paths of an SVG picture.

Reads the files of `data/basemap`, whose form `scripts/build_basemap.py` tells, and draws them as
`js/paint.js` does. Positions here are in thousandths of a degree until they are projected.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from escape_routes.maps.geometry.mercator import across, down
from escape_routes.maps.still.view import Projection
from escape_routes.maps.style import MIN_ZOOM, STYLE, stepped

UNITS = 1000
WORLD = 360 * UNITS
# The 64 digits run from "#" on and pass over "<" and the backslash.
SKIPPED = "<\\"
DIGITS = {
    sign: value
    for value, sign in enumerate(
        sign for sign in map(chr, range(ord("#"), ord("e"))) if sign not in SKIPPED
    )
}
MORE = 32
GROUND: dict[str, str] = STYLE["ground"]["light"]

Vertex = tuple[int, int, int]
"""Longitude and latitude in thousandths of a degree, and the lowest zoom at which it matters."""
Bounds = tuple[float, float, float, float]
"""West, south, east and north."""
Projector = Callable[[int, int], tuple[float, float]]


def decode(text: str) -> Iterator[Vertex]:
    """The vertices of a ring or line."""
    digits = iter([DIGITS[sign] for sign in text])
    lon = lat = pair = 0
    is_second = True
    for first in digits:
        is_second = not is_second
        if not is_second:
            pair, first_digit = first, next(digits)
            zoom = MIN_ZOOM + pair // 8
        else:
            first_digit, zoom = first, MIN_ZOOM + pair % 8
        lon += _step(first_digit, digits)
        lat += _step(next(digits), digits)
        yield lon, lat, zoom


def _step(value: int, digits: Iterator[int]) -> int:
    rest, shift = value % MORE, 5
    while value >= MORE:
        value = next(digits)
        rest += value % MORE << shift
        shift += 5
    return -(rest + 1) // 2 if rest % 2 else rest // 2


@cache
def load(directory: Path) -> dict[str, Any]:
    """The layers of the basemap by name, still as text, and the names on it."""
    osm, gshhg, earth, labels = (
        json.loads((directory / f"{name}.json").read_text(encoding="utf-8"))
        for name in ("osm", "gshhg", "natural_earth", "labels")
    )
    return {
        "land": osm["land"],
        "lakes": osm["lakes"],
        "borders": osm["borders"],
        "border_rivers": osm["rivers"],
        "rivers": gshhg["rivers"],
        "provinces": earth["provinces"],
        "labels": labels["labels"] + earth["labels"],
        "areas": _read_areas(directory / "areas.json"),
    }


def _read_areas(path: Path) -> dict[str, Any]:
    """Pieces of the area of each country by its code; none where the file is not there."""
    if not path.is_file():
        return {}
    areas: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))["areas"]
    return areas


def paths(directory: Path, projection: Projection) -> str:
    """The basemap as SVG: sea, land, lakes, rivers, provinces and borders."""
    layers, detail = load(directory), projection.detail
    outlines, first = STYLE["outlines"], STYLE["first"]
    parts = [
        f'<rect width="{projection.width:g}" height="{projection.height:g}" '
        f'fill="{GROUND["sea"]}"/>',
        _ground(layers["land"], projection, GROUND["land"]),
    ]
    if detail >= first["lakes"]:
        parts.append(_ground(layers["lakes"], projection, GROUND["lake"]))
    # A river that is the border is drawn wider, to show on both sides of it.
    parts.append(_rivers(layers["border_rivers"], projection, stepped(detail, outlines["river"])))
    parts.append(_rivers(layers["rivers"], projection, 0))
    if detail >= first["provinces"]:
        province_px = stepped(detail, outlines["province"])
        parts.append(_lines(layers["provinces"], projection, GROUND["province"], province_px))
    border_px = stepped(detail, outlines["border"])
    parts.append(_lines(layers["borders"], projection, GROUND["border"], border_px))
    return "".join(parts)


def _ground(pieces: list[Any], projection: Projection, fill: str) -> str:
    """Outline first and fill over it: where two cells meet, the fill hides the outline of both."""
    data = path_data(pieces, projection, is_area=True)
    width = stepped(projection.detail, STYLE["outlines"]["coast"])
    return (
        f'<path d="{data}" fill="{fill}" stroke="{GROUND["coast"]}" stroke-width="{width}" '
        f'stroke-linejoin="round" paint-order="stroke"/>'
    )


def _rivers(pieces: list[Any], projection: Projection, extra: float) -> str:
    detail = projection.detail
    return "".join(
        _lines(
            [piece for piece in pieces if piece[0] == rank],
            projection,
            GROUND["river"],
            stepped(detail, style["widths"]) + extra,
        )
        for rank, style in enumerate(STYLE["rivers"])
        if detail >= style["first"]
    )


def _lines(pieces: list[Any], projection: Projection, colour: str, width: float) -> str:
    data = path_data(pieces, projection, is_area=False)
    return (
        f'<path d="{data}" fill="none" stroke="{colour}" stroke-width="{width}" '
        f'stroke-linejoin="round" stroke-linecap="round"/>'
    )


def path_data(pieces: list[Any], projection: Projection, *, is_area: bool) -> str:
    """Pieces of a layer as the data of a path, without what the zoom cannot show."""
    close, detail = "Z" if is_area else "", projection.detail
    parts = []
    for turn in projection.turns:
        project, window = _projector(projection, turn), _window(projection, turn)
        for _, west, south, east, north, *texts in pieces:
            if _meets((west, south, east, north), window):
                parts += [_line_data(text, project, detail) + close for text in texts]
    return "".join(part for part in parts if part != close)


def _line_data(text: str, project: Projector, detail: int) -> str:
    points = [project(lon, lat) for lon, lat, zoom in decode(text) if zoom <= detail]
    if not points:
        return ""
    return "M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in points)


def _window(projection: Projection, turn: int) -> Bounds:
    """What of a copy of the world is seen, on the Mercator square of side 1."""
    left, top = (side / projection.world_px for side in projection.corner)
    right = left + projection.width / projection.world_px
    bottom = top + projection.height / projection.world_px
    return left - turn, bottom, right - turn, top


def _meets(bounds: tuple[int, int, int, int], window: Bounds) -> bool:
    """Whether a piece, by its bounds in thousandths of a degree, lies partly in a window."""
    west, south, east, north = bounds
    is_beside = across(east / UNITS) < window[0] or across(west / UNITS) > window[2]
    return not is_beside and down(south / UNITS) >= window[3] and down(north / UNITS) <= window[1]


@cache
def _projector(projection: Projection, turn: int) -> Projector:
    """From thousandths of a degree, in a copy of the world, to pixels of the picture."""
    left, top = projection.corner
    scale = projection.world_px

    def project(lon: int, lat: int) -> tuple[float, float]:
        return (0.5 + lon / WORLD + turn) * scale - left, down(lat / UNITS) * scale - top

    return project
