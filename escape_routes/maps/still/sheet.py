"""A still map in the making: what it shows, and the boxes that names may no longer take."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from escape_routes.maps import arcs
from escape_routes.maps.still.text import is_apart
from escape_routes.maps.style import leg_scale

if TYPE_CHECKING:
    from escape_routes.maps.arcs import Curve, Lane
    from escape_routes.maps.still.basemap import Projection
    from escape_routes.maps.still.text import Box
    from escape_routes.routes.routes import Leg, Route


@dataclass
class Sheet:
    """A map in the making: what it shows, and the boxes that names may no longer take."""

    projection: Projection
    legs: list[Leg]
    routes: dict[str, Route]
    lanes: dict[str, Lane]
    subjects: frozenset[str]
    taken: list[Box] = field(default_factory=list)

    def is_dim(self, leg: Leg) -> bool:
        """Whether something else is in focus."""
        own = {
            f"leg.{leg.leg_id}",
            f"route.{leg.route_id}",
            f"waypoint.{leg.start.waypoint_id}",
            f"waypoint.{leg.end.waypoint_id}",
        }
        return bool(self.subjects) and not self.subjects & own

    @property
    def scale(self) -> float:
        """Far out, lines are thinner, so that a region stays legible."""
        return leg_scale(self.projection.zoom)

    def place_free(self, boxes: list[Box]) -> Box | None:
        """The first of these boxes that is inside the map and free; it is taken from then on."""
        for box in boxes:
            inside = box[0] >= 0 and box[1] >= 0
            inside = inside and box[2] <= self.projection.width and box[3] <= self.projection.height
            if inside and all(is_apart(box, other) for other in self.taken):
                self.taken.append(box)
                return box
        return None

    def curve(self, leg: Leg) -> Curve:
        """The curve of a leg in pixels."""
        start, end = (self.projection.place(*place.latlon) for place in (leg.start, leg.end))
        return arcs.curve(start, end, self.lanes[leg.leg_id])
