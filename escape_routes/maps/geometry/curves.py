"""The curve of a strand in pixels, as a row of points; lines between places are schematic."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from escape_routes.maps.geometry.vectors import (
    ORIGIN,
    Point,
    aside,
    distance,
    minus,
    plus,
    times,
    towards,
    unit,
)
from escape_routes.maps.style import STYLE

if TYPE_CHECKING:
    from collections.abc import Sequence


class Shape(NamedTuple):
    """Directions at both ends, how far they pull, and pixels to the right of the first strand."""

    start: Point
    end: Point
    pull: float
    aside: float


class Spot(NamedTuple):
    """A point of a curve, and the direction there."""

    at: Point
    way: Point


def controls(start: Point, end: Point, shape: Shape) -> tuple[Point, Point, Point, Point]:
    """Both ends of a curve and the two points that pull it between them, in order."""
    reach = distance(start, end) * shape.pull
    first = plus(start, times(shape.start, reach))
    return start, first, minus(end, times(shape.end, reach)), end


def curve(start: Point, end: Point, shape: Shape) -> list[Point]:
    """The points of the curve between two places."""
    style, pulls = STYLE["curve"], controls(start, end, shape)
    steps = math.floor(distance(start, end) / style["step"] + 0.5)
    count = max(style["least"], min(style["most"], steps))
    points = [_at(pulls, number / count) for number in range(count + 1)]
    return _shifted(points, shape.aside) if shape.aside else points


def _at(pulls: Sequence[Point], t: float) -> Point:
    u = 1 - t
    shares = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
    return Point(
        sum(point.x * share for point, share in zip(pulls, shares, strict=True)),
        sum(point.y * share for point, share in zip(pulls, shares, strict=True)),
    )


def _shifted(points: list[Point], by: float) -> list[Point]:
    """The same curve a few pixels to its right; both begin and end together."""
    last, taper = len(points) - 1, STYLE["curve"]["taper"]
    moved = []
    for number, point in enumerate(points):
        way = towards(points[max(0, number - 1)], points[min(last, number + 1)])
        share = min(1, taper * min(number, last - number) / last)
        moved.append(plus(point, times(aside(way), by * share)))
    return moved


def length_of(points: Sequence[Point]) -> float:
    """Length of a row of points in pixels."""
    return sum(distance(a, b) for a, b in pairwise(points))


def along(points: Sequence[Point], share: float) -> Spot:
    """Where a share, from 0 to 1, of the length of a curve is reached."""
    left = length_of(points) * share
    last = len(points) - 1
    for number in range(1, len(points)):
        before, point = points[number - 1], points[number]
        piece = distance(before, point)
        if left <= piece or number == last:
            way = unit(minus(point, before))
            return Spot(plus(before, times(way, min(left, piece))), way)
        left -= piece
    return Spot(points[0], ORIGIN)


def evenly(points: Sequence[Point], step: float) -> list[Point]:
    """Points of a curve at equal steps in pixels."""
    found, ahead = [points[0]], step
    for before, point in pairwise(points):
        piece = distance(before, point)
        while ahead <= piece:
            found.append(plus(before, times(minus(point, before), ahead / piece)))
            ahead += step
        ahead -= piece
    return found


def arrow(points: Sequence[Point], size: float) -> list[Point]:
    """The direction of a strand: a small closed triangle past the middle of its curve."""
    style = STYLE["arrow"]
    at, way = along(points, style["place"])
    left, right = _wings(at, way, size, size * style["length"])
    return [left, at, right, left]


def chevrons(points: Sequence[Point], size: float) -> list[list[Point]]:
    """The direction of the main way: open angles inside of its line."""
    style = STYLE["arrow"]
    count = max(1, math.floor(length_of(points) / style["every"] + 0.5))
    found = []
    for number in range(count):
        at, way = along(points, (number + 0.5) / count)
        left, right = _wings(at, way, size, size * style["depth"])
        found.append([left, at, right])
    return found


def _wings(tip: Point, way: Point, size: float, back: float) -> tuple[Point, Point]:
    """Both ends of a head: so far to each side, and so far behind the tip."""
    behind = minus(tip, times(way, back))
    beside = times(aside(way), size)
    return plus(behind, beside), minus(behind, beside)
