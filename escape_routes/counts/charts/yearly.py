"""Altair builders: each takes a frame of counts and returns a chart; none knows of Streamlit.

A period longer than a year is never drawn as one year; what is provisional, partial or estimated
looks different from what is final.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt
import pandas as pd

from escape_routes.counts.yearly import ARRIVALS, arrivals_by_sex, single_years
from escape_routes.style.palette import SEX_COLOURS

if TYPE_CHECKING:
    from escape_routes.dataset.tables import Dataset
    from escape_routes.style.palette import Theme

PICK = "pick"
"""Name of the selection that a click on a mark makes; its field is `count_id`."""

WINDOW = "window"
"""Name of the selection that dragging over the yearly bars makes; its field is `year`."""

FINAL = "final"
DISPUTED_SIGN = "≠"


def yearly_arrivals(
    dataset: Dataset, window: tuple[int, int] | None = None, theme: Theme = "light"
) -> alt.LayerChart:
    """Stacked bars of arrivals in South Korea per year, by sex; unit: persons.

    Years outside `window` stay as pale bars, so that another window can be dragged over them. A
    sign above a year says that sources disagree on a figure of it.
    """
    frame = _arrivals_frame(dataset, window)
    colours = SEX_COLOURS[theme]
    x = alt.X("year:O", title=None, axis=alt.Axis(labelAngle=0, labelOverlap="greedy"))
    bars = (
        alt.Chart(frame)
        .mark_bar(cursor="pointer", strokeWidth=1.5)
        .encode(
            x=x,
            y=alt.Y("value:Q", stack="zero", title="Persons per year", axis=alt.Axis(tickCount=5)),
            color=_sex_colour(colours),
            order=alt.Order("sex:N", sort="ascending"),
            opacity=alt.condition("datum.is_shown", alt.value(1), alt.value(0.25)),
            tooltip=[
                alt.Tooltip("year:O", title="Year"),
                alt.Tooltip("sex:N", title="Sex"),
                alt.Tooltip("value:Q", title="Persons", format=","),
                alt.Tooltip("status:N", title="Status"),
                alt.Tooltip("publisher:N", title="Source"),
            ],
            **_status_marks(colours["male"]),
        )
        .add_params(_pick(), alt.selection_interval(name=WINDOW, encodings=["x"], clear="dblclick"))
    )
    totals = frame.groupby("year", as_index=False).agg(
        value=("value", "sum"), is_disputed=("is_disputed", "max")
    )
    signs = (
        alt.Chart(totals[totals["is_disputed"]])
        .mark_text(dy=-7, fontSize=13, color=colours["not split"], text=DISPUTED_SIGN)
        .encode(x=x, y="value:Q", tooltip=alt.value("Sources disagree on a figure of this year."))
    )
    layered: alt.LayerChart = alt.LayerChart(layer=[bars, signs]).properties(height=300)
    return layered


def _arrivals_frame(dataset: Dataset, window: tuple[int, int] | None) -> pd.DataFrame:
    """Arrivals by year and sex with publisher, whether shown, and whether disputed."""
    frame = arrivals_by_sex(dataset.counts).merge(
        dataset.sources[["source_id", "publisher"]], on="source_id"
    )
    first, last = window or (frame["year"].min(), frame["year"].max())
    evidence = dataset.evidence
    is_dispute = (evidence["subject_table"] == "counts") & (evidence["stance"] == "disputes")
    disputed = dataset.counts["count_id"].isin(evidence.loc[is_dispute, "subject_id"])
    years = single_years(dataset.counts[disputed & (dataset.counts["series_id"] == ARRIVALS)])
    return frame.assign(
        is_shown=frame["year"].between(first, last), is_disputed=frame["year"].isin(years["year"])
    )[["count_id", "year", "sex", "value", "status", "publisher", "is_shown", "is_disputed"]]


def _sex_colour(colours: dict[str, str]) -> alt.Color:
    return alt.Color(
        "sex:N",
        title=None,
        scale=alt.Scale(domain=list(colours), range=list(colours.values())),
        legend=alt.Legend(orient="top", labelExpr=f"{SEX_LABELS}[datum.label]"),
    )


SEX_LABELS = '{"female": "Women", "male": "Men", "not split": "Not published by sex"}'


def _status_marks(colour: str) -> dict[str, object]:
    """Final values are solid; every other status is pale with a dashed edge."""
    other = f"datum.status != '{FINAL}'"
    return {
        "fillOpacity": alt.condition(other, alt.value(0.25), alt.value(1)),
        "stroke": alt.condition(other, alt.value(colour), alt.value("transparent")),
        "strokeDash": alt.condition(other, alt.value([3, 3]), alt.value([1, 0])),
    }


def _pick(name: str = PICK) -> alt.Parameter:
    return alt.selection_point(name=name, fields=["count_id"], on="click", clear=False)
