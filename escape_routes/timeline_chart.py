"""The time axis of dated events, in lanes, above a strip of yearly arrivals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt
import pandas as pd

from escape_routes.palette import OUTCOME_COLOURS
from escape_routes.yearly import ARRIVALS, whole_years

if TYPE_CHECKING:
    from escape_routes.palette import Theme

PICK_EVENT = "pick_event"
"""Name of the selection that a click on an event makes; its field is `event_id`."""
PICK_COUNT = "pick_count"
"""Name of the selection that a click on a year of arrivals makes; its field is `count_id`."""

SHAPES = {
    "arrived": "circle",
    "arrested": "square",
    "repatriated": "triangle-down",
    "policy": "diamond",
    "report": "cross",
}
INK: dict[Theme, str] = {"light": "#52606d", "dark": "#b3bec9"}
FAINT: dict[Theme, str] = {"light": "#a3adb8", "dark": "#56636f"}

LINE_PX = 16
GAP_PX = 30
STRIP_PX = 80

# The wheel alone scrolls the page; with Ctrl or Cmd it zooms the axis.
WHEEL = "wheel![event.ctrlKey || event.metaKey]"


def timeline(
    marks: pd.DataFrame,
    arrivals: pd.DataFrame,
    span: tuple[pd.Timestamp, pd.Timestamp],
    theme: Theme = "light",
) -> alt.LayerChart:
    """Events by lane on a time axis that can be dragged and zoomed, above yearly arrivals.

    Parameters
    ----------
    marks
        As `timelines.marks` gives them: one row per event and lane, at least one.
    arrivals
        As `arrival_bars` gives them; persons per year.
    span
        First and last moment that the axis shows before it is zoomed.
    """
    lines = int(marks["line"].max()) + 1
    strip_top = lines * LINE_PX + GAP_PX
    layers = [
        _strip(arrivals, strip_top, theme),
        _strip_title(strip_top, theme),
        _rules(marks, lines, theme),
        _headings(marks, lines, theme),
        _spans(marks, lines, theme),
        _symbols(marks, lines, theme),
    ]
    layered: alt.LayerChart = (
        alt.LayerChart(layer=[layer.encode(x=_time(layer, span)) for layer in layers])
        .resolve_scale(y="independent")
        .properties(
            height=strip_top + STRIP_PX,
            # Lines have a height in pixels, so only the width may be fitted.
            autosize=alt.AutoSizeParams(type="fit-x", contains="padding"),
        )
    )
    return layered


def arrival_bars(counts: pd.DataFrame) -> pd.DataFrame:
    """Arrivals in South Korea per year, women and men together: `start`, `end` (UTC), `value`."""
    kept = whole_years(counts[(counts["series_id"] == ARRIVALS) & (counts["sex"] == "all")])
    bars = kept[["count_id", "year", "value", "status"]]
    return bars.assign(
        start=pd.to_datetime(kept["start_date"], utc=True),
        end=pd.to_datetime(kept["end_date"], utc=True),
    ).reset_index(drop=True)
