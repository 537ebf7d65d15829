"""The part of the world that a still map shows, and where positions lie on it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

from escape_routes.dataset.safety import MAX_ZOOM
from escape_routes.maps.geometry.mercator import TILE_PX, across, down, project, world_px
from escape_routes.maps.geometry.vectors import Point, minus
from escape_routes.maps.style import MIN_ZOOM, STYLE
from escape_routes.maps.viewport import Viewport
from escape_routes.routes.routes import LatLon


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
        return world_px(self.zoom)

    @property
    def detail(self) -> int:
        """Zoom of the vectors that are drawn."""
        return min(max(round(self.zoom), MIN_ZOOM), MAX_ZOOM)

    @property
    def corner(self) -> Point:
        """The north-western corner of the picture, in pixels of the world."""
        x, y = project((self.lat, self.lon), self.zoom)
        return Point(x - self.width / 2, y - self.height / 2)

    @property
    def turns(self) -> range:
        """The copies of the world that are seen, in whole turns to the east of the first."""
        left = self.corner.x / self.world_px
        return range(math.floor(left), math.floor(left + self.width / self.world_px) + 1)

    def moved(self, right: float) -> Projection:
        """The same map with its content so many pixels further to the right."""
        return replace(self, lon=self.lon - right / self.world_px * 360)

    def place(self, lat: float, lon: float) -> Point:
        """Pixels from the left and from the top of a position in degrees."""
        return minus(project((lat, lon), self.zoom), self.corner)


def fitted(positions: Iterable[LatLon], width: float, height: float, margin: float) -> Projection:
    """The closest projection in which all (latitude, longitude) pairs keep a margin, in pixels."""
    lats, lons = zip(*positions, strict=True)
    west, east, north, south = min(lons), max(lons), max(lats), min(lats)
    wide = max(across(east) - across(west), 1e-9)
    high = max(down(south) - down(north), 1e-9)
    zoom = math.log2(min((width - 2 * margin) / wide, (height - 2 * margin) / high) / TILE_PX)
    middle = (down(south) + down(north)) / 2
    lat = math.degrees(2 * math.atan(math.exp((0.5 - middle) * 2 * math.pi)) - math.pi / 2)
    return Projection(width, height, lat, (west + east) / 2, zoom)


def scaled(viewport: Viewport, width: float, height: float) -> Projection:
    """A viewport for a map of another size, so that the same part is seen."""
    wide, high = STYLE["reference"]
    factor = min(width / wide, height / high)
    zoom = min(max(viewport.zoom + math.log2(factor), MIN_ZOOM), MAX_ZOOM)
    return Projection(width, height, viewport.lat, viewport.lon, zoom)
