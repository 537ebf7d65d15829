"""A still map in the making: what it shows, and the boxes that names may no longer take."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from escape_routes.maps.geometry.boxes import is_free, is_inside
from escape_routes.maps.geometry.curves import curve
from escape_routes.maps.geometry.ink import Ink
from escape_routes.maps.geometry.looks import ink_of, width_of
from escape_routes.maps.geometry.vectors import minus
from escape_routes.maps.style import STYLE
from escape_routes.style.palette import FAMILY_COLOURS

if TYPE_CHECKING:
    from escape_routes.maps.geometry.boxes import Box
    from escape_routes.maps.geometry.features import Features
    from escape_routes.maps.geometry.merging import Group
    from escape_routes.maps.geometry.picture import Picture
    from escape_routes.maps.geometry.states import State
    from escape_routes.maps.geometry.strands import Strand
    from escape_routes.maps.geometry.vectors import Point
    from escape_routes.maps.still.view import Projection

EDGE_PX = 2


class Line(NamedTuple):
    """A strand with its curve and width, in pixels of the picture."""

    strand: Strand
    points: list[Point]
    width: float


@dataclass
class Sheet:
    """A map in the making; `taken` and `ink` are where names may not, or should not, stand.

    One that has an inset leaves the names of the crossings to it.
    """

    projection: Projection
    features: Features
    state: State
    picture: Picture
    is_inset: bool = False
    has_inset: bool = False
    taken: list[Box] = field(default_factory=list)
    ink: Ink = field(default_factory=Ink)

    @property
    def size(self) -> float:
        """Size of what is drawn: 1 at a desk, more where pixels are small."""
        return self.picture.scale.size

    @property
    def view(self) -> Box:
        """The part of the picture in which words may stand."""
        return (
            EDGE_PX,
            EDGE_PX,
            self.projection.width - EDGE_PX,
            self.projection.height - EDGE_PX,
        )

    def at(self, group: Group) -> Point:
        """Where a place lies, in pixels of the picture."""
        return minus(group.at, self.projection.corner)

    def line(self, strand: Strand) -> Line:
        """A strand as it lies on the picture; the leg to which a walk has come is wider."""
        points = curve(self.at(strand.start), self.at(strand.end), self.picture.shapes[strand.key])
        is_focus = any(leg.leg_id in self.picture.focus for leg in strand.legs)
        more = STYLE["strand"]["focus"] * self.size if is_focus else 0
        return Line(strand, points, width_of(strand, self.picture.scale) + more)

    def ink_of(self, strand: Strand) -> float:
        """How much of the ground a line covers, from 0 to 1."""
        return ink_of(strand, is_dim=self.picture.is_dim(strand))

    def colour(self, family: str) -> str:
        """Colour of a family on light ground."""
        return FAMILY_COLOURS["light"][family]

    def place_free(self, boxes: list[Box]) -> Box | None:
        """The first of these boxes that is inside the map and free; it is taken from then on."""
        for box in boxes:
            if is_inside(box, self.view) and is_free(box, self.taken):
                self.taken.append(box)
                return box
        return None
