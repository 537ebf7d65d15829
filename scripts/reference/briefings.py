"""The fields of a briefing file, from the rules that check them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escape_routes.briefing import files, rules
from escape_routes.dataset.safety import MAX_DECIMALS, MAX_ZOOM
from scripts.reference.markdown import page, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

INTRO = (
    "A briefing is a TOML file in `data/briefings/`: the fields of the whole at the top, and one "
    "`[[scene]]` for each scene. How one is written is told in "
    "[How to add a briefing](../how-to/briefing.md). `escape-routes validate` names every fault "
    "with file, line and field."
)
HEADS = ("field", "what it holds", "needed")
WHOLE = {
    "title": f"The name of the briefing; one line, {rules.MAX_TITLE_CHARACTERS} characters at most",
    "language": "Its language, as two small letters such as `en`",
    "author": f"Who made it; {rules.MAX_TITLE_CHARACTERS} characters at most",
    "date": "Of which day, month or year it is",
    "scene": f"The scenes, 1 to {files.MAX_SCENES}",
}
SCENE = {
    "title": f"What the scene says, as one line of {rules.MAX_TITLE_CHARACTERS} characters at most",
    "text": f"Text on the screen: {rules.MAX_WORDS} words and {rules.MAX_CHARACTERS} characters "
    "at most",
    "routes": "Keys of `routes.csv`; none means all routes",
    "years": f"First and last year, as in `[2004, 2012]`, between {rules.FIRST_YEAR} and "
    f"{rules.LAST_YEAR}",
    "focus": "What stands out and whose sources are listed, as in `leg.KEY` or `event.KEY`",
    "view": "The middle and the zoom of the map, as in `{ lat = 18.0, lon = 102.5, zoom = 6 }`: "
    f"{MAX_DECIMALS} decimals at most, zoom {rules.MIN_ZOOM} to {MAX_ZOOM}",
    "chart": 'A chart, as in `{ series = ["KEY"], kind = "arrivals" }`; kinds are '
    f"{', '.join(rules.CHART_KINDS)}, and {rules.MAX_SERIES} series of one unit at most",
    "passages": f"Keys of `excerpts.csv`, {rules.MAX_PASSAGES} at most",
    "notes": f"For the speaker, {rules.MAX_NOTE_WORDS} words at most",
    "map": "`false` leaves the map out",
}


def text() -> str:
    """The page."""
    return page(
        "Fields of a briefing",
        INTRO,
        "## The briefing",
        table(HEADS, _rows(WHOLE, rules.BRIEFING, rules.BRIEFING_NEEDS)),
        "## A scene",
        table(HEADS, _rows(SCENE, rules.SCENE, rules.SCENE_NEEDS)),
    )


def _rows(
    words: Mapping[str, str], checked: Mapping[str, object], needed: tuple[str, ...]
) -> Iterator[tuple[str, str, str]]:
    """One row per field that is checked; every one needs its words here."""
    for name in checked:
        yield f"`{name}`", words[name], "yes" if name in needed else ""
