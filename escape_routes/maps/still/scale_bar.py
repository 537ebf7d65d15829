"""The scale of a still map."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from escape_routes.maps.still.text import HALO, INK, Type, text_line

if TYPE_CHECKING:
    from escape_routes.maps.still.sheet import Sheet

SCALE_KM = (10, 20, 50, 100, 200, 500, 1000, 2000)
EARTH_KM = 40_075.0
MAX_BAR_PX = 120


def scale_bar(sheet: Sheet) -> str:
    """A bar of a round number of kilometres, true in the middle of the map; lower right."""
    projection = sheet.projection
    km_per_px = EARTH_KM * math.cos(math.radians(projection.lat)) / projection.world_px
    km = max((km for km in SCALE_KM if km / km_per_px <= MAX_BAR_PX), default=SCALE_KM[0])
    wide, right, base = km / km_per_px, projection.width - 14, projection.height - 12
    left = right - wide
    sheet.taken.append((left - 12, base - 22, projection.width, projection.height))
    plate = f'<rect x="{left - 8:.1f}" y="{base - 18:g}" width="{wide + 16:.1f}" height="26"'
    bar = f'<path d="M{left:.1f},{base - 4:g}v4h{wide:.1f}v-4" fill="none" stroke="{INK}"'
    words = text_line(f"{km:,} km", (left + 2, base - 6), Type(10))
    return f'{plate} fill="{HALO}" fill-opacity="0.8" rx="3"/>{bar} stroke-width="1.5"/>{words}'
