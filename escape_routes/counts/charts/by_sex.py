"""Arrivals in South Korea per year, by sex, as stacked bars.

A period longer than a year is never drawn as one year; what is provisional, partial or estimated
looks different from what is final.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt
import pandas as pd

from escape_routes.counts import marks
from escape_routes.counts.charts.axes import PICK, sex_colour
from escape_routes.counts.charts.chart import Chart, Slide, SlideSeries
from escape_routes.counts.yearly import ARRIVALS, arrivals_by_sex, single_years
from escape_routes.style.palette import SEX_COLOURS
from escape_routes.style.wording import SEX_NAMES

if TYPE_CHECKING:
    from escape_routes.counts.charts.chart import Choice
    from escape_routes.dataset.tables import Dataset
    from escape_routes.style.palette import Theme

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
            color=sex_colour(theme),
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


def yearly_table(dataset: Dataset) -> pd.DataFrame:
    """Arrivals per year: one row per year, persons; empty where the split is not published."""
    frame = arrivals_by_sex(dataset.counts)
    wide = frame.pivot_table(index="year", columns="sex", values="value", aggfunc="first")
    wide = wide.reindex(columns=list(SEX_NAMES))
    wide["all"] = wide.sum(axis=1)
    names = {**SEX_NAMES, "all": "All"}
    out: pd.DataFrame = wide.rename(columns=names).astype("Int64").reset_index(names="Year")
    return out.sort_values("Year", ascending=False)


def _slide(choice: Choice) -> Slide:
    frame = arrivals_by_sex(choice.kept.counts).sort_values("year")
    table = frame.pivot_table(index="year", columns="sex", values="value", aggfunc="first")
    is_final = tuple((frame["status"] == FINAL).groupby(frame["year"]).all())
    series = tuple(
        SlideSeries(name, tuple(map(marks.number, table[sex])), SEX_COLOURS["light"][sex], is_final)
        for sex, name in SEX_NAMES.items()
        if sex in table
    )
    years = tuple(str(year) for year in table.index)
    return Slide("columns", series, years, has_legend=len(series) > 1)


def _panels(choice: Choice) -> tuple[Choice, ...]:
    return () if arrivals_by_sex(choice.kept.counts).empty else (choice,)


CHART = Chart(
    key="arrivals",
    label="By sex",
    heading="Arrivals in South Korea per year, by sex",
    title=lambda choice: str(choice.dataset.row("series", ARRIVALS)["title"]),
    unit=lambda _: "persons per year, by sex",
    words=lambda _: (
        "Stacked bars: North Koreans who arrived in South Korea per year, women and men."
    ),
    caption=lambda _: (
        "Source: Ministry of Unification of South Korea, final table to 2019, and "
        "press reports of its yearly announcements since 2020. Before 1998 only the sum is known "
        "(947 up to the end of that year), and the split by sex of 1999 to 2001 only for the three "
        f"years together. {DISPUTED_SIGN} marks a year on which sources disagree. Choose a "
        "bar to read the passage behind it; drag across the bars to set the years. The figures "
        "are national and do not follow the choice of routes."
    ),
    draw=lambda choice, theme: yearly_arrivals(choice.dataset, choice.window, theme),
    table=lambda choice: yearly_table(choice.kept),
    table_words="arrivals per year and sex, in persons",
    slide=_slide,
    panels=_panels,
    nothing=lambda _: "The dataset holds no yearly arrivals.",
    series_ids=(ARRIVALS,),
    has_window=True,
)
