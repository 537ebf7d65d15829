"""Families of routes: what the map tells apart at a glance; single routes go by their names."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from escape_routes.dataset.memo import per_dataset
from escape_routes.routes.routes import routes

if TYPE_CHECKING:
    from escape_routes.dataset.tables import Dataset
    from escape_routes.routes.routes import Route


@dataclass(frozen=True)
class Family:
    """Routes that look alike; `key` is the cell of `routes.csv`, `explanation` what they share."""

    key: str
    name: str
    explanation: str


NEUTRAL = Family("", "Routes", "told apart by their names")
"""For routes of a dataset that names no families."""

FAMILIES = {
    family.key: family
    for family in (
        Family("mekong", "China, Laos, Thailand", "overland, across the Mekong"),
        Family("overland", "Other ways overland", "Myanmar, Vietnam, Cambodia, Mongolia, Russia"),
        Family("missions", "Embassies and envoys", "asylum at missions in China, diplomats abroad"),
        Family("work", "From work abroad", "restaurants in China, building sites in Russia"),
        Family("near", "Straight to South Korea", "by sea or over the land boundary"),
        Family("returned", "Sent back", "forced returns to China and North Korea"),
        Family("onward", "On to the United States", "resettlement"),
        NEUTRAL,
    )
}
"""Every family by its key, in the order in which they are listed and drawn."""


def families(dataset: Dataset) -> list[Family]:
    """The families that the routes of a dataset belong to, in order."""
    used = {route.family for route in routes(dataset).values()}
    return [family for key, family in FAMILIES.items() if key in used]


@per_dataset
def trunk(dataset: Dataset) -> Route | None:
    """The route that others are parts of, or else the first with a documented leg, if any.

    Of several routes with parts it is the one with the most, and among equals the one whose first
    part stands first.
    """
    known = routes(dataset)
    parts = Counter(route.part_of for route in known.values() if route.part_of in known)
    if parts:
        return known[parts.most_common(1)[0][0]]
    documented = (route for route in known.values() if _is_documented(route))
    return next(documented, None)


def _is_documented(route: Route) -> bool:
    return any(leg.certainty == "documented" for leg in route.legs)
