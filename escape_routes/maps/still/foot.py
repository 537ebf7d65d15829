"""What stands around a still map: title, source, standing notice and attribution."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from escape_routes.maps.still.paper import FOOT_PT
from escape_routes.maps.still.text import FAINT, INK, Type, text_line
from escape_routes.maps.style import CREDIT, WORDS
from escape_routes.style import fonts
from escape_routes.style.wording import NOTICE

if TYPE_CHECKING:
    from escape_routes.maps.still.paper import Paper

TITLE_PT, LINE = 16.0, 1.4
EDGE_PX = 12


@dataclass(frozen=True)
class Words:
    """What is written around a map that stands by itself; nothing of it inside a page."""

    title: str = ""
    source_line: str = ""


def head_px(words: Words, paper: Paper) -> float:
    """Height of the title above the map."""
    return round(paper.px(TITLE_PT) * 2) if words.title else 0


def head(words: Words, paper: Paper) -> str:
    """The title above the map."""
    size = paper.px(TITLE_PT)
    shown = fonts.shown(words.title)
    return text_line(shown, (EDGE_PX, 1.35 * size), Type(size, is_bold=True)) if shown else ""


def foot_px(words: Words, paper: Paper) -> float:
    """Height of the lines below the map."""
    return round(len(_lines(words)) * paper.px(FOOT_PT) * LINE + 8)


def foot(words: Words, paper: Paper) -> str:
    """Source, notice and attribution below the map; smaller where one would not fit."""
    size = paper.px(FOOT_PT)
    top = paper.height - foot_px(words, paper) + 4
    return "".join(
        _line(line, size, (paper.width - 2 * EDGE_PX, top + (number + 0.8) * size * LINE))
        for number, line in enumerate(_lines(words))
    )


def _lines(words: Words) -> list[str]:
    borders = WORDS["borders"]
    credit = f"{CREDIT} · {borders[0].lower()}{borders[1:]}"
    return [line for line in (words.source_line, NOTICE, credit) if line]


def _line(text: str, size: float, place: tuple[float, float]) -> str:
    """A line that takes the width it is given, and no more; `place` is width and base line."""
    limit, base = place
    shown = fonts.shown(text)
    size *= min(1, limit / fonts.width(shown, size))
    return text_line(shown, (EDGE_PX, base), Type(size, INK if text == NOTICE else FAINT))
