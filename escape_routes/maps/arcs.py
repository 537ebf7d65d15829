"""The curve of a leg in pixels, and the lanes of legs between the same two places.

Its shape carries no information: schematic lines between places. `js/geometry.js` and `js/lanes.js`
compute the same; golden files hold the two together.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from escape_routes.maps.style import STYLE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from escape_routes.routes.routes import Leg

Position = tuple[float, float]
"""Pixels from the left and from the top."""
Curve = tuple[Position, Position, Position]
"""Start, control point and end."""


class Lane(NamedTuple):
    """Where a leg lies among those between the same two places, and whether its bow is turned."""

    lane: float
    is_flipped: bool


def lanes(legs: Iterable[Leg]) -> dict[str, Lane]:
    """The lane of every leg: those between the same two places lie side by side."""
    corridors: dict[tuple[str, ...], list[Leg]] = {}
    for leg in legs:
        ends = sorted((leg.start.waypoint_id, leg.end.waypoint_id))
        corridors.setdefault(tuple(ends), []).append(leg)
    return {
        leg.leg_id: Lane(place - (len(group) - 1) / 2, leg.start.waypoint_id > leg.end.waypoint_id)
        for group in corridors.values()
        for place, leg in enumerate(group)
    }


def bow(length: float, lane: Lane) -> float:
    """How far the middle of a curve is pulled aside, for a straight way of that length."""
    arc = STYLE["arc"]
    pixels = min(length * arc["bow"], arc["most"])
    pixels += lane.lane * min(arc["lane"], length * arc["narrow"])
    return float(-pixels if lane.is_flipped else pixels)


def curve(start: Position, end: Position, lane: Lane) -> Curve:
    """The curve between two places."""
    way = end[0] - start[0], end[1] - start[1]
    length = math.hypot(*way)
    pull = bow(length, lane) / max(1.0, length)
    middle = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    return start, (middle[0] - way[1] * pull, middle[1] + way[0] * pull), end


def along(curve: Curve, t: float) -> Position:
    """The point of a curve at a fraction of its way."""
    u = 1 - t
    x, y = (u * u * a + 2 * u * t * b + t * t * c for a, b, c in zip(*curve, strict=True))
    return x, y
