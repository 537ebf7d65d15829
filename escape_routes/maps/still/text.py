"""Text of pictures: how a line of it looks, and the SVG of it."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from escape_routes.maps.style import STYLE
from escape_routes.style import fonts

INK, HALO = STYLE["theme"]["light"]["ink"], STYLE["theme"]["light"]["halo"]
# Darker than on the screen, for small type on paper.
FAINT, EDGE = STYLE["theme"]["light"]["faint"], "#cbd2d9"
# Width of a halo, in sizes of the type.
HALO_WIDTH = 0.24


@dataclass(frozen=True)
class Type:
    """How a line of text looks; a halo keeps it legible on the map."""

    size: float
    colour: str = INK
    is_bold: bool = False
    has_halo: bool = False
    is_slanted: bool = False


def text_line(words: str, at: tuple[float, float], style: Type) -> str:
    """A line of text that begins on its base line at that place."""
    extra = ' font-weight="700"' if style.is_bold else ""
    if style.is_slanted:
        extra += ' font-style="italic"'
    if style.has_halo:
        extra += f' stroke="{HALO}" stroke-width="{style.size * HALO_WIDTH:.3g}"'
        extra += ' stroke-opacity="0.85" paint-order="stroke" stroke-linejoin="round"'
    return (
        f'<text y="{at[1]:.1f}" font-size="{style.size:.4g}" fill="{style.colour}"{extra}>'
        f"{_parts(words, at[0], style)}</text>"
    )


def _parts(words: str, left: float, style: Type) -> str:
    """The parts of a line, each in a font that has all of it, and each at its own place."""
    made = []
    for family, part in fonts.runs(words):
        made.append(f'<tspan x="{left:.1f}" font-family="{family}">{escape(part)}</tspan>')
        left += fonts.width(part, style.size, bold=style.is_bold)
    return "".join(made)
