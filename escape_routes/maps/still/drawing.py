"""A still map as SVG: basemap, arcs, places, legend, scale and attribution, without a browser.

It shows what the living map shows, with the widths, dashes, colours and words of `map_style.json`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from escape_routes.dataset.safety import MAX_ZOOM
from escape_routes.maps import arcs
from escape_routes.maps.script import BASEMAP_DIR
from escape_routes.maps.still import basemap
from escape_routes.maps.still.basemap import Projection
from escape_routes.maps.still.ground_names import ground_names
from escape_routes.maps.still.legend import LEGEND_PX, Words, foot, legend
from escape_routes.maps.still.legs import leg_code, leg_line
from escape_routes.maps.still.places import halo, label, node
from escape_routes.maps.still.scale_bar import scale_bar
from escape_routes.maps.still.sheet import Sheet
from escape_routes.maps.still.text import Type, text_line
from escape_routes.maps.style import HOME, MIN_ZOOM, STYLE
from escape_routes.routes import selection
from escape_routes.routes.routes import routes
from escape_routes.style import fonts

if TYPE_CHECKING:
    from escape_routes.dataset.tables import Dataset
    from escape_routes.maps.viewport import Viewport
    from escape_routes.routes.routes import Leg, Route, Waypoint
    from escape_routes.routes.selection import Selection

MAX_NAMED_ROUTES = 8


@dataclass(frozen=True)
class Shown:
    """What a still map is asked to show; `subjects` stand out, as in `leg.<leg_id>`."""

    selection: Selection
    viewport: Viewport | None = None
    subjects: frozenset[str] = frozenset()


def map_svg(
    dataset: Dataset,
    shown: Shown,
    size: tuple[int, int] = (1280, 800),
    words: Words | None = None,
    basemap_dir: Path = BASEMAP_DIR,
) -> str:
    """A still map as SVG of that size in pixels, with legend, attribution and notice."""
    words = words or Words()
    width, height = size
    map_height = height - words.head_px - words.foot_px
    sheet = _sheet(dataset, shown, width - LEGEND_PX, map_height)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" role="img">',
        f"<title>{escape(fonts.shown(description(dataset, shown.selection)))}</title>",
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        text_line(words.title, (16, 31), Type(21, is_bold=True)) if words.title else "",
        f'<svg y="{words.head_px}" width="{sheet.projection.width:g}" height="{map_height}" '
        f'viewBox="0 0 {sheet.projection.width:g} {map_height}" overflow="hidden">',
        basemap.paths(basemap_dir, sheet.projection),
        _features(sheet, basemap_dir),
        "</svg>",
        f'<g transform="translate({sheet.projection.width:g} {words.head_px})">',
        legend(_shown_routes(sheet), map_height),
        "</g>",
        foot(words, width, height),
        "</svg>",
    ]
    return "".join(parts)


def description(dataset: Dataset, chosen: Selection) -> str:
    """What a map shows, in one sentence, for those who do not see it."""
    kept = selection.apply(dataset, chosen)
    names = list(kept.routes["name"])
    more = len(names) - MAX_NAMED_ROUTES
    shown = ", ".join(names[:MAX_NAMED_ROUTES]) + (f" and {more} more" if more > 0 else "")
    window = f" {chosen.window}" if chosen.window else ""
    return f"Schematic map of documented routes{window}: {shown or 'none in this choice'}."


def _sheet(dataset: Dataset, shown: Shown, width: float, height: float) -> Sheet:
    known = routes(dataset)
    kept = set(selection.apply(dataset, shown.selection).legs["leg_id"])
    every = [leg for route in known.values() for leg in route.legs]
    legs = [leg for leg in every if leg.leg_id in kept]
    return Sheet(
        projection=_projection(shown, legs, width, height),
        legs=legs,
        routes=known,
        lanes=arcs.lanes(every),
        subjects=shown.subjects,
    )


def _shown_routes(sheet: Sheet) -> list[Route]:
    present = {leg.route_id for leg in sheet.legs}
    return [route for key, route in sheet.routes.items() if key in present]


def _projection(shown: Shown, legs: list[Leg], width: float, height: float) -> Projection:
    if shown.viewport:
        return scaled(shown.viewport, width, height)
    ends = [place.latlon for leg in legs for place in (leg.start, leg.end)]
    fitted = basemap.fitted(ends if shown.selection.route_ids and ends else HOME, width, height, 48)
    zoom = min(max(fitted.zoom, MIN_ZOOM), STYLE["zoom"]["fit"])
    return Projection(width, height, fitted.lat, fitted.lon, zoom)


def scaled(viewport: Viewport, width: float, height: float) -> Projection:
    """A viewport for a map of another size, so that the same part is seen."""
    wide, high = STYLE["reference"]
    factor = min(width / wide, height / high)
    zoom = min(max(viewport.zoom + math.log2(factor), MIN_ZOOM), MAX_ZOOM)
    return Projection(width, height, viewport.lat, viewport.lon, zoom)


def _features(sheet: Sheet, basemap_dir: Path) -> str:
    """Arcs, places and names, the more important ones first."""
    degree: dict[str, int] = {}
    places: dict[str, Waypoint] = {}
    for leg in sheet.legs:
        for place in (leg.start, leg.end):
            places[place.waypoint_id] = place
            degree[place.waypoint_id] = degree.get(place.waypoint_id, 0) + 1
    order = sorted(places, key=lambda key: (-degree[key], key))
    lines = "".join(leg_line(sheet, leg) for leg in sheet.legs)
    halos = "".join(halo(sheet, places[key]) for key in order)
    scale = scale_bar(sheet)
    names = "".join(label(sheet, places[key]) for key in order)
    codes = "".join(leg_code(sheet, leg) for leg in sheet.legs)
    ground = ground_names(sheet, basemap_dir, {place.name for place in places.values()})
    nodes = "".join(node(sheet, places[key]) for key in order)
    return ground + halos + lines + nodes + names + codes + scale
