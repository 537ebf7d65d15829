"""Altair builders: each takes a frame of counts and returns a chart; none knows of Streamlit.

A period longer than a year is never drawn as one year; what is provisional, partial or estimated
looks different from what is final.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt
import pandas as pd

from escape_routes.dataset import rows
from escape_routes.palette import ACCENT, SEX_COLOURS
from escape_routes.wording import COUNT_BEGINS, period_in_words
from escape_routes.yearly import ARRIVALS, arrivals_by_sex, single_years

if TYPE_CHECKING:
    from escape_routes.dataset import Dataset
    from escape_routes.palette import Theme

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


def series_over_time(dataset: Dataset, series_id: str, theme: Theme = "light") -> alt.LayerChart:
    """One series over time: bars for flows, level marks for the rest, pale bands for ranges.

    Each mark is as wide as its period is long; running totals stand at the day they end. Totals
    whose beginning no source dates are not drawn; `undrawn` gives them.
    """
    series = dataset.row("series", series_id)
    frame = _drawable(dataset, series_id)
    base = alt.Chart(frame).encode(
        x=alt.X("start_date:T", title=None),
        x2="end_date:T",
        tooltip=_series_tooltip(series["unit"]),
    )
    colour = ACCENT[theme]
    flow = series["measure"] in {"flow", "rate"}
    values = (
        base.transform_filter("isValid(datum.value)")
        .mark_bar(cursor="pointer", color=colour, stroke=colour, strokeWidth=1.5)
        .encode(
            y=alt.Y("value:Q", title=series["unit"].capitalize(), axis=alt.Axis(tickCount=5)),
            y2=alt.Y2Datum(0) if flow else alt.Y2("value:Q"),
            **_status_marks(colour),
        )
        .add_params(_pick())
    )
    ranges = (
        base.transform_filter("!isValid(datum.value)")
        .mark_bar(
            cursor="pointer", color=colour, fillOpacity=0.15, stroke=colour, strokeDash=[3, 3]
        )
        .encode(y="low:Q", y2="high:Q")
        .add_params(_pick("pick_range"))
    )
    points = (
        base.transform_filter("isValid(datum.value)")
        .mark_point(color=colour, filled=True, size=45)
        .encode(x=alt.X("middle:T"), y="value:Q")
    )
    layers = [values, ranges] if flow else [values, ranges, points]
    layered: alt.LayerChart = alt.LayerChart(layer=layers).properties(height=300)
    return layered


def undrawn(dataset: Dataset, series_id: str) -> pd.DataFrame:
    """The counts of a flow whose beginning no source dates: everything up to a day."""
    counts = _both_sexes(dataset, series_id)
    if dataset.row("series", series_id)["measure"] == "running total":
        return counts.iloc[:0]
    return counts[counts["start_date"] == COUNT_BEGINS]


def _both_sexes(dataset: Dataset, series_id: str) -> pd.DataFrame:
    counts = dataset.counts[dataset.counts["series_id"] == series_id]
    return counts[counts["sex"] == "all"] if (counts["sex"] == "all").any() else counts


def _drawable(dataset: Dataset, series_id: str) -> pd.DataFrame:
    """Counts of a series for both sexes together where given, with the ends of every range."""
    counts = _both_sexes(dataset, series_id).drop(undrawn(dataset, series_id).index)
    named = counts.merge(dataset.sources[["source_id", "publisher"]], on="source_id")
    # The mark may be wider than the period; the words stay true.
    period = [period_in_words(row.start_date, row.end_date) for row in rows(named)]
    start, end = pd.to_datetime(named["start_date"]), pd.to_datetime(named["end_date"])
    if dataset.row("series", series_id)["measure"] == "running total":
        start = end
    # A point in time still needs a width to be seen and clicked: ten weeks.
    end = end.where(end - start > pd.Timedelta(days=70), start + pd.Timedelta(days=70))
    top = named[["value", "lower", "upper"]].max().max()
    return named.assign(
        start_date=start,
        end_date=end,
        period=period,
        middle=start + (end - start) / 2,
        low=named["lower"].fillna(0),
        high=named["upper"].fillna(named["lower"].clip(lower=top)),
    )


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


def _series_tooltip(unit: str) -> list[alt.Tooltip]:
    return [
        alt.Tooltip("period:N", title="Period"),
        alt.Tooltip("value:Q", title=unit.capitalize(), format=","),
        alt.Tooltip("lower:Q", title="At least", format=","),
        alt.Tooltip("upper:Q", title="At most", format=","),
        alt.Tooltip("status:N", title="Status"),
        alt.Tooltip("publisher:N", title="Source"),
    ]


def _pick(name: str = PICK) -> alt.Parameter:
    return alt.selection_point(name=name, fields=["count_id"], on="click", clear=False)
