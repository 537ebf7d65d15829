"""What of an extract has a place on the earth: legs and waypoints, with what is told of them.

Positions are (latitude, longitude) pairs in WGS 84 degrees with at most two decimals; `lonlat`
turns them for the formats, which all want the longitude first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from escape_routes.exports.csv import records
from escape_routes.routes import short_way
from escape_routes.routes.routes import routes
from escape_routes.style.wording import hull, years_in_words

if TYPE_CHECKING:
    from escape_routes.exports.extract import Extract
    from escape_routes.routes.routes import LatLon, Leg, Route

LonLat = tuple[float, float]
NOT_PROPERTIES = ("lat", "lon")
DERIVED: dict[str, type] = {
    "route_code": str,
    "route_name": str,
    "route_short_name": str,
    "route_kind": str,
    "route_family": str,
    "from_name": str,
    "to_name": str,
    "start_year": int,
    "end_year": int,
    "years": str,
    "source_count": int,
    "is_disputed": bool,
    "length_km": float,
}
"""What is told of a leg beyond its table, with the type of each value."""


@dataclass(frozen=True)
class Feature:
    """A row with its position: one latlon for a place, two for a leg.

    `lines` are the straight lines of a leg, longitude first: one, or two on either side of the
    antimeridian where the short way leads over it; none for a place.
    """

    table: str
    identifier: str
    title: str
    latlons: tuple[LatLon, ...]
    properties: dict[str, Any]

    @property
    def positions(self) -> list[LonLat]:
        """Every position, longitude first."""
        return [position for line in self.lines for position in line] or [lonlat(self.latlons[0])]

    @property
    def lines(self) -> list[tuple[LonLat, LonLat]]:
        """The lines of a leg, none for a place."""
        if len(self.latlons) == 1:
            return []
        start, end = self.latlons
        return [(lonlat(one), lonlat(other)) for one, other in short_way.parts(start, end)]


def lonlat(latlon: LatLon) -> LonLat:
    """A position with the longitude first."""
    lat, lon = latlon
    return round(lon, 2), round(lat, 2)


def legs(extract: Extract) -> list[Feature]:
    """The legs of the extract in route order, with years, sources and length."""
    table = {row["leg_id"]: row for row in records(extract.dataset.legs)}
    return [
        _leg(route, leg, table[leg.leg_id])
        for route in routes(extract.whole).values()
        for leg in route.legs
        if leg.leg_id in table
    ]


def waypoints(extract: Extract) -> list[Feature]:
    """The places of the extract."""
    return [
        Feature(
            "waypoints",
            row["waypoint_id"],
            row["name"],
            ((row["lat"], row["lon"]),),
            {name: value for name, value in row.items() if name not in NOT_PROPERTIES},
        )
        for row in records(extract.dataset.waypoints)
    ]


def _leg(route: Route, leg: Leg, row: dict[str, Any]) -> Feature:
    start_year, end_year = hull(leg.years) or (None, None)
    properties = {
        **row,
        "route_code": route.code,
        "route_name": route.name,
        "route_short_name": route.short_name,
        "route_kind": route.kind,
        "route_family": route.family,
        "from_name": leg.start.name,
        "to_name": leg.end.name,
        "start_year": start_year,
        "end_year": end_year,
        "years": ", ".join(dict.fromkeys(map(years_in_words, leg.years))) or years_in_words(None),
        "source_count": leg.source_count,
        "is_disputed": leg.is_disputed,
        "length_km": round(leg.length_km, 1),
    }
    ends = (leg.start.latlon, leg.end.latlon)
    return Feature("legs", leg.leg_id, leg.title, ends, properties)
