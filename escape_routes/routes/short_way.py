"""The short way between two places, which may lead over the edge of a flat map.

Longitudes jump from 180 to -180 degrees there, so that a line drawn from number to number would run
round the wrong side of the earth.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from escape_routes.routes.routes import LatLon

    Ends = tuple[LatLon, LatLon]

HALF_TURN_DEG, TURN_DEG = 180, 360
CUT_DECIMALS = 2


def beside(lon: float, other: float) -> float:
    """A longitude as seen from another: a turn more or less, where it is nearer so."""
    if abs(lon - other) <= HALF_TURN_DEG:
        return lon
    return lon - TURN_DEG if lon > other else lon + TURN_DEG


def parts(start: LatLon, end: LatLon) -> list[Ends]:
    """The straight lines of which a line consists when it is cut at 180 degrees; mostly one.

    Source: RFC 7946, section 3.1.9.
    """
    seen_lon = beside(end[1], start[1])
    if seen_lon == end[1]:
        return [(start, end)]
    edge = HALF_TURN_DEG if seen_lon > end[1] else -HALF_TURN_DEG
    way = seen_lon - start[1]
    share = (edge - start[1]) / way if way else 0
    lat = round(start[0] + share * (end[0] - start[0]), CUT_DECIMALS)
    lines = [(start, (lat, float(edge))), ((lat, float(-edge)), end)]
    # A place that lies on the edge itself leaves nothing on its side.
    return [line for line in lines if line[0] != line[1]]
