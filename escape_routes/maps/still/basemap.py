"""Land, water and borders of the offline basemap as paths of an SVG picture.

Reads the files of `data/basemap`, whose form `scripts/build_basemap.py` tells, and draws them as
`js/paint.js` does. Positions here are in thousandths of a degree until `Projection` projects them.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from escape_routes.dataset.safety import MAX_ZOOM
from escape_routes.maps.arcs import Position
from escape_routes.maps.style import MIN_ZOOM, STYLE, stepped

TILE_PX = 256
UNITS = 1000
MAX_LAT = 85.0
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


@dataclass(frozen=True)
class Projection:
    """A part of the map as a picture: size in pixels, middle in degrees, zoom as in Leaflet."""

    width: float
    height: float
    lat: float
    lon: float
    zoom: float

    @property
    def world_px(self) -> float:
        """Width of the whole world at this zoom."""
        return float(TILE_PX * 2**self.zoom)

    @property
    def detail(self) -> int:
        """Zoom of the vectors that are drawn."""
        return min(max(round(self.zoom), MIN_ZOOM), MAX_ZOOM)

    def place(self, lat: float, lon: float) -> Position:
        """Pixels from the left and from the top of a position in degrees."""
        left = across(self.lon) * self.world_px - self.width / 2
        top = down(self.lat) * self.world_px - self.height / 2
        return across(lon) * self.world_px - left, down(lat) * self.world_px - top

    def meets(self, bounds: tuple[int, int, int, int]) -> bool:
        """Whether west, south, east, north in thousandths of a degree lie partly in the picture."""
        west, south, east, north = (value / UNITS for value in bounds)
        left, bottom = self.place(south, west)
        right, top = self.place(north, east)
        return right >= 0 and left <= self.width and bottom >= 0 and top <= self.height


def across(lon: float) -> float:
    """Place of a longitude on the Mercator square of side 1, from the west."""
    return 0.5 + lon / 360


def down(lat: float) -> float:
    """Place of a latitude on the Mercator square of side 1, from the north."""
    angle = math.radians(min(max(lat, -MAX_LAT), MAX_LAT)) / 2 + math.pi / 4
    return 0.5 - math.log(math.tan(angle)) / (2 * math.pi)


def fitted(positions: Iterable[Position], width: float, height: float, margin: float) -> Projection:
    """The closest projection in which all (latitude, longitude) pairs keep a margin, in pixels."""
    lats, lons = zip(*positions, strict=True)
    west, east, north, south = min(lons), max(lons), max(lats), min(lats)
    wide = max(across(east) - across(west), 1e-9)
    high = max(down(south) - down(north), 1e-9)
    zoom = math.log2(min((width - 2 * margin) / wide, (height - 2 * margin) / high) / TILE_PX)
    middle = (down(south) + down(north)) / 2
    lat = math.degrees(2 * math.atan(math.exp((0.5 - middle) * 2 * math.pi)) - math.pi / 2)
    return Projection(width, height, lat, (west + east) / 2, zoom)


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
    }


def paths(directory: Path, projection: Projection) -> str:
    """The basemap as SVG: sea, land, lakes, rivers, provinces and borders."""
    layers, detail = load(directory), projection.detail
    outlines, first = STYLE["outlines"], STYLE["first"]
    parts = [
        f'<rect width="{projection.width:g}" height="{projection.height:g}" '
        f'fill="{GROUND["sea"]}"/>',
        _area(layers["land"], projection, GROUND["land"]),
    ]
    if detail >= first["lakes"]:
        parts.append(_area(layers["lakes"], projection, GROUND["lake"]))
    # A river that is the border is drawn wider, to show on both sides of it.
    parts.append(_rivers(layers["border_rivers"], projection, stepped(detail, outlines["river"])))
    parts.append(_rivers(layers["rivers"], projection, 0))
    if detail >= first["provinces"]:
        province_px = stepped(detail, outlines["province"])
        parts.append(_lines(layers["provinces"], projection, GROUND["province"], province_px))
    border_px = stepped(detail, outlines["border"])
    parts.append(_lines(layers["borders"], projection, GROUND["border"], border_px))
    return "".join(parts)


def _area(pieces: list[Any], projection: Projection, fill: str) -> str:
    """Outline first and fill over it: where two cells meet, the fill hides the outline of both."""
    data = _path_data(pieces, projection, is_area=True)
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
    data = _path_data(pieces, projection, is_area=False)
    return (
        f'<path d="{data}" fill="none" stroke="{colour}" stroke-width="{width}" '
        f'stroke-linejoin="round" stroke-linecap="round"/>'
    )


def _path_data(pieces: list[Any], projection: Projection, *, is_area: bool) -> str:
    close = "Z" if is_area else ""
    parts = []
    for piece in pieces:
        _, west, south, east, north, *texts = piece
        if projection.meets((west, south, east, north)):
            parts += [_line_data(text, projection, close) for text in texts]
    return "".join(parts)


def _line_data(text: str, projection: Projection, close: str) -> str:
    project = _projector(projection)
    points = [project(lon, lat) for lon, lat, zoom in decode(text) if zoom <= projection.detail]
    if not points:
        return ""
    return "M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in points) + close


@cache
def _projector(projection: Projection) -> Callable[[int, int], Position]:
    left, top = projection.place(0, 0)
    scale = projection.world_px

    def project(lon: int, lat: int) -> Position:
        x = left + lon / UNITS / 360 * scale
        return x, top + (down(lat / UNITS) - 0.5) * scale

    return project
