"""Places of one country that lie close to each other at a zoom are drawn as one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from escape_routes.maps.geometry.mercator import project
from escape_routes.maps.geometry.vectors import distance
from escape_routes.maps.style import STYLE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from escape_routes.maps.geometry.standing import Standing
    from escape_routes.maps.geometry.vectors import Point
    from escape_routes.routes.routes import Waypoint


@dataclass(frozen=True)
class Merging:
    """Zoom, and size of what is drawn: 1 at a desk, more on a wall."""

    zoom: float
    size: float = 1
    is_inset: bool = False

    @property
    def is_close(self) -> bool:
        """Whether places are seen from near."""
        return bool(self.zoom >= STYLE["merge"]["close"] and not self.is_inset)

    @property
    def reach(self) -> float:
        """Up to which distance in pixels places are drawn as one."""
        style = STYLE["merge"]
        return float(style["reach"] * self.size * (style["near"] if self.is_close else 1))


@dataclass(eq=False)
class Group:
    """Places that are drawn as one; `hub` stands for all of them.

    `at` is in pixels of the world at the zoom at which it was made. `second` is a second name,
    such as that of the whole country.
    """

    hub: Waypoint
    at: Point
    second: str = ""
    members: list[Waypoint] = field(default_factory=list)

    @property
    def key(self) -> str:
        """The identifier of its hub."""
        return self.hub.waypoint_id

    @property
    def name(self) -> str:
        """The name of its hub."""
        return self.hub.name

    @property
    def country(self) -> str:
        """Two letters."""
        return self.hub.country_code

    @property
    def is_area(self) -> bool:
        """Whether it stands for a county, a province or a country."""
        return self.hub.precision != "city"


def merge(places: Iterable[Waypoint], standing: Standing, merging: Merging) -> dict[str, Group]:
    """The group of every place by its identifier; the place of the highest rank is the hub."""
    groups: list[Group] = []
    found: dict[str, Group] = {}
    for place in sorted(places, key=lambda place: (-standing.rank(place), place.waypoint_id)):
        at = project(place.latlon, merging.zoom)
        group = next(
            (group for group in groups if _holds(group, place, at, (merging, standing))), None
        )
        if group is None:
            group = Group(place, at)
            groups.append(group)
        group.members.append(place)
        found[place.waypoint_id] = group
    for group in groups:
        group.second = _second(group)
    return found


def _holds(group: Group, place: Waypoint, at: Point, told: tuple[Merging, Standing]) -> bool:
    merging, standing = told
    if group.country != place.country_code:
        return False
    style, far = STYLE["merge"], distance(at, group.at)
    # The ways into a country must not swallow one another: they are what the map is about.
    if standing.entry_of(place.waypoint_id) != standing.entry_of(group.key):
        return bool(far < merging.reach * style["entries"])
    # A whole country is no further from its capital than the eye takes it to be.
    is_whole = not merging.is_close and _is_capital(place, group.hub)
    return bool(far < merging.reach * (style["whole"] if is_whole else 1))


def _is_capital(one: Waypoint, other: Waypoint) -> bool:
    """Whether of two places one is a country and one a capital."""
    both = (one, other)
    is_country = any(place.precision == "country" for place in both)
    return is_country and any(place.kind == "capital" for place in both)


def _second(group: Group) -> str:
    whole = next((place for place in group.members if place.precision == "country"), None)
    return whole.name if whole and whole is not group.hub else ""
