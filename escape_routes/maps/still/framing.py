"""Which part of the world a still map shows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from escape_routes.maps.geometry.picture import front_legs
from escape_routes.maps.geometry.states import is_whole
from escape_routes.maps.still.view import Projection, fitted, scaled
from escape_routes.maps.style import MAIN_WAY, MIN_ZOOM, STYLE
from escape_routes.maps.viewport import Viewport

if TYPE_CHECKING:
    from collections.abc import Sequence

    from escape_routes.maps.geometry.features import Features
    from escape_routes.maps.geometry.states import State
    from escape_routes.routes.routes import LatLon

# Room around what the map is fitted to, at a desk, and more of it on the right, where names stand.
MARGIN_PX, MAIN_WAY_PX, NAME_PX = 40, 26, 60


class Room(NamedTuple):
    """Width and height of a map in pixels, and the size of what is drawn."""

    width: float
    height: float
    size: float


def framed(
    features: Features, state: State, at: tuple[float, float, float] | None, room: Room
) -> Projection:
    """A view by latitude, longitude and zoom; else what stands in front, or the main way."""
    if at:
        return scaled(Viewport(*at), room.width, room.height)
    ends = features.reach_of(front_legs(features, state))
    if not ends or is_whole(features, state):
        return _fitted(MAIN_WAY, room, MAIN_WAY_PX)
    return _fitted(ends, room, MARGIN_PX)


def _fitted(ends: Sequence[LatLon], room: Room, margin: float) -> Projection:
    names = NAME_PX * room.size
    found = fitted(ends, room.width - names, room.height, margin * room.size)
    zoom = min(max(found.zoom, MIN_ZOOM), STYLE["zoom"]["fit"])
    return replace(found, zoom=zoom, width=room.width).moved(-names / 2)
