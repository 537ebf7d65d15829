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
    """A bar of a round number of kilometres, true in the middle of the map."""
    projection = sheet.projection
    km_per_px = EARTH_KM * math.cos(math.radians(projection.lat)) / projection.world_px
    km = max((km for km in SCALE_KM if km / km_per_px <= MAX_BAR_PX), default=SCALE_KM[0])
    wide, y = km / km_per_px, projection.height - 12
    sheet.taken.append((0, y - 22, wide + 40, projection.height))
    plate = f'<rect x="6" y="{y - 18}" width="{wide + 16:.1f}" height="26" fill="{HALO}"'
    bar = f'<path d="M14,{y - 4}v4h{wide:.1f}v-4" fill="none" stroke="{INK}" stroke-width="1.5"/>'
    words = text_line(f"{km:,} km", (16, y - 6), Type(10))
    return f'{plate} fill-opacity="0.8" rx="3"/>{bar}{words}'
