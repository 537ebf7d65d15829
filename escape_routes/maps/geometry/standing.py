"""What the legs say of their places: how many meet there, who arrives, and what is an entry."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from escape_routes.routes.routes import Leg, Route, Waypoint

# In a country in which people arrive, this many times more legs end than begin.
ARRIVALS = 3
# A leg of the main way weighs as much as so many others of its family.
TRUNK = 100
CAPITAL = 1e6


class Standing:
    """Counted once for all that can be shown; `trunk` is the key of the main way, if any."""

    def __init__(self, legs: Sequence[Leg], routes: Mapping[str, Route], trunk: str | None) -> None:
        self._trunk = trunk
        self._routes = routes
        self.main = routes[trunk].family if trunk is not None else None
        self._degree: Counter[str] = Counter()
        self._main: Counter[str] = Counter()
        self._begin: Counter[str] = Counter()
        self._end: Counter[str] = Counter()
        for leg in legs:
            self._count(leg)
        self._entries = self._find_entries(legs)

    def is_end(self, country: str) -> bool:
        """Whether people arrive in a country, rather than pass through."""
        end = self._end[country]
        return end > ARRIVALS and end > ARRIVALS * self._begin[country]

    def entry_of(self, place_id: str) -> str | None:
        """The part of the main way to which a place alone belongs, such as an entry."""
        return self._entries.get(place_id)

    def rank(self, place: Waypoint) -> float:
        """The more, the rather a place stands for others beside it."""
        is_capital = place.kind == "capital" and self.is_end(place.country_code)
        key = place.waypoint_id
        return (CAPITAL if is_capital else 0) + self._main[key] * 1000 + self._degree[key]

    def _count(self, leg: Leg) -> None:
        is_main = self.main is not None and self._routes[leg.route_id].family == self.main
        for place in (leg.start, leg.end):
            self._degree[place.waypoint_id] += 1
            if is_main:
                self._main[place.waypoint_id] += TRUNK if leg.route_id == self._trunk else 1
        start, end = leg.start.country_code, leg.end.country_code
        if start != end:
            self._begin[start] += 1
            self._end[end] += 1

    def _find_entries(self, legs: Sequence[Leg]) -> dict[str, str | None]:
        """Places beyond the country in which a part begins, by part; None where parts share one."""
        if self._trunk is None:
            return {}
        starts: dict[str, str] = {}
        entries: dict[str, str | None] = {}
        for leg in legs:
            if self._routes[leg.route_id].part_of != self._trunk:
                continue
            start = starts.setdefault(leg.route_id, leg.start.country_code)
            for place in (leg.start, leg.end):
                if place.country_code != start:
                    known = entries.get(place.waypoint_id, leg.route_id)
                    entries[place.waypoint_id] = known if known == leg.route_id else None
        return entries
