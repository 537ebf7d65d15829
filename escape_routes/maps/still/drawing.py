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
from escape_routes.maps.folium_map import Stand
from escape_routes.maps.geometry.curves import evenly
from escape_routes.maps.geometry.features import Features
from escape_routes.maps.geometry.picture import Look, compose
from escape_routes.maps.geometry.states import Command, commanded
from escape_routes.maps.script import BASEMAP_DIR
from escape_routes.maps.still import basemap
from escape_routes.maps.still.areas import areas
from escape_routes.maps.still.foot import Words, foot, foot_px, head, head_px
from escape_routes.maps.still.framing import Room, framed
from escape_routes.maps.still.ground_names import ground_names
from escape_routes.maps.still.legend import legend, legend_px
from escape_routes.maps.still.paper import SLIDE, Paper
from escape_routes.maps.still.place_names import place_names
from escape_routes.maps.still.scale_bar import scale_bar
from escape_routes.maps.still.sheet import Sheet
from escape_routes.maps.still.stop_drawing import stops
from escape_routes.maps.still.strand_drawing import strands
from escape_routes.maps.still.words_on_lines import words_on_lines
from escape_routes.routes import selection
from escape_routes.routes.families import families, trunk
from escape_routes.routes.routes import routes
from escape_routes.routes.selection import Selection
from escape_routes.style import fonts

if TYPE_CHECKING:
    from escape_routes.dataset.tables import Dataset
    from escape_routes.maps.still.sheet import Line

MAX_NAMED_ROUTES = 8
SAMPLE_PX = 9
# From this share of ink on, a line is kept free of names.
INKED = 0.5


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
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" role="img">',
        f"<title>{escape(fonts.shown(description(dataset, shown.selection)))}</title>",
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        head(words, paper),
        f'<svg y="{top:g}" width="{wide:g}" height="{map_height:g}" '
        f'viewBox="0 0 {wide:g} {map_height:g}" overflow="hidden">',
        basemap.paths(basemap_dir, sheet.projection),
        areas(sheet, basemap_dir),
        _features(sheet, basemap_dir),
        "</svg>",
        f'<g transform="translate({wide:g} {top:g})">{legend(sheet, paper)}</g>',
        foot(words, paper),
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
    return Sheet(projection, features, state, compose(features, state, look))


def _command(shown: Shown) -> Command:
    chosen, stand = shown.selection, shown.stand
    years = None
    if chosen.start_year is not None and chosen.end_year is not None:
        years = chosen.start_year, chosen.end_year
    return Command(
        tuple(sorted(chosen.route_ids)), years, shown.subjects, stand.front, stand.walk
    )


def _features(sheet: Sheet, basemap_dir: Path) -> str:
    """Strands, places and names: the more important ones first, so that they find their place."""
    lines = [sheet.line(strand) for strand in sheet.picture.strands]
    inked = [line for line in lines if _is_inked(sheet, line)]
    for line in inked:
        sheet.ink.add(evenly(line.points, SAMPLE_PX), line.width)
    scale = scale_bar(sheet)
    dots = stops(sheet)
    names, said = place_names(sheet)
    words = words_on_lines(sheet, inked)
    ground = ground_names(sheet, basemap_dir, said)
    return "".join((ground, strands(sheet, lines), dots, words, names, scale))


def _is_inked(sheet: Sheet, line: Line) -> bool:
    return line.strand.is_front and sheet.ink_of(line.strand) >= INKED
