"""How a strand looks: width by publishers, dashes by certainty, ink by what stands in front."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from escape_routes.maps.style import STYLE, stepped

if TYPE_CHECKING:
    from escape_routes.maps.geometry.strands import Strand


@dataclass(frozen=True)
class Scale:
    """Zoom, and size of what is drawn: 1 at a desk, more on a wall.

    `is_alone` says whether one route alone stands in front.
    """

    zoom: float
    size: float
    is_alone: bool


def is_bold(strand: Strand, scale: Scale) -> bool:
    """Whether a strand is drawn as a part of the bold main way."""
    return strand.is_trunk and strand.is_front and not scale.is_alone


def width_of(strand: Strand, scale: Scale) -> float:
    """Width in pixels."""
    by_zoom = stepped(scale.zoom, STYLE["strand"]["scales"])
    return _basic_width(strand, scale) * by_zoom * scale.size


def _basic_width(strand: Strand, scale: Scale) -> float:
    style = STYLE["strand"]
    if strand.is_ghost:
        return float(style["ghost"]["trunk" if strand.is_trunk else "width"])
    if not strand.is_front:
        return float(style["context"]["width"])
    bold = is_bold(strand, scale)
    width = float(style["trunk"]) if bold else stepped(strand.sources, style["widths"])
    return min(width, style["onward"]) if strand.is_onward else width


def dash_of(certainty: str, width: float) -> str:
    """Dashes in proportion to a width in pixels, as SVG writes them; empty for a whole line."""
    style = STYLE["strand"]
    unit = max(style["thinnest"], width)
    dashes = (math.floor(share * unit * 10 + 0.5) / 10 for share in style["dashes"][certainty])
    return " ".join(f"{dash:g}" for dash in dashes)


def ink_of(strand: Strand, *, is_dim: bool) -> float:
    """How much of the ground a line covers, from 0 to 1; dim where something else is marked."""
    style = STYLE["strand"]
    if strand.is_ghost:
        return float(style["ghost"]["opacity"])
    if is_dim:
        return float(style["dim"])
    return 1.0 if strand.is_front else float(style["context"]["opacity"])


def arrow_size(strand: Strand, scale: Scale) -> float:
    """Half the width of an arrow in pixels."""
    style = STYLE["arrow"]
    if is_bold(strand, scale):
        return float(style["chevron"]) * scale.size
    width = stepped(strand.sources, STYLE["strand"]["widths"])
    return float(style["size"] + width * style["growth"]) * scale.size
