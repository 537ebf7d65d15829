"""What stands in front: all routes alike, a family of them, or one. The rest steps back."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from escape_routes.maps.geometry.commands import Command
    from escape_routes.routes.routes import Leg, Route

ALL = "all"


class Fronts:
    """Says what stands in front for a command, and whether a leg does.

    A front is "all", or the key of a family or of a route; `main` is the family of the main way.
    """

    def __init__(
        self,
        families: Iterable[str],
        routes: Mapping[str, Route],
        legs: Iterable[Leg],
        main: str | None,
    ) -> None:
        self._main = main
        self._families = set(families)
        self._routes = routes
        self._legs = {leg.leg_id: leg for leg in legs}

    def of(self, command: Command) -> str:
        """What the command names; else what it chooses; else the main way.

        All routes stand in front where something of another family is marked.
        """
        if command.front and self._knows(command.front):
            return command.front
        if command.routes:
            return self._of_routes(command.routes)
        marked = [self._family_of(subject) for subject in command.subjects]
        is_strange = any(family not in (None, self._main) for family in marked)
        return ALL if is_strange or self._main is None else self._main

    def holds(self, leg: Leg, front: str) -> bool:
        """Whether a leg stands in front."""
        return front in (ALL, leg.route_id, self._routes[leg.route_id].family)

    def is_route(self, front: str) -> bool:
        """Whether one route alone stands in front."""
        return front in self._routes

    def family_of(self, front: str) -> str | None:
        """The family that stands in front, also that of a route; None for all."""
        if front in self._routes:
            return self._routes[front].family
        return None if front == ALL else front

    def _knows(self, front: str) -> bool:
        return front == ALL or front in self._families or front in self._routes

    def _of_routes(self, keys: Collection[str]) -> str:
        known = [key for key in keys if key in self._routes]
        if len(known) == 1:
            return known[0]
        families = {self._routes[key].family for key in known}
        return families.pop() if len(families) == 1 else ALL

    def _family_of(self, subject: str) -> str | None:
        noun, _, key = subject.partition(".")
        if noun == "leg":
            leg = self._legs.get(key)
            key = leg.route_id if leg else ""
        route = self._routes.get(key)
        return route.family if route else None
