"""The time axis of dated events, in lanes, above a strip of yearly arrivals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import altair as alt
import pandas as pd

from escape_routes.counts.yearly import ARRIVALS, whole_years
from escape_routes.style.palette import FAINT, OUTCOME_COLOURS, PALE

if TYPE_CHECKING:
    from escape_routes.events.timeline import Span
    from escape_routes.style.palette import Theme

PICK = "pick"
"""Name of the selection that a click makes; its fields are `event_id` and `count_id`."""
ZOOM = "zoom"

SHAPES = {
    "arrived": "circle",
    "arrested": "square",
    "repatriated": "triangle-down",
    "policy": "diamond",
    "report": "cross",
}

SYMBOL_COLUMNS = [
    "event_id",
    "middle",
    "line",
    "precision",
    "outcome",
    "title",
    "when",
    "people_count",
    "places",
    "routes",
]

STRIP_TITLE = "Arrivals in South Korea, persons per year"
LINE_PX = 16
GAP_PX = 30
STRIP_PX = 80

# The wheel alone scrolls the page; with Ctrl or Cmd it zooms the axis.
WHEEL = "wheel![event.ctrlKey || event.metaKey]"


def timeline(
    marks: pd.DataFrame,
    arrivals: pd.DataFrame,
    span: Span,
    theme: Theme = "light",
) -> alt.LayerChart:
    """Events by lane on a time axis that can be dragged and zoomed, above yearly arrivals.

    Parameters
    ----------
    marks
        As `timeline.marks` gives them: one row per event and lane, at least one.
    arrivals
        As `arrival_bars` gives them; persons per year.
    span
        First and last moment that the axis shows before it is zoomed.
    """
    lines = int(marks["line"].max()) + 1
    strip_top = lines * LINE_PX + GAP_PX
    x = _time_axis()
    y = alt.Y(
        "line:Q",
        axis=None,
        scale=alt.Scale(domain=[-0.5, lines - 0.5], range=[0, lines * LINE_PX], nice=False),
    )
    layers = [
        _years(span, theme),
        *_strip(arrivals, _time_axis("bottom"), strip_top, theme),
        *_headings(marks, y, theme),
        _spans(marks, x, y, theme),
        _symbols(marks, x, y, theme),
    ]
    layered: alt.LayerChart = (
        alt.LayerChart(layer=layers)
        .resolve_scale(y="independent")
        .resolve_axis(x="independent")
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


def _time_axis(orient: Literal["top", "bottom"] | None = None) -> alt.X:
    """Time of all layers, in one zone everywhere; the lines of the years give it its ends."""
    return alt.X(
        "start:T",
        title=None,
        scale=alt.Scale(type="utc", nice=False, padding=7),
        # A grid would be as high as the strip only.
        axis=orient and alt.Axis(orient=orient, labelOverlap="greedy", tickCount=12, grid=False),
    )


def _years(span: Span, theme: Theme) -> alt.Chart:
    """A faint line where each year begins, with the years above the first lane."""
    x = _time_axis("top")
    starts = pd.DataFrame({"start": pd.date_range(*span, freq="YS")})
    lines: alt.Chart = (
        alt.Chart(starts).mark_rule(color=PALE[theme], opacity=0.25, clip=True).encode(x=x)
    )
    return lines


def _strip(arrivals: pd.DataFrame, x: alt.X, top: int, theme: Theme) -> list[alt.Chart]:
    """Pale bars of yearly arrivals below the lanes, with a title and an axis of their own."""
    title = pd.DataFrame({"title": [STRIP_TITLE]})
    bars = (
        alt.Chart(arrivals)
        .mark_bar(color=PALE[theme], opacity=0.6, clip=True, cursor="pointer")
        .encode(
            x=x,
            x2="end:T",
            y=alt.Y(
                "value:Q",
                title=None,
                scale=alt.Scale(range=[top + STRIP_PX, top], zero=True),
                axis=alt.Axis(tickCount=3, grid=False),
            ),
            y2=alt.Y2Datum(0),
            tooltip=[
                alt.Tooltip("year:O", title="Year"),
                alt.Tooltip("value:Q", title="Arrivals in South Korea, persons", format=","),
                alt.Tooltip("status:N", title="Status"),
            ],
        )
    )
    return [bars, _heading(alt.Chart(title), theme).encode(y=alt.value(top - 10), text="title:N")]


def _heading(base: alt.Chart, theme: Theme) -> alt.Chart:
    text = base.mark_text(align="left", color=FAINT[theme], fontSize=12, fontWeight=600)
    heading: alt.Chart = text.encode(x=alt.value(2))
    return heading


def _headings(marks: pd.DataFrame, y: alt.Y, theme: Theme) -> list[alt.Chart]:
    """The name of each lane at its top left, under a thin line."""
    names = marks[["lane", "heading"]].drop_duplicates().rename(columns={"heading": "line"})
    # Only the first letter: the other capitals of a name stay.
    names = names.assign(lane=names["lane"].str[:1].str.upper() + names["lane"].str[1:])
    base = alt.Chart(names).encode(y=y)
    return [
        base.mark_rule(color=PALE[theme], opacity=0.6, yOffset=-LINE_PX / 2),
        _heading(base, theme).encode(text="lane:N"),
    ]


def _spans(marks: pd.DataFrame, x: alt.X, y: alt.Y, theme: Theme) -> alt.Chart:
    """A bar as long as the month or year in which an event lies whose day is not known."""
    spans: alt.Chart = (
        alt.Chart(
            marks[marks["precision"] != "day"][["event_id", "start", "end", "line", "outcome"]]
        )
        .mark_rule(strokeWidth=6, strokeOpacity=0.4, clip=True)
        .encode(x=x, x2="end:T", y=y, color=alt.Color("outcome:N", scale=_colours(theme)))
    )
    return spans


def _symbols(marks: pd.DataFrame, x: alt.X, y: alt.Y, theme: Theme) -> alt.Chart:
    """A symbol per event: shape and colour say the outcome; filled when the day is known."""
    legend = alt.Legend(orient="top", title=None, columns=3, symbolSize=90, symbolOpacity=1)
    middle = x.copy()
    middle.shorthand = "middle:T"
    symbols: alt.Chart = (
        alt.Chart(marks[SYMBOL_COLUMNS])
        .mark_point(size=85, strokeWidth=2, opacity=1, cursor="pointer", clip=True)
        .encode(
            x=middle,
            y=y,
            shape=alt.Shape(
                "outcome:N",
                scale=alt.Scale(domain=list(SHAPES), range=list(SHAPES.values())),
                legend=legend,
            ),
            color=alt.Color("outcome:N", scale=_colours(theme), legend=legend),
            fill=alt.Fill("outcome:N", scale=_colours(theme), legend=legend),
            fillOpacity=alt.condition("datum.precision == 'day'", alt.value(0.9), alt.value(0)),
            tooltip=_tooltip(),
            description="title:N",
        )
        .add_params(
            # Forgotten when the pointer comes back, so that the same mark can be picked again. Not
            # when it leaves: then a drawer is opening, and would lose the key that closes it.
            alt.selection_point(
                name=PICK, fields=["event_id", "count_id"], on="click", clear="pointerover"
            ),
            alt.selection_interval(name=ZOOM, bind="scales", encodings=["x"], zoom=WHEEL),
        )
    )
    return symbols


def _tooltip() -> list[alt.Tooltip]:
    return [
        alt.Tooltip("title:N", title="Event"),
        alt.Tooltip("when:N", title="Date"),
        alt.Tooltip("outcome:N", title="Outcome"),
        alt.Tooltip("people_count:Q", title="People", format=","),
        alt.Tooltip("places:N", title="Places"),
        alt.Tooltip("routes:N", title="Routes"),
    ]


def _colours(theme: Theme) -> alt.Scale:
    colours = OUTCOME_COLOURS[theme]
    return alt.Scale(domain=list(colours), range=list(colours.values()))
