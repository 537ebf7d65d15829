"""A second map of the crossings below the legend, and its frame on the first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from escape_routes.maps.geometry.front import ALL
from escape_routes.maps.geometry.picture import Look, compose, front_legs
from escape_routes.maps.still.inset_frame import BOUNDS
from escape_routes.maps.still.map_body import map_body
from escape_routes.maps.still.paper import LEGEND_PT
from escape_routes.maps.still.sheet import Sheet
from escape_routes.maps.still.text import INK, Type, text_line
from escape_routes.maps.still.view import fitted
from escape_routes.maps.style import STYLE, WORDS
from escape_routes.style import fonts

if TYPE_CHECKING:
    from pathlib import Path

    from escape_routes.maps.geometry.states import State
    from escape_routes.maps.still.paper import Paper

# In sizes of the type of its head: the height of a line of it, and the margin around all.
LINE, MARGIN = 1.2, 0.5
# No flatter than this, by its width; no higher than that.
LEAST, MOST = 0.55, 0.9
FRAME_PX = 1.4


def inset_of(sheet: Sheet, paper: Paper, width: float, height: float) -> Sheet | None:
    """The second map in a column so many pixels wide, with so much height left; or None.

    It stands aside where it has no room, or would say nothing of its own.
    """
    margin = MARGIN * paper.px(LEGEND_PT)
    wide = width - 2 * margin
    high = min(wide * MOST, height - 2 * margin - _head_px(paper, wide))
    if high < wide * LEAST:
        return None
    projection = fitted(BOUNDS, wide, high, 0)
    if not _has_crossings(sheet, projection.zoom):
        return None
    size = max(1.0, sheet.size * STYLE["insetSize"])
    look = Look(projection.zoom, size, projection.width, is_inset=True)
    state = _to_main(sheet)
    picture = compose(sheet.features, state, look)
    return Sheet(projection, sheet.features, state, picture, is_inset=True)


def inset(sheet: Sheet, paper: Paper, bottom: float, basemap_dir: Path) -> str:
    """The second map with its head, above a height in pixels."""
    size, seen = paper.px(LEGEND_PT), sheet.projection
    left, top = MARGIN * size, bottom - seen.height - MARGIN * size
    head = _head_px(paper, seen.width)
    words = [
        text_line(line, (left, top - head + (number + 0.9) * LINE * size), Type(size, is_bold=True))
        for number, line in enumerate(_head(paper, seen.width))
    ]
    place = f'x="{left:.1f}" y="{top:.1f}" width="{seen.width:.1f}" height="{seen.height:.1f}"'
    return (
        f'{"".join(words)}<svg {place} viewBox="0 0 {seen.width:.1f} {seen.height:.1f}" '
        f'overflow="hidden">{map_body(sheet, basemap_dir)}</svg>'
        f'<rect {place} fill="none" stroke="{INK}" stroke-width="{FRAME_PX}"/>'
    )


def _head(paper: Paper, width: float) -> list[str]:
    return fonts.wrap(WORDS["screen"]["inset"], paper.px(LEGEND_PT), width, bold=True)


def _head_px(paper: Paper, width: float) -> float:
    size = paper.px(LEGEND_PT)
    return (len(_head(paper, width)) * LINE + 0.3) * size


def _to_main(sheet: Sheet) -> State:
    """The state with the main way in front: all routes at once would be a second knot."""
    main, state = sheet.features.standing.main, sheet.state
    return replace(state, front=main) if state.front == ALL and main is not None else state


def _has_crossings(sheet: Sheet, zoom: float) -> bool:
    """Whether the first map shows parts of the main way, much smaller."""
    features, state = sheet.features, sheet.state
    family = features.fronts.family_of(state.front)
    if sheet.projection.zoom >= zoom - STYLE["insetMargin"]:
        return False
    if family not in (None, features.standing.main):
        return False
    legs = front_legs(features, state)
    return any(features.route_of(leg).part_of == features.trunk for leg in legs)
