"""Waypoints, legs and routes as plain values, assembled from the tables, with geodesic lengths.

Positions are (latitude, longitude) pairs in WGS 84 decimal degrees; lengths are kilometres along
the ellipsoid between two waypoints, never along a road, river or path.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import pandas as pd
from geopy.distance import geodesic

from escape_routes.dataset.memo import per_dataset
from escape_routes.dataset.tables import rows
from escape_routes.gazetteer.spelling import listed
from escape_routes.routes.years import years_of
from escape_routes.style.wording import YearSpan, hull

if TYPE_CHECKING:
    from escape_routes.dataset.tables import Dataset

LatLon = tuple[float, float]


@dataclass(frozen=True)
class Waypoint:
    """A place that can stand on a route; `precision` says what area its point stands for."""

    waypoint_id: str
    name: str
    name_ko: str
    name_local: str
    other_names: tuple[str, ...]
    country_code: str
    admin1: str
    kind: str
    latlon: LatLon
    precision: str


@dataclass(frozen=True)
class Leg:
    """One waypoint to the next; `years` are the spans of which its passages speak."""

    leg_id: str
    route_id: str
    leg_no: int
    start: Waypoint
    end: Waypoint
    mode: str
    certainty: str
    certainty_note: str
    years: tuple[YearSpan, ...]
    source_count: int
    is_disputed: bool

    @cached_property
    def length_km(self) -> float:
        """Geodesic distance between the two ends, in kilometres."""
        return float(geodesic(self.start.latlon, self.end.latlon).km)

    @property
    def title(self) -> str:
        """The leg in words, for headings and screen readers."""
        return f"{self.start.name} to {self.end.name}"


@dataclass(frozen=True)
class Route:
    """A named route with its legs in order; `part_of` names the route of which it is a part."""

    route_id: str
    code: str
    name: str
    short_name: str
    kind: str
    family: str
    part_of: str
    summary: str
    legs: tuple[Leg, ...]
    source_count: int

    @property
    def length_km(self) -> float:
        """Sum of the lengths of the legs, in kilometres; branches count in full."""
        return sum(leg.length_km for leg in self.legs)

    @property
    def years(self) -> YearSpan | None:
        """First and last year of which a passage on one of the legs speaks."""
        return hull(span for leg in self.legs for span in leg.years)


@per_dataset
def waypoints(dataset: Dataset) -> dict[str, Waypoint]:
    """Every waypoint of the dataset by its key."""
    return {
        row.waypoint_id: Waypoint(
            waypoint_id=row.waypoint_id,
            name=row.name,
            name_ko=row.name_ko,
            name_local=row.name_local,
            other_names=listed(row.other_names),
            country_code=row.country_code,
            admin1=row.admin1,
            kind=row.kind,
            latlon=(float(row.lat), float(row.lon)),
            precision=row.precision,
        )
        for row in rows(dataset.waypoints)
    }


@per_dataset
def routes(dataset: Dataset) -> dict[str, Route]:
    """Every route of the dataset by its key, in the order of the table, with its legs."""
    legs = _legs_by_route(dataset)
    sources = _source_counts(dataset, "routes")
    return {
        row.route_id: Route(
            route_id=row.route_id,
            code=row.code,
            name=row.name,
            short_name=row.short_name,
            kind=row.kind,
            family=row.family,
            part_of=row.part_of,
            summary=row.summary,
            legs=tuple(legs.get(row.route_id, ())),
            source_count=sources.get(row.route_id, 0),
        )
        for row in rows(dataset.routes)
    }


def _legs_by_route(dataset: Dataset) -> dict[str, list[Leg]]:
    places = waypoints(dataset)
    years = _spans(dataset)
    sources = _source_counts(dataset, "legs")
    disputed = _disputed_legs(dataset)
    found: dict[str, list[Leg]] = {}
    for row in rows(dataset.legs.sort_values(["route_id", "leg_no"])):
        leg = Leg(
            leg_id=row.leg_id,
            route_id=row.route_id,
            leg_no=int(row.leg_no),
            start=places[row.from_waypoint_id],
            end=places[row.to_waypoint_id],
            mode=row.mode,
            certainty=row.certainty,
            certainty_note=row.certainty_note,
            years=years.get(row.leg_id, ()),
            source_count=sources.get(row.leg_id, 0),
            is_disputed=row.leg_id in disputed,
        )
        found.setdefault(row.route_id, []).append(leg)
    return found


def _spans(dataset: Dataset) -> dict[str, tuple[YearSpan, ...]]:
    frame = years_of(dataset, "legs").dropna().drop_duplicates()
    spans: dict[str, list[YearSpan]] = {}
    for row in rows(frame):
        spans.setdefault(row.subject_id, []).append((int(row.start_year), int(row.end_year)))
    return {key: tuple(sorted(value)) for key, value in spans.items()}


def _of_table(dataset: Dataset, table: str) -> pd.DataFrame:
    return dataset.evidence[dataset.evidence["subject_table"] == table]


def _source_counts(dataset: Dataset, table: str) -> dict[str, int]:
    """How many different publishers stand behind each subject: the independent sources."""
    rows = _of_table(dataset, table)
    rows = rows[rows["stance"] == "supports"]
    named = rows.merge(dataset.excerpts[["excerpt_id", "source_id"]], on="excerpt_id").merge(
        dataset.sources[["source_id", "publisher"]], on="source_id"
    )
    return {str(k): int(v) for k, v in named.groupby("subject_id")["publisher"].nunique().items()}


def _disputed_legs(dataset: Dataset) -> set[str]:
    rows = _of_table(dataset, "legs")
    return set(rows.loc[rows["stance"] == "disputes", "subject_id"])
