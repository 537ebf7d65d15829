"""A still map as SVG: basemap, strands, places, legend, scale and attribution, without a browser.

It shows what the living map shows, by the modules of `maps.geometry` and with the widths, dashes,
colours and words of `map_style.json`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from escape_routes.dataset.memo import per_dataset
from escape_routes.maps.geometry.commands import Command
from escape_routes.maps.geometry.features import Features
from escape_routes.maps.geometry.picture import Look, compose
from escape_routes.maps.geometry.states import commanded
from escape_routes.maps.script import BASEMAP_DIR
from escape_routes.maps.stand import Stand
from escape_routes.maps.still.foot import Words, foot, foot_px, head, head_px
from escape_routes.maps.still.framing import Room, framed
from escape_routes.maps.still.inset import inset, inset_of
from escape_routes.maps.still.legend import legend, legend_px
from escape_routes.maps.still.map_body import map_body
from escape_routes.maps.still.paper import SLIDE, Paper
from escape_routes.maps.still.sheet import Sheet
from escape_routes.routes import selection
from escape_routes.routes.families import families, trunk
from escape_routes.routes.routes import routes
from escape_routes.routes.selection import Selection
from escape_routes.style import fonts

if TYPE_CHECKING:
    from escape_routes.dataset.tables import Dataset

MAX_NAMED_ROUTES = 8


@dataclass(frozen=True)
class Shown:
    """What a still map is asked to show; `subjects` stand out, as in `leg.<leg_id>`."""

    selection: Selection = field(default_factory=Selection)
    stand: Stand = field(default_factory=Stand)
    subjects: tuple[str, ...] = ()


def map_svg(
    dataset: Dataset,
    shown: Shown,
    paper: Paper = SLIDE,
    words: Words | None = None,
    basemap_dir: Path = BASEMAP_DIR,
) -> str:
    """A still map as SVG on that paper, with legend, attribution and notice."""
    words = words or Words()
    width, height, top = paper.width, paper.height, head_px(words, paper)
    map_height = height - top - foot_px(words, paper)
    sheet = _sheet(features_of(dataset), shown, paper, map_height)
    wide = sheet.projection.width
    beside = _beside(sheet, paper, basemap_dir)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" role="img">',
        f"<title>{escape(fonts.shown(description(dataset, shown.selection)))}</title>",
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        head(words, paper),
        f'<svg y="{top:g}" width="{wide:g}" height="{map_height:g}" '
        f'viewBox="0 0 {wide:g} {map_height:g}" overflow="hidden">',
        map_body(sheet, basemap_dir),
        "</svg>",
        f'<g transform="translate({wide:g} {top:g})">{beside}</g>',
        foot(words, paper),
        "</svg>",
    ]
    return "".join(parts)


def _beside(sheet: Sheet, paper: Paper, basemap_dir: Path) -> str:
    """The legend, and below it the crossings where there is room; the map need not name them."""
    key, used = legend(sheet, paper)
    high = sheet.projection.height
    second = inset_of(sheet, paper, legend_px(paper), high - used)
    if second is None:
        return key
    sheet.has_inset = True
    return key + inset(second, paper, high, basemap_dir)


def description(dataset: Dataset, chosen: Selection) -> str:
    """What a map shows, in one sentence, for those who do not see it."""
    kept = selection.apply(dataset, chosen)
    names = list(kept.routes["name"])
    more = len(names) - MAX_NAMED_ROUTES
    shown = ", ".join(names[:MAX_NAMED_ROUTES]) + (f" and {more} more" if more > 0 else "")
    window = f" {chosen.window}" if chosen.window else ""
    return f"Schematic map of documented routes{window}: {shown or 'none in this choice'}."


@per_dataset
def features_of(dataset: Dataset) -> Features:
    """All that a map of the dataset can show."""
    main = trunk(dataset)
    return Features(families(dataset), routes(dataset).values(), main.route_id if main else None)


def _sheet(features: Features, shown: Shown, paper: Paper, height: float) -> Sheet:
    state = commanded(features, _command(shown))
    room = Room(paper.width - legend_px(paper), height, paper.size)
    projection = framed(features, state, shown.stand.at, room)
    look = Look(projection.zoom, paper.size, paper.screen_px)
    picture = compose(features, state, look)
    return Sheet(projection, features, state, picture)


def _command(shown: Shown) -> Command:
    chosen, stand = shown.selection, shown.stand
    years = None
    if chosen.start_year is not None and chosen.end_year is not None:
        years = chosen.start_year, chosen.end_year
    return Command(tuple(sorted(chosen.route_ids)), years, shown.subjects, stand.front, stand.walk)
