"""The state of a map that follows from what it is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from escape_routes.maps.geometry.front import ALL

if TYPE_CHECKING:
    from escape_routes.maps.geometry.commands import Command
    from escape_routes.maps.geometry.features import Features


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
    return has_trunk and not state.command.routes and state.front in (ALL, features.standing.main)
