"""What the map is told to show, and the state that follows from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from escape_routes.maps.geometry.features import Features
    from escape_routes.style.wording import YearSpan


@dataclass(frozen=True)
class Command:
    """What is shown: no routes stand for all of them, no years for all years.

    `subjects` stand out, as in `leg.<id>`; `front` is "all", a family or a route, or empty for
    what follows from the choice; `walk` is a route and the number of its leg from 0.
    """

    routes: tuple[str, ...] = ()
    years: YearSpan | None = None
    subjects: tuple[str, ...] = ()
    front: str = ""
    walk: tuple[str, int] | None = None


@dataclass(frozen=True)
class State:
    """A command, and what it puts in front."""

    command: Command
    front: str


def commanded(features: Features, command: Command) -> State:
    """The state of a map that is told this first."""
    return State(command, command.walk[0] if command.walk else features.fronts.of(command))


def is_whole(features: Features, state: State) -> bool:
    """Whether the main way, or all routes, stand in front; then the map shows the main way."""
    has_trunk = features.trunk is not None
    return has_trunk and not state.command.routes and state.front in ("all", features.standing.main)
