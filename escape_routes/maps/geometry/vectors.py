"""Points and directions in pixels; x grows to the right and y down."""

from __future__ import annotations

import math
from typing import NamedTuple


class Point(NamedTuple):
    """Pixels from the left and from the top."""

    x: float
    y: float


ORIGIN = Point(0.0, 0.0)


def plus(a: Point, b: Point) -> Point:
    """Both after each other."""
    return Point(a.x + b.x, a.y + b.y)


def minus(a: Point, b: Point) -> Point:
    """The way from the second to the first."""
    return Point(a.x - b.x, a.y - b.y)


def times(a: Point, by: float) -> Point:
    """So many times as long."""
    return Point(a.x * by, a.y * by)


def distance(a: Point, b: Point) -> float:
    """How far two points lie apart."""
    return math.hypot(b.x - a.x, b.y - a.y)


def unit(a: Point) -> Point:
    """The same direction with a length of one; nothing stays nothing."""
    return times(a, 1 / (math.hypot(a.x, a.y) or 1))


def towards(a: Point, b: Point) -> Point:
    """The direction from one point to another."""
    return unit(minus(b, a))


def turned(a: Point, degrees: float) -> Point:
    """Turned clockwise, as the screen shows it."""
    angle = degrees * math.pi / 180
    cos, sin = math.cos(angle), math.sin(angle)
    return Point(a.x * cos - a.y * sin, a.x * sin + a.y * cos)


def mirrored(a: Point, chord: Point) -> Point:
    """The direction that makes an arc of a circle with the one at the other end of a chord.

    The chord has a length of one.
    """
    twice = 2 * (a.x * chord.x + a.y * chord.y)
    return minus(times(chord, twice), a)


def aside(a: Point) -> Point:
    """To the right of a direction, as the screen shows it."""
    return Point(-a.y, a.x)
