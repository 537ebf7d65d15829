"""Web Mercator: a square of side 1, counted from its north-western corner; degrees of WGS 84."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from escape_routes.maps.geometry.vectors import Point

if TYPE_CHECKING:
    from escape_routes.routes.routes import LatLon

TILE_PX = 256
MAX_LAT = 85.0


def across(lon: float) -> float:
    """Place of a longitude on the square, from the west."""
    return 0.5 + lon / 360


def down(lat: float) -> float:
    """Place of a latitude on the square, from the north."""
    angle = math.radians(min(max(lat, -MAX_LAT), MAX_LAT)) / 2 + math.pi / 4
    return 0.5 - math.log(math.tan(angle)) / (2 * math.pi)


def world_px(zoom: float) -> float:
    """Width of the whole world in pixels."""
    return float(TILE_PX * 2**zoom)


def project(latlon: LatLon, zoom: float) -> Point:
    """Pixels from the north-western corner of the world, as Leaflet counts them."""
    lat, lon = latlon
    return Point(across(lon) * world_px(zoom), down(lat) * world_px(zoom))
