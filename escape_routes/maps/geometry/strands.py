"""Legs of one family from one drawn place to another are one strand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from escape_routes.maps.geometry.features import Features
    from escape_routes.maps.geometry.merging import Group
    from escape_routes.routes.routes import Leg

CERTAINTIES = ("documented", "reported", "inferred")
FRONT, CONTEXT, GHOST = "", "~", "ghost "


@dataclass(eq=False)
class Strand:
    """Legs of one family between two groups; what it says is the best that one of them says.

    A ghost is only hinted at: hidden by the choice, but a part of what is shown. `is_main` is of
    the family of the main way, `is_trunk` of the main way itself; one that is onward leads from
    where people pass through to where they arrive.
    """

    kind: str
    family: str
    start: Group
    end: Group
    legs: list[Leg] = field(default_factory=list)
    is_main: bool = False
    is_trunk: bool = False
    is_onward: bool = False

    @property
    def way(self) -> str:
        """Its family and its two ends."""
        return f"{self.family} {self.start.key} {self.end.key}"

    @property
    def key(self) -> str:
        """What tells it apart from all others of a picture."""
        return self.kind + self.way

    @property
    def is_front(self) -> bool:
        """Whether it is drawn in full ink."""
        return self.kind == FRONT

    @property
    def is_ghost(self) -> bool:
        """Whether it is only hinted at."""
        return self.kind == GHOST

    @property
    def certainty(self) -> str:
        """The best of its legs."""
        return min((leg.certainty for leg in self.legs), key=CERTAINTIES.index)

    @property
    def sources(self) -> int:
        """The most independent sources that one of its legs has."""
        return max(leg.source_count for leg in self.legs)

    @property
    def is_disputed(self) -> bool:
        """Whether the sources of one of its legs disagree."""
        return any(leg.is_disputed for leg in self.legs)


@dataclass(frozen=True)
class Told:
    """What the legs are gathered by; `groups` by the identifier of a place."""

    features: Features
    groups: Mapping[str, Group]
    is_front: Callable[[Leg], bool]

    def strand(self, leg: Leg, kind: str) -> Strand | None:
        """A strand for a leg, still without it; none where both ends are drawn as one place."""
        start = self.groups[leg.start.waypoint_id]
        end = self.groups[leg.end.waypoint_id]
        family = self.features.route_of(leg).family
        return None if start is end else Strand(kind, family, start, end)


def gather(shown: Iterable[Leg], ghosts: Iterable[Leg], told: Told) -> list[Strand]:
    """The strands of what is shown and of what is hinted at, in the order of their families."""
    strands: dict[str, Strand] = {}
    for leg in shown:
        _put(strands, leg, told.strand(leg, FRONT if told.is_front(leg) else CONTEXT))
    taken = {strand.way for strand in strands.values() if strand.is_front}
    for leg in ghosts:
        strand = told.strand(leg, GHOST)
        if strand and strand.way not in taken:
            _put(strands, leg, strand)
    for strand in strands.values():
        _finish(strand, told.features)
    order = list(told.features.families)
    return sorted(strands.values(), key=lambda strand: (order.index(strand.family), strand.key))


def _put(strands: dict[str, Strand], leg: Leg, strand: Strand | None) -> None:
    if strand:
        strands.setdefault(strand.key, strand).legs.append(leg)


def _finish(strand: Strand, features: Features) -> None:
    standing = features.standing
    strand.is_main = strand.family == standing.main
    strand.is_onward = standing.is_end(strand.end.country) and not standing.is_end(
        strand.start.country
    )
    is_sure = any(
        leg.route_id == features.trunk and leg.certainty != "inferred" for leg in strand.legs
    )
    strand.is_trunk = is_sure and not strand.is_onward


@dataclass(frozen=True)
class Sight:
    """How much is seen: whether from near, whether without pale lines, and what is asked for."""

    is_close: bool
    is_bare: bool
    is_asked: Callable[[Strand], bool]


def in_sight(strands: list[Strand], sight: Sight) -> list[Strand]:
    """The strands without those that wait for a closer look.

    These are lines that only the legs beside them suggest, unless their route would vanish or
    they are asked for, and pale ones where there is no room.
    """
    sure = {
        leg.route_id
        for strand in strands
        if strand.certainty != "inferred" and not strand.is_ghost
        for leg in strand.legs
    }
    return [strand for strand in strands if _is_in_sight(strand, sight, sure)]


def _is_in_sight(strand: Strand, sight: Sight, sure: set[str]) -> bool:
    if strand.is_ghost:
        return True
    if strand.certainty != "inferred":
        return strand.is_front or not sight.is_bare
    if not strand.is_front:
        return False
    is_last = any(leg.route_id not in sure for leg in strand.legs)
    return sight.is_close or sight.is_asked(strand) or is_last
