"""The layers of the library as a drawing (SVG): one row per layer, imports run down only."""

from __future__ import annotations

import textwrap
from html import escape

from scripts.reference.rooms import LIBRARY, layers, purpose

WIDE, ROW, GAP, LEFT = 900, 66, 10, 10
LINE_PX, TYPE_PX = 15, 12
PX_PER_LETTER = 6.3
INK, FAINT, PAPER, EDGE = "#1f2933", "#52606d", "#f3f5f7", "#9aa5b1"
TOP = "the browser, other programs and the terminal"
GROUND = "the tables, briefings, gazetteer and basemap in data/"
DOWN = "imports run down only; what is read travels up"


def svg() -> str:
    """The drawing."""
    stack = layers()
    high = (len(stack) + 2) * (ROW + GAP) + GAP
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {high}" '
        f'font-family="sans-serif" font-size="{TYPE_PX}" fill="{INK}">',
        f'<rect width="{WIDE}" height="{high}" fill="#ffffff"/>',
        _band(0, TOP, ""),
        *(_layer(row, names) for row, names in enumerate(stack, 1)),
        _band(len(stack) + 1, GROUND, DOWN),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _top(row: int) -> int:
    return GAP + row * (ROW + GAP)


def _band(row: int, words: str, more: str) -> str:
    """A row that is not of the library."""
    middle = _top(row) + ROW // 2
    lines = [(middle - (8 if more else -4), words, INK)] + [(middle + 14, more, FAINT)] * bool(more)
    texts = "".join(
        f'<text x="{WIDE // 2}" y="{y}" text-anchor="middle" fill="{ink}">{escape(line)}</text>'
        for y, line, ink in lines
    )
    return _box(LEFT, row, WIDE - 2 * LEFT, "none") + texts


def _layer(row: int, names: list[str]) -> str:
    wide = (WIDE - 2 * LEFT - GAP * (len(names) - 1)) // len(names)
    return "".join(
        _room(LEFT + place * (wide + GAP), row, wide, n) for place, n in enumerate(names)
    )


def _room(x: int, row: int, wide: int, name: str) -> str:
    folder = LIBRARY / name / "__init__.py"
    said = purpose(folder if folder.exists() else LIBRARY / f"{name}.py")
    words = said.rstrip(".").replace("`", "")
    lines = textwrap.wrap(words, int((wide - 24) / PX_PER_LETTER))
    first = _top(row) + 38
    texts = "".join(
        f'<text x="{x + 12}" y="{first + LINE_PX * at}" fill="{FAINT}">{escape(line)}</text>'
        for at, line in enumerate(lines)
    )
    title = f'<text x="{x + 12}" y="{_top(row) + 20}" font-weight="bold">{name}</text>'
    return _box(x, row, wide, PAPER) + title + texts


def _box(x: int, row: int, wide: int, fill: str) -> str:
    dash = ' stroke-dasharray="4 3"' if fill == "none" else ""
    return (
        f'<rect x="{x}" y="{_top(row)}" width="{wide}" height="{ROW}" rx="4" '
        f'fill="{fill}" stroke="{EDGE}"{dash}/>'
    )
