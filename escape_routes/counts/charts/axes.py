"""What the charts of counts share: axes, colours of the sexes, what is not final, and the click."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import altair as alt

from escape_routes.counts.marks import COUNTED
from escape_routes.style.palette import SEX_COLOURS
from escape_routes.style.wording import SEX_NAMES

if TYPE_CHECKING:
    from escape_routes.style.palette import Theme

PICK = "pick"
"""Name of the selection that a click on a mark makes; its field is `count_id`."""

HEIGHT_PX = 300
IS_COUNTED = f"datum.standing == '{COUNTED}'"
NOT_COUNTED = f"datum.standing != '{COUNTED}'"
DASH = [4, 3]
# As wide as the labels of a million, so that charts below each other share their time axis.
AXIS_PX = 52


def layered(layers: list[alt.Chart], height_px: int = HEIGHT_PX) -> alt.LayerChart:
    """The layers that have rows as one chart, in which a click on a mark gives its count."""
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


def sex_colour(theme: Theme) -> alt.Color:
    """The colours of women, men and what is not split, with their names in the legend."""
    colours = SEX_COLOURS[theme]
    return alt.Color(
        "sex:N",
        title=None,
        scale=alt.Scale(domain=list(colours), range=list(colours.values())),
        legend=alt.Legend(orient="top", labelExpr=f"{json.dumps(SEX_NAMES)}[datum.label]"),
    )


def dash() -> object:
    """Dashed unless counted and final."""
    return alt.condition(NOT_COUNTED, alt.value(DASH), alt.value([1, 0]))


def pale_unless_final(colour: str) -> dict[str, object]:
    """Solid when counted and final; else pale with a dashed edge."""
    return {
        "fillOpacity": alt.condition(NOT_COUNTED, alt.value(0.25), alt.value(1)),
        "stroke": alt.condition(NOT_COUNTED, alt.value(colour), alt.value("transparent")),
        "strokeDash": dash(),
    }
