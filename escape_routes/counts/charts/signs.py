"""A sign for every figure of one or more series, at its height and as long as its period.

What is counted and final is filled; what is counted but provisional, partial or running is hollow;
what somebody said or estimated is a hollow diamond, and never a bar or a line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt
import pandas as pd

from escape_routes.counts.charts.axes import DASH, IS_COUNTED, amount_axis, dash, layered, time_axis
from escape_routes.counts.marks import AT_LEAST, AT_MOST, RANGE, SAID

if TYPE_CHECKING:
    from collections.abc import Sequence

Key = dict[str, Any]
"""Scale and legend of the letters, the same for the strokes and the fills of a chart."""

LETTERS = "ABCDEF"
SIGNS = {"counted": "circle", SAID: "diamond", AT_LEAST: "triangle-up", AT_MOST: "triangle-down"}
SIGNS_IN_WORDS = (
    "Filled: counted and final. Hollow or dashed: provisional, part of a year or a running total. "
    "Hollow diamond: said or estimated, not counted. Triangles: at least (pointing up) and at most "
    "(pointing down). Dashed box: a range. A flat line is as long as the period "
    "of its figure; slanted lines join neighbouring years only, since a missing year is not zero."
)


def lettered(frame: pd.DataFrame, letters: dict[str, str] | Sequence[str]) -> pd.DataFrame:
    """The figures with the letter of their series and the sign that stands for each."""
    if not isinstance(letters, dict):
        letters = dict(zip(letters, LETTERS, strict=False))
    sign = frame["form"].where(frame["form"].isin([AT_LEAST, AT_MOST]), "counted")
    return frame.assign(
        letter=frame["series_id"].map(letters),
        sign=sign.mask((sign == "counted") & (frame["standing"] == SAID), SAID),
    )


def signs_over_time(
    frame: pd.DataFrame, unit: str, colours: list[str], span: tuple[int, int] | None
) -> alt.LayerChart:
    """The signs of lettered figures as a chart; `span` gives first and last year of its axis."""
    layers = sign_layers(frame, unit, colours)
    return layered([_ends(span), *layers] if span else layers)


def _ends(span: tuple[int, int]) -> alt.Chart:
    """Two marks that nobody sees, at the ends of the time axis."""
    first, last = span
    moments = pd.DataFrame(
        {"middle": pd.to_datetime([f"{first}-01-01", f"{last}-12-31"], utc=True)}
    )
    ends: alt.Chart = alt.Chart(moments).mark_point(opacity=0).encode(x=time_axis("middle"))
    return ends


def sign_layers(frame: pd.DataFrame, unit: str, colours: list[str]) -> list[alt.Chart]:
    """Ranges, lines through runs of years, the length of each period, and a sign per figure."""
    frame = frame[MARK_COLUMNS]
    letters = sorted(frame["letter"].unique())
    legend = alt.Legend(orient="top", title=None, symbolOpacity=1, symbolType="circle")
    key = {
        "scale": alt.Scale(domain=letters, range=colours),
        "legend": legend if len(letters) > 1 else None,
    }
    is_range = frame["form"] == RANGE
    return [
        _ranges(frame[is_range], unit, key),
        _lines(frame[frame["run"] != ""], unit, key),
        _periods(frame[~is_range], unit, key),
        _signs(frame[~is_range], unit, key),
    ]


def _ranges(frame: pd.DataFrame, unit: str, key: Key) -> alt.Chart:
    """A hollow box from the lower to the upper end of each range."""
    ranges: alt.Chart = (
        alt.Chart(frame)
        # Transparent and not empty, so that the whole box can be chosen.
        .mark_bar(size=10, filled=False, fill="transparent", strokeDash=DASH, cursor="pointer")
        .encode(
            x=time_axis("middle"),
            y=amount_axis("low", unit),
            y2="high:Q",
            color=alt.Color("letter:N", **key),
            tooltip=tooltip(unit),
        )
    )
    return ranges


def _lines(frame: pd.DataFrame, unit: str, key: Key) -> alt.Chart:
    lines: alt.Chart = (
        alt.Chart(frame)
        .mark_line(strokeWidth=1.5, opacity=0.7)
        .encode(
            x=time_axis("middle"),
            y=amount_axis("value", unit),
            color=alt.Color("letter:N", **key),
            detail="run:N",
        )
    )
    return lines


def _periods(frame: pd.DataFrame, unit: str, key: Key) -> alt.Chart:
    """A flat line as long as the period of each figure."""
    periods: alt.Chart = (
        alt.Chart(frame)
        .mark_rule(strokeWidth=2, opacity=0.5)
        .encode(
            x=time_axis("start"),
            x2="end:T",
            y=amount_axis("value", unit),
            color=alt.Color("letter:N", **key),
            strokeDash=dash(),
            tooltip=tooltip(unit),
        )
    )
    return periods


def _signs(frame: pd.DataFrame, unit: str, key: Key) -> alt.Chart:
    """A sign for each figure: its shape says what it is, and only what is final is filled."""
    signs: alt.Chart = (
        alt.Chart(frame)
        .mark_point(size=55, strokeWidth=1.8, opacity=1, cursor="pointer")
        .encode(
            x=time_axis("middle"),
            y=amount_axis("value", unit),
            color=alt.Color("letter:N", **key),
            fill=alt.Fill("letter:N", **key),
            fillOpacity=alt.condition(IS_COUNTED, alt.value(0.9), alt.value(0)),
            shape=_shape(frame),
            tooltip=tooltip(unit),
        )
    )
    return signs


MARK_COLUMNS = [
    "count_id",
    "letter",
    "start",
    "end",
    "middle",
    "value",
    "low",
    "high",
    "form",
    "sign",
    "standing",
    "run",
    "period",
    "words",
    "status",
    "publisher",
]


def _shape(frame: pd.DataFrame) -> alt.Shape:
    """A sign for what each figure is; a legend only where there is more than one."""
    present = [sign for sign in SIGNS if sign in set(frame["sign"])]
    return alt.Shape(
        "sign:N",
        title=None,
        scale=alt.Scale(domain=present, range=[SIGNS[sign] for sign in present]),
        legend=alt.Legend(orient="top") if present != ["counted"] else None,
    )


def tooltip(unit: str) -> list[alt.Tooltip]:
    """What a mark says of its figure."""
    return [
        alt.Tooltip("period:N", title="Period"),
        alt.Tooltip("words:N", title=unit[:1].upper() + unit[1:]),
        alt.Tooltip("status:N", title="Status"),
        alt.Tooltip("standing:N", title="How sure"),
        alt.Tooltip("publisher:N", title="Source"),
    ]
