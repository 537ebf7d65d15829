"""What lies on the ground of a still map: ground, countries, strands, places and names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escape_routes.maps.geometry.curves import evenly
from escape_routes.maps.still import basemap
from escape_routes.maps.still.areas import areas
from escape_routes.maps.still.ground_names import ground_names
from escape_routes.maps.still.inset_frame import frame
from escape_routes.maps.still.place_names import place_names
from escape_routes.maps.still.scale_bar import scale_bar
from escape_routes.maps.still.stop_drawing import stops
from escape_routes.maps.still.strand_drawing import strands
from escape_routes.maps.still.words_on_lines import words_on_lines

if TYPE_CHECKING:
    from pathlib import Path

    from escape_routes.maps.still.sheet import Line, Sheet

SAMPLE_PX = 9
# From this share of ink on, a line is kept free of names.
INKED = 0.5


def map_body(sheet: Sheet, basemap_dir: Path) -> str:
    """A map as SVG; an inset has neither a scale nor names and words beside those of places."""
    ground = basemap.paths(basemap_dir, sheet.projection) + areas(sheet, basemap_dir)
    lines = [sheet.line(strand) for strand in sheet.picture.strands]
    inked = [line for line in lines if _is_inked(sheet, line)]
    for line in inked:
        sheet.ink.add(evenly(line.points, SAMPLE_PX), line.width)
    # The more important ones first, so that they find their place.
    scale = "" if sheet.is_inset else scale_bar(sheet)
    dots = stops(sheet)
    names, said = place_names(sheet)
    words = "" if sheet.is_inset else words_on_lines(sheet, inked)
    below = "" if sheet.is_inset else ground_names(sheet, basemap_dir, said)
    edge = frame(sheet.projection) if sheet.has_inset else ""
    return "".join((ground, below, edge, strands(sheet, lines), dots, words, names, scale))


def _is_inked(sheet: Sheet, line: Line) -> bool:
    strand = line.strand
    # A name upon the pale main way would seem to belong to a place on it.
    is_pale_way = strand.is_ghost and strand.is_trunk
    return is_pale_way or (strand.is_front and sheet.ink_of(strand) >= INKED)
