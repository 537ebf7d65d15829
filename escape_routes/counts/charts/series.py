"""Altair builders for counts over time; each takes frames or a dataset and knows no Streamlit.

What is counted and final is filled or solid; what is counted but provisional, partial or running
is hollow or dashed; what somebody said or estimated is a hollow diamond, and never a bar or a line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt
import pandas as pd

from escape_routes.counts import marks
from escape_routes.counts.charts.yearly import PICK
from escape_routes.counts.marks import AT_LEAST, AT_MOST, COUNTED, RANGE, SAID, WHOLE
from escape_routes.style.palette import ACCENT, ROUTE_COLOURS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from escape_routes.dataset.tables import Dataset
    from escape_routes.style.palette import Theme

Key = dict[str, Any]
"""Scale and legend of the letters, the same for the strokes and the fills of a chart."""

MOST_SERIES = 6
"""How many series can be compared: more lines than this nobody tells apart."""
LETTERS = "ABCDEF"

HEIGHT_PX = 300
SIGNS = {"counted": "circle", SAID: "diamond", AT_LEAST: "triangle-up", AT_MOST: "triangle-down"}
IS_COUNTED = f"datum.standing == '{COUNTED}'"
NOT_COUNTED = f"datum.standing != '{COUNTED}'"
DASH = [4, 3]
# As wide as the labels of a million, so that charts below each other share their time axis.
AXIS_PX = 52


def series_over_time(dataset: Dataset, series_id: str, theme: Theme = "light") -> alt.LayerChart:
    """One series over time: bars where it counts a flow, signs at their height for the rest.

    Each mark is as wide as its period is long. `count_frames.undrawn` gives what is left out.
    """
    series = dataset.row("series", series_id)
    frame = _lettered(marks.drawn(dataset, [series_id]), [series_id])
    if not marks.is_barred(series):
        return _signs_over_time(frame, series["unit"], [ACCENT[theme]], None)
    is_bar = (frame["form"] == WHOLE) & (frame["standing"] != SAID)
    bars = _bars(frame[is_bar], series["unit"], ACCENT[theme])
    return layered([bars, *_sign_layers(frame[~is_bar], series["unit"], [ACCENT[theme]])])


def compared_series(
    dataset: Dataset,
    letters: dict[str, str],
    span: tuple[int, int],
    theme: Theme = "light",
) -> alt.LayerChart:
    """Series of one unit on one pair of axes, told apart by colour and letter.

    Parameters
    ----------
    letters
        The letter of each series, by its key; all have the same unit.
    span
        First and last year of the axis, the same for charts that stand below each other.
    """
    frame = _lettered(marks.drawn(dataset, list(letters)), letters)
    unit = dataset.row("series", next(iter(letters)))["unit"]
    colours = [ROUTE_COLOURS[theme][LETTERS.index(letter)] for letter in letters.values()]
    return _signs_over_time(frame, unit, colours, span)


def _lettered(frame: pd.DataFrame, letters: dict[str, str] | Sequence[str]) -> pd.DataFrame:
    """The figures with the letter of their series and the sign that stands for each."""
    if not isinstance(letters, dict):
        letters = dict(zip(letters, LETTERS, strict=False))
    sign = frame["form"].where(frame["form"].isin([AT_LEAST, AT_MOST]), "counted")
    return frame.assign(
        letter=frame["series_id"].map(letters),
        sign=sign.mask((sign == "counted") & (frame["standing"] == SAID), SAID),
    )


def _signs_over_time(
    frame: pd.DataFrame, unit: str, colours: list[str], span: tuple[int, int] | None
) -> alt.LayerChart:
    layers = _sign_layers(frame, unit, colours)
    return layered([_ends(span), *layers] if span else layers)


def _ends(span: tuple[int, int]) -> alt.Chart:
    """Two marks that nobody sees, at the ends of the time axis."""
    first, last = span
    moments = pd.DataFrame(
        {"middle": pd.to_datetime([f"{first}-01-01", f"{last}-12-31"], utc=True)}
    )
    ends: alt.Chart = alt.Chart(moments).mark_point(opacity=0).encode(x=time_axis("middle"))
    return ends


def _sign_layers(frame: pd.DataFrame, unit: str, colours: list[str]) -> list[alt.Chart]:
    """Ranges, lines through runs of years, the length of each period, and a sign per figure."""
    frame = frame[FIGURE_COLUMNS]
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
            tooltip=_tooltip(unit),
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
            strokeDash=_dash(),
            tooltip=_tooltip(unit),
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
            tooltip=_tooltip(unit),
        )
    )
    return signs


FIGURE_COLUMNS = [
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


def _bars(frame: pd.DataFrame, unit: str, colour: str) -> alt.Chart:
    """Bars as wide as their periods, with a little air between neighbours."""
    air = (frame["end"] - frame["start"]) * 0.06
    frame = frame.assign(start=frame["start"] + air, end=frame["end"] - air)
    bars: alt.Chart = (
        alt.Chart(frame[FIGURE_COLUMNS])
        .mark_bar(cursor="pointer", color=colour, strokeWidth=1.5)
        .encode(
            x=time_axis("start"),
            x2="end:T",
            y=amount_axis("value", unit),
            y2=alt.Y2Datum(0),
            tooltip=_tooltip(unit),
            **pale_unless_final(colour),
        )
    )
    return bars


def layered(layers: list[alt.Chart], height_px: int = HEIGHT_PX) -> alt.LayerChart:
    """The layers on top of each other; a click on a mark of any of them gives its count."""
    # A layer without rows would warn that its axes have no ends.
    layers = [layer for layer in layers if len(layer.data)] or layers[-1:]
    pick = alt.selection_point(name=PICK, fields=["count_id"], on="click", clear=False)
    chart: alt.LayerChart = alt.LayerChart(layer=[*layers[:-1], layers[-1].add_params(pick)])
    return chart.properties(height=height_px)


def time_axis(field: str) -> alt.X:
    """Time in one zone everywhere, so that no figure slips into the year before."""
    return alt.X(
        f"{field}:T",
        title=None,
        scale=alt.Scale(type="utc", padding=8),
        axis=alt.Axis(labelOverlap="greedy", tickCount=10, grid=False),
    )


def amount_axis(field: str, unit: str) -> alt.Y:
    """The axis of a quantity, named by its unit and begun at zero."""
    return alt.Y(
        f"{field}:Q",
        title=unit[:1].upper() + unit[1:],
        scale=alt.Scale(zero=True),
        axis=alt.Axis(tickCount=5, minExtent=AXIS_PX),
    )


def _shape(frame: pd.DataFrame) -> alt.Shape:
    """A sign for what each figure is; a legend only where there is more than one."""
    present = [sign for sign in SIGNS if sign in set(frame["sign"])]
    return alt.Shape(
        "sign:N",
        title=None,
        scale=alt.Scale(domain=present, range=[SIGNS[sign] for sign in present]),
        legend=alt.Legend(orient="top") if present != ["counted"] else None,
    )


def _dash() -> object:
    return alt.condition(NOT_COUNTED, alt.value(DASH), alt.value([1, 0]))


def pale_unless_final(colour: str) -> dict[str, object]:
    """Solid when counted and final; else pale with a dashed edge."""
    return {
        "fillOpacity": alt.condition(NOT_COUNTED, alt.value(0.25), alt.value(1)),
        "stroke": alt.condition(NOT_COUNTED, alt.value(colour), alt.value("transparent")),
        "strokeDash": _dash(),
    }


def _tooltip(unit: str) -> list[alt.Tooltip]:
    return [
        alt.Tooltip("period:N", title="Period"),
        alt.Tooltip("words:N", title=unit[:1].upper() + unit[1:]),
        alt.Tooltip("status:N", title="Status"),
        alt.Tooltip("standing:N", title="How sure"),
        alt.Tooltip("publisher:N", title="Source"),
    ]
