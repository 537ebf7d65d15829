"""Where a name may stand beside its place.

On no other name, dot or control, over as little line as can be, and as near as can be.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from escape_routes.maps.geometry.boxes import is_free, is_inside
from escape_routes.maps.style import STYLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from escape_routes.maps.geometry.boxes import Box
    from escape_routes.maps.geometry.ink import Ink
    from escape_routes.maps.geometry.vectors import Point

# What it costs to stand on the left, or above and below; what lies less than so far to the left
# is straight above or below.
LEFT, UPRIGHT, SLIGHT = 0.6, 0.8, 0.1


@dataclass(frozen=True)
class Label:
    """What is named: where it lies, width and height of its name, and the scale of distances."""

    at: Point
    size: tuple[float, float]
    is_area: bool
    scale: float


@dataclass(frozen=True)
class Space:
    """What can be seen, which boxes are taken, and where lines lie."""

    view: Box
    taken: list[Box]
    ink: Ink


@dataclass(frozen=True)
class Place:
    """A box for a name, what it costs, and how far out it is, counted from 0."""

    box: Box
    cost: float
    ring: int


def best_spot(label: Label, space: Space) -> Place | None:
    """The best place for a name, or None if all are taken."""
    style, best = STYLE["label"], None
    for spot in _free(label, space):
        # What stands further on costs more, whatever lies under it.
        if best and spot.cost >= best.cost:
            break
        cost = spot.cost + space.ink.under(spot.box, style["off"]) * style["line"]
        if not best or cost < best.cost:
            best = replace(spot, cost=cost)
    return best


def _free(label: Label, space: Space) -> list[Place]:
    """The places that are free, the better first."""
    style = STYLE["label"]
    each = style["areaStep" if label.is_area else "step"]
    spots = [
        Place(box, cost + ring * each, ring)
        for ring, away in enumerate(style["areaRings" if label.is_area else "rings"])
        for box, cost in _around(label, away * label.scale)
        if is_inside(box, space.view) and is_free(box, space.taken)
    ]
    return sorted(spots, key=lambda spot: spot.cost)


def _around(label: Label, away: float) -> Iterator[tuple[Box, float]]:
    """Boxes so many pixels from the place; to the right and at the same height costs least."""
    (wide, high), margin = label.size, STYLE["label"]["margin"]
    angles = STYLE["label"]["angles"]
    for number in range(angles):
        dx = math.cos(2 * math.pi * number / angles)
        dy = math.sin(2 * math.pi * number / angles)
        x = label.at.x + dx * (away + wide / 2 * abs(dx)) - wide / 2
        y = label.at.y + dy * (away + high / 2 * abs(dy)) - high / 2
        cost = (LEFT if dx < -SLIGHT else 0) + abs(dy) * UPRIGHT
        yield (x - margin, y - 1, x + wide + margin, y + high + 1), cost
