"""Text and boxes of pictures: how a line looks, and which places it may take."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from escape_routes.maps.style import STYLE
from escape_routes.style import fonts

if TYPE_CHECKING:
    from escape_routes.maps.arcs import Position

INK, HALO = STYLE["theme"]["light"]["ink"], STYLE["theme"]["light"]["halo"]
# Darker than on the screen, for small type on paper.
FAINT, EDGE = STYLE["theme"]["light"]["faint"], "#cbd2d9"

Box = tuple[float, float, float, float]
"""Left, top, right and bottom in pixels."""


@dataclass(frozen=True)
class Type:
    """How a line of text looks; a halo keeps it legible on the map."""

    size: float
    colour: str = INK
    is_bold: bool = False
    has_halo: bool = False
    is_slanted: bool = False


def text_line(words: str, at: Position, style: Type) -> str:
    """A line of text that begins on its base line at that place."""
    extra = ' font-weight="700"' if style.is_bold else ""
    if style.is_slanted:
        extra += ' font-style="italic"'
    if style.has_halo:
        extra += f' stroke="{HALO}" stroke-width="3" stroke-opacity="0.8" paint-order="stroke"'
        extra += ' stroke-linejoin="round"'
    return (
        f'<text y="{at[1]:.1f}" font-size="{style.size:g}" fill="{style.colour}"{extra}>'
        f"{_parts(words, at[0], style)}</text>"
    )


def _parts(words: str, left: float, style: Type) -> str:
    """The parts of a line, each in a font that has all of it, and each at its own place."""
    made = []
    for family, part in fonts.runs(words):
        made.append(f'<tspan x="{left:.1f}" font-family="{family}">{escape(part)}</tspan>')
        left += fonts.width(part, style.size, bold=style.is_bold)
    return "".join(made)


def is_apart(a: Box, b: Box) -> bool:
    """Whether two boxes share nothing."""
    return a[0] >= b[2] or a[2] <= b[0] or a[1] >= b[3] or a[3] <= b[1]


def is_near(point: Position, box: Box, margin: float) -> bool:
    """Whether a point lies in a box or within a margin of it."""
    across = box[0] - margin < point[0] < box[2] + margin
    return across and box[1] - margin < point[1] < box[3] + margin


def corner(side: str, size: tuple[float, float], gap: tuple[float, float]) -> Position:
    """Upper left corner of a box on one side of a point, or over it, seen from the point."""
    (width, height), (across, down) = size, gap
    return {
        "right": (across, -height / 2),
        "left": (-width - across, -height / 2),
        "above": (-width / 2, -height - down),
        "below": (-width / 2, down),
        "middle": (-width / 2, -height / 2),
    }[side]
