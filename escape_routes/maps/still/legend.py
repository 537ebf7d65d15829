"""The legend of a still map: what is in the picture, and how its lines are read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from escape_routes.maps.geometry.looks import dash_of, is_bold
from escape_routes.maps.geometry.strands import CERTAINTIES
from escape_routes.maps.still.paper import LEGEND_PT
from escape_routes.maps.still.strand_drawing import CONTEXT, SENT_BACK, Stroke
from escape_routes.maps.still.text import FAINT, INK, Type, text_line
from escape_routes.maps.style import STYLE, WORDS
from escape_routes.style import fonts

if TYPE_CHECKING:
    from escape_routes.maps.geometry.strands import Strand
    from escape_routes.maps.still.paper import Paper
    from escape_routes.maps.still.sheet import Sheet

STILL_WORDS: dict[str, Any] = WORDS["still"]
# In sizes of the type: the width of the column, the sample of a line, the gap behind it, the
# margin at both sides, the height of a line, the gap between entries.
COLUMN, SAMPLE, GAP, MARGIN, LINE, BETWEEN = 14.0, 1.6, 0.4, 0.5, 1.2, 0.3
KEY_PX = 3.0


@dataclass(frozen=True)
class Entry:
    """One thing of the legend: the lines of its sample, the lowest first, and its words."""

    strokes: tuple[Stroke, ...]
    words: str
    is_bold: bool = False


def legend_px(paper: Paper) -> float:
    """Width of the column of the legend."""
    return round(COLUMN * paper.px(LEGEND_PT))


def legend(sheet: Sheet, paper: Paper) -> tuple[str, float]:
    """The entries that the height of the map has room for, and the pixels they take of it.

    Those that are dropped stand last.
    """
    size, high = paper.px(LEGEND_PT), sheet.projection.height
    parts, y = [], MARGIN * size
    for entry in entries(sheet):
        lines = _wrapped(entry, size)
        room = len(lines) * LINE * size
        if y + room > high:
            break
        parts.append(_drawn(entry, lines, size, y))
        y += room + BETWEEN * size
    return "".join(parts), y


def entries(sheet: Sheet) -> list[Entry]:
    """What the picture shows, the more important first."""
    front = [strand for strand in sheet.picture.strands if strand.is_front]
    return [
        *_families(sheet, front),
        *([] if front else [Entry((), STILL_WORDS["none"])]),
        *_certainties(sheet, front),
        *_pale(sheet),
        *_marks(sheet, front),
        Entry((), STILL_WORDS["notice"]),
    ]


def _families(sheet: Sheet, front: list[Strand]) -> list[Entry]:
    """A route that stands in front alone goes by its own name."""
    routes = {leg.route_id for strand in front for leg in strand.legs}
    alone = sheet.features.routes[next(iter(routes))].short_name if len(routes) == 1 else ""
    found = []
    for key, family in sheet.features.families.items():
        strands = [strand for strand in front if strand.family == key]
        if strands:
            found.append(Entry(_sample(sheet, strands), alone or family.name, is_bold=True))
    return found


def _sample(sheet: Sheet, strands: list[Strand]) -> tuple[Stroke, ...]:
    """The line of a family, as the surest of its strands is drawn."""
    colour, size = sheet.colour(strands[0].family), sheet.size
    bold = any(is_bold(strand, sheet.picture.scale) for strand in strands)
    width = (STYLE["strand"]["trunk"] if bold else KEY_PX) * size
    surest = min((strand.certainty for strand in strands), key=CERTAINTIES.index)
    line = Stroke(colour, width, dash_of(surest, width), 1, surest == "inferred")
    if strands[0].family != SENT_BACK:
        return (line,)
    ticks = STYLE["strand"]["ticks"]
    return line, Stroke(colour, width + ticks["width"] * size, ticks["dash"])


def _certainties(sheet: Sheet, front: list[Strand]) -> list[Entry]:
    shown, width = {strand.certainty for strand in front}, KEY_PX * sheet.size
    return [
        Entry((Stroke(FAINT, width, dash_of(name, width), 1, name == "inferred"),), words)
        for name, words in STILL_WORDS["certainty"].items()
        if name in shown
    ]


def _pale(sheet: Sheet) -> list[Entry]:
    """What stands back: other families, the main way behind a choice, legs of other years."""
    strands, style = sheet.picture.strands, STYLE["strand"]
    found = []
    if any(not strand.is_front and not strand.is_ghost for strand in strands):
        look = style["context"]
        context = Stroke(CONTEXT, look["width"] * sheet.size, "", 2 * look["opacity"])
        found.append(Entry((context,), STILL_WORDS["context"]))
    chosen = {leg.route_id for strand in strands if strand.is_front for leg in strand.legs}
    for strand in strands:
        if strand.is_ghost:
            is_own = any(leg.route_id in chosen for leg in strand.legs)
            width = style["ghost"]["trunk" if strand.is_trunk else "width"] * sheet.size
            pale = Stroke(sheet.colour(strand.family), width, "", style["ghost"]["opacity"])
            found.append(Entry((pale,), STILL_WORDS["hidden" if is_own else "main"]))
    return list({entry.words: entry for entry in found}.values())


def _marks(sheet: Sheet, front: list[Strand]) -> list[Entry]:
    size = sheet.size
    found = []
    if any(strand.is_disputed for strand in front):
        core = Stroke(INK, 1, STYLE["strand"]["dispute"])
        found.append(Entry((Stroke(FAINT, 4 * size), core), STILL_WORDS["dispute"]))
    if any(stop.is_front and stop.group.is_area for stop in sheet.picture.stops.values()):
        found.append(Entry((), STILL_WORDS["area"]))
    thin = [strand for strand in front if not is_bold(strand, sheet.picture.scale)]
    if len({strand.sources for strand in thin}) > 1:
        found.append(Entry((Stroke(FAINT, 5 * size),), STILL_WORDS["width"]))
    return found


def _wrapped(entry: Entry, size: float) -> list[str]:
    limit = (COLUMN - 2 * MARGIN - _indent(entry)) * size
    return fonts.wrap(fonts.shown(entry.words), size, limit, bold=entry.is_bold)


def _indent(entry: Entry) -> float:
    return SAMPLE + GAP if entry.strokes else 0


def _drawn(entry: Entry, lines: list[str], size: float, y: float) -> str:
    left, middle = MARGIN * size, y + 0.5 * LINE * size
    data = f"M{left:.1f},{middle:.1f}H{left + SAMPLE * size:.1f}"
    style = Type(size, INK if entry.strokes else FAINT, is_bold=entry.is_bold)
    words = [
        text_line(line, (left + _indent(entry) * size, y + (number * LINE + 0.95) * size), style)
        for number, line in enumerate(lines)
    ]
    return "".join([*(stroke.path(data) for stroke in entry.strokes), *words])
