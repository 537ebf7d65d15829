"""What stands beside and below a still map: legend, keys, source, attribution and notice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from escape_routes.maps.still.basemap import ATTRIBUTION
from escape_routes.maps.still.text import EDGE, FAINT, INK, Type, text_line
from escape_routes.style import fonts
from escape_routes.style.palette import ROUTE_COLOURS
from escape_routes.style.wording import NOTICE

if TYPE_CHECKING:
    from escape_routes.routes.routes import Route

DASHES = {"documented": "", "reported": "9 6", "inferred": "2 6"}
CERTAINTY_WORDS = {
    "documented": "documented: a source names it",
    "reported": "reported, or named broadly",
    "inferred": "inferred from other legs",
}
LEGEND_PX, KEYS_PX, FOOT_PX = 236, 140, 40
LEGEND_TEXT_PX = 11
KEY_TYPE = Type(10, FAINT)


@dataclass(frozen=True)
class Words:
    """What is written around a map that stands by itself; nothing of it inside a page."""

    title: str = ""
    source_line: str = ""

    @property
    def head_px(self) -> int:
        """Height of the title above the map."""
        return 48 if self.title else 0

    @property
    def foot_px(self) -> int:
        """Height of the lines below the map."""
        return FOOT_PX + (16 if self.source_line else 0)


def legend(chosen: list[Route], height: float) -> str:
    """Which routes are drawn, and what the lines mean; smaller type where there are many."""
    for size in (LEGEND_TEXT_PX, 10, 9, 8):
        rows = [
            (route, fonts.wrap(fonts.shown(route.name), size, LEGEND_PX - 58)) for route in chosen
        ]
        line_px = size * 1.25
        high = sum(len(lines) * line_px + size * 0.4 for _, lines in rows)
        if high <= height - KEYS_PX - 26:
            break
    parts, y = [text_line("Routes", (12, 20), Type(LEGEND_TEXT_PX + 1, is_bold=True))], 38.0
    for route, lines in rows:
        parts.append(_legend_route(route, lines, y, size))
        y += len(lines) * line_px + size * 0.4
    if not rows:
        parts.append(text_line("None is documented in this choice.", (12, y), Type(size, FAINT)))
    return "".join(parts) + _keys(max(y + 8, height - KEYS_PX))


def _legend_route(route: Route, lines: list[str], y: float, size: float) -> str:
    mark = text_line(route.code, (12, y), Type(size - 0.5, is_bold=True))
    mark += f'<rect x="12" y="{y + 2.5:.1f}" width="26" height="3" fill="{colour_of(route)}"/>'
    return mark + "".join(
        text_line(line, (46, y + number * size * 1.25), Type(size))
        for number, line in enumerate(lines)
    )


def _keys(y: float) -> str:
    parts = [f'<path d="M12,{y - 12:.1f}H{LEGEND_PX - 12}" stroke="{EDGE}"/>']
    samples = [(words, 3.0, DASHES[name], False) for name, words in CERTAINTY_WORDS.items()]
    samples += [("sources disagree", 4.0, "", True), ("wider: more publishers", 5.0, "", False)]
    for words, width, dash, has_core in samples:
        line = f'd="M12,{y:.1f}H42" fill="none"'
        dashes = f' stroke-dasharray="{dash}"' if dash else ""
        parts.append(f'<path {line} stroke="{FAINT}" stroke-width="{width}"{dashes}/>')
        if has_core:
            parts.append(f'<path {line} stroke="{INK}" stroke-width="1.2" stroke-dasharray="1 4"/>')
        parts.append(text_line(words, (50, y + 3.5), KEY_TYPE))
        y += 16
    parts.append(
        f'<circle cx="27" cy="{y:.1f}" r="6" fill="{FAINT}" fill-opacity="0.12" '
        f'stroke="{FAINT}" stroke-dasharray="2 3"/>'
    )
    parts.append(text_line("a whole county, province, country", (50, y + 3.5), KEY_TYPE))
    parts.append(text_line("Lines are schematic, never roads,", (12, y + 20), KEY_TYPE))
    parts.append(text_line("rivers or paths.", (12, y + 33), KEY_TYPE))
    return "".join(parts)


def foot(words: Words, width: int, height: int) -> str:
    """Source, attribution and standing notice below the map."""
    credit = f"{ATTRIBUTION} · boundaries are approximate and imply no endorsement"
    lines = [words.source_line, NOTICE, credit]
    lines = [line for line in lines if line]
    top = height - words.foot_px + 15
    return "".join(
        text_line(
            _cut(fonts.shown(line), width - 24, 10.5),
            (12, top + 15.5 * number),
            Type(10.5, INK if line == NOTICE else FAINT),
        )
        for number, line in enumerate(lines)
    )


def _cut(text: str, limit: float, size: float) -> str:
    """The text, shortened with an ellipsis where it is wider than the limit."""
    if fonts.width(text, size) <= limit:
        return text
    while fonts.width(f"{text}…", size) > limit:
        text = text[:-1]
    return f"{text.rstrip()}…"


def colour_of(route: Route) -> str:
    """Colour of a route on light ground."""
    return ROUTE_COLOURS["light"][route.colour - 1]
