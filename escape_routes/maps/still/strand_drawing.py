"""The strands on a still map.

Light edge, line, direction, ticks where people are sent back, and a dark core where sources
disagree. A pale one has its line alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from escape_routes.maps.geometry.curves import arrow, chevrons
from escape_routes.maps.geometry.looks import arrow_size, dash_of, is_bold
from escape_routes.maps.still.text import HALO, INK
from escape_routes.maps.style import STYLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from escape_routes.maps.geometry.vectors import Point
    from escape_routes.maps.still.sheet import Line, Sheet

CONTEXT: str = STYLE["theme"]["light"]["context"]
SENT_BACK = "returned"


@dataclass(frozen=True)
class Stroke:
    """How a line is drawn: width in pixels, dashes as SVG writes them, opacity from 0 to 1."""

    colour: str
    width: float
    dash: str = ""
    opacity: float = 1
    is_round: bool = False

    def path(self, data: str) -> str:
        """The line as SVG; `data` says where it runs."""
        dash = f' stroke-dasharray="{self.dash}"' if self.dash else ""
        cap = ' stroke-linecap="round"' if self.is_round else ""
        opacity = f' opacity="{self.opacity:g}"' if self.opacity < 1 else ""
        return (
            f'<path d="{data}" fill="none" stroke="{self.colour}" '
            f'stroke-width="{self.width:.4g}" stroke-linejoin="round"{cap}{dash}{opacity}/>'
        )


def strands(sheet: Sheet, lines: Iterable[Line]) -> str:
    """Bold lines under thin ones, pale ones under those in ink."""
    order = sorted(
        lines,
        key=lambda line: (line.strand.is_front, sheet.ink_of(line.strand), -line.width),
    )
    return "".join(_strand(sheet, line) for line in order if _is_seen(sheet, line))


def _is_seen(sheet: Sheet, line: Line) -> bool:
    xs, ys = zip(*line.points, strict=True)
    seen = sheet.projection
    return bool(max(xs) > 0 and min(xs) < seen.width and max(ys) > 0 and min(ys) < seen.height)


def _strand(sheet: Sheet, line: Line) -> str:
    strand, data = line.strand, path_data(line.points)
    drawn = "".join(stroke.path(data) for stroke in strokes(sheet, line))
    head = _head(sheet, line) if strand.is_front else ""
    legs = " ".join(leg.leg_id for leg in strand.legs)
    role = "front" if strand.is_front else "ghost" if strand.is_ghost else "context"
    return f'<g class="{role}" data-legs="{legs}">{drawn}{head}</g>'


def strokes(sheet: Sheet, line: Line) -> list[Stroke]:
    """The lines that lie upon each other where a strand runs, the lowest first."""
    strand, opacity = line.strand, sheet.ink_of(line.strand)
    colour = sheet.colour(strand.family)
    is_round = is_bold(strand, sheet.picture.scale) or strand.certainty == "inferred"
    if not strand.is_front:
        pale = colour if strand.is_ghost else CONTEXT
        return [Stroke(pale, line.width, opacity=opacity, is_round=is_round)]
    style = STYLE["strand"]
    casing, ticks = style["casing"], style["ticks"]
    edge = min(opacity, casing["opacity"])
    dash = dash_of(strand.certainty, line.width)
    made = [
        Stroke(HALO, line.width + casing["width"], opacity=edge, is_round=is_round),
        Stroke(colour, line.width, dash, opacity, is_round),
    ]
    if strand.family == SENT_BACK:
        made.append(
            Stroke(colour, line.width + ticks["width"] * sheet.size, ticks["dash"], opacity)
        )
    if strand.is_disputed:
        made.append(Stroke(INK, 1, style["dispute"], opacity))
    return made


def path_data(points: Sequence[Point]) -> str:
    """A row of points as the data of a path."""
    return "M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in points)


def _head(sheet: Sheet, line: Line) -> str:
    """The direction: angles inside of the bold main way, or a triangle beside the middle."""
    scale, opacity = sheet.picture.scale, sheet.ink_of(line.strand)
    size = arrow_size(line.strand, scale)
    if is_bold(line.strand, scale):
        data = "".join(path_data(angle) for angle in chevrons(line.points, size))
        width = STYLE["arrow"]["line"] * scale.size
        return Stroke(HALO, width, "", opacity, is_round=True).path(data)
    listed = " ".join(f"{x:.1f},{y:.1f}" for x, y in arrow(line.points, size)[:3])
    return (
        f'<polygon points="{listed}" fill="{sheet.colour(line.strand.family)}" '
        f'stroke="{HALO}" stroke-width="1" opacity="{opacity:g}"/>'
    )
