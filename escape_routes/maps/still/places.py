"""Places on a still map: dots, circles for whole regions, and names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escape_routes.maps.still.text import FAINT, HALO, INK, Type, corner, text_line
from escape_routes.maps.style import STYLE
from escape_routes.style import fonts

if TYPE_CHECKING:
    from escape_routes.maps.still.sheet import Sheet
    from escape_routes.routes.routes import Waypoint

LABEL_PX = 12.5
# Name of a waypoint, and below it its name in another script.
LABEL_TYPES = (
    Type(LABEL_PX, is_bold=True, has_halo=True),
    Type(LABEL_PX - 2, FAINT, has_halo=True),
)


def halo(sheet: Sheet, place: Waypoint) -> str:
    """A circle where a place stands for a whole county, province or country."""
    style = STYLE["halo"]
    radius = style["radii"][place.precision]
    if not radius:
        return ""
    x, y = sheet.projection.place(*place.latlon)
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius}" fill="{FAINT}" '
        f'fill-opacity="{style["fill"]}" stroke="{FAINT}" stroke-opacity="{style["edge"]}" '
        f'stroke-dasharray="{style["dash"]}"/>'
    )


def node(sheet: Sheet, place: Waypoint) -> str:
    """The dot of a place."""
    style = STYLE["place"]
    x, y = sheet.projection.place(*place.latlon)
    is_focus = f"waypoint.{place.waypoint_id}" in sheet.subjects
    radius = style["town" if place.precision == "city" else "radius"]
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius}" fill="{INK if is_focus else HALO}" '
        f'stroke="{INK}" stroke-width="{style["focus" if is_focus else "edge"]}"/>'
    )


def label(sheet: Sheet, place: Waypoint) -> str:
    """The names of a place, where they are inside the map and free."""
    x, y = sheet.projection.place(*place.latlon)
    if not (0 <= x <= sheet.projection.width and 0 <= y <= sheet.projection.height):
        return ""
    has_second = sheet.projection.zoom >= STYLE["zoom"]["names"]
    second = place.name_ko or place.name_local if has_second else ""
    lines = [fonts.shown(name) for name in (place.name, second) if name]
    wide = max(
        fonts.width(line, style.size, bold=style.is_bold)
        for line, style in zip(lines, LABEL_TYPES, strict=False)
    )
    high, style = 15 * len(lines), STYLE["label"]
    gap, margin = style["gap"], style["margin"]
    corners = [corner(side, (wide, high), (gap, gap)) for side in style["sides"]]
    box = sheet.place_free(
        [(x + a - margin, y + b, x + a + wide + margin, y + b + high) for a, b in corners]
    )
    if box is None:
        return ""
    return "".join(
        text_line(line, (box[0] + 2, box[1] + 12 + 14 * number), style)
        for number, (line, style) in enumerate(zip(lines, LABEL_TYPES, strict=False))
    )
