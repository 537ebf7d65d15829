"""Families, routes, legs and places of the data, found by their identifiers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from escape_routes.maps.geometry.front import Fronts
from escape_routes.maps.geometry.merging import Merging, merge
from escape_routes.maps.geometry.standing import Standing
from escape_routes.maps.style import STYLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from escape_routes.routes.families import Family
    from escape_routes.routes.routes import LatLon, Leg, Route, Waypoint

HALF_TURN = 180.0


class Features:
    """Every feature that a map can show.

    Families stand in their order, `trunk` is the key of the main way, if there is one. `numbers`
    are those of the stops of the main way, the same at any zoom, by the place that is named.
    """

    def __init__(
        self, families: Sequence[Family], routes: Iterable[Route], trunk: str | None
    ) -> None:
        self.families = {family.key: family for family in families}
        self.routes = {route.route_id: route for route in routes}
        self.legs = [leg for route in self.routes.values() for leg in route.legs]
        self.trunk = trunk
        self.places = _facing_asia(self.legs)
        self.standing = Standing(self.legs, self.routes, trunk)
        self.fronts = Fronts(self.families, self.routes, self.legs, self.standing.main)
        self.trunk_legs = [
            leg for leg in self.legs if leg.route_id == trunk and leg.certainty != "inferred"
        ]
        self.numbers = self._numbered()

    def route_of(self, leg: Leg) -> Route:
        """The route to which a leg belongs."""
        return self.routes[leg.route_id]

    def reach_of(self, legs: Sequence[Leg]) -> list[LatLon]:
        """Where legs begin and end, those only inferred left out if there are others."""
        sure = [leg for leg in legs if leg.certainty != "inferred"]
        ends = [place for leg in sure or legs for place in (leg.start, leg.end)]
        return [self.places[place.waypoint_id].latlon for place in ends]

    def _numbered(self) -> dict[str, int]:
        """Counted once, as seen from afar."""
        groups = merge(self.places.values(), self.standing, Merging(STYLE["merge"]["afar"]))
        numbers: dict[str, int] = {}
        for leg in self.trunk_legs:
            for place in (leg.start, leg.end):
                numbers.setdefault(groups[place.waypoint_id].key, len(numbers) + 1)
        return numbers


def _facing_asia(legs: Sequence[Leg]) -> dict[str, Waypoint]:
    """Places as a map sees them that has the Pacific in its middle, if a leg leads over it.

    Then the Americas lie in the east, and no line goes the long way round.
    """
    places = {place.waypoint_id: place for leg in legs for place in (leg.start, leg.end)}
    if not any(abs(leg.end.latlon[1] - leg.start.latlon[1]) > HALF_TURN for leg in legs):
        return places
    return {key: _in_the_east(place) for key, place in places.items()}


def _in_the_east(place: Waypoint) -> Waypoint:
    lat, lon = place.latlon
    return replace(place, latlon=(lat, lon + 360)) if lon < STYLE["cut"] else place
