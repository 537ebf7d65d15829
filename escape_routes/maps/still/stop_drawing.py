"""The dots of towns on a still map.

What stands for a county, a province or a country has none: its name is its mark, and its country
is tinted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from escape_routes.maps.geometry.boxes import around
from escape_routes.maps.still.text import FAINT, HALO, INK
from escape_routes.maps.style import STYLE

if TYPE_CHECKING:
    from escape_routes.maps.geometry.picture import Stop
    from escape_routes.maps.still.sheet import Sheet


def stops(sheet: Sheet) -> str:
    """The dots, whose boxes are taken from then on."""
    return "".join(_dot(sheet, stop) for stop in sheet.picture.stops.values() if _is_drawn(stop))


def _is_drawn(stop: Stop) -> bool:
    return not stop.group.is_area and (stop.is_front or stop.is_ghost)


def _dot(sheet: Sheet, stop: Stop) -> str:
    style, at = STYLE["place"], sheet.at(stop.group)
    radius = style["trunk" if stop.is_trunk else "town"] * sheet.size
    edge = "focus" if stop.is_focus else "trunkEdge" if stop.is_trunk else "edge"
    width = style[edge] * sheet.size
    sheet.taken.append(around(at, radius + width / 2 + 1))
    return (
        f'<circle cx="{at.x:.1f}" cy="{at.y:.1f}" r="{radius:.3g}" '
        f'fill="{INK if stop.is_focus else HALO}" stroke="{INK if stop.is_front else FAINT}" '
        f'stroke-width="{width:.3g}"/>'
    )
