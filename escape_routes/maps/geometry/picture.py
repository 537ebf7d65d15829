"""What a map draws for a state, a zoom and a size: strands with their shapes, stops, numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from escape_routes.maps.geometry.looks import Scale, width_of
from escape_routes.maps.geometry.merging import Merging, merge
from escape_routes.maps.geometry.selection import kept
from escape_routes.maps.geometry.shapes import shapes_of
from escape_routes.maps.geometry.strands import Sight, Told, gather, in_sight
from escape_routes.maps.geometry.subjects import drawn, is_marked
from escape_routes.maps.style import STYLE

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from escape_routes.maps.geometry.curves import Shape
    from escape_routes.maps.geometry.features import Features
    from escape_routes.maps.geometry.merging import Group
    from escape_routes.maps.geometry.states import State
    from escape_routes.maps.geometry.strands import Strand
    from escape_routes.routes.routes import Leg


@dataclass(frozen=True)
class Look:
    """Zoom, size of what is drawn (1 at a desk, more on a wall), and width in pixels."""

    zoom: float
    size: float
    wide: float
    is_inset: bool = False


@dataclass(eq=False)
class Stop:
    """A place at which strands begin or end; `degree` is the number of their legs."""

    group: Group
    is_focus: bool
    is_front: bool = False
    is_ghost: bool = False
    is_trunk: bool = False
    degree: int = 0


@dataclass(frozen=True)
class Picture:
    """Strands in their order, shapes by strand, stops and their numbers by the key of a group.

    `shown` are the legs that the choice keeps, `subjects` what stands out, `focus` the legs whose
    lines are wider.
    """

    scale: Scale
    subjects: tuple[str, ...]
    focus: frozenset[str]
    shown: list[Leg]
    strands: list[Strand]
    shapes: dict[str, Shape]
    stops: dict[str, Stop]
    numbers: dict[str, int]

    def is_dim(self, strand: Strand) -> bool:
        """Whether something else is marked."""
        return _is_dim(strand, self.subjects)


def compose(features: Features, state: State, look: Look) -> Picture:
    """What the map draws."""
    shown = shown_legs(features, state)
    subjects = _subjects_of(features, state)
    scale = Scale(look.zoom, look.size, features.fronts.is_route(state.front))
    told = Told(
        features,
        merge(
            features.places.values(),
            features.standing,
            Merging(look.zoom, look.size, look.is_inset),
        ),
        lambda leg: features.fronts.holds(leg, state.front),
    )
    strands = in_sight(
        gather(shown, _ghost_legs(features, state, shown, is_inset=look.is_inset), told),
        _sight(features, state, look, subjects),
    )
    main = features.standing.main
    return Picture(
        scale,
        subjects,
        _focus_of(features, state),
        shown,
        strands,
        shapes_of(strands, look.size, lambda strand: width_of(strand, scale)),
        _stops_of(strands, subjects),
        features.numbers if main is not None and state.front == main else {},
    )


def shown_legs(features: Features, state: State) -> list[Leg]:
    """The legs that the command keeps; who walks a route sees all of it."""
    command = state.command
    if command.walk:
        return list(features.routes[command.walk[0]].legs)
    return kept(features.legs, command.routes, command.years)


def front_legs(features: Features, state: State) -> list[Leg]:
    """The shown legs that stand in front."""
    shown = shown_legs(features, state)
    return [leg for leg in shown if features.fronts.holds(leg, state.front)]


def _sight(features: Features, state: State, look: Look, subjects: Collection[str]) -> Sight:
    is_alone = features.fronts.is_route(state.front)
    front = features.fronts.family_of(state.front)
    is_other = front is not None and front != features.standing.main
    return Sight(
        is_close=look.zoom >= STYLE["zoom"]["inferred"] or is_alone,
        is_bare=look.is_inset or is_alone or look.wide < STYLE["narrow"],
        is_asked=lambda strand: is_other or any(is_marked(leg, subjects) for leg in strand.legs),
    )


def _subjects_of(features: Features, state: State) -> tuple[str, ...]:
    """What the command marks, or the legs up to the one to which a walk has come."""
    walk = state.command.walk
    if not walk:
        return state.command.subjects
    route, step = walk
    return tuple(f"leg.{leg.leg_id}" for leg in features.routes[route].legs[: step + 1])


def _focus_of(features: Features, state: State) -> frozenset[str]:
    """The legs that are marked themselves; on a walk the last one, unless it is at its end."""
    walk = state.command.walk
    if not walk:
        marks = (subject.partition(".") for subject in state.command.subjects)
        return frozenset(key for noun, _, key in marks if noun == "leg")
    route, step = walk
    legs = features.routes[route].legs
    return frozenset({legs[step].leg_id} if step < len(legs) - 1 else ())


def _ghost_legs(
    features: Features, state: State, shown: Sequence[Leg], *, is_inset: bool
) -> list[Leg]:
    """What is only hinted at.

    These are the legs of a route in front that the window hides, and under a choice of routes the
    main way.
    """
    known = {leg.leg_id for leg in shown}
    routes = {leg.route_id for leg in shown if features.fronts.holds(leg, state.front)}
    hidden = [
        leg
        for leg in features.legs
        if leg.leg_id not in known and leg.certainty != "inferred" and leg.route_id in routes
    ]
    is_backdrop = not is_inset and (
        state.command.routes
        or features.fronts.is_route(state.front)
        or state.front == features.standing.main
    )
    if not is_backdrop:
        return hidden
    return list({leg.leg_id: leg for leg in [*hidden, *features.trunk_legs]}.values())


def _stops_of(strands: Sequence[Strand], subjects: Collection[str]) -> dict[str, Stop]:
    """The places at which strands begin or end, by the key of their group."""
    stops: dict[str, Stop] = {}
    for strand in strands:
        is_lit = strand.is_front and not _is_dim(strand, subjects)
        for group in (strand.start, strand.end):
            stop = stops.setdefault(group.key, _new_stop(group, subjects))
            stop.is_front |= is_lit
            stop.is_ghost |= strand.is_ghost and strand.is_trunk
            stop.is_trunk |= strand.is_trunk or (strand.is_onward and strand.is_main)
            stop.degree += len(strand.legs)
    return stops


def _new_stop(group: Group, subjects: Collection[str]) -> Stop:
    is_focus = any(f"waypoint.{place.waypoint_id}" in subjects for place in group.members)
    return Stop(group, is_focus)


def _is_dim(strand: Strand, subjects: Collection[str]) -> bool:
    marks = drawn(subjects)
    return bool(marks) and not any(is_marked(leg, marks) for leg in strand.legs)
