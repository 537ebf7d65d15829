"""What stands out on the map, by identifiers such as `leg.<id>`, `route.<id>`, `waypoint.<id>`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from escape_routes.routes.routes import Leg

DRAWN = ("leg.", "route.", "waypoint.")


def is_marked(leg: Leg, subjects: Collection[str]) -> bool:
    """Whether a leg, its route, or one of its ends is among the subjects."""
    own = (
        f"leg.{leg.leg_id}",
        f"route.{leg.route_id}",
        f"waypoint.{leg.start.waypoint_id}",
        f"waypoint.{leg.end.waypoint_id}",
    )
    return any(subject in subjects for subject in own)


def drawn(subjects: Collection[str]) -> list[str]:
    """Those of the subjects that are drawn on the map."""
    return [subject for subject in subjects if subject.startswith(DRAWN)]
