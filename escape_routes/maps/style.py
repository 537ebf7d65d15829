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
MAIN_WAY = tuple((float(lat), float(lon)) for lat, lon in STYLE["story"])
"""South-west and north-east corner of what the main way needs."""


def stepped(value: float, steps: Iterable[tuple[float | None, float]]) -> float:
    """The number of the first step that ends above a value."""
    return next(number for end, number in steps if end is None or value < end)
