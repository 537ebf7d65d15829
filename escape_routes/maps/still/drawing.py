"""A still map as SVG: basemap, arcs, places, legend, scale and attribution, without a browser.

It shows what the living map shows, with the widths, dashes, colours and words of `map_style.json`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from escape_routes.dataset.load import DATA_DIR
from escape_routes.dataset.safety import MAX_ZOOM
from escape_routes.maps import arcs
from escape_routes.maps.arcs import Curve, Lane
from escape_routes.maps.still import basemap
from escape_routes.maps.still.basemap import View
from escape_routes.maps.still.legend import LEGEND_PX, Words, colour_of, foot, legend
from escape_routes.maps.still.text import (
    FAINT,
    HALO,
    INK,
    Box,
    Type,
    corner,
    is_apart,
    is_near,
    text_line,
)
from escape_routes.maps.style import DASHES, HOME, MIN_ZOOM, STYLE, leg_scale, leg_width
from escape_routes.routes import selection
from escape_routes.routes.routes import routes
from escape_routes.style import fonts

if TYPE_CHECKING:
    from escape_routes.dataset.tables import Dataset
    from escape_routes.maps.viewport import Viewport
    from escape_routes.routes.routes import Leg, Route, Waypoint
    from escape_routes.routes.selection import Selection

BASEMAP_DIR = DATA_DIR / "basemap"
LABEL_PX, CODE_PX = 12.5, 10
SCALE_KM = (10, 20, 50, 100, 200, 500, 1000, 2000)
EARTH_KM = 40_075.0
MAX_BAR_PX = 120
MAX_NAMED_ROUTES = 8


@dataclass(frozen=True)
class Shown:
    """What a still map is asked to show; `subjects` stand out, as in `leg.<leg_id>`."""

    selection: Selection
    viewport: Viewport | None = None
    subjects: frozenset[str] = frozenset()


@dataclass
class _Drawing:
    """A map in the making: what it shows, and the boxes that names may no longer take."""

    view: View
    legs: list[Leg]
    routes: dict[str, Route]
    lanes: dict[str, Lane]
    subjects: frozenset[str]
    taken: list[Box] = field(default_factory=list)

    def is_dim(self, leg: Leg) -> bool:
        """Whether something else is in focus."""
        own = {
            f"leg.{leg.leg_id}",
            f"route.{leg.route_id}",
            f"waypoint.{leg.start.waypoint_id}",
            f"waypoint.{leg.end.waypoint_id}",
        }
        return bool(self.subjects) and not self.subjects & own

    @property
    def scale(self) -> float:
        """Far out, lines are thinner, so that a region stays legible."""
        return leg_scale(self.view.zoom)

    def place_free(self, boxes: list[Box]) -> Box | None:
        """The first of these boxes that is inside the map and free; it is taken from then on."""
        for box in boxes:
            inside = box[0] >= 0 and box[1] >= 0
            inside = inside and box[2] <= self.view.width and box[3] <= self.view.height
            if inside and all(is_apart(box, other) for other in self.taken):
                self.taken.append(box)
                return box
        return None


# Name of a waypoint, and below it its name in another script.
LABEL_TYPES = (
    Type(LABEL_PX, is_bold=True, has_halo=True),
    Type(LABEL_PX - 2, FAINT, has_halo=True),
)


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
    drawing = _drawing(dataset, shown, width - LEGEND_PX, map_height)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" role="img">',
        f"<title>{escape(fonts.shown(description(dataset, shown.selection)))}</title>",
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        text_line(words.title, (16, 31), Type(21, is_bold=True)) if words.title else "",
        f'<svg y="{words.head_px}" width="{drawing.view.width:g}" height="{map_height}" '
        f'viewBox="0 0 {drawing.view.width:g} {map_height}" overflow="hidden">',
        basemap.paths(basemap_dir, drawing.view),
        _features(drawing, basemap_dir),
        "</svg>",
        f'<g transform="translate({drawing.view.width:g} {words.head_px})">',
        legend(_shown_routes(drawing), map_height),
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


def _drawing(dataset: Dataset, shown: Shown, width: float, height: float) -> _Drawing:
    known = routes(dataset)
    kept = set(selection.apply(dataset, shown.selection).legs["leg_id"])
    every = [leg for route in known.values() for leg in route.legs]
    legs = [leg for leg in every if leg.leg_id in kept]
    return _Drawing(
        view=_view(shown, legs, width, height),
        legs=legs,
        routes=known,
        lanes=arcs.lanes(every),
        subjects=shown.subjects,
    )


def _shown_routes(drawing: _Drawing) -> list[Route]:
    present = {leg.route_id for leg in drawing.legs}
    return [route for key, route in drawing.routes.items() if key in present]


def _view(shown: Shown, legs: list[Leg], width: float, height: float) -> View:
    if shown.viewport:
        return scaled(shown.viewport, width, height)
    ends = [place.latlon for leg in legs for place in (leg.start, leg.end)]
    fitted = basemap.fitted(ends if shown.selection.route_ids and ends else HOME, width, height, 48)
    zoom = min(max(fitted.zoom, MIN_ZOOM), MAX_ZOOM - 1)
    return View(width, height, fitted.lat, fitted.lon, zoom)


def scaled(view: Viewport, width: float, height: float) -> View:
    """A viewport for a map of another size, so that the same part is seen."""
    wide, high = STYLE["reference"]
    factor = min(width / wide, height / high)
    zoom = min(max(view.zoom + math.log2(factor), MIN_ZOOM), MAX_ZOOM)
    return View(width, height, view.lat, view.lon, zoom)


def _features(drawing: _Drawing, basemap_dir: Path) -> str:
    """Arcs, places and names, the more important ones first."""
    degree: dict[str, int] = {}
    places: dict[str, Waypoint] = {}
    for leg in drawing.legs:
        for place in (leg.start, leg.end):
            places[place.waypoint_id] = place
            degree[place.waypoint_id] = degree.get(place.waypoint_id, 0) + 1
    order = sorted(places, key=lambda key: (-degree[key], key))
    arcs = "".join(_leg(drawing, leg) for leg in drawing.legs)
    halos = "".join(_halo(drawing, places[key]) for key in order)
    scale = _scale_bar(drawing)
    names = "".join(_label(drawing, places[key]) for key in order)
    codes = "".join(_code(drawing, leg) for leg in drawing.legs)
    ground = _ground_names(drawing, basemap_dir, {place.name for place in places.values()})
    nodes = "".join(_node(drawing, places[key]) for key in order)
    return ground + halos + arcs + nodes + names + codes + scale


def _curve(drawing: _Drawing, leg: Leg) -> Curve:
    start, end = (drawing.view.place(*place.latlon) for place in (leg.start, leg.end))
    return arcs.curve(start, end, drawing.lanes[leg.leg_id])


def _leg(drawing: _Drawing, leg: Leg) -> str:
    curve = _curve(drawing, leg)
    if not _is_in_view(drawing.view, curve):
        return ""
    (x0, y0), (x1, y1), (x2, y2) = curve
    path = f'd="M{x0:.1f},{y0:.1f}Q{x1:.1f},{y1:.1f} {x2:.1f},{y2:.1f}" fill="none"'
    style, colour = STYLE["leg"], colour_of(drawing.routes[leg.route_id])
    width, edge = _width(drawing, leg), style["halo"]
    dash = f' stroke-dasharray="{DASHES[leg.certainty]}"' if DASHES[leg.certainty] else ""
    core = (
        f'<path {path} stroke="{INK}" stroke-width="1" stroke-dasharray="{style["dispute"]}"/>'
        if leg.is_disputed
        else ""
    )
    return (
        f'<g opacity="{style["dim"] if drawing.is_dim(leg) else 1}">'
        f'<path {path} stroke="{HALO}" stroke-opacity="{edge["opacity"]}" '
        f'stroke-width="{width + edge["width"]:g}"/>'
        f'<path {path} stroke="{colour}" stroke-width="{width:g}"{dash}/>'
        f"{_arrow(curve, width, colour)}{core}</g>"
    )


def _width(drawing: _Drawing, leg: Leg) -> float:
    width = leg_width(leg.source_count) * drawing.scale
    is_focus = f"leg.{leg.leg_id}" in drawing.subjects
    return width + (STYLE["leg"]["focus"] if is_focus else 0)


def _is_in_view(view: View, curve: Curve) -> bool:
    xs, ys = zip(*curve, strict=True)
    return max(xs) > 0 and min(xs) < view.width and max(ys) > 0 and min(ys) < view.height


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


def _halo(drawing: _Drawing, place: Waypoint) -> str:
    style = STYLE["halo"]
    radius = style["radii"][place.precision]
    if not radius:
        return ""
    x, y = drawing.view.place(*place.latlon)
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius}" fill="{FAINT}" '
        f'fill-opacity="{style["fill"]}" stroke="{FAINT}" stroke-opacity="{style["edge"]}" '
        f'stroke-dasharray="{style["dash"]}"/>'
    )


def _node(drawing: _Drawing, place: Waypoint) -> str:
    style = STYLE["place"]
    x, y = drawing.view.place(*place.latlon)
    is_focus = f"waypoint.{place.waypoint_id}" in drawing.subjects
    radius = style["town" if place.precision == "city" else "radius"]
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius}" fill="{INK if is_focus else HALO}" '
        f'stroke="{INK}" stroke-width="{style["focus" if is_focus else "edge"]}"/>'
    )


def _label(drawing: _Drawing, place: Waypoint) -> str:
    x, y = drawing.view.place(*place.latlon)
    if not (0 <= x <= drawing.view.width and 0 <= y <= drawing.view.height):
        return ""
    has_second = drawing.view.zoom >= STYLE["zoom"]["names"]
    second = place.name_ko or place.name_local if has_second else ""
    lines = [fonts.shown(name) for name in (place.name, second) if name]
    wide = max(
        fonts.width(line, style.size, bold=style.is_bold)
        for line, style in zip(lines, LABEL_TYPES, strict=False)
    )
    high, style = 15 * len(lines), STYLE["label"]
    gap, margin = style["gap"], style["margin"]
    corners = [corner(side, (wide, high), (gap, gap)) for side in style["sides"]]
    box = drawing.place_free(
        [(x + a - margin, y + b, x + a + wide + margin, y + b + high) for a, b in corners]
    )
    if box is None:
        return ""
    return "".join(
        text_line(line, (box[0] + 2, box[1] + 12 + 14 * number), style)
        for number, (line, style) in enumerate(zip(lines, LABEL_TYPES, strict=False))
    )


def _code(drawing: _Drawing, leg: Leg) -> str:
    """The code of the route on its line, so that it is told by more than its colour."""
    style, curve = STYLE["code"], _curve(drawing, leg)
    is_short = math.dist(curve[0], curve[2]) < style["shortest"]
    if drawing.view.zoom < STYLE["zoom"]["codes"] or drawing.is_dim(leg) or is_short:
        return ""
    route = drawing.routes[leg.route_id]
    x, y = arcs.along(curve, style["place"])
    wide, high = style["letter"] * len(route.code) + style["margin"], style["high"]
    left, top = x - wide / 2, y - high / 2
    if drawing.place_free([(left, top, left + wide, top + high)]) is None:
        return ""
    plate = (
        f'<rect x="{left:.1f}" y="{top:.1f}" width="{wide:.1f}" height="{high}" rx="3" '
        f'fill="{HALO}" fill-opacity="0.86"/>'
    )
    start = x - fonts.width(route.code, CODE_PX, bold=True) / 2, y + 3.6
    return plate + text_line(route.code, start, Type(CODE_PX, colour_of(route), is_bold=True))


def _ground_names(drawing: _Drawing, basemap_dir: Path, said: set[str]) -> str:
    """Names of the basemap where no name of a waypoint stands, none of them said twice."""
    kinds, order = STYLE["names"], list(STYLE["names"])
    rows = sorted(
        basemap.load(basemap_dir)["labels"], key=lambda row: (row[4], order.index(row[0]))
    )
    zoom, reserved = drawing.view.zoom, list(drawing.taken)
    shown = (row for row in rows if row[4] <= zoom <= kinds[row[0]]["last"] and row[1] not in said)
    return "".join(_ground_name(drawing, row, reserved) for row in shown)


def _ground_name(drawing: _Drawing, row: list[object], reserved: list[Box]) -> str:
    kind, name, lat, lon, _ = row
    style, spot = _ground_type(str(kind)), STYLE["name"]
    x, y = drawing.view.place(float(str(lat)), float(str(lon)))
    wide, high = fonts.width(str(name), style.size, bold=style.is_bold), spot["high"]
    is_town = kind == "town"
    # A town beside a name that stands already is most likely the place of that name.
    if is_town and any(is_near((x, y), box, spot["near"]) for box in reserved):
        return ""
    sides = ("right", "left") if is_town else ("middle",)
    corners = [corner(side, (wide, high), (spot["gap"], 0)) for side in sides]
    box = drawing.place_free(
        [(x + a, y + b, x + a + wide + spot["margin"], y + b + high) for a, b in corners]
    )
    if box is None:
        return ""
    dot = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2" fill="{style.colour}"/>' if is_town else ""
    return dot + text_line(str(name), (box[0], box[1] + 12), style)


def _ground_type(kind: str) -> Type:
    style = STYLE["names"][kind]
    return Type(
        style["still"],
        STYLE["ground"]["light"][style["colour"]],
        is_bold=style["weight"] == "600",
        has_halo=True,
        is_slanted=style["weight"].startswith("italic"),
    )


def _scale_bar(drawing: _Drawing) -> str:
    """A bar of a round number of kilometres, true in the middle of the map."""
    view = drawing.view
    km_per_px = EARTH_KM * math.cos(math.radians(view.lat)) / view.world_px
    km = max((km for km in SCALE_KM if km / km_per_px <= MAX_BAR_PX), default=SCALE_KM[0])
    wide, y = km / km_per_px, view.height - 12
    drawing.taken.append((0, y - 22, wide + 40, view.height))
    plate = f'<rect x="6" y="{y - 18}" width="{wide + 16:.1f}" height="26" fill="{HALO}"'
    bar = f'<path d="M14,{y - 4}v4h{wide:.1f}v-4" fill="none" stroke="{INK}" stroke-width="1.5"/>'
    words = text_line(f"{km:,} km", (16, y - 6), Type(10))
    return f'{plate} fill-opacity="0.8" rx="3"/>{bar}{words}'
