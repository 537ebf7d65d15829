"""Legs on a still map: lines, arrows, and the codes of their routes."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from escape_routes.maps import arcs
from escape_routes.maps.still.legend import colour_of
from escape_routes.maps.still.text import HALO, INK, Type, text_line
from escape_routes.maps.style import DASHES, STYLE, leg_width
from escape_routes.style import fonts

if TYPE_CHECKING:
    from escape_routes.maps.arcs import Curve
    from escape_routes.maps.still.basemap import Projection
    from escape_routes.maps.still.sheet import Sheet
    from escape_routes.routes.routes import Leg

CODE_PX = 10


def leg_line(sheet: Sheet, leg: Leg) -> str:
    """The line of a leg with its edge, its arrow, and a core where sources disagree."""
    curve = sheet.curve(leg)
    if not _is_inside(sheet.projection, curve):
        return ""
    (x0, y0), (x1, y1), (x2, y2) = curve
    path = f'd="M{x0:.1f},{y0:.1f}Q{x1:.1f},{y1:.1f} {x2:.1f},{y2:.1f}" fill="none"'
    style, colour = STYLE["leg"], colour_of(sheet.routes[leg.route_id])
    width, edge = _width(sheet, leg), style["halo"]
    dash = f' stroke-dasharray="{DASHES[leg.certainty]}"' if DASHES[leg.certainty] else ""
    core = (
        f'<path {path} stroke="{INK}" stroke-width="1" stroke-dasharray="{style["dispute"]}"/>'
        if leg.is_disputed
        else ""
    )
    return (
        f'<g opacity="{style["dim"] if sheet.is_dim(leg) else 1}">'
        f'<path {path} stroke="{HALO}" stroke-opacity="{edge["opacity"]}" '
        f'stroke-width="{width + edge["width"]:g}"/>'
        f'<path {path} stroke="{colour}" stroke-width="{width:g}"{dash}/>'
        f"{_arrow(curve, width, colour)}{core}</g>"
    )


def _width(sheet: Sheet, leg: Leg) -> float:
    width = leg_width(leg.source_count) * sheet.scale
    is_focus = f"leg.{leg.leg_id}" in sheet.subjects
    return width + (STYLE["leg"]["focus"] if is_focus else 0)


def _is_inside(projection: Projection, curve: Curve) -> bool:
    xs, ys = zip(*curve, strict=True)
    return (
        max(xs) > 0 and min(xs) < projection.width and max(ys) > 0 and min(ys) < projection.height
    )


def _arrow(curve: Curve, width: float, colour: str) -> str:
    """The direction of a leg: a small triangle a little past the middle of its arc."""
    style = STYLE["arrow"]
    size = style["size"] + width * style["growth"]
    tip, before = arcs.along(curve, style["place"]), arcs.along(curve, style["place"] - 0.05)
    way = tip[0] - before[0], tip[1] - before[1]
    length = max(0.001, math.hypot(*way))
    x, y = way[0] / length * size, way[1] / length * size
    back = tip[0] - x * style["length"], tip[1] - y * style["length"]
    points = ((back[0] - y, back[1] + x), tip, (back[0] + y, back[1] - x))
    listed = " ".join(f"{a:.1f},{b:.1f}" for a, b in points)
    return f'<polygon points="{listed}" fill="{colour}" stroke="{HALO}" stroke-width="1"/>'


def leg_code(sheet: Sheet, leg: Leg) -> str:
    """The code of the route on its line, so that it is told by more than its colour."""
    style, curve = STYLE["code"], sheet.curve(leg)
    is_short = math.dist(curve[0], curve[2]) < style["shortest"]
    if sheet.projection.zoom < STYLE["zoom"]["codes"] or sheet.is_dim(leg) or is_short:
        return ""
    route = sheet.routes[leg.route_id]
    x, y = arcs.along(curve, style["place"])
    wide, high = style["letter"] * len(route.code) + style["margin"], style["high"]
    left, top = x - wide / 2, y - high / 2
    if sheet.place_free([(left, top, left + wide, top + high)]) is None:
        return ""
    plate = (
        f'<rect x="{left:.1f}" y="{top:.1f}" width="{wide:.1f}" height="{high}" rx="3" '
        f'fill="{HALO}" fill-opacity="0.86"/>'
    )
    start = x - fonts.width(route.code, CODE_PX, bold=True) / 2, y + 3.6
    return plate + text_line(route.code, start, Type(CODE_PX, colour_of(route), is_bold=True))
