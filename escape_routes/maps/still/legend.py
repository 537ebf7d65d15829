"""What stands beside and below a still map: legend, keys, source, attribution and notice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from escape_routes.maps.still.text import EDGE, FAINT, INK, Type, text_line
from escape_routes.maps.style import CREDIT, DASHES, STYLE, WORDS
from escape_routes.style import fonts
from escape_routes.style.palette import FAMILY_COLOURS
from escape_routes.style.wording import NOTICE

if TYPE_CHECKING:
    from escape_routes.routes.routes import Route

STILL_WORDS: dict[str, Any] = WORDS["still"]
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
        parts.append(text_line(STILL_WORDS["none"], (12, y), Type(size, FAINT)))
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
    certainties = STILL_WORDS["certainty"].items()
    samples = [(words, 3.0, DASHES[name], False) for name, words in certainties]
    samples += [(STILL_WORDS["dispute"], 4.0, "", True), (STILL_WORDS["width"], 5.0, "", False)]
    for words, width, dash, has_core in samples:
        line = f'd="M12,{y:.1f}H42" fill="none"'
        dashes = f' stroke-dasharray="{dash}"' if dash else ""
        parts.append(f'<path {line} stroke="{FAINT}" stroke-width="{width}"{dashes}/>')
        if has_core:
            parts.append(f'<path {line} stroke="{INK}" stroke-width="1.2" stroke-dasharray="1 4"/>')
        parts.append(text_line(words, (50, y + 3.5), KEY_TYPE))
        y += 16
    parts.append(
        f'<circle cx="27" cy="{y:.1f}" r="6" fill="{FAINT}" '
        f'fill-opacity="{STYLE["halo"]["fill"]}" stroke="{FAINT}" '
        f'stroke-dasharray="{STYLE["halo"]["dash"]}"/>'
    )
    parts.append(text_line(STILL_WORDS["halo"], (50, y + 3.5), KEY_TYPE))
    parts += [
        text_line(line, (12, y + 20 + 13 * number), KEY_TYPE)
        for number, line in enumerate(STILL_WORDS["notice"])
    ]
    return "".join(parts)


def foot(words: Words, width: int, height: int) -> str:
    """Source, attribution and standing notice below the map."""
    borders = WORDS["borders"]
    credit = f"{CREDIT} · {borders[0].lower()}{borders[1:]}"
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
    return FAMILY_COLOURS["light"][route.family]
