"""What screen and still maps share: widths, dashes, colours, zooms and words.

They stand once, in `map_style.json`, which `js/style.js` reads too. Steps there are pairs of an end
and a number; the number holds below its end, and the last one, without an end, from then on.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

STYLE: dict[str, Any] = json.loads(
    Path(__file__).with_name("map_style.json").read_text(encoding="utf-8")
)
WORDS: dict[str, Any] = STYLE["words"]
CREDIT: str = WORDS["credit"]
"""Whose data the basemap is drawn from."""
MIN_ZOOM: int = STYLE["zoom"]["min"]
HOME = tuple((float(lat), float(lon)) for lat, lon in STYLE["home"])
"""South-west and north-east corner of the view that shows all documented routes."""
DASHES: dict[str, str] = STYLE["leg"]["dashes"]
"""Dashes of a line by certainty, as SVG writes them."""


def stepped(value: float, steps: Iterable[tuple[float | None, float]]) -> float:
    """The number of the first step that ends above a value."""
    return next(number for end, number in steps if end is None or value < end)


def leg_width(sources: int) -> float:
    """Width of a leg in pixels, by its number of independent sources."""
    return stepped(sources, STYLE["leg"]["widths"])


def leg_scale(zoom: float) -> float:
    """Far out, lines are thinner, so that a region stays legible."""
    return stepped(zoom, STYLE["leg"]["scales"])
