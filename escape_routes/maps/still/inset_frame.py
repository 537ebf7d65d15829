"""What of a still map its inset shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escape_routes.maps.still.text import FAINT
from escape_routes.maps.style import STYLE

if TYPE_CHECKING:
    from escape_routes.maps.still.view import Projection

BOUNDS = tuple((float(lat), float(lon)) for lat, lon in STYLE["inset"])
"""South-west and north-east corner of the crossings."""


def frame(projection: Projection) -> str:
    """What of the first map the second shows."""
    (south, west), (north, east) = BOUNDS
    left, top = projection.place(north, west)
    right, bottom = projection.place(south, east)
    return (
        f'<rect x="{left:.1f}" y="{top:.1f}" width="{right - left:.1f}" '
        f'height="{bottom - top:.1f}" fill="none" stroke="{FAINT}"/>'
    )
