"""What a line is, in words upon it: each thing once, on its longest line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escape_routes.maps.geometry.boxes import is_free, is_inside
from escape_routes.maps.geometry.curves import along
from escape_routes.maps.geometry.front import ALL
from escape_routes.maps.style import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from escape_routes.maps.geometry.boxes import Box
    from escape_routes.maps.geometry.features import Features
    from escape_routes.maps.geometry.states import State
    from escape_routes.maps.geometry.strands import Strand
    from escape_routes.maps.geometry.vectors import Point

MOST_ROUTES = 2


def words_of(strand: Strand, features: Features, state: State) -> str:
    """What stands upon a strand; empty where nothing needs to."""
    if strand.is_main or features.fronts.is_route(state.front):
        return _onward(strand)
    if state.front == ALL and strand.certainty == "inferred":
        return ""
    if strand.family == "returned":
        return features.families[strand.family].name.lower()
    short = dict.fromkeys(features.route_of(leg).short_name for leg in strand.legs)
    return ", ".join(list(short)[:MOST_ROUTES])


def _onward(strand: Strand) -> str:
    end = strand.end
    return f"on to {end.second or end.name}" if strand.is_main and strand.is_onward else ""


def free_spot(
    points: Sequence[Point], size: tuple[float, float], view: Box, taken: Iterable[Box]
) -> Box | None:
    """Where words of this width and height may stand on a curve."""
    (wide, high), taken = size, list(taken)
    for share in WORDS["line"]["places"]:
        x, y = along(points, share).at
        box = x - wide / 2, y - high / 2, x + wide / 2, y + high / 2
        if is_inside(box, view) and is_free(box, taken):
            return box
    return None
