"""What lines are, in words upon them: those of the most legs first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escape_routes.maps.geometry.curves import length_of
from escape_routes.maps.geometry.line_words import free_spot, words_of
from escape_routes.maps.still.text import HALO, Type, text_line
from escape_routes.maps.style import WORDS
from escape_routes.style import fonts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from escape_routes.maps.geometry.boxes import Box
    from escape_routes.maps.still.sheet import Line, Sheet

WORDS_PX = 12.0
PADDING_PX, LINE, BASE = 4, 1.25, 0.95


def words_on_lines(sheet: Sheet, lines: Iterable[Line]) -> str:
    """The words, whose boxes are taken from then on; each thing once, where there is room."""
    style, seen = WORDS["line"], sheet.projection
    most = round(seen.width * seen.height / style["area"] / sheet.size**2)
    said: dict[str, str] = {}
    front = [line for line in lines if line.strand.is_front]
    for line in sorted(front, key=lambda line: -len(line.strand.legs)):
        words = fonts.shown(words_of(line.strand, sheet.features, sheet.state))
        is_new = words and words not in said and len(said) < most
        box = _box(sheet, line, words) if is_new else None
        if box:
            sheet.taken.append(box)
            said[words] = _written(sheet, line, words, box)
    return "".join(said.values())


def _box(sheet: Sheet, line: Line, words: str) -> Box | None:
    size = WORDS_PX * sheet.size
    dimensions = fonts.width(words, size, bold=True) + 2 * PADDING_PX, LINE * size
    # Of a shorter line the words would leave too little.
    if length_of(line.points) < max(WORDS["line"]["shortest"] * sheet.size, dimensions[0]):
        return None
    return free_spot(line.points, dimensions, sheet.view, sheet.taken)


def _written(sheet: Sheet, line: Line, words: str, box: Box) -> str:
    left, top, right, bottom = box
    size, colour = WORDS_PX * sheet.size, sheet.colour(line.strand.family)
    plate = (
        f'<rect x="{left:.1f}" y="{top:.1f}" width="{right - left:.1f}" '
        f'height="{bottom - top:.1f}" rx="3" fill="{HALO}" fill-opacity="0.88"/>'
    )
    at = left + PADDING_PX, top + BASE * size
    return plate + text_line(words, at, Type(size, colour, is_bold=True))
